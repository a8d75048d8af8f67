"""Which time to propose when the one wanted is not free."""

from __future__ import annotations

from datetime import datetime, time

from cigdesk.domain.agenda.conflicts import Surroundings, Wish, busy
from cigdesk.domain.agenda.hours import Hours, WorkStretch, open_spans
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.slots import next_free, next_slot, slots
from cigdesk.domain.agenda.wall import day_of, days_of
from cigdesk.domain.appointment import AppointmentKind

USUAL_HOURS: Hours = tuple(WorkStretch(weekday, time(9), time(18)) for weekday in range(5))
"""Taken for a practitioner whose working hours are not known."""


def propose(wish: Wish, around: Surroundings, within: Interval) -> datetime | None:
    """The next start, at the wanted one or later and never in the past, at which the same would fit.

    `within` bounds the search; `around` must tell all that lies in it. A permanence appointment is proposed
    the free slots of permanences; anything else, worked time that no permanence holds.
    """
    after = max(wish.span.start, around.now)
    if wish.kind is AppointmentKind.PERMANENCE:
        return next_slot(_slots(wish, around), busy(wish, around), after)
    bands = [each.span for each in around.bands if each.practitioner_id == wish.practitioner_id]
    held = [*busy(wish, around), *bands]
    return next_free(_worked(around, within), held, wish.span.duration, after)


def _slots(wish: Wish, around: Surroundings) -> list[Interval]:
    own = [each for each in around.bands if each.practitioner_id == wish.practitioner_id]
    return [
        slot
        for band in own
        if day_of(band.span.start, around.zone) not in {*around.holidays, *around.closed}
        for slot in slots(band.span, band.slot_minutes, band.buffer_minutes)
    ]


def _worked(around: Surroundings, within: Interval) -> list[Interval]:
    hours = around.hours or USUAL_HOURS
    closed = {*around.holidays, *around.closed}
    days = (day for day in days_of(within, around.zone) if day not in closed)
    return [piece for day in days for piece in open_spans(hours, day, around.zone)]
