"""Collective sessions on a real store: seats by authority, people, and statuses that follow each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, AppointmentValues, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.newcomers import NewAgent

DONE, EXCUSED, CANCELLED, NO_SHOW, PLANNED = (
    AppointmentStatus.DONE,
    AppointmentStatus.EXCUSED,
    AppointmentStatus.CANCELLED,
    AppointmentStatus.NO_SHOW,
    AppointmentStatus.PLANNED,
)
START = datetime.combine(date(2026, 11, 17), time(14), ZoneInfo("Europe/Paris")).astimezone(UTC)
UNORDERED = Confirmation("Offert par le centre")
AFTER = 6 * 24 * 60
"""Minutes until the session is over."""


class World:
    def __init__(self, services):
        self.services, self.sessions = services, services.sessions
        services.context.change(Right.MANAGE_PEOPLE, self.found, "Préparation")
        call = AppointmentValues(
            practitioner_id=self.camille.id,
            kind=AppointmentKind.COLLECTIVE,
            mode=PlaceMode.CENTRE,
            title="Groupe d’analyse de pratiques",
            authority_id=self.noisy.id,
            start=START,
            end=START + timedelta(hours=3),
            seats=10,
        )
        self.id = services.bookings.book(call, confirmation=UNORDERED).ids[0]
        self.sessions.set_seats(self.id, {self.noisy.id: 3, self.stains.id: 2})

    def found(self, uow):
        self.noisy, self.stains = (
            Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE)
            for name in ("Noisy-le-Sec", "Stains")
        )
        uow.add(Authority(id=new_id(), name="Pantin", kind=AuthorityKind.COMMUNE))
        self.camille = Practitioner(
            id=new_id(), first_name="Camille", last_name="Roussel", function=Function.PSYCHOLOGIST
        )
        self.agents = [
            Agent(id=new_id(), civility=Civility.MRS, last_name=f"Agent {letter}", authority_id=authority.id)
            for letter, authority in zip("ABCDE", [self.noisy] * 2 + [self.stains] * 3, strict=True)
        ]
        for record in (self.noisy, self.stains, self.camille, *self.agents):
            uow.add(record)
        return ()

    def register(self, *numbers):
        return [self.sessions.register(self.id, self.agents[number].id).ids[1] for number in numbers]

    @property
    def statuses(self):
        return [each.status for each in self.sessions.view(self.id).people]

    @property
    def left(self):
        return {each.authority: each.left for each in self.sessions.view(self.id).seats}

    @property
    def status(self):
        return self.services.agenda.appointment(self.id).status


@pytest.fixture
def world(services):
    return World(services)


def test_each_authority_has_its_seats(world):
    world.register(0, 2)
    assert world.left == {"Noisy-le-Sec": 2, "Stains": 1}


def test_nobody_sits_without_a_seat_of_the_employer(world, services):
    world.register(2, 3)
    with pytest.raises(Refused, match="plus de place libre"):
        world.register(4)
    world.sessions.set_seats(world.id, {world.stains.id: 2})
    with pytest.raises(Refused, match="pas de place"):
        world.register(0)
    with pytest.raises(Refused, match="déjà inscrite"):
        world.register(2)


@pytest.mark.parametrize("seats", [{"noisy": 0}, {"noisy": 9, "stains": 2}, {"noisy": 3, "stains": 1}])
def test_seats_hold_who_sits_and_stay_within_the_session(world, seats):
    world.register(2, 3)
    before = world.left
    with pytest.raises(InvalidInput) as caught:
        world.sessions.set_seats(world.id, {getattr(world, name).id: count for name, count in seats.items()})
    assert list(caught.value.errors) == ["seats"]
    assert world.left == before


def test_who_excuses_leaves_the_seat_and_cannot_take_it_back_once_it_is_given(world):
    first, _ = world.register(2, 3)
    world.sessions.note(first, EXCUSED)
    world.register(4)
    with pytest.raises(Refused, match="plus de place libre"):
        world.sessions.note(first, PLANNED)


def test_who_came_is_noted_once_it_has_begun_and_the_session_follows(world, clock):
    first, second = world.register(0, 2)
    with pytest.raises(Refused, match="pas encore commencé"):
        world.sessions.note(first, DONE)
    clock.move(minutes=AFTER)
    world.sessions.note(first, NO_SHOW)
    assert world.status is PLANNED
    world.sessions.note(second, DONE)
    assert world.status is DONE
    assert world.sessions.view(world.id).came == {world.stains.id: 1}


def test_a_past_session_to_which_nobody_came_is_given_up(world, clock):
    first, second = world.register(0, 2)
    world.sessions.note(first, EXCUSED)
    clock.move(minutes=AFTER)
    world.sessions.note(second, NO_SHOW)
    assert world.status is CANCELLED


def test_the_status_of_the_session_spreads_over_those_of_whom_nothing_is_said(world, clock, services):
    first, _ = world.register(0, 2)
    world.sessions.note(first, EXCUSED)
    clock.move(minutes=AFTER)
    services.bookings.set_status(world.id, DONE)
    assert world.statuses == [EXCUSED, DONE]
    services.bookings.set_status(world.id, PLANNED)
    assert world.statuses == [PLANNED, PLANNED]


def test_a_cancelled_session_takes_everybody_along_and_back(world, services):
    world.register(0, 2)
    change = services.bookings.cancel(world.id)
    assert world.statuses == [CANCELLED, CANCELLED]
    with pytest.raises(Refused, match="annulée"):
        world.register(1)
    change.undo.run()
    assert world.statuses == [PLANNED, PLANNED]


def test_a_session_written_by_mistake_goes_with_its_seats_and_people_and_comes_back(world, services):
    world.register(0)
    change = services.bookings.delete(world.id)
    change.undo.run()
    assert world.statuses == [PLANNED]
    assert world.left == {"Noisy-le-Sec": 2, "Stains": 2}


def test_a_person_registered_by_mistake_is_taken_off(world):
    [first] = world.register(0)
    world.sessions.withdraw(first).undo.run()
    assert world.statuses == [PLANNED]


def test_another_appointment_has_no_seats(world, services):
    call = AppointmentValues(
        practitioner_id=world.camille.id,
        kind=AppointmentKind.INTERNAL,
        mode=PlaceMode.CENTRE,
        title="Coordination",
        start=START + timedelta(days=1),
        end=START + timedelta(days=1, hours=1),
    )
    other = services.bookings.book(call).ids[0]
    with pytest.raises(Refused, match="séance collective"):
        world.sessions.view(other)


def test_the_capacity_never_falls_under_the_seats_given(world):
    with pytest.raises(InvalidInput, match="5\u00a0places sont déjà données"):
        world.sessions.set_capacity(world.id, 4)
    world.sessions.set_capacity(world.id, 5)
    assert (world.sessions.view(world.id).capacity, world.sessions.view(world.id).given) == (5, 5)
    world.sessions.set_capacity(world.id, None)
    assert world.sessions.view(world.id).capacity is None
    with pytest.raises(InvalidInput, match="de 1 à 500"):
        world.sessions.set_capacity(world.id, 0)


def test_somebody_new_is_kept_with_their_seat_or_not_at_all(world):
    newcomer = NewAgent("M. Diallo", world.services.authorities.listing("Pantin").rows[0].id)
    with pytest.raises(Refused, match="n’a pas de place"):
        world.sessions.register(world.id, newcomer)
    assert world.services.agents.search("diallo") == []
    change = world.sessions.register(world.id, NewAgent("M. Diallo", world.noisy.id))
    assert [each.last_name for each in world.sessions.view(world.id).people] == ["Diallo"]
    assert world.sessions.view(world.id).expected == 1
    change.undo.run()
    assert world.services.agents.search("diallo") == []
