"""When a practitioner works: stretches of the week in wall-clock time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.interval import Interval, merged
from cigdesk.domain.agenda.wall import days_of, nearest_instant

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, order=True)
class WorkStretch:
    """A stretch of a weekday (0 is Monday); `end` is after `start`."""

    weekday: int
    start: time
    end: time


Hours = Sequence[WorkStretch]
"""The usual week; an empty one means that nothing is known, not that nobody works."""


def stretches(hours: Hours, day: date) -> list[WorkStretch]:
    """The stretches of that day, in order."""
    return sorted(each for each in hours if each.weekday == day.weekday())


def open_spans(hours: Hours, day: date, zone: ZoneInfo) -> list[Interval]:
    """The instants worked that day; a stretch that a change of hour swallows is left out."""
    pairs = (
        (nearest_instant(day, each.start, zone), nearest_instant(day, each.end, zone))
        for each in stretches(hours, day)
    )
    return merged(Interval(start, end) for start, end in pairs if start < end)


def worked_time(
    hours: Hours, days: Iterable[tuple[date, Interval]], zone: ZoneInfo, *, least: timedelta = timedelta(0)
) -> list[Interval]:
    """The instants worked on those days, in stretches of `least` or more.

    Each day is given with its interval from midnight to midnight. On one of 24 hours the wall moves with the
    instants: only the others are looked up hour by hour.
    """
    usual = [_since_midnight(hours, weekday, least) for weekday in range(7)]
    return [
        stretch
        for day, whole in days
        for stretch in (
            [Interval(whole.start + start, whole.start + end) for start, end in usual[day.weekday()]]
            if whole.duration == _DAY
            else [each for each in open_spans(hours, day, zone) if each.duration >= least]
        )
    ]


def _since_midnight(hours: Hours, weekday: int, least: timedelta) -> list[tuple[timedelta, timedelta]]:
    """The stretches of a weekday, those that touch as one, on a day without change of hour."""
    midnight = datetime.combine(date.min, time(0), UTC)
    merging = merged(
        Interval(datetime.combine(date.min, each.start, UTC), datetime.combine(date.min, each.end, UTC))
        for each in hours
        if each.weekday == weekday
    )
    return [(each.start - midnight, each.end - midnight) for each in merging if each.duration >= least]


def within_hours(span: Interval, hours: Hours, zone: ZoneInfo) -> bool:
    """Whether the interval lies wholly in worked time; true when no hours are known."""
    if not hours:
        return True
    worked = merged(piece for day in days_of(span, zone) for piece in open_spans(hours, day, zone))
    return any(piece.covers(span) for piece in worked)
