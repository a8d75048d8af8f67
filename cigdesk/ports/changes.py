"""Rows and queries about what was changed, by whom; what lies in vaults is in no journal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final, Protocol
from uuid import UUID

from cigdesk.ports.journals import JournalFilter


class ChangeAct(StrEnum):
    """What was done to a record."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class ChangeOrder(StrEnum):
    """What a list of changes is sorted by; equal ones the latest first."""

    AT = "at"
    PERSON = "person"
    KIND = "kind"


@dataclass(frozen=True, kw_only=True)
class ChangeFilter(JournalFilter):
    """Which changes are listed; None for all of them."""


EVERY_CHANGE: Final = ChangeFilter()


@dataclass(frozen=True)
class Referred:
    """A record that another one names: what it is called by, in the types of its columns; () when gone."""

    kind: str
    record_id: UUID
    called: tuple[object, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One field that was changed, or one record that came or went."""

    seq: int
    at: datetime
    person_id: UUID | None
    person: str
    act: ChangeAct
    record: Referred
    field: str | None
    old: object
    new: object
    """In the type of the column, a reference as `Referred`; None for nothing."""


@dataclass(frozen=True)
class ChangeFacets:
    """What the list can be filtered by, with how many there are of each."""

    persons: dict[UUID, tuple[str, int]]
    kinds: dict[str, int]

    archived: ClassVar[int] = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.kinds.values())


class ChangeQueries(Protocol):
    """The journal, read."""

    def found(
        self,
        where: ChangeFilter = EVERY_CHANGE,
        order: ChangeOrder = ChangeOrder.AT,
        *,
        descending: bool = True,
        text: str = "",
    ) -> Sequence[int]:
        """The numbers of all that match, in that order.

        Each word of `text` is in the name of who did it, or is the number of the case it was done to.
        """

    def lines(self, seqs: Sequence[int]) -> list[ChangeLine]:
        """Those lines, in the same order; one that was wiped since has none."""

    def facets(self) -> ChangeFacets:
        """What the list can be filtered by."""

    def around(self, kind: str, record_id: UUID, parts: Collection[str]) -> list[UUID]:
        """A record and those that live in it, or did."""
