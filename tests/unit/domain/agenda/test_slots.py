"""Slots of permanences, worked hours, and the next free time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.hours import WorkStretch, open_spans, within_hours
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.slots import free, next_free, next_slot, slots
from cigdesk.domain.agenda.wall import instant

PARIS = ZoneInfo("Europe/Paris")
THURSDAY = date(2026, 11, 12)
ORIGIN = datetime(2026, 11, 12, tzinfo=UTC)


def at(hour: int, minute: int = 0, day: date = THURSDAY) -> datetime:
    return instant(day, time(hour, minute), PARIS)


def span(start: int, end: int) -> Interval:
    return Interval(ORIGIN + timedelta(minutes=start), ORIGIN + timedelta(minutes=end))


def test_a_morning_gives_four_slots_of_45_minutes():
    cut = slots(Interval(at(9), at(12)), 45)
    assert [each.start for each in cut] == [at(9), at(9, 45), at(10, 30), at(11, 15)]


def test_the_end_of_the_band_that_is_too_short_gives_no_slot():
    assert len(slots(Interval(at(9), at(11, 20)), 60)) == 2


@pytest.mark.parametrize("minutes", [0, -45])
def test_a_slot_has_a_length(minutes):
    with pytest.raises(ValueError, match="at least"):
        slots(Interval(at(9), at(12)), minutes)


def test_half_a_slot_taken_is_a_slot_taken():
    cut = slots(Interval(at(9), at(12)), 45)
    assert free(cut, [Interval(at(10), at(10, 40))]) == [cut[0], cut[3]]
    assert next_slot(cut, [Interval(at(10), at(10, 40))], at(9, 1)) == at(11, 15)
    assert next_slot(cut, [], at(11, 16)) is None


@st.composite
def spans(draw):
    start = draw(st.integers(0, 230))
    return span(start, draw(st.integers(start + 1, 240)))


@given(st.lists(spans(), max_size=3), st.lists(spans(), max_size=5), st.integers(5, 90), st.integers(0, 240))
def test_the_next_free_time_is_open_free_and_not_before_what_was_asked(opened, busy, minutes, after):
    start = ORIGIN + timedelta(minutes=after)
    found = next_free(opened, busy, timedelta(minutes=minutes), start)
    if found is None:
        return
    wanted = Interval.lasting(found, minutes)
    assert found >= start
    assert any(each.overlaps(wanted) for each in opened)
    assert not any(each.overlaps(wanted) for each in busy)


def test_the_next_free_time_lies_on_the_quarters_of_the_stretch():
    morning = [Interval(at(9), at(12))]
    assert next_free(morning, [Interval(at(9), at(9, 20))], timedelta(minutes=45), at(8)) == at(9, 30)
    assert next_free(morning, [], timedelta(minutes=45), at(11, 16)) is None
    assert next_free(morning, [], timedelta(minutes=45), at(11, 15)) == at(11, 15)


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
