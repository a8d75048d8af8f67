"""The list of quotes: what is found, where each stands, what they come to, what asks for something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.money import ZERO
from cigdesk.domain.quote import QuoteStanding, QuoteState, standing_of
from cigdesk.domain.quote_follow_up import FollowUp
from cigdesk.ports.listing import PAGE, Found
from cigdesk.ports.quotes import (
    EVERY_QUOTE,
    DraftTotals,
    QuoteFilter,
    QuoteOrder,
    QuoteRow,
    QuoteSum,
)
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.context import Context, centre_of
from cigdesk.services.quote_facts import draft_totals


@dataclass(frozen=True)
class QuoteItem:
    """A line of the list: the row, where the quote stands today, its total in euros, options apart."""

    row: QuoteRow
    standing: QuoteStanding
    total: Decimal

    @property
    def id(self) -> UUID:
        """The quote."""
        return self.row.id


@dataclass(frozen=True)
class QuoteListing:
    """The list as asked, and what is found whatever its standing."""

    ids: Sequence[UUID]
    """Every quote listed, in the order asked."""
    rows: tuple[QuoteItem, ...]
    """The first of them; `QuoteLists.items` reads the others."""
    sums: Mapping[QuoteStanding, QuoteSum]
    """What matches the words and the other filters, by where it stands."""
    where: QuoteFilter
    followed: QuoteSum = field(default_factory=QuoteSum)
    """What is listed, where the filter is a follow-up."""

    @property
    def found(self) -> QuoteSum:
        """What matches the words and the filters, wherever it stands."""
        return sum(self.sums.values(), QuoteSum())

    @property
    def listed(self) -> QuoteSum:
        """What is listed."""
        if self.where.follow_up is not None:
            return self.followed
        chosen = self.where.standing
        return self.found if chosen is None else self.sums.get(chosen, QuoteSum())


@dataclass(frozen=True)
class OfferName:
    """An offer that quotes hold: its code, and its name in the catalogue of today where it has one."""

    code: str
    label: str


@dataclass(frozen=True)
class ListChoices:
    """What the list can be filtered by."""

    years: Sequence[int]
    followers: Sequence[str]
    offers: tuple[OfferName, ...]
    me: str
    """The person at the keyboard, as a follower."""


class QuoteLists:
    """Reading many quotes; a draft counts for what it comes to today."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(
        self,
        text: str = "",
        where: QuoteFilter = EVERY_QUOTE,
        order: QuoteOrder = QuoteOrder.NEWEST,
        *,
        descending: bool = False,
    ) -> QuoteListing:
        """Quotes that match every word typed and the filter, each where it stands today."""
        today = self._context.today()
        with self._context.reading() as uow:
            drafts = draft_totals(uow, centre_of(uow))
            found = uow.quotes.found(
                text, today=today, drafts=drafts, where=where, order=order, descending=descending
            )
            rows = uow.quotes.rows(found.first(PAGE))
            sums = uow.quotes.sums(text, today=today, drafts=drafts, where=where)
            followed = uow.quotes.sum_of(found.ids, drafts) if where.follow_up else QuoteSum()
        items = tuple(_item(row, drafts, today) for row in rows)
        return QuoteListing(found.ids, items, sums, where, followed)

    def follow_ups(self, text: str = "", where: QuoteFilter = EVERY_QUOTE) -> Mapping[FollowUp, QuoteSum]:
        """What matches the words and the filter wherever it stands, by what it asks for.

        Apart from the list: it reads more of each quote than the list does.
        """
        today = self._context.today()
        with self._context.reading() as uow:
            drafts = draft_totals(uow, centre_of(uow)) if where.bounded else {}
            return uow.quotes.follow_ups(text, today=today, drafts=drafts, where=where)

    def items(self, ids: Sequence[UUID]) -> list[QuoteItem]:
        """Those lines of a listing; a quote that is gone since has none."""
        today = self._context.today()
        with self._context.reading() as uow:
            rows = uow.quotes.rows(Found(ids))
            unpriced = [row.id for row in rows if row.state is QuoteState.DRAFT]
            drafts = draft_totals(uow, centre_of(uow), unpriced) if unpriced else {}
        return [_item(row, drafts, today) for row in rows]

    def sum_of(self, ids: Sequence[UUID]) -> QuoteSum:
        """What those quotes come to, a draft at the prices of today."""
        with self._context.reading() as uow:
            return uow.quotes.sum_of(ids, draft_totals(uow, centre_of(uow)))

    def choices(self) -> ListChoices:
        """What there is to filter by."""
        with self._context.reading() as uow:
            found = uow.quotes.choices()
            catalogue = catalogue_on(uow, centre_of(uow), self._context.today())
        known = catalogue.offers if catalogue else {}
        offers = (OfferName(code, known[code].label if code in known else "") for code in found.offers)
        return ListChoices(found.years, found.followers, tuple(offers), self._context.actor.name)

    def authority_name(self, authority_id: UUID) -> str:
        """The name of an authority that the list is filtered by; "" for one that this store has not."""
        with self._context.reading() as uow:
            return next((each.name for each in uow.find(Authority, id=authority_id)), "")


def _item(row: QuoteRow, drafts: DraftTotals, today: date) -> QuoteItem:
    total = drafts.get(row.id, ZERO) if row.total is None else row.total
    return QuoteItem(row, standing_of(row.state, row.valid_until, today), total)
