"""What the lists of both journals ask alike: which rows match, in which order, and who did them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Table, func, select
from sqlalchemy.orm import Session

from cigdesk.ports.journals import JournalFilter
from db.queries.journal_words import holding
from db.tables import persons


@dataclass(frozen=True)
class Sorting:
    """By which column, if by another than the number; equal rows follow their numbers."""

    way: Column[Any] | None
    descending: bool
    latest_first: bool


@dataclass(frozen=True)
class JournalList:
    """One journal: its table, and its column that tells the kind of record."""

    table: Table
    kind: Column[Any]

    def numbers(
        self, session: Session, wanted: Sequence[ColumnElement[bool]], text: str, sorting: Sorting
    ) -> Sequence[int]:
        """The numbers of all that match and hold the words typed, in that order."""
        its = self.table.c
        typed = holding(session, text, its.person_id, its.record_id)
        rows = select(its.seq).where(*wanted, *typed)
        if sorting.way is persons.c.name:
            rows = rows.outerjoin(persons, persons.c.id == its.person_id)
        ways = [] if sorting.way is None else [sorting.way]
        seq = its.seq.desc() if sorting.latest_first else its.seq.asc()
        ordered = [way.desc() if sorting.descending else way.asc() for way in ways]
        return session.scalars(rows.order_by(*ordered, seq)).all()

    def wanted(self, where: JournalFilter) -> list[ColumnElement[bool]]:
        """What a filter asks for."""
        its = self.table.c
        found: list[ColumnElement[bool]] = []
        if where.person_id is not None:
            found.append(its.person_id == where.person_id)
        if where.kind is not None:
            found.append(self.kind == where.kind)
        if where.record_ids is not None:
            found.append(its.record_id.in_(where.record_ids))
        if where.since is not None:
            found.append(its.at >= where.since)
        return found if where.until is None else [*found, its.at < where.until]

    def people(self, session: Session) -> dict[UUID, tuple[str, int]]:
        """Who did something that is kept, by name, with how many."""
        rows = (
            select(persons.c.id, persons.c.name, func.count())
            .join(self.table, self.table.c.person_id == persons.c.id)
            .group_by(persons.c.id)
            .order_by(persons.c.name)
        )
        return {row[0]: (row[1], row[2]) for row in session.execute(rows)}
