"""Reading departures to another computer, and what the journal holds since."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy.orm import Session

from cigdesk.ports.carrying import CarryMark, CarryRow, Written
from db.tables import carries, confidential_notes, journal, persons

_CLOSER = persons.alias()


class SqlCarryQueries:
    """See `cigdesk.ports.carrying.CarryQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def last(self) -> CarryRow | None:
        """The last departure."""
        return last_carry(self._session)

    def journal_end(self) -> int:
        """The number of the last line of the journal."""
        return self._session.scalar(select(func.coalesce(func.max(journal.c.seq), 0))) or 0

    def mark(self, carry_id: UUID) -> CarryMark:
        """A departure as it was written in this transaction."""
        carry = self._session.execute(select(carries).where(carries.c.id == carry_id)).mappings().one()
        line = self._session.execute(select(journal).where(journal.c.record_id == carry_id)).mappings().one()
        return CarryMark(dict(carry), dict(line))

    def written_since(self, carry: CarryRow) -> Written:
        """How many records were written since that departure, by table."""
        return written_since(self._session, carry)


def last_carry(reader: Session | Connection) -> CarryRow | None:
    """The last departure: ids follow time."""
    row = reader.execute(_carries().order_by(carries.c.id.desc()).limit(1)).mappings().first()
    return None if row is None else CarryRow(**row)


def slots_of(reader: Session | Connection, carry_id: UUID) -> str:
    """What the key file held at that departure, in short (see `db.key_merge`)."""
    return reader.scalar(select(carries.c.slots).where(carries.c.id == carry_id)) or ""


def written_since(reader: Session | Connection, carry: CarryRow) -> Written:
    """Records by table; a departure and its return count for nothing.

    Notes under secrecy stand in no journal: they are counted by the hour of their last change.
    """
    its = journal.c
    counted = (
        select(its.table_name, func.count(its.record_id.distinct()))
        .where(its.seq > carry.journal_seq, its.table_name != carries.name)
        .group_by(its.table_name)
    )
    written = {row[0]: row[1] for row in reader.execute(counted)}
    notes = reader.scalar(select(func.count()).where(_noted_since(carry))) or 0
    return {**written, confidential_notes.name: notes} if notes else written


def last_written_at(reader: Session | Connection, carry: CarryRow) -> datetime | None:
    """When something was last written since."""
    its = journal.c
    since = select(its.at).where(its.seq > carry.journal_seq, its.table_name != carries.name)
    latest: datetime | None = reader.scalar(since.order_by(its.seq.desc()).limit(1))
    noted: datetime | None = reader.scalar(
        select(func.max(confidential_notes.c.changed_at)).where(_noted_since(carry))
    )
    return max(filter(None, (latest, noted)), default=None)


def _noted_since(carry: CarryRow) -> ColumnElement[bool]:
    return confidential_notes.c.changed_at >= carry.taken_at


def descends_from(reader: Session | Connection, carry_id: UUID, journal_seq: int) -> bool:
    """Whether the journal holds, at its place, the line that this departure wrote."""
    its = journal.c
    line = select(its.seq).where(its.seq == journal_seq, its.record_id == carry_id, its.act == "create")
    return reader.scalar(line) is not None


def _carries() -> Select[Any]:
    its = carries.c
    return (
        select(
            *(its.id, its.taken_at, persons.c.name.label("by"), its.label, its.side, its.state),
            *(its.journal_seq, its.closed_at, its.reason),
            func.coalesce(_CLOSER.c.name, "").label("closed_by"),
        )
        .join(persons, persons.c.id == its.person_id)
        .outerjoin(_CLOSER, _CLOSER.c.id == its.closed_by_id)
    )
