"""The next free times across practitioners, while somebody is on the phone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from heapq import merge
from itertools import islice
from operator import attrgetter
from uuid import UUID

from cigdesk.domain.agenda.finder import (
    Calendar,
    Diary,
    Held,
    Opening,
    Slot,
    Sought,
    find_slots,
    windows,
)
from cigdesk.domain.agenda.hours import Hours, worked_time
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.proposals import USUAL_HOURS, receives
from cigdesk.domain.agenda.wall import day_of, whole_days
from cigdesk.domain.agenda.whereabouts import Whereabouts, apart
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, Subject
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import PermanenceRow, PractitionerRow
from cigdesk.services.agenda_checks import closed_days
from cigdesk.services.context import Context, centre_of

PAGE = 12
"""How many times are proposed at once."""
LOOKED_BACK = 100
"""How many appointments of an agent tell who follows them."""
_MARGIN = timedelta(days=1)
"""Read around a stretch: its first grid may begin before it."""


@dataclass(frozen=True, kw_only=True)
class SlotWish:
    """What is looked for.

    Attributes:
        minutes: how long; a permanence has slots of its own length, whatever is asked here.
        practitioner_ids: among whom; empty for everybody.
        authority_id: whose people are received, for a permanence and for a meeting on site.
        agent_id: who is received: nothing is proposed while that person is elsewhere.
        after: the earliest start; now when it is left out or past.
        besides: time of a practitioner that is held too, though nothing written says so yet.
        closing: days on which the centre is closed too, though nothing written says so yet.
    """

    kind: AppointmentKind
    mode: PlaceMode
    minutes: int = 45
    practitioner_ids: tuple[UUID, ...] = ()
    authority_id: UUID | None = None
    agent_id: UUID | None = None
    subject: Subject = Subject.NEUTRAL
    after: datetime | None = None
    besides: tuple[tuple[UUID, Interval], ...] = ()
    closing: frozenset[date] = frozenset()


@dataclass(frozen=True)
class FoundSlot:
    """A time that can be booked as it is."""

    practitioner: PractitionerRow
    span: Interval
    permanence: PermanenceRow | None = None
    """The permanence that it is a slot of."""
    follows: bool = False
    """Whether that practitioner has received the agent before."""


@dataclass(frozen=True)
class FoundSlots:
    """The first times, by start, and whether there may be more after the last one."""

    slots: tuple[FoundSlot, ...]
    more: bool


class SlotFinder:
    """Looks for free times as far as a year ahead."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(self, wish: SlotWish, *, wanted: int = PAGE) -> FoundSlots:
        """The next times that would be booked without any alert."""
        with self._context.reading() as uow:
            slots = _Search(uow, self._context, wish).first(wanted + 1)
            following = _following(uow, wish)
        ready = tuple(replace(each, follows=each.practitioner.id in following) for each in slots)
        return FoundSlots(ready[:wanted], len(ready) > wanted)


def _following(uow: UnitOfWork, wish: SlotWish) -> frozenset[UUID]:
    if wish.agent_id is None:
        return frozenset()
    return frozenset(row.practitioner_id for row in uow.agenda.of_agent(wish.agent_id, LOOKED_BACK))


Openings = Mapping[UUID, list[Opening]]
"""What is open, by practitioner."""
_Ways = list[tuple[Sought, Openings]]


