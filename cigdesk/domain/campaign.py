"""The yearly campaign of headcounts: who was asked to declare, how often, what an answer changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.catalogue import Catalogue, Counting, Tier, headcount_tier
from cigdesk.domain.headcount import year_fault
from cigdesk.domain.letters import Way
from cigdesk.domain.pricing import AuthorityFacts, LineRequest, PriceRequest, price
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, date_long

USUAL_TIME: Final = timedelta(days=45)
"""From the opening of a campaign to the last day to answer, unless the person says otherwise."""

LONGEST_TIME: Final = timedelta(days=366)


@dataclass(eq=False, kw_only=True)
class HeadcountCampaign:
    """The campaign of one year."""

    id: UUID
    rev: int = 1
    year: int
    opened_on: date
    deadline: date
    """The last day to answer, included."""


@dataclass(eq=False, kw_only=True)
class CampaignLetter:
    """One letter or mail prepared for one authority: the first asks, the next ones remind."""

    id: UUID
    rev: int = 1
    campaign_id: UUID
    authority_id: UUID
    prepared_on: date
    way: Way


@dataclass(frozen=True)
class PriceEffect:
    """What an offer costs a year before and after a declaration, in euros."""

    offer: str
    label: str
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        """Euros more, or less when it is below 0."""
        return self.after - self.before


@dataclass(frozen=True)
class TierChange:
    """The tiers before and after a declaration, which differ."""

    before: Tier
    after: Tier

    @property
    def upward(self) -> bool:
        """Whether the authority has grown into another tier."""
        return self.after.first > self.before.first


def campaign_faults(year: int, opened_on: date, deadline: date) -> dict[str, str]:
    """What keeps a campaign from being opened or its deadline from being moved, by field."""
    return only_faults({"year": year_fault(year), "deadline": _deadline_fault(opened_on, deadline)})


def _deadline_fault(opened_on: date, deadline: date) -> str:
    if deadline < opened_on:
        return f"Ce jour vient avant l’ouverture de la campagne, le {date_long(opened_on)}."
    return "" if deadline - opened_on <= LONGEST_TIME else f"Un an au plus{NBSP}: avant ce jour."


def tier_change(catalogue: Catalogue | None, before: int | None, after: int | None) -> TierChange | None:
    """The change of tier from one headcount to the next; none where there is none, or nothing to compare."""
    if catalogue is None or before is None or after is None:
        return None
    left, reached = headcount_tier(catalogue, before), headcount_tier(catalogue, after)
    return TierChange(left, reached) if left and reached and left != reached else None


def offers_by_headcount(catalogue: Catalogue) -> tuple[str, ...]:
    """The codes of the offers whose price follows the headcount: by tier, or for each agent."""
    return tuple(
        code
        for code, offer in catalogue.offers.items()
        if offer.tiers or offer.unit.counts is Counting.AGENTS
    )


def price_effects(
    catalogue: Catalogue, day: date, offers: tuple[str, ...], before: int, after: int
) -> tuple[PriceEffect, ...]:
    """What each of those offers costs on that day, before and after; those that do not move are left out."""
    lines = tuple(LineRequest(code) for code in offers)
    amounts = [_amounts(catalogue, day, lines, heads) for heads in (before, after)]
    effects = (
        PriceEffect(code, catalogue.offers[code].label, *both)
        for code, *both in zip(offers, *amounts, strict=True)
        if None not in both
    )
    return tuple(each for each in effects if each.before != each.after)


def _amounts(
    catalogue: Catalogue, day: date, lines: tuple[LineRequest, ...], heads: int
) -> list[Decimal | None]:
    """By the one engine: a line that a condition refuses keeps its price."""
    pricing = price(catalogue, PriceRequest(day, AuthorityFacts(headcount=heads), lines))
    return [line.amount for line in pricing.lines]
