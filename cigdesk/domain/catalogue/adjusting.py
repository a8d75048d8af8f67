"""Prices moved by a percentage and rounded, as a new year's catalogue is prepared."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from cigdesk.domain.catalogue.model import AllowanceTariff, FlatTariff, Offer, Tariff, TierTariff
from cigdesk.domain.money import CENT, cents
from cigdesk.french import NBSP

LOWEST_PERCENT: Final = Decimal(-90)
HIGHEST_PERCENT: Final = Decimal(100)
"""Beyond, a slip of the keyboard rather than a decision."""


class Rounding(StrEnum):
    """To what a moved price is rounded, half up."""

    CENT = "cent"
    EURO = "euro"
    FIVE = "five"
    TEN = "ten"

    @property
    def label(self) -> str:
        """« au centime », « à 5 € »."""
        return _LABELS[self]

    @property
    def multiple(self) -> Decimal:
        """Euros."""
        return _MULTIPLES[self]


_LABELS: Final = {
    Rounding.CENT: "au centime",
    Rounding.EURO: "à l’euro",
    Rounding.FIVE: f"à 5{NBSP}€",
    Rounding.TEN: f"à 10{NBSP}€",
}
_MULTIPLES: Final = {
    Rounding.CENT: CENT,
    Rounding.EURO: Decimal(1),
    Rounding.FIVE: Decimal(5),
    Rounding.TEN: Decimal(10),
}


def percent_fault(percent: Decimal | None) -> str:
    """Why prices cannot be moved by that percentage, or nothing."""
    if percent is None or not percent.is_finite():
        return f"Indiquez un pourcentage, par exemple 2 ou -1,5{NBSP}%."
    if LOWEST_PERCENT <= percent <= HIGHEST_PERCENT:
        return ""
    return f"Un pourcentage va de {LOWEST_PERCENT} à {HIGHEST_PERCENT}{NBSP}%."


def moved(price: Decimal, percent: Decimal, rounding: Rounding) -> Decimal:
    """The price moved by that many hundredths, rounded half up: 100 € + 2.5 % to 5 € is 105 €."""
    exact = price * (1 + percent / 100) / rounding.multiple
    return cents(exact.quantize(Decimal(1), ROUND_HALF_UP) * rounding.multiple)


def moved_tariff(tariff: Tariff, percent: Decimal, rounding: Rounding) -> Tariff:
    """Each price of a tariff moved; an allowance has none."""
    match tariff:
        case FlatTariff(price):
            return FlatTariff(moved(price, percent, rounding))
        case TierTariff(tiers):
            rows = (replace(row, price=moved(row.price, percent, rounding)) for row in tiers)
            return TierTariff(tuple(rows))
        case AllowanceTariff():
            return tariff


def lost_price(before: Offer, after: Offer) -> bool:
    """Whether rounding made free what had a price."""
    pairs = zip(prices_of(before.tariff), prices_of(after.tariff), strict=False)
    return any(old > 0 and new == 0 for old, new in pairs)


def prices_of(tariff: Tariff) -> tuple[Decimal, ...]:
    """Every price of a tariff, in its order."""
    match tariff:
        case FlatTariff(price):
            return (price,)
        case TierTariff(tiers):
            return tuple(row.price for row in tiers)
        case AllowanceTariff():
            return ()


def with_price(offer: Offer, tier: int | None, price: Decimal) -> Offer:
    """The offer with another price, that of the tier of that position where it follows a scale.

    Raises `LookupError` for an offer that has no such price.
    """
    match offer.tariff:
        case FlatTariff() if tier is None:
            return replace(offer, tariff=FlatTariff(price))
        case TierTariff(tiers) if tier is not None and tier < len(tiers):
            rows = [replace(row, price=price) if at == tier else row for at, row in enumerate(tiers)]
            return replace(offer, tariff=TierTariff(tuple(rows)))
        case _:
            raise LookupError(f"{offer.code} has no price {tier}")
