"""Every change of a record, by field, written in the transaction that makes it; and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Row, event, insert, inspect, select
from sqlalchemy.orm import Session, object_session

from cigdesk.domain.accesses import JOURNALED_KINDS, Access, AccessAct
from cigdesk.domain.errors import MovedOn
from db import search, tables
from db.access_chain import append
from db.mapping import KINDS
from db.packing import pack, unpack

DERIVED = frozenset({"rev", "sort_key"})
"""Computed again at each write: nothing to remember."""

_COLUMNS: dict[type[Any], tuple[Column[Any], ...]] = {
    kind: tuple(column for column in table.columns if column.name not in DERIVED)
    for kind, table in KINDS.items()
}
_BY_TABLE = {table.name: kind for kind, table in KINDS.items()}
SESSION_KEY = "journal"
_KEEP = insert(tables.journal)
_ACCESS = {"create": AccessAct.CREATE, "update": AccessAct.EDIT, "delete": AccessAct.DELETE}


class Journal:
    """What one session did, noted record by record as it is written; knows its author and its hour."""

    def __init__(
        self, transaction: UUID, person: UUID | None, at: datetime, *, founding: bool = False
    ) -> None:
        self.transaction, self._at = transaction, at
        self.kinds: set[str] = set()
        self._stamp: dict[str, Any] = {"transaction_id": transaction, "person_id": person, "at": at}
        self._rows: list[dict[str, Any]] = []
        self._written: list[Any] = []
        self._gone: list[Any] = []
        self._accessed: set[UUID] = set()
        self._founding = founding

    @property
    def at(self) -> datetime:
        """Its hour."""
        return self._at

    def created(self, record: Any) -> None:
        """Note a new record."""
        self._rows.append(self._row(record, "create", None, None, pack(_values(record))))
        self._written.append(record)

    def updated(self, record: Any) -> None:
        """Note each field that changed."""
        state = inspect(record)
        for column in _columns(type(record)):
            history = state.attrs[column.name].history
            if history.has_changes():
                old = history.deleted[0] if history.deleted else None
                row = self._row(record, "update", column.name, pack(old), pack(history.added[0]))
                self._rows.append(row)
        self._written.append(record)

    def deleted(self, record: Any) -> None:
        """Note a record that goes, with all it held."""
        self._rows.append(self._row(record, "delete", None, pack(_values(record)), None))
        self._gone.append(record)

    def after_flush(self, session: Session, _context: object) -> None:
        """Write what was noted, and bring the search index up to date, in the same transaction."""
        if self._rows:
            session.execute(_KEEP, self._rows)
            self.kinds.update(row["table_name"] for row in self._rows)
            append(session, self._accesses())
        search.follow(session, self._written, self._gone)
        for noted in (self._rows, self._written, self._gone):
            noted.clear()

    def _accesses(self) -> Iterator[Access]:
        """What was done to records that tell something of an agent, once for each in a transaction.

        None without a person at the keyboard, nor while the store is being made.
        """
        person = self._stamp["person_id"]
        for row in self._rows if person and not self._founding else ():
            kind, record_id, act = row["table_name"], row["record_id"], _ACCESS[row["act"]]
            if kind in JOURNALED_KINDS and (act is AccessAct.DELETE or record_id not in self._accessed):
                self._accessed.add(record_id)
                yield Access(self._at, person, act, kind, record_id)

    def _row(
        self, record: Any, act: str, field: str | None, old: str | None, new: str | None
    ) -> dict[str, Any]:
        name = KINDS[type(record)].name
        named = {"table_name": name, "record_id": record.id, "act": act}
        return {**self._stamp, **named, "field": field, "old": old, "new": new}


def listen() -> None:
    """Have each mapped class tell its session's journal: owners before parts, the reverse for deletions."""
    for kind in KINDS:
        event.listen(kind, "after_insert", lambda _mapper, _connection, record: _of(record).created(record))
        event.listen(kind, "after_update", lambda _mapper, _connection, record: _of(record).updated(record))
        event.listen(kind, "after_delete", lambda _mapper, _connection, record: _of(record).deleted(record))


def _of(record: Any) -> Journal:
    session = object_session(record)
    if session is None:
        raise RuntimeError("a record is written outside any session")
    journal: Journal = session.info[SESSION_KEY]
    return journal


def revert(session: Session, transaction: UUID) -> None:
    """Undo a transaction of the journal, last act first; raises `MovedOn` when something moved since."""
    acts = select(tables.journal).where(tables.journal.c.transaction_id == transaction)
    for row in session.execute(acts.order_by(tables.journal.c.seq.desc())).all():
        if row.old is None and row.new is None:
            raise _moved_on()  # emptied by an erasure
        _BACK[row.act](session, row)
        session.flush()
        session.expire_all()


def _uncreate(session: Session, row: Row[Any]) -> None:
    record = _still_there(session, row)
    made = json.loads(row.new)
    # A column that came with a later schema is not told in what was journaled before.
    known = [(column, value) for column, value in _pairs(record) if column.name in made]
    if any(unpack(column, made[column.name]) != value for column, value in known):
        raise _moved_on()
    session.delete(record)


def _undelete(session: Session, row: Row[Any]) -> None:
    kind = _BY_TABLE[row.table_name]
    if session.get(kind, row.record_id) is not None:
        raise _moved_on()
    values = json.loads(row.old)
    # What came with a later schema is not told: the record takes the default of its class.
    told = [column for column in _columns(kind) if column.name in values]
    session.add(kind(**{column.name: unpack(column, values[column.name]) for column in told}))


def _unchange(session: Session, row: Row[Any]) -> None:
    record = _still_there(session, row)
    column = KINDS[type(record)].c[row.field]
    if getattr(record, row.field) != unpack(column, json.loads(row.new)):
        raise _moved_on()
    setattr(record, row.field, unpack(column, json.loads(row.old)))


_BACK: dict[str, Callable[[Session, Row[Any]], None]] = {
    "create": _uncreate,
    "delete": _undelete,
    "update": _unchange,
}


def _still_there(session: Session, row: Row[Any]) -> Any:
    record = session.get(_BY_TABLE[row.table_name], row.record_id)
    if record is None:
        raise _moved_on()
    return record


def _moved_on() -> MovedOn:
    return MovedOn("Cette fiche a changé depuis. Rien n’a été annulé, pour ne pas effacer ce travail.")


def _columns(kind: type[Any]) -> tuple[Column[Any], ...]:
    return _COLUMNS[kind]


def _pairs(record: Any) -> list[tuple[Column[Any], Any]]:
    return [(column, getattr(record, column.name)) for column in _columns(type(record))]


def _values(record: Any) -> dict[str, Any]:
    return {column.name: value for column, value in _pairs(record)}
