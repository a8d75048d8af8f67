"""A day of inspection in the window, by the keyboard alone: begun, written, lacking, closed, reopened."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.inspection import DaySpan, DocumentSeen, InspectionState
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.observation import ObservationValues, RiskFamily, Severity
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.ports.inspections import InspectionFilter
from cigdesk.services.context import new_id
from cigdesk.services.engagement_granting import grant_terms
from ui.page import PageSpec
from ui.pages.agenda.targets import ShowAppointment
from ui.pages.agenda.view import AgendaPage
from ui.pages.authorities import SPEC as AUTHORITIES
from ui.pages.prevention import SPEC as PREVENTION
from ui.prevention_targets import OpenDay, ShowDays, WriteDay
from ui.widgets.buttons import Button

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
TODAY = date(2026, 11, 12)
LASTING = ObservationValues(
    place="Magasin",
    text="Issue encombrée",
    family=RiskFamily.FIRE,
    measure="Dégager",
    severity=Severity.MINOR,
)


class World:
    """Choisy-le-Roi with two sites, a package of ten days, and Thomas who inspects."""

    def __init__(self, services):
        self.services, self.inspections = services, services.inspections
        self.choisy = Authority(
            id=new_id(), name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE, other_acfi=True
        )
        self.thomas = Practitioner(
            id=new_id(), first_name="Thomas", last_name="Guérin", function=Function.ACFI
        )
        services.context.change(Right.MANAGE_CENTRE, self._found, "")

    def _found(self, uow):
        for each in (self.choisy, self.thomas):
            uow.add(each)
        uow.flush()
        member = Membership(
            id=new_id(), authority_id=self.choisy.id, convention=Convention.CADRE, start=date(2026, 1, 1)
        )
        for name in ("Centre technique", "Piscine"):
            uow.add(Site(id=new_id(), authority_id=self.choisy.id, name=name))
        uow.add(member)
        uow.flush()
        terms = MembershipTerms(id=new_id(), membership_id=member.id, year=2026, offer="ACFI")
        uow.add(terms)
        uow.flush()
        grant_terms(uow, terms)
        uow.flush()
        (self.order,) = uow.find(Engagement, authority_id=self.choisy.id, unit="inspection-day")
        self.order.granted = Decimal(10)
        return ()

    def planned(self):
        start = self.services.agenda.instant(TODAY, time(9))
        made = Appointment(
            id=new_id(),
            practitioner_id=self.thomas.id,
            kind=AppointmentKind.INSPECTION,
            mode=PlaceMode.SITE,
            start=start,
            end=start + timedelta(hours=3),
            authority_id=self.choisy.id,
            engagement_id=self.order.id,
            title="Visite",
        )

        def work(uow):
            uow.add(made)
            return (made.id,)

        return self.services.context.change(Right.BOOK, work, "").ids[0]

    def draft(self, *observations):
        kept = self.inspections.create(self.choisy.id).ids[0]
        sites = self.inspections.sheet(kept).sites
        self.inspections.set_sites(kept, [sites[0].id])
        for each in observations:
            self.inspections.observations.add(kept, each)
        return kept

    def sheets(self):
        rows = self.inspections.listing(where=InspectionFilter(2026)).rows
        return [self.inspections.sheet(each.id) for each in rows]


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def answers():
    """What the choice of files gives."""
    return []


@pytest.fixture
def window(world, desk, make_window, answers):
    window = make_window(PREVENTION, AUTHORITIES, desk=desk)
    window.bench.dialogs.__class__.open_files = lambda *_: list(answers)
    return window


@pytest.fixture
def page(window, settle):
    window.go("prevention", ShowDays())
    settle()
    return window.stack.current


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def focus():
    return QApplication.focusWidget()


def photo(folder, name="constat.jpg", size=(2400, 1800)):
    path, content = folder / name, BytesIO()
    Image.new("RGB", size, "teal").save(content, "JPEG")
    path.write_bytes(content.getvalue())
    return path


def test_a_day_is_written_and_closed_by_the_keyboard_alone(world, window, page, settle, qtbot):
    press(KEY.Key_N, CTRL)
    assert focus() is page.days.new_panel.search
    write("Choi")
    qtbot.waitUntil(lambda: bool(page.days.new_panel.search.popup.suggestions()))
    press(KEY.Key_Return)
    settle()
    form = page.days.form
    assert page.header_title() == "Journée d’inspection"
    assert focus() is form.column.sites.line

    # nothing is there yet: F4 leads from one to the next
    press(KEY.Key_F4)
    assert focus() is form.column.sites.line
    write("Centre technique")
    qtbot.waitUntil(lambda: bool(form.column.sites.popup.suggestions()))
    press(KEY.Key_Return)
    settle()
    press(KEY.Key_F4)
    assert focus() is form.column.people.line
    write("Karim Meddour")
    press(KEY.Key_Tab)
    settle()
    (sheet,) = world.sheets()
    assert ([each.name for each in sheet.visited], sheet.values.people) == (
        ["Centre technique"],
        ("Karim Meddour",),
    )

    press(KEY.Key_O, CTRL | SHIFT)
    qtbot.waitUntil(form.observations.editor.isVisible)
    settle()
    editor = form.observations.editor
    assert focus() is editor.severity.buttons[Severity.MAJOR]
    press(KEY.Key_Left)
    settle()
    assert world.sheets()[0].observations[0].due == TODAY
    press(KEY.Key_F4)
    assert focus() is editor.place
    write("Atelier")
    press(KEY.Key_F4)
    settle()
    press(KEY.Key_F4)
    for name, typed in (("text", "Armoire ouverte"), ("family", ""), ("measure", "Refermer")):
        editor.fields[name].editor.setFocus()
        if typed:
            write(typed)
        else:
            press(KEY.Key_Down)
        press(KEY.Key_Tab)
    settle()
    assert world.sheets()[0].points == ()

    press(KEY.Key_Escape)
    assert focus() is form.observations.rows[0]
    form.ask_to_close()
    qtbot.waitUntil(form.close_panel.isVisible)
    press(KEY.Key_Return, CTRL)
    settle()
    (sheet,) = world.sheets()
    assert sheet.line.state is InspectionState.CLOSED
    assert sheet.observations[0].severity is Severity.DANGER
    assert page.days.reopen_button in page.days.header_widgets()
    with world.services.context.reading() as uow:
        (held,) = uow.find(Appointment)
    assert held.status is AppointmentStatus.DONE


def test_what_is_typed_is_written_within_a_second_without_leaving_the_field(world, window, settle, qtbot):
    kept = world.draft(LASTING)
    window.go("prevention", OpenDay(kept))
    settle()
    page = window.stack.current
    page.days.form.observations.unfold(world.sheets()[0].observations[0].id)
    page.days.form.observations.editor.text.setFocus()
    press(KEY.Key_End, CTRL)
    write(" par des cartons")
    qtbot.waitUntil(lambda: world.sheets()[0].observations[0].text == "Issue encombrée par des cartons")
    assert focus() is page.days.form.observations.editor.text
    settle()
    assert page.save_text() == "Enregistré à 10\u202fh\u202f42"
    window.bench.undo.run(window.bench.undo._undos[-1])
    qtbot.waitUntil(lambda: world.sheets()[0].observations[0].text == "Issue encombrée")


def test_a_major_observation_says_by_when_it_is_due(world, window, settle):
    kept = world.draft(LASTING)
    window.go("prevention", OpenDay(kept))
    settle()
    form = window.stack.current.days.form
    form.observations.unfold(world.sheets()[0].observations[0].id)
    editor = form.observations.editor
    editor.severity.buttons[Severity.MINOR].setFocus()
    press(KEY.Key_Left)
    settle()
    press(KEY.Key_F4)
    press(KEY.Key_F4)
    assert focus() is editor.due
    assert "au plus tard le 12\u00a0déc.\u00a02026" in editor.fields["due"].error()
    write("12/12/2026")
    press(KEY.Key_Tab)
    settle()
    assert editor.fields["due"].error() == ""
    assert world.sheets()[0].observations[0].due == date(2026, 12, 12)


def test_observations_are_moved_removed_and_come_back(world, window, settle):
    second = LASTING.__class__(**{**vars(LASTING), "text": "Extincteur masqué"})
    kept = world.draft(LASTING, second)
    window.go("prevention", OpenDay(kept))
    settle()
    column = window.stack.current.days.form.observations
    column.rows[1].setFocus()
    press(KEY.Key_Up, ALT)
    settle()
    assert [each.text for each in world.sheets()[0].observations] == ["Extincteur masqué", "Issue encombrée"]
    assert focus() is column.rows[0]
    press(KEY.Key_Delete)
    settle()
    assert [each.text for each in world.sheets()[0].observations] == ["Issue encombrée"]
    window.bench.undo.undo()
    settle()
    assert len(column.rows) == 2


def test_photos_are_chosen_dropped_captioned_and_taken_away(world, window, settle, tmp_path, answers, qtbot):
    kept = world.draft(LASTING)
    window.go("prevention", OpenDay(kept))
    settle()
    form = window.stack.current.days.form
    form.observations.unfold(world.sheets()[0].observations[0].id)
    strip = form.observations.editor.photos
    answers.append(photo(tmp_path))
    strip.drop.setFocus()
    press(KEY.Key_Space)
    settle()
    assert [(each.width, each.height) for each in world.sheets()[0].photos] == [(1600, 1200)]

    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(photo(tmp_path, "deux.jpg", (800, 600))))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    strip.dropEvent(event)
    settle()
    assert len(strip.tiles) == 2

    strip.tiles[1].setFocus()
    press(KEY.Key_Return)
    assert focus() is form.photo_panel.caption
    write("Issue vue du couloir")
    press(KEY.Key_Escape)
    settle()
    assert world.sheets()[0].photos[1].caption == "Issue vue du couloir"
    strip.tiles[1].setFocus()
    press(KEY.Key_Left, CTRL)
    settle()
    assert world.sheets()[0].photos[0].caption == "Issue vue du couloir"
    press(KEY.Key_Delete)
    settle()
    assert [each.width for each in world.sheets()[0].photos] == [1600]


def test_a_photo_that_cannot_be_read_says_why_and_nothing_is_kept(world, window, settle, tmp_path):
    kept = world.draft(LASTING)
    window.go("prevention", OpenDay(kept))
    settle()
    form = window.stack.current.days.form
    form.observations.unfold(world.sheets()[0].observations[0].id)
    told = []
    window.bench.operations.refused.connect(lambda _label, error: told.append(str(error)))
    heic = tmp_path / "IMG_1.heic"
    heic.write_bytes(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40)
    form.observations.editor.photos.dropped.emit([photo(tmp_path), heic])
    settle()
    assert "HEIC" in told[0]
    assert world.sheets()[0].photos == ()


def test_beyond_the_package_the_panel_asks_why(world, window, settle, qtbot):
    def emptied(uow):
        uow.get(Engagement, world.order.id).granted = Decimal(0)
        return ()

    world.services.context.change(Right.MANAGE_CENTRE, emptied, "")
    kept = world.draft()
    sheet = world.inspections.sheet(kept)
    world.inspections.edit(
        kept, sheet.values, sheet.values.__class__(**{**vars(sheet.values), "people": ("Karim",)})
    )
    window.go("prevention", OpenDay(kept))
    settle()
    form = window.stack.current.days.form
    form.ask_to_close()
    qtbot.waitUntil(form.close_panel.isVisible)
    press(KEY.Key_Return, CTRL)
    settle()
    assert focus() is form.close_panel.strip.reason
    write("Accord de la DRH")
    press(KEY.Key_Return)
    settle()
    assert world.sheets()[0].line.state is InspectionState.CLOSED


def test_a_day_is_begun_from_its_appointment_once(world, window, settle):
    planned = world.planned()
    for _ in range(2):
        window.go("prevention", WriteDay(planned))
        settle()
    (sheet,) = world.sheets()
    assert (sheet.line.appointment_id, sheet.values.span) == (planned, DaySpan.MORNING)


def test_a_closed_day_is_read_and_reopened_with_its_reason(world, window, settle):
    kept = world.draft(LASTING)
    sheet = world.inspections.sheet(kept)
    world.inspections.edit(
        kept, sheet.values, sheet.values.__class__(**{**vars(sheet.values), "people": ("Karim",)})
    )
    world.inspections.closing.close(kept)
    window.go("prevention", OpenDay(kept))
    settle()
    days = window.stack.current.days
    assert days.form.column.day.isReadOnly()
    assert not days.form.observations.add_button.isVisible()
    days.reopen_button.click()
    assert focus() is days.form.reopen_panel.reason
    write("Une photo manque")
    days.form.reopen_panel.confirm.click()
    settle()
    assert world.sheets()[0].line.state is InspectionState.DRAFT
    assert not days.form.column.day.isReadOnly()


def test_documents_seen_are_ticked_with_the_version_of_the_document_unique(world, window, settle):
    window.go("prevention", OpenDay(world.draft()))
    settle()
    documents = window.stack.current.days.form.column.documents
    documents.boxes[DocumentSeen.RISK_DOCUMENT].setFocus()
    press(KEY.Key_Space)
    assert documents.version.isVisible()
    press(KEY.Key_Tab)
    assert focus() is documents.version
    write("2025")
    press(KEY.Key_Tab)
    settle()
    values = world.sheets()[0].values
    assert (values.documents, values.risk_document_version) == ((DocumentSeen.RISK_DOCUMENT,), "2025")


def test_the_names_met_are_masked_on_a_screen_that_others_see(world, window, settle):
    kept = world.draft()
    sheet = world.inspections.sheet(kept)
    met = {**vars(sheet.values), "people": ("Karim Meddour",)}
    world.inspections.edit(kept, sheet.values, sheet.values.__class__(**met))
    window.go("prevention", OpenDay(kept))
    settle()
    column = window.stack.current.days.form.column
    assert column.people.tags[0].toolTip() == "Karim Meddour"
    window.bench.masking.set_masked(True)
    assert column.people.tags[0].toolTip() == "KM"
    assert column.people.value() == ("Karim Meddour",)


def test_the_list_is_narrowed_opened_and_left_by_keys(world, window, page, settle):
    world.draft(LASTING)
    page.refresh(frozenset())
    settle()
    page.days.list.table.setFocus()
    press(KEY.Key_Return)
    settle()
    assert page.days.on_day
    press(KEY.Key_Left, ALT)
    settle()
    assert not page.days.on_day
    page.days.list_presenter.narrow(state=InspectionState.CLOSED)
    settle()
    assert page.days.list.model.rowCount() == 0
    page.days.list.clear_filters()
    settle()
    assert page.days.list.model.rowCount() == 1


def test_the_agenda_leads_to_the_day_of_an_appointment(world, desk, make_window, qtbot):
    planned = world.planned()
    window = make_window(PREVENTION, PageSpec("agenda", "Agenda", "calendar-event", AgendaPage), desk=desk)
    at_rest = lambda: not window.bench.operations.busy  # noqa: E731 - one expression
    window.go("agenda", ShowAppointment(planned))
    details = window.stack.current.conductor.panels
    qtbot.waitUntil(lambda: at_rest() and details.details.isVisible())
    (button,) = [each for each in details.details.findChildren(Button) if each.text() == "Écrire la journée"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_rest() and bool(world.sheets()))
    assert window.stack.current.header_title() == "Journée d’inspection"
    assert world.sheets()[0].line.appointment_id == planned
