"""Cases and the time of the week on the page of agents, by keys and clicks on a real store."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.request import RequestValues
from cigdesk.domain.rights import Right
from cigdesk.domain.support_time import Charge, TimeValues
from cigdesk.services.context import new_id
from ui.pages import pages
from ui.pages.agenda.targets import ShowAppointment
from ui.pages.agents import SPEC
from ui.pages.cases.list_model import CaseColumn
from ui.pages.cases.time_model import TimeColumn
from ui.pages.hours.model import FIRST_DAY, NAME
from ui.request_targets import ShowRequest
from ui.support_targets import ShowCase, ShowCases, ShowTime

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key
PARIS = ZoneInfo("Europe/Paris")
TODAY, MONDAY = date(2026, 11, 12), date(2026, 11, 9)


class World:
    """A town of 40 agents under the convention of Martinique, a social worker, two agents."""

    def __init__(self, services) -> None:
        self.services = services
        services.context.change(Right.MANAGE_AUTHORITIES, self.found, "")

    def found(self, uow):
        uow.find(Centre)[0].catalogue_family = "cdg-martinique"
        self.town = Authority(
            id=new_id(), name="Le Lamentin", kind=AuthorityKind.COMMUNE, optional_contribution=True
        )
        self.worker = Practitioner(
            id=new_id(), first_name="Maryse", last_name="Jean", function=Function.SOCIAL_WORKER
        )
        self.haddad, self.lopes = (
            Agent(id=new_id(), civility=Civility.MRS, last_name=name, authority_id=self.town.id)
            for name in ("Haddad", "Lopes")
        )
        convention = Membership(
            id=new_id(),
            authority_id=self.town.id,
            convention=Convention.ACCOMPAGNEMENT_SOCIAL,
            start=date(2026, 1, 1),
        )
        heads = Headcount(id=new_id(), authority_id=self.town.id, year=2026, heads=40)
        for each in (self.town, self.worker, self.haddad, self.lopes, convention, heads):
            uow.add(each)
        return ()

    def meeting(self, day=MONDAY, minutes=60, agent=None):
        start = datetime.combine(day, time(9), PARIS).astimezone(UTC)
        record = Appointment(
            id=new_id(),
            practitioner_id=self.worker.id,
            kind=AppointmentKind.HOURLY,
            mode=PlaceMode.CENTRE,
            start=start,
            end=start + timedelta(minutes=minutes),
            status=AppointmentStatus.DONE,
            agent_id=(agent or self.haddad).id,
            authority_id=self.town.id,
            subject=Subject.MONEY,
        )

        def work(uow):
            uow.add(record)
            return ()

        self.services.context.change(Right.SUPPORT, work, "")
        return record.id

    def case(self, minutes=0):
        meeting = self.meeting(day=date(2026, 10, 5), minutes=30)
        self.services.time.from_appointment(meeting)
        (line,) = self.services.cases.listing().rows
        if minutes:
            values = TimeValues(practitioner_id=self.worker.id, day=MONDAY, minutes=minutes, case_id=line.id)
            self.services.time.enter(values)
        return line.id

    def entries(self, case):
        return [(each.charge, each.minutes) for each in self.services.cases.sheet(case).entries]


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def window(world, desk, make_window):
    agenda = next(each for each in pages() if each.page_id == "agenda")
    return make_window(SPEC, agenda, desk=desk)


@pytest.fixture
def shown(window, settle):
    def go(target):
        window.go("agents", target)
        settle()
        return window.stack.current

    return go


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def spoken(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def read(model, row, column):
    return spoken(model.index(row, column).data() or "")


# cases


def test_a_case_is_opened_by_keys_for_somebody_found_by_name(shown, settle, world, qtbot):
    page = shown(ShowCases())
    press(KEY.Key_N, CTRL)
    panel = page.work.cases.panel
    assert panel.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "lopes")
    qtbot.waitUntil(lambda: bool(panel.person.popup.suggestions()))
    press(KEY.Key_Return)
    settle()
    panel.fields.referent.setFocus()
    press(KEY.Key_Down)
    press(KEY.Key_Return, CTRL)
    settle()
    part = page.work.cases
    assert part.on_sheet
    assert spoken(part.header_title()) == "SST-0001, Mme Lopes"
    assert part.shown_sheet.line.referent_id == world.worker.id


def test_what_keeps_a_case_from_opening_is_said_in_its_field(shown, settle):
    page = shown(ShowCases())
    press(KEY.Key_N, CTRL)
    press(KEY.Key_Return, CTRL)
    settle()
    panel = page.work.cases.panel
    assert panel.person.search.error() == "Indiquez l’agent accompagné."
    assert panel.fields.form.fields["referent_id"].error() == "Indiquez l’assistant social référent."


def test_the_list_names_filters_and_masks(shown, settle, world, window):
    world.case()
    page = shown(ShowCases())
    model = page.work.cases.list.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [read(model, 0, column) for column in (CaseColumn.NUMBER, CaseColumn.WHO, CaseColumn.MINUTES)] == [
        "SST-0001",
        "Haddad",
        "30 min",
    ]
    press(KEY.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "sst-0002")
    settle()
    assert model.rowCount() == 0
    page.work.cases.list.clear_filters()
    settle()
    window.bench.masking.set_masked(True)
    assert read(model, 0, CaseColumn.WHO) == "H."


def test_time_is_entered_on_the_sheet_and_taken_back(shown, settle, world):
    case = world.case()
    page = shown(ShowCase(case))
    part = page.work.cases
    assert spoken(part.sheet.allowance.said.text()) == "30 min sur 4 h, reste 3 h 30"
    press(KEY.Key_N, CTRL)
    QTest.keyClicks(part.time_panel.minutes, "1h15")
    settle()
    assert spoken(part.time_panel.bearing.text()) == "Imputé : 1 h 15 état des lieux."
    press(KEY.Key_Return, CTRL)
    settle()
    assert world.entries(case)[0] == (Charge.ASSESSMENT, 75)
    assert read(part.sheet.model, 0, TimeColumn.MINUTES) == "1 h 15"
    press(KEY.Key_Z, CTRL)
    settle()
    assert world.entries(case) == [(Charge.ASSESSMENT, 30)]


def test_beyond_the_allowance_the_panel_asks_for_the_agreement(shown, settle, world):
    case = world.case(minutes=200)
    page = shown(ShowCase(case))
    part = page.work.cases
    press(KEY.Key_N, CTRL)
    panel = part.time_panel
    QTest.keyClicks(panel.minutes, "30 min")
    settle()
    assert panel.agreement.isVisible()
    assert "20 min seraient facturées" in spoken(panel.refusal.accessibleName())
    press(KEY.Key_Return, CTRL)
    assert panel.agreed.fields["given_by"].error() == "Indiquez qui a donné l’accord."
    QTest.keyClicks(panel.by, "La directrice")
    press(KEY.Key_Return, CTRL)
    settle()
    assert sorted(world.entries(case)[:2]) == [(Charge.ASSESSMENT, 10), (Charge.BILLED, 20)]
    assert not part.sheet.agreements.nothing.isVisible()


def test_a_meeting_that_waits_is_taken_in_from_the_sheet_and_the_case_closed(shown, settle, world):
    case = world.case()
    world.meeting()
    page = shown(ShowCase(case))
    part = page.work.cases
    take = next(each for each in part.sheet.waiting.findChildren(type(part.new_button)))
    click(take)
    settle()
    assert world.entries(case)[0] == (Charge.ASSESSMENT, 60)
    click(part.close_button)
    settle()
    assert part.shown_sheet.line.closed_on == TODAY
    assert part.header_widgets() == (part.reopen_button,)
    click(part.reopen_button)
    settle()
    assert part.shown_sheet.line.open


# the week


@pytest.fixture
def hours(shown, world):
    world.the_case = world.case()
    return shown(ShowTime()).work.hours


def editor_of(grid):
    lines = grid.viewport().findChildren(QLineEdit)
    return next((line for line in lines if line.isVisible()), None)


def type_in(grid, text, key=KEY.Key_Return):
    QTest.keyClicks(grid, text[0])
    editor = editor_of(grid)
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, key)


def test_the_week_is_typed_from_cell_to_cell(hours, settle, world):
    QAbstractItemModelTester(hours.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    grid, model = hours.grid, hours.model
    assert [read(model, row, NAME) for row in range(3)] == ["Total", "Réseau de partenaires", "Haddad"]
    grid.setFocus()
    grid.begin_at(2, FIRST_DAY)
    type_in(grid, "1h30", KEY.Key_Tab)
    type_in(grid, "1,5", KEY.Key_Tab)
    type_in(grid, "20")
    settle()
    assert [read(model, 2, FIRST_DAY + day) for day in range(3)] == ["1 h 30", "1 h 30", "20 min"]
    assert read(model, 0, FIRST_DAY) == "1 h 30"
    grid.begin_at(1, FIRST_DAY)
    type_in(grid, "45")
    settle()
    assert read(model, 0, FIRST_DAY) == "2 h 15"
    grid.setFocus()
    press(KEY.Key_Z, CTRL)
    settle()
    assert read(model, 0, FIRST_DAY) == "1 h 30"
    grid.begin_at(2, FIRST_DAY)
    press(KEY.Key_Delete)
    settle()
    assert read(model, 2, FIRST_DAY) == ""


def test_what_is_no_duration_stays_in_its_cell_with_the_reason(hours, settle, world):
    grid, model = hours.grid, hours.model
    grid.setFocus()
    grid.begin_at(2, FIRST_DAY)
    type_in(grid, "deux")
    settle()
    cell = model.index(2, FIRST_DAY)
    assert cell.data() == "deux"
    assert "Durée attendue" in cell.data(Qt.ItemDataRole.ToolTipRole)
    grid.begin_at(2, FIRST_DAY)
    assert "Durée attendue" in hours._said.text()
    assert not model.can_type(model.index(2, FIRST_DAY + 4))


def test_beyond_the_allowance_a_cell_asks_for_the_agreement(hours, settle, world):
    grid = hours.grid
    grid.setFocus()
    grid.begin_at(2, FIRST_DAY)
    type_in(grid, "4h")
    settle()
    grid.begin_at(2, FIRST_DAY)
    assert hours.agreement.isVisible()
    click(hours.agreement)
    settle()
    QTest.keyClicks(hours.panel.by, "Le directeur")
    press(KEY.Key_Return, CTRL)
    settle()
    assert read(hours.model, 2, FIRST_DAY) == "4 h"
    assert (Charge.BILLED, 30) in world.entries(world.the_case)


def test_the_meetings_of_the_week_are_taken_in_by_one_key(hours, settle, world):
    for day in range(3):
        world.meeting(day=MONDAY + timedelta(days=day), minutes=100)
    hours.refresh()
    settle()
    waiting = hours.waiting
    assert waiting.model.rowCount() == 3
    waiting.table.setFocus()
    press(KEY.Key_Return)
    settle()
    assert waiting.model.rowCount() == 2
    press(KEY.Key_Return, CTRL)
    settle()
    assert waiting.model.rowCount() == 1
    assert "plafonné à 4" in spoken(waiting.why.accessibleName())
    press(KEY.Key_Z, CTRL)
    settle()
    assert waiting.model.rowCount() == 2


# from elsewhere


def test_a_case_is_opened_from_the_sheet_of_an_agent_and_from_a_request(shown, settle, world):
    page = shown(world.haddad.id)
    click(page.sheet.cases.create_button)
    settle()
    panel = page.work.cases.panel
    assert panel.isVisible()
    assert panel.values().agent_id == world.haddad.id
    asked = RequestValues(
        requester=Requester.PARTNER,
        partner="MNT",
        received_on=TODAY,
        agent_id=world.lopes.id,
        subject=Subject.HEALTH,
        practitioner_id=world.worker.id,
    )
    request = world.services.requests.note(asked).ids[0]
    page = shown(ShowRequest(request))
    click(page.requests.panel.open_case)
    settle()
    values = panel.values()
    assert (values.agent_id, values.partner, values.request_id) == (world.lopes.id, "MNT", request)
    press(KEY.Key_Return, CTRL)
    settle()
    assert page.work.cases.shown_sheet.line.subject is Subject.HEALTH


def test_the_time_of_a_done_appointment_is_entered_in_the_agenda_by_one_press(world, window, settle, qtbot):
    meeting = world.meeting(day=MONDAY, minutes=60)
    window.go("agenda", ShowAppointment(meeting))
    details = window.stack.current.conductor.panels.details
    qtbot.waitUntil(lambda: details.time_block is not None)
    block = details.time_block
    settle()
    assert spoken(block.minutes.text()) == "1 h"
    click(block.enter)
    settle()
    (row,) = world.services.time.of_appointment(meeting).entries
    assert (row.minutes, row.charge) == (60, Charge.ASSESSMENT)
    assert details.time_block is not block
    click(details.time_block.case)
    settle()
    assert spoken(window.stack.current.header_title()) == "SST-0001, Mme Haddad"
