"""Slots of a permanence, and the next time that is free."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from cigdesk.domain.agenda.interval import Interval, merged, without

SLOT_MINUTES = 45
"""Usual length of a slot."""
STEP = timedelta(minutes=15)
"""The grid on which times are proposed outside permanences."""


def slots(span: Interval, minutes: int, buffer: int = 0) -> list[Interval]:
    """The slots of a permanence, from its start, each followed by `buffer` minutes that stay free.

    What is left at the end is too short for a slot and its buffer.
    """
    if minutes < 1 or buffer < 0:
        raise ValueError("a slot lasts at least a minute, and what is kept free after it is not negative")
    step = minutes + buffer
    return [
        Interval.lasting(span.start + timedelta(minutes=step * n), minutes)
        for n in range(span.minutes // step)
    ]


def free(candidates: Iterable[Interval], busy: Iterable[Interval]) -> list[Interval]:
    """The candidates that nothing busy overlaps."""
    taken = merged(busy)
    return [each for each in candidates if not any(each.overlaps(other) for other in taken)]


def next_slot(candidates: Iterable[Interval], busy: Iterable[Interval], after: datetime) -> datetime | None:
    """The first start of a free candidate that does not begin before `after`."""
    return next((each.start for each in sorted(free(candidates, busy)) if each.start >= after), None)


def next_free(
    opened: Iterable[Interval], busy: Iterable[Interval], duration: timedelta, after: datetime
) -> datetime | None:
    """The first instant, on the grid of 15 minutes of each open stretch, from which `duration` is free.

    It never begins before `after`; None when nothing fits.
    """
    taken = merged(busy)
    for stretch in merged(opened):
        for piece in without(stretch, taken):
            start = _on_grid(max(piece.start, after), stretch.start)
            if start + duration <= piece.end:
                return start
    return None


def _on_grid(moment: datetime, origin: datetime) -> datetime:
    steps = -((origin - moment) // STEP)
    return origin + max(steps, 0) * STEP
