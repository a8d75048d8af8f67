"""A year of the Cercle as a list: its events narrowed, sorted, counted; what each authority did. No input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from cigdesk.domain.appointment import AppointmentStatus, CircleKind
from cigdesk.domain.circle import (
    Attendance,
    EventState,
    Expected,
    Turnout,
    attendance_of,
    never_came,
)
from cigdesk.domain.search import find
from cigdesk.domain.text import fold
from cigdesk.ports.circle import CircleEventRow, CircleMemberRow, TurnoutRow


class ShownEvents(StrEnum):
    """Which events are listed."""

    ALL = "all"
    PLANNED = "planned"
    TO_NOTE = "to-note"
    HELD = "held"
    CANCELLED = "cancelled"


class CircleOrder(StrEnum):
    """By what the events are sorted; equal ones follow by day."""

    DAY = "day"
    THEME = "theme"
    KIND = "kind"
    REGISTERED = "registered"
    CAME = "came"
    STATE = "state"


@dataclass(frozen=True)
class CircleEvent:
    """One event with those who are registered and those who came; its hours are on the wall."""

    row: CircleEventRow
    state: EventState
    start: datetime
    end: datetime
    turnouts: tuple[TurnoutRow, ...]
    near: bool = False
    """Found by words that hold typing errors."""

    @property
    def id(self) -> UUID:
        """The appointment that it is in the agenda."""
        return self.row.id

    @property
    def registered(self) -> int:
        """How many people are registered, all authorities together."""
        return sum(each.registered for each in self.turnouts)

    @property
    def came(self) -> int:
        """How many came, as far as it is said."""
        return sum(each.came or 0 for each in self.turnouts)

    @property
    def authorities(self) -> int:
        """How many authorities are registered."""
        return sum(bool(each.registered) for each in self.turnouts)

    @property
    def unsaid(self) -> int:
        """Of how many authorities registered nothing is said."""
        return sum(each.came is None and bool(each.registered) for each in self.turnouts)

    @property
    def place(self) -> str:
        """« Pantin, Hôtel de ville, salle 4 »; nothing where it is not known or nobody travels."""
        return ", ".join(part for part in (self.row.owner, self.row.site, self.row.room) if part)


@dataclass(frozen=True)
class CircleMember:
    """An authority that has the Cercle, and what it did at the events held."""

    row: CircleMemberRow
    attendance: Attendance
    absent: bool
    """There was an event to come to, and it came to none."""


@dataclass(frozen=True)
class CircleFilter:
    """Which events are listed."""

    year: int
    shown: ShownEvents = ShownEvents.ALL

    @property
    def restricts(self) -> bool:
        """Whether it leaves anything out."""
        return self.shown is not ShownEvents.ALL

    @property
    def archived(self) -> bool:
        """No event is archived."""
        return False


@dataclass(frozen=True)
class CircleFacets:
    """How many events there are to show, by what they may be narrowed to."""

    shown: Mapping[ShownEvents, int]
    archived: int = 0


@dataclass(frozen=True)
class CircleYear:
    """The events of a year by day, what it promises, and the authorities that have it, by name."""

    year: int
    today: date
    expected: Expected
    events: tuple[CircleEvent, ...]
    holders: tuple[CircleMemberRow, ...]

    def held(self, kind: CircleKind) -> int:
        """How many of that kind were held."""
        return sum(each.row.kind is kind and was_held(each) for each in self.events)

    def planned(self, kind: CircleKind) -> int:
        """How many of that kind have their day, and are still to be held."""
        stands = [each for each in self.events if each.row.kind is kind]
        return sum(each.state is EventState.PLANNED for each in stands)

    @cached_property
    def held_ids(self) -> frozenset[UUID]:
        """The events that were held, whether or not it is said who came."""
        return frozenset(each.id for each in self.events if was_held(each))

    @cached_property
    def attendance(self) -> Mapping[UUID, Attendance]:
        """What each authority did at the events held."""
        turnouts = (_turnout(each) for event in self.events for each in event.turnouts)
        return attendance_of(self.held_ids, turnouts)

    @cached_property
    def members(self) -> tuple[CircleMember, ...]:
        """Each authority that has the Cercle, with what it did."""
        away = set(self.never_came)
        nobody = Attendance()
        return tuple(
            CircleMember(each, self.attendance.get(each.authority_id, nobody), each.authority_id in away)
            for each in self.holders
        )

    @property
    def never_came(self) -> tuple[UUID, ...]:
        """The authorities that were at none of the events held; none while none was held."""
        holders = (each.authority_id for each in self.holders)
        return never_came(holders, self.attendance) if self.held_ids else ()

    @property
    def people(self) -> int:
        """How many came in the year, all events together."""
        return sum(each.people for each in self.attendance.values())


@dataclass(frozen=True)
class CircleListing:
    """The events as asked, what filters them, and the year whole."""

    where: CircleFilter
    rows: tuple[CircleEvent, ...]
    facets: CircleFacets
    year: CircleYear

    @property
    def ids(self) -> tuple[UUID, ...]:
        """All of them."""
        return tuple(each.id for each in self.rows)


def was_held(event: CircleEvent) -> bool:
    """Whether it is recorded as held: one that is over and of which nothing is said is not yet."""
    status = event.row.status
    return status.holds_time and status is not AppointmentStatus.PLANNED


def listed_events(
    year: CircleYear,
    text: str,
    where: CircleFilter,
    order: CircleOrder = CircleOrder.DAY,
    *,
    descending: bool = False,
) -> CircleListing:
    """The events that match the words and the filter, in that order."""
    counted = Counter(each.state for each in year.events)
    counts = {ShownEvents(state.value): counted[state] for state in EventState}
    counts[ShownEvents.ALL] = len(year.events)
    found = [each for each in _found(year.events, text) if _fits(each, where.shown)]
    rows = sorted(found, key=_KEYS[CircleOrder.DAY])
    rows.sort(key=_KEYS[order], reverse=descending)
    return CircleListing(where, tuple(rows), CircleFacets(counts), year)


def _fits(event: CircleEvent, shown: ShownEvents) -> bool:
    return shown is ShownEvents.ALL or event.state.value == shown.value


def _found(events: Sequence[CircleEvent], text: str) -> Iterable[CircleEvent]:
    if not text.strip():
        return events
    found = find(text, tuple(events), _words)
    return found.exact or [replace(each, near=True) for each in found.near]


def _words(event: CircleEvent) -> str:
    """What an event is found by: its theme, its host, its place, the authorities that are registered."""
    named = " ".join(each.authority for each in event.turnouts)
    return f"{event.row.theme} {event.row.host} {event.place} {named}"


def _turnout(row: TurnoutRow) -> Turnout:
    return Turnout(row.event_id, row.authority_id, row.registered, row.came)


_STATES: Final = {state: place for place, state in enumerate(EventState)}
_KEYS: Final[Mapping[CircleOrder, Callable[[CircleEvent], Any]]] = {
    CircleOrder.DAY: lambda event: event.row.start,
    CircleOrder.THEME: lambda event: fold(event.row.theme),
    CircleOrder.KIND: lambda event: event.row.kind.value,
    CircleOrder.REGISTERED: lambda event: event.registered,
    CircleOrder.CAME: lambda event: event.came,
    CircleOrder.STATE: lambda event: _STATES[event.state],
}
