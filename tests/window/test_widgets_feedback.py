"""What the window answers: toasts, messages, progress, empty places, panels, charts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from cigdesk.charts import Point, Stack, Stroke, Threshold, Words, line_chart, ticks
from ui.theme import DARK, LIGHT, apply_theme, set_mode
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.charts import BarChart, LineChart
from ui.widgets.empty_state import EmptyState
from ui.widgets.gallery import build_gallery
from ui.widgets.gauge import Gauge, GaugeData
from ui.widgets.message_bar import MessageBar
from ui.widgets.progress import ProgressBar
from ui.widgets.side_panel import SidePanel
from ui.widgets.toast import ToastArea


@pytest.fixture
def stage(qapp, qtbot):
    """Shows widgets in an active window."""
    apply_theme(qapp, LIGHT)
    windows = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        window.resize(700, 500)
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        windows.append(window)  # a window without a reference goes away
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield show
    set_mode("system")


class TestToast:
    @pytest.fixture
    def area(self, stage):
        line = QLineEdit()
        window = stage(line)
        line.setFocus()
        area = ToastArea(window)
        area.line = line
        return area

    def test_it_leaves_by_itself_and_never_takes_the_keyboard(self, area, qtbot):
        toast = area.show_toast("M. Adam noté absent excusé", "mar. 10 nov.", lifetime_ms=20)
        assert area.line.hasFocus()
        with qtbot.waitSignal(toast.closed):
            pass
        assert area.toasts() == ()

    def test_the_mouse_holds_it(self, area, qtbot):
        toast = area.show_toast("Ligne retirée", action="Rétablir")
        point = QPointF(5, 5)
        QApplication.sendEvent(toast, QEnterEvent(point, point, point))
        assert toast.is_held()
        QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
        assert not toast.is_held()

    def test_the_keyboard_holds_it_and_echap_closes_it(self, area, qtbot):
        toast = area.show_toast("Ligne retirée", action="Rétablir")
        toast.button.setFocus()
        assert toast.is_held()
        with qtbot.waitSignal(toast.closed):
            qtbot.keyClick(toast.button, Qt.Key.Key_Escape)

    def test_its_button_acts_once(self, area, qtbot):
        acts = []
        toast = area.show_toast("Ligne retirée", action="Rétablir", on_action=lambda: acts.append(1))
        qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
        assert (acts, area.toasts()) == ([1], ())

    def test_they_stack_at_the_bottom_left_and_the_oldest_goes(self, area, qtbot):
        for n in range(5):
            area.show_toast(f"Changement {n}")
        assert [toast.title for toast in area.toasts()] == ["Changement 2", "Changement 3", "Changement 4"]
        bottoms = [toast.geometry().bottom() for toast in area.toasts()]
        assert bottoms == sorted(bottoms)
        window = area.line.window()
        window.resize(600, 400)
        qtbot.waitUntil(
            lambda: area.toasts()[-1].geometry().bottom() == window.height() - ToastArea.MARGIN - 1
        )


class TestMessage:
    def test_three_parts_are_said_in_their_order(self, stage, qtbot):
        retry = Button("Réessayer")
        bar = MessageBar("Le lecteur réseau ne répond plus.", "Tout est gardé ici.", [retry])
        stage(bar)
        assert bar.accessibleName() == "Le lecteur réseau ne répond plus. Tout est gardé ici."
        with qtbot.waitSignal(retry.clicked):
            qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)

    def test_a_long_sentence_is_wholly_shown(self, stage, qtbot):
        bar = MessageBar("Court.", "Une phrase qui ne tient pas sur une ligne. " * 8)
        window = stage(bar, QWidget())
        window.resize(320, 600)
        qtbot.waitUntil(lambda: bar.width() < 320)
        kept = bar.findChildren(Label)[1]
        assert kept.height() >= kept.heightForWidth(kept.width()) >= 5 * 20


def test_markup_in_a_name_is_shown_as_typed(stage):
    label = Label("<b>Dupont & fils</b>")
    stage(label)
    assert label.text() == "<b>Dupont & fils</b>"
    assert label.textFormat() == Qt.TextFormat.PlainText


class TestProgress:
    def test_echap_and_the_button_stop(self, stage, qtbot):
        work = ProgressBar("Export des relevés d’octobre")
        stage(work)
        work.set_progress(7, 11, "Rosny-sous-Bois")
        assert work.accessibleName() == "Export des relevés d’octobre, 7 sur 11"
        work.stop_button.setFocus()
        with qtbot.waitSignal(work.stopped):
            qtbot.keyClick(work.stop_button, Qt.Key.Key_Escape)
        with qtbot.waitSignal(work.stopped):
            qtbot.mouseClick(work.stop_button, Qt.MouseButton.LeftButton)


def test_an_empty_place_gives_the_next_act(stage, qtbot):
    act = Button("Ouvrir une permanence", "primary")
    empty = EmptyState("Aucune permanence à Coubron", "Ouvrez une demi-journée.", action=act)
    stage(empty)
    assert empty.accessibleName() == "Aucune permanence à Coubron"
    with qtbot.waitSignal(act.clicked):
        qtbot.mouseClick(act, Qt.MouseButton.LeftButton)


class TestSidePanel:
    def test_echap_closes_and_the_keyboard_returns(self, stage, qtbot):
        line, panel, inside = QLineEdit(), SidePanel("Rendez-vous sélectionné"), QLineEdit()
        panel.body.addWidget(inside)
        stage(line, panel)
        line.setFocus()
        panel.open_panel(inside)
        assert inside.hasFocus()
        assert not panel.isModal()
        with qtbot.waitSignal(panel.closed):
            qtbot.keyClick(inside, Qt.Key.Key_Escape)
        assert line.hasFocus()
        assert not panel.isVisible()

    def test_the_cross_closes_once(self, stage, qtbot):
        panel = SidePanel("Détail")
        stage(QLineEdit(), panel)
        panel.open_panel()
        closed = []
        panel.closed.connect(lambda: closed.append(1))
        qtbot.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
        panel.close_panel()
        assert closed == [1]


class TestGauge:
    @pytest.mark.parametrize(
        ("done", "planned", "total", "shares"),
        [
            (7.5, 2, 10, (0.75, 0.95)),
            (12, 3, 10, (1, 1)),
            (0, 0, 0, (0, 0)),
            (8, 4, 10, (0.8, 1)),
            (-1, 2, 10, (0, 0.1)),
        ],
    )
    def test_shares_never_leave_the_bar(self, done, planned, total, shares):
        assert GaugeData(done, planned, total).shares == pytest.approx(shares)

    def test_it_draws_done_planned_and_left_apart(self, stage):
        gauge = Gauge(GaugeData(5, 2, 10, spoken="5 jours faits"))
        gauge.setFixedWidth(200)
        stage(gauge)
        image, middle = gauge.grab().toImage(), gauge.height() // 2
        assert image.pixelColor(50, middle) == LIGHT.accent.solid
        assert image.pixelColor(180, middle) == LIGHT.hover
        planned = {image.pixelColor(x, middle).name() for x in range(105, 135)}
        assert {LIGHT.accent.solid.name(), LIGHT.surface.name()} <= planned
        assert gauge.accessibleName() == "5 jours faits"


POINTS = st.lists(st.floats(1, 100_000), min_size=1, max_size=12)


class TestCharts:
    @given(st.floats(0, 1e6), st.floats(0, 1e6))
    def test_ticks_enclose_what_they_measure(self, one, other):
        low, high = sorted((one, other))
        scale = ticks(low, high)
        assert scale[0] <= low + 1e-6
        assert scale[-1] >= high - 1e-6
        assert 2 <= len(scale) <= 8

    @given(POINTS)
    def test_every_value_is_written_inside(self, values):
        points = [Point(str(2020 + n), value, f"{value:.0f}") for n, value in enumerate(values)]
        words = [item for item in line_chart(points, 460, 260) if isinstance(item, Words)]
        for point in points:
            assert any(word.text == point.label for word in words)
            assert any(word.text == point.text for word in words)
        assert all(0 <= word.x <= 460 and 0 <= word.y <= 260 for word in words)

    def test_without_a_point_there_is_nothing(self):
        assert line_chart([], 400, 200) == []

    def test_the_limit_is_drawn_across_and_named(self):
        points = [Point("2025", 1262, "1 262"), Point("2026", 1284, "1 284")]
        items = line_chart(points, 460, 260, threshold=Threshold(1250, "1 250", "Strate 1 250 à 1 749"))
        assert [item for item in items if isinstance(item, Stroke) and item.dashed]
        assert {"1 250", "Strate 1 250 à 1 749"} <= {item.text for item in items if isinstance(item, Words)}

    def test_figures_are_said(self, stage):
        line = LineChart("Effectif déclaré", [Point("2026", 1284, "1 284")])
        bars = BarChart(
            "Rendez-vous", [("accent.solid", False), ("warn.solid", True)], ["honorés", "excusés"]
        )
        bars.set_stacks([Stack("S45", (25, 2))])
        stage(line, bars)
        assert line.accessibleDescription() == "2026 : 1 284"
        assert bars.accessibleDescription() == "S45 : 25 honorés, 2 excusés"
        assert not line.grab().isNull()
        assert not bars.grab().isNull()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_whole_sheet_is_drawn_in_both_themes(stage, qapp, qtbot, tokens):
    apply_theme(qapp, tokens)
    sheet = build_gallery()
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
    image = sheet.grab().toImage()
    assert image.pixelColor(538, 500) == tokens.canvas
    assert image.pixelColor(110, 500) == tokens.surface
    assert sheet.focused.hasFocus()
