"""Rows and queries about who opened, exported or deleted what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final, Protocol
from uuid import UUID

from cigdesk.domain.accesses import Access, AccessAct, Anchor, Link
from cigdesk.domain.people import Civility
from cigdesk.ports.journals import JournalFilter


class AccessOrder(StrEnum):
    """What a list of accesses is sorted by; equal ones follow the chain, the latest first."""

    AT = "at"
    PERSON = "person"
    ACT = "act"
    KIND = "kind"


@dataclass(frozen=True, kw_only=True)
class AccessFilter(JournalFilter):
    """Which accesses are listed; None for all of them."""

    act: AccessAct | None = None


EVERY_ACCESS: Final = AccessFilter()


@dataclass(frozen=True, kw_only=True)
class AccessLine:
    """One link, with what its record is called today; empty when it is gone, or is no single record."""

    seq: int
    at: datetime
    person_id: UUID | None
    person: str
    act: AccessAct
    kind: str
    record_id: UUID | None
    count: int | None
    civility: Civility | None
    first_name: str
    last_name: str
    case_sequence: int | None
    start: datetime | None
    """When an appointment begins."""
    hash: str


@dataclass(frozen=True)
class AccessFacets:
    """What the list can be filtered by, with how many there are of each."""

    persons: dict[UUID, tuple[str, int]]
    acts: dict[AccessAct, int]
    kinds: dict[str, int]

    archived: ClassVar[int] = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.acts.values())


class AccessQueries(Protocol):
    """The chain, read and added to; nothing of it is changed."""

    def append(self, accesses: Iterable[Access]) -> None:
        """Add them to the end, in a unit of work that writes."""

    def found(
        self,
        where: AccessFilter = EVERY_ACCESS,
        order: AccessOrder = AccessOrder.AT,
        *,
        descending: bool = True,
        text: str = "",
    ) -> Sequence[int]:
        """The numbers of all that match, in that order.

        Each word of `text` is in the name of who did it, or is the number of the case it was done to.
        """

    def lines(self, seqs: Sequence[int]) -> list[AccessLine]:
        """Those lines, in the same order; one that was purged since has none."""

    def facets(self) -> AccessFacets:
        """What the list can be filtered by."""

    def anchor(self) -> Anchor:
        """What the first kept link stands on."""

    def links(self) -> Iterator[Link]:
        """All of them, as they follow each other."""

    def any_before(self, instant: datetime) -> bool:
        """Whether the oldest kept link is older than that."""

    def purge(self, before: datetime, now: datetime, person_id: UUID | None) -> int:
        """Delete the links older than that, noted as a link itself; gives how many."""