class _Search:
    """One search: the agenda is read stretch by stretch, each with one question for each kind of thing.

    Only the agendas of those who have something open that is long enough are read.
    """

    def __init__(self, uow: UnitOfWork, context: Context, wish: SlotWish) -> None:
        self._uow, self._zone, self._wish = uow, context.zone, wish
        self._centre = centre_of(uow)
        asked = set(wish.practitioner_ids)
        people = [each for each in uow.agenda.practitioners() if not asked or each.id in asked]
        self._people = {each.id: each for each in sorted(people, key=attrgetter("name"))}
        self._calendar = Calendar(zone=context.zone, now=context.now(), is_closed=self._is_closed)
        self._closed: dict[date, str] = {}
        self._at = Whereabouts(mode=wish.mode, authority_id=wish.authority_id)
        self._in_permanences = wish.kind is AppointmentKind.PERMANENCE

    def first(self, wanted: int) -> list[FoundSlot]:
        """The first times that fit, by start."""
        found: list[FoundSlot] = []
        for window in windows(max(self._wish.after or self._calendar.now, self._calendar.now)):
            if len(found) >= wanted or not self._people:
                break
            found += islice(self._within(window), wanted - len(found))
        return found

    def _within(self, window: Interval) -> Iterator[FoundSlot]:
        """By start, then by the name of the practitioner."""
        around = Interval(window.start - _MARGIN, window.end + _MARGIN)
        permanences = self._permanences(around) if self._in_permanences else {}
        ways = self._cuts(permanences) if self._in_permanences else self._worked(around)
        able = [each for each in self._people if any(each in openings for _, openings in ways)]
        if not able:
            return
        self._close(around)
        held = self._held(able, around)
        found = [self._cut(window, held, *way) for way in ways]
        for slot in merge(*found, key=attrgetter("span.start")):
            by = slot.practitioner
            own = (row for row in permanences.get(by, ()) if row.span.covers(slot.span))
            yield FoundSlot(self._people[by], slot.span, next(own, None))

    def _cut(
        self, window: Interval, held: Mapping[UUID, list[Held]], sought: Sought, openings: Openings
    ) -> Iterator[Slot[UUID]]:
        diaries = [
            Diary(practitioner=each, openings=openings[each], held=held[each])
            for each in self._people
            if each in openings
        ]
        return find_slots(diaries, sought, window, self._calendar)

    # what is open

    def _cuts(self, permanences: Mapping[UUID, list[PermanenceRow]]) -> _Ways:
        """Permanences have slots of their own, whatever length is asked for."""
        by_cut: defaultdict[tuple[int, int], defaultdict[UUID, list[Opening]]]
        by_cut = defaultdict(lambda: defaultdict(list))
        for practitioner_id, rows in permanences.items():
            for row in filter(self._receives, rows):
                opening = Opening(row.span, _place_of(row))
                by_cut[row.slot_minutes, row.buffer_minutes][practitioner_id].append(opening)
        return [
            (self._sought(minutes, buffer=buffer), openings) for (minutes, buffer), openings in by_cut.items()
        ]

    def _receives(self, row: PermanenceRow) -> bool:
        return receives(row.subjects, row.authority_id, self._wish.subject, self._wish.authority_id)

    def _worked(self, around: Interval) -> _Ways:
        """The working hours; many practitioners have the same."""
        wish, days = self._wish, list(whole_days(around, self._zone))

        @cache
        def opened(hours: Hours) -> list[Opening]:
            least = timedelta(minutes=wish.minutes)
            return [Opening(span, self._at) for span in worked_time(hours, days, self._zone, least=least)]

        openings = {each.id: opened(each.hours or USUAL_HOURS) for each in self._people.values()}
        sought = self._sought(wish.minutes, step=self._centre.slot_step_minutes)
        return [(sought, {each: spans for each, spans in openings.items() if spans})]

    def _sought(self, minutes: int, *, buffer: int = 0, step: int | None = None) -> Sought:
        margin = self._centre.travel_minutes
        return Sought(duration=minutes, buffer=buffer, step=step, margin=margin, apart=apart)

    # what is read

    def _permanences(self, around: Interval) -> Mapping[UUID, list[PermanenceRow]]:
        """Those that are held, by practitioner."""
        found: defaultdict[UUID, list[PermanenceRow]] = defaultdict(list)
        for row in self._uow.agenda.permanences(list(self._people), around):
            if not row.cancelled:
                found[row.practitioner_id].append(row)
        return found

    def _close(self, around: Interval) -> None:
        first, last = (day_of(moment, self._zone) for moment in (around.start, around.end))
        self._closed |= closed_days(self._uow, first, last)

    def _held(self, able: list[UUID], around: Interval) -> Mapping[UUID, list[Held]]:
        """The time that each of them cannot give."""
        held: defaultdict[UUID, list[Held]] = defaultdict(list)
        agenda = self._uow.agenda
        rows = agenda.busy(able, around)
        if not self._in_permanences:
            rows += agenda.on_duty(able, around)
        for row in rows:
            held[row.practitioner_id].append(Held(row.span, row.buffer_minutes, row.where))
        for away in agenda.absences(able, around):
            held[away.practitioner_id].append(Held(away.span))
        for practitioner_id, span in self._wish.besides:
            held[practitioner_id].append(Held(span))
        if elsewhere := self._of_agent(around):
            for each in able:
                held[each] += elsewhere
        return held

    def _of_agent(self, around: Interval) -> list[Held]:
        """When the person received is with somebody, whoever that is."""
        agent_id, anybody = self._wish.agent_id, next(iter(self._people))
        if agent_id is None:
            return []
        taken = self._uow.agenda.taken(around, anybody, agent_id, None)
        return [Held(each.span) for each in taken if each.agent_id == agent_id]

    def _is_closed(self, day: date) -> bool:
        return day in self._closed or day in self._wish.closing


def _place_of(row: PermanenceRow) -> Whereabouts:
    mode = PlaceMode.SITE if row.authority_id else PlaceMode.CENTRE
    return Whereabouts(mode=mode, authority_id=row.authority_id, site_id=row.site_id)
