"""Refusing what would change work that stands on a closed statement, for every way of writing alike.

Called before each flush: services, imports and the way back of an undo all pass here. New appointments ask
nothing; a change of what a line rests on asks one question, by index.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, inspect, or_, select
from sqlalchemy.orm import Session

from cigdesk.domain.appointment import Appointment, Permanence
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.session import SessionSeats
from cigdesk.domain.statement import statement_number
from cigdesk.domain.statement_lock import LOCKED, LockedWork
from cigdesk.domain.support_time import TimeEntry
from db.tables import statement_lines, statements

_COLUMNS: Final = {
    Appointment: statement_lines.c.appointment_id,
    Permanence: statement_lines.c.permanence_id,
    TimeEntry: statement_lines.c.time_entry_id,
    MembershipTerms: statement_lines.c.term_id,
}

_OF_A_MEETING: Final = (SessionSeats, TimeEntry)
"""What changes what a meeting is due, even where it is new."""


def refuse_locked(session: Session, _context: object = None, _instances: object = None) -> None:
    """Raise `LockedWork` where something of this flush stands on a closed statement."""
    conditions = list(_conditions(session))
    if not conditions:
        return
    closed = statements.c
    with session.no_autoflush:
        found = session.execute(
            select(closed.year, closed.sequence)
            .join(statement_lines, statement_lines.c.statement_id == closed.id)
            .where(or_(*conditions))
            .limit(1)
        ).first()
    if found is not None:
        raise LockedWork(statement_number(*found))


def _conditions(session: Session) -> Iterator[ColumnElement[bool]]:
    for record in session.dirty:
        if type(record) in LOCKED and _changed(record):
            yield from _standing(record)
    for record in (*session.deleted, *session.new):
        if type(record) in LOCKED and (record in session.deleted or isinstance(record, _OF_A_MEETING)):
            yield from _standing(record)


def _changed(record: Any) -> bool:
    state = inspect(record)
    return any(state.attrs[name].history.has_changes() for name in LOCKED[type(record)])


def _standing(record: Any) -> Iterator[ColumnElement[bool]]:
    """The lines that rest on a record, or on the meeting of whose seats or time it is, before and after."""
    if type(record) in _COLUMNS:
        yield _COLUMNS[type(record)] == record.id
    if not isinstance(record, _OF_A_MEETING):
        return
    lines = statement_lines.c
    for appointment_id in _values(record, "appointment_id"):
        for authority_id in _values(record, "authority_id"):
            yield and_(lines.appointment_id == appointment_id, lines.authority_id == authority_id)


def _values(record: Any, name: str) -> set[UUID]:
    history = inspect(record).attrs[name].history
    return {each for each in (*history.unchanged, *history.added, *history.deleted) if each is not None}
