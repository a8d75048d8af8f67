"""When a practitioner works: stretches of the week in wall-clock time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.interval import Interval, merged
from cigdesk.domain.agenda.wall import days_of, nearest_instant


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


def within_hours(span: Interval, hours: Hours, zone: ZoneInfo) -> bool:
    """Whether the interval lies wholly in worked time; true when no hours are known."""
    if not hours:
        return True
    worked = merged(piece for day in days_of(span, zone) for piece in open_spans(hours, day, zone))
    return any(piece.covers(span) for piece in worked)
