"""The catalogue of a centre: offers, units, tiers, conditions, and which one is in force on a day."""

from __future__ import annotations

from cigdesk.domain.catalogue.model import (
    AllowanceTariff,
    Catalogue,
    ConventionTerms,
    Counting,
    FlatTariff,
    Format,
    Offer,
    Prerequisite,
    PrerequisiteKind,
    Section,
    Tariff,
    TierTariff,
    Unit,
    headcount_tier,
)
from cigdesk.domain.catalogue.succession import in_force, in_succession
from cigdesk.domain.catalogue.tiers import Tier, TierAllowance, TierPrice

__all__ = [
    "AllowanceTariff",
    "Catalogue",
    "ConventionTerms",
    "Counting",
    "FlatTariff",
    "Format",
    "Offer",
    "Prerequisite",
    "PrerequisiteKind",
    "Section",
    "Tariff",
    "Tier",
    "TierAllowance",
    "TierPrice",
    "TierTariff",
    "Unit",
    "headcount_tier",
    "in_force",
    "in_succession",
]
