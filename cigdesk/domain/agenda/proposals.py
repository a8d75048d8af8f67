"""Which time to propose when the one wanted is not free: what the slot finder would give first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Band, Surroundings, Wish, others
from cigdesk.domain.agenda.finder import Calendar, Diary, Held, Opening, Sought, next_free
from cigdesk.domain.agenda.hours import Hours, WorkStretch, worked_time
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import whole_days
from cigdesk.domain.agenda.whereabouts import apart
from cigdesk.domain.appointment import AppointmentKind, Subject

USUAL_HOURS: Hours = tuple(WorkStretch(weekday, time(9), time(18)) for weekday in range(5))
"""Taken for a practitioner whose working hours are not known."""
_MINUTE = timedelta(minutes=1)


def receives(
    subjects: Collection[Subject], of_authority: UUID | None, subject: Subject, authority_id: UUID | None
) -> bool:
    """Whether a permanence for these subjects, at that employer or at the centre, is for such a person.

    An `authority_id` that is not known is no obstacle.
    """
    ours = authority_id is None or of_authority in (None, authority_id)
    return ours and (not subjects or subject in subjects)


def propose(wish: Wish, around: Surroundings, within: Interval) -> datetime | None:
    """The next start, at the wanted one or later and never in the past, at which the same would fit.

    `within` bounds the search; `around` must tell all that lies in it. A permanence appointment is proposed
    the free slots of permanences; anything else, worked time that no permanence holds.
    """
    after = max(wish.span.start, around.now)
    closed = {*around.holidays, *around.closed}
    calendar = Calendar(zone=around.zone, now=around.now, is_closed=closed.__contains__)
    starts = [
        slot.span.start
        for sought, diary in _ways(wish, around, within)
        for slot in next_free(_known(diary), sought, calendar, after=after, ahead=within.end - after)
    ]
    return min(starts, default=None)


def _known(diary: Diary[UUID]) -> Callable[[Interval], tuple[Diary[UUID]]]:
    return lambda _: (diary,)


def _ways(wish: Wish, around: Surroundings, within: Interval) -> Iterator[tuple[Sought, Diary[UUID]]]:
    """What is open, for each way of cutting it: permanences have slots of their own."""
    margin, asked = _minutes(around.travel), max(wish.span.minutes, 1)
    held = _held(wish, around)
    if wish.kind is not AppointmentKind.PERMANENCE:
        step, buffer = around.step, _minutes(wish.buffer)
        sought = Sought(duration=asked, buffer=buffer, step=step, margin=margin, apart=apart)
        yield sought, _diary(wish, _worked(wish, around, within), held)
        return
    for (minutes, buffer), openings in _permanences(wish, around).items():
        sought = Sought(
            duration=max(minutes, asked), buffer=buffer, step=minutes + buffer, margin=margin, apart=apart
        )
        yield sought, _diary(wish, openings, held)


def _diary(wish: Wish, openings: list[Opening], held: list[Held]) -> Diary[UUID]:
    return Diary(practitioner=wish.practitioner_id, openings=openings, held=held)


def _permanences(wish: Wish, around: Surroundings) -> Mapping[tuple[int, int], list[Opening]]:
    by_cut: defaultdict[tuple[int, int], list[Opening]] = defaultdict(list)
    authority_id = wish.where.authority_id if wish.where else None
    for band in _own_bands(wish, around):
        of_authority = band.where.authority_id if band.where else None
        if receives(band.subjects, of_authority, wish.subject, authority_id):
            by_cut[band.slot_minutes, band.buffer_minutes].append(Opening(band.span, band.where))
    return by_cut


def _worked(wish: Wish, around: Surroundings, within: Interval) -> list[Opening]:
    days = whole_days(within, around.zone)
    worked = worked_time(around.hours or USUAL_HOURS, days, around.zone, least=wish.span.duration)
    return [Opening(span, wish.where) for span in worked]


def _held(wish: Wish, around: Surroundings) -> list[Held]:
    """The time of the practitioner, of the agent and of the room that the same would need."""
    held = [Held(each.span) for each in around.absences]
    for each in others(wish, around):
        if each.practitioner_id == wish.practitioner_id:
            held.append(Held(each.span, _minutes(each.buffer), each.where))
        elif (wish.agent_id and each.agent_id == wish.agent_id) or _same_room(wish, each.room_id):
            held.append(Held(each.span))
    own = [] if wish.kind is AppointmentKind.PERMANENCE else _own_bands(wish, around)
    held += [Held(each.span, place=each.where) for each in own]
    elsewhere = (each for each in around.bands if each.practitioner_id != wish.practitioner_id)
    return held + [Held(each.span) for each in elsewhere if _same_room(wish, each.room_id)]


def _own_bands(wish: Wish, around: Surroundings) -> list[Band]:
    return [
        each
        for each in around.bands
        if each.practitioner_id == wish.practitioner_id and each.id != wish.record_id
    ]


def _same_room(wish: Wish, room_id: UUID | None) -> bool:
    return wish.room_id is not None and room_id == wish.room_id


def _minutes(length: timedelta) -> int:
    return length // _MINUTE
