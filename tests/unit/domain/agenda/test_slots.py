"""Slots of permanences, and worked hours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.hours import WorkStretch, open_spans, within_hours, worked_time
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.slots import slots
from cigdesk.domain.agenda.wall import instant, whole_days

PARIS = ZoneInfo("Europe/Paris")
THURSDAY = date(2026, 11, 12)


def at(hour: int, minute: int = 0, day: date = THURSDAY) -> datetime:
    return instant(day, time(hour, minute), PARIS)


def test_a_morning_gives_four_slots_of_45_minutes():
    cut = slots(Interval(at(9), at(12)), 45)
    assert [each.start for each in cut] == [at(9), at(9, 45), at(10, 30), at(11, 15)]


def test_the_end_of_the_band_that_is_too_short_gives_no_slot():
    assert len(slots(Interval(at(9), at(11, 20)), 60)) == 2


@pytest.mark.parametrize("minutes", [0, -45])
def test_a_slot_has_a_length(minutes):
    with pytest.raises(ValueError, match="at least"):
        slots(Interval(at(9), at(12)), minutes)


WEEK = (WorkStretch(3, time(9), time(12)), WorkStretch(3, time(13, 30), time(17, 30)))


def test_worked_time_is_wall_clock_time():
    assert open_spans(WEEK, THURSDAY, PARIS) == [
        Interval(at(9), at(12)),
        Interval(at(13, 30), at(17, 30)),
    ]
    assert open_spans(WEEK, date(2026, 11, 13), PARIS) == []


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [
        ((9, 0), (12, 0), True),
        ((11, 0), (12, 15), False),
        ((12, 0), (13, 30), False),
        ((8, 45), (9, 30), False),
    ],
)
def test_an_appointment_over_the_lunch_break_is_outside_hours(start, end, inside):
    assert within_hours(Interval(at(*start), at(*end)), WEEK, PARIS) is inside


def test_unknown_hours_close_nothing():
    assert within_hours(Interval(at(3), at(4)), (), PARIS)


def test_two_stretches_that_touch_are_one():
    day = (WorkStretch(3, time(9), time(12)), WorkStretch(3, time(12), time(17)))
    assert within_hours(Interval(at(11), at(13)), day, PARIS)


@st.composite
def weeks(draw):
    """Any hours of the week, overlapping or not, at night too."""
    found = []
    for weekday in draw(st.lists(st.integers(0, 6), max_size=9)):
        start = draw(st.integers(0, 1438))
        end = draw(st.integers(start + 1, 1439))
        found.append(WorkStretch(weekday, time(*divmod(start, 60)), time(*divmod(end, 60))))
    return tuple(found)


@given(weeks(), st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 20), st.integers(0, 600))
def test_worked_time_is_that_of_each_day_where_it_is_long_enough(hours, first, count, least):
    days = [first + timedelta(days=offset) for offset in range(count + 1)]
    around = Interval(at(0, day=first), at(0, day=days[-1] + timedelta(days=1)))
    each_day = list(whole_days(around, PARIS))
    assert [day for day, _ in each_day] == days
    found = worked_time(hours, each_day, PARIS, least=timedelta(minutes=least))
    every = [span for day in days for span in open_spans(hours, day, PARIS)]
    assert found == [span for span in every if span.minutes >= least]
