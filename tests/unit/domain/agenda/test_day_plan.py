"""A day read from top to bottom: its entries by start, its free slots to come, its long pauses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.day_plan import LONG_PAUSE, FreeSlot, Pause, PlannedMeeting, day_plan
from cigdesk.domain.agenda.interval import Interval

MIDNIGHT = datetime(2026, 11, 12, tzinfo=UTC)
NOBODY = UUID(int=1)


def at(hour: float, minutes: int = 45) -> Interval:
    start = MIDNIGHT + timedelta(hours=hour)
    return Interval(start, start + timedelta(minutes=minutes))


def meeting(hour: float, minutes: int = 45, *, holds: bool = True) -> PlannedMeeting:
    return PlannedMeeting(uuid4(), at(hour, minutes), holds)


def free(hour: float) -> FreeSlot:
    return FreeSlot(NOBODY, NOBODY, at(hour))


def test_entries_follow_by_their_start():
    late, early, slot = meeting(14), meeting(9), free(10)
    assert day_plan([late, early], [slot], MIDNIGHT, pauses=False) == (early, slot, late)


def test_a_slot_that_has_begun_is_no_longer_offered():
    assert day_plan([], [free(9), free(10)], MIDNIGHT + timedelta(hours=9, minutes=1), pauses=False) == (
        free(10),
    )


def test_an_hour_without_anything_is_told_between_two_entries():
    first, second = meeting(9, 60), meeting(11, 60)
    assert day_plan([first, second], [], MIDNIGHT, pauses=True) == (first, Pause(at(10, 60)), second)


def test_less_than_an_hour_is_no_pause():
    first, second = meeting(9, 60), meeting(10.9, 60)
    assert day_plan([first, second], [], MIDNIGHT, pauses=True) == (first, second)


def test_an_appointment_that_was_cancelled_takes_no_time():
    kept, freed, then = meeting(9, 60), meeting(10, 60, holds=False), meeting(11, 60)
    assert Pause(at(10, 60)) not in day_plan([kept, then], [], MIDNIGHT, pauses=False)
    entries = day_plan([kept, freed, then], [], MIDNIGHT, pauses=True)
    assert entries == (kept, freed, Pause(at(10, 60)), then)


def test_a_long_meeting_under_a_short_one_leaves_no_pause_within():
    long, short, then = meeting(9, 180), meeting(9.5, 15), meeting(12, 30)
    assert not any(
        isinstance(each, Pause) for each in day_plan([long, short, then], [], MIDNIGHT, pauses=True)
    )


HOURS = st.lists(st.tuples(st.integers(0, 22), st.integers(5, 60)), max_size=12)


@given(HOURS, st.lists(st.integers(0, 22), max_size=6), st.integers(0, 23))
def test_nothing_is_lost_and_pauses_hold_nothing(meetings, slots, hour):
    now = MIDNIGHT + timedelta(hours=hour)
    planned = [meeting(start, minutes) for start, minutes in meetings]
    entries = day_plan(planned, [free(start) for start in slots], now, pauses=True)
    assert {each.id for each in entries if isinstance(each, PlannedMeeting)} == {each.id for each in planned}
    assert all(each.span.start >= now for each in entries if isinstance(each, FreeSlot))
    others = [each for each in entries if not isinstance(each, Pause)]
    assert [each.span.start for each in others] == sorted(each.span.start for each in others)
    for pause in (each for each in entries if isinstance(each, Pause)):
        assert pause.span.duration >= LONG_PAUSE
        assert not any(pause.span.overlaps(each.span) for each in others)
