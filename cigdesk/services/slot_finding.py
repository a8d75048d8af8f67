"""The next free times across practitioners, while somebody is on the phone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
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
from cigdesk.domain.agenda.hours import open_spans
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.proposals import USUAL_HOURS
from cigdesk.domain.agenda.wall import day_of, days_of
from cigdesk.domain.agenda.whereabouts import Whereabouts, spot
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, Subject
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import PermanenceRow, PractitionerRow
from cigdesk.services.agenda_checks import closed_days
from cigdesk.services.context import Context, centre_of

PAGE = 12
"""How many times are proposed at once."""
LOOKED_BACK = 100
"""How many appointments of an agent tell who follows them."""


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


class _Search:
    """One search: the agenda is read stretch by stretch, each with one question for each kind of thing."""

    def __init__(self, uow: UnitOfWork, context: Context, wish: SlotWish) -> None:
        self._uow, self._zone, self._wish = uow, context.zone, wish
        self._centre = centre_of(uow)
        asked = set(wish.practitioner_ids)
        people = [each for each in uow.agenda.practitioners() if not asked or each.id in asked]
        self._people = {each.id: each for each in sorted(people, key=attrgetter("name"))}
        self._calendar = Calendar(zone=context.zone, now=context.now(), is_closed=self._is_closed)
        self._closed: dict[date, str] = {}
        self._at = spot(Whereabouts(mode=wish.mode, authority_id=wish.authority_id))

    def first(self, wanted: int) -> list[FoundSlot]:
        """The first times that fit, by start."""
        found: list[FoundSlot] = []
        for window in windows(max(self._wish.after or self._calendar.now, self._calendar.now)):
            if len(found) >= wanted or not self._people:
                break
            stretch = self._read(window)
            found += islice(self._within(window, stretch), wanted - len(found))
        return found

    def _within(self, window: Interval, stretch: _Stretch) -> Iterator[FoundSlot]:
        """By start, then by the name of the practitioner."""
        each_way = (self._cut(window, stretch, *way) for way in self._ways(stretch))
        for slot in merge(*each_way, key=attrgetter("span.start")):
            by = slot.practitioner
            held_in = stretch.permanence_at(by, slot.span) if self._in_permanences else None
            yield FoundSlot(self._people[by], slot.span, held_in)

    def _cut(
        self, window: Interval, stretch: _Stretch, sought: Sought, openings: Mapping[UUID, list[Opening]]
    ) -> Iterator[Slot[UUID]]:
        diaries = [self._diary(each, openings[each], stretch) for each in self._people if openings[each]]
        return find_slots(diaries, sought, window, self._calendar)

    @property
    def _in_permanences(self) -> bool:
        return self._wish.kind is AppointmentKind.PERMANENCE

    def _ways(self, stretch: _Stretch) -> Iterator[tuple[Sought, Mapping[UUID, list[Opening]]]]:
        """What is open, by practitioner, for each way of cutting it: permanences have slots of their own."""
        margin = self._centre.travel_minutes
        if not self._in_permanences:
            step = self._centre.slot_step_minutes
            yield Sought(duration=self._wish.minutes, step=step, margin=margin), self._worked(stretch.around)
            return
        by_cut: defaultdict[tuple[int, int], defaultdict[UUID, list[Opening]]]
        by_cut = defaultdict(lambda: defaultdict(list))
        for practitioner_id, rows in stretch.permanences.items():
            for row in filter(self._receives, rows):
                opening = Opening(row.span, _spot_of_permanence(row))
                by_cut[row.slot_minutes, row.buffer_minutes][practitioner_id].append(opening)
        for (minutes, buffer), openings in by_cut.items():
            yield Sought(duration=minutes, buffer=buffer, margin=margin), openings

    def _receives(self, row: PermanenceRow) -> bool:
        wish = self._wish
        ours = wish.authority_id is None or row.authority_id in (None, wish.authority_id)
        return ours and (not row.subjects or wish.subject in row.subjects)

    def _worked(self, around: Interval) -> Mapping[UUID, list[Opening]]:
        return {
            each.id: [
                Opening(span, self._at)
                for day in days_of(around, self._zone)
                for span in open_spans(each.hours or USUAL_HOURS, day, self._zone)
            ]
            for each in self._people.values()
        }

    def _diary(self, practitioner_id: UUID, openings: list[Opening], stretch: _Stretch) -> Diary[UUID]:
        held = [*stretch.held[practitioner_id], *stretch.elsewhere]
        if not self._in_permanences:
            held += [
                Held(row.span, place=_spot_of_permanence(row)) for row in stretch.permanences[practitioner_id]
            ]
        return Diary(practitioner=practitioner_id, openings=openings, held=held)

    def _read(self, window: Interval) -> _Stretch:
        margin = timedelta(days=1)
        around = Interval(window.start - margin, window.end + margin)
        ids = list(self._people)
        self._closed |= closed_days(
            self._uow, day_of(around.start, self._zone), day_of(around.end, self._zone)
        )
        held: defaultdict[UUID, list[Held]] = defaultdict(list)
        for row in self._uow.agenda.busy(ids, around):
            held[row.practitioner_id].append(Held(row.span, row.buffer_minutes, spot(row.where)))
        for away in self._uow.agenda.absences(ids, around):
            held[away.practitioner_id].append(Held(away.span))
        for practitioner_id, span in self._wish.besides:
            held[practitioner_id].append(Held(span))
        permanences: defaultdict[UUID, list[PermanenceRow]] = defaultdict(list)
        for opened in self._uow.agenda.permanences(ids, around):
            if not opened.cancelled:
                permanences[opened.practitioner_id].append(opened)
        return _Stretch(around, held, permanences, self._of_agent(around))

    def _of_agent(self, around: Interval) -> list[Held]:
        """When the person received is with somebody, whoever that is."""
        agent_id, anybody = self._wish.agent_id, next(iter(self._people))
        if agent_id is None:
            return []
        taken = self._uow.agenda.taken(around, anybody, agent_id, None)
        return [Held(each.span) for each in taken if each.agent_id == agent_id]

    def _is_closed(self, day: date) -> bool:
        return day in self._closed or day in self._wish.closing


@dataclass(frozen=True)
class _Stretch:
    """All that is planned in a stretch of the agenda."""

    around: Interval
    held: Mapping[UUID, list[Held]]
    permanences: Mapping[UUID, list[PermanenceRow]]
    """Those that are held."""
    elsewhere: list[Held]

    def permanence_at(self, practitioner_id: UUID, span: Interval) -> PermanenceRow | None:
        """The permanence of the practitioner that the slot lies in."""
        own = self.permanences[practitioner_id]
        return next((row for row in own if row.span.covers(span)), None)


def _spot_of_permanence(row: PermanenceRow) -> Hashable | None:
    mode = PlaceMode.SITE if row.authority_id else PlaceMode.CENTRE
    return spot(Whereabouts(mode=mode, authority_id=row.authority_id, site_id=row.site_id))
