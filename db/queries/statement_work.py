"""Reading the work that stands on no statement yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, String, and_, cast, exists, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus
from cigdesk.domain.statement import StatementState
from cigdesk.domain.support_time import Charge
from cigdesk.ports.statements import EntryRow, MeetingRow, OrderRow, PermanenceRow, ReceivedRow
from db.tables import (
    appointments,
    cases,
    engagements,
    late_work,
    permanences,
    practitioners,
    quote_lines,
    quotes,
    session_seats,
    statement_lines,
    statements,
    time_entries,
)

_OWN: Final = len(fields(MeetingRow)) - 1
_TIMED: Final = len(fields(EntryRow)) - 1
_COUNTED: Final = (AppointmentStatus.PLANNED, AppointmentStatus.DONE, AppointmentStatus.NO_SHOW)
_CHUNK: Final = 5000
"""How many permanences are asked for at once: those of a month, and more."""
_it = appointments.c
_time = time_entries.c


class SqlStatementWork:
    """The part of `cigdesk.ports.statements.StatementQueries` that reads work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def meetings(self, authority_id: UUID | None, start: datetime, end: datetime) -> list[MeetingRow]:
        """What begins then and stands on no statement; what was given up is not among them."""
        return self._meetings(authority_id, *_within(_it.start, start, end))

    def late_meetings(self, authority_id: UUID | None, since: datetime, before: datetime) -> list[MeetingRow]:
        """As `meetings`, of the closed months of each authority in that stretch."""
        return self._meetings(authority_id, *_within(_it.start, since, before), late=True)

    def noted_meetings(self, authority_id: UUID | None) -> list[MeetingRow]:
        """As `late_meetings`, of what was written once its month was closed, however old it is."""
        return self._meetings(authority_id, _it.id.in_(_NOTED), late=True)

    def meetings_of(self, ids: Collection[UUID]) -> list[MeetingRow]:
        """As `meetings`, of these appointments."""
        return self._meetings(None, _it.id.in_(ids)) if ids else []

    def excused(self, authority_id: UUID, start: datetime, end: datetime) -> list[MeetingRow]:
        """What was excused in that stretch."""
        within = _within(_it.start, start, end)
        rows = _own().where(
            _it.authority_id == authority_id, _it.status == AppointmentStatus.EXCUSED, *within
        )
        return [_meeting(row) for row in self._session.execute(rows)]

    def entries(self, authority_id: UUID | None, first: date, last: date) -> list[EntryRow]:
        """The time of these days, both included, that stands on no statement."""
        return self._entries(authority_id, _time.day >= first, _time.day <= last)

    def late_entries(self, authority_id: UUID | None, since: date, before: date) -> list[EntryRow]:
        """As `entries`, of the closed months of each authority, before that day."""
        return self._entries(authority_id, _time.day >= since, _time.day < before, _closed_that_day())

    def noted_entries(self, authority_id: UUID | None) -> list[EntryRow]:
        """As `late_entries`, of what was written once its month was closed, however old it is."""
        return self._entries(authority_id, _time.id.in_(_NOTED), _closed_that_day())

    def entries_of(self, ids: Collection[UUID]) -> list[EntryRow]:
        """As `entries`, of these."""
        return self._entries(None, _time.id.in_(ids)) if ids else []

    def permanences(self, authority_id: UUID | None, start: datetime, end: datetime) -> list[PermanenceRow]:
        """The permanences at authorities that begin then and stand on no statement."""
        return self._permanences(authority_id, *_within(permanences.c.start, start, end))

    def late_permanences(
        self, authority_id: UUID | None, since: datetime, before: datetime
    ) -> list[PermanenceRow]:
        """As `permanences`, of the closed months of each authority in that stretch."""
        its = permanences.c
        late = _closed_then(its.authority_id, its.start)
        return self._permanences(authority_id, *_within(its.start, since, before), late)

    def noted_permanences(self, authority_id: UUID | None) -> list[PermanenceRow]:
        """As `late_permanences`, of what was written once its month was closed, however old it is."""
        its = permanences.c
        return self._permanences(authority_id, its.id.in_(_NOTED), _closed_then(its.authority_id, its.start))

    def permanences_of(self, ids: Collection[UUID]) -> list[PermanenceRow]:
        """As `permanences`, of these."""
        return self._permanences(None, permanences.c.id.in_(ids)) if ids else []

    def received(self, ids: Collection[UUID]) -> list[ReceivedRow]:
        """Each honoured appointment in these permanences; one row for one without any."""
        its = permanences.c
        honoured = and_(_it.permanence_id == its.id, _it.status == AppointmentStatus.DONE)
        rows = select(
            *(its.id, its.start, its.end, its.slot_minutes, its.buffer_minutes, _it.start, _it.end)
        ).outerjoin(appointments, honoured)
        asked = list(ids)
        return [
            ReceivedRow(*row)
            for first in range(0, len(asked), _CHUNK)
            for row in self._session.execute(rows.where(its.id.in_(asked[first : first + _CHUNK])))
        ]

    def _meetings(
        self, authority_id: UUID | None, *where: ColumnElement[bool], late: bool = False
    ) -> list[MeetingRow]:
        found = []
        for rows, mine in ((_own(), _it.authority_id), (_seated(), session_seats.c.authority_id)):
            asked = rows.where(_it.status.in_(_COUNTED), *where).where(_not_standing(mine))
            if late:
                asked = asked.where(_closed_then(mine, _it.start), ~_received_in_standing())
            if authority_id is not None:
                asked = asked.where(mine == authority_id)
            found += [_meeting(row) for row in self._session.execute(asked)]
        return found

    def _entries(self, authority_id: UUID | None, *where: ColumnElement[bool]) -> list[EntryRow]:
        standing = exists().where(statement_lines.c.time_entry_id == _time.id)
        rows = _timed().where(*where).where(~standing)
        mine = rows if authority_id is None else rows.where(_time.authority_id == authority_id)
        return [_entry(row) for row in self._session.execute(mine)]

    def _permanences(self, authority_id: UUID | None, *where: ColumnElement[bool]) -> list[PermanenceRow]:
        its = permanences.c
        rows = (
            select(its.id, its.authority_id, practitioners.c.function, its.start, its.end)
            .join(practitioners, practitioners.c.id == its.practitioner_id)
            .where(its.authority_id.is_not(None), its.cancelled.is_(False), *where)
            .where(~exists().where(statement_lines.c.permanence_id == its.id))
        )
        mine = rows if authority_id is None else rows.where(its.authority_id == authority_id)
        return [PermanenceRow(*row) for row in self._session.execute(mine)]


