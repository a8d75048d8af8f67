"""Slots of a permanence."""

from __future__ import annotations

from datetime import timedelta

from cigdesk.domain.agenda.interval import Interval

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
