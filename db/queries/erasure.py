"""Emptying what names a person: the journal, the texts of others, and the list that outlives a restore."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import uuid_utils.compat
from sqlalchemy import Column, MetaData, Select, Text, func, insert, literal, select, type_coerce, update
from sqlalchemy.orm import Session

from cigdesk.domain.erasure import ERASED, ErasedKind, ErasedRecord, Erasure
from cigdesk.domain.people import AgentValues, Civility, same_person
from cigdesk.domain.text import fold
from cigdesk.ports.erasure import JournalRow, Mention, PersonRequestLine
from db.journal import SESSION_KEY
from db.personal import FROZEN, TEXTS
from db.tables import (
    agents,
    authorities,
    cases,
    erasures,
    journal,
    metadata,
    person_requests,
    persons,
    time_entries,
)

_AT_ONCE: Final = 500
_RECORDS: Final = {ErasedKind.AGENT: agents, ErasedKind.CASE: cases}
_OF_A_PERSON: Final = (
    *("agents", "distinct_agents", "sick_leaves", "requests", "appointments", "participations"),
    *("cases", "billing_agreements", "case_decisions", "person_requests"),
)
_OWNERS: Final = ("agent_id", "other_id", "case_id")
"""Of these tables the journal tells to whom a record belongs, by these fields."""
_AGENTS: Final = agents.to_metadata(MetaData(), schema="main")
"""The table itself: for whoever may not read names, a view stands before it."""
_TOLD: Final = journal.c.old.is_not(None) | journal.c.new.is_not(None)


class SqlErasureQueries:
    """See `cigdesk.ports.erasure.ErasureQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def note(self, kind: ErasedKind, record_id: UUID, at: datetime | None = None) -> None:
        """Put a record on the list, once, at that instant or at that of this unit of work."""
        if self._session.scalar(select(erasures.c.id).where(erasures.c.record_id == record_id)) is None:
            at = at or self._session.info[SESSION_KEY].at
            self._session.add(Erasure(id=uuid_utils.compat.uuid7(), kind=kind, record_id=record_id, at=at))
            self._session.flush()

    def erased(self) -> list[ErasedRecord]:
        """The list, the oldest first."""
        its = erasures.c
        rows = self._session.execute(select(its.at, its.kind, its.record_id).order_by(its.at, its.id))
        return [ErasedRecord(*row) for row in rows]

    def there(self, kind: ErasedKind, record_id: UUID) -> bool:
        """Whether the store has that record."""
        key = _RECORDS[kind].c.id
        return self._session.scalar(select(key).where(key == record_id)) is not None

    def former_sheets(self, agent_id: UUID) -> set[UUID]:
        """Merged into this one (their records then changed hands), or deleted under one of its names."""
        deleted = self._deleted_agents()
        mine = self._versions({agent_id})
        alike = {each for each, values in deleted.items() if any(same_person(values, own) for own in mine)}
        return (self._handed_over(agent_id) & deleted.keys()) | alike

    def _deleted_agents(self) -> dict[UUID, AgentValues]:
        its = journal.c
        rows = select(its.record_id, its.old).where(its.table_name == "agents", its.act == "delete")
        gone = rows.where(its.old.is_not(None), its.record_id.not_in(select(agents.c.id)))
        return {row.record_id: _agent_values(json.loads(row.old)) for row in self._session.execute(gone)}

    def _handed_over(self, agent_id: UUID) -> set[UUID]:
        its = journal.c
        rows = select(its.old).where(its.field == "agent_id", its.new == json.dumps(str(agent_id)))
        return {UUID(json.loads(old)) for old in self._session.scalars(rows) if old not in (None, "null")}

    def _versions(self, record_ids: Collection[UUID]) -> list[AgentValues]:
        """The sheets as they are, as they were made, and with each name that they had in between."""
        return [
            AgentValues(last_name=last, first_name=first, authority_id=None, phone=phone)
            for each in record_ids
            for first, last, phone in self._known(each)
        ]

    def _known(self, agent_id: UUID) -> set[tuple[str, str, str]]:
        its = agents.c
        present = self._session.execute(
            select(its.first_name, its.last_name, its.phone).where(its.id == agent_id)
        ).all()
        known = {(row[0], row[1], row[2]) for row in present} | self._journaled_names(agent_id)
        return {each for each in known if each[1] not in ("", ERASED)}

    def _journaled_names(self, agent_id: UUID) -> set[tuple[str, str, str]]:
        """Walked back from the newest line: each line that changes a name gives one more."""
        its = journal.c
        rows = select(its.act, its.field, its.old, its.new).where(its.record_id == agent_id)
        held = {"first_name": "", "last_name": "", "phone": ""}
        found: set[tuple[str, str, str]] = set()
        for row in self._session.execute(rows.order_by(its.seq)):
            _follow(held, row)
            found.add((held["first_name"], held["last_name"], held["phone"]))
        return found

    def names_of(self, record_ids: Collection[UUID]) -> set[tuple[str, str]]:
        """First and last names under which those agents were ever kept."""
        return {(first, last) for each in record_ids for first, last, _ in self._known(each)}

    def journaled_about(self, record_ids: Iterable[UUID]) -> set[UUID]:
        """The records that the journal knows to have belonged to these, and what belonged to those."""
        owners = self._owners()
        found = set(record_ids)
        while more := {each for each, whose in owners if each not in found and whose in found}:
            found |= more
        return found

    def _owners(self) -> set[tuple[UUID, UUID]]:
        """Each record with whom it belonged to at some time."""
        its = journal.c
        whole = its.act.in_(("create", "delete")) | its.field.in_(_OWNERS)
        rows = select(its.record_id, its.field, its.old, its.new).where(
            its.table_name.in_(_OF_A_PERSON), whole
        )
        return {(row.record_id, whose) for row in self._session.execute(rows) for whose in _told_owners(row)}

    def wipe_journal(self, record_ids: Iterable[UUID]) -> int:
        """Empty the old and the new values; acts, fields and dates stay."""
        self._session.flush()
        return sum(
            self._rows(update(journal).where(journal.c.record_id.in_(few), _TOLD).values(old=None, new=None))
            for few in _in_turn(list(record_ids))
        )

    def journal(self, record_ids: Iterable[UUID]) -> list[JournalRow]:
        """What the journal holds of these records, the oldest first."""
        its = journal.c
        rows = (
            select(its.seq, its.at, persons.c.name, its.table_name, its.record_id, its.act, its.field)
            .add_columns(its.old, its.new)
            .outerjoin(persons, persons.c.id == its.person_id)
        )
        found = [
            _journal_row(row)
            for few in _in_turn(list(record_ids))
            for row in self._session.execute(rows.where(its.record_id.in_(few)))
        ]
        return sorted(found, key=lambda each: each.seq)

    def _rows(self, statement: Any) -> int:
        return int(getattr(self._session.execute(statement), "rowcount", 0))

    def mentions(self, patterns: Collection[re.Pattern[str]]) -> list[Mention]:
        """The texts that one of the patterns finds; the journal is not told, it is emptied anyway."""
        return [
            Mention(column.table.name, column.name, row[0], str(row[1]), frozen)
            for column, frozen in _searched()
            for row in self._session.execute(_texts(column))
            if _finds(patterns, row[1])
        ]

    def wipe_mentions(self, patterns: Collection[re.Pattern[str]], instead: str) -> int:
        """Texts first, then the lines of the journal that still hold the name."""
        self._session.flush()
        changed = [each for each in self.mentions(patterns) if not each.frozen]
        for each in changed:
            self._write_over(each, patterns, instead)
        self._wipe_lines(patterns)
        self._session.expire_all()
        return len(changed)

    def _write_over(self, mention: Mention, patterns: Collection[re.Pattern[str]], instead: str) -> None:
        """Below the journal, which must not keep the old text, and whether a statement rests on it or not."""
        table = metadata.tables[mention.table]
        text = mention.text
        for pattern in patterns:
            text = pattern.sub(instead, text)
        row = update(table).where(table.c.id == mention.record_id)
        values = {mention.column: literal(text, Text), "rev": table.c.rev + 1}
        self._session.execute(row.values(values))

    def _wipe_lines(self, patterns: Collection[re.Pattern[str]]) -> None:
        its = journal.c
        rows = self._session.execute(select(its.seq, its.old, its.new).where(_TOLD))
        naming = [row.seq for row in rows if _finds(patterns, row.old) or _finds(patterns, row.new)]
        for few in _in_turn(naming):
            self._session.execute(update(journal).where(its.seq.in_(few)).values(old=None, new=None))

    def add_nobody(self, authority_id: UUID) -> UUID:
        """Below the journal, which has nothing to give back."""
        record_id = uuid_utils.compat.uuid7()
        known = {"id": record_id, "rev": 1, "authority_id": authority_id, "archived": True}
        named = {"civility": Civility.NONE, "last_name": ERASED, "sort_key": fold(ERASED)}
        self._session.execute(insert(_AGENTS).values(**known, **named))
        return record_id

    def is_nobody(self, agent_id: UUID) -> bool:
        """Whether that is a person who was erased, or such a record."""
        return self._session.scalar(select(_AGENTS.c.last_name).where(_AGENTS.c.id == agent_id)) == ERASED

    def last_work(self, case_id: UUID) -> date | None:
        """The last day on which something was worked for a case."""
        its = time_entries.c
        last: date | None = self._session.scalar(select(func.max(its.day)).where(its.case_id == case_id))
        return last

    def requests(self, agent_id: UUID | None = None, *, open_only: bool = False) -> list[PersonRequestLine]:
        """The open ones first, the earliest due first; then the others, the latest first."""
        its = person_requests.c
        rows = _REQUESTS.order_by(its.done_on.is_not(None), its.done_on.desc(), its.due_on, its.id)
        if agent_id is not None:
            rows = rows.where(its.agent_id == agent_id)
        if open_only:
            rows = rows.where(its.done_on.is_(None))
        return [PersonRequestLine(**row) for row in self._session.execute(rows).mappings()]


_REQUESTS: Final[Select[Any]] = (
    select(
        *(person_requests.c[name] for name in ("id", "asked_for", "agent_id")),
        *(agents.c[name] for name in ("civility", "first_name", "last_name")),
        authorities.c.name.label("authority"),
        *(person_requests.c[name] for name in ("received_on", "due_on", "extension", "decision", "reason")),
        person_requests.c.decided_on,
        func.coalesce(persons.c.name, "").label("decided_by"),
        person_requests.c.done_on,
    )
    .join(agents, agents.c.id == person_requests.c.agent_id)
    .join(authorities, authorities.c.id == agents.c.authority_id)
    .outerjoin(persons, persons.c.id == person_requests.c.person_id)
)


def _journal_row(row: Any) -> JournalRow:
    seq, at, person, table, record_id, act, changed, *values = row
    old, new = (None if each is None else json.loads(each) for each in values)
    return JournalRow(seq, at, person or "", table, record_id, act, changed or "", old, new)


def _agent_values(told: dict[str, Any]) -> AgentValues:
    return AgentValues(
        last_name=told.get("last_name") or "",
        first_name=told.get("first_name") or "",
        authority_id=None,
        phone=told.get("phone") or "",
    )


def _follow(held: dict[str, str], row: Any) -> None:
    """What a line of the journal makes of the names; an emptied line says nothing."""
    if row.act == "update" and row.field in held:
        held[row.field] = json.loads(row.new) if row.new is not None else held[row.field]
    elif row.act in ("create", "delete"):
        told = json.loads(row.new or row.old or "{}")
        held.update({name: told.get(name) or "" for name in held})


def _told_owners(row: Any) -> Iterator[UUID]:
    for text in (row.old, row.new):
        told = json.loads(text) if text else None
        named = [told.get(each) for each in _OWNERS] if isinstance(told, dict) else [told]
        yield from (UUID(each) for each in named if isinstance(each, str))


def _searched() -> Iterator[tuple[Column[Any], bool]]:
    for columns, frozen in ((TEXTS, False), (FROZEN, True)):
        for table, names in columns.items():
            yield from ((metadata.tables[table].c[name], frozen) for name in names)


def _texts(column: Column[Any]) -> Select[Any]:
    """As it lies in the file, whatever the program makes of it."""
    raw = type_coerce(column, Text)
    return select(column.table.c.id, raw).where(raw != "")


def _finds(patterns: Collection[re.Pattern[str]], text: object) -> bool:
    return text is not None and any(pattern.search(str(text)) for pattern in patterns)


def _in_turn(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Some hundreds at a time: a statement takes no more than so many values."""
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
