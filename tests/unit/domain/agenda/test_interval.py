"""Half-open stretches of time, against a slow reference that looks at each minute."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.interval import Interval, merged, without

ORIGIN = datetime(2026, 11, 12, tzinfo=UTC)


def span(start: int, end: int) -> Interval:
    return Interval(ORIGIN + timedelta(minutes=start), ORIGIN + timedelta(minutes=end))


@st.composite
def spans(draw):
    start = draw(st.integers(0, 58))
    return span(start, draw(st.integers(start + 1, 60)))


def minutes(*intervals: Interval) -> set[int]:
    each = ((one.start - ORIGIN, one.end - ORIGIN) for one in intervals)
    return {m for start, end in each for m in range(start.seconds // 60, end.seconds // 60)}


def test_touching_intervals_do_not_overlap():
    assert not span(0, 10).overlaps(span(10, 20))
    assert span(0, 11).overlaps(span(10, 20))


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5)])
def test_an_interval_without_length_is_refused(start, end):
    with pytest.raises(ValueError, match="ends after"):
        span(start, end)


def test_an_interval_without_zone_is_refused():
    naive = ORIGIN.replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"):
        Interval(naive, naive + timedelta(hours=1))


@given(spans(), spans())
def test_overlap_is_a_minute_in_common(one, other):
    assert one.overlaps(other) == bool(minutes(one) & minutes(other))
    assert one.covers(other) == (minutes(other) <= minutes(one))


@given(st.lists(spans()))
def test_merging_keeps_every_minute_once(intervals):
    result = merged(intervals)
    assert minutes(*result) == minutes(*intervals)
    assert all(one.end < other.start for one, other in itertools.pairwise(result))


@given(spans(), st.lists(spans()))
def test_what_is_left_is_the_span_without_the_busy_minutes(whole, busy):
    result = without(whole, busy)
    assert minutes(*result) == minutes(whole) - minutes(*busy)
    assert result == sorted(result)
