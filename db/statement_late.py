"""Noting what is written of a month that is closed: a later statement asks for it by index.

Called before each flush, after what is locked was refused. What is still to come asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from cigdesk.domain.appointment import Appointment, AppointmentKind, Permanence
from cigdesk.domain.session import SessionSeats
from cigdesk.domain.statement import StatementState
from cigdesk.domain.support_time import TimeEntry
from db.journal import SESSION_KEY
from db.statement_lock import changed
from db.tables import late_work, statements

_A_DAY: Final = timedelta(days=1)
_KEEP: Final = insert(late_work).on_conflict_do_nothing()


@dataclass(frozen=True)
class _Written:
    """Work that is written, on a day or at an instant of it."""

    record_id: UUID
    authority_id: UUID | None
    """None for a session: several authorities may have seats."""
    at: datetime | date


def note_late(session: Session, _context: object = None, _instances: object = None) -> None:
    """Note the work of this flush that falls in a closed month of its authority."""
    now: datetime = session.info[SESSION_KEY].at
    with session.no_autoflush:
        written = [each for each in _written(session) if _day(each.at) <= now.date()]
        late = _late(session, written) if written else []
    if late:
        session.connection().execute(_KEEP, [{"record_id": each} for each in late])


def _written(session: Session) -> Iterator[_Written]:
    for record in (*session.new, *session.dirty):
        if isinstance(record, _OF_WORK) and (record in session.new or changed(record)):
            yield from _told(session, record)


_OF_WORK: Final = (Appointment, Permanence, TimeEntry, SessionSeats)


def _told(session: Session, record: Any) -> Iterator[_Written]:
    if isinstance(record, TimeEntry):
        yield _Written(record.id, record.authority_id, record.day)
    elif isinstance(record, SessionSeats):
        meeting = _meeting(session, record.appointment_id)
        if meeting is not None:
            yield _Written(meeting.id, record.authority_id, meeting.start)
    elif isinstance(record, Appointment) and record.kind is AppointmentKind.COLLECTIVE:
        yield _Written(record.id, None, record.start)
    else:
        yield _Written(record.id, record.authority_id, record.start)


def _meeting(session: Session, appointment_id: UUID) -> Appointment | None:
    new = (each for each in session.new if isinstance(each, Appointment) and each.id == appointment_id)
    return next(new, None) or session.get(Appointment, appointment_id)


def _late(session: Session, written: list[_Written]) -> list[UUID]:
    """Those of a month that is closed; the months around these days are read by index."""
    days = [_day(each.at) for each in written]
    its = statements.c
    months = select(its.authority_id, its.month, its.start, its.end).where(
        its.state == StatementState.CLOSED,
        its.month >= (min(days) - _A_DAY).replace(day=1),
        its.month <= max(days) + _A_DAY,
    )
    closed = session.execute(months).all()
    return list({each.record_id: None for each in written if any(_within(each, *row) for row in closed)})


def _within(written: _Written, authority_id: UUID, month: date, start: datetime, end: datetime) -> bool:
    if written.authority_id not in (None, authority_id):
        return False
    if isinstance(written.at, datetime):
        return start <= written.at < end
    return written.at.replace(day=1) == month


def _day(at: datetime | date) -> date:
    return at.date() if isinstance(at, datetime) else at
