"""Reading the agenda: weeks, free slots, the people and places that a booking needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.agenda.interval import Interval, without
from cigdesk.domain.agenda.slots import slots
from cigdesk.domain.agenda.wall import day_of, instant, whole_day
from cigdesk.domain.appointment import STATUS_DUE_AFTER, AppointmentKind
from cigdesk.domain.people import Person
from cigdesk.domain.rights import Right, refusal
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import (
    AbsenceRow,
    AgentRow,
    AppointmentRow,
    PermanenceRow,
    PlaceRow,
    PractitionerRow,
)
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.agenda_checks import closed_days
from cigdesk.services.context import Context

FOUND = 8
"""How many people or authorities are proposed under a name being typed."""
FOLLOW_UP = 12


@dataclass(frozen=True)
class OpenPermanence:
    """A permanence with what is free in it."""

    row: PermanenceRow
    slots: int
    free: tuple[Interval, ...]
    """Slots that nothing holds and nothing closes; those that are over are left in."""


@dataclass(frozen=True)
class AgendaSpan:
    """Some days of some practitioners, ready to be drawn."""

    first: date
    last: date
    zone: ZoneInfo
    practitioners: tuple[PractitionerRow, ...]
    appointments: tuple[AppointmentRow, ...]
    permanences: tuple[OpenPermanence, ...]
    absences: tuple[AbsenceRow, ...]
    holidays: Mapping[date, str]


class AgendaService:
    """Questions about the agenda; `BookingService` and `PermanenceService` write it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the centre's wall clock."""
        return self._context.zone

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return self._context.now()

    def today(self) -> date:
        """The present day on the wall calendar of the centre."""
        return self._context.today()

    def instant(self, day: date, at: time) -> datetime:
        """The instant of a wall-clock time; raises `ValueError` in French for an hour that does not exist."""
        return instant(day, at, self._context.zone)

    def practitioners(self) -> tuple[PractitionerRow, ...]:
        """Those whose agenda can be shown, by name."""
        with self._context.reading() as uow:
            return tuple(uow.agenda.practitioners())

    def own_practitioner(self) -> UUID | None:
        """The practitioner that the person at the keyboard is, if they receive agents themselves."""
        with self._context.reading() as uow:
            return uow.get(Person, self._context.actor.person_id).practitioner_id

    def scope(self, *, everybody: bool) -> list[UUID]:
        """The practitioner that the person is, or all of them: always all for who receives nobody."""
        own = None if everybody else self.own_practitioner()
        return [own] if own else [each.id for each in self.practitioners()]

    def span(self, practitioner_ids: Collection[UUID], first: date, last: date) -> AgendaSpan:
        """Everything of these practitioners from the first to the last day, both included."""
        with self._context.reading() as uow:
            known = {each.id: each for each in uow.agenda.practitioners(practitioner_ids)}
            shown = [known[each] for each in practitioner_ids if each in known]
            return self._span(uow, shown, first, last)

    def span_of(self, practitioners: Sequence[PractitionerRow], first: date, last: date) -> AgendaSpan:
        """As `span`, for practitioners whose rows are known."""
        with self._context.reading() as uow:
            return self._span(uow, practitioners, first, last)

    def _span(
        self, uow: UnitOfWork, practitioners: Sequence[PractitionerRow], first: date, last: date
    ) -> AgendaSpan:
        ids, whole = [each.id for each in practitioners], self._whole(first, last)
        booked = uow.agenda.appointments(ids, whole)
        absences = uow.agenda.absences(ids, whole)
        holidays = closed_days(uow, first, last)
        opened = self._opened(uow.agenda.permanences(ids, whole), booked, absences, holidays)
        return AgendaSpan(
            first,
            last,
            self._context.zone,
            tuple(practitioners),
            tuple(booked),
            opened,
            tuple(absences),
            holidays,
        )

    def week(self, practitioner_ids: Collection[UUID], day: date) -> AgendaSpan:
        """The week of that day, Monday to Sunday."""
        monday = date.fromordinal(day.toordinal() - day.weekday())
        return self.span(practitioner_ids, monday, date.fromordinal(monday.toordinal() + 6))

    def free_days(self, practitioner_ids: Collection[UUID], first: date, last: date) -> frozenset[date]:
        """The days on which a permanence slot that has not begun is free."""
        now = self._context.now()
        found = self.span(practitioner_ids, first, last).permanences
        return frozenset(
            day_of(slot.start, self._context.zone)
            for each in found
            for slot in each.free
            if slot.start >= now
        )

    def holidays(self, first: date, last: date) -> dict[date, str]:
        """The public holidays of the centre's region, both days included."""
        with self._context.reading() as uow:
            return closed_days(uow, first, last)

    def appointment(self, appointment_id: UUID) -> AppointmentRow:
        """One appointment; raises `NotFound`."""
        with self._context.reading() as uow:
            return uow.agenda.appointment(appointment_id)

    def opened(self, row: AppointmentRow) -> None:
        """Note that the panel of an appointment shows it, where it tells something of somebody."""
        if row.agent_id is not None or row.kind is AppointmentKind.COLLECTIVE:
            self._context.accesses.note(AccessAct.VIEW, "appointments", [row.id])

    def overdue(
        self, practitioner_ids: Collection[UUID], most: int | None = None
    ) -> tuple[AppointmentRow, ...]:
        """Their appointments whose outcome nobody has recorded, whatever their age, the oldest first."""
        with self._context.reading() as uow:
            return tuple(uow.agenda.overdue(practitioner_ids, self._due(), most))

    def late_count(self) -> int:
        """How many of those there are: the person's own, or everybody's for who receives nobody."""
        return self.overdue_count(self.scope(everybody=False))

    def overdue_count(self, practitioner_ids: Collection[UUID]) -> int:
        """How many `overdue` would give."""
        with self._context.reading() as uow:
            return uow.agenda.overdue_count(practitioner_ids, self._due())

    def _due(self) -> datetime:
        """What ended before wants its outcome now."""
        return self._context.now() - STATUS_DUE_AFTER

    def follow_up(self, agent_id: UUID) -> tuple[AppointmentRow, ...]:
        """The latest appointments of an agent, with any practitioner, by start."""
        with self._context.reading(Right.SEE_NAMES) as uow:
            return tuple(uow.agenda.of_agent(agent_id, FOLLOW_UP))

    @property
    def naming_refusal(self) -> str:
        """Why the person at the keyboard names no agent, or ""."""
        return "" if self._context.actor.may(Right.SEE_NAMES) else refusal(Right.SEE_NAMES)

    def find_agents(self, text: str) -> tuple[AgentRow, ...]:
        """The first agents that match every word typed."""
        with self._context.reading(Right.SEE_NAMES) as uow:
            return tuple(uow.agenda.agents(text, FOUND))

    def agent(self, agent_id: UUID) -> AgentRow:
        """One agent; raises `NotFound`."""
        with self._context.reading(Right.SEE_NAMES) as uow:
            return uow.agenda.agent(agent_id)

    def find_authorities(self, text: str) -> tuple[AuthorityRow, ...]:
        """The first authorities that match every word typed."""
        with self._context.reading() as uow:
            return tuple(uow.authorities.search(text, today=self._context.today(), limit=FOUND))

    def places(self, authority_id: UUID | None) -> tuple[PlaceRow, ...]:
        """Sites and rooms of an authority; the centre's own for None."""
        with self._context.reading() as uow:
            return tuple(uow.agenda.places(authority_id))

    def _whole(self, first: date, last: date) -> Interval:
        zone = self._context.zone
        return Interval(whole_day(first, zone).start, whole_day(last, zone).end)

    def _opened(
        self,
        permanences: list[PermanenceRow],
        booked: list[AppointmentRow],
        absences: list[AbsenceRow],
        holidays: Mapping[date, str],
    ) -> tuple[OpenPermanence, ...]:
        closed = [whole_day(day, self._context.zone) for day in holidays]
        held_by = _by_practitioner(
            (each.practitioner_id, each.held) for each in booked if each.status.holds_time
        )
        away_of = _by_practitioner((each.practitioner_id, each.span) for each in absences)
        result = []
        for row in permanences:
            span = row.span
            held = [each for each in held_by[row.practitioner_id] if each.overlaps(span)]
            cut = slots(span, row.slot_minutes, row.buffer_minutes)
            pieces = [] if row.cancelled else without(span, [*held, *away_of[row.practitioner_id], *closed])
            # Each free piece is cut from its start: what somebody takes off the grid moves the rest.
            left = [slot for piece in pieces for slot in slots(piece, row.slot_minutes, row.buffer_minutes)]
            result.append(OpenPermanence(row, len(cut), tuple(left)))
        return tuple(result)


def _by_practitioner(times: Iterable[tuple[UUID, Interval]]) -> defaultdict[UUID, list[Interval]]:
    found: defaultdict[UUID, list[Interval]] = defaultdict(list)
    for practitioner_id, each in times:
        found[practitioner_id].append(each)
    return found
