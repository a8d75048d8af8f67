"""Rows and queries about quotes, and what issuing one needs from outside."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.membership import Membership
from cigdesk.domain.money import ZERO
from cigdesk.domain.quote import QuoteStanding, QuoteState
from cigdesk.domain.quote_follow_up import FollowUp
from cigdesk.ports.listing import Found

if TYPE_CHECKING:
    from cigdesk.domain.pricing import AskedLine


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
    """Which quotes are listed; what is left out does not restrict. One of the first two at most.

    Attributes:
        standing: where the quote stands on the day asked.
        follow_up: why it is looked at again on that day.
        year: of its issue, or of its creation for a draft.
        offer: the code of a prestation that one of its lines holds.
        least, most: of its total in euros, options apart, both included.
    """

    standing: QuoteStanding | None = None
    follow_up: FollowUp | None = None
    authority_id: UUID | None = None
    year: int | None = None
    follower: str = ""
    offer: str = ""
    least: Decimal | None = None
    most: Decimal | None = None

    def __post_init__(self) -> None:
        if self.standing is not None and self.follow_up is not None:
            raise ValueError("a list is of one standing or of one follow-up")

    @property
    def restricts(self) -> bool:
        """Whether anything is left out."""
        return self != EVERY_QUOTE

    @property
    def whatever_standing(self) -> QuoteFilter:
        """The same, wherever the quotes stand and whatever they ask for."""
        return replace(self, standing=None, follow_up=None)

    @property
    def bounded(self) -> bool:
        """Whether totals matter."""
        return self.least is not None or self.most is not None

    @property
    def refinements(self) -> int:
        """How many filters are set besides the standing and the follow-up; the two amounts count for one."""
        set_ = (self.authority_id, self.year, self.follower, self.offer)
        return sum(map(bool, set_)) + self.bounded


EVERY_QUOTE: Final = QuoteFilter()


@dataclass(frozen=True)
class QuoteChoices:
    """What the list can be filtered by: the newest year first, followers in order, codes of offers."""

    years: Sequence[int]
    followers: Sequence[str]
    offers: Sequence[str]


@dataclass(frozen=True)
class QuoteExportRow:
    """What leaves of a quote in a table: nothing of a person but who follows it at the centre."""

    id: UUID
    number: str
    state: QuoteState
    authority: str
    siren: str
    siret: str
    object: str
    service_day: date
    created_at: datetime
    issued_on: date | None
    valid_until: date | None
    state_on: date | None
    reason: str
    follower: str
    headcount: int | None
    service_code: str
    engagement_number: str
    purchase_order: str
    total: Decimal | None
    total_with_options: Decimal | None


@dataclass(frozen=True)
class OpenQuote:
    """A quote that already holds an offer for work of a year: neither refused nor cancelled nor replaced."""

    id: UUID
    authority_id: UUID
    offer: str
    number: str
    standing: QuoteStanding


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
    lines: tuple[AskedLine, ...]


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

    def sums(
        self, text: str, *, today: date, drafts: DraftTotals, where: QuoteFilter = EVERY_QUOTE
    ) -> dict[QuoteStanding, QuoteSum]:
        """What matches every word and the filter, wherever it stands, by where it stands that day."""

    def follow_ups(
        self, text: str, *, today: date, drafts: DraftTotals, where: QuoteFilter = EVERY_QUOTE
    ) -> dict[FollowUp, QuoteSum]:
        """The same, by what it asks for that day."""

    def due_count(self, today: date) -> int:
        """How many quotes are to be treated that day."""

    def choices(self) -> QuoteChoices:
        """What the list can be filtered by."""

    def export_rows(self, ids: Sequence[UUID]) -> list[QuoteExportRow]:
        """Those quotes for a table, in the same order; one that is gone since has none."""

    def open_quotes(self, offers: Collection[str], year: int, today: date) -> list[OpenQuote]:
        """The quotes that hold one of these offers as a firm line for work of that year, oldest first."""

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
