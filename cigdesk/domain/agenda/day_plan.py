"""A day read from top to bottom: meetings, free slots still to come, and long pauses between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval

LONG_PAUSE: Final = timedelta(minutes=60)
"""Between two entries of a day, what is at least so long is told."""


@dataclass(frozen=True)
class PlannedMeeting:
    """An appointment of the day; `holds` is whether its time stays taken."""

    id: UUID
    span: Interval
    holds: bool = True


@dataclass(frozen=True)
class FreeSlot:
    """A slot of a permanence in which nobody is expected."""

    permanence_id: UUID
    practitioner_id: UUID
    span: Interval


@dataclass(frozen=True)
class Pause:
    """A stretch with nothing planned nor proposed."""

    span: Interval


Entry = PlannedMeeting | FreeSlot | Pause


def day_plan(
    meetings: Sequence[PlannedMeeting], free: Iterable[FreeSlot], now: datetime, *, pauses: bool
) -> tuple[Entry, ...]:
    """The entries of a day by their start; slots that have begun are left out.

    `pauses` is for the day of one person: those of several run beside each other.
    """
    open_slots = [slot for slot in free if slot.span.start >= now]
    entries: list[PlannedMeeting | FreeSlot] = sorted(
        [*meetings, *open_slots], key=lambda each: (each.span.start, each.span.end)
    )
    return tuple(_with_pauses(entries)) if pauses else tuple(entries)


def _with_pauses(entries: Sequence[PlannedMeeting | FreeSlot]) -> Iterator[Entry]:
    reached: datetime | None = None
    for entry in entries:
        if reached is not None and entry.span.start - reached >= LONG_PAUSE:
            yield Pause(Interval(reached, entry.span.start))
        yield entry
        if not isinstance(entry, PlannedMeeting) or entry.holds:
            reached = entry.span.end if reached is None else max(reached, entry.span.end)
