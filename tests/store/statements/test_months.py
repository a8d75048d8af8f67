"""What is due, on a real store: a month of each centre to the cent, and what is to be settled."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
)
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Function
from cigdesk.domain.statement_due import PointKind
from cigdesk.domain.support_time import Charge
from cigdesk.services.statement_view import StatementStanding

DONE, NO_SHOW, EXCUSED, PLANNED, CANCELLED = (
    AppointmentStatus.DONE,
    AppointmentStatus.NO_SHOW,
    AppointmentStatus.EXCUSED,
    AppointmentStatus.PLANNED,
    AppointmentStatus.CANCELLED,
)
SEPTEMBER, OCTOBER, NOVEMBER, JANUARY = (date(2026, month, 1) for month in (9, 10, 11, 1))


def test_a_month_of_the_cig_to_the_cent(cig, clock):
    cig.month_of_the_cig(clock)
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
    cig.month_of_the_cig(clock)
    sheet = cig.statements.sheet(cig.town.id, OCTOBER)
    said = [
        (row.label[:30], row.quantity, row.amount, row.note) for group in sheet.groups for row in group.rows
    ]
    assert ("Jour d’intervention supplémenta"[:30], "1,5", Decimal("1200.00"), "Devis 2026-0003") in said
    assert sheet.net == sheet.gross == Decimal("16465.00")
    assert "Adam" not in str(sheet)
    assert "Ateliers" not in str(sheet)
    assert "2026, 10, 14" not in str(sheet)


def test_a_month_of_martinique_to_the_cent(martinique):
    martinique.month_of_martinique()
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
    martinique.charge_no_shows()
    assert martinique.total() == Decimal("232.00")


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


def test_who_came_to_a_permanence_is_counted_inside_and_does_not_leave(cig, clock):
    held = cig.permanence(date(2026, 10, 6), by=Function.PSYCHOLOGIST, slot_minutes=45)
    cig.permanence(date(2026, 10, 13), by=Function.PSYCHOLOGIST, slot_minutes=60, buffer_minutes=30)
    for place, status in enumerate((DONE, NO_SHOW, DONE)):
        start = held.start + timedelta(minutes=45 * place)
        met = cig.meeting(
            AppointmentKind.PERMANENCE,
            date(2026, 10, 6),
            45,
            status,
            by=Function.PSYCHOLOGIST,
            permanence_id=held.id,
            agent_id=cig.agent.id,
        )
        cig.change(Appointment, met.id, start=start, end=start + timedelta(minutes=45))
    clock.instant = datetime(2026, 11, 12, 9, tzinfo=UTC)
    view = cig.statements.view(cig.town.id, OCTOBER)
    assert [each.attendance.words for each in view.lines] == [
        "4\xa0créneaux, 2\xa0honorés",
        "2\xa0créneaux, aucun honoré",
    ]
    table = cig.services.statement_export.internal(OCTOBER, OCTOBER, drafts=True)
    places = [[column.title for column in table.columns].index(each) for each in ("Créneaux", "Honorés")]
    assert [[row[place] for place in places] for row in table.rows] == [[4, 2], [2, 0]]
    assert "créneau" not in str(cig.statements.sheet(cig.town.id, OCTOBER))
    internal = cig.services.statement_papers.internal(cig.town.id, OCTOBER, str)
    assert repr("4\xa0créneaux, 2\xa0honorés")[1:-1] in internal
