"""Notes under secrecy by keys and clicks, on a real store: kept as they are typed, nothing left in sight."""

from __future__ import annotations

import gc
import stat
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from cigdesk.bootstrap import open_store
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.errors import Refused
from cigdesk.domain.note import MOST_LETTERS, NoteKind
from cigdesk.domain.people import Agent, Civility, Function, Person, Practitioner
from cigdesk.domain.rights import Right, Role
from cigdesk.domain.support import Case
from cigdesk.domain.vault import LOSS_WORDS, VaultKind
from cigdesk.local_stores import LocalStores
from cigdesk.services.context import new_id
from cigdesk.services.social_note_views import NoteOwner, NoteView
from ui.app import Application, Options
from ui.faults import FaultHook
from ui.notes import clipboard
from ui.notes.block import NotesBlock
from ui.notes.draft import Target
from ui.notes.note_text import NoteText
from ui.pages import pages
from ui.pages.agenda.targets import ShowAppointment
from ui.pages.agents import SPEC
from ui.support_targets import ShowCase

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


class World:
    """One case of one agent, and an appointment of theirs."""

    def __init__(self, services):
        self.services = services
        town = Authority(id=new_id(), name="Ducos", kind=AuthorityKind.COMMUNE)
        worker = Practitioner(
            id=new_id(), first_name="Maryse", last_name="Jean", function=Function.SOCIAL_WORKER
        )
        agent = Agent(id=new_id(), civility=Civility.MRS, last_name="Haddad", authority_id=town.id)
        self.case = Case(
            id=new_id(),
            sequence=1,
            authority_id=town.id,
            agent_id=agent.id,
            requester=Requester.AGENT,
            subject=Subject.MONEY,
            referent_id=worker.id,
            opened_on=date(2026, 11, 2),
        )
        start = datetime(2026, 11, 12, 8, tzinfo=UTC)
        self.meeting = Appointment(
            id=new_id(),
            practitioner_id=worker.id,
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.PHONE,
            start=start,
            end=start + timedelta(hours=1),
            status=AppointmentStatus.PLANNED,
            agent_id=agent.id,
            authority_id=town.id,
            subject=Subject.MONEY,
        )
        self.add(town, worker, agent, self.case, self.meeting)

    def add(self, *records):
        def work(uow):
            for each in records:
                uow.add(each)
                uow.flush()
            return ()

        self.services.context.change(Right.SUPPORT, work, "")

    def texts(self):
        return [each.text for each in self.services.notes.of_case(self.case.id)]

    def write(self, text, **more):
        return self.services.notes.write(NoteOwner(case_id=self.case.id), text, **more).note_id


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def ready(world):
    """The circle of the team is open."""
    world.services.vaults.accept_loss(VaultKind.TEAM, LOSS_WORDS)
    return world


@pytest.fixture
def window(world, desk, make_window, dialogs):
    agenda = next(each for each in pages() if each.page_id == "agenda")
    return make_window(SPEC, agenda, desk=desk, dialogs=dialogs)


@pytest.fixture
def settle_all(qtbot):
    """Waits until nothing is under way in the program."""

    def wait(application):
        qtbot.waitUntil(lambda: not application.busy)

    return wait


@pytest.fixture
def case_part(window, settle, world):
    window.go("agents", ShowCase(world.case.id))
    settle()
    return window.stack.current.work.cases


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def writing(ready, case_part, settle):
    """A new note, with the keyboard in it."""
    click(case_part.sheet.notes.write)
    settle()
    sheet = case_part.notes.sheet
    assert QApplication.focusWidget() is sheet.editor.text
    return sheet


# writing


def test_what_is_typed_is_sealed_a_second_after_the_last_key(writing, world, settle, qtbot):
    QTest.keyClicks(writing.editor.text, "Dettes de loyer")
    assert world.texts() == []
    qtbot.waitUntil(lambda: world.texts() == ["Dettes de loyer"], timeout=4000)
    settle()
    assert writing.editor.saved.text() == "Enregistré à 10\u202fh\u202f42"
    assert writing.model.rowCount() == 1
    assert not writing.editor.choices.isVisible()
    QTest.keyClicks(writing.editor.text, " et eau")
    press(KEY.Key_Escape)
    settle()
    assert writing.isHidden()
    assert world.texts() == ["Dettes de loyer et eau"]


def test_the_sign_says_who_reads_and_names_them_by_the_keyboard(writing, settle):
    sign = writing.editor.readers
    assert sign.button.text().replace("\u00a0", " ") == "Lue par : équipe sociale (1 personne)"
    assert sign.button.toolTip() == sign.button.accessibleDescription() == "Camille Roussel"
    assert not sign.names.isVisible()
    sign.button.setFocus()
    press(KEY.Key_Space)
    assert sign.names.isVisible()
    assert sign.names.text() == "Camille Roussel"


