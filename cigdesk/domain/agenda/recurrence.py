"""What recurs in an agenda: permanences and absences, in wall-clock time, with their exceptions.

A series keeps its hours across both changes of hour. An occurrence whose start does not exist that day
is left out, one whose start comes twice is taken the first time, an end that does not exist is the change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.rule import Rule
from cigdesk.domain.agenda.wall import existing_instant, reached_instant, wall_time

_A_DAY: Final = timedelta(days=1)
"""More than any change of hour, so that a search on the wall leaves nothing of the instants out."""


@dataclass(frozen=True, order=True)
class WallSpan:
    """From a wall-clock time to a later one, without zone; half-open, over midnight or not."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        """Refuse what ends before it begins: it would be found nowhere, in silence."""
        if self.start.tzinfo is not None or self.end.tzinfo is not None:
            raise ValueError("the hours on the wall have no zone")
        if self.start >= self.end:
            raise ValueError("a stretch ends after its start")

    def begun(self, start: datetime) -> WallSpan:
        """As long on the wall, from another start."""
        return WallSpan(start, start + (self.end - self.start))

    def in_zone(self, zone: ZoneInfo) -> Interval | None:
        """Its instants; None when its start does not exist, or nothing of it is left by a change of hour."""
        start, end = existing_instant(self.start, zone), reached_instant(self.end, zone)
        return Interval(start, end) if start is not None and start < end else None

    def held_in(self, zone: ZoneInfo) -> Interval | None:
        """Like `in_zone`, but a start that does not exist is the change of hour: for time that is taken."""
        start, end = reached_instant(self.start, zone), reached_instant(self.end, zone)
        return Interval(start, end) if start < end else None


@dataclass(frozen=True)
class Exceptional:
    """What becomes of one occurrence, named by the start that the rule gives it: moved, or skipped for None.

    It is without effect when the series has no such occurrence (the rule may have changed since).
    """

    occurrence: datetime
    to: WallSpan | None = None


@dataclass(frozen=True, kw_only=True)
class Series:
    """A stretch of the agenda, once or by a rule. `exceptions` name an occurrence at most once each."""

    span: WallSpan
    rule: Rule | None = None
    exceptions: tuple[Exceptional, ...] = ()

    @cached_property
    def changed(self) -> Mapping[datetime, WallSpan | None]:
        """What the exceptions make of the occurrences that they name."""
        return {each.occurrence: each.to for each in self.exceptions}

    def starts(self, since: datetime, before: datetime) -> Iterator[datetime]:
        """The wall-clock starts before any exception, half-open, in order."""
        if self.rule is not None:
            return self.rule.starts(self.span.start, since, before)
        return iter((self.span.start,) if since <= self.span.start < before else ())

    def has(self, start: datetime) -> bool:
        """Whether an occurrence begins then, before any exception."""
        return start in self.starts(start, start + timedelta(microseconds=1))

    def placed(self, since: datetime, before: datetime) -> Iterator[tuple[datetime, WallSpan]]:
        """The occurrences that meet the wall-clock window, each with the start that the rule gives it."""
        length = self.span.end - self.span.start
        for start in self.starts(since - length, before):
            if start not in self.changed:
                yield start, self.span.begun(start)
        for start, span in self.changed.items():
            if span is not None and span.start < before and since <= span.end and self.has(start):
                yield start, span


@dataclass(frozen=True)
class Occurrence:
    """One time of a series. `original` is the start that the rule gives it, which names it."""

    span: Interval
    original: datetime


def occurrences(series: Series, within: Interval, zone: ZoneInfo) -> list[Occurrence]:
    """What of the series overlaps the interval, by start: moved ones where they are moved to."""
    found = (
        Occurrence(span, original)
        for original, placed in series.placed(*_wall_window(within, zone))
        if (span := placed.in_zone(zone)) is not None and span.overlaps(within)
    )
    return sorted(found, key=lambda each: (each.span.start, each.span.end, each.original))


def open_time(series: Series, within: Interval, zone: ZoneInfo) -> Iterator[Interval]:
    """The time that a series of permanences opens around the interval, in no order: all that meets it."""
    spans = (placed.in_zone(zone) for _, placed in series.placed(*_wall_window(within, zone)))
    return (span for span in spans if span is not None)


def held_time(series: Series, within: Interval, zone: ZoneInfo) -> Iterator[Interval]:
    """The time that a series of absences takes around the interval, in no order: all that meets it."""
    spans = (placed.held_in(zone) for _, placed in series.placed(*_wall_window(within, zone)))
    return (span for span in spans if span is not None)


def _wall_window(within: Interval, zone: ZoneInfo) -> tuple[datetime, datetime]:
    return wall_time(within.start, zone) - _A_DAY, wall_time(within.end, zone) + _A_DAY
