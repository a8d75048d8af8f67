"""The Cercle de la prévention: what a year holds, where each of its events stands, who came.

Sources: the 2026 offer of the CIG (a yearly access, included in the ACFI package; eight mornings and one
meeting a year). An event is a collective session that is held for every authority that has the Cercle.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import STATUS_DUE_AFTER, AppointmentStatus, CircleKind
from cigdesk.domain.engagement_offers import CIRCLE, PACKAGE
from cigdesk.domain.errors import Refused
from cigdesk.domain.session import MOST_SEATS
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, plural

OPENING: Final = frozenset({CIRCLE, PACKAGE})
"""Either of them, taken for a year, opens its Cercle."""

USUAL: Final = {CircleKind.MORNING: 8, CircleKind.MEETING: 1}
"""What a year holds where nobody has said otherwise."""

MOST_EVENTS: Final = 60
"""Events of one kind in a year: more than one a week."""

EVENTS: Final = {CircleKind.MORNING: "Matinée du Cercle", CircleKind.MEETING: "Rencontre du Cercle"}


class EventState(StrEnum):
    """Where an event stands, the most pressing first."""

    TO_NOTE = "to-note"
    """It is over, or was held, and how many came is not said."""
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(eq=False, kw_only=True)
class CircleProgramme:
    """How many events the centre promises for a year, kind by kind."""

    id: UUID
    rev: int = 1
    year: int
    mornings: int
    meetings: int


@dataclass(frozen=True)
class Expected:
    """How many events of each kind a year holds."""

    mornings: int = USUAL[CircleKind.MORNING]
    meetings: int = USUAL[CircleKind.MEETING]

    def of(self, kind: CircleKind) -> int:
        """Of that kind."""
        return self.mornings if kind is CircleKind.MORNING else self.meetings


@dataclass(frozen=True)
class Turnout:
    """One authority at one event: how many were registered, and came; None while that is not said."""

    event_id: UUID
    authority_id: UUID
    registered: int
    came: int | None


@dataclass(frozen=True)
class Attendance:
    """One authority over the events held in a year."""

    events: int = 0
    """At how many of them somebody of it was."""
    people: int = 0
    """How many came, all events together."""
    registered: int = 0
    """How many were registered for them."""


def expected_for(year: int, programmes: Iterable[CircleProgramme]) -> Expected:
    """What that year holds: as said for it, else for the last year before it, else the usual."""
    known = [each for each in programmes if each.year <= year]
    if not known:
        return Expected()
    last = max(known, key=lambda each: each.year)
    return Expected(last.mornings, last.meetings)


def check_expected(expected: Expected) -> dict[str, str]:
    """What is wrong with what a year holds, by field."""
    return only_faults(
        {name: _count_fault(getattr(expected, name), MOST_EVENTS) for name in ("mornings", "meetings")}
    )


def _count_fault(count: int, most: int) -> str:
    return "" if 0 <= count <= most else f"De 0 à {most}."


def state_of(
    status: AppointmentStatus, end: datetime, now: datetime, turnouts: Collection[Turnout]
) -> EventState:
    """Where the event of that status stands, with what is said of who came."""
    if not status.holds_time:
        return EventState.CANCELLED
    unsaid = any(each.came is None and each.registered for each in turnouts)
    if status is AppointmentStatus.PLANNED:
        return EventState.TO_NOTE if now >= end + STATUS_DUE_AFTER else EventState.PLANNED
    return EventState.TO_NOTE if unsaid else EventState.HELD


def check_registration(people: int, others: int, capacity: int | None) -> str:
    """What keeps an authority from having that many people registered, beside those of the others."""
    if not 1 <= people <= MOST_SEATS:
        return f"De 1 à {MOST_SEATS}{NBSP}personnes."
    free = None if capacity is None else capacity - others
    if free is None or people <= free:
        return ""
    return "L’événement est complet." if free <= 0 else f"Il reste {plural(free, 'place')}."


def check_came(came: Mapping[UUID, int | None]) -> dict[str, str]:
    """What is wrong with how many came, under the id of each authority."""
    return only_faults(
        {str(each): "" if count is None else _count_fault(count, MOST_SEATS) for each, count in came.items()}
    )


def check_may_note(status: AppointmentStatus, start: datetime, now: datetime) -> None:
    """Raise `Refused` unless it can be said who came: the event was not given up, and has begun."""
    if not status.holds_time:
        raise Refused("Cet événement est annulé\u00a0: personne n’a pu y venir.")
    if now < start:
        raise Refused("L’événement n’a pas encore commencé\u00a0: les présences se notent ensuite.")


def attendance_of(held: Collection[UUID], turnouts: Iterable[Turnout]) -> Mapping[UUID, Attendance]:
    """What each authority did at the events held; who was neither registered nor there is not among them."""
    found: dict[UUID, Attendance] = {}
    for each in turnouts:
        if each.event_id in held:
            before, came = found.get(each.authority_id, Attendance()), each.came or 0
            found[each.authority_id] = Attendance(
                before.events + bool(came), before.people + came, before.registered + each.registered
            )
    return found


def never_came(members: Iterable[UUID], attendance: Mapping[UUID, Attendance]) -> tuple[UUID, ...]:
    """The authorities that have the Cercle and were at none of its events held so far, in their order."""
    return tuple(each for each in members if not attendance.get(each, Attendance()).events)
