"""Stretches of time, half-open: 9–10 and 10–11 do not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, order=True)
class Interval:
    """From `start`, included, to `end`, excluded; both aware, `end` after `start`."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        """Refuse what has no length or no zone: it would overlap nothing, in silence."""
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("an interval needs aware instants")
        if self.start >= self.end:
            raise ValueError("an interval ends after its start")

    @classmethod
    def lasting(cls, start: datetime, minutes: int) -> Interval:
        """The interval that begins there and lasts so many minutes."""
        return cls(start, start + timedelta(minutes=minutes))

    @property
    def duration(self) -> timedelta:
        """Its length in real time."""
        return self.end - self.start

    @property
    def minutes(self) -> int:
        """Its length in whole minutes."""
        return int(self.duration.total_seconds() // 60)

    def overlaps(self, other: Interval) -> bool:
        """Whether both hold some instant."""
        return self.start < other.end and other.start < self.end

    def holds(self, instant: datetime) -> bool:
        """Whether the instant lies in it."""
        return self.start <= instant < self.end

    def covers(self, other: Interval) -> bool:
        """Whether the other lies wholly in it."""
        return self.start <= other.start and other.end <= self.end


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same instants in the fewest intervals, in order; those that touch become one."""
    result: list[Interval] = []
    # By plain tuples: comparing intervals themselves would take most of the time of the slot finder.
    for each in sorted(intervals, key=lambda span: (span.start, span.end)):
        if result and each.start <= result[-1].end:
            result[-1] = Interval(result[-1].start, max(result[-1].end, each.end))
        else:
            result.append(each)
    return result


def without(span: Interval, busy: Iterable[Interval]) -> list[Interval]:
    """What is left of `span` once the busy intervals are taken out, in order."""
    return list(all_without([span], busy))


def all_without(spans: Iterable[Interval], busy: Iterable[Interval]) -> Iterator[Interval]:
    """What is left of each of the spans, which come in order and do not overlap, in order."""
    taken, first = merged(busy), 0
    for span in spans:
        at = span.start
        while first < len(taken) and taken[first].end <= at:
            first += 1
        for index in range(first, len(taken)):
            if taken[index].start >= span.end:
                break
            if taken[index].start > at:
                yield Interval(at, taken[index].start)
            at = taken[index].end
        if at < span.end:
            yield Interval(at, span.end)
