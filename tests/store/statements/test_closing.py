"""Statements that close: numbered, locked, corrected on the next one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    Permanence,
)
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.people import Function
from cigdesk.domain.session import SessionSeats
from cigdesk.domain.statement import ChorusValues, Source, StatementCorrection
from cigdesk.domain.statement_due import PointKind
from cigdesk.domain.statement_lock import LockedWork
from cigdesk.domain.support_time import Charge
from cigdesk.services.context import new_id
from cigdesk.services.statement_view import StatementStanding

DONE, NO_SHOW, EXCUSED, PLANNED, CANCELLED = (
    AppointmentStatus.DONE,
    AppointmentStatus.NO_SHOW,
    AppointmentStatus.EXCUSED,
    AppointmentStatus.PLANNED,
    AppointmentStatus.CANCELLED,
)
SEPTEMBER, OCTOBER, NOVEMBER, JANUARY = (date(2026, month, 1) for month in (9, 10, 11, 1))


def test_closing_numbers_without_hole_and_freezes(martinique):
    martinique.month_of_martinique()
    martinique.entry(date(2026, 9, 3), 60, Charge.BILLED)
    assert [martinique.close(month).label for month in (OCTOBER, SEPTEMBER)] == [
        "Relevé RI-2026-0001 validé",
        "Relevé RI-2026-0002 validé",
    ]
    with pytest.raises(Refused, match="RI-2026-0001 est déjà validé"):
        martinique.close()
    martinique.charge_no_shows()
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
    met, missed = martinique.month_of_martinique()
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
    session = cig.month_of_the_cig(clock)
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
    _met, missed = martinique.month_of_martinique()
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


def test_work_noted_years_after_its_month_was_closed_goes_on_the_next_statement_once(martinique, clock):
    """Whatever writes it: new, given up and then held after all, or the way back of a deletion."""
    social = Function.SOCIAL_WORKER
    martinique.entry(date(2026, 10, 8), 60, Charge.BILLED)
    given_up = martinique.meeting(AppointmentKind.HOURLY, date(2026, 10, 15), 45, CANCELLED, by=social)
    martinique.close()
    clock.instant = datetime(2030, 2, 3, 9, tzinfo=UTC)
    month, after = date(2030, 1, 1), date(2030, 2, 1)
    assert martinique.lines(month) == []
    martinique.entry(date(2026, 10, 9), 30, Charge.BILLED)
    martinique.change(Appointment, given_up.id, status=DONE)
    met = martinique.meeting(AppointmentKind.HOURLY, date(2026, 10, 16), 20, by=social)
    removed = martinique.remove(Appointment, met.id)
    assert len(martinique.lines(month)) == 2
    removed.undo.run()
    martinique.entry(date(2026, 11, 9), 15, Charge.BILLED)
    late = [
        (9, "MQ-ACC", "30\xa0min", Decimal("30.00")),
        (15, "MQ-ACC", "45\xa0min", Decimal("45.00")),
        (16, "MQ-ACC", "20\xa0min", Decimal("20.00")),
    ]
    assert martinique.lines(month) == late
    assert martinique.statements.listing(month).total == Decimal("95.00")
    assert {each.late for each in martinique.statements.view(martinique.town.id, month).lines} == {True}
    # What is set aside waits like any other line; a month that was left open keeps its own.
    key = martinique.key(given_up)
    martinique.statements.set_aside(key, month, "à vérifier")
    assert martinique.lines(month) == [late[0], late[2]]
    martinique.close(month)
    assert (martinique.lines(month), martinique.lines(after)) == ([late[0], late[2]], [late[1]])
    assert martinique.lines(NOVEMBER) == [(9, "MQ-ACC", "15\xa0min", Decimal("15.00"))]


def test_seats_and_permanences_noted_years_late_are_found_too(cig, clock):
    session = cig.month_of_the_cig(clock)
    for authority in (cig.town, cig.other):
        cig.close(authority=authority)
    clock.instant = datetime(2030, 2, 3, 9, tzinfo=UTC)
    month = date(2030, 1, 1)
    cig.permanence(date(2026, 10, 27), by=Function.PSYCHOLOGIST)
    again = cig.meeting(
        AppointmentKind.COLLECTIVE,
        date(2026, 10, 28),
        180,
        by=Function.OTHER,
        title="Groupe",
        authority=cig.town,
    )
    with cig.services.context.reading() as uow:
        theirs = uow.find(SessionSeats, appointment_id=session.id, authority_id=cig.other.id)[0]
    cig.write(
        SessionSeats(
            id=new_id(),
            appointment_id=again.id,
            authority_id=cig.other.id,
            seats=2,
            engagement_id=theirs.engagement_id,
        )
    )
    assert [each[:2] for each in cig.lines(month)] == [(27, "PSY-IND")]
    assert [each[:2] for each in cig.lines(month, cig.other)] == [(28, "GAPP-INTER")]