def test_before_the_first_note_the_loss_is_explained_and_written_out(case_part, world, settle):
    click(case_part.sheet.notes.write)
    settle()
    sheet = case_part.notes.sheet
    assert sheet.stack.currentWidget() is sheet.gate
    assert "fiche de secours" in sheet.gate.more.text()
    QTest.keyClicks(sheet.gate.said, "oui")
    click(sheet.gate.accept)
    settle()
    assert LOSS_WORDS in sheet.gate.said_field.error()
    sheet.gate.said.clear()
    QTest.keyClicks(sheet.gate.said, LOSS_WORDS)
    sheet.gate.said.setFocus()
    press(KEY.Key_Return)
    settle()
    assert sheet.stack.currentWidget() is sheet.editor


def test_a_note_for_oneself_asks_first_and_keeps_what_is_typed(writing, world, settle):
    editor = writing.editor
    QTest.keyClicks(editor.text, "Pour moi")
    click(editor.circle.segment(VaultKind.PERSONAL.value))
    settle()
    assert writing.stack.currentWidget() is writing.gate
    assert world.texts() == []
    QTest.keyClicks(writing.gate.said, LOSS_WORDS)
    click(writing.gate.accept)
    settle()
    assert writing.stack.currentWidget() is editor
    assert editor.text.text() == "Pour moi"
    writing.close_sheet()
    settle()
    (note,) = world.services.notes.of_case(world.case.id)
    assert (note.text, note.circle) == ("Pour moi", VaultKind.PERSONAL)


def test_a_social_security_number_is_warned_of_in_the_field_and_kept(writing, world, settle):
    QTest.keyClicks(writing.editor.text, "1 85 05 78 006 084 91")
    assert "sécurité sociale" in writing.editor.warning.text()
    assert writing.editor.warning.isVisible()
    writing.close_sheet()
    settle()
    assert world.texts() == ["1 85 05 78 006 084 91"]


def test_a_text_that_cannot_be_kept_is_not_left(writing, window, settle):
    writing.editor.text.setPlainText("a" * (MOST_LETTERS + 1))
    assert writing.editor.fault.isVisible()
    press(KEY.Key_Escape)
    assert writing.isVisible()
    assert not window.stack.close_all()
    writing.editor.text.setPlainText("court")
    press(KEY.Key_Escape)
    settle()
    assert writing.isHidden()


def test_what_cannot_be_written_stays_in_sight(writing, world, settle, monkeypatch):
    def full(*_args, **_options):
        raise Refused("Le disque est plein.")

    QTest.keyClicks(writing.editor.text, "Dettes")
    with monkeypatch.context() as broken:
        broken.setattr(world.services.notes, "write", full)
        press(KEY.Key_Escape)
        settle()
    assert writing.isVisible()
    assert writing.editor.text.text() == "Dettes"
    assert "Le disque est plein." in writing.editor.told.accessibleName()
    press(KEY.Key_Escape)
    settle()
    assert writing.isHidden()
    assert world.texts() == ["Dettes"]


