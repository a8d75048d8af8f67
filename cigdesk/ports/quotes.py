"""Rows and queries about quotes, and what issuing one needs from outside."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.membership import Membership
from cigdesk.domain.money import ZERO
from cigdesk.domain.quote import QuoteStanding, QuoteState
from cigdesk.ports.listing import Found

if TYPE_CHECKING:
    from cigdesk.domain.pricing import LineRequest


class Files(Protocol):
    """Documents kept beside the store, encrypted, each named by its hash."""

    def keep(self, content: bytes) -> str:
        """Keep the content for good; gives its SHA-256 in hexadecimal. Keeping it twice keeps it once."""

    def read(self, sha256: str) -> bytes:
        """The very bytes; raises `NotFound` when the file is gone or was altered."""


@dataclass(frozen=True)
class QuoteRow:
    """One line of the list of quotes."""

    id: UUID
    number: str
    revision: int
    state: QuoteState
    authority_id: UUID
    authority: str
    object: str
    day: date
    """The day of issue, or of creation for a draft."""
    valid_until: date | None
    total: Decimal | None
    near: bool = False
    """Found by words that hold typing errors."""


@dataclass(frozen=True)
class GrantedOffer:
    """An offer that an accepted quote gave to an authority."""

    offer: str
    service_day: date


class QuoteOrder(StrEnum):
    """By what the list is sorted; equal ones follow from the newest."""

    NEWEST = "newest"
    NUMBER = "number"
    AUTHORITY = "authority"
    OBJECT = "object"
    DAY = "day"
    UNTIL = "until"
    TOTAL = "total"
    STANDING = "standing"


@dataclass(frozen=True)
class QuoteFilter:
    """Which quotes are listed: those that stand so on the day asked, or all."""

    standing: QuoteStanding | None = None


EVERY_QUOTE: Final = QuoteFilter()


@dataclass(frozen=True)
class QuoteSum:
    """How many quotes, and what they come to in euros, options apart."""

    count: int = 0
    total: Decimal = ZERO

    def __add__(self, other: QuoteSum) -> QuoteSum:
        return QuoteSum(self.count + other.count, self.total + other.total)


@dataclass(frozen=True)
class DraftToPrice:
    """A draft, as its price depends on it."""

    id: UUID
    authority_id: UUID
    service_day: date
    lines: tuple[LineRequest, ...]


@dataclass(frozen=True)
class PricedAuthority:
    """An authority, as the prices of its drafts depend on it."""

    authority: Authority
    memberships: Sequence[Membership]
    heads: Mapping[int, int]
    """Declared, by year."""
    offers: Sequence[tuple[str, int]]
    """Granted or held, each with its year."""


DraftTotals = Mapping[UUID, Decimal]
"""What each draft comes to today: the store keeps no total before the issue."""


class QuoteQueries(Protocol):
    """Reading quotes without loading them."""

    def found(
        self,
        text: str,
        *,
        today: date,
        drafts: DraftTotals,
        where: QuoteFilter = EVERY_QUOTE,
        order: QuoteOrder = QuoteOrder.NEWEST,
        descending: bool = False,
    ) -> Found:
        """Quotes whose number, object or authority match every word."""

    def sums(self, text: str, *, today: date, drafts: DraftTotals) -> dict[QuoteStanding, QuoteSum]:
        """What matches every word comes to, by where it stands that day."""

    def sum_of(self, ids: Sequence[UUID], drafts: DraftTotals) -> QuoteSum:
        """What those quotes come to."""

    def rows(self, found: Found) -> list[QuoteRow]:
        """The rows of those quotes, in the same order; one that is gone since has none."""

    def drafts(self, among: Collection[UUID] | None = None) -> list[DraftToPrice]:
        """The drafts among those quotes, or of the whole store."""

    def priced_authorities(self, ids: Collection[UUID]) -> dict[UUID, PricedAuthority]:
        """What the prices of drafts depend on, for all these authorities at once."""

    def search(
        self,
        text: str = "",
        *,
        states: frozenset[QuoteState] = frozenset(),
        authority_id: UUID | None = None,
        limit: int = 5000,
    ) -> list[QuoteRow]:
        """Quotes whose number, object or authority match every word, newest first; no state means any."""

    def granted_offers(self, authority_id: UUID) -> list[GrantedOffer]:
        """What the accepted quotes of an authority hold, optional lines apart."""
