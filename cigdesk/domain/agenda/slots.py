"""Slots of a permanence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from cigdesk.domain.agenda.interval import Interval
from cigdesk.french import plural

SLOT_MINUTES = 45
"""Usual length of a slot."""


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


@dataclass(frozen=True)
class Attendance:
    """Of the slots of a permanence, how many were held by somebody who came."""

    slots: int
    honoured: int

    @property
    def words(self) -> str:
        """« 4 créneaux, 3 honorés »."""
        honoured = plural(self.honoured, "honoré") if self.honoured else "aucun honoré"
        return f"{plural(self.slots, 'créneau', 'créneaux')}, {honoured}"


def attendance(within: Collection[Interval], honoured: Collection[Interval]) -> Attendance:
    """Of these slots, how many an honoured appointment holds; one that is longer holds several."""
    return Attendance(len(within), sum(any(slot.overlaps(each) for each in honoured) for slot in within))
