"""Requests: noted, treated by an appointment, closed; and how long people wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.request import RequestOutcome, RequestState, RequestValues
from cigdesk.domain.rights import Right
from cigdesk.ports.requests import RequestFilter
from cigdesk.services.context import new_id

TODAY = date(2026, 11, 12)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


class World:
    def __init__(self, services):
        self.services = services
        services.context.change(Right.MANAGE_AUTHORITIES, self.found, "Préparation")

    def found(self, uow):
        self.stains = Authority(id=new_id(), name="Stains", kind=AuthorityKind.COMMUNE)
        self.social = Membership(
            id=new_id(),
            authority_id=self.stains.id,
            convention=Convention.SOCIAL,
            start=date(2020, 1, 1),
        )
        self.camille = Practitioner(
            id=new_id(), first_name="Camille", last_name="Roussel", function=Function.SOCIAL_WORKER
        )
        self.agent = Agent(
            id=new_id(), civility=Civility.MRS, last_name="Haddad", authority_id=self.stains.id
        )
        for record in (self.stains, self.social, self.camille, self.agent):
            uow.add(record)
        return ()

    def values(self, **values):
        usual = {
            "requester": Requester.AGENT,
            "received_on": TODAY - timedelta(days=3),
            "agent_id": self.agent.id,
        }
        return RequestValues(**(usual | values))

    def note(self, **values):
        return self.services.requests.note(self.values(**values)).ids[0]

    def book(self, request_id, day=TODAY + timedelta(days=4), hour=14):
        start = self.services.agenda.instant(day, time(hour))
        call = AppointmentValues(
            practitioner_id=self.camille.id,
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.PHONE,
            phone="0156968080",
            agent_id=self.agent.id,
            start=start,
            end=start + timedelta(minutes=45),
            request_id=request_id,
        )
        return self.services.bookings.book(call).ids[0]


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def requests(services):
    return services.requests


def test_a_request_waits_until_an_appointment_answers_it(world, requests):
    waiting = world.note()
    assert requests.one(waiting).state is RequestState.TO_TREAT
    assert (requests.one(waiting).days, requests.to_treat()) == (3, 1)

    booked = world.book(waiting)
    assert (requests.one(waiting).state, requests.one(waiting).days) == (RequestState.BOOKED, 7)
    assert requests.to_treat() == 0

    world.services.bookings.set_status(booked, AppointmentStatus.CANCELLED)
    assert requests.one(waiting).state is RequestState.TO_TREAT


def test_the_employer_is_the_agents(world, requests):
    assert requests.one(world.note()).line.authority == "Stains"


def test_a_closed_request_tells_why_and_can_be_taken_up_again(world, requests):
    waiting = world.note()
    requests.close(waiting, RequestOutcome.WITHDRAWN)
    closed = requests.one(waiting)
    assert (closed.state, closed.line.outcome) == (RequestState.CLOSED, RequestOutcome.WITHDRAWN)
    requests.reopen(waiting)
    assert requests.one(waiting).state is RequestState.TO_TREAT


def test_a_request_noted_by_mistake_goes_but_not_one_that_was_answered(world, requests):
    answered, mistaken = world.note(), world.note(requester=Requester.EMPLOYER)
    world.book(answered)
    requests.delete(mistaken)
    with pytest.raises(Refused, match="rendez-vous répond"):
        requests.delete(answered)
    assert [each.line.id for each in requests.listing().rows] == [answered]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"received_on": TODAY + timedelta(days=1)}, "received_on"),
        ({"agent_id": None}, "agent"),
        ({"requester": Requester.EMPLOYER, "agent_id": None}, "authority"),
        ({"requester": Requester.PARTNER}, "partner"),
    ],
)
def test_what_is_wrong_is_told_under_its_field(world, requests, values, field):
    with pytest.raises(InvalidInput) as caught:
        world.note(**values)
    assert field in caught.value.errors
    assert requests.listing().rows == ()


def test_the_list_is_filtered_and_searched(world, requests):
    first = world.note(received_on=ago(9), subject=Subject.MONEY)
    second = world.note(requester=Requester.PARTNER, partner="MNT", practitioner_id=world.camille.id)
    found = requests.listing("hadd stains").rows
    assert [each.line.id for each in found] == [first, second]
    by_partner = requests.listing(where=RequestFilter(requester=Requester.PARTNER)).rows
    assert [each.line.partner for each in by_partner] == ["MNT"]
    world.book(first)
    to_treat = requests.listing(where=RequestFilter(state=RequestState.TO_TREAT)).rows
    assert [each.line.id for each in to_treat] == [second]
    assert requests.listing("'; DROP TABLE requests; --").rows == ()


def test_the_usual_delay_is_that_of_the_last_twelve_months(world, requests):
    assert requests.listing().usual_delay is None
    for days, later in ((2, 1), (10, 4), (30, 5)):
        world.book(world.note(received_on=ago(days)), day=TODAY + timedelta(days=later))
    world.book(world.note(received_on=ago(400)), day=date(2027, 1, 5))
    assert requests.listing().usual_delay == 14


def test_an_edit_writes_what_changed_and_can_be_undone(world, requests, services):
    waiting = world.note()
    before = world.values(authority_id=world.stains.id)
    change = requests.edit(waiting, before, replace(before, subject=Subject.FAMILY))
    assert requests.one(waiting).line.subject is Subject.FAMILY
    change.undo.run()
    assert requests.one(waiting).line.subject is Subject.NEUTRAL
