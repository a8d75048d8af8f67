"""Reading the journal of changes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, Row, Select, Table, func, select
from sqlalchemy.orm import Session

from cigdesk.ports.changes import (
    EVERY_CHANGE,
    ChangeAct,
    ChangeFacets,
    ChangeFilter,
    ChangeLine,
    ChangeOrder,
    Referred,
)
from db.mapping import KINDS
from db.packing import unpack
from db.queries.journal_lists import JournalList, Sorting
from db.tables import journal, persons

_TABLES: Final = {table.name: table for table in KINDS.values()}
_CALLED: Final[dict[str, tuple[str, ...]]] = {
    "absences": ("start",),
    "agents": ("civility", "first_name", "last_name"),
    "appointments": ("start",),
    "authorities": ("name",),
    "cases": ("sequence",),
    "catalogues": ("label",),
    "closures": ("label",),
    "contacts": ("name",),
    "engagements": ("label",),
    "headcount_campaigns": ("year",),
    "headcounts": ("year",),
    "inspections": ("day",),
    "kept_documents": ("title",),
    "membership_terms": ("year",),
    "memberships": ("convention",),
    "permanences": ("start",),
    "persons": ("name",),
    "practitioners": ("first_name", "last_name"),
    "quote_lines": ("position",),
    "quotes": ("prefix", "year", "sequence", "revision"),
    "requests": ("received_on",),
    "rooms": ("name",),
    "sick_leaves": ("start",),
    "sites": ("name",),
    "statements": ("month",),
    "subscriptions": ("offer", "year"),
    "time_entries": ("day",),
}
"""By which of its columns a record is called."""
_LIST: Final = JournalList(journal, journal.c.table_name)
_ORDERS: Final[dict[ChangeOrder, Column[Any] | None]] = {
    ChangeOrder.AT: None,
    ChangeOrder.PERSON: persons.c.name,
    ChangeOrder.KIND: journal.c.table_name,
}

_Called = dict[UUID, tuple[object, ...]]


class SqlChangeQueries:
    """See `cigdesk.ports.changes.ChangeQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def found(
        self,
        where: ChangeFilter = EVERY_CHANGE,
        order: ChangeOrder = ChangeOrder.AT,
        *,
        descending: bool = True,
        text: str = "",
    ) -> Sequence[int]:
        """The numbers of all that match, in that order."""
        latest_first = descending or order is not ChangeOrder.AT
        sorting = Sorting(_ORDERS[order], descending, latest_first)
        return _LIST.numbers(self._session, _LIST.wanted(where), text, sorting)

    def lines(self, seqs: Sequence[int]) -> list[ChangeLine]:
        """Those lines, in the same order."""
        wanted = (
            select(journal, func.coalesce(persons.c.name, "").label("person"))
            .outerjoin(persons, persons.c.id == journal.c.person_id)
            .where(journal.c.seq.in_(seqs))
        )
        rows = {row.seq: row for row in self._session.execute(wanted) if row.table_name in _TABLES}
        raw = [_raw(rows[each]) for each in seqs if each in rows]
        called = self._called(each for line in raw for each in line.referred)
        return [line.told(called) for line in raw]

    def _called(self, referred: Iterable[tuple[str, UUID]]) -> _Called:
        """By what each of those records is called now; what is gone, or has no name, is left out."""
        ids: defaultdict[str, set[UUID]] = defaultdict(set)
        for kind, record_id in referred:
            ids[kind].add(record_id)
        found: _Called = {}
        for kind in ids.keys() & _CALLED.keys():
            its = _TABLES[kind].c
            rows = select(its.id, *(its[name] for name in _CALLED[kind])).where(its.id.in_(ids[kind]))
            found |= {row[0]: tuple(row[1:]) for row in self._session.execute(rows)}
        return found

    def facets(self) -> ChangeFacets:
        """What the list can be filtered by."""
        people = _LIST.people(self._session)
        by_kind = select(journal.c.table_name, func.count()).group_by(journal.c.table_name)
        return ChangeFacets(people, dict(self._session.execute(by_kind).all()))

    def around(self, kind: str, record_id: UUID, parts: Collection[str]) -> list[UUID]:
        """A record and those that live in it, or did."""
        found = [record_id]
        for part in parts:
            column = _reference(_TABLES[part], kind)
            found += self._session.scalars(select(_TABLES[part].c.id).where(column == record_id))
            found += self._session.scalars(_gone(part, column, record_id))
        return found


@dataclass(frozen=True)
class _Raw:
    """A row of the journal, its values in their types."""

    row: Row[Any]
    old: Any
    new: Any
    target: str
    """The table to which the field refers, or ""."""
    called: tuple[object, ...]
    """What the journal itself says of the record's name: when it came or went."""

    @property
    def referred(self) -> Iterator[tuple[str, UUID]]:
        """The records to be named."""
        yield self.row.table_name, self.row.record_id
        for value in (self.old, self.new):
            if self.target and value is not None:
                yield self.target, value

    def told(self, called: _Called) -> ChangeLine:
        """As it is read."""
        row = self.row
        name = called.get(row.record_id) or self.called
        return ChangeLine(
            seq=row.seq,
            at=row.at,
            person_id=row.person_id,
            person=row.person,
            act=ChangeAct(row.act),
            record=Referred(row.table_name, row.record_id, name),
            field=row.field,
            old=self._value(self.old, called),
            new=self._value(self.new, called),
        )

    def _value(self, value: Any, called: _Called) -> object:
        if not self.target or value is None:
            return value
        return Referred(self.target, value, called.get(value, ()))


def _raw(row: Row[Any]) -> _Raw:
    its = _TABLES[row.table_name]
    old, new = (json.loads(text) if text else None for text in (row.old, row.new))
    if row.field is None:
        return _Raw(row, None, None, "", _named(its, new or old or {}))
    if row.field not in its.c:  # a column that a later schema dropped
        return _Raw(row, old, new, "", ())
    column = its.c[row.field]
    return _Raw(row, unpack(column, old), unpack(column, new), _target(column), ())


def _named(table: Table, values: dict[str, Any]) -> tuple[object, ...]:
    names = _CALLED.get(table.name, ())
    return tuple(unpack(table.c[name], values.get(name)) for name in names)


def _target(column: Column[Any]) -> str:
    return next((key.column.table.name for key in column.foreign_keys), "")


def _reference(table: Table, kind: str) -> Column[Any]:
    """The column by which a part refers to what it lives in."""
    return next(column for column in table.columns if _target(column) == kind)


def _gone(part: str, column: Column[Any], owner_id: UUID) -> Select[Any]:
    """Parts that were deleted: the journal kept what they were."""
    was = func.json_extract(journal.c.old, f"$.{column.name}")
    deleted = journal.c.act == ChangeAct.DELETE.value
    return select(journal.c.record_id).where(journal.c.table_name == part, deleted, was == str(owner_id))
