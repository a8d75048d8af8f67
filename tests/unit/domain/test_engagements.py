"""What is granted, what work uses up, and what is left."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.holidays import holidays_between
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus
from cigdesk.domain.engagement_balance import Attached, Balance, Granted, OnSite, balances_of, works_of
from cigdesk.domain.engagement_grants import (
    FULL_WEEK,
    OPEN_END,
    Ground,
    Ordered,
    granted_by_quote,
    presence_days,
    to_half_days,
)
from cigdesk.domain.engagement_offers import PRESENCE_RATES, suits
from cigdesk.domain.engagement_units import counted, use_of
from cigdesk.domain.engagement_words import account_name, progress, remainder, spent
from cigdesk.domain.people import Function

AUTHORITY = UUID(int=1)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
HOURS = st.integers(min_value=5, max_value=12 * 60).map(lambda minutes: timedelta(minutes=minutes))
DONE, PLANNED, NO_SHOW, EXCUSED, CANCELLED = (
    AppointmentStatus.DONE,
    AppointmentStatus.PLANNED,
    AppointmentStatus.NO_SHOW,
    AppointmentStatus.EXCUSED,
    AppointmentStatus.CANCELLED,
)


def ground(service=date(2026, 6, 1), accepted=date(2026, 5, 4), **known):
    return Ground(service_day=service, accepted_on=accepted, validity_months=3, **known)


def ordered(offer, unit, quantity=1, **known):
    return Ordered(offer=offer, label=offer, unit=unit, quantity=Decimal(quantity), **known)


def granted(number=1, unit="day", count=3, offer="ACFI-SUP", start=YEAR[0], end=YEAR[1]):
    return Granted(
        id=UUID(int=100 + number),
        authority_id=AUTHORITY,
        offer=offer,
        unit=unit,
        granted=Decimal(count),
        start=start,
        end=end,
    )


def attached(number, on, status=DONE, hours=7, day=date(2026, 3, 10), **known):
    return Attached(
        engagement_id=on.id,
        appointment_id=UUID(int=1000 + number),
        day=day,
        length=timedelta(hours=hours),
        status=status,
        **known,
    )


def on_site(number, day, hours=3, function=Function.PSYCHOLOGIST, held=True):
    return OnSite(
        id=UUID(int=5000 + number),
        authority_id=AUTHORITY,
        function=function,
        day=day,
        length=timedelta(hours=hours),
        held=held,
    )


def balance(on, appointments=(), permanences=()):
    return balances_of([on], works_of([on], appointments, permanences))[on.id]


# what a line grants


@pytest.mark.parametrize(
    ("line", "unit", "count"),
    [
        (ordered("PSY-IND", "half-day", 6), "half-day", 6),
        (ordered("ACFI-SUP", "day", "1.5"), "day", Decimal("1.5")),
        (ordered("MQ-ACC", "hour", 440), "hour", 440),
        (ordered("GAPP-INTER", "half-day-participant", 4, participants=3), "half-day-participant", 12),
        (ordered("HAND-SENS", "day", 2, participants=40), "day", 2),
        (ordered("HAND-POL", "package", 1), "package", 1),
    ],
)
def test_a_line_grants_its_quantity(line, unit, count):
    (grant,) = granted_by_quote(line, ground())
    assert (grant.unit, grant.granted) == (unit, count)


def test_work_runs_from_the_acceptance_to_the_end_of_the_year_of_service():
    (grant,) = granted_by_quote(ordered("CONSEIL", "day"), ground())
    assert (grant.start, grant.end) == (date(2026, 5, 4), date(2026, 12, 31))


def test_a_quote_accepted_late_in_the_year_leaves_the_time_that_it_is_valid():
    (grant,) = granted_by_quote(ordered("CONSEIL", "day"), ground(accepted=date(2026, 12, 15)))
    assert grant.end == date(2027, 3, 15)


def test_work_of_next_year_starts_with_it():
    late = ground(service=date(2027, 1, 1), accepted=date(2026, 11, 30))
    (grant,) = granted_by_quote(ordered("CONSEIL", "day"), late)
    assert (grant.start, grant.end) == (date(2027, 1, 1), date(2027, 12, 31))


def test_a_year_is_the_whole_civil_year_whatever_the_month_of_joining():
    (grant,) = granted_by_quote(ordered("AST-DIST", "year"), ground())
    assert (grant.start, grant.end) == YEAR


def test_the_days_of_a_package_are_entered_never_derived():
    grants = granted_by_quote(ordered("ACFI", "year"), ground())
    assert [(each.unit, each.granted) for each in grants] == [
        ("inspection-day", 0),
        ("advice-day", 0),
        ("ergonomics-day", 0),
    ]


def test_occupational_health_grants_nothing_to_plan():
    assert granted_by_quote(ordered("MED-1", "agent-year", 1284), ground()) == ()


@pytest.mark.parametrize(("end", "last"), [(date(2028, 6, 30), date(2028, 6, 30)), (None, OPEN_END)])
def test_an_assessment_lasts_as_long_as_its_convention(end, last):
    (grant,) = granted_by_quote(ordered("MQ-EDL", "hour", 240), ground(convention_end=end))
    assert grant.end == last


def test_presence_is_granted_by_month_of_working_days_holidays_left_out():
    closed = holidays_between("FR", *YEAR)
    grants = granted_by_quote(ordered("SST-60", "year"), ground(service=YEAR[0], closed=closed))
    # January 2026 has 22 working days but the first: 21 × 60 % = 12.6; May loses the 1st, 8th, 14th and 25th.
    assert [each.granted for each in grants[:1]] == [Decimal("12.5")]
    assert (grants[4].start, grants[4].granted) == (date(2026, 5, 1), Decimal(10))
    # 252 working days in the year.
    assert sum(each.granted for each in grants) == Decimal("151")


def test_presence_starts_with_the_service():
    grants = granted_by_quote(ordered("CESF-80", "year"), ground(service=date(2026, 11, 16)))
    assert [(each.start, each.end) for each in grants] == [
        (date(2026, 11, 16), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2026, 12, 31)),
    ]


@given(
    rate=st.sampled_from(sorted(PRESENCE_RATES.values())),
    first=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    length=st.integers(0, 400),
    week=st.dictionaries(st.integers(0, 6), st.sampled_from([Decimal("0.5"), Decimal(1)])),
)
def test_the_months_of_a_presence_add_up_to_the_whole(rate, first, length, week):
    last = first + timedelta(days=length)
    closed = {first + timedelta(days=3)}
    months = presence_days(rate, first, last, closed, week)
    days = [first + timedelta(days=each) for each in range(length + 1)]
    exact = sum((week.get(day.weekday(), Decimal(0)) for day in days if day not in closed), Decimal(0))
    assert sum(months.values()) == to_half_days(rate * exact)
    assert all(count >= 0 and count % Decimal("0.5") == 0 for count in months.values())
    assert [start for start, _ in months][1:] == [end + timedelta(days=1) for _, end in months][:-1]


# what work uses up


@pytest.mark.parametrize(
    ("unit", "hours", "use"),
    [
        ("half-day", "1", 1),
        ("half-day", "4.5", 1),
        ("half-day", "4.75", 2),
        ("day", "3", Decimal("0.5")),
        ("day", "7", 1),
        ("inspection-day", "7", 1),
        ("hour", "1.5", 90),
        ("session", "2", 1),
        ("package", "7", 0),
    ],
)
def test_what_a_length_takes(unit, hours, use):
    assert use_of(unit, timedelta(hours=float(hours))) == use


@pytest.mark.parametrize(("unit", "hours", "use"), [("seat", 7, 5), ("half-day-participant", 3, 5),
                                                    ("half-day-participant", 7, 10)])  # fmt: skip
def test_seats_are_those_of_the_authority(unit, hours, use):
    assert use_of(unit, timedelta(hours=hours), seats=5) == use


@given(length=HOURS)
def test_a_day_is_two_half_days(length):
    assert use_of("half-day", length) == 2 * use_of("day", length)


# balances


def test_done_planned_and_left():
    order = granted(count=3)
    found = balance(order, [attached(1, order), attached(2, order, PLANNED, hours=3)])
    assert (found.done, found.planned, found.left) == (1, Decimal("0.5"), Decimal("1.5"))


@pytest.mark.parametrize("status", [EXCUSED, CANCELLED])
def test_what_is_given_up_uses_up_nothing(status):
    order = granted()
    assert balance(order, [attached(1, order, status)]).left == 3


def test_a_no_show_is_due_and_told_apart():
    order = granted()
    found = balance(order, [attached(1, order, NO_SHOW)])
    assert (found.done, found.missed, found.left) == (1, 1, 2)


def test_units_written_by_hand_stand_in_place_of_the_length():
    order = granted()
    assert balance(order, [attached(1, order, units=Decimal(0))]).done == 0
    assert balance(order, [attached(1, order, units=Decimal(2))]).left == 1


def test_what_goes_beyond_is_overspent():
    order = granted(count=1)
    found = balance(order, [attached(1, order), attached(2, order, PLANNED)])
    assert (found.left, found.overspent) == (0, 1)


def test_a_permanence_that_was_held_is_due_whatever_the_attendance():
    order = granted(unit="half-day", offer="PSY-IND", count=4)
    found = balance(order, [], [on_site(1, date(2026, 3, 3)), on_site(2, date(2026, 4, 7), held=False)])
    assert (found.done, found.planned, found.left) == (1, 1, 2)


def test_a_permanence_counts_once_however_many_are_received_in_it():
    order = granted(unit="half-day", offer="PSY-IND", count=4)
    held = on_site(1, date(2026, 3, 3))
    received = [attached(each, order, hours=0.75, permanence_id=held.id) for each in range(3)]
    assert balance(order, received, [held]).done == 1


def test_a_permanence_of_somebody_else_is_other_work():
    order = granted(unit="half-day", offer="PSY-IND", count=4)
    assert balance(order, [], [on_site(1, date(2026, 3, 3), function=Function.SOCIAL_WORKER)]).used == 0


def test_permanences_go_to_the_order_that_ends_first_then_to_the_next():
    first = granted(1, "half-day", 1, "PSY-IND", end=date(2026, 6, 30))
    second = granted(2, "half-day", 2, "PSY-IND")
    held = [on_site(each, date(2026, 3, each)) for each in (2, 3, 4, 5)]
    found = balances_of([second, first], works_of([second, first], [], held))
    assert (found[first.id].done, found[second.id].done, found[second.id].overspent) == (1, 3, 1)


def test_presence_is_counted_by_day_by_all_its_work_together():
    order = granted(unit="presence-day", offer="SST-60", count=10)
    visits = [attached(each, order, hours=1) for each in range(3)]
    assert balance(order, visits).done == Decimal("0.5")
    assert balance(order, visits, [on_site(1, date(2026, 3, 10), 3.5, Function.SOCIAL_WORKER)]).done == 1


def test_a_year_without_limit_counts_meetings():
    order = granted(unit="year", offer="AST-DIST", count=1)
    found = balance(order, [attached(each, order, hours=0.75) for each in range(40)])
    assert (found.times_done, found.overspent, found.endless) == (40, 0, True)


@given(
    counts=st.integers(0, 20),
    works=st.lists(st.tuples(HOURS, st.sampled_from(AppointmentStatus)), max_size=30),
    unit=st.sampled_from(["half-day", "day", "hour", "session", "presence-day"]),
)
def test_the_figures_always_agree(counts, works, unit):
    order = granted(unit=unit, count=counts)
    rows = [
        Attached(
            engagement_id=order.id,
            appointment_id=UUID(int=number),
            day=date(2026, 3, 1) + timedelta(days=number),
            length=length,
            status=status,
        )
        for number, (length, status) in enumerate(works)
    ]
    found = balance(order, rows)
    holding = [row for row in rows if row.status.holds_time]
    assert found.used == sum((use_of(unit, row.length) for row in holding), Decimal(0))
    assert found.left - found.overspent == found.granted - found.used
    assert not (found.left and found.overspent)
    assert found.missed <= found.done
    assert found.times_done + found.times_planned == len(holding)


# words


def test_a_line_says_what_is_left_of_it():
    spare = Balance(Decimal(3), planned=Decimal("1.5"))
    assert remainder("day", spare) == "reste 1,5\xa0j"
    assert remainder("day", Balance(Decimal(1), planned=Decimal(1))) == "tout est planifié"
    assert remainder("day", Balance(Decimal(1), done=Decimal(1))) == "tout est fait"
    assert remainder("half-day", Balance(Decimal(1), done=Decimal(3))) == "dépassé de 2\xa0demi-j."
    assert remainder("inspection-day", Balance(Decimal(0))) == "jours à fixer"
    assert remainder("hour", Balance(Decimal(240), done=Decimal(90))) == "reste 2\u202fh\u202f30"


def test_a_line_says_what_was_granted_planned_and_done():
    assert spent("day", Balance(Decimal(3), planned=Decimal(1))) == "3\xa0jours accordés, 1 planifié, 0 fait"
    assert spent("hour", Balance(Decimal(240), done=Decimal(90))) == (
        "4\u202fh accordées, 0\u202fh planifiée, 1\u202fh\u202f30 faite"
    )
    two = Balance(Decimal(6), done=Decimal(2), missed=Decimal(1))
    assert (
        spent("half-day", two) == "6\xa0demi-journées accordées, 0 planifiée, 2 faites, dont 1 sans personne"
    )
    assert progress("inspection-day", Balance(Decimal(10), done=Decimal("7.5"))) == (
        "7,5",
        "sur 10\xa0jours d’inspection",
    )


def test_an_account_is_named_by_its_quote_and_its_offer():
    assert account_name("2026-0042", 2026, "ACFI-SUP", "day") == "Devis 2026-0042, ACFI-SUP"
    assert account_name("", 2026, "ACFI", "advice-day") == "Adhésion 2026, ACFI, conseil"
    assert counted("half-day", Decimal("1.5")) == "1,5\xa0demi-journée"


@pytest.mark.parametrize(
    ("offer", "unit", "kind", "possible"),
    [
        ("ACFI", "inspection-day", AppointmentKind.INSPECTION, True),
        ("ACFI", "inspection-day", AppointmentKind.ADVICE, False),
        ("ACFI-SUP", "day", AppointmentKind.ADVICE, True),
        ("GAPP-INTER", "half-day-participant", AppointmentKind.COLLECTIVE, True),
        ("AST-DIST", "year", AppointmentKind.INSPECTION, False),
        ("MQ-ACC", "hour", AppointmentKind.HOURLY, True),
        ("QVCT", "day", AppointmentKind.COLLECTIVE, True),
        ("OTHER-CENTRE", "day", AppointmentKind.ADVICE, True),
        ("OTHER-CENTRE", "day", AppointmentKind.INSPECTION, False),
    ],
)
def test_each_offer_is_done_by_some_kinds(offer, unit, kind, possible):
    assert suits(offer, unit, kind) is possible


def test_the_full_week_is_monday_to_friday():
    assert sorted(FULL_WEEK) == [0, 1, 2, 3, 4]
