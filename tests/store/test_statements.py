"""What is due, on a real store: a month of each centre to the cent, closed, locked and corrected."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cigdesk.bootstrap import create_store
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    Permanence,
    PlaceMode,
)
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.people import Agent, Function, Practitioner
from cigdesk.domain.quote import QuoteLine
from cigdesk.domain.rights import Right
from cigdesk.domain.session import SessionSeats
from cigdesk.domain.statement import ChorusValues, Source, StatementCorrection, WorkKey
from cigdesk.domain.statement_due import PointKind
from cigdesk.domain.statement_lock import LockedWork
from cigdesk.domain.support_time import Charge, Task, TimeEntry, WorkKind
from cigdesk.services.centres import shipped_centres
from cigdesk.services.context import new_id
from cigdesk.services.quote_drafting import LineValues
from cigdesk.services.statement_view import StatementStanding
from db.crypto import Cost

DONE, NO_SHOW, EXCUSED, PLANNED, CANCELLED = (
    AppointmentStatus.DONE,
    AppointmentStatus.NO_SHOW,
    AppointmentStatus.EXCUSED,
    AppointmentStatus.PLANNED,
    AppointmentStatus.CANCELLED,
)
SEPTEMBER, OCTOBER, NOVEMBER, JANUARY = (date(2026, month, 1) for month in (9, 10, 11, 1))


class World:
    """A centre with two authorities and its people; what was done is written as it stands in the store."""

    def __init__(self, services, zone):
        self.services, self.statements, self.zone = services, services.statements, ZoneInfo(zone)
        self.town, self.other = (
            Authority(
                id=new_id(),
                name=name,
                kind=AuthorityKind.COMMUNE,
                optional_contribution=True,
                other_acfi=True,
            )
            for name in ("Choisy-le-Roi", "Stains")
        )
        self.people = {
            function: Practitioner(id=new_id(), first_name="A", last_name=function.value, function=function)
            for function in (Function.PSYCHOLOGIST, Function.SOCIAL_WORKER, Function.ACFI, Function.OTHER)
        }
        self.agent = Agent(id=new_id(), last_name="Adam", authority_id=self.town.id)
        self.write(self.town, self.other, *self.people.values(), self.agent, *self.conventions())

    def conventions(self):
        for authority in (self.town, self.other):
            yield Headcount(id=new_id(), authority_id=authority.id, year=2026, heads=1284)
            for convention in (Convention.CADRE, Convention.ACCOMPAGNEMENT_SOCIAL):
                yield Membership(
                    id=new_id(), authority_id=authority.id, convention=convention, start=date(2026, 1, 1)
                )

    def write(self, *records):
        def work(uow):
            for each in records:
                uow.add(each)
            return tuple(each.id for each in records)

        return self.services.context.change(Right.BOOK, work, "")

    def change(self, kind, record_id, **values):
        def work(uow):
            record = uow.get(kind, record_id)
            for name, value in values.items():
                setattr(record, name, value)
            return (record_id,)

        return self.services.context.change(Right.BOOK, work, "Modifié")

    def remove(self, kind, record_id):
        def work(uow):
            uow.remove(uow.get(kind, record_id))
            return ()

        return self.services.context.change(Right.BOOK, work, "")

    def accepted(self, code, quantity=None, authority=None, price=None, **values):
        """The engagement of an accepted quote of one line, at the price that the quote froze."""
        quotes = self.services.quotes
        quote = quotes.drafting.create((authority or self.town).id).ids[0]
        line = LineValues(quantity=quantity and Decimal(quantity), **values)
        quotes.drafting.add_line(quote, code, line)
        quotes.issuing.issue(quote)
        quotes.issuing.send(quote)
        quotes.issuing.accept(quote)
        with self.services.context.reading() as uow:
            found = uow.engagements.of_quote(quote)
        if price is not None:
            self.change(QuoteLine, found[0].line_id, unit_price=Decimal(price))
        return found[0]

    def span(self, day, hour, minutes):
        start = datetime.combine(day, time(hour), self.zone).astimezone(UTC)
        return {"start": start, "end": start + timedelta(minutes=minutes)}

    def meeting(self, kind, day, minutes, status=DONE, *, by, order=None, authority=None, hour=9, **known):
        made = Appointment(
            id=new_id(),
            practitioner_id=self.people[by].id,
            kind=kind,
            mode=known.pop("mode", PlaceMode.SITE),
            status=status,
            authority_id=(authority or self.town).id,
            engagement_id=order.id if order else None,
            **self.span(day, hour, minutes),
            **known,
        )
        self.write(made)
        return made

    def permanence(self, day, *, by, hour=9, minutes=180, authority=None, **known):
        made = Permanence(
            id=new_id(),
            practitioner_id=self.people[by].id,
            authority_id=(authority or self.town).id,
            **self.span(day, hour, minutes),
            **known,
        )
        self.write(made)
        return made

    def entry(self, day, minutes, charge, **known):
        made = TimeEntry(
            id=new_id(),
            authority_id=self.town.id,
            practitioner_id=self.people[Function.SOCIAL_WORKER].id,
            day=day,
            minutes=minutes,
            work=WorkKind.INDIVIDUAL,
            mode=PlaceMode.PHONE,
            task=Task.MEETING,
            charge=charge,
            **known,
        )
        self.write(made)
        return made

    def lines(self, month=OCTOBER, authority=None):
        view = self.statements.view((authority or self.town).id, month)
        return [(each.day.day, each.offer, each.words, each.amount) for each in view.lines]

    def total(self, month=OCTOBER, authority=None):
        return self.statements.view((authority or self.town).id, month).total

    def key(self, record, source=Source.APPOINTMENT):
        return WorkKey(source, record.id, self.town.id)

    def close(self, month=OCTOBER, authority=None):
        return self.statements.close((authority or self.town).id, month)


@pytest.fixture
def cig(services, clock):
    clock.instant = datetime(2026, 10, 5, 8, tzinfo=UTC)
    world = World(services, "Europe/Paris")

    def settle(uow):
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        return ()

    services.context.change(Right.MANAGE_CENTRE, settle, "")
    return world


@pytest.fixture
def martinique(tmp_path, clock):
    values = next(each.values for each in shipped_centres() if each.id == "cdg-martinique")
    desk = create_store(
        tmp_path / "mq.cigdesk",
        values,
        "Line Ozier",
        "quatre mots à retenir",
        cost=Cost(memory_mib=19, passes=1, lanes=1),
        clock=clock,
    )
    yield World(desk.services, "America/Martinique")
    desk.store.close()


def a_month_of_the_cig(world, clock):
    """Choisy-le-Roi in October 2026, and the seats of Stains in a shared session."""
    psychologist, inspector, social = Function.PSYCHOLOGIST, Function.ACFI, Function.SOCIAL_WORKER
    world.accepted("PSY-IND", "4", price="480")
    package, extra = world.accepted("ACFI"), world.accepted("ACFI-SUP", "2")
    seats = world.accepted("GAPP-INTER", "1", participants=4)
    theirs = world.accepted("GAPP-INTER", "1", authority=world.other, participants=3)
    membership = Membership(
        id=new_id(), authority_id=world.town.id, convention=Convention.SOCIAL, start=date(2026, 3, 1)
    )
    terms = MembershipTerms(
        id=new_id(), membership_id=membership.id, year=2026, offer="SST-60", amount=Decimal(42000)
    )
    world.write(membership, terms)
    # Two half-days held, one with nobody; one given up.
    world.permanence(date(2026, 10, 6), by=psychologist)
    world.permanence(date(2026, 10, 13), by=psychologist, hour=14)
    world.permanence(date(2026, 10, 20), by=psychologist, cancelled=True)
    world.permanence(date(2026, 10, 8), by=social)
    inspection = AppointmentKind.INSPECTION
    world.meeting(inspection, date(2026, 10, 7), 420, by=inspector, order=package, title="Ateliers")
    world.meeting(inspection, date(2026, 10, 14), 420, by=inspector, order=extra, title="Ateliers")
    world.meeting(inspection, date(2026, 10, 15), 180, by=inspector, order=extra, title="Ateliers")
    world.meeting(inspection, date(2026, 10, 16), 180, EXCUSED, by=inspector, order=extra, title="Ateliers")
    world.meeting(AppointmentKind.REMOTE, date(2026, 10, 9), 45, by=social, mode=PlaceMode.PHONE)
    world.meeting(AppointmentKind.REMOTE, date(2026, 10, 9), 45, CANCELLED, by=social, hour=11)
    session = world.meeting(
        AppointmentKind.COLLECTIVE, date(2026, 10, 21), 180, by=Function.OTHER, title="Groupe"
    )
    for authority, count, order in ((world.town, 4, seats), (world.other, 3, theirs)):
        world.write(
            SessionSeats(
                id=new_id(),
                appointment_id=session.id,
                authority_id=authority.id,
                seats=count,
                engagement_id=order.id,
            )
        )
    clock.instant = datetime(2026, 11, 12, 9, tzinfo=UTC)
    return session


def test_a_month_of_the_cig_to_the_cent(cig, clock):
    a_month_of_the_cig(cig, clock)
    assert cig.lines() == [
        (9, "SST-60", "45\xa0min", Decimal("0.00")),
        (6, "PSY-IND", "1\xa0demi-journée", Decimal("480.00")),
        (8, "SST-60", "1\xa0demi-journée", Decimal("0.00")),
        (13, "PSY-IND", "1\xa0demi-journée", Decimal("480.00")),
        (7, "ACFI", "1\xa0jour d’inspection", Decimal("0.00")),
        (14, "ACFI-SUP", "1\xa0jour", Decimal("800.00")),
        (15, "ACFI-SUP", "0,5\xa0jour", Decimal("400.00")),
        (21, "GAPP-INTER", "4\xa0demi-journées par participant", Decimal("400.00")),
        (5, "ACFI", "1\xa0an", Decimal("13905.00")),
    ]
    assert cig.total() == Decimal("16465.00")
    assert cig.total(authority=cig.other) == Decimal("300.00")
    # The year of the membership began in March, and is due once.
    assert [cig.total(date(2026, month, 1)) for month in (1, 2, 3, 4)] == [0, 0, Decimal(42000), 0]
    listing = cig.statements.listing(OCTOBER)
    assert [(each.name, each.total, each.standing) for each in listing.rows] == [
        ("Choisy-le-Roi", Decimal("16465.00"), StatementStanding.READY),
        ("Stains", Decimal("300.00"), StatementStanding.READY),
    ]
    reasons = {each.reason for each in cig.statements.view(cig.town.id, OCTOBER).lines if not each.amount}
    assert reasons == {"couvert par SST-60", "compris dans le forfait ACFI de l’année"}
    (out,) = cig.statements.view(cig.town.id, OCTOBER).left_out
    assert (out.day, out.minutes) == (date(2026, 10, 16), 180)


def test_what_leaves_says_no_name_and_no_day(cig, clock):
    a_month_of_the_cig(cig, clock)
    sheet = cig.statements.sheet(cig.town.id, OCTOBER)
    said = [
        (row.label[:30], row.quantity, row.amount, row.note) for group in sheet.groups for row in group.rows
    ]
    assert ("Jour d’intervention supplémenta"[:30], "1,5", Decimal("1200.00"), "Devis 2026-0003") in said
    assert sheet.net == sheet.gross == Decimal("16465.00")
    assert "Adam" not in str(sheet)
    assert "Ateliers" not in str(sheet)
    assert "2026, 10, 14" not in str(sheet)


def a_month_of_martinique(world):
    """October 2026: an assessment, billed time, an hour that nobody came to, one without its time."""
    social, hourly = Function.SOCIAL_WORKER, AppointmentKind.HOURLY
    met = world.meeting(hourly, date(2026, 10, 6), 60, by=social, agent_id=world.agent.id)
    world.entry(date(2026, 10, 5), 120, Charge.ASSESSMENT)
    entry = world.entry(date(2026, 10, 6), 90, Charge.BILLED, appointment_id=met.id)
    world.entry(date(2026, 10, 6), 25, Charge.ASSESSMENT, rest_of_id=entry.id)
    world.entry(date(2026, 10, 8), 37, Charge.BILLED)
    world.entry(date(2026, 10, 8), 30, Charge.UNCHARGED)
    missed = world.meeting(hourly, date(2026, 10, 13), 60, NO_SHOW, by=social, agent_id=world.agent.id)
    world.meeting(hourly, date(2026, 10, 14), 45, by=social, agent_id=world.agent.id)
    world.meeting(hourly, date(2026, 10, 15), 60, EXCUSED, by=social, agent_id=world.agent.id)
    return met, missed


def test_a_month_of_martinique_to_the_cent(martinique):
    a_month_of_martinique(martinique)
    assert martinique.lines() == [
        (5, "MQ-ACC", "2\u202fh", Decimal("0.00")),
        (6, "MQ-ACC", "1\u202fh\u202f30", Decimal("90.00")),
        (6, "MQ-ACC", "25\xa0min", Decimal("0.00")),
        (8, "MQ-ACC", "37\xa0min", Decimal("37.00")),
        (13, "MQ-ACC", "1\u202fh", Decimal("0.00")),
        (14, "MQ-ACC", "45\xa0min", Decimal("45.00")),
    ]
    assert martinique.total() == Decimal("172.00")
    view = martinique.statements.view(martinique.town.id, OCTOBER)
    assert [
        (each.kind, each.blocks, each.day.day) for each in view.points if each.kind is PointKind.TIME
    ] == [(PointKind.TIME, False, 14)]
    martinique.services.context.change(Right.MANAGE_CENTRE, _charge_no_shows, "")
    assert martinique.total() == Decimal("232.00")


def _charge_no_shows(uow):
    uow.find(Centre)[0].no_show_charged = True
    return ()


def test_a_status_to_fill_in_blocks_the_closing_until_it_is_said_or_set_aside(martinique):
    waiting = martinique.meeting(
        AppointmentKind.HOURLY, date(2026, 10, 30), 60, PLANNED, by=Function.SOCIAL_WORKER
    )
    martinique.entry(date(2026, 10, 8), 37, Charge.BILLED)
    (point,) = martinique.statements.view(martinique.town.id, OCTOBER).blocking
    assert (point.kind, point.key) == (PointKind.STATUS, martinique.key(waiting))
    with pytest.raises(Refused, match="30\xa0oct"):
        martinique.close()
    martinique.statements.set_aside(martinique.key(waiting), OCTOBER, "l’agent doit rappeler")
    martinique.close()
    (point,) = martinique.statements.view(martinique.town.id, NOVEMBER).blocking
    assert point.key == martinique.key(waiting)
    martinique.change(Appointment, waiting.id, status=DONE)
    assert martinique.lines(NOVEMBER) == [(30, "MQ-ACC", "1\u202fh", Decimal("60.00"))]


def test_closing_numbers_without_hole_and_freezes(martinique):
    a_month_of_martinique(martinique)
    martinique.entry(date(2026, 9, 3), 60, Charge.BILLED)
    assert [martinique.close(month).label for month in (OCTOBER, SEPTEMBER)] == [
        "Relevé RI-2026-0001 validé",
        "Relevé RI-2026-0002 validé",
    ]
    with pytest.raises(Refused, match="RI-2026-0001 est déjà validé"):
        martinique.close()
    martinique.services.context.change(Right.MANAGE_CENTRE, _charge_no_shows, "")
    martinique.change(Authority, martinique.town.id, name="Choisy")
    assert martinique.total() == Decimal("172.00")
    assert (
        martinique.statements.sheet(martinique.town.id, OCTOBER).addressee.name == "Commune de Choisy-le-Roi"
    )
    assert martinique.statements.listing(OCTOBER).count(StatementStanding.CLOSED) == 1


def test_a_running_month_and_an_empty_one_are_not_closed(martinique):
    martinique.entry(date(2026, 11, 3), 60, Charge.BILLED)
    with pytest.raises(Refused, match="n’est pas terminé"):
        martinique.close(NOVEMBER)
    with pytest.raises(Refused, match="Rien n’est dû"):
        martinique.close(OCTOBER)


def test_what_stands_on_a_closed_statement_is_locked_for_every_way_of_writing(martinique):
    met, missed = a_month_of_martinique(martinique)
    noted = martinique.change(Appointment, missed.id, status=DONE)
    martinique.close()
    for change in (
        noted.undo.run,
        lambda: martinique.change(Appointment, missed.id, status=NO_SHOW),
        lambda: martinique.change(Appointment, met.id, start=met.start - timedelta(hours=1)),
        lambda: martinique.remove(Appointment, missed.id),
        lambda: martinique.entry(date(2026, 10, 13), 60, Charge.BILLED, appointment_id=missed.id),
    ):
        with pytest.raises(LockedWork, match="RI-2026-0001"):
            change()
    martinique.change(Appointment, missed.id, phone="0596 00 00 00")


def test_seats_of_a_closed_session_and_held_permanences_are_locked(cig, clock):
    session = a_month_of_the_cig(cig, clock)
    cig.close()
    with cig.services.context.reading() as uow:
        seats = {each.authority_id: each for each in uow.find(SessionSeats, appointment_id=session.id)}
        held = min(uow.find(Permanence), key=lambda each: each.start)
    with pytest.raises(LockedWork):
        cig.change(SessionSeats, seats[cig.town.id].id, seats=3)
    with pytest.raises(LockedWork):
        cig.change(Permanence, held.id, cancelled=True)
    cig.change(SessionSeats, seats[cig.other.id].id, seats=2)
    assert cig.total(authority=cig.other) == Decimal("200.00")


def test_a_later_correction_is_a_line_of_the_next_statement(martinique):
    _met, missed = a_month_of_martinique(martinique)
    entry = martinique.entry(date(2026, 10, 20), 60, Charge.BILLED)
    martinique.close()
    key = martinique.key(entry, Source.ENTRY)
    corrected = martinique.statements.correct(key, OCTOBER, Decimal(45), "trois quarts d’heure")
    (line,) = martinique.statements.view(martinique.town.id, NOVEMBER).lines
    assert (line.quantity, line.amount, line.corrects) == (Decimal(-15), Decimal("-15.00"), "RI-2026-0001")
    assert line.why == "trois quarts d’heure"
    (row,) = martinique.statements.sheet(martinique.town.id, NOVEMBER).groups[0].rows
    assert (row.quantity, row.note) == ("\N{MINUS SIGN}15\xa0min", "correction du relevé RI-2026-0001")
    corrected.undo.run()
    assert martinique.lines(NOVEMBER) == []
    # An hour that was missed may be charged after all, at the price that is given.
    martinique.statements.correct(
        martinique.key(missed), OCTOBER, Decimal(60), "accord de la mairie", unit_price=Decimal(60)
    )
    assert martinique.total(NOVEMBER) == Decimal("60.00")


def test_a_correction_that_was_taken_up_is_not_taken_back(martinique, clock):
    entry = martinique.entry(date(2026, 10, 20), 60, Charge.BILLED)
    key = martinique.key(entry, Source.ENTRY)
    change = martinique.statements.correct(key, OCTOBER, Decimal(0), "saisi deux fois")
    martinique.close()
    assert martinique.lines() == [(20, "MQ-ACC", "0\xa0min", Decimal("0.00"))]
    with pytest.raises(Refused):
        change.undo.run()
    with martinique.services.context.reading() as uow:
        (kept,) = uow.find(StatementCorrection)
    with pytest.raises(Refused, match="relevé validé"):
        martinique.statements.withdraw(kept.id)
    with pytest.raises(InvalidInput):
        martinique.statements.correct(key, OCTOBER, Decimal(-1), "")


def test_work_noted_late_goes_on_the_next_statement(martinique):
    martinique.entry(date(2026, 10, 8), 60, Charge.BILLED)
    martinique.close()
    martinique.entry(date(2026, 10, 9), 30, Charge.BILLED)
    late = martinique.meeting(AppointmentKind.HOURLY, date(2026, 10, 12), 60, by=Function.SOCIAL_WORKER)
    martinique.entry(date(2026, 10, 12), 40, Charge.BILLED, appointment_id=late.id)
    assert martinique.lines(NOVEMBER) == [
        (9, "MQ-ACC", "30\xa0min", Decimal("30.00")),
        (12, "MQ-ACC", "40\xa0min", Decimal("40.00")),
    ]
    assert all(each.late for each in martinique.statements.view(martinique.town.id, NOVEMBER).lines)
    assert martinique.statements.listing(NOVEMBER).total == Decimal("70.00")


def test_what_the_authority_wants_on_its_bills_is_settled_first(cig, clock):
    order = cig.accepted("CONSEIL", "1")
    cig.meeting(
        AppointmentKind.ADVICE, date(2026, 10, 7), 420, by=Function.ACFI, order=order, title="Conseil"
    )
    cig.change(Authority, cig.town.id, requires_engagement=True, chorus_service="DRH")
    clock.instant = datetime(2026, 11, 12, 9, tzinfo=UTC)
    (point,) = cig.statements.view(cig.town.id, OCTOBER).blocking
    assert (point.kind, point.field) == (PointKind.CHORUS, "engagement_number")
    with pytest.raises(Refused, match="engagement juridique"):
        cig.close()
    typed = ChorusValues(engagement_number="4500 218 734")
    cig.statements.write_chorus(cig.town.id, OCTOBER, ChorusValues(), typed)
    view = cig.statements.view(cig.town.id, OCTOBER)
    assert (view.chorus.engagement_number, view.chorus.service_code) == ("4500 218 734", "DRH")
    outcome = cig.statements.close_ready(OCTOBER)
    assert (len(outcome.report.done), outcome.change.undo) == (1, None)
    with pytest.raises(Refused, match="RI-2026-0001"):
        cig.statements.write_chorus(cig.town.id, OCTOBER, typed, ChorusValues())


def test_a_year_that_a_quote_and_a_membership_grant_is_charged_once(cig):
    cig.accepted("AST-DIST")
    membership = Membership(
        id=new_id(), authority_id=cig.town.id, convention=Convention.SOCIAL, start=date(2026, 1, 1)
    )
    terms = MembershipTerms(
        id=new_id(), membership_id=membership.id, year=2026, offer="AST-DIST", amount=Decimal(15000)
    )
    cig.write(membership, terms)
    assert (cig.total(JANUARY), cig.total(OCTOBER)) == (0, Decimal(15000))
    (line,) = cig.statements.view(cig.town.id, JANUARY).lines
    assert line.reason == "dû au titre du devis 2026-0001"


def test_a_year_whose_price_changes_after_the_closing_makes_a_difference(cig, clock):
    membership = Membership(
        id=new_id(), authority_id=cig.town.id, convention=Convention.SOCIAL, start=date(2026, 10, 1)
    )
    terms = MembershipTerms(
        id=new_id(), membership_id=membership.id, year=2026, offer="SST-40", amount=Decimal(28000)
    )
    cig.write(membership, terms)
    clock.instant = datetime(2026, 11, 12, 9, tzinfo=UTC)
    cig.close()
    cig.change(MembershipTerms, terms.id, amount=Decimal(14000))
    assert cig.total(NOVEMBER) == Decimal(-14000)
    with pytest.raises(LockedWork):
        cig.remove(MembershipTerms, terms.id)


def test_work_whose_offer_cannot_be_told_is_asked_about(cig, clock):
    met = cig.meeting(AppointmentKind.ADVICE, date(2026, 10, 7), 420, by=Function.OTHER, title="Conseil")
    clock.instant = datetime(2026, 11, 12, 9, tzinfo=UTC)
    (point,) = cig.statements.view(cig.town.id, OCTOBER).blocking
    assert point.kind is PointKind.OFFER
    assert cig.total() == 0
    cig.statements.correct(cig.key(met), OCTOBER, Decimal(1), "vu avec la mairie", unit_price=Decimal(800))
    assert (cig.total(), cig.statements.view(cig.town.id, OCTOBER).blocking) == (Decimal(800), ())
    cig.close()
