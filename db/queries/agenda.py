"""Reading the agenda: every question about time starts from the index by practitioner and start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, select
from sqlalchemy.orm import Session

from cigdesk.domain.agenda.conflicts import Away, Band, Taken
from cigdesk.domain.agenda.hours import WorkStretch
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import days
from cigdesk.domain.agenda.whereabouts import Whereabouts
from cigdesk.domain.agenda.words import practitioner_name
from cigdesk.domain.appointment import LONGEST, PlaceMode
from cigdesk.domain.errors import NotFound
from cigdesk.ports.agenda import (
    AbsenceRow,
    AgentRow,
    AppointmentRow,
    BusyRow,
    PermanenceRow,
    PlaceRow,
    PractitionerRow,
)
from cigdesk.ports.search import FoundKind
from db.masking import MASKED
from db.queries import agenda_selects as selects
from db.queries.search import SqlSearchQueries
from db.tables import (
    agents,
    appointments,
    journal,
    persons,
    practitioners,
    rooms,
    sites,
)

T = TypeVar("T")


class SqlAgendaQueries:
    """See `cigdesk.ports.agenda.AgendaQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def practitioners(self, ids: Collection[UUID] | None = None) -> list[PractitionerRow]:
        """The active ones, by name; of these ids alone if some are given."""
        rows, hours = selects.active_practitioners(), selects.every_hours()
        if ids is None:
            return self._practitioners(rows, hours, {})
        mine = practitioners.c.id.in_(selects.IDS)
        return self._practitioners(rows.where(mine), selects.hours_of_some(), {"ids": list(ids)})

    def practitioner(self, practitioner_id: UUID) -> PractitionerRow:
        """Any of them; raises `NotFound`."""
        ids = {"ids": [practitioner_id]}
        return _only(self._practitioners(selects.practitioners_of_ids(), selects.hours_of_some(), ids))

    def _practitioners(
        self, rows: Select[Any], hours: Select[Any], ids: Mapping[str, Any]
    ) -> list[PractitionerRow]:
        stretches: defaultdict[UUID, list[WorkStretch]] = defaultdict(list)
        for practitioner_id, weekday, start, end in self._session.execute(hours, ids):
            stretches[practitioner_id].append(WorkStretch(weekday, start, end))
        found = self._session.execute(rows, ids)
        return [_practitioner(row, stretches[row.id]) for row in found]

    def appointments(self, practitioner_ids: Collection[UUID], span: Interval) -> list[AppointmentRow]:
        """Those that touch the span, whatever their status."""
        found = self._session.execute(selects.appointments_between(), _of_some(practitioner_ids, span))
        return self._read(found)

    def busy(self, practitioner_ids: Collection[UUID], span: Interval) -> list[BusyRow]:
        """Those that touch the span and hold their time, in no order."""
        found = self._session.execute(selects.busy_between(), _of_some(practitioner_ids, span))
        return [
            BusyRow(_uuid(who), start, end, buffer, mode, _maybe(authority), _maybe(site))
            for who, start, end, buffer, mode, authority, site in found
        ]

    def on_duty(self, practitioner_ids: Collection[UUID], span: Interval) -> list[BusyRow]:
        """The permanences held that touch the span, in no order; nothing is kept free after them."""
        found = self._session.execute(selects.on_duty_between(), _of_some(practitioner_ids, span))
        return [
            BusyRow(_uuid(who), start, end, 0, _mode_at(authority), _maybe(authority), _maybe(site))
            for who, start, end, authority, site in found
        ]

    def appointment(self, appointment_id: UUID) -> AppointmentRow:
        """One of them; raises `NotFound`."""
        return _only(self._appointments(appointments.c.id == appointment_id))

    def overdue(
        self, practitioner_ids: Collection[UUID], before: datetime, most: int | None = None
    ) -> list[AppointmentRow]:
        """Those still planned that ended before; meetings, which nobody is awaited at, apart."""
        asked = {"ids": list(practitioner_ids), "before": before}
        rows = selects.overdue().limit(most)
        return self._read(self._session.execute(rows, asked))

    def overdue_count(self, practitioner_ids: Collection[UUID], before: datetime) -> int:
        """How many of those there are."""
        asked = {"ids": list(practitioner_ids), "before": before}
        return self._session.scalar(selects.overdue_count(), asked) or 0

    def of_agent(self, agent_id: UUID, limit: int) -> list[AppointmentRow]:
        """The latest of an agent, with any practitioner, by start."""
        rows = selects.appointment_select().where(appointments.c.agent_id == agent_id)
        latest = rows.order_by(None).order_by(appointments.c.start.desc()).limit(limit)
        return self._read(reversed(self._session.execute(latest).all()))

    def of_permanence(self, permanence_id: UUID) -> list[AppointmentRow]:
        """Those that belong to a permanence."""
        return self._appointments(appointments.c.permanence_id == permanence_id)

    def _appointments(self, *where: ColumnElement[bool]) -> list[AppointmentRow]:
        return self._read(self._session.execute(selects.appointment_select().where(*where)))

    def _read(self, found: Iterable[Sequence[Any]]) -> list[AppointmentRow]:
        """The rows; without what reaches the agent for whoever may not see who that is (`db.masking`)."""
        rows = [AppointmentRow(*row) for row in found]
        if not self._session.connection().get_execution_options().get(MASKED):
            return rows
        return [replace(each, phone="", video_link="") if each.agent_id else each for each in rows]

    def permanences(self, practitioner_ids: Collection[UUID], span: Interval) -> list[PermanenceRow]:
        """Those that touch the span, cancelled ones included."""
        found = self._session.execute(selects.permanences_between(), _of_some(practitioner_ids, span))
        return [PermanenceRow(*row) for row in found]

    def absences(self, practitioner_ids: Collection[UUID], span: Interval) -> list[AbsenceRow]:
        """Those that touch the span."""
        found = self._session.execute(selects.absences_between(), _of_some(practitioner_ids, span))
        return [AbsenceRow(*row) for row in found]

    def taken(
        self, span: Interval, practitioner_id: UUID, agent_id: UUID | None, room_id: UUID | None
    ) -> list[Taken]:
        """Appointments that hold time in the span, of that practitioner, that agent or that room."""
        owners = {"practitioner_id": practitioner_id, "agent_id": agent_id, "room_id": room_id}
        found = {row.id: _taken(row) for row in self._held(selects.taken_by, owners, span)}
        return sorted(found.values(), key=lambda each: each.span)

    def bands(self, span: Interval, practitioner_id: UUID, room_id: UUID | None) -> list[Band]:
        """Permanences held in the span, of that practitioner or in that room."""
        owners = {"practitioner_id": practitioner_id, "room_id": room_id}
        found = {row.id: _band(row) for row in self._held(selects.bands_by, owners, span)}
        return sorted(found.values(), key=lambda each: each.span)

    def _held(
        self, rows_by: Callable[[str], Select[Any]], owners: Mapping[str, UUID | None], span: Interval
    ) -> Iterator[Row[Any]]:
        """One question by owner, each from its own index: SQLite plans an OR over several as a scan."""
        for column, owner in owners.items():
            if owner is not None:
                yield from self._session.execute(rows_by(column), {"owner": owner, **_around(span)})

    def away(self, span: Interval, practitioner_id: UUID) -> list[Away]:
        """Absences of the practitioner that touch the span."""
        return [
            Away(id=row.id, span=row.span, label=row.label) for row in self.absences([practitioner_id], span)
        ]

    def closed(self, first: date, last: date) -> dict[date, str]:
        """The days from the first to the last, both included, on which the centre is closed, with why."""
        return {
            day: row.label
            for row in self._session.execute(selects.closures_between(), {"first": first, "last": last})
            for day in days(max(row.start, first), min(row.end, last))
        }

    def author(self, record_id: UUID) -> str:
        """The name of the person who last wrote that record; empty when it is not known."""
        rows = (
            select(persons.c.name)
            .join(journal, journal.c.person_id == persons.c.id)
            .where(journal.c.record_id == record_id)
            .order_by(journal.c.seq.desc())
            .limit(1)
        )
        return self._session.scalar(rows) or ""

    def agents(self, text: str, limit: int) -> list[AgentRow]:
        """Agents that match every word typed, or nearly when none does; the nearest first, then by name."""
        rows = (
            selects.agent_select()
            .where(agents.c.archived.is_(False))
            .order_by(agents.c.sort_key, agents.c.id)
        )
        if not text.strip():
            return [AgentRow(*row) for row in self._session.execute(rows.limit(limit))]
        costs, near = SqlSearchQueries(self._session).best(FoundKind.AGENT, text)
        found: Sequence[Sequence[Any]] = self._session.execute(rows.where(agents.c.id.in_(costs))).all()
        nearest = sorted(found, key=lambda row: costs[row[0]])
        return [replace(AgentRow(*row), near=near) for row in nearest[:limit]]

    def agent(self, agent_id: UUID) -> AgentRow:
        """One of them; raises `NotFound`."""
        rows = selects.agent_select().where(agents.c.id == agent_id)
        return _only([AgentRow(*row) for row in self._session.execute(rows)])

    def places(self, authority_id: UUID | None) -> list[PlaceRow]:
        """Sites and rooms of an authority; of the centre for None."""
        rows = (
            select(sites.c.id, rooms.c.id.label("room_id"), sites.c.authority_id, sites.c.name, rooms.c.name)
            .outerjoin(rooms, (rooms.c.site_id == sites.c.id) & rooms.c.archived.is_(False))
            .where(sites.c.archived.is_(False))
            .order_by(sites.c.name, rooms.c.name)
        )
        mine = sites.c.authority_id == authority_id if authority_id else sites.c.authority_id.is_(None)
        return [
            PlaceRow(site_id, room_id, owner, ", ".join(part for part in (site, room) if part))
            for site_id, room_id, owner, site, room in self._session.execute(rows.where(mine))
        ]


@lru_cache(maxsize=4096)
def _uuid(text: str) -> UUID:
    return UUID(text)


def _maybe(text: str | None) -> UUID | None:
    return _uuid(text) if text else None


def _of_some(practitioner_ids: Collection[UUID], span: Interval) -> dict[str, Any]:
    return {"ids": list(practitioner_ids), **_around(span)}


def _around(span: Interval) -> dict[str, Any]:
    return {"begins": span.start, "ends": span.end, "earliest": span.start - LONGEST}


def _taken(row: Row[Any]) -> Taken:
    return Taken(
        id=row.id,
        practitioner_id=row.practitioner_id,
        practitioner=practitioner_name(row.first_name, row.last_name),
        span=Interval(row.start, row.end),
        kind=row.kind,
        agent_id=row.agent_id,
        room_id=row.room_id,
        permanence_id=row.permanence_id,
        title=row.title,
        subject=row.subject,
        where=Whereabouts(mode=row.mode, authority_id=row.authority_id, site_id=row.site_id),
        buffer=timedelta(minutes=row.buffer_minutes),
        place=row.place,
    )


def _band(row: Row[Any]) -> Band:
    return Band(
        id=row.id,
        practitioner_id=row.practitioner_id,
        practitioner=practitioner_name(row.first_name, row.last_name),
        span=Interval(row.start, row.end),
        slot_minutes=row.slot_minutes,
        buffer_minutes=row.buffer_minutes,
        room_id=row.room_id,
        where=_held_at(row.authority_id, row.site_id),
        subjects=row.subjects,
        place=row.place,
    )


def _held_at(authority_id: UUID | None, site_id: UUID | None) -> Whereabouts:
    return Whereabouts(mode=_mode_at(authority_id), authority_id=authority_id, site_id=site_id)


def _mode_at(authority_id: UUID | str | None) -> PlaceMode:
    return PlaceMode.SITE if authority_id else PlaceMode.CENTRE


def _practitioner(row: Row[Any], hours: list[WorkStretch]) -> PractitionerRow:
    return PractitionerRow(
        row.id, row.first_name, row.last_name, row.function, row.colour, tuple(sorted(hours))
    )


def _only(rows: list[T]) -> T:
    if not rows:
        raise NotFound("Cette fiche n’existe plus\u00a0: elle a été supprimée entre-temps.")
    return rows[0]
