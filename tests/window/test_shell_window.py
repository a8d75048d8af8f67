"""The main window by keys and clicks, on pages of the test."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout

from cigdesk.domain.errors import Refused
from cigdesk.services.changes import Change, Undo
from ui.actions import FILTER, NEW, ActionSpec
from ui.help import HelpPanel
from ui.page import Crumb, Page, PageSpec
from ui.palette import PaletteItem
from ui.theme import current, hub
from ui.widgets.buttons import Button
from ui.widgets.header import Breadcrumb
from ui.widgets.keycap import KeyCap
from ui.window_state import WindowState

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


class ProbePage(Page):
    """A page that notes what the window asks of it."""

    icon = "file-text"

    def __init__(self, bench, page_id: str, title: str, kinds: frozenset[str]) -> None:
        super().__init__(bench)
        self.page_id, self.title, self.kinds = page_id, title, kinds
        self.refreshed: list[frozenset[str]] = []
        self.told: list[str] = []
        self.leaves = True
        self.state: dict[str, object] = {}
        self.detail = ""
        self.filter = QLineEdit()
        self.button = Button("Nouveau", "primary", keycap="Ctrl N")
        QVBoxLayout(self).addWidget(self.filter)

    def refresh(self, kinds):
        self.refreshed.append(kinds)

    def header_title(self):
        return self.detail or self.title

    def breadcrumb(self):
        return (Crumb(self.title, lambda: self.told.append("back")),) if self.detail else ()

    def header_widgets(self):
        return (self.button,)

    def page_actions(self):
        return [
            ActionSpec(
                f"{self.page_id}.new", f"Créer ({self.title})", lambda: self.told.append("new"), (NEW,)
            ),
            ActionSpec(f"{self.page_id}.filter", "Filtrer", self.filter.setFocus, (FILTER,)),
        ]

    def navigate(self, target):
        self.told.append(f"go {target}")

    def on_shown(self):
        self.told.append("shown")

    def on_hidden(self):
        self.told.append("hidden")

    def can_leave(self):
        return self.leaves

    def save_state(self):
        return self.state

    def restore_state(self, state):
        self.state = dict(state)


KINDS = {"devis": {"quote", "authority"}, "agents": {"agent"}, "reglages": {"centre"}}
TITLES = {"devis": "Devis", "agents": "Agents", "reglages": "Réglages"}


def spec(page_id: str) -> PageSpec:
    return PageSpec(
        page_id,
        TITLES[page_id],
        "file-text",
        lambda bench: ProbePage(bench, page_id, TITLES[page_id], frozenset(KINDS[page_id])),
        foot=page_id == "reglages",
    )


SPECS = [spec("devis"), spec("agents"), spec("reglages")]


@pytest.fixture
def window(make_window):
    return make_window(*SPECS)


@pytest.fixture
def press(window, qtbot):
    """Press a key where the keyboard is."""

    def press(key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)

    return press


@pytest.fixture
def change(window, qtbot):
    """Write a change and wait until the window knows it."""

    def change(*kinds: str, label: str = "", undo: Undo | None = None, initiator=None) -> None:
        with qtbot.waitSignal(window.bench.operations.idle):
            done = Change(frozenset(kinds), label, undo=undo)
            window.bench.operations.change(lambda: done, initiator=initiator)

    return change


def page(window, page_id: str) -> ProbePage:
    return next(made for made in window.stack.pages if made.page_id == page_id)


def made(window) -> list[str]:
    return [one.page_id for one in window.stack.pages]


def test_pages_are_made_when_first_shown(window, qtbot):
    assert made(window) == ["devis"]
    qtbot.mouseClick(window.rail.button("agents"), Qt.MouseButton.LeftButton)
    assert made(window) == ["devis", "agents"]
    assert window.stack.current.page_id == "agents"
    assert window.rail.button("agents").isChecked()
    assert window.windowTitle() == "Agents – CIGDesk"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (KEY.Key_2, CTRL),
        (KEY.Key_2, CTRL | Qt.KeyboardModifier.KeypadModifier),
        (KEY.Key_Eacute, CTRL),
    ],
)
def test_a_page_is_reached_by_its_digit_on_any_keyboard(window, press, key, modifier):
    press(key, modifier)
    assert window.stack.current.page_id == "agents"


@pytest.mark.parametrize(("key", "page_id"), [(KEY.Key_QuoteDbl, "reglages"), (KEY.Key_Ampersand, "devis")])
def test_the_foot_of_the_rail_comes_last(window, press, key, page_id):
    press(KEY.Key_2, CTRL)
    press(key, CTRL)
    assert window.stack.current.page_id == page_id


def test_the_shortcuts_of_the_page_in_sight_answer(window, press):
    press(KEY.Key_N, CTRL)
    press(KEY.Key_2, CTRL)
    press(KEY.Key_N, CTRL)
    assert page(window, "devis").told.count("new") == 1
    assert page(window, "agents").told.count("new") == 1


def test_a_page_reads_at_its_first_showing_then_what_concerns_it(window, change):
    devis = page(window, "devis")
    assert devis.refreshed == [devis.kinds]
    change("quote", "agent")
    change("agent")
    assert devis.refreshed[1:] == [frozenset({"quote"})]


def test_a_hidden_page_reads_once_when_it_is_shown_again(window, change, press):
    press(KEY.Key_2, CTRL)
    change("quote")
    change("authority")
    devis = page(window, "devis")
    assert len(devis.refreshed) == 1
    press(KEY.Key_1, CTRL)
    assert devis.refreshed[1:] == [frozenset({"quote", "authority"})]
    press(KEY.Key_2, CTRL)
    press(KEY.Key_1, CTRL)
    assert len(devis.refreshed) == 2


def test_the_page_that_made_the_change_is_left_alone(window, change):
    devis = page(window, "devis")
    change("quote", initiator=devis)
    assert len(devis.refreshed) == 1


def test_a_page_that_is_not_to_be_left_stays(window, qtbot):
    page(window, "devis").leaves = False
    qtbot.mouseClick(window.rail.button("agents"), Qt.MouseButton.LeftButton)
    assert window.stack.current.page_id == "devis"
    assert window.rail.button("devis").isChecked()
    assert not window.close()
    page(window, "devis").leaves = True


def test_a_page_is_shown_with_a_target(window):
    window.bench.go("agents", 7)
    assert page(window, "agents").told == ["shown", "go 7"]
    assert page(window, "devis").told == ["shown", "hidden"]


def test_the_header_follows_its_page(window, qtbot):
    devis = page(window, "devis")
    devis.detail = "2026-0187"
    devis.header_changed.emit()
    trail = window.stack.header.findChildren(Breadcrumb)[-1]
    assert trail.title_label.text() == "2026-0187"
    crumb = next(button for button in trail.findChildren(QPushButton) if button.text() == "Devis")
    qtbot.mouseClick(crumb, Qt.MouseButton.LeftButton)
    assert devis.told[-1] == "back"
    assert devis.button.isVisible()


def test_a_change_is_told_and_taken_back_from_its_toast(window, change, qtbot):
    undone: list[bool] = []

    def undo() -> Change:
        undone.append(True)
        return Change(
            frozenset({"quote"}), "Annulé\u00a0: ligne retirée", undo=Undo("x", lambda: Change(frozenset()))
        )

    change("quote", label="Ligne retirée", undo=Undo("Ligne retirée", undo))
    toast = window.toast_area.toasts()[-1]
    assert toast.title == "Ligne retirée"
    with qtbot.waitSignal(window.undo_stack.acted):
        qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert [one.title for one in window.toast_area.toasts()] == ["Annulé\u00a0: ligne retirée"]
    assert window.toast_area.toasts()[0].button.text() == "Rétablir"


def test_ctrl_z_takes_back_and_ctrl_y_does_again(window, change, press, qtbot):
    trace: list[str] = []

    def undo() -> Change:
        trace.append("undo")
        return Change(frozenset(), undo=Undo("redo", lambda: trace.append("redo") or Change(frozenset())))

    change("quote", label="Fait", undo=Undo("Fait", undo))
    window.rail.button("devis").setFocus()
    for key in (KEY.Key_Z, KEY.Key_Y):
        with qtbot.waitSignal(window.undo_stack.acted):
            press(key, CTRL)
    assert trace == ["undo", "redo"]


def test_nothing_to_take_back_is_said(window, press):
    window.rail.button("devis").setFocus()
    press(KEY.Key_Z, CTRL)
    assert window.toast_area.toasts()[-1].title == "Rien à annuler."


def test_a_failure_that_nobody_takes_stays_until_it_is_read(window, qtbot):
    def refuse() -> Change:
        raise Refused("Le disque est plein. Libérez de la place.")

    with qtbot.waitSignal(window.bench.operations.refused):
        window.bench.operations.change(refuse)
    message = window.notices.message
    assert message.accessibleName() == "Le disque est plein. Libérez de la place."
    assert message.isVisible()
    qtbot.mouseClick(message.findChild(Button), Qt.MouseButton.LeftButton)
    assert window.notices.message is None
    assert not window.notices.isVisible()


def test_long_work_shows_how_far_it_is_and_escape_stops_it(window, press, qtbot, monkeypatch):
    monkeypatch.setattr("ui.operations.PROGRESS_AFTER_MS", 10)
    go_on = threading.Event()

    def work(progress) -> Change:
        progress.step(7, 11, "Rosny-sous-Bois")
        go_on.wait(10)
        progress.step(8, 11)
        raise AssertionError

    window.bench.operations.change(work, label="Export des relevés")
    qtbot.waitUntil(lambda: window.notices.progress is not None)
    assert window.notices.progress.accessibleName() == "Export des relevés, 7 sur 11"
    with qtbot.waitSignal(window.bench.operations.idle):
        press(KEY.Key_Escape)
        go_on.set()
    assert window.notices.progress is None
    assert "Arrêté" in window.notices.message.accessibleName()


def test_f6_goes_around_the_zones(window, press):
    page(window, "devis").filter.setFocus()
    zones = []
    for _ in range(3):
        press(KEY.Key_F6)
        focus = QApplication.focusWidget()
        zones.append(
            "rail" if window.rail.isAncestorOf(focus) else "header" if focus in _header(window) else "page"
        )
    assert zones == ["rail", "header", "page"]
    press(KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() in _header(window)


def _header(window):
    return window.stack.header.findChildren(QPushButton)


def test_f8_masks_names_and_it_is_remembered(window, press, window_state):
    seen: list[bool] = []
    window.masking.changed.connect(seen.append)
    assert window.masking.name("Nadia Belkacem") == "Nadia Belkacem"
    press(KEY.Key_F8)
    assert seen == [True]
    assert "Belkacem" not in window.masking.name("Nadia Belkacem")
    assert WindowState(Path(window_state._settings.fileName())).masked
    window.masking.set_masked(False)
    assert not window.actions_registry["view.mask"].isChecked()
    assert not window_state.masked


def test_the_theme_is_chosen_in_the_menu_and_remembered(window, window_state):
    window.actions_registry["view.theme.dark"].trigger()
    assert current().dark
    assert window_state.theme == "dark"
    window.actions_registry["view.theme.light"].trigger()
    assert not hub().tokens.dark
    assert not window.actions_registry["view.theme.dark"].isChecked()


def test_f1_lists_the_keys_of_the_page_and_of_the_window(window, press):
    press(KEY.Key_F1)
    panel = window.findChild(HelpPanel)
    shown = {cap.text() for cap in panel.findChildren(KeyCap)}
    assert {"Ctrl N", "Ctrl K", "F8", "Ctrl Maj Z"} <= shown
    panel.close()


def test_f10_shows_the_menus_and_escape_hides_them(window, press, qtbot):
    assert not window.menuBar().isVisible()
    press(KEY.Key_F10)
    menu = QApplication.activePopupWidget()
    assert window.menuBar().isVisible()
    qtbot.keyClick(menu, KEY.Key_Escape)
    qtbot.waitUntil(lambda: not window.menuBar().isVisible())


def test_alt_alone_shows_the_menus_but_not_alt_with_a_letter(window, qtbot):
    focus = window.rail.button("devis")
    focus.setFocus()
    QTest.keyPress(focus, KEY.Key_Alt)
    QTest.keyPress(focus, KEY.Key_X, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(focus, KEY.Key_Alt)
    assert not window.menuBar().isVisible()
    QTest.keyPress(focus, KEY.Key_Alt)
    QTest.keyRelease(focus, KEY.Key_Alt)
    assert window.menuBar().isVisible()
    QApplication.activePopupWidget().close()


def test_every_act_of_the_page_is_in_a_menu(window):
    shown = {
        action.text()
        for menu in window.menuBar().actions()
        if menu.menu()
        for action in menu.menu().actions()
    }
    assert {"Créer (Devis)", "Quitter", "Masquer les noms", "Aller à Agents"} <= shown
    window.go("agents")
    shown = {
        action.text()
        for menu in window.menuBar().actions()
        if menu.menu()
        for action in menu.menu().actions()
    }
    assert "Créer (Agents)" in shown
    assert "Créer (Devis)" not in shown


def test_narrow_windows_fold_and_unfold(window, qtbot):
    window.resize(1280, 720)
    assert not page(window, "devis").compact
    window.resize(1100, 720)
    qtbot.waitUntil(lambda: page(window, "devis").compact)
    window.go("agents")
    assert page(window, "agents").compact
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: not page(window, "agents").compact)
    assert window.width() == 1280


def test_the_state_of_pages_and_the_page_are_found_again(make_window):
    first = make_window(*SPECS)
    first.go("agents")
    page(first, "agents").state = {"columns": [120, 80], "sort": "name"}
    first.resize(960, 660)  # the offscreen screen is 800 px high
    first.close()
    again = make_window(*SPECS)
    assert again.stack.current.page_id == "agents"
    assert page(again, "agents").state == {"columns": [120, 80], "sort": "name"}
    assert again.height() == 660


@pytest.mark.parametrize("state", [{"filter": "Mme Haddad"}, {"last": ["Rue du Parc"]}, {"raw": b"x"}])
def test_what_could_be_a_name_is_not_remembered(window_state, state):
    with pytest.raises(ValueError, match="devis"):
        window_state.save_page("devis", state)


def test_a_settings_file_that_makes_no_sense_is_passed_over(tmp_path, make_window, window_state):
    window_state._settings.setValue("pages/devis", "{broken")
    window_state._settings.setValue("window/page", "gone")
    window_state._settings.setValue("window/theme", "pink")
    window = make_window(*SPECS)
    assert window.stack.current.page_id == "devis"
    assert window_state.theme == "system"


def test_closing_writes_what_is_typed_and_waits_for_it(window, qtbot):
    written: list[bool] = []
    gate = threading.Event()

    def save() -> Change:
        gate.wait(10)
        written.append(True)
        return Change(frozenset())

    window.bench.operations.change(save)
    assert not window.close()
    with qtbot.waitSignal(window.closed) as closed:
        gate.set()
    assert written == [True]
    assert closed.args == [False]


def test_a_failure_while_closing_keeps_the_window(window, qtbot):
    gate = threading.Event()

    def save() -> Change:
        gate.wait(10)
        raise Refused("Le disque est plein.")

    window.bench.operations.change(save)
    with qtbot.assertNotEmitted(window.closed), qtbot.waitSignal(window.bench.operations.refused):
        window.actions_registry["store.lock"].trigger()
        gate.set()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed) as closed:
        window.close()
    assert closed.args == [False]


def test_locking_closes_the_window_and_says_why(window, press, qtbot):
    with qtbot.waitSignal(window.closed) as closed:
        press(KEY.Key_L, CTRL)
    assert closed.args == [True]


def test_a_demonstration_says_so_and_has_no_lock(make_window, make_desk):
    window = make_window(*SPECS, desk=make_desk(demo=True))
    with pytest.raises(KeyError):
        window.actions_registry["store.lock"]
    assert "Démo" in {child.accessibleName() for child in window.rail.children() if child.isWidgetType()}


class TestPalette:
    """Ctrl+K."""

    @pytest.fixture
    def palette(self, window, press):
        press(KEY.Key_K, CTRL)
        return window.palette_popup

    def test_it_finds_acts_without_accents_in_any_order(self, window, palette, qtbot):
        qtbot.keyClicks(palette.field, "devis creer")
        assert [item.title for item in palette.items()] == ["Créer (Devis)"]

    def test_enter_does_the_chosen_act_and_arrows_choose(self, window, palette, qtbot):
        qtbot.keyClicks(palette.field, "aller")
        titles = [item.title for item in palette.items()]
        target = titles.index("Aller à Agents") - titles.index(palette.items()[0].title)
        for _ in range(target):
            qtbot.keyClick(palette.field, KEY.Key_Down)
        qtbot.keyClick(palette.field, KEY.Key_Return)
        assert window.stack.current.page_id == "agents"
        assert not palette.isVisible()

    def test_escape_gives_the_keyboard_back(self, window, press, qtbot):
        field = page(window, "devis").filter
        field.setFocus()
        press(KEY.Key_K, CTRL)
        palette = window.palette_popup
        assert QApplication.focusWidget() is palette.field
        qtbot.keyClicks(palette.field, "zzz")
        assert palette.items() == []
        qtbot.keyClick(palette.field, KEY.Key_Escape)
        assert not palette.isVisible()
        assert QApplication.focusWidget() is field

    def test_records_come_after_the_acts_under_their_group(self, window, palette, qtbot):
        asked: list[str] = []
        ran: list[str] = []

        def find(text: str) -> list[PaletteItem]:
            asked.append(text)
            return [PaletteItem("Devis", "2026-0187", "Choisy-le-Roi", run=lambda: ran.append("187"))]

        palette.add_provider(find)
        qtbot.keyClicks(palette.field, "devis")
        qtbot.waitUntil(lambda: palette.items()[-1].title == "2026-0187")
        assert "d" not in asked
        qtbot.keyClick(palette.field, KEY.Key_Up)
        while palette.list.currentIndex().data() != "2026-0187 Choisy-le-Roi":
            qtbot.keyClick(palette.field, KEY.Key_Down)
        qtbot.keyClick(palette.field, KEY.Key_Return)
        assert ran == ["187"]

    def test_a_click_runs_the_answer(self, window, palette, qtbot):
        qtbot.keyClicks(palette.field, "agents")
        rect = palette.list.visualRect(palette.list.currentIndex())
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        assert window.stack.current.page_id == "agents"

    def test_its_model_is_sound(self, palette, qtmodeltester):
        qtmodeltester.check(palette.list.model())
