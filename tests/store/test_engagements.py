"""What was ordered, on a real store: granted, counted, refused, confirmed, withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.agenda.repeat import Repeat
from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    Permanence,
    PlaceMode,
)
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.errors import InvalidInput, MovedOn, Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.people import Agent, Civility, Function, Practitioner, WorkingHours
from cigdesk.domain.rights import Right
from cigdesk.domain.series import SeriesValues
from cigdesk.services.context import new_id
from cigdesk.services.engagement_granting import grant_terms
from cigdesk.services.permanences import PermanenceValues
from cigdesk.services.quote_drafting import LineValues
from cigdesk.services.series import Scope

PARIS = ZoneInfo("Europe/Paris")
CONFIRMED = Confirmation("Vu avec la directrice")
INSPECTION, ADVICE, COLLECTIVE = (
    AppointmentKind.INSPECTION,
    AppointmentKind.ADVICE,
    AppointmentKind.COLLECTIVE,
)


def at(day, hour):
    return datetime.combine(day, time(hour), PARIS).astimezone(UTC)


TUESDAY = date(2026, 11, 24)


class World:
    """Choisy-le-Roi with its convention-cadre, and a team; the clock stands on 12 November 2026."""

    def __init__(self, services):
        self.services, self.orders = services, services.engagements
        services.context.change(Right.MANAGE_AUTHORITIES, self.found, "")

    def found(self, uow):
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        self.choisy, self.stains = (
            Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE, siren=siren, other_acfi=True)
            for name, siren in (("Choisy-le-Roi", "219400223"), ("Stains", ""))
        )
        self.yann, self.nadia, self.pauline = (
            Practitioner(id=new_id(), first_name=first, last_name=last, function=function)
            for first, last, function in (
                ("Yann", "Arnaud", Function.ACFI),
                ("Nadia", "Belkacem", Function.SOCIAL_WORKER),
                ("Pauline", "Caron", Function.PSYCHOLOGIST),
            )
        )
        self.agent = Agent(id=new_id(), civility=Civility.MR, last_name="Adam", authority_id=self.choisy.id)
        kept = [self.choisy, self.stains, self.yann, self.nadia, self.pauline, self.agent]
        for authority in (self.choisy, self.stains):
            kept.append(Headcount(id=new_id(), authority_id=authority.id, year=2026, heads=1284))
            kept.append(
                Membership(
                    id=new_id(),
                    authority_id=authority.id,
                    convention=Convention.CADRE,
                    start=date(2026, 1, 1),
                )
            )
        for record in kept:
            uow.add(record)
        return ()

    def write(self, *records):
        def work(uow):
            for each in records:
                uow.add(each)
            return tuple(each.id for each in records)

        return self.services.context.change(Right.MANAGE_AUTHORITIES, work, "").ids

    def quote(self, *lines, authority=None, sent=True, **values):
        """A quote with these offers, sent; each line is a code, or a code with its quantity."""
        quotes = self.services.quotes
        quote = quotes.drafting.create((authority or self.choisy).id).ids[0]
        for code, quantity in lines:
            quotes.drafting.add_line(
                quote, code, LineValues(quantity=quantity and Decimal(quantity), **values)
            )
        if sent:
            quotes.issuing.issue(quote)
            quotes.issuing.send(quote)
        return quote

    def accepted(self, *lines, **values):
        quote = self.quote(*lines, **values)
        self.services.quotes.issuing.accept(quote)
        return quote

    def values(self, kind=INSPECTION, day=TUESDAY, hours=7, **known):
        start = at(day, 9)
        asked = {
            "practitioner_id": self.yann.id,
            "kind": kind,
            "mode": PlaceMode.SITE,
            "start": start,
            "end": start + timedelta(hours=hours),
            "authority_id": self.choisy.id,
            "title": "Visite",
        }
        return AppointmentValues(**{**asked, **known})

    def book(self, *, confirmation=None, **known):
        return self.services.bookings.book(self.values(**known), confirmation=confirmation).ids[0]

    def lines(self, year=2026, authority=None):
        return self.orders.balances((authority or self.choisy).id, year).lines

    def figures(self, unit="day"):
        (line,) = [each for each in self.lines() if each.unit == unit]
        return line.balance.granted, line.balance.planned, line.balance.done

    def only(self):
        (line,) = self.lines()
        return line


@pytest.fixture
def world(services):
    return World(services)


# granting


def test_an_accepted_quote_grants_its_firm_lines(world):
    quote = world.quote(("CONSEIL", 2), ("PSY-IND", 3), sent=False)
    drafting = world.services.quotes.drafting
    drafting.add_line(quote, "ACFI")
    drafting.add_line(quote, "FORUM", LineValues(quantity=Decimal(1), optional=True))
    issuing = world.services.quotes.issuing
    issuing.issue(quote)
    issuing.send(quote)
    assert world.lines() == ()
    issuing.accept(quote)
    granted = {(line.offer, line.unit): line.balance.granted for line in world.lines()}
    assert granted == {
        ("CONSEIL", "day"): 2,
        ("PSY-IND", "half-day"): 3,
        ("ACFI", "inspection-day"): 0,
        ("ACFI", "advice-day"): 0,
        ("ACFI", "ergonomics-day"): 0,
    }
    assert {line.name for line in world.lines() if line.offer == "CONSEIL"} == {"Devis 2026-0001, CONSEIL"}
    assert world.orders.balances(world.choisy.id, 2025).lines == ()


def test_taking_the_acceptance_back_takes_what_it_granted_back(world):
    quote = world.quote(("PSY-IND", 3))
    change = world.services.quotes.issuing.accept(quote)
    again = change.undo.run()
    assert world.lines() == ()
    again.undo.run()
    assert world.only().balance.granted == 3


def test_an_acceptance_on_which_work_is_planned_is_not_taken_back(world):
    change = world.services.quotes.issuing.accept(world.quote(("GAPP", 3)))
    world.book(kind=COLLECTIVE, engagement_id=world.only().id)
    with pytest.raises(MovedOn):
        change.undo.run()


def test_a_quote_is_cancelled_with_what_it_granted(world):
    quote = world.accepted(("GAPP", 3))
    given_up = world.book(kind=COLLECTIVE, engagement_id=world.only().id)
    world.services.bookings.cancel(given_up)
    world.services.quotes.issuing.cancel(quote, "D’un commun accord")
    assert world.lines() == ()


@pytest.mark.parametrize("count", [1, 2])
def test_a_quote_with_work_on_it_is_not_cancelled_and_says_which(world, count):
    quote = world.accepted(("GAPP", 3))
    for week in range(count):
        world.book(
            kind=COLLECTIVE, hours=3, day=TUESDAY + timedelta(weeks=week), engagement_id=world.only().id
        )
    with pytest.raises(Refused, match=r"24\xa0nov\.\xa02026"):
        world.services.quotes.issuing.cancel(quote, "D’un commun accord")
    assert world.only().balance.planned == count


def test_a_revision_alone_grants_once_it_is_accepted(world):
    quotes = world.services.quotes
    quote = world.quote(("GAPP", 3))
    revision = quotes.copying.revise(quote).ids[0]
    quotes.issuing.issue(revision)
    quotes.issuing.send(revision)
    with pytest.raises(Refused):
        quotes.issuing.accept(quote)
    quotes.issuing.accept(revision)
    assert world.only().name == "Devis 2026-0001-R1, GAPP"


def test_quotes_accepted_before_are_taken_up_once(world):
    quote = world.accepted(("CONSEIL", 2))

    def forget(uow):
        for each in uow.find(Engagement):
            uow.remove(each)
        return ()

    world.services.context.change(Right.MANAGE_QUOTES, forget, "")
    assert world.orders.balances(world.choisy.id, 2026).ungranted == 1
    assert world.orders.grant_missing().ids == (quote,)
    assert world.only().balance.granted == 2
    assert world.orders.grant_missing().ids == ()
    assert world.orders.balances(world.choisy.id, 2026).ungranted == 0


def test_quotes_accepted_before_are_taken_up_by_the_first_booking_too(world):
    world.accepted(("CONSEIL", 2))

    def forget(uow):
        for each in uow.find(Engagement):
            uow.remove(each)
        return ()

    world.services.context.change(Right.MANAGE_QUOTES, forget, "")
    world.book(kind=ADVICE, confirmation=CONFIRMED)
    assert world.only().balance.granted == 2


def test_a_year_of_membership_grants_its_presence(world):
    membership = Membership(
        id=new_id(), authority_id=world.choisy.id, convention=Convention.SOCIAL, start=date(2026, 10, 1)
    )
    terms = MembershipTerms(id=new_id(), membership_id=membership.id, year=2026, offer="SST-60", headcount=90)
    world.write(membership)
    world.write(terms)
    work = world.services.context.change
    for made in (3, 0):
        assert work(Right.MANAGE_MEMBERSHIPS, lambda uow, made=made: _granted(uow, terms, made), "")
    line = world.only()
    assert (line.source, line.start, line.end) == ("Adhésion 2026", date(2026, 10, 1), date(2026, 12, 31))
    assert [each.balance.granted for each in line.months] == [13, 12, Decimal("13.5")]


def _granted(uow, terms, made):
    assert grant_terms(uow, terms) == made
    return ()


# the days that are entered


def test_the_days_of_a_package_are_entered_and_only_those(world):
    world.accepted(("ACFI", None), ("CONSEIL", 2))
    orders = world.orders.balances(world.choisy.id, 2026)
    assert sorted((line.offer, line.to_enter) for line in orders.shown) == [
        ("ACFI", True),
        ("CONSEIL", False),
    ]
    parts = {line.unit: line.id for line in orders.lines}
    world.orders.enter_days({parts["inspection-day"]: Decimal(10), parts["advice-day"]: Decimal("2.5")})
    shown = {line.unit: line.balance.granted for line in world.orders.balances(world.choisy.id, 2026).shown}
    assert shown == {"inspection-day": 10, "advice-day": Decimal("2.5"), "day": 2}
    with pytest.raises(InvalidInput):
        world.orders.enter_days({parts["inspection-day"]: Decimal("0.3")})
    with pytest.raises(Refused):
        world.orders.enter_days({parts["day"]: Decimal(5)})


def test_the_calendar_proposes_a_presence_by_the_week_of_the_practitioner(world):
    membership = Membership(
        id=new_id(), authority_id=world.choisy.id, convention=Convention.SOCIAL, start=date(2026, 1, 1)
    )
    world.write(membership)
    world.accepted(("SST-40", None))
    hours = [
        WorkingHours(
            id=new_id(),
            practitioner_id=world.nadia.id,
            weekday=each,
            start=time(9),
            end=time(12 + 5 * (each < 2)),
        )
        for each in range(3)
    ]
    world.write(*hours)
    line = world.only()
    assert line.start == world.services.context.today()
    assert list(world.orders.presence(line).values()) == [each.balance.granted for each in line.months]
    # Mondays and Tuesdays whole, Wednesdays a half-day: 6.5 days to the end of November, 40 % of them.
    assert next(iter(world.orders.presence(line, world.nadia.id).values())) == Decimal("2.5")


# booking


def test_work_is_offered_what_is_open_the_nearest_end_first(world):
    world.accepted(("CONSEIL", 1))
    world.accepted(("ACFI", None), ("ACFI-SUP", "1.5"))
    offered = world.orders.open_for(world.choisy.id, ADVICE, TUESDAY).open
    assert [(each.name, each.left) for each in offered if not each.spent] == [
        ("Devis 2026-0001, CONSEIL", "reste 1\xa0j"),
        ("Devis 2026-0002, ACFI-SUP", "reste 1,5\xa0j"),
    ]
    assert {each.name for each in world.orders.open_for(world.choisy.id, INSPECTION, TUESDAY).open} == {
        "Devis 2026-0002, ACFI-SUP",
        "Devis 2026-0002, ACFI, inspection",
    }
    assert world.orders.open_for(world.stains.id, ADVICE, TUESDAY).open == ()


def test_work_on_account_is_planned_then_done(world):
    world.accepted(("CONSEIL", 3))
    booked = world.book(kind=ADVICE, engagement_id=world.only().id)
    assert world.figures() == (3, 1, 0)
    assert world.only().balance.next_day == TUESDAY
    world.services.bookings.set_status(booked, AppointmentStatus.EXCUSED)
    assert world.figures() == (3, 0, 0)


def test_work_without_any_order_asks_for_the_reason_and_keeps_it(world):
    verdict = world.services.bookings.check(world.values())
    assert [each.sentence for each in verdict.reasons] == [
        "Aucune commande de Choisy-le-Roi ne porte ce rendez-vous."
    ]
    with pytest.raises(SlotTaken):
        world.book()
    booked = world.book(confirmation=CONFIRMED)
    assert world.services.agenda.appointment(booked).overlap_reason == CONFIRMED.reason


def test_work_that_leaves_an_open_order_aside_asks_for_the_reason(world):
    world.accepted(("CONSEIL", "1.5"))
    (reason,) = world.services.bookings.check(world.values(kind=ADVICE)).reasons
    assert "Devis 2026-0001, CONSEIL, reste 1,5\xa0j" in reason.sentence


def test_a_quote_that_waits_is_named(world):
    world.quote(("CONSEIL", 1))
    (reason,) = world.services.bookings.check(world.values(kind=ADVICE)).reasons
    assert "Devis 2026-0001, CONSEIL (envoyé, pas encore accepté)" in reason.sentence


def test_work_that_needs_a_validated_quote_is_refused_until_it_is(world):
    quote = world.quote(("HAND-SENS", 1))
    assert "une fois le devis validé" in world.services.bookings.check(world.values(kind=COLLECTIVE)).refusal
    with pytest.raises(Refused, match="Devis 2026-0001, HAND-SENS"):
        world.book(kind=COLLECTIVE, confirmation=CONFIRMED)
    world.services.quotes.issuing.accept(quote)
    world.book(kind=COLLECTIVE, engagement_id=world.only().id)
    assert world.figures() == (1, 1, 0)


def test_more_than_what_is_left_wants_a_confirmation(world):
    world.accepted(("CONSEIL", "1.5"))
    order = world.only().id
    world.book(kind=ADVICE, engagement_id=order)
    next_week = {"kind": ADVICE, "day": TUESDAY + timedelta(weeks=1), "engagement_id": order}
    with pytest.raises(SlotTaken, match="il reste 0,5\xa0jour, ce rendez-vous en prend 1"):
        world.book(**next_week)
    booked = world.book(**next_week, confirmation=CONFIRMED)
    assert world.only().balance.overspent == Decimal("0.5")
    assert world.services.agenda.appointment(booked).overlap_reason == CONFIRMED.reason


def test_what_was_confirmed_is_not_asked_again_while_it_takes_as_much(world):
    world.accepted(("CONSEIL", 1))
    order = world.only().id
    world.book(kind=ADVICE, engagement_id=order)
    booked = world.book(
        kind=ADVICE, day=TUESDAY + timedelta(weeks=1), engagement_id=order, confirmation=CONFIRMED
    )
    bookings = world.services.bookings
    values = world.values(kind=ADVICE, day=TUESDAY + timedelta(weeks=1), engagement_id=order)
    bookings.edit(booked, AppointmentValues(**{**vars(values), "title": "Document unique"}))
    assert world.services.agenda.appointment(booked).title == "Document unique"


def test_an_order_carries_no_work_of_another_authority_nor_of_another_kind(world):
    world.accepted(("CONSEIL", 1))
    order = world.only().id
    for known in ({"kind": ADVICE, "authority_id": world.stains.id}, {"kind": INSPECTION}):
        with pytest.raises(InvalidInput) as fault:
            world.book(engagement_id=order, **known)
        assert set(fault.value.errors) == {"engagement"}


def test_work_outside_the_days_of_the_order_wants_a_confirmation(world):
    world.accepted(("CONSEIL", 1))
    with pytest.raises(SlotTaken, match="au 12\xa0février\xa02027"):
        world.book(kind=ADVICE, day=date(2027, 3, 2), engagement_id=world.only().id)


def test_an_appointment_is_put_on_account_afterwards_and_taken_off(world):
    world.accepted(("CONSEIL", 3))
    order = world.only().id
    booked = world.book(kind=ADVICE, confirmation=CONFIRMED)
    assert world.figures() == (3, 0, 0)
    change = world.orders.attach(booked, order, Decimal(2))
    assert world.figures() == (3, 2, 0)
    change.undo.run()
    assert world.figures() == (3, 0, 0)
    with pytest.raises(InvalidInput):
        world.orders.attach(booked, order, Decimal(-1))
    world.orders.attach(booked, order)
    with pytest.raises(SlotTaken):
        world.orders.attach(booked, None)


def test_presence_follows_its_work_to_another_month(world):
    membership = Membership(
        id=new_id(), authority_id=world.choisy.id, convention=Convention.SOCIAL, start=date(2026, 1, 1)
    )
    world.write(membership)
    world.accepted(("SST-60", None))
    november, december = world.only().months
    booked = world.book(kind=COLLECTIVE, practitioner_id=world.nadia.id, hours=3, engagement_id=november.id)
    world.services.bookings.move(booked, _span(date(2026, 12, 8)))
    planned = [each.balance.planned for each in world.only().months]
    assert planned == [0, Decimal("0.5")]
    assert world.only().balance.granted == november.balance.granted + december.balance.granted


def _span(day):
    from cigdesk.domain.agenda.interval import Interval

    return Interval(at(day, 9), at(day, 12))


def test_nobody_is_received_before_the_recruitment_that_a_membership_waits_for(world):
    pending = Membership(
        id=new_id(),
        authority_id=world.choisy.id,
        convention=Convention.SOCIAL,
        start=date(2026, 1, 1),
        pending_recruitment=True,
    )
    world.write(pending)
    call = {
        "kind": AppointmentKind.REMOTE,
        "mode": PlaceMode.PHONE,
        "practitioner_id": world.nadia.id,
        "agent_id": world.agent.id,
        "authority_id": None,
        "phone": "0612345678",
        "hours": 1,
        "title": "",
    }
    with pytest.raises(Refused, match="sous réserve de recrutement"):
        world.book(**call)
    assert "recrutement" in world.services.bookings.check(world.values(**call)).refusal

    def recruited(uow):
        uow.get(Membership, pending.id).pending_recruitment = False
        return ()

    world.services.context.change(Right.MANAGE_MEMBERSHIPS, recruited, "")
    assert world.book(**call)


def test_no_permanence_is_opened_before_the_recruitment(world):
    pending = Membership(
        id=new_id(),
        authority_id=world.choisy.id,
        convention=Convention.SOCIAL,
        start=date(2026, 12, 1),
        pending_recruitment=True,
    )
    world.write(pending)
    permanences, series = world.services.permanences, world.services.series

    def morning(day, who=world.nadia):
        return PermanenceValues(
            practitioner_id=who.id, authority_id=world.choisy.id, start=at(day, 9), end=at(day, 12)
        )

    before, after = TUESDAY, TUESDAY + timedelta(weeks=1)
    opened = permanences.open(morning(before)).ids[0]
    assert permanences.open(morning(after, world.pauline))
    assert "recrutement" in permanences.check(morning(after)).refusal
    with pytest.raises(Refused, match="sous réserve de recrutement"):
        permanences.open(morning(after))
    with pytest.raises(Refused, match="sous réserve de recrutement"):
        permanences.change(opened, morning(after))
    assert permanences.change(opened, replace(morning(before), slot_minutes=30))
    weekly = SeriesValues(
        practitioner_id=world.nadia.id,
        authority_id=world.choisy.id,
        rule=Repeat.weekly(1, until=date(2026, 12, 15)).rule,
        start=at(before, 14),
        end=at(before, 17),
    )
    assert dict(series.preview(weekly).faults).keys() == {"authority"}
    with pytest.raises(InvalidInput) as refused:
        series.open(weekly)
    assert set(refused.value.errors) == {"authority"}
    made = series.open(replace(weekly, rule=Repeat.weekly(1, until=before).rule))
    with pytest.raises(InvalidInput):
        series.change(made.ids[0], weekly, Scope.ALL)
    assert dict(series.outlook(made.ids[0], weekly, Scope.ALL).faults).keys() == {"authority"}


def test_permanences_of_a_psychologist_are_due_whatever_the_attendance(world, clock):
    world.accepted(("PSY-IND", 4))
    days = [TUESDAY, TUESDAY + timedelta(weeks=1), TUESDAY + timedelta(weeks=2)]
    world.write(
        *(
            Permanence(
                id=new_id(),
                practitioner_id=world.pauline.id,
                authority_id=world.choisy.id,
                start=at(day, 9),
                end=at(day, 12),
                cancelled=day == days[2],
            )
            for day in days
        )
    )
    assert world.figures("half-day") == (4, 2, 0)
    clock.move(days=13)
    assert world.figures("half-day") == (4, 1, 1)


def test_each_authority_pays_its_own_seats(world):
    for authority, seats in ((world.choisy, 3), (world.stains, 2)):
        world.accepted(("GAPP-INTER", 4), authority=authority, participants=seats)
    booked = world.book(
        kind=COLLECTIVE, practitioner_id=world.pauline.id, hours=3, engagement_id=world.only().id
    )
    world.services.sessions.set_seats(booked, {world.choisy.id: 3, world.stains.id: 2})
    said = {each.authority: each.order.words for each in world.services.sessions.view(booked).seats}
    assert said["Stains"] == "Devis 2026-0002, GAPP-INTER, reste 6\xa0demi-journées par participant"
    (mine,), (theirs,) = world.lines(), world.lines(authority=world.stains)
    assert (mine.balance.granted, mine.balance.planned) == (12, 3)
    assert (theirs.balance.granted, theirs.balance.planned) == (8, 2)


def test_seats_beyond_what_is_left_of_an_order_want_a_confirmation(world):
    world.accepted(("GAPP-INTER", 1), authority=world.stains, participants=2)
    booked = world.book(kind=COLLECTIVE, practitioner_id=world.pauline.id, hours=3, confirmation=CONFIRMED)
    sessions = world.services.sessions
    sessions.set_seats(booked, {world.stains.id: 2})
    with pytest.raises(SlotTaken, match="ces places en prennent"):
        sessions.set_seats(booked, {world.stains.id: 3})
    assert [each.seats for each in sessions.view(booked).seats] == [2]
    sessions.set_seats(booked, {world.stains.id: 3}, confirmation=Confirmation("Vu avec Stains"))
    sessions.set_seats(booked, {world.stains.id: 3, world.choisy.id: 1})
    assert world.services.agenda.appointment(booked).overlap_reason == "Vu avec Stains"
    world.services.bookings.cancel(booked)
    with pytest.raises(SlotTaken, match="ces places en prennent"):
        world.services.bookings.set_status(booked, AppointmentStatus.PLANNED)


def test_what_takes_its_time_back_is_asked_about_what_is_left(world):
    world.accepted(("CONSEIL", 1))
    first = world.book(kind=ADVICE, engagement_id=world.only().id)
    bookings = world.services.bookings
    bookings.set_status(first, AppointmentStatus.EXCUSED)
    assert bookings.set_status(first, AppointmentStatus.PLANNED)
    bookings.cancel(first)
    world.book(kind=ADVICE, engagement_id=world.only().id, day=TUESDAY + timedelta(days=1))
    with pytest.raises(SlotTaken, match="il ne reste rien"):
        bookings.set_status(first, AppointmentStatus.PLANNED)
    assert bookings.set_status(first, AppointmentStatus.PLANNED, confirmation=CONFIRMED)
    assert world.only().balance.overspent == 1


def test_every_authority_is_read_at_once(world):
    world.accepted(("CONSEIL", 1))
    world.accepted(("CONSEIL", 2), authority=world.stains)
    found = world.orders.every_balance(2026)
    assert {each: line.balance.granted for each, (line,) in found.items()} == {
        world.choisy.id: 1,
        world.stains.id: 2,
    }


def test_a_quote_says_what_became_of_its_lines(world):
    quote = world.accepted(("CONSEIL", 3))
    world.book(kind=ADVICE, engagement_id=world.only().id)
    (line,) = world.orders.of_quote(quote)
    assert (line.balance.granted, line.balance.planned, line.balance.done) == (3, 1, 0)
    assert world.orders.of_quote(world.quote(("CONSEIL", 1))) == ()
