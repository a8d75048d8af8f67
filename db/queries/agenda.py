"""Reading the agenda: every question about time starts from the index by practitioner and start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, FromClause, Row, Select, Table, bindparam, func, select
from sqlalchemy.orm import Session

from cigdesk.domain.agenda.conflicts import Away, Band, Taken
from cigdesk.domain.agenda.hours import WorkStretch
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import days
from cigdesk.domain.agenda.whereabouts import Whereabouts
from cigdesk.domain.agenda.words import practitioner_name
from cigdesk.domain.appointment import LONGEST, AppointmentKind, AppointmentStatus, PlaceMode
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
from db.queries.search import SqlSearchQueries
from db.tables import (
    absences,
    agents,
    appointments,
    authorities,
    closures,
    journal,
    permanences,
    persons,
    practitioners,
    rooms,
    sites,
    working_hours,
)

T = TypeVar("T")

HOLDING = [status for status in AppointmentStatus if status.holds_time]


class SqlAgendaQueries:
    """See `cigdesk.ports.agenda.AgendaQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def practitioners(self, ids: Collection[UUID] | None = None) -> list[PractitionerRow]:
        """The active ones, by name; of these ids alone if some are given."""
        rows, hours = _active_practitioners(), _every_hours()
        if ids is None:
            return self._practitioners(rows, hours, {})
        mine = practitioners.c.id.in_(_IDS)
        return self._practitioners(rows.where(mine), _hours_of_some(), {"ids": list(ids)})

    def practitioner(self, practitioner_id: UUID) -> PractitionerRow:
        """Any of them; raises `NotFound`."""
        ids = {"ids": [practitioner_id]}
        return _only(self._practitioners(_practitioners_of_ids(), _hours_of_some(), ids))

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
        found = self._session.execute(_appointments_between(), _of_some(practitioner_ids, span))
        return [AppointmentRow(*row) for row in found]

    def busy(self, practitioner_ids: Collection[UUID], span: Interval) -> list[BusyRow]:
        """Those that touch the span and hold their time, in no order."""
        found = self._session.execute(_busy_between(), _of_some(practitioner_ids, span))
        return [BusyRow._make(row) for row in found]

    def on_duty(self, practitioner_ids: Collection[UUID], span: Interval) -> list[BusyRow]:
        """The permanences held that touch the span, in no order; nothing is kept free after them."""
        found = self._session.execute(_on_duty_between(), _of_some(practitioner_ids, span))
        return [
            BusyRow(who, start, end, 0, _mode_at(authority_id), authority_id, site_id)
            for who, start, end, authority_id, site_id in found
        ]

    def appointment(self, appointment_id: UUID) -> AppointmentRow:
        """One of them; raises `NotFound`."""
        return _only(self._appointments(appointments.c.id == appointment_id))

    def overdue(self, practitioner_ids: Collection[UUID], span: Interval) -> list[AppointmentRow]:
        """Those still planned that ended within the span; meetings, which nobody is awaited at, apart."""
        found = self._session.execute(_overdue(), _of_some(practitioner_ids, span))
        return [AppointmentRow(*row) for row in found]

    def of_agent(self, agent_id: UUID, limit: int) -> list[AppointmentRow]:
        """The latest of an agent, with any practitioner, by start."""
        rows = _appointment_select().where(appointments.c.agent_id == agent_id)
        latest = rows.order_by(None).order_by(appointments.c.start.desc()).limit(limit)
        return [AppointmentRow(*row) for row in reversed(self._session.execute(latest).all())]

    def of_permanence(self, permanence_id: UUID) -> list[AppointmentRow]:
        """Those that belong to a permanence."""
        return self._appointments(appointments.c.permanence_id == permanence_id)

    def _appointments(self, *where: ColumnElement[bool]) -> list[AppointmentRow]:
        return [AppointmentRow(*row) for row in self._session.execute(_appointment_select().where(*where))]

    def permanences(self, practitioner_ids: Collection[UUID], span: Interval) -> list[PermanenceRow]:
        """Those that touch the span, cancelled ones included."""
        found = self._session.execute(_permanences_between(), _of_some(practitioner_ids, span))
        return [PermanenceRow(*row) for row in found]

    def absences(self, practitioner_ids: Collection[UUID], span: Interval) -> list[AbsenceRow]:
        """Those that touch the span."""
        found = self._session.execute(_absences_between(), _of_some(practitioner_ids, span))
        return [AbsenceRow(*row) for row in found]

    def taken(
        self, span: Interval, practitioner_id: UUID, agent_id: UUID | None, room_id: UUID | None
    ) -> list[Taken]:
        """Appointments that hold time in the span, of that practitioner, that agent or that room."""
        owners = {"practitioner_id": practitioner_id, "agent_id": agent_id, "room_id": room_id}
        found = {row.id: _taken(row) for row in self._held(_taken_by, owners, span)}
        return sorted(found.values(), key=lambda each: each.span)

    def bands(self, span: Interval, practitioner_id: UUID, room_id: UUID | None) -> list[Band]:
        """Permanences held in the span, of that practitioner or in that room."""
        owners = {"practitioner_id": practitioner_id, "room_id": room_id}
        found = {row.id: _band(row) for row in self._held(_bands_by, owners, span)}
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
            for row in self._session.execute(_closures_between(), {"first": first, "last": last})
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
        rows = _agent_select().where(agents.c.archived.is_(False)).order_by(agents.c.sort_key, agents.c.id)
        if not text.strip():
            return [AgentRow(*row) for row in self._session.execute(rows.limit(limit))]
        costs, near = SqlSearchQueries(self._session).best(FoundKind.AGENT, text)
        found: Sequence[Sequence[Any]] = self._session.execute(rows.where(agents.c.id.in_(costs))).all()
        nearest = sorted(found, key=lambda row: costs[row[0]])
        return [replace(AgentRow(*row), near=near) for row in nearest[:limit]]

    def agent(self, agent_id: UUID) -> AgentRow:
        """One of them; raises `NotFound`."""
        rows = _agent_select().where(agents.c.id == agent_id)
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


# Statements that are asked at each week and each booking are built once, with parameters in their places:
# building one takes longer than its answer.
_IDS: Final[BindParameter[Any]] = bindparam("ids", expanding=True)


def _of_some(practitioner_ids: Collection[UUID], span: Interval) -> dict[str, Any]:
    return {"ids": list(practitioner_ids), **_around(span)}


def _around(span: Interval) -> dict[str, Any]:
    return {"begins": span.start, "ends": span.end, "earliest": span.start - LONGEST}


def _meets(table: Table) -> ColumnElement[bool]:
    return (table.c.start < bindparam("ends")) & (table.c.end > bindparam("begins"))


def _touching(table: Table) -> ColumnElement[bool]:
    """Nothing lasts more than `LONGEST`: the start alone bounds what the index is asked for."""
    return _meets(table) & (table.c.start > bindparam("earliest"))


@cache
def _appointments_between() -> Select[Any]:
    return _appointment_select().where(_touching(appointments), appointments.c.practitioner_id.in_(_IDS))


@cache
def _busy_between() -> Select[Any]:
    its = appointments.c
    where = (its.mode, its.authority_id, its.site_id)
    columns = (its.practitioner_id, its.start, its.end, its.buffer_minutes, *where)
    held = (_touching(appointments), its.status.in_(HOLDING))
    return select(*columns).where(its.practitioner_id.in_(_IDS), *held)


@cache
def _on_duty_between() -> Select[Any]:
    its = permanences.c
    held = (_touching(permanences), its.cancelled.is_(False))
    columns = (its.practitioner_id, its.start, its.end, its.authority_id, its.site_id)
    return select(*columns).where(its.practitioner_id.in_(_IDS), *held)


@cache
def _overdue() -> Select[Any]:
    its = appointments.c
    over = (_touching(appointments), its.end < bindparam("ends"))
    wanting = (its.status == AppointmentStatus.PLANNED, its.kind != AppointmentKind.INTERNAL)
    return _appointment_select().where(its.practitioner_id.in_(_IDS), *over, *wanting)


@cache
def _permanences_between() -> Select[Any]:
    return _permanence_select().where(_touching(permanences), permanences.c.practitioner_id.in_(_IDS))


@cache
def _absences_between() -> Select[Any]:
    """The columns of an `AbsenceRow`, in its order, by start."""
    its = absences.c
    rows = select(its.id, its.practitioner_id, its.start, its.end, its.label, its.series_id)
    return rows.where(its.practitioner_id.in_(_IDS), _meets(absences)).order_by(its.start)


@cache
def _taken_by(column: str) -> Select[Any]:
    its = appointments.c
    held = (_touching(appointments), its.status.in_(HOLDING))
    return _taken_select().where(its[column] == bindparam("owner"), *held)


@cache
def _bands_by(column: str) -> Select[Any]:
    its = permanences.c
    held = (_touching(permanences), its.cancelled.is_(False))
    return _band_select().where(its[column] == bindparam("owner"), *held)


@cache
def _closures_between() -> Select[Any]:
    its = closures.c
    rows = select(its.start, its.end, its.label)
    return rows.where(its.start <= bindparam("last"), its.end >= bindparam("first")).order_by(its.start)


@cache
def _practitioner_select() -> Select[Any]:
    """The columns of a `PractitionerRow`, in its order, but for the hours."""
    its = practitioners.c
    return select(its.id, its.first_name, its.last_name, its.function, its.colour)


@cache
def _active_practitioners() -> Select[Any]:
    return _practitioner_select().where(practitioners.c.active.is_(True)).order_by(practitioners.c.sort_key)


@cache
def _practitioners_of_ids() -> Select[Any]:
    return _practitioner_select().where(practitioners.c.id.in_(_IDS))


@cache
def _every_hours() -> Select[Any]:
    its = working_hours.c
    return select(its.practitioner_id, its.weekday, its.start, its.end)


@cache
def _hours_of_some() -> Select[Any]:
    return _every_hours().where(working_hours.c.practitioner_id.in_(_IDS))


def _text(column: ColumnElement[str]) -> ColumnElement[str]:
    """The text of a record that may not be there."""
    return func.coalesce(column, "")


def _appointment_select() -> Select[Any]:
    """The columns of an `AppointmentRow`, in its order, by start."""
    its = appointments.c
    return (
        select(
            its.id, its.practitioner_id, its.kind, its.mode, its.start, its.end, its.status,
            its.agent_id, _text(agents.c.civility), _text(agents.c.first_name), _text(agents.c.last_name),
            agents.c.status, its.authority_id, _text(authorities.c.name), its.site_id, _text(sites.c.name),
            its.room_id, _text(rooms.c.name), its.permanence_id, its.subject, its.requester,
            its.phone, its.video_link, its.title, its.overlap_reason,
            its.buffer_minutes, its.request_id, its.seats, its.moved_from,
        )
        .select_from(_placed(appointments).outerjoin(agents, agents.c.id == its.agent_id))
        .order_by(its.start, its.id)
    )  # fmt: skip


def _permanence_select() -> Select[Any]:
    """The columns of a `PermanenceRow`, in its order, by start."""
    its = permanences.c
    return (
        select(
            its.id, its.practitioner_id, its.start, its.end, its.slot_minutes, its.cancelled,
            its.authority_id, _text(authorities.c.name), its.site_id, _text(sites.c.name),
            its.room_id, _text(rooms.c.name), its.buffer_minutes, its.subjects, its.series_id,
            its.occurrence, its.changed,
        )
        .select_from(_placed(permanences))
        .order_by(its.start, its.id)
    )  # fmt: skip


def _placed(table: Table) -> FromClause:
    """The table with its authority, site and room, where it has them."""
    return (
        table.outerjoin(authorities, authorities.c.id == table.c.authority_id)
        .outerjoin(sites, sites.c.id == table.c.site_id)
        .outerjoin(rooms, rooms.c.id == table.c.room_id)
    )


def _held_by(table: Table) -> FromClause:
    """The table with its practitioner, and its authority and site for a sentence."""
    return (
        table.join(practitioners, practitioners.c.id == table.c.practitioner_id)
        .outerjoin(authorities, authorities.c.id == table.c.authority_id)
        .outerjoin(sites, sites.c.id == table.c.site_id)
    )


def _taken_select() -> Select[Any]:
    its = appointments.c
    place = func.coalesce(authorities.c.name, sites.c.name, "").label("place")
    named = (practitioners.c.first_name, practitioners.c.last_name, place)
    columns = (its.id, its.practitioner_id, its.start, its.end, its.kind, its.agent_id)
    more = (its.room_id, its.permanence_id, its.title, its.subject, its.buffer_minutes)
    where = (its.mode, its.authority_id, its.site_id)
    return select(*columns, *more, *where, *named).select_from(_held_by(appointments))


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


def _band_select() -> Select[Any]:
    its = permanences.c
    place = func.coalesce(authorities.c.name, sites.c.name, "").label("place")
    named = (practitioners.c.first_name, practitioners.c.last_name, place)
    columns = (its.id, its.practitioner_id, its.start, its.end, its.slot_minutes, its.room_id)
    more = (its.buffer_minutes, its.subjects, its.authority_id, its.site_id)
    return select(*columns, *more, *named).select_from(_held_by(permanences))


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


def _mode_at(authority_id: UUID | None) -> PlaceMode:
    return PlaceMode.SITE if authority_id else PlaceMode.CENTRE


def _agent_select() -> Select[Any]:
    its = agents.c
    return select(
        its.id, its.civility, its.first_name, its.last_name, its.status, its.authority_id,
        authorities.c.name, its.phone,
    ).join(authorities, authorities.c.id == its.authority_id)  # fmt: skip


def _practitioner(row: Row[Any], hours: list[WorkStretch]) -> PractitionerRow:
    return PractitionerRow(
        row.id, row.first_name, row.last_name, row.function, row.colour, tuple(sorted(hours))
    )


def _only(rows: list[T]) -> T:
    if not rows:
        raise NotFound("Cette fiche n’existe plus\u00a0: elle a été supprimée entre-temps.")
    return rows[0]
