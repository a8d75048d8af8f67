"""What one piece of work is due: by its order, by the catalogue of its day, or a point to settle."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus
from cigdesk.domain.people import Function
from cigdesk.domain.statement import DueGroup, Source, WorkKey
from cigdesk.domain.statement_due import MISSED, Piece, PointKind, Rates, Whole, reckon, wholes_due
from cigdesk.domain.statement_offers import Order
from cigdesk.domain.support_time import Charge
from cigdesk.services.catalogues import shipped_catalogues

CIG, MARTINIQUE = (
    shipped_catalogues()[each] for each in ("cig-petite-couronne-2026", "cdg-martinique-social")
)
DAY = date(2026, 10, 6)
KIND, DONE, NO_SHOW = AppointmentKind, AppointmentStatus.DONE, AppointmentStatus.NO_SHOW


def piece(kind, function, *, source=Source.APPOINTMENT, hours=3, status=DONE, **known):
    return Piece(
        key=WorkKey(source, UUID(int=1), UUID(int=2)),
        day=DAY,
        kind=kind,
        function=function,
        length=timedelta(hours=hours),
        status=status,
        **known,
    )


def order(offer, unit, price=None):
    return Order(id=UUID(int=3), offer=offer, label=offer, unit=unit, unit_price=price and Decimal(price))


def due(work, catalogue=CIG, active=(), **setting):
    found = reckon(work, Rates(catalogue=catalogue, active=active, **setting))
    return found.due and (
        found.due.offer,
        found.due.unit,
        found.due.quantity,
        found.due.amount,
        found.due.reason,
    )


def on_site(function, hours=3):
    return piece(KIND.PERMANENCE, function, source=Source.PERMANENCE, hours=hours)


@pytest.mark.parametrize(
    ("work", "catalogue", "active", "expected"),
    [
        (on_site(Function.PSYCHOLOGIST), CIG, (), ("PSY-IND", "half-day", 1, 500, "")),
        (on_site(Function.PSYCHOSOCIOLOGIST, hours=7), CIG, (), ("PSY-IND", "half-day", 2, 1000, "")),
        (
            on_site(Function.SOCIAL_WORKER),
            CIG,
            ("SST-60",),
            ("SST-60", "half-day", 1, 0, "couvert par SST-60"),
        ),
        (on_site(Function.CESF), CIG, ("CESF-80",), ("CESF-80", "half-day", 1, 0, "couvert par CESF-80")),
        (
            piece(KIND.REMOTE, Function.SOCIAL_WORKER, hours=1),
            CIG,
            ("AST-DIST",),
            ("AST-DIST", "hour", 60, 0, "couvert par AST-DIST"),
        ),
        (piece(KIND.ADVICE, Function.COACH), CIG, (), ("COACH", "session", 1, 100, "")),
        (
            piece(KIND.COLLECTIVE, Function.OTHER, seats=4, like="GAPP-INTER"),
            CIG,
            (),
            ("GAPP-INTER", "half-day-participant", 4, 400, ""),
        ),
        (
            piece(KIND.HOURLY, Function.SOCIAL_WORKER, hours=2),
            MARTINIQUE,
            (),
            ("MQ-ACC", "hour", 120, 120, ""),
        ),
        (
            piece(KIND.HOURLY, Function.SOCIAL_WORKER, status=NO_SHOW),
            MARTINIQUE,
            (),
            ("MQ-ACC", "hour", 180, 0, MISSED),
        ),
    ],
)
def test_work_without_an_order_by_the_catalogue(work, catalogue, active, expected):
    assert due(work, catalogue, active) == expected


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            piece(KIND.INSPECTION, Function.ACFI, order=order("ACFI-SUP", "day", "790")),
            (Decimal("0.5"), 395, ""),
        ),
        (
            piece(KIND.INSPECTION, Function.ACFI, status=NO_SHOW, order=order("ACFI-SUP", "day", "790")),
            (Decimal("0.5"), 395, ""),
        ),
        (
            piece(KIND.ADVICE, Function.ACFI, hours=7, order=order("ACFI", "advice-day")),
            (1, 0, "compris dans le forfait ACFI de l’année"),
        ),
        (
            piece(KIND.COLLECTIVE, Function.OTHER, order=order("CERCLE", "year")),
            (1, 0, "compris dans CERCLE"),
        ),
        (
            piece(
                KIND.HOURLY,
                Function.CESF,
                minutes=37,
                charge=Charge.BILLED,
                order=order("MQ-ACC", "hour", "55"),
            ),
            (37, Decimal("33.92"), ""),
        ),
        (
            piece(KIND.ADVICE, Function.ACFI, units=Decimal(2), order=order("CONSEIL", "day", "800")),
            (2, 1600, ""),
        ),
    ],
)
def test_work_on_account_of_an_order_at_the_price_of_its_quote(work, expected):
    assert due(work)[2:] == expected


def test_what_cannot_be_told_is_a_point_and_no_guess():
    cases = [
        (piece(KIND.ADVICE, Function.ERGONOMIST), CIG, ()),
        (on_site(Function.SOCIAL_WORKER), CIG, ()),
        (piece(KIND.HOURLY, Function.SOCIAL_WORKER), MARTINIQUE, ("MQ-EDL",)),
    ]
    for work, catalogue, active in cases:
        found = reckon(work, Rates(catalogue=catalogue, active=active))
        assert (found.settled, found.point.kind, found.due.amount) == (False, PointKind.OFFER, 0)
    (unpriced,) = [reckon(piece(KIND.ADVICE, Function.COACH), Rates(catalogue=None))]
    assert unpriced.point.kind is PointKind.PRICE


@pytest.mark.parametrize("status", [AppointmentStatus.EXCUSED, AppointmentStatus.CANCELLED])
def test_what_was_given_up_is_never_due(status):
    assert (
        reckon(piece(KIND.HOURLY, Function.SOCIAL_WORKER, status=status), Rates(catalogue=MARTINIQUE)).due
        is None
    )


def test_what_is_planned_asks_for_its_status_once_it_is_over():
    planned = {"status": AppointmentStatus.PLANNED}
    work = piece(KIND.HOURLY, Function.SOCIAL_WORKER, **planned)
    assert reckon(work, Rates(catalogue=MARTINIQUE)).point.kind is PointKind.STATUS
    ahead = piece(KIND.HOURLY, Function.SOCIAL_WORKER, over=False, **planned)
    assert reckon(ahead, Rates(catalogue=MARTINIQUE)).point is None


def test_missed_hours_are_charged_where_the_centre_says_so():
    work = piece(KIND.HOURLY, Function.SOCIAL_WORKER, hours=1, status=NO_SHOW)
    assert due(work, MARTINIQUE, no_show_charged=True)[3] == 60


def test_a_year_begins_in_january_or_with_its_membership():
    years = [
        Whole(
            key=WorkKey(Source.TERM, UUID(int=number), UUID(int=2)),
            year=2026,
            starts=starts,
            offer="SST-40",
            label="",
            unit="year",
            quantity=Decimal(1),
            unit_price=Decimal(28000),
            amount=Decimal(28000),
        )
        for number, starts in enumerate((date(2024, 5, 1), date(2026, 3, 15)))
    ]
    found = wholes_due(years)
    assert [each.day for each in found] == [date(2026, 1, 1), date(2026, 3, 15)]
    assert {each.group for each in found} == {DueGroup.YEARLY}
