"""What is typed: leniently read, faults said in place, suggestions under the line."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.theme import LIGHT, apply_theme, set_mode
from ui.widgets.completer import CompleterPopup, Suggestion
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit, TextEdit
from ui.widgets.matching import match_spans
from ui.widgets.mini_calendar import MiniCalendar
from ui.widgets.pickers import DateField, NumberField, TimeField
from ui.widgets.search import SearchField

TODAY = date(2026, 11, 12)


@pytest.fixture
def stage(qapp, qtbot):
    """Shows widgets in an active window, with a button at the end to leave for."""
    apply_theme(qapp, LIGHT)
    windows = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        window.resize(420, 480)
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch(1)
        window.way_out = QPushButton("Suite")
        layout.addWidget(window.way_out)
        windows.append(window)  # a window without a reference goes away
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield show
    set_mode("system")


class TestField:
    @pytest.fixture
    def siren(self, stage):
        edit = LineEdit()
        missing = lambda: 9 - len(edit.text())  # noqa: E731
        field = Field("&SIREN", edit, check=lambda: f"Il manque {missing()} chiffres." if missing() else "")
        field.window_ = stage(field)
        return field

    def test_the_fault_waits_until_the_field_is_left_then_follows_each_key(self, siren, qtbot):
        siren.editor.setFocus()
        qtbot.keyClicks(siren.editor, "2194002")
        assert siren.error() == ""
        qtbot.keyClick(siren.editor, Qt.Key.Key_Tab)
        assert siren.error() == "Il manque 2 chiffres."
        assert siren.editor.property("state") == "error"
        siren.editor.setFocus()
        qtbot.keyClicks(siren.editor, "2")
        assert siren.error() == "Il manque 1 chiffres."
        assert siren.editor.accessibleDescription() == "Il manque 1 chiffres."
        qtbot.keyClicks(siren.editor, "3")
        assert siren.error() == ""
        assert siren.editor.property("state") == ""

    def test_its_letter_leads_to_the_editor(self, siren, qtbot):
        siren.window_.way_out.setFocus()
        qtbot.keyClick(siren.window_, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        assert siren.editor.hasFocus()

    def test_names_and_help_are_said(self, stage):
        field = Field("Note", TextEdit(), help_text="Sans donnée médicale", optional=True)
        stage(field)
        assert field.editor.accessibleName() == "Note, facultatif"
        assert field.editor.accessibleDescription() == "Sans donnée médicale"
        field.set_error("Trop long.")
        assert field.editor.accessibleDescription() == "Trop long."
        field.clear_error()
        assert field.editor.accessibleDescription() == "Sans donnée médicale"

    def test_a_read_only_field_keeps_its_text(self, stage, qtbot):
        field = Field("Effectif", LineEdit("1284"))
        stage(field)
        field.set_read_only(True)
        qtbot.keyClicks(field.editor, "9")
        assert field.editor.text() == "1284"

    def test_tab_leaves_several_lines(self, stage, qtbot):
        text = TextEdit()
        window = stage(Field("Constat", text))
        text.setFocus()
        qtbot.keyClicks(text, "un")
        qtbot.keyClick(text, Qt.Key.Key_Tab)
        assert (text.text(), window.way_out.hasFocus()) == ("un", True)


class TestDateField:
    @pytest.fixture
    def day(self, stage):
        day = DateField(today=lambda: TODAY)
        stage(day)
        day.setFocus()
        return day

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [("17/11", date(2026, 11, 17)), ("mar 17", date(2026, 11, 17)), ("demain", date(2026, 11, 13))],
    )
    def test_what_people_write_becomes_the_usual_writing(self, day, qtbot, typed, meant):
        qtbot.keyClicks(day, typed)
        with qtbot.waitSignal(day.value_changed, check_params_cb=lambda value: value == meant):
            qtbot.keyClick(day, Qt.Key.Key_Tab)
        assert day.value() == meant
        assert day.text().startswith(("mar.", "ven."))

    def test_nonsense_stays_as_typed_and_says_why(self, day, qtbot):
        qtbot.keyClicks(day, "31/02")
        with qtbot.assertNotEmitted(day.value_changed):
            qtbot.keyClick(day, Qt.Key.Key_Tab)
        assert (day.text(), day.value()) == ("31/02", None)
        assert day.fault()

    def test_a_far_year_survives_its_own_writing(self, stage, qtbot):
        day = DateField(today=lambda: TODAY, value=date(2019, 1, 1))
        stage(day)
        day.setFocus()
        qtbot.keyClick(day, Qt.Key.Key_Tab)
        assert day.value() == date(2019, 1, 1)

    def test_arrows_step_by_a_day(self, day, qtbot):
        qtbot.keyClick(day, Qt.Key.Key_Up)
        qtbot.keyClick(day, Qt.Key.Key_Up)
        assert day.value() == date(2026, 11, 13)
        qtbot.keyClick(day, Qt.Key.Key_Down)
        assert day.value() == TODAY

    def test_the_month_opens_by_key_and_picks(self, day, qtbot):
        qtbot.keyClick(day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        grid = day._popup.calendar.grid
        qtbot.keyClick(grid, Qt.Key.Key_Right)
        with qtbot.waitSignal(day.value_changed):
            qtbot.keyClick(grid, Qt.Key.Key_Return)
        assert day.value() == date(2026, 11, 13)

    def test_emptying_tells_none(self, day, qtbot):
        day.set_value(TODAY)
        day.selectAll()
        qtbot.keyClick(day, Qt.Key.Key_Delete)
        with qtbot.waitSignal(day.value_changed, check_params_cb=lambda value: value is None):
            qtbot.keyClick(day, Qt.Key.Key_Tab)


def test_hours_step_by_a_quarter_and_stop_at_midnight(stage, qtbot):
    hour = TimeField(value=time(23, 30))
    stage(hour)
    hour.setFocus()
    for _ in range(3):
        qtbot.keyClick(hour, Qt.Key.Key_Up)
    assert hour.value() == time(23, 45)
    hour.selectAll()
    qtbot.keyClicks(hour, "14h30")
    qtbot.keyClick(hour, Qt.Key.Key_Tab)
    assert (hour.value(), hour.text().replace("\u202f", " ")) == (time(14, 30), "14 h 30")


def test_numbers_keep_within_their_bounds(stage, qtbot):
    number = NumberField(minimum=1, maximum=1300, value=1)
    stage(number)
    number.setFocus()
    qtbot.keyClick(number, Qt.Key.Key_Down)
    assert number.value() == 1
    number.selectAll()
    qtbot.keyClicks(number, "1 284")
    qtbot.keyClick(number, Qt.Key.Key_Tab)
    assert (number.value(), number.fault()) == (1284, "")
    for typed in ("0", "-1", "49.5", "douze"):
        number.setText(typed)
        assert number.value() is None
        assert "1" in number.fault()


def test_a_combo_opens_on_entree_and_tells_what_is_chosen(stage, qtbot):
    combo = ComboBox()
    combo.addItems(["Pantin", "Bondy"])
    stage(combo)
    combo.setFocus()
    with qtbot.waitSignal(combo.edited):
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.text() == "Bondy"
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: combo.view().isVisible())
    combo.hidePopup()


class TestSearch:
    def test_echap_empties_first_then_is_left_to_the_window(self, stage, qtbot):
        search = SearchField("Filtrer", keycap="Ctrl F")
        stage(search)
        search.setFocus()
        qtbot.keyClicks(search, "choi")
        with qtbot.waitSignal(search.cleared):
            qtbot.keyClick(search, Qt.Key.Key_Escape)
        with qtbot.assertNotEmitted(search.cleared):
            qtbot.keyClick(search, Qt.Key.Key_Escape)
        assert search.text() == ""


class TestMatching:
    @pytest.mark.parametrize(
        ("text", "query", "spans"),
        [
            ("Haddad, Mme", "hadd", [(0, 4)]),
            ("L’Haÿ-les-Roses", "hay", [(2, 5)]),
            ("Choisy-le-Roi", "roi choi", [(0, 4), (10, 13)]),
            ("Sœur Œdipe", "oe", [(5, 6)]),
            ("Ergonomie", "nomie", [(4, 9)]),
            ("E\u0301cole", "eco", [(0, 4)]),
            ("Pantin", "xyz", []),
            ("Pantin", "", []),
        ],
    )
    def test_the_match_is_found_without_accents(self, text, query, spans):
        assert match_spans(text, query) == spans


AGENTS = (
    Suggestion(1, "Haddad", ", Mme", "Pantin, titulaire"),
    Suggestion(2, "Haddad", ", M.", "La Courneuve, contractuel"),
    Suggestion(3, "Haddou", ", Mme", "Les Lilas, stagiaire"),
)


class TestCompleter:
    @pytest.fixture
    def search(self, stage):
        search = SearchField("Rechercher un agent")
        search.window_ = stage(search)
        search.asked = []

        def provide(text, deliver):
            search.asked.append((text, deliver))

        search.popup = CompleterPopup(search, provide, create_text="Créer la fiche « {text} »", delay_ms=0)
        search.setFocus()
        return search

    def answer(self, search, qtbot, typed="hadd", rows=AGENTS):
        qtbot.keyClicks(search, typed)
        qtbot.waitUntil(lambda: bool(search.asked) and search.asked[-1][0] == typed)
        search.asked[-1][1](rows)

    def test_arrows_move_and_entree_takes(self, search, qtbot):
        self.answer(search, qtbot)
        assert search.popup.isVisible()
        assert search.popup.current() is AGENTS[0]
        assert search.accessibleDescription() == "Haddad, Mme, Pantin, titulaire, 1 sur 4"
        qtbot.keyClick(search, Qt.Key.Key_Down)
        with qtbot.waitSignal(search.popup.chosen, check_params_cb=lambda row: row is AGENTS[1]):
            qtbot.keyClick(search, Qt.Key.Key_Return)
        assert not search.popup.isVisible()
        assert search.hasFocus()

    def test_the_last_row_creates_and_ctrl_entree_goes_there_at_once(self, search, qtbot):
        self.answer(search, qtbot)
        qtbot.keyClick(search, Qt.Key.Key_Up)
        with qtbot.waitSignal(search.popup.create_asked, check_params_cb=lambda text: text == "hadd"):
            qtbot.keyClick(search, Qt.Key.Key_Return)
        search.clear()
        self.answer(search, qtbot, "x", ())
        with qtbot.waitSignal(search.popup.create_asked):
            qtbot.keyClick(search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def test_echap_closes_the_list_and_not_the_window(self, search, qtbot):
        self.answer(search, qtbot)
        escaped = []
        QShortcut(QKeySequence("Esc"), search.window_, lambda: escaped.append(True))
        qtbot.keyClick(search, Qt.Key.Key_Escape)
        assert not search.popup.isVisible()
        assert (search.text(), escaped) == ("hadd", [])
        qtbot.keyClick(search, Qt.Key.Key_Down)
        search.asked[-1][1](AGENTS)
        assert search.popup.isVisible()

    def test_an_answer_to_an_older_text_is_dropped(self, search, qtbot):
        qtbot.keyClicks(search, "h")
        qtbot.waitUntil(lambda: len(search.asked) == 1)
        late = search.asked[0][1]
        qtbot.keyClicks(search, "a")
        late(AGENTS)
        assert not search.popup.isVisible()

    def test_leaving_the_field_closes_the_list(self, search, qtbot):
        self.answer(search, qtbot)
        search.window_.way_out.setFocus()
        assert not search.popup.isVisible()

    def test_the_mouse_takes_a_row(self, search, qtbot):
        self.answer(search, qtbot)
        view = search.popup._view
        place = view.visualRect(view.model().index(2)).center()
        with qtbot.waitSignal(search.popup.chosen, check_params_cb=lambda row: row is AGENTS[2]):
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def test_it_opens_above_when_the_window_ends_too_soon(self, search, qtbot):
        search.window_.layout().insertStretch(0, 50)
        search.window_.resize(420, 500)
        qtbot.waitUntil(lambda: search.y() > 300)
        self.answer(search, qtbot)
        assert search.popup.geometry().bottom() < search.y()


class TestCalendar:
    @pytest.fixture
    def month(self, stage):
        month = MiniCalendar(TODAY)
        month.set_marks([date(2026, 11, 13)], [date(2026, 11, 11)])
        stage(month)
        month.setFocus()
        return month

    @pytest.mark.parametrize(
        ("key", "day"),
        [
            (Qt.Key.Key_Left, date(2026, 11, 11)),
            (Qt.Key.Key_Down, date(2026, 11, 19)),
            (Qt.Key.Key_PageDown, date(2026, 12, 12)),
            (Qt.Key.Key_Home, date(2026, 11, 9)),
            (Qt.Key.Key_End, date(2026, 11, 15)),
        ],
    )
    def test_keys_move_inside(self, month, qtbot, key, day):
        qtbot.keyClick(month.grid, key)
        assert month.selected() == day

    def test_each_day_is_said_with_its_marks(self, month, qtbot):
        qtbot.keyClick(month.grid, Qt.Key.Key_Right)
        assert month.grid.accessibleName().replace("\xa0", " ") == "vendredi 13 novembre 2026, créneau libre"
        month.select(date(2026, 11, 11))
        assert month.grid.accessibleName().endswith("jour férié")

    def test_a_click_picks_the_day_under_the_mouse(self, month, qtbot):
        cell = month.grid._cell(2, 0).center().toPoint()
        with qtbot.waitSignal(month.picked, check_params_cb=lambda day: day == date(2026, 11, 9)):
            qtbot.mouseClick(month.grid, Qt.MouseButton.LeftButton, pos=cell)

    def test_arrows_of_the_head_turn_the_month_without_moving_the_day(self, month, qtbot):
        with qtbot.waitSignal(month.month_changed, check_params_cb=lambda day: day == date(2026, 12, 1)):
            qtbot.mouseClick(month.next, Qt.MouseButton.LeftButton)
        assert month.selected() == TODAY

    def test_the_last_day_of_a_long_month_falls_on_the_last_of_a_short_one(self, month, qtbot):
        month.select(date(2027, 1, 31))
        qtbot.keyClick(month.grid, Qt.Key.Key_PageDown)
        assert month.selected() == date(2027, 2, 28)


def test_a_choice_is_found_by_what_it_is_and_not_by_which_object(qtbot):
    """An id that was read again from the store is another object."""
    known = uuid4()
    choice = ComboBox()
    qtbot.addWidget(choice)
    choice.addItem("Aucune", None)
    choice.addItem("Devis", known)
    assert choice.findData(UUID(str(known))) == 1
    assert choice.findData(None) == 0
    assert choice.findData(uuid4()) == -1
