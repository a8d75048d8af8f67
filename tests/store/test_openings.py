"""Consultations at a distance and hourly support: booked for whoever has taken them, for no one else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentValues, PlaceMode, Subject
from cigdesk.domain.authority import Authority, AuthorityKind, Subscription
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.membership import Convention, Membership, MembershipState
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.quote import Quote, QuoteLine, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field, read_values
from cigdesk.services.booking import NewAgent
from cigdesk.services.context import new_id

DAY = date(2026, 11, 17)


class World:
    def __init__(self, services):
        self.services = services
        self.stains = Authority(id=new_id(), name="Stains", kind=AuthorityKind.COMMUNE)
        self.camille = Practitioner(
            id=new_id(), first_name="Camille", last_name="Roussel", function=Function.SOCIAL_WORKER
        )
        self.haddad = Agent(
            id=new_id(), civility=Civility.MRS, last_name="Haddad", authority_id=self.stains.id
        )
        self.keep(self.stains, self.camille, self.haddad)

    def keep(self, *records):
        def work(uow):
            for record in records:
                uow.add(record)
            return ()

        self.services.context.change(Right.MANAGE_AUTHORITIES, work, "Préparation")

    def member(self, convention, start=date(2026, 1, 1), **values):
        self.keep(
            Membership(id=new_id(), authority_id=self.stains.id, convention=convention, start=start, **values)
        )

    def granted(self, offer, *, day=DAY, state=QuoteState.ACCEPTED, optional=False):
        quote = Quote(
            id=new_id(),
            authority_id=self.stains.id,
            created_at=self.services.context.now(),
            service_day=day,
            state=state,
        )
        line = QuoteLine(
            id=new_id(), quote_id=quote.id, position=0, offer=offer, quantity=Decimal(1), optional=optional
        )
        quote.lines.append(line)
        self.keep(quote)

    def call(self, day=DAY, hour=10, **values):
        start = self.services.agenda.instant(day, time(hour))
        usual = {
            "practitioner_id": self.camille.id,
            "kind": AppointmentKind.REMOTE,
            "mode": PlaceMode.PHONE,
            "phone": "0156968080",
            "agent_id": self.haddad.id,
            "start": start,
            "end": start + timedelta(minutes=45),
        }
        return AppointmentValues(**(usual | values))

    def support(self, **values):
        return self.call(kind=AppointmentKind.HOURLY, mode=PlaceMode.CENTRE, **values)

    def book(self, values):
        return self.services.bookings.book(values).ids[0]

    def refuses(self, values):
        """Told while it is being typed, in the same words as when it is asked."""
        with pytest.raises(InvalidInput) as refused:
            self.services.bookings.book(values)
        (sentence,) = refused.value.errors.values()
        assert self.services.bookings.check(values).refusal == sentence
        return set(refused.value.errors) == {"kind"}


@pytest.fixture
def world(services):
    return World(services)


def test_nothing_taken_opens_neither(world):
    assert world.refuses(world.call())
    assert world.refuses(world.support())


def test_the_yearly_offer_opens_calls_of_its_year_alone(world):
    world.keep(Subscription(id=new_id(), authority_id=world.stains.id, offer="AST-DIST", year=2026))
    world.book(world.call())
    assert world.refuses(world.call(date(2027, 1, 5)))
    assert world.refuses(world.support(hour=15))


def test_an_accepted_quote_opens_as_well_but_not_its_options(world):
    world.granted("AST-DIST", state=QuoteState.SENT)
    world.granted("AST-DIST", optional=True)
    world.granted("AST-DIST", day=date(2025, 3, 3))
    assert world.refuses(world.call())
    world.granted("AST-DIST", day=date(2026, 3, 3))
    world.book(world.call())


@pytest.mark.parametrize("convention", [Convention.SOCIAL, Convention.ACCOMPAGNEMENT_SOCIAL])
def test_a_convention_opens_both_on_its_days(world, convention):
    world.member(convention, start=DAY, end=DAY)
    world.book(world.call())
    world.book(world.support(hour=15, subject=Subject.MONEY))
    for day in (DAY - timedelta(days=1), DAY + timedelta(days=1)):
        assert world.refuses(world.call(day))
        assert world.refuses(world.support(day=day))


def test_a_proposal_another_convention_or_a_denunciation_opens_nothing(world):
    world.member(Convention.SOCIAL, state=MembershipState.PROPOSED)
    world.member(Convention.CADRE)
    world.member(
        Convention.ACCOMPAGNEMENT_SOCIAL,
        denounced_on=date(2026, 6, 1),
        denounced_effect=DAY - timedelta(days=1),
    )
    assert world.refuses(world.call())
    world.book(world.call(DAY - timedelta(days=1)))


def test_the_employer_of_somebody_new_is_asked_too(world):
    new = NewAgent("M. Diallo", world.stains.id)
    with pytest.raises(InvalidInput, match="Stains n’a pas"):
        world.services.bookings.book(world.call(agent_id=None), new_agent=new)
    world.member(Convention.SOCIAL)
    world.services.bookings.book(world.call(agent_id=None), new_agent=new)


def test_what_was_booked_before_is_corrected_but_goes_to_no_other_day(world):
    values = replace(world.call(), authority_id=world.stains.id)
    record = Appointment(id=new_id(), **by_field(values))
    world.keep(record)
    bookings = world.services.bookings
    bookings.edit(record.id, replace(values, phone="0612345678"))
    later = Interval(values.start + timedelta(hours=4), values.end + timedelta(hours=4))
    bookings.move(record.id, later)
    next_day = Interval(values.start + timedelta(days=1), values.end + timedelta(days=1))
    assert "Stains n’a pas" in bookings.check_move(record.id, next_day).refusal
    with pytest.raises(InvalidInput, match="Stains n’a pas"):
        bookings.move(record.id, next_day)
    with world.services.context.reading() as uow:
        kept = read_values(uow.get(Appointment, record.id), AppointmentValues)
    assert (kept.start, kept.phone) == (later.start, "0612345678")
