"""The options of a convention, and what one costs in a year: read from the catalogue, never from code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from cigdesk.domain.catalogue import Catalogue, Offer
from cigdesk.domain.catalogue.model import Counting
from cigdesk.domain.identifiers import line_fault, tidy
from cigdesk.domain.membership import Convention
from cigdesk.domain.membership_periods import day_fault
from cigdesk.domain.pricing import AuthorityFacts, LineRequest, PriceRequest, price
from cigdesk.domain.values import only_faults

_BY_THE_YEAR: Final = "year"


def options_of(catalogue: Catalogue, convention: Convention) -> tuple[Offer, ...]:
    """The offers that a membership takes for a year: sold by the year, or by agent and year.

    The convention-cadre has none: it opens the way to offers that are quoted one by one.
    """
    if convention is Convention.CADRE:
        return ()
    return tuple(
        offer
        for offer in catalogue.offers.values()
        if offer.convention == convention.value and _yearly(offer)
    )


def _yearly(offer: Offer) -> bool:
    return offer.unit.id == _BY_THE_YEAR or offer.unit.counts is Counting.AGENTS


@dataclass(frozen=True)
class YearPrice:
    """What an option costs in a year: euros, or the sentence that says why it cannot be known."""

    amount: Decimal | None
    reason: str = ""


def year_price(
    catalogue: Catalogue, convention: Convention, year: int, offer: str, heads: int | None
) -> YearPrice:
    """The price of a whole year on its first day, by the pricing engine."""
    facts = AuthorityFacts(headcount=heads, conventions=frozenset({convention.value}))
    priced = price(catalogue, PriceRequest(date(year, 1, 1), facts, (LineRequest(offer),)))
    if priced.refusals:
        return YearPrice(None, priced.refusals[0].message)
    return YearPrice(priced.total)


def together_fault(
    catalogue: Catalogue, convention: Convention, year: int, offers: Sequence[str], heads: int | None
) -> str:
    """Why these options cannot be taken in the same year, by the conditions of the catalogue."""
    facts = AuthorityFacts(headcount=heads or 1, conventions=frozenset({convention.value}))
    lines = tuple(LineRequest(offer) for offer in offers)
    refusals = price(catalogue, PriceRequest(date(year, 1, 1), facts, lines)).refusals
    return refusals[0].message if refusals else ""


@dataclass(frozen=True, kw_only=True)
class TermsValues:
    """What a person writes of a year; an amount is written only where it is not the catalogue's."""

    year: int
    offer: str = ""
    amount: Decimal | None = None
    note: str = ""

    def tidied(self) -> TermsValues:
        """As it is kept."""
        return replace(self, note=tidy(self.note))


def terms_faults(values: TermsValues, start: date, last_day: date | None) -> dict[str, str]:
    """What keeps the terms of a year from being kept, by field name."""
    found = {"year": _year_fault(values.year, start, last_day), "note": line_fault(values.note)}
    if values.amount is not None and values.amount < 0:
        found["amount"] = "Un montant n’est pas négatif."
    if values.amount is not None and not tidy(values.note):
        found["note"] = "Indiquez pourquoi ce montant n’est pas celui du catalogue."
    return only_faults(found)


def _year_fault(year: int, start: date, last_day: date | None) -> str:
    if not 1 <= year <= 9999 or day_fault(date(year, 1, 1)):
        return "Cette année est hors du calendrier du programme."
    if year < start.year or (last_day is not None and year > last_day.year):
        return f"L’adhésion ne couvre pas {year}."
    return ""