def test_another_note_by_ctrl_n_and_the_list_shows_both(writing, world, settle):
    QTest.keyClicks(writing.editor.text, "Une")
    press(KEY.Key_N, CTRL)
    settle()
    QTest.keyClicks(QApplication.focusWidget(), "Deux")
    writing.flush()
    settle()
    QAbstractItemModelTester(writing.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert sorted(world.texts()) == ["Deux", "Une"]
    writing.table.select_row(writing.model.place(world.services.notes.search("une")[0].note.id))
    assert writing.editor.text.text() == "Une"


def test_somebody_else_wrote_meanwhile_nothing_is_lost(ready, case_part, settle, clock):
    note = ready.write("début")
    case_part.open_notes(note)
    settle()
    sheet = case_part.notes.sheet
    ready.services.notes.save(note, 1, "d’ailleurs")
    QTest.keyClicks(sheet.editor.text, "mon texte ")
    sheet.flush()
    settle()
    assert "parmi les versions" in sheet.editor.told.accessibleName()
    click(sheet.editor.reread)
    settle()
    assert sheet.editor.text.text() == "d’ailleurs"
    click(sheet.editor.versions)
    settle()
    assert sheet.versions.text.text() == "mon texte début"


def test_a_version_is_put_back(ready, case_part, settle, clock):
    note = ready.write("bon")
    clock.move(hours=2)
    ready.services.notes.save(note, 1, "mauvais")
    case_part.open_notes(note)
    settle()
    sheet = case_part.notes.sheet
    click(sheet.editor.versions)
    settle()
    click(sheet.versions.restore)
    settle()
    assert sheet.stack.currentWidget() is sheet.editor
    assert sheet.editor.text.text() == "bon"
    assert ready.texts() == ["bon"]


def test_deleting_asks_and_cannot_be_taken_back(ready, case_part, settle, window):
    note = ready.write("à effacer")
    case_part.open_notes(note)
    settle()
    editor = case_part.notes.sheet.editor
    click(editor.delete)
    assert editor.confirmation.isVisible()
    assert ready.texts() == ["à effacer"]
    click(editor.confirm)
    settle()
    assert ready.texts() == []
    assert window.undo_stack.undo_label == ""


def test_the_page_for_the_agent_is_owner_only_and_its_name_says_nothing(
    ready, case_part, settle, dialogs, tmp_path
):
    note = ready.write("Plan d’apurement")
    case_part.open_notes(note)
    settle()
    proposed = []
    target = tmp_path / "remis.pdf"
    dialogs.save_file = lambda _parent, _title, _kinds, path: proposed.append(path.name) or target
    click(case_part.notes.sheet.editor.export)
    settle()
    assert proposed == ["note.pdf"]
    assert target.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


# what is not to be seen


def test_f8_hides_what_notes_say(ready, case_part, settle, window):
    note = ready.write("Dettes de loyer")
    settle()
    case_part.sheet.notes.read()
    settle()
    model = case_part.sheet.notes.model
    assert model.index(0, 0).data() == "Dettes de loyer"
    case_part.open_notes(note)
    settle()
    sheet = case_part.notes.sheet
    window.bench.masking.set_masked(True)
    assert sheet.stack.currentWidget() is sheet.hidden
    assert "Haddad" not in sheet.title.text()
    assert [each.index(0, 0).data() for each in (model, sheet.model)] == ["Note masquée"] * 2
    window.bench.masking.set_masked(False)
    assert sheet.stack.currentWidget() is sheet.editor


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.HEAD])
def test_nobody_else_sees_that_there_are_notes(role, ready, desk, desk_passphrase, make_window, settle):
    ready.write("secret")
    me = desk.services.context.actor.person_id

    def work(uow):
        uow.get(Person, me).roles = (role,)
        return ()

    desk.services.context.change(Right.MANAGE_PERSONS, work, "")
    path, clock = desk.path, desk.services.context.clock
    other = open_store(path, desk_passphrase, clock=clock)
    try:
        agenda = next(each for each in pages() if each.page_id == "agenda")
        window = make_window(SPEC, agenda, desk=other)
        window.go("agenda", ShowAppointment(ready.meeting.id))
        settle()
        assert window.findChildren(NotesBlock) == []
        if other.may(Right.READ_SUPPORT):
            window.go("agents", ShowCase(ready.case.id))
            settle()
            page = window.stack.current
            assert page.notes is None
            assert page.work.cases.sheet.notes is None
            page.work.cases.open_notes()
            assert not page.work.cases.notes.shown
    finally:
        other.store.close()


def test_the_palette_does_not_find_notes(ready, window, settle):
    ready.write("Zorglubine")
    found = window.bench.services.search.find("Zorglubine")
    assert "SST" not in repr(found)
    assert "best=()" in repr(found)


def test_a_copy_is_marked_and_cleared(ready, case_part, settle, qtbot, monkeypatch):
    note = ready.write("Dettes")
    case_part.open_notes(note)
    settle()
    editor = case_part.notes.sheet.editor
    editor.text.selectAll()
    press(KEY.Key_C, CTRL)
    board = QGuiApplication.clipboard()
    assert board.text() == "Dettes"
    assert bytes(board.mimeData().data("x-kde-passwordManagerHint")) == b"secret"
    assert editor._clipboard._timer.isActive()
    assert editor._clipboard._timer.interval() == 60_000
    editor._clipboard._timer.timeout.emit()
    assert board.text() == ""
    click(editor.copy)
    assert board.text() == "Dettes"
    board.setText("autre chose")
    clipboard.wipe()
    assert board.text() == "autre chose"


def test_closing_the_window_keeps_what_is_typed_and_leaves_no_text(writing, world, window, qtbot):
    QTest.keyClicks(writing.editor.text, "A peine frappe")
    with qtbot.waitSignal(window.closed):
        window.lock()
    assert world.texts() == ["A peine frappe"]
    window.hide()


# the appointment


