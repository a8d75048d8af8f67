"""The next free times across practitioners: each can be booked as it is, without an alert."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.absence import AbsenceValues
from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.agenda.repeat import Repeat
from cigdesk.domain.appointment import AppointmentKind, AppointmentValues, PlaceMode, Subject
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.closure import ClosureValues
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Civility, Function, Practitioner, WorkingHours
from cigdesk.domain.rights import Right
from cigdesk.domain.series import SeriesValues
from cigdesk.services.context import new_id
from cigdesk.services.slot_finding import SlotWish

PARIS = ZoneInfo("Europe/Paris")
THURSDAY = date(2026, 11, 12)
"""Today; it is 10 h 42."""
FRIDAY, MONDAY = date(2026, 11, 13), date(2026, 11, 16)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), PARIS).astimezone(UTC)


class World:
    def __init__(self, services):
        self.services = services
        services.context.change(Right.MANAGE_PEOPLE, self.found, "Préparation")

    def found(self, uow):
        self.noisy, self.stains = (
            Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE)
            for name in ("Noisy-le-Sec", "Stains")
        )
        self.social = Membership(
            id=new_id(),
            authority_id=self.noisy.id,
            convention=Convention.SOCIAL,
            start=date(2020, 1, 1),
        )
        self.camille, self.nadia = (
            Practitioner(id=new_id(), first_name=first, last_name=last, function=Function.SOCIAL_WORKER)
            for first, last in (("Camille", "Roussel"), ("Nadia", "Belkacem"))
        )
        for weekday in range(5):
            for start, end in ((9, 12), (14, 17)):
                hours = {"weekday": weekday, "start": time(start), "end": time(end)}
                self.nadia.hours.append(WorkingHours(id=new_id(), practitioner_id=self.nadia.id, **hours))
        self.lopes = Agent(id=new_id(), civility=Civility.MR, last_name="Lopes", authority_id=self.noisy.id)
        for record in (self.noisy, self.stains, self.social, self.camille, self.nadia, self.lopes):
            uow.add(record)
        return ()

    def call(self, day, hour, minute=0, minutes=45, **values):
        usual = {
            "practitioner_id": self.nadia.id,
            "kind": AppointmentKind.REMOTE,
            "mode": PlaceMode.PHONE,
            "phone": "0156968080",
            "agent_id": self.lopes.id,
            "start": at(day, hour, minute),
            "end": at(day, hour, minute) + timedelta(minutes=minutes),
        }
        return AppointmentValues(**(usual | values))

    def book(self, *args, **values):
        return self.services.bookings.book(self.call(*args, **values)).ids[0]

    def hold(self, day, begin=9, end=12, authority=None, **values):
        usual = {
            "practitioner_id": self.camille.id,
            "rule": Repeat.weekly(day.weekday(), until=date(2027, 6, 30)).rule,
            "start": at(day, begin),
            "end": at(day, end),
            "authority_id": (authority or self.noisy).id,
        }
        self.services.series.open(SeriesValues(**(usual | values)))

    def find(self, wanted=4, **values):
        usual = {
            "kind": AppointmentKind.REMOTE,
            "mode": PlaceMode.PHONE,
            "practitioner_ids": (self.nadia.id,),
        }
        return self.services.slots.find(SlotWish(**(usual | values)), wanted=wanted)

    def starts(self, *args, **values):
        return [each.span.start for each in self.find(*args, **values).slots]

    def received(self, *args, **values):
        permanence = {"kind": AppointmentKind.PERMANENCE, "mode": PlaceMode.SITE, "practitioner_ids": ()}
        return self.starts(*args, **(permanence | values))


@pytest.fixture
def world(services):
    return World(services)


def test_the_grid_of_the_piece_is_kept_and_nothing_past_is_proposed(world):
    assert world.starts(3) == [at(THURSDAY, 11, 15), at(THURSDAY, 14), at(THURSDAY, 14, 45)]


def test_working_hours_appointments_absences_holidays_and_closures_are_left_out(world, services):
    world.book(FRIDAY, 9, minutes=120)
    services.absences.add(
        AbsenceValues(practitioner_id=world.nadia.id, start=at(FRIDAY, 14), end=at(MONDAY, 14))
    )
    services.closures.add(ClosureValues(start=date(2026, 11, 17), end=date(2026, 11, 17)))
    found = world.starts(40, after=at(FRIDAY, 0))
    assert found[:2] == [at(FRIDAY, 11), at(MONDAY, 14)]
    assert {each.astimezone(PARIS).date() for each in found}.isdisjoint({date(2026, 11, 17)})


def test_slots_of_permanences_are_those_of_the_persons_authority_and_subject(world):
    world.hold(FRIDAY)
    world.hold(MONDAY, authority=world.stains)
    world.hold(date(2026, 11, 18), subjects=(Subject.MONEY,), slot_minutes=60)
    ours = {"authority_id": world.noisy.id, "agent_id": world.lopes.id}
    following = FRIDAY + timedelta(days=7)
    assert world.received(5, **ours)[3:] == [at(FRIDAY, 11, 15), at(following, 9)]
    money = world.received(7, **ours, subject=Subject.MONEY)
    assert money[4:] == [at(date(2026, 11, 18), hour) for hour in (9, 10, 11)]


def test_somebody_off_the_grid_moves_the_rest_of_the_piece(world):
    world.hold(FRIDAY)
    world.book(
        FRIDAY,
        9,
        minutes=30,
        practitioner_id=world.camille.id,
        kind=AppointmentKind.PERMANENCE,
        mode=PlaceMode.SITE,
    )
    assert world.received(3) == [at(FRIDAY, 9, 30), at(FRIDAY, 10, 15), at(FRIDAY, 11)]
    [opened] = world.services.agenda.span([world.camille.id], FRIDAY, FRIDAY).permanences
    assert [each.start for each in opened.free] == world.received(3)


def test_the_journey_to_and_from_a_permanence_is_left(world):
    world.hold(FRIDAY, practitioner_id=world.nadia.id)
    at_the_centre = {"mode": PlaceMode.CENTRE, "kind": AppointmentKind.HOURLY, "after": at(FRIDAY, 0)}
    assert world.starts(1, after=at(FRIDAY, 0)) == [at(FRIDAY, 14)]
    world.hold(FRIDAY, 14, 15, practitioner_id=world.nadia.id)
    assert world.starts(1, **at_the_centre) == [at(FRIDAY, 15, 30)]
    assert world.starts(1, after=at(FRIDAY, 0)) == [at(FRIDAY, 15)]


def test_nothing_is_proposed_while_the_person_is_with_somebody_else(world):
    world.book(FRIDAY, 9, practitioner_id=world.camille.id)
    elsewhere = world.starts(1, after=at(FRIDAY, 0), agent_id=world.lopes.id)
    assert elsewhere == [at(FRIDAY, 9, 45)]


def test_who_follows_the_person_is_told_and_everybody_is_asked(world):
    world.book(FRIDAY, 14, subject=Subject.MONEY)
    found = world.find(30, practitioner_ids=(), agent_id=world.lopes.id, after=at(MONDAY, 0)).slots
    assert {each.practitioner.last_name for each in found} == {"Roussel", "Belkacem"}
    assert {each.practitioner.last_name for each in found if each.follows} == {"Belkacem"}


def test_there_is_more_until_there_is_nothing_within_a_year(world):
    assert world.find(2).more
    assert (
        world.services.slots.find(SlotWish(kind=AppointmentKind.PERMANENCE, mode=PlaceMode.SITE)).slots == ()
    )
    world.hold(MONDAY, 9, 10, rule=Repeat.weekly(0, until=MONDAY).rule)
    found = world.services.slots.find(SlotWish(kind=AppointmentKind.PERMANENCE, mode=PlaceMode.SITE))
    assert (len(found.slots), found.more) == (1, False)
    assert found.slots[0].permanence.authority == "Noisy-le-Sec"


def test_what_is_found_is_booked_without_an_alert(world):
    world.hold(FRIDAY, practitioner_id=world.nadia.id)
    world.book(MONDAY, 9, mode=PlaceMode.CENTRE, kind=AppointmentKind.HOURLY, phone="")
    for slot in world.find(12, agent_id=world.lopes.id).slots:
        call = world.call(FRIDAY, 9, subject=Subject.FAMILY)
        verdict = world.services.bookings.check(replace(call, start=slot.span.start, end=slot.span.end))
        assert verdict.reasons == (), [each.sentence for each in verdict.reasons]


@pytest.mark.parametrize("taken", [[], [(9, 10, 30)], [(9, 0, 20), (10, 5, 60)], [(9, 0, 180), (14, 0, 20)]])
def test_a_conflict_proposes_what_the_finder_gives_first(world, taken):
    """For a call outside permanences and for a slot of one, whatever was taken off the grid."""
    world.hold(MONDAY, practitioner_id=world.nadia.id, slot_minutes=45, buffer_minutes=5)
    anyway = Confirmation("Réunion de service")
    for hour, minute, length in taken:
        for day in (FRIDAY, MONDAY):
            values = world.call(day, hour, minute, length, kind=AppointmentKind.INTERNAL, agent_id=None)
            values = replace(values, mode=PlaceMode.CENTRE, phone="", title=f"Réunion {hour}")
            world.services.bookings.book(values, confirmation=anyway)
    nadia, after = (world.nadia.id,), at(FRIDAY, 8, 30)
    wanted = world.call(FRIDAY, 8, 30, 45)
    proposed = world.services.bookings.check(wanted).next_free
    assert [proposed] == world.starts(1, after=after, agent_id=world.lopes.id)
    received = replace(wanted, kind=AppointmentKind.PERMANENCE, mode=PlaceMode.SITE, phone="")
    proposed = world.services.bookings.check(received).next_free
    assert [proposed] == world.received(1, after=after, practitioner_ids=nadia, authority_id=world.noisy.id)
