"""Several people at one window: who they are, who comes in, by whose passphrase; on a real store, by keys."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.bootstrap import open_store
from cigdesk.domain.rights import Right, Role
from cigdesk.local_stores import LocalStores
from cigdesk.recent_stores import last_person, remember
from cigdesk.services.persons import PersonValues
from ui.app import Application, Options
from ui.faults import FaultHook
from ui.pages.settings import SPEC as SETTINGS
from ui.pages.settings.rights_table import NO, YES
from ui.settings_targets import Part

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key
GIVEN = "cinq poules sur un mur"
OWN = "qui picorent du pain dur"


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# The page of the settings


@pytest.fixture
def window(desk, make_window):
    return make_window(SETTINGS, desk=desk)


@pytest.fixture
def part(window, settle):
    window.go("settings", Part.PERSONS)
    settle()
    return window.stack.current.persons


def test_somebody_is_let_in_by_keys(part, window, settle, qtbot, services, desk, clock):
    press(KEY.Key_N, CTRL)
    sheet = part.sheet
    qtbot.keyClicks(sheet.name, "Nadia Belkacem")
    press(KEY.Key_Return, CTRL)
    settle()
    assert "au moins un rôle" in sheet.roles.fault.text()
    assert sheet.fields["name"].error() == ""
    click(sheet.roles.boxes[Role.SECRETARIAT])
    qtbot.keyClicks(sheet.passphrase, "court")
    press(KEY.Key_Return, CTRL)
    settle()
    assert "il en manque" in sheet.fields["passphrase"].error()
    sheet.passphrase.clear()
    qtbot.keyClicks(sheet.passphrase, GIVEN)
    qtbot.keyClicks(sheet.again, GIVEN)
    press(KEY.Key_Return, CTRL)
    settle()
    settle()
    assert [each.name for each in services.persons.listing()] == ["Camille Roussel", "Nadia Belkacem"]
    assert sheet.passphrase.text() == sheet.again.text() == ""
    theirs = open_store(desk.path, GIVEN, clock=clock)
    assert theirs.services.context.actor.roles == {Role.SECRETARIAT}
    theirs.store.close()


def test_roles_change_access_is_renewed_and_withdrawn(part, settle, qtbot, services, window):
    person = services.persons.add(PersonValues("Nadia Belkacem", (Role.SECRETARIAT,)), GIVEN, GIVEN).ids[0]
    part.read()
    settle()
    part.open(person)
    sheet = part.sheet
    click(sheet.roles.boxes[Role.SOCIAL_WORKER])
    press(KEY.Key_Return, CTRL)
    settle()
    line = next(each for each in services.persons.listing() if each.id == person)
    assert line.roles == (Role.SECRETARIAT, Role.SOCIAL_WORKER)
    click(sheet.renew)
    qtbot.keyClicks(sheet.passphrase, OWN)
    qtbot.keyClicks(sheet.again, OWN)
    click(sheet.give)
    settle()
    assert sheet.passphrase.text() == ""
    click(sheet.ask_leave)
    told = [sheet._summary.itemAt(at).widget().text() for at in range(sheet._summary.count())]
    assert any("sauvegardes" in each for each in told)
    assert any("notes" in each for each in told)
    click(sheet.leave)
    settle()
    assert next(each for each in services.persons.listing() if each.id == person).left_on is not None
    assert not sheet.save.isVisible()
    assert sheet.renew.text() == "Rendre un accès…"


def test_oneself_is_neither_withdrawn_nor_given_a_passphrase(part):
    assert part.presenter.line.is_me
    assert "Un autre administrateur" in part.sheet.ask_leave.reason
    assert "Sécurité" in part.sheet.renew.reason


def test_who_keeps_no_people_reads_them_and_the_table(desk, services, make_window, clock, qtbot):
    services.persons.add(PersonValues("Nadia Belkacem", (Role.SECRETARIAT,)), GIVEN, GIVEN)
    theirs = open_store(desk.path, GIVEN, clock=clock)
    window = make_window(SETTINGS, desk=theirs)
    window.go("settings", Part.PERSONS)
    qtbot.waitUntil(lambda: not window.bench.operations.busy)
    page = window.stack.current
    assert len(page.persons.list.keys()) == 2
    assert not page.persons.sheet.name.isEnabled()
    assert not page.persons.sheet.save.isEnabled()
    assert list(page.header_widgets()) == []
    page.persons.show_table()
    assert page.persons.rights.table.isVisible()
    assert page.persons.rights.table.isEnabled()
    theirs.store.close()


def test_the_table_is_that_of_the_domain(part):
    part.show_table()
    model = part.rights.model
    assert model.rowCount() == len(Right)
    shown = {
        (row, column): model.index(row, column).data() for row in range(model.rowCount()) for column in (1, 6)
    }
    rows = list(Right)
    assert shown[rows.index(Right.SEE_NAMES), 1] == YES
    assert shown[rows.index(Right.SEE_NAMES), 6] == NO
    assert shown[rows.index(Right.MANAGE_PERSONS), 6] == YES


# The recovery sheet


def test_a_recovery_sheet_counts_once_two_words_are_read_from_it(window, settle, dialogs, services, tmp_path):
    window.bench.__dict__["dialogs"] = dialogs
    window.go("settings", Part.SECURITY)
    settle()
    card = window.stack.current.security.recovery
    assert card.pill.data.text == "Il n’y en a pas"
    click(card.begin_button)
    settle()
    assert "d’abord" in card.keep_button.reason
    dialogs.answer = tmp_path / "feuille.pdf"
    click(card.save_button)
    settle()
    assert dialogs.answer.read_bytes().startswith(b"%PDF")
    draft = card._draft
    for edit, at in zip(card.words, draft.asked, strict=True):
        edit.setText(draft.words[at % 12])
    click(card.keep_button)
    settle()
    assert "relisez-la" in card.fields[0].error()
    assert not services.recovery.state().made
    for edit, at in zip(card.words, draft.asked, strict=True):
        edit.setText(draft.words[at - 1])
    click(card.keep_button)
    settle()
    assert services.recovery.state().made
    assert card._draft is None
    assert card.pill.data.text == "Il y en a une"
    assert not set(QApplication.clipboard().text().split()) & set(draft.words)


# The door


@pytest.fixture
def path(founded_store, tmp_path):
    """A store that two people open, and nobody has open."""
    return shutil.copytree(founded_store.parent, tmp_path / "desk") / founded_store.name


@pytest.fixture
def shared(path, clock, desk_passphrase):
    desk = open_store(path, desk_passphrase, clock=clock)
    desk.services.persons.add(PersonValues("Nadia Belkacem", (Role.SECRETARIAT,)), GIVEN, GIVEN)
    desk.store.close()
    return path


@pytest.fixture
def start(qtbot, window_state, dialogs, tmp_path, clock):
    """The program on a store; it is closed at the end."""
    started = []

    def begin(store, desk=None):
        hook = FaultHook(tmp_path / "log")
        application = Application(LocalStores(clock), [SETTINGS], hook, window_state, dialogs=dialogs)
        started.append(application)
        application.start(Options(store=store, desk=desk))
        return application

    yield begin
    for application in started:
        application.shown = (
            application.lock_window,
            application.welcome,
            application.window,
            application.first,
        )
        for window in application.shown:
            if window is not None:
                window.hide()
                window.deleteLater()
        application.end()
        application.deleteLater()


def test_with_one_person_no_name_is_asked(start, path, qtbot, desk_passphrase):
    form = start(path).welcome.open_form
    qtbot.waitUntil(form.passphrase.hasFocus)
    assert form.name_field.isHidden()


def test_a_given_passphrase_is_changed_before_a_page_is_seen(start, shared, qtbot):
    application = start(shared)
    form = application.welcome.open_form
    qtbot.waitUntil(form.name.hasFocus)
    qtbot.keyClicks(form.name, "nadia belkacem")
    press(KEY.Key_Return)
    qtbot.keyClicks(form.passphrase, GIVEN)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: application.first is not None)
    assert application.window is None
    first = application.first
    for edit, text in ((first.old, GIVEN), (first.new, OWN), (first.again, "autre chose")):
        qtbot.keyClicks(edit, text)
    press(KEY.Key_Return)
    assert "diffèrent" in first.fields["again"].error()
    first.again.clear()
    qtbot.keyClicks(first.again, OWN)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: application.window is not None)
    assert application.first is None
    assert application.window.bench.desk.person_name == "Nadia Belkacem"
    assert last_person(shared) == "Nadia Belkacem"


def test_the_wrong_pair_of_name_and_passphrase_says_so(start, shared, qtbot, desk_passphrase):
    remember(shared, "Nadia Belkacem")
    application = start(shared)
    form = application.welcome.open_form
    assert form.name.text() == "Nadia Belkacem"
    qtbot.waitUntil(form.passphrase.hasFocus)
    qtbot.keyClicks(form.passphrase, desk_passphrase)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: "ne vont pas ensemble" in form.field.error())


def test_another_person_comes_in_by_the_lock(start, shared, qtbot, clock, desk_passphrase):
    theirs = open_store(shared, GIVEN, clock=clock)
    theirs.change_passphrase(GIVEN, OWN, OWN)
    theirs.store.close()
    application = start(None, open_store(shared, desk_passphrase, window=True, clock=clock))
    qtbot.waitActive(application.window)
    qtbot.waitUntil(lambda: not application.busy)
    press(KEY.Key_L, CTRL)
    lock = application.lock_window
    qtbot.waitUntil(lambda: lock.locked is not None and lock.form.submit.isEnabled())
    form = lock.form
    form.name.clear()
    qtbot.keyClicks(form.name, "Nadia Belkacem")
    qtbot.keyClicks(form.passphrase, OWN)
    form.submit.click()
    qtbot.waitUntil(lambda: application.window is not None)
    assert application.window.bench.desk.person_name == "Nadia Belkacem"
    assert "Nadia" in application.window.rail.avatar.toolTip()


def test_the_words_of_the_sheet_open_for_whoever_forgot(start, shared, qtbot, clock, desk_passphrase):
    desk = open_store(shared, desk_passphrase, clock=clock)
    draft = desk.services.recovery.prepare()
    desk.services.recovery.keep(draft, {at: draft.words[at - 1] for at in draft.asked})
    desk.store.close()
    application = start(shared)
    welcome = application.welcome
    click(welcome.open_form.forgotten)
    form = welcome.recover_form
    qtbot.waitUntil(form.words.hasFocus)
    qtbot.keyClicks(form.words, "abaisser abaisser")
    click(form.next)
    qtbot.waitUntil(lambda: "vous en avez tapé 2" in form.fields["words"].error())
    form.words.setPlainText(" ".join(word[:5] for word in draft.words))
    click(form.next)
    qtbot.waitUntil(form.person.isVisible)
    form.person.setCurrentIndex(form.person.findText("Nadia Belkacem"))
    qtbot.keyClicks(form.passphrase, OWN)
    qtbot.keyClicks(form.again, OWN)
    QTest.keyClick(form.again, KEY.Key_Return)
    qtbot.waitUntil(lambda: application.window is not None)
    assert application.window.bench.desk.person_name == "Nadia Belkacem"
    open_store(shared, OWN, name="Nadia Belkacem", clock=clock).store.close()


def test_without_a_sheet_the_way_back_says_who_helps(start, path, qtbot):
    welcome = start(path).welcome
    click(welcome.open_form.forgotten)
    assert not welcome.recover_form.next.isVisible()
    assert welcome.recover_form.message.isVisible()
