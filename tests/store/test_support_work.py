"""Opening cases and entering time in a real store: the allowance first, then what the employer agreed to."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount, Subscription
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import InvalidInput, MovedOn, Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, AgentStatus, Civility, Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.domain.support import AgreementValues, CaseKind, CaseValues
from cigdesk.domain.support_allowance import BeyondAllowance
from cigdesk.domain.support_time import Charge, Task, TimeValues, WorkKind
from cigdesk.domain.values import read_values
from cigdesk.services.context import new_id

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 11, 12)
MONDAY = date(2026, 11, 9)
YES = AgreementValues(given_on=TODAY, given_by="La directrice des ressources humaines")


class World:
    """A centre with the catalogue of Martinique, a town of 40 agents under its convention."""

    def __init__(self, services, *, family="cdg-martinique"):
        self.services, self.cases, self.time = services, services.cases, services.time
        services.context.change(Right.MANAGE_AUTHORITIES, lambda uow: self.found(uow, family), "")

    def found(self, uow, family):
        uow.find(Centre)[0].catalogue_family = family
        self.town = Authority(
            id=new_id(), name="Le Lamentin", kind=AuthorityKind.COMMUNE, optional_contribution=True
        )
        self.worker, self.acfi = (
            Practitioner(id=new_id(), first_name="Maryse", last_name=name, function=function)
            for name, function in (("Jean", Function.SOCIAL_WORKER), ("Arnaud", Function.ACFI))
        )
        self.agent, self.other = (
            Agent(
                id=new_id(),
                civility=Civility.MRS,
                last_name=name,
                authority_id=self.town.id,
                status=AgentStatus.TENURED,
            )
            for name in ("Élise", "Adèle")
        )
        self.convention = Membership(
            id=new_id(),
            authority_id=self.town.id,
            convention=Convention.ACCOMPAGNEMENT_SOCIAL,
            start=date(2026, 1, 1),
        )
        heads = Headcount(id=new_id(), authority_id=self.town.id, year=2026, heads=40)
        for each in (self.town, self.worker, self.acfi, self.agent, self.other, self.convention, heads):
            uow.add(each)
        return ()

    def write(self, *records):
        def work(uow):
            for each in records:
                uow.add(each)
            return ()

        return self.services.context.change(Right.SUPPORT, work, "")

    def set(self, record, **values):
        def work(uow):
            kept = uow.get(type(record), record.id)
            for name, value in values.items():
                setattr(kept, name, value)
            return ()

        self.services.context.change(Right.SUPPORT, work, "")

    def open(self, agent=None, **known):
        values = self.cases.values_for_agent((agent or self.agent).id, self.worker.id)
        return self.cases.open(replace(values, opened_on=date(2026, 2, 1), **known)).ids[0]

    def values(self, case, minutes, **known):
        usual = {"practitioner_id": self.worker.id, "day": MONDAY, "case_id": case, "minutes": minutes}
        return TimeValues(**(usual | known))

    def enter(self, case, minutes, agreement=None, **known):
        return self.time.enter(self.values(case, minutes, **known), agreement=agreement).ids[0]

    def meeting(self, day=MONDAY, hour=9, minutes=60, **known):
        start = datetime.combine(day, time(hour), PARIS).astimezone(UTC)
        usual = {
            "practitioner_id": self.worker.id,
            "kind": AppointmentKind.HOURLY,
            "mode": PlaceMode.CENTRE,
            "start": start,
            "end": start + timedelta(minutes=minutes),
            "status": AppointmentStatus.DONE,
            "agent_id": self.agent.id,
            "authority_id": self.town.id,
            "subject": Subject.MONEY,
        }
        record = Appointment(id=new_id(), **(usual | known))
        self.write(record)
        return record.id

    def shares(self, case):
        rows = sorted(self.cases.sheet(case).entries, key=lambda each: each.id)
        return [(each.charge, each.minutes) for each in rows]

    def allowance(self):
        found = self.cases.standing(self.town.id).allowance
        return found.granted, found.used

    def done(self, offer="MQ-EDL"):
        lines = self.services.engagements.balances(self.town.id, 2026).lines
        return sum(int(each.balance.done) for each in lines if each.offer == offer)


@pytest.fixture
def world(services):
    return World(services)


# cases


def test_a_case_opens_with_what_is_known_of_the_agent_and_takes_the_next_number(world):
    first, second = world.open(), world.open(world.other)
    line = world.cases.sheet(first).line
    assert (line.number, line.authority, line.agent_status) == (
        "SST-0001",
        "Le Lamentin",
        AgentStatus.TENURED,
    )
    assert world.cases.sheet(second).line.number == "SST-0002"
    with pytest.raises(InvalidInput, match="déjà un dossier ouvert") as refused:
        world.open()
    assert list(refused.value.errors) == ["agent"]


def test_the_number_of_an_opening_taken_back_is_given_again_and_leaves_no_hole(world):
    change = world.cases.open(replace(world.cases.values_for_agent(world.agent.id, world.worker.id)))
    change.undo.run()
    kept = world.open(world.other)
    assert world.cases.sheet(kept).line.number == "SST-0001"
    early = world.cases.open(world.cases.values_for_agent(world.agent.id, world.worker.id))
    collective = CaseValues(
        requester=Requester.EMPLOYER,
        opened_on=TODAY,
        kind=CaseKind.COLLECTIVE,
        authority_id=world.town.id,
        group_name="Espaces verts",
        referent_id=world.worker.id,
    )
    world.cases.open(collective)
    with pytest.raises(MovedOn):
        early.undo.run()
    assert [each.number for each in world.cases.listing().rows] == ["SST-0003", "SST-0002", "SST-0001"]


def test_two_who_open_at_the_same_instant_get_two_numbers(world):
    agents = [Agent(id=new_id(), last_name=f"N{each}", authority_id=world.town.id) for each in range(6)]
    world.write(*agents)
    with ThreadPoolExecutor(2) as people:
        opened = list(people.map(world.open, agents))
    numbers = sorted(world.cases.sheet(each).line.sequence for each in opened)
    assert numbers == [1, 2, 3, 4, 5, 6]


def test_a_case_is_closed_and_opened_again_unless_another_took_its_place(world):
    case = world.open()
    world.enter(case, 30)
    with pytest.raises(InvalidInput, match="après ce jour"):
        world.cases.close(case, MONDAY - timedelta(days=1))
    world.cases.close(case, MONDAY)
    with pytest.raises(InvalidInput, match="est clos"):
        world.enter(case, 30, day=MONDAY + timedelta(days=1))
    change = world.cases.reopen(case)
    change.undo.run()
    world.open()
    with pytest.raises(Refused, match="SST-0002"):
        world.cases.reopen(case)


def test_a_correction_does_not_begin_after_its_work(world):
    case = world.open()
    world.enter(case, 30)
    before = world.cases.sheet(case).values
    with pytest.raises(InvalidInput, match="déjà saisi"):
        world.cases.edit(case, before, replace(before, opened_on=MONDAY + timedelta(days=1)))
    consulted = replace(before, employer_consulted_on=MONDAY, subject=Subject.HEALTH)
    world.cases.edit(case, before, consulted)
    assert world.cases.sheet(case).values == consulted


def test_two_sheets_of_one_person_have_their_cases_together(world):
    case = world.open(world.other)
    merging = world.services.agent_merging
    preview = merging.preview(world.agent.id, world.other.id)
    assert "1\xa0dossier" in preview.gone.attached.text
    merging.merge(preview)
    assert [each.id for each in world.cases.of_agent(world.agent.id)] == [case]


# who bears the time


@pytest.mark.parametrize(("heads", "minutes"), [(50, 240), (51, 480)])
def test_the_allowance_follows_the_headcount_and_is_granted_by_the_first_work(world, heads, minutes):
    world.write(Headcount(id=new_id(), authority_id=world.town.id, year=2025, heads=3))
    with world.services.context.reading() as uow:
        (declared,) = uow.find(Headcount, year=2026)
    world.set(declared, heads=heads)
    assert world.allowance() == (minutes, 0)
    world.enter(world.open(), 45)
    assert world.allowance() == (minutes, 45)
    assert world.done() == 45


def test_all_the_cases_share_the_allowance_and_the_rest_waits_for_an_agreement(world):
    one, two = world.open(), world.open(world.other)
    world.enter(one, 200)
    with pytest.raises(BeyondAllowance) as beyond:
        world.enter(two, 70)
    assert (beyond.value.allowance.left, beyond.value.rest) == (40, 30)
    assert world.shares(two) == []
    world.enter(two, 70, replace(YES, most_minutes=60))
    assert world.shares(two) == [(Charge.ASSESSMENT, 40), (Charge.BILLED, 30)]
    assert world.done() == 240
    world.enter(two, 30)
    with pytest.raises(BeyondAllowance):
        world.enter(two, 1)
    with pytest.raises(BeyondAllowance):
        world.enter(one, 10)


def test_an_agreement_is_kept_while_hours_are_billed_on_it(world):
    case = world.open()
    world.enter(case, 250, YES)
    (agreement,) = world.cases.sheet(case).agreements
    assert agreement.values == YES
    with pytest.raises(Refused, match="facturées"):
        world.cases.withdraw(agreement.id)
    world.time.remove(world.cases.sheet(case).entries[-1].act_id)
    world.cases.withdraw(agreement.id)
    assert world.cases.sheet(case).agreements == ()


def test_correcting_an_act_shares_it_again(world):
    case = world.open()
    act = world.enter(case, 300, YES)
    assert world.shares(case) == [(Charge.ASSESSMENT, 240), (Charge.BILLED, 60)]
    change = world.time.edit(act, world.values(case, 200))
    assert world.shares(case) == [(Charge.ASSESSMENT, 200)]
    change.undo.run()
    assert world.shares(case) == [(Charge.ASSESSMENT, 240), (Charge.BILLED, 60)]


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"affiliated": False}, "affiliée"),
        ({"optional_contribution": False}, "cotisation optionnelle"),
    ],
)
def test_without_affiliation_or_contribution_nothing_is_entered(world, lacking, said):
    case = world.open()
    world.set(world.town, **lacking)
    with pytest.raises(Refused, match=said):
        world.enter(case, 30)
    assert said in world.cases.sheet(case).standing.why_not


def test_without_convention_or_headcount_nothing_is_entered_and_the_reason_is_said(world):
    case = world.open()
    world.set(world.convention, start=TODAY)
    with pytest.raises(Refused, match="convention d’accompagnement social"):
        world.enter(case, 30, YES)
    world.set(world.convention, start=date(2026, 1, 1))
    with world.services.context.reading() as uow:
        (declared,) = uow.find(Headcount)
    world.set(declared, year=2027)
    with pytest.raises(Refused, match="effectif"):
        world.enter(case, 30)


def test_travel_and_partners_without_case_are_counted_and_charged_to_nobody(world):
    case = world.open()
    world.enter(case, 40, task=Task.TRAVEL)
    world.time.set_cell(world.worker.id, None, MONDAY, 50)
    assert world.shares(case) == [(Charge.UNCHARGED, 40)]
    assert world.allowance() == (240, 0)
    week = world.time.week(world.worker.id, TODAY)
    (network,) = week.rows[0].cells[0].entries
    assert (network.charge, network.work, network.authority_id) == (Charge.UNCHARGED, WorkKind.NETWORK, None)
    assert (week.minutes_on(0), week.minutes) == (90, 90)


def test_at_the_cig_time_is_covered_or_warns_that_nothing_covers_it(services):
    world = World(services, family="cig-petite-couronne")
    case = world.open()
    values = world.values(case, 30, mode=PlaceMode.PHONE)
    bearing = world.time.propose(values)
    assert bearing.warns
    assert "Rien ne couvre" in bearing.said
    world.write(Subscription(id=new_id(), authority_id=world.town.id, offer="AST-DIST", year=2026))
    bearing = world.time.propose(values)
    assert (bearing.warns, bearing.said) == (False, "Couvert par AST-DIST.")
    world.time.enter(values)
    world.enter(case, 45)
    assert world.shares(case) == [(Charge.COVERED, 30), (Charge.UNCHARGED, 45)]


# from an appointment


def test_one_act_enters_the_length_of_an_appointment_and_opens_its_case(world):
    meeting = world.meeting()
    assert world.time.to_enter() == 1
    change = world.time.from_appointment(meeting)
    assert change.label == "Temps saisi, dossier SST-0001 ouvert"
    assert world.time.to_enter() == 0
    (line,) = world.cases.listing().rows
    assert (line.subject, line.minutes, line.opened_on) == (Subject.MONEY, 60, MONDAY)
    with pytest.raises(Refused, match="déjà saisi"):
        world.time.from_appointment(meeting)
    change.undo.run()
    assert (world.time.to_enter(), world.cases.listing().rows) == (1, ())


def test_nothing_is_counted_twice(world):
    world.enter(world.open(), 10)
    with world.services.context.reading() as uow:
        order = uow.engagements.within(world.town.id, MONDAY, MONDAY)[0].id
    meeting = world.meeting(minutes=90, engagement_id=order)
    assert world.done() == 100
    world.time.from_appointment(meeting, 60)
    assert world.done() == 70
    assert world.allowance() == (240, 70)


def test_several_at_once_are_entered_and_those_refused_say_why(world):
    rows = [world.meeting(day=MONDAY + timedelta(days=each), minutes=120) for each in range(3)]
    week = world.time.week(world.worker.id, TODAY)
    assert [each.id for each in week.waiting] == rows
    outcome = world.time.take_all(week.waiting)
    assert len(outcome.report.done) == 2
    (refused,) = outcome.report.refused
    assert "plafonné à 4" in refused.reason
    outcome.change.undo.run()
    assert len(world.time.week(world.worker.id, TODAY).waiting) == 3


def test_time_is_entered_from_done_appointments_of_social_workers_alone(world):
    planned = world.meeting(status=AppointmentStatus.PLANNED)
    visit = world.meeting(practitioner_id=world.acfi.id, hour=14)
    with pytest.raises(Refused, match="Honoré"):
        world.time.from_appointment(planned)
    with pytest.raises(Refused, match="assistants sociaux"):
        world.time.from_appointment(visit)
    assert world.time.to_enter() == 0


def corrected(world, meeting, **known):
    with world.services.context.reading() as uow:
        values = read_values(uow.get(Appointment, meeting), AppointmentValues)
    return world.services.bookings.edit(
        meeting, replace(values, **known), confirmation=Confirmation("Noté après")
    )


def test_time_follows_its_appointment_to_another_day_and_way_of_meeting(world):
    world.open()
    meeting = world.meeting(minutes=300)
    world.time.from_appointment(meeting, agreement=YES)
    start = datetime.combine(MONDAY + timedelta(days=1), time(15), PARIS).astimezone(UTC)
    corrected(world, meeting, start=start, end=start + timedelta(minutes=30), mode=PlaceMode.SITE)
    found = world.time.of_appointment(meeting).entries
    assert {each.day for each in found} == {MONDAY + timedelta(days=1)}
    assert {each.mode for each in found} == {PlaceMode.SITE}
    assert sum(each.minutes for each in found) == 300


def test_what_would_leave_time_without_its_appointment_is_refused(world):
    meeting = world.meeting(status=AppointmentStatus.PLANNED)
    bookings = world.services.bookings
    held = bookings.set_status(meeting, AppointmentStatus.DONE)
    world.time.from_appointment(meeting)
    with pytest.raises(Refused, match=r"SST-0001.*retirez-le d’abord pour changer son statut"):
        bookings.set_status(meeting, AppointmentStatus.PLANNED)
    with pytest.raises(Refused, match="supprimer le rendez-vous"):
        bookings.delete(meeting)
    with pytest.raises(Refused, match="changer la personne"):
        corrected(world, meeting, agent_id=world.other.id)
    with pytest.raises(Refused, match="retirez-le d’abord"):
        held.undo.run()
    (entry,) = world.time.of_appointment(meeting).entries
    world.time.remove(entry.id)
    held.undo.run()


# the week


def test_a_cell_of_the_week_is_written_corrected_and_emptied(world):
    case = world.open()
    cell = lambda minutes, **known: world.time.set_cell(  # noqa: E731
        world.worker.id, case, MONDAY, minutes, **known
    )
    cell(90, task=Task.WRITING)
    (_network, row) = world.time.week(world.worker.id, MONDAY).rows
    assert (row.cells[0].minutes, row.cells[0].entries[0].task) == (90, Task.WRITING)
    cell(60)
    assert world.shares(case) == [(Charge.ASSESSMENT, 60)]
    world.time.from_appointment(world.meeting())
    with pytest.raises(InvalidInput, match="comptent déjà") as refused:
        cell(30)
    assert list(refused.value.errors) == ["minutes"]
    cell(75)
    assert sorted(world.shares(case)) == [(Charge.ASSESSMENT, 15), (Charge.ASSESSMENT, 60)]
    removed = cell(60)
    assert world.shares(case) == [(Charge.ASSESSMENT, 60)]
    removed.undo.run()
    assert world.time.week(world.worker.id, MONDAY).minutes == 75


def test_time_taken_back_is_not_done_again_once_others_have_used_the_allowance(world):
    case = world.open()
    change = world.time.enter(world.values(case, 200))
    redo = change.undo.run()
    world.enter(case, 100)
    with pytest.raises(Refused, match="entre-temps"):
        redo.undo.run()
    assert world.allowance() == (240, 100)
