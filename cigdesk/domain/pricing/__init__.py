"""Pricing of a quote by the rules of a catalogue: `price(catalogue, request)` gives a `Pricing`."""

from __future__ import annotations

from cigdesk.domain.pricing.engine import price, without_catalogue
from cigdesk.domain.pricing.layout import AskedLine, LaidLine, QuotePricing, lay_out, requests_of
from cigdesk.domain.pricing.outcome import (
    PriceLine,
    PriceWarning,
    Pricing,
    Refusal,
    Repair,
    RepairAct,
)
from cigdesk.domain.pricing.request import (
    AuthorityFacts,
    ConventionPeriod,
    Granted,
    LineRequest,
    PriceRequest,
)

__all__ = [
    "AskedLine",
    "AuthorityFacts",
    "ConventionPeriod",
    "Granted",
    "LaidLine",
    "LineRequest",
    "PriceLine",
    "PriceRequest",
    "PriceWarning",
    "Pricing",
    "QuotePricing",
    "Refusal",
    "Repair",
    "RepairAct",
    "lay_out",
    "price",
    "requests_of",
    "without_catalogue",
]
