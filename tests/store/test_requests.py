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
from cigdesk.domain.authority import Authority, AuthorityKind, ContactValues
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.request import RequestOutcome, RequestState, RequestValues, wait_text
from cigdesk.domain.rights import Right
from cigdesk.ports.requests import RequestFilter, RequestOrder
from cigdesk.services.context import new_id
from cigdesk.services.newcomers import NewAgent

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


def test_those_to_treat_come_first_the_others_from_the_latest(world):
    old, late = world.note(received_on=ago(30)), world.note(received_on=ago(20))
    answered = [world.note(received_on=ago(days)) for days in (9, 2)]
    for request, hour in zip(answered, (14, 16), strict=True):
        world.book(request, ago(-4 - hour), hour)
    world.services.requests.close(late, RequestOutcome.ANSWERED)
    new = world.note(received_on=ago(1))
    listed = world.services.requests.listing()
    assert listed.ids == (old, new, answered[1], answered[0], late)
    received = world.services.requests.listing(order=RequestOrder.RECEIVED, descending=True)
    assert received.ids == (new, answered[1], answered[0], late, old)
    assert listed.facets.states == {
        RequestState.TO_TREAT: 2,
        RequestState.BOOKED: 2,
        RequestState.CLOSED: 1,
    }
    assert listed.facets.requesters == {Requester.AGENT: 5}
    assert [each.late for each in listed.rows] == [True, False, False, False, False]


def test_a_sheet_holds_the_contacts_and_what_answers_the_request(world):
    request = world.note()
    first = world.book(request)
    world.services.bookings.cancel(first)
    second = world.book(request, hour=16)
    world.services.authorities.add_contact(world.stains.id, ContactValues(name="Zoé Petit", role="DRH"))
    world.services.authorities.add_contact(world.stains.id, ContactValues(name="Élie Adam"))
    sheet = world.services.requests.sheet(request)
    assert [each.id for each in sheet.answers] == [first, second]
    assert [each.name for each in sheet.contacts] == ["Élie Adam", "Zoé Petit"]
    assert sheet.agent.id == world.agent.id
    assert [each.id for each in world.services.requests.of_agent(world.agent.id)] == [request]


def test_a_request_for_somebody_new_keeps_them_and_leaves_with_them(world):
    requests = world.services.requests
    wanted = world.values(agent_id=None, requester=Requester.EMPLOYER)
    with pytest.raises(InvalidInput) as refused:
        requests.note(wanted, new_agent=NewAgent("Mme Rosa Diallo"))
    assert set(refused.value.errors) == {"authority"}
    change = requests.note(wanted, new_agent=NewAgent("Mme Rosa Diallo", world.stains.id))
    (row,) = requests.listing("diallo").rows
    assert (row.line.first_name, row.line.authority) == ("Rosa", "Stains")
    change.undo.run()
    assert requests.listing("diallo").rows == ()
    assert world.services.agents.search("diallo") == []


@pytest.mark.parametrize(
    ("state", "days", "text"),
    [
        (RequestState.TO_TREAT, 18, "En attente depuis 18 jours"),
        (RequestState.TO_TREAT, 0, "Reçue aujourd’hui"),
        (RequestState.BOOKED, 6, "Rendez-vous après 6 jours"),
        (RequestState.BOOKED, 0, "Rendez-vous le jour même"),
        (RequestState.CLOSED, 1, "Close après 1 jour"),
    ],
)
def test_the_wait_is_said_in_words(state, days, text):
    assert wait_text(state, days).replace("\u00a0", " ") == text