def test_the_details_of_an_appointment_lead_to_its_notes(ready, window, settle):
    window.go("agenda", ShowAppointment(ready.meeting.id))
    settle()
    page = window.stack.current
    block = page.conductor.panels.details.findChild(NotesBlock)
    assert block.said.text() == "Aucune note"
    click(block.motive)
    settle()
    sheet = page.notes.sheet
    assert sheet.editor.kind.value() == NoteKind.MOTIVE.value
    QTest.keyClicks(sheet.editor.text, "Saisie sur salaire")
    press(KEY.Key_Escape)
    settle()
    (note,) = ready.services.notes.of_appointment(ready.meeting.id)
    assert (note.kind, note.owner.case_id) == (NoteKind.MOTIVE, ready.case.id)
    blocks = [each for each in page.findChildren(NotesBlock) if each.isVisible()]
    assert [each.said.text() for each in blocks] == ["un motif détaillé"]


# searching


@pytest.fixture
def searching(ready, window, settle):
    ready.write("Dettes de loyer")
    ready.write("Famille")
    window.go("agents")
    settle()
    window.stack.current.show_part("notes")
    settle()
    return window.stack.current.notes


def test_notes_are_found_and_opened_where_they_were_written(searching, settle, qtbot):
    QTest.keyClicks(QApplication.focusWidget(), "LOYER dett")
    qtbot.waitUntil(lambda: searching.model.rowCount() == 1)
    settle()
    QAbstractItemModelTester(searching.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert searching.model.index(0, 1).data() == "Mme\u00a0Haddad"
    searching.table.setFocus()
    press(KEY.Key_Return)
    settle()
    assert searching.notes.sheet.editor.text.text() == "Dettes de loyer"
    press(KEY.Key_Escape)
    settle()
    assert searching.table.hasFocus()


def test_what_was_found_goes_with_the_part(searching, settle, qtbot, window):
    searching.search.setText("loyer")
    qtbot.waitUntil(lambda: searching.model.rowCount() == 1)
    window.stack.current.show_part("cases")
    assert searching.model.rowCount() == 0
    assert searching.search.text() == ""


def test_a_colleague_who_waits_is_admitted_by_the_fingerprint(searching, ready, settle):
    from db.crypto import PersonKey

    pair = PersonKey.generate()
    person = Person(
        id=new_id(), name="Nadia Belkacem", roles=(Role.SOCIAL_WORKER,), public_key=pair.public.hex()
    )
    ready.add(person)
    searching.circle.read()
    settle()
    (admit,) = searching.circle.admit_buttons
    click(admit)
    settle()
    assert ready.services.vaults.standing(VaultKind.TEAM).readers == ("Camille Roussel", "Nadia Belkacem")
    assert searching.circle.readers.text() == "Camille Roussel, Nadia Belkacem"
    assert searching.circle.admit_buttons == []


def test_a_closed_sheet_holds_no_text(writing, settle):
    QTest.keyClicks(writing.editor.text, "Texte")
    writing.close_sheet()
    settle()
    assert all(not each.text() for each in QApplication.allWidgets() if isinstance(each, NoteText))
    assert writing.draft.target is None
    assert writing._read is None


def test_the_lock_seals_what_is_typed_and_leaves_nothing_of_it(
    desk, world, window_state, dialogs, tmp_path, clock, desk_passphrase, settle_all, qtbot
):
    """The program at work: what was being typed is in the store, and no object of the window holds it."""
    world.services.vaults.accept_loss(VaultKind.TEAM, LOSS_WORDS)
    hook = FaultHook(tmp_path / "log")
    opened = open_store(desk.path, desk_passphrase, window=True, clock=clock)
    application = Application(LocalStores(clock), [SPEC], hook, window_state, dialogs=dialogs)
    application.start(Options(desk=opened))
    qtbot.waitActive(application.window)
    settle_all(application)
    application.window.go("agents", ShowCase(world.case.id))
    settle_all(application)
    part = application.window.stack.current.work.cases
    click(part.sheet.notes.write)
    settle_all(application)
    QTest.keyClicks(part.notes.sheet.editor.text, "Zorglubine")
    del part
    application.window.lock()
    qtbot.waitUntil(
        lambda: application.lock_window is not None and application.lock_window.locked is not None
    )
    settle_all(application)
    assert world.texts() == ["Zorglubine"]
    gc.collect()
    texts = [each.text for each in gc.get_objects() if isinstance(each, NoteView)]
    texts += [f"{each.sent} {each.waiting}" for each in gc.get_objects() if isinstance(each, Target)]
    texts += [each.text() for each in QApplication.allWidgets() if isinstance(each, NoteText)]
    assert "Zorglubine" not in " ".join(texts)
    application.lock_window.hide()
    application.end()
    application.deleteLater()
