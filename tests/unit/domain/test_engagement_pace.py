"""Whether days that were ordered keep up with the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.engagement_balance import Balance
from cigdesk.domain.engagement_pace import (
    Pace,
    PaceState,
    PreventionKind,
    Stretch,
    kind_of,
    pace_of,
    paces_together,
    share_over,
    state_of,
)

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
NOVEMBER = date(2026, 11, 12)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
HALVES = st.integers(0, 60).map(lambda count: Decimal(count) / 2)


def balance(granted, done="0", planned="0"):
    return Balance(Decimal(granted), Decimal(done), Decimal(planned))


def year_of(granted, done="0", planned="0", day=NOVEMBER):
    return pace_of(balance(granted, done, planned), [Stretch(Decimal(granted), FIRST, LAST)], day)


# how much of a period is over


def test_a_period_begins_with_its_first_day_and_ends_with_its_last():
    assert share_over(FIRST, LAST, FIRST - timedelta(days=1)) == 0
    assert share_over(FIRST, LAST, FIRST) == Decimal(1) / 365
    assert share_over(FIRST, LAST, date(2026, 12, 30)) < 1
    assert share_over(FIRST, LAST, LAST) == 1
    assert share_over(FIRST, LAST, date(2027, 6, 1)) == 1


def test_a_period_of_one_day_is_over_that_day():
    assert share_over(FIRST, FIRST, FIRST) == 1


def test_a_period_that_ends_before_it_starts_is_a_fault():
    with pytest.raises(ValueError, match="ends before"):
        share_over(LAST, FIRST, FIRST)


@given(DAYS, DAYS, DAYS, DAYS)
def test_time_only_goes_forward(one, other, day, later):
    start, end = sorted((one, other))
    early, late = sorted((day, later))
    assert 0 <= share_over(start, end, early) <= share_over(start, end, late) <= 1


# who is late


@pytest.mark.parametrize(
    ("granted", "done", "planned", "late"),
    [
        ("16", "9", "1.5", True),
        ("8", "4.5", "1", True),
        ("2", "1", "0", True),
        ("10", "7.5", "2", False),
        ("6", "3.5", "2", False),
        ("4", "3.5", "0", False),
        ("4", "4", "0", False),
        ("4", "4", "2", False),
        ("0.5", "0", "0", False),
        ("0", "0", "0", False),
    ],
)
def test_what_is_planned_counts_as_well_as_what_is_done(granted, done, planned, late):
    assert year_of(granted, done, planned).late is late


def test_half_a_day_may_be_missing_and_no_more():
    assert not Pace(Decimal(4), Decimal(1), Decimal("1.5")).late
    assert Pace(Decimal(4), Decimal(1), Decimal("1.51")).late


def test_of_many_days_a_twentieth_may_be_missing():
    assert not Pace(Decimal(100), Decimal(45), Decimal(50)).late
    assert Pace(Decimal(100), Decimal("44.5"), Decimal(50)).late


def test_what_is_missing_is_told_in_half_days():
    assert year_of("16", "9", "1.5").behind == Decimal("3.5")
    assert year_of("16", "14", "0").behind == 0
    assert Pace(Decimal(1), Decimal(0), Decimal("0.6")).behind == Decimal("0.5")


def test_nothing_is_late_before_it_begins():
    assert not year_of("16", day=date(2025, 11, 12)).late


def test_a_presence_keeps_the_pace_of_its_months():
    """Nothing is expected in August, where nothing was agreed."""
    months = [
        Stretch(Decimal(8), date(2026, 7, 1), date(2026, 7, 31)),
        Stretch(Decimal(0), date(2026, 8, 1), date(2026, 8, 31)),
        Stretch(Decimal(8), date(2026, 9, 1), date(2026, 9, 30)),
    ]
    assert pace_of(balance("16", "8"), months, date(2026, 8, 31)).expected == 8
    assert pace_of(balance("16", "8"), months, date(2026, 9, 15)).expected == 12


@given(HALVES, HALVES, HALVES, DAYS)
def test_the_expected_part_never_leaves_what_was_granted(granted, done, planned, day):
    pace = pace_of(Balance(granted, done, planned), [Stretch(granted, FIRST, LAST)], day)
    assert 0 <= pace.expected <= granted
    assert 0 <= pace.share <= 1
    assert pace.late is (pace.behind > 0)
    assert pace.behind * 2 == int(pace.behind * 2)


@given(HALVES, HALVES, DAYS)
def test_who_has_planned_everything_is_never_late(granted, extra, day):
    assert not year_of(granted, granted, extra, day).late


@given(st.lists(st.tuples(HALVES, HALVES), max_size=6))
def test_orders_shown_as_one_add_up(orders):
    paces = [year_of(granted, done) for granted, done in orders]
    whole = paces_together(paces)
    assert whole.granted == sum(granted for granted, _ in orders)
    assert whole.used == sum(done for _, done in orders)
    assert whole.expected == sum((each.expected for each in paces), Decimal(0))


# where somebody stands


def state(*figures, to_enter=False):
    balances = [balance(*each) for each in figures]
    return state_of(balances, [year_of(*each) for each in figures], to_enter=to_enter)


def test_the_most_pressing_speaks_for_all():
    assert state(("10", "0"), ("4", "4")) is PaceState.LATE
    assert state(("10", "0"), to_enter=True) is PaceState.LATE
    assert state(("0",), to_enter=True) is PaceState.TO_ENTER
    assert state(("10", "9.5"), ("4", "4")) is PaceState.TO_PLAN
    assert state(("10", "9", "1"), ("4", "4")) is PaceState.PLANNED
    assert state(("10", "10"), ("4", "4")) is PaceState.USED_UP


def test_days_beyond_one_order_make_up_for_nothing_in_another():
    assert state(("4", "14"), ("10", "0")) is PaceState.LATE


@pytest.mark.parametrize(
    ("offer", "unit", "kind"),
    [
        ("ACFI", "inspection-day", PreventionKind.INSPECTION),
        ("ACFI", "advice-day", PreventionKind.ADVICE),
        ("ACFI", "ergonomics-day", PreventionKind.ERGONOMICS),
        ("ACFI-SUP", "day", PreventionKind.EXTRA),
        ("CONSEIL", "day", PreventionKind.ADVICE),
        ("ERGO-POSTE", "day", PreventionKind.ERGONOMICS),
        ("SST-40", "presence-day", PreventionKind.PRESENCE),
        ("CESF-80", "presence-day", PreventionKind.PRESENCE),
        ("PSY-IND", "half-day", PreventionKind.PSYCHOSOCIAL),
        ("GAPP-INTER", "half-day-participant", PreventionKind.GROUPS),
        ("HAND-SENS", "day", PreventionKind.AWARENESS),
        ("SENS-PSAS", "day", PreventionKind.AWARENESS),
        ("MAISON", "session", PreventionKind.OTHER),
        ("MQ-ACC", "hour", None),
        ("MED-1", "agent-year", None),
        ("CERCLE", "year", None),
        ("ACFI", "year", None),
    ],
)
def test_days_of_prevention_are_told_from_other_orders(offer, unit, kind):
    assert kind_of(offer, unit) is kind
