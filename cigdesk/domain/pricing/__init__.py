"""Pricing of a quote by the rules of a catalogue: `price(catalogue, request)` gives a `Pricing`."""

from __future__ import annotations

from cigdesk.domain.pricing.engine import price, without_catalogue
from cigdesk.domain.pricing.outcome import (
    PriceLine,
    PriceWarning,
    Pricing,
    Refusal,
    Repair,
    RepairAct,
)
from cigdesk.domain.pricing.request import AuthorityFacts, LineRequest, PriceRequest

__all__ = [
    "AuthorityFacts",
    "LineRequest",
    "PriceLine",
    "PriceRequest",
    "PriceWarning",
    "Pricing",
    "Refusal",
    "Repair",
    "RepairAct",
    "price",
    "without_catalogue",
]
