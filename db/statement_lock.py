"""Refusing what would change work that stands on a closed statement, for every way of writing alike.

Called before each flush: services, imports and the way back of an undo all pass here. New appointments ask
nothing; a change of what a line rests on asks one question, by index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, inspect, select
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
_AT_ONCE: Final = 500
_Column = tuple[Column[Any], UUID]
_Meeting = tuple[UUID, UUID]
_LINES: Final = select(
    statement_lines.c.appointment_id, statement_lines.c.authority_id, statements.c.year, statements.c.sequence
).join(statements, statements.c.id == statement_lines.c.statement_id)


def refuse_locked(session: Session, _context: object = None, _instances: object = None) -> None:
    """Raise `LockedWork` where something of this flush stands on a closed statement."""
    records, meetings = set[_Column](), set[_Meeting]()
    for record in _touched(session):
        if type(record) in _COLUMNS and record not in session.new:
            records.add((_COLUMNS[type(record)], record.id))
        if isinstance(record, _OF_A_MEETING):
            meetings |= _meetings_of(record)
    with session.no_autoflush:
        number = _standing(session, records) or _standing_meeting(session, meetings)
    if number:
        raise LockedWork(number)


def _touched(session: Session) -> Iterator[Any]:
    """What this flush changes of what a line may rest on."""
    yield from (each for each in session.dirty if type(each) in LOCKED and changed(each))
    yield from (each for each in session.deleted if type(each) in LOCKED)
    yield from (each for each in session.new if isinstance(each, _OF_A_MEETING))


def changed(record: Any) -> bool:
    """Whether something changes of what the line of that record rests on."""
    state = inspect(record)
    return any(state.attrs[name].history.has_changes() for name in LOCKED[type(record)])


def _meetings_of(record: Any) -> set[_Meeting]:
    """The meeting of whose seats or time it is, with its authority, before and after."""
    return {
        (appointment_id, authority_id)
        for appointment_id in _values(record, "appointment_id")
        for authority_id in _values(record, "authority_id")
    }


def _standing(session: Session, records: Set[_Column]) -> str:
    """The number of a statement on which one of these records stands."""
    by_column = {column: [each for of, each in records if of is column] for column, _ in records}
    for column, ids in by_column.items():
        for few in _in_turn(ids):
            found = session.execute(_LINES.where(column.in_(few)).limit(1)).first()
            if found is not None:
                return statement_number(found.year, found.sequence)
    return ""


def _standing_meeting(session: Session, meetings: Set[_Meeting]) -> str:
    """The number of a statement on which an authority has one of these meetings."""
    for few in _in_turn([appointment_id for appointment_id, _ in meetings]):
        for found in session.execute(_LINES.where(statement_lines.c.appointment_id.in_(few))):
            if (found.appointment_id, found.authority_id) in meetings:
                return statement_number(found.year, found.sequence)
    return ""


def _in_turn(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Some hundreds at a time: a statement takes no more than so many values."""
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def _values(record: Any, name: str) -> set[UUID]:
    history = inspect(record).attrs[name].history
    return {each for each in (*history.unchanged, *history.added, *history.deleted) if each is not None}
