"""Emptying what names a person, wherever it is kept, and what people asked of their data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from cigdesk.domain.erasure import AskedFor, Decision, ErasedKind, ErasedRecord
from cigdesk.domain.people import Civility


@dataclass(frozen=True, kw_only=True)
class PersonRequestLine:
    """One request, with whom it is about and who decided."""

    id: UUID
    asked_for: AskedFor
    agent_id: UUID
    civility: Civility
    first_name: str
    last_name: str
    authority: str
    received_on: date
    due_on: date
    extension: str
    decision: Decision | None
    reason: str
    decided_on: date | None
    decided_by: str
    """The name of who decided; "" before."""
    done_on: date | None


@dataclass(frozen=True)
class JournalRow:
    """One line of the journal of changes; `old` and `new` are None where they were emptied."""

    seq: int
    at: datetime
    person: str
    table: str
    record_id: UUID
    act: str
    field: str
    old: object
    new: object


@dataclass(frozen=True)
class Mention:
    """A text about something else that names the person."""

    table: str
    column: str
    record_id: UUID | None
    """None for a line of the journal."""
    text: str
    frozen: bool
    """Whether it stays as it is: a document that was handed over, the name of a colleague or of a contact."""


class ErasureQueries(Protocol):
    """What no other part of the program may do: write over what is past."""

    def note(self, kind: ErasedKind, record_id: UUID, at: datetime | None = None) -> None:
        """Put a record on the list of erasures, once, at that instant or at that of this unit of work."""

    def erased(self) -> list[ErasedRecord]:
        """The list."""

    def there(self, kind: ErasedKind, record_id: UUID) -> bool:
        """Whether the store has that record."""

    def former_sheets(self, agent_id: UUID) -> set[UUID]:
        """The sheets of the same person that are gone: merged into this one, or deleted under its names."""

    def journaled_about(self, record_ids: Iterable[UUID]) -> set[UUID]:
        """The records, deleted ones too, that the journal knows to have belonged to these."""

    def wipe_journal(self, record_ids: Iterable[UUID]) -> int:
        """Empty what the journal holds of these records; acts and dates stay. Gives how many lines."""

    def journal(self, record_ids: Iterable[UUID]) -> list[JournalRow]:
        """What the journal holds of these records, the oldest first."""

    def names_of(self, record_ids: Collection[UUID]) -> set[tuple[str, str]]:
        """First and last names under which those agents were ever kept."""

    def mentions(self, patterns: Collection[re.Pattern[str]]) -> list[Mention]:
        """The texts of the whole store that one of the patterns finds; own records of agents are left out."""

    def wipe_mentions(self, patterns: Collection[re.Pattern[str]], instead: str) -> int:
        """Write `instead` in those that are not frozen; what the journal holds of them is emptied."""

    def add_nobody(self, authority_id: UUID) -> UUID:
        """A record of an agent who is counted and never named, in the place of one who stays elsewhere."""

    def is_nobody(self, agent_id: UUID) -> bool:
        """Whether that is a person who was erased, or such a record."""

    def last_work(self, case_id: UUID) -> date | None:
        """The last day on which something was worked for a case."""

    def requests(self, agent_id: UUID | None = None, *, open_only: bool = False) -> list[PersonRequestLine]:
        """What was asked, of one agent or of all: the open ones first, the earliest due first."""


class ErasureList(Protocol):
    """The list beside the store, which a restore leaves where it is."""

    def read(self) -> frozenset[ErasedRecord]:
        """The entries; none where there is no list, or one that is not of this store."""

    def keep(self, entries: Iterable[ErasedRecord]) -> None:
        """Add these; nothing ever leaves it. Raises a `StoreError`."""
