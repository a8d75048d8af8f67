"""The first window: three ways in, by keyboard and mouse, against a bootstrap of the test."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cigdesk import store_errors
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.passphrases import LEAST_LETTERS, passphrase_fault
from ui.pages.welcome.presenter import (
    Draft,
    WelcomePresenter,
    faults,
    passphrase_advice,
)
from ui.pages.welcome.window import WelcomeWindow
from ui.ports import CentreSpec

KEY = Qt.Key
GOOD = "cheval agrafe pile juste"


def test_after_five_wrong_passphrases_the_time_left_is_counted_down(welcome, press, bootstrap, qtbot):
    seconds = [0.0]
    form = welcome.open_form
    form.countdown.seconds = lambda: seconds[0]
    welcome.show_open(Path("service.cigdesk"))
    bootstrap.error = store_errors.TooManyTries(None, 5, timedelta(seconds=10))
    qtbot.keyClicks(form.passphrase, GOOD)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: "10\u00a0secondes" in form.field.error())
    tried = len(bootstrap.opened)
    press(KEY.Key_Return)
    assert len(bootstrap.opened) == tried
    seconds[0] = 4.5
    form.countdown.tick()
    assert "6\u00a0secondes" in form.field.error()
    seconds[0] = 10.0
    form.countdown.tick()
    assert form.field.error() == ""
    assert form.submit.isEnabled()


@pytest.fixture
def welcome(qtbot, bootstrap, operations, dialogs):
    """The first window, shown; the desks that it opened are in `entered`."""
    window = WelcomeWindow(bootstrap, operations, dialogs, lambda path: path in bootstrap.elsewhere)
    window.heard = []
    window.entered.connect(window.heard.append)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def entered(welcome, qtbot):
    """Wait for a desk."""

    def entered():
        qtbot.waitUntil(lambda: bool(welcome.heard))
        return welcome.heard[-1]

    return entered


@pytest.fixture
def press(welcome, qtbot):
    """Keys, where the keyboard is."""

    def press(*keys: object) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            if isinstance(key, str):
                qtbot.keyClicks(focus, key)
            else:
                qtbot.keyClick(focus, key)

    return press


def test_the_demonstration_asks_nothing(press, entered):
    press(KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Space)
    assert entered().demo


def test_a_store_is_created_by_the_keyboard_alone(press, entered, bootstrap, welcome):
    press(KEY.Key_Space)
    assert QApplication.focusWidget() is welcome.create_form.centres.button(0)
    press(KEY.Key_Tab, "Camille Roussel", KEY.Key_Tab, GOOD, KEY.Key_Tab, GOOD, KEY.Key_Return)
    desk = entered()
    path, centre, person, passphrase = bootstrap.created[0]
    assert (centre, person, passphrase) == (CentreSpec(key="cig-petite-couronne"), "Camille Roussel", GOOD)
    assert path == bootstrap.default_store()
    assert desk.path == path


def test_another_centre_is_filled_in(welcome, press, entered, bootstrap, qtbot, tmp_path):
    form = welcome.create_form
    qtbot.mouseClick(welcome.home.create_way, Qt.MouseButton.LeftButton)
    assert not form.other.isVisible()
    form.centres.button(2).click()
    assert form.other.isVisible()
    for edit, text in (
        (form.name, "CDG de la Dordogne"),
        (form.short_name, "CDG 24"),
        (form.postcode, "24000"),
        (form.city, "Bergerac"),
        (form.person, "Anne Besson"),
        (form.passphrase, GOOD),
        (form.again, GOOD),
    ):
        edit.setFocus()
        qtbot.keyClicks(edit, text)
    form.region.setCurrentIndex(1)
    assert form.zone.currentData() == "America/Martinique"
    assert form.catalogue.currentData() == ""
    form.catalogue.setFocus()
    qtbot.keyClick(form.catalogue, Qt.Key.Key_Down)
    form.path.setText(str(tmp_path / "dordogne"))
    qtbot.mouseClick(form.submit, Qt.MouseButton.LeftButton)
    entered()
    path, centre, _, _ = bootstrap.created[0]
    assert path == tmp_path / "dordogne.cigdesk"
    assert centre == CentreSpec(
        name="CDG de la Dordogne",
        short_name="CDG 24",
        postcode="24000",
        city="Bergerac",
        holidays="FR-MQ",
        zone="America/Martinique",
        catalogue="cig-petite-couronne",
    )


def test_what_is_missing_is_said_under_each_field_and_nothing_is_created(welcome, press, bootstrap):
    press(KEY.Key_Space, KEY.Key_Tab, KEY.Key_Return)
    fields = welcome.create_form.fields
    assert "nom" in fields["person"].error()
    assert fields["passphrase"].error().endswith(f"il en manque\u00a0{LEAST_LETTERS}.")
    assert fields["again"].error() == "Répétez la phrase de passe."
    assert QApplication.focusWidget() is welcome.create_form.person
    assert bootstrap.created == []
    press("Camille")
    assert fields["person"].error() == ""


def test_the_two_passphrases_must_agree(welcome, press, bootstrap):
    press(KEY.Key_Space, KEY.Key_Tab, "Camille", KEY.Key_Tab, GOOD, KEY.Key_Tab, GOOD + "x", KEY.Key_Return)
    assert "diffèrent" in welcome.create_form.fields["again"].error()
    assert bootstrap.created == []


@pytest.mark.parametrize(
    "error",
    [
        store_errors.StoreAlreadyThere(Path("a.cigdesk")),
        store_errors.ReadOnlyPlace(Path("a.cigdesk")),
        store_errors.DiskFull(Path("a.cigdesk")),
    ],
)
def test_why_nothing_could_be_created_is_said_and_the_form_is_kept(welcome, press, bootstrap, qtbot, error):
    bootstrap.error = error
    press(KEY.Key_Space, KEY.Key_Tab, "Camille", KEY.Key_Tab, GOOD, KEY.Key_Tab, GOOD, KEY.Key_Return)
    message = welcome.create_form.message
    qtbot.waitUntil(message.isVisible)
    assert message.accessibleName() == str(error)
    assert welcome.create_form.person.text() == "Camille"
    assert welcome.heard == []


def test_faults_found_by_the_services_go_under_their_fields(welcome, press, bootstrap, qtbot):
    bootstrap.error = InvalidInput({"path": "Ce dossier n’existe pas."})
    press(KEY.Key_Space, KEY.Key_Tab, "Camille", KEY.Key_Tab, GOOD, KEY.Key_Tab, GOOD, KEY.Key_Return)
    qtbot.waitUntil(lambda: welcome.create_form.fields["path"].error() == "Ce dossier n’existe pas.")


def test_the_place_is_chosen_with_the_chooser_of_the_system(welcome, dialogs, qtbot, tmp_path):
    dialogs.answer = tmp_path / "ailleurs.cigdesk"
    qtbot.mouseClick(welcome.home.create_way, Qt.MouseButton.LeftButton)
    welcome.create_form.browse.click()
    assert welcome.create_form.path.text() == str(tmp_path / "ailleurs.cigdesk")


def test_a_store_is_opened_by_chooser_and_passphrase(welcome, press, entered, dialogs, bootstrap):
    dialogs.answer = Path("/donnees/service.cigdesk")
    press(KEY.Key_Tab, KEY.Key_Space)
    assert QApplication.focusWidget() is welcome.open_form.passphrase
    press(GOOD, KEY.Key_Return)
    assert entered().path == Path("/donnees/service.cigdesk")
    assert bootstrap.opened == [(Path("/donnees/service.cigdesk"), GOOD)]


def test_giving_up_the_chooser_changes_nothing(welcome, press):
    press(KEY.Key_Tab, KEY.Key_Space)
    assert welcome.home.isVisible()


def test_a_wrong_passphrase_says_so_and_opens_nothing(welcome, press, bootstrap, qtbot):
    welcome.show_open(Path("service.cigdesk"))
    bootstrap.error = store_errors.WrongPassphrase()
    press("mauvaise", KEY.Key_Return)
    field = welcome.open_form.field
    qtbot.waitUntil(lambda: bool(field.error()))
    assert "n’est pas la bonne" in field.error()
    assert welcome.heard == []
    assert QApplication.focusWidget() is welcome.open_form.passphrase
    bootstrap.error = None
    press(GOOD, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(welcome.heard))
    assert bootstrap.opened[-1][1] == GOOD, "what was typed wrongly is replaced"


@pytest.mark.parametrize("kind", ["NotAStore", "NewerStore", "StoreBusy", "NetworkPlace"])
def test_why_a_store_stays_closed_is_said_in_its_own_words(welcome, press, bootstrap, qtbot, kind):
    bootstrap.error = getattr(store_errors, kind)(Path("service.cigdesk"))
    welcome.show_open(Path("service.cigdesk"))
    press(GOOD, KEY.Key_Return)
    qtbot.waitUntil(welcome.open_form.message.isVisible)
    assert welcome.open_form.message.accessibleName() == str(bootstrap.error)


def test_an_empty_passphrase_is_not_tried(welcome, press, bootstrap):
    welcome.show_open(Path("service.cigdesk"))
    press(KEY.Key_Return)
    assert welcome.open_form.field.error()
    assert bootstrap.opened == []


def test_a_store_open_elsewhere_brings_its_window_in_front(welcome, press, bootstrap):
    bootstrap.elsewhere.add(Path("service.cigdesk"))
    welcome.show_open(Path("service.cigdesk"))
    press(GOOD, KEY.Key_Return)
    assert "déjà ouverte" in welcome.open_form.message.accessibleName()
    assert bootstrap.opened == []


def test_a_second_click_does_not_open_twice(welcome, bootstrap, qtbot):
    bootstrap.gate.clear()
    welcome.home.demo_way.click()
    assert not welcome.home.demo_way.isEnabled()
    qtbot.mouseClick(welcome.home.demo_way, Qt.MouseButton.LeftButton)
    bootstrap.gate.set()
    qtbot.waitUntil(lambda: bool(welcome.heard))
    assert len(welcome.heard) == 1


def test_slow_work_is_named(welcome, bootstrap, qtbot, monkeypatch):
    monkeypatch.setattr("ui.operations.PROGRESS_AFTER_MS", 10)
    bootstrap.gate.clear()
    welcome.home.demo_way.click()
    qtbot.waitUntil(welcome.progress.isVisible)
    bootstrap.gate.set()
    qtbot.waitUntil(lambda: not welcome.progress.isVisible())


def test_escape_goes_back_and_leaves_nothing_of_the_passphrase(welcome, press):
    welcome.show_open(Path("service.cigdesk"))
    press(GOOD, KEY.Key_Escape)
    assert welcome.home.isVisible()
    assert welcome.open_form.passphrase.text() == ""


def test_the_passphrase_is_hidden_until_asked(welcome, qtbot):
    welcome.show_open(Path("service.cigdesk"))
    edit = welcome.open_form.passphrase
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    welcome.open_form.show_box.setFocus()
    qtbot.keyClick(welcome.open_form.show_box, KEY.Key_Space)
    assert edit.echoMode() == QLineEdit.EchoMode.Normal


def test_recent_stores_come_first(qtbot, bootstrap, operations, dialogs):
    bootstrap.recent = [Path("/donnees/service.cigdesk")]
    window = WelcomeWindow(bootstrap, operations, dialogs, lambda _: False)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Space)
    assert window.open_form.isVisible()


def test_closing_the_window_says_that_nothing_is_wanted(welcome, qtbot):
    with qtbot.waitSignal(welcome.closed):
        welcome.close()


class TestPresenter:
    """What needs no widget."""

    @given(st.text(max_size=LEAST_LETTERS - 1))
    def test_short_passphrases_are_refused_with_what_is_missing(self, text):
        assert passphrase_fault(text).endswith(f"{LEAST_LETTERS - len(text)}.")

    @pytest.mark.parametrize("text", ["aaaaaaaaaaaaaaaa", "abababababababab", "111111222222"])
    def test_repeated_letters_are_refused(self, text):
        assert "répète" in passphrase_fault(text)

    def test_advice_grows_with_the_length(self):
        advices = [passphrase_advice("abcdefghijklmnopqrstuvwxyz"[:n]) for n in (5, 12, 16, 24)]
        assert [advice.split(",")[0].split(" ")[0] for advice in advices] == [
            "Au",
            "Suffisante",
            "Bonne",
            "Très",
        ]

    @pytest.mark.parametrize(
        ("postcode", "right"), [("", True), ("24000", True), ("2400", False), ("٢٤٠٠٠", False)]
    )
    def test_postcodes_have_five_digits(self, postcode, right):
        draft = Draft(name="CDG", short_name="CDG", person="A", passphrase=GOOD, again=GOOD, path="x")
        draft.postcode = postcode
        assert ("postcode" not in faults(draft)) is right

    def test_a_shipped_centre_needs_nothing_filled_in(self):
        draft = Draft(centre_key="cig", person="A", passphrase=GOOD, again=GOOD, path="x")
        assert faults(draft) == {}

    def test_a_free_name_is_proposed(self, bootstrap):
        usual = bootstrap.default_store()
        usual.parent.mkdir(parents=True)
        usual.touch()
        assert WelcomePresenter(bootstrap).proposed_file() == usual.with_stem(f"{usual.stem}-2")


def test_no_thread_outlives_the_test(operations):
    operations.shutdown()
    assert not any(thread.name.startswith("cigdesk") for thread in threading.enumerate())


# A base that does not open


@pytest.fixture
def broken(welcome, press, bootstrap, qtbot):
    """Try the passphrase of a base that is damaged."""

    def broken(kind: str = "DamagedStore"):
        bootstrap.error = getattr(store_errors, kind)(Path("service.cigdesk"))
        welcome.show_open(Path("service.cigdesk"))
        press(GOOD, KEY.Key_Return)
        qtbot.waitUntil(welcome.rescue_form.isVisible)
        bootstrap.error = None
        return welcome.rescue_form

    return broken


@pytest.mark.parametrize("kind", ["DamagedStore", "MissingKeyFile", "DamagedKeyFile", "ForeignKeyFile"])
def test_the_newest_sound_backup_is_offered_with_its_day_and_counts_and_taken(
    broken, bootstrap, entered, press, kind
):
    bootstrap.sound = Path("2026-11-11.cigdesk")
    form = broken(kind)
    assert "service.cigdesk" in form.message.accessibleName()
    assert "jamais effacé" in form.kept.text()
    assert "11\u00a0novembre\u00a02026" in form.when.text()
    assert "133\u00a0collectivités" in form.holds.text()
    assert bootstrap.brought_back == []
    assert form.submit.hasFocus()
    press(KEY.Key_Return)
    entered()
    assert bootstrap.brought_back == [(Path("service.cigdesk"), Path("2026-11-11.cigdesk"), GOOD)]


def test_a_lost_key_file_is_put_back_and_nothing_is_lost(broken, bootstrap):
    bootstrap.sound, bootstrap.keys_only = Path("2026-11-11.cigdesk"), True
    form = broken("MissingKeyFile")
    assert form.submit.text() == "Remettre le fichier de clé"
    assert "rien n’est perdu" in form.kept.text()


def test_without_a_sound_backup_one_may_be_chosen(broken, bootstrap, dialogs, entered, qtbot):
    form = broken()
    assert not form.submit.isVisible()
    assert form.other.hasFocus()
    dialogs.answer = Path("abimee.cigdesk")
    qtbot.keyClick(form.other, KEY.Key_Space)
    qtbot.waitUntil(lambda: form.isEnabled() and form.other.hasFocus())
    assert not form.submit.isVisible()
    dialogs.answer = Path("saine.cigdesk")
    qtbot.keyClick(form.other, KEY.Key_Space)
    qtbot.waitUntil(form.submit.isVisible)
    qtbot.keyClick(form.submit, KEY.Key_Space)
    entered()
    assert bootstrap.brought_back[0][1] == Path("saine.cigdesk")


def test_one_may_leave_without_doing_anything(broken, bootstrap, welcome, press):
    bootstrap.sound = Path("2026-11-11.cigdesk")
    broken()
    press(KEY.Key_Escape)
    assert welcome.home.isVisible()
    assert bootstrap.brought_back == []
