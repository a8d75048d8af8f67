"""What is known of somebody on the phone, in one question."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    Requester,
)
from cigdesk.domain.authority import Authority, AuthorityKind, Subscription
from cigdesk.domain.errors import NotFound
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Civility, Function, LeaveValues, Practitioner
from cigdesk.domain.request import RequestValues
from cigdesk.domain.rights import Right
from cigdesk.services.booking import Confirmation
from cigdesk.services.callers import RemoteRight
from cigdesk.services.context import new_id

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 11, 12)
"""It is 10 h 42."""


class World:
    def __init__(self, services):
        self.services = services
        services.context.change(Right.MANAGE_PEOPLE, self._found, "Préparation")

    def _found(self, uow):
        self.noisy, self.stains, self.pantin = (
            Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE)
            for name in ("Noisy-le-Sec", "Stains", "Pantin")
        )
        self.camille, self.nadia = (
            Practitioner(id=new_id(), first_name=first, last_name=last, function=Function.SOCIAL_WORKER)
            for first, last in (("Camille", "Roussel"), ("Nadia", "Belkacem"))
        )
        self.lopes, self.cruz, self.diaz = (
            Agent(id=new_id(), civility=Civility.MR, last_name=name, authority_id=employer.id)
            for name, employer in (("Lopes", self.noisy), ("Cruz", self.stains), ("Diaz", self.pantin))
        )
        for record in (self.noisy, self.stains, self.pantin, self.camille, self.nadia):
            uow.add(record)
        for record in (self.lopes, self.cruz, self.diaz):
            uow.add(record)
        uow.add(self.member(self.noisy, Convention.SOCIAL, end=date(2027, 6, 30)))
        uow.add(self.member(self.stains, Convention.CADRE))
        return ()

    @staticmethod
    def member(authority, convention, end=None):
        return Membership(
            id=new_id(), authority_id=authority.id, convention=convention, start=date(2026, 1, 1), end=end
        )

    def add(self, *records):
        def work(uow):
            for record in records:
                uow.add(record)
            return ()

        self.services.context.change(Right.MANAGE_PEOPLE, work, "Préparation")

    def book(self, days: int, *, by, link: str = ""):
        start = datetime(2026, 11, 12, 15, tzinfo=PARIS) + timedelta(days=days)
        values = AppointmentValues(
            practitioner_id=by.id,
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.VIDEO if link else PlaceMode.PHONE,
            phone="0156968080",
            video_link=link,
            agent_id=self.lopes.id,
            start=start,
            end=start + timedelta(minutes=45),
        )
        return self.services.bookings.book(values, confirmation=Confirmation("repris")).ids[0]

    def facts(self, agent=None):
        return self.services.callers.facts((agent or self.lopes).id)


@pytest.fixture
def world(services) -> World:
    return World(services)


def test_somebody_never_seen_has_a_name_and_the_right_of_the_employer(world):
    facts = world.facts()
    assert (facts.agent.last_name, facts.last, facts.next, facts.followed_by) == ("Lopes", None, None, None)
    assert facts.remote == RemoteRight(True, date(2027, 6, 30))


def test_the_last_and_the_next_appointment_and_who_follows(world):
    past, coming = world.book(-7, by=world.camille), world.book(4, by=world.nadia)
    facts = world.facts()
    assert (facts.last.id, facts.next.id) == (past, coming)
    assert facts.followed_by.last_name == "Belkacem"


def test_what_the_service_gave_up_does_not_count(world):
    world.book(-7, by=world.camille)
    given_up = world.book(4, by=world.nadia)
    world.services.bookings.set_status(given_up, AppointmentStatus.CANCELLED)
    facts = world.facts()
    assert facts.next is None
    assert facts.followed_by.last_name == "Roussel"


def test_the_link_of_the_latest_video_is_proposed_again(world):
    world.book(-14, by=world.camille, link="https://visio.example.fr/ancien")
    world.book(-7, by=world.camille, link="https://visio.example.fr/lopes")
    world.book(-3, by=world.camille)
    assert world.facts().video_link == "https://visio.example.fr/lopes"


def test_a_convention_of_another_kind_opens_nothing(world):
    assert world.facts(world.cruz).remote == RemoteRight(False)


def test_the_yearly_offer_opens_the_year(world):
    world.add(Subscription(id=new_id(), authority_id=world.stains.id, offer="AST-DIST", year=2026))
    assert world.facts(world.cruz).remote == RemoteRight(True, date(2026, 12, 31))


def test_two_conventions_last_as_long_as_the_longer(world):
    world.add(world.member(world.noisy, Convention.ACCOMPAGNEMENT_SOCIAL))
    assert world.facts().remote == RemoteRight(True)


def test_the_oldest_request_that_waits(world):
    noted = [
        world.services.requests.note(
            RequestValues(requester=Requester.AGENT, received_on=day, agent_id=world.lopes.id)
        ).ids[0]
        for day in (date(2026, 11, 9), date(2026, 11, 2))
    ]
    assert world.facts().request.id == noted[1]
    assert world.facts(world.diaz).request is None


def test_a_sick_leave_is_known_for_its_days(world):
    world.services.agents.add_leave(world.lopes.id, LeaveValues(start=TODAY, end=date(2026, 11, 20)))
    facts = world.facts()
    assert [facts.on_sick_leave(date(2026, 11, day)) for day in (11, 12, 20, 21)] == [
        False,
        True,
        True,
        False,
    ]


def test_nobody_of_that_name(world):
    with pytest.raises(NotFound):
        world.services.callers.facts(new_id())
