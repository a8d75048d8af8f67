"""What a draft would change: yearly amounts of members, and draft quotes for days it would price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.catalogue import Catalogue, in_succession
from cigdesk.domain.catalogue.comparison import percent_between
from cigdesk.domain.errors import Refused
from cigdesk.domain.money import total
from cigdesk.domain.pricing import LineRequest, PriceRequest, price
from cigdesk.domain.quote import Quote
from cigdesk.domain.stored_catalogue import StoredCatalogue
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.ports.catalogues import YearlyOffer
from cigdesk.services.catalogue_drafts import base_of, content_of
from cigdesk.services.catalogue_shelf import pricing_catalogues
from cigdesk.services.context import Context, centre_of
from cigdesk.services.quote_facts import draft_totals, facts, headcount_of


class Steps(Protocol):
    """What is told how far the work is, and may stop it by raising."""

    def step(self, done: int, total: int = 0, item: str = "") -> None:
        """`done` of `total` are finished."""


@dataclass(frozen=True)
class Effect:
    """One amount before and after; none before where nothing priced it, none after where it is refused."""

    authority_id: UUID
    authority: str
    what: str
    """The offer, or the object of the quote."""
    before: Decimal | None
    after: Decimal | None
    quote_id: UUID | None = None

    @property
    def percent(self) -> Decimal | None:
        """By how many hundredths it moves; none where one of the two is missing."""
        if self.before is None or self.after is None:
            return None
        return percent_between(self.before, self.after)


@dataclass(frozen=True)
class Effects:
    """All that moves, with the totals of what is known on both sides."""

    year: int
    members: tuple[Effect, ...]
    drafts: tuple[Effect, ...]

    @property
    def members_total(self) -> tuple[Decimal, Decimal]:
        """Euros of a year, before and after."""
        return _totals(self.members)

    @property
    def drafts_total(self) -> tuple[Decimal, Decimal]:
        """Euros of the drafts, before and after."""
        return _totals(self.drafts)


class CatalogueEffect:
    """Computed by the pricing engine; nothing is written."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, catalogue_id: UUID, progress: Steps | None = None) -> Effects:
        """The effect of a draft on the year before its own carried over, and on draft quotes it would price.

        Raises `NotFound`, and what `progress` raises to stop.
        """
        with self._context.reading() as uow:
            stored = uow.get(StoredCatalogue, catalogue_id)
            before, after = _pair(uow, stored)
            year = stored.effective_from.year
            members = _members(uow, (before, after), stored.effective_from, progress)
            return Effects(year, members, _drafts(uow, after))


def _pair(uow: UnitOfWork, stored: StoredCatalogue) -> tuple[Catalogue, Catalogue]:
    base = base_of(uow, stored)
    if base is None:
        raise Refused(f"Le catalogue de départ {stored.based_on} n’existe plus{NBSP}: rien à comparer.")
    return base, content_of(uow, stored)


def _members(
    uow: UnitOfWork, pair: tuple[Catalogue, Catalogue], day: date, progress: Steps | None
) -> tuple[Effect, ...]:
    """What each authority has this last year, at both prices for the first day of the new one."""
    yearly = uow.catalogues.yearly_offers(day.year - 1, day)
    found = []
    for done, each in enumerate(yearly):
        if progress is not None:
            progress.step(done, len(yearly), each.authority)
        found.append(_member(uow, pair, day, each))
    return tuple(found)


def _member(uow: UnitOfWork, pair: tuple[Catalogue, Catalogue], day: date, held: YearlyOffer) -> Effect:
    """The headcount is the new year's where it is declared already, else the last one's."""
    authority = uow.get(Authority, held.authority_id)
    known = facts(uow, authority, day)
    heads = known.headcount or headcount_of(uow, authority, day.year - 1)
    request = PriceRequest(day, replace(known, headcount=heads), (LineRequest(held.offer),))
    before, after = (_amount(each, request) for each in pair)
    label = next((each.offer_label(held.offer) for each in pair if held.offer in each.offers), held.offer)
    return Effect(held.authority_id, held.authority, label, before, after)


def _amount(catalogue: Catalogue, request: PriceRequest) -> Decimal | None:
    """Priced even where a convention is yet to be signed again: it is the price that is asked."""
    return price(catalogue, request).lines[0].amount


def _drafts(uow: UnitOfWork, after: Catalogue) -> tuple[Effect, ...]:
    """The draft quotes of days that this catalogue would price, now and then."""
    known = pricing_catalogues(uow, centre_of(uow))
    then = in_succession([*(each for each in known if each.id != after.id), after])
    window = next(each for each in then if each.id == after.id)
    concerned = [each for each in uow.quotes.drafts() if window.in_force_on(each.service_day)]
    ids = [each.id for each in concerned]
    before, later = (draft_totals(uow, centre_of(uow), ids, catalogues=each) for each in (known, then))
    return tuple(_draft(uow, each, before, later) for each in ids)


def _draft(
    uow: UnitOfWork, quote_id: UUID, before: dict[UUID, Decimal], after: dict[UUID, Decimal]
) -> Effect:
    quote = uow.get(Quote, quote_id)
    authority = uow.get(Authority, quote.authority_id)
    said = quote.object or "Devis sans objet"
    return Effect(authority.id, authority.name, said, before[quote_id], after[quote_id], quote_id)


def _totals(effects: Sequence[Effect]) -> tuple[Decimal, Decimal]:
    known = [
        (each.before, each.after) for each in effects if each.before is not None and each.after is not None
    ]
    return total(before for before, _ in known), total(after for _, after in known)