def _within(
    column: ColumnElement[datetime], start: datetime, end: datetime
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return column >= start, column < end


def _not_standing(authority: ColumnElement[UUID]) -> ColumnElement[bool]:
    lines = statement_lines.c
    return ~exists().where(lines.appointment_id == _it.id, lines.authority_id == authority)


def _received_in_standing() -> ColumnElement[bool]:
    """Whether the permanence in which somebody was received stands for it already."""
    hosting = exists().where(statement_lines.c.permanence_id == _it.permanence_id)
    return and_(_it.permanence_id.is_not(None), _it.engagement_id.is_(None), hosting)


def _closed_then(authority: ColumnElement[Any], at: ColumnElement[datetime]) -> ColumnElement[bool]:
    """Whether the month of that instant is closed for the authority."""
    closed = statements.c
    return exists().where(
        closed.authority_id == authority,
        closed.state == StatementState.CLOSED,
        closed.start <= at,
        closed.end > at,
    )


def _closed_that_day() -> ColumnElement[bool]:
    """Whether the month of an entry is closed for its authority."""
    closed = statements.c
    month = func.substr(cast(_time.day, String), 1, 7)
    return exists().where(
        closed.authority_id == _time.authority_id,
        closed.state == StatementState.CLOSED,
        func.substr(cast(closed.month, String), 1, 7) == month,
    )


_NOTED: Final = select(late_work.c.record_id)
_ORDER = (
    *(engagements.c.id, engagements.c.offer, engagements.c.label, engagements.c.unit),
    *(quote_lines.c.unit_price, quotes.c.prefix, quotes.c.year, quotes.c.sequence, quotes.c.revision),
    quotes.c.id,
)


def _with_order(rows: Select[Any], engagement: ColumnElement[Any]) -> Select[Any]:
    return (
        rows.outerjoin(engagements, engagements.c.id == engagement)
        .outerjoin(quote_lines, quote_lines.c.id == engagements.c.quote_line_id)
        .outerjoin(quotes, quotes.c.id == quote_lines.c.quote_id)
    )


@cache
def _own() -> Select[Any]:
    """Each appointment for its authority, with its seats where it is a session that has some."""
    seats = session_seats.c
    of_it = and_(seats.appointment_id == _it.id, seats.authority_id == _it.authority_id)
    others = aliased(session_seats)
    hosted = aliased(permanences)
    rows = (
        select(
            *(_it.id, _it.authority_id, practitioners.c.function, _it.kind, _it.mode, _it.start, _it.end),
            *(_it.status, _it.units, func.coalesce(seats.seats, 0), _it.permanence_id),
            hosted.c.authority_id.is_not(None),
            and_(
                _it.kind == AppointmentKind.COLLECTIVE,
                seats.id.is_(None),
                exists().where(others.c.appointment_id == _it.id),
            ),
            literal(""),
            *_ORDER,
        )
        .join(practitioners, practitioners.c.id == _it.practitioner_id)
        .outerjoin(session_seats, of_it)
        .outerjoin(hosted, hosted.c.id == _it.permanence_id)
        .where(_it.authority_id.is_not(None), _it.kind != AppointmentKind.INTERNAL)
        # The time that was entered counts in the place of its meeting.
        .where(~exists().where(_time.appointment_id == _it.id))
    )
    return _with_order(rows, func.coalesce(_it.engagement_id, seats.engagement_id))


@cache
def _seated() -> Select[Any]:
    """The seats of each authority in the session of another."""
    seats = session_seats.c
    carrying = aliased(engagements)
    rows = (
        select(
            *(_it.id, seats.authority_id, practitioners.c.function, _it.kind, _it.mode, _it.start, _it.end),
            *(_it.status, literal(None), seats.seats, literal(None), literal(False), literal(True)),
            func.coalesce(carrying.c.offer, ""),
            *_ORDER,
        )
        .select_from(session_seats)
        .join(appointments, _it.id == seats.appointment_id)
        .join(practitioners, practitioners.c.id == _it.practitioner_id)
        .outerjoin(carrying, carrying.c.id == _it.engagement_id)
        .where(or_(_it.authority_id.is_(None), _it.authority_id != seats.authority_id))
    )
    return _with_order(rows, seats.engagement_id)


@cache
def _timed() -> Select[Any]:
    """The time of authorities that somebody bears; the rest of an act has the meeting of the act."""
    act = aliased(time_entries)
    hosted = aliased(permanences)
    meeting = func.coalesce(_time.appointment_id, act.c.appointment_id)
    rows = (
        select(
            *(_time.id, _time.authority_id, practitioners.c.function, _time.day, _time.minutes, _time.work),
            *(_time.mode, _time.charge, cases.c.sequence, meeting, hosted.c.authority_id.is_not(None)),
            *_ORDER,
        )
        .join(practitioners, practitioners.c.id == _time.practitioner_id)
        .outerjoin(cases, cases.c.id == _time.case_id)
        .outerjoin(act, act.c.id == _time.rest_of_id)
        .outerjoin(appointments, _it.id == meeting)
        .outerjoin(hosted, hosted.c.id == _it.permanence_id)
        .where(_time.authority_id.is_not(None), _time.charge != Charge.UNCHARGED)
    )
    return _with_order(rows, _time.engagement_id)


def _entry(row: Row[Any]) -> EntryRow:
    told: list[Any] = list(row)
    order = told[_TIMED:]
    return EntryRow(*[*told[:_TIMED], None if order[0] is None else OrderRow(*order)])


def _meeting(row: Row[Any]) -> MeetingRow:
    told: list[Any] = list(row)
    order = told[_OWN:]
    return MeetingRow(*[*told[:_OWN], None if order[0] is None else OrderRow(*order)])
