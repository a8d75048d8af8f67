"""Euros as Decimal, rounded half up to the cent; never a float."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

CENT: Final = Decimal("0.01")
ZERO: Final = Decimal("0.00")

# The default 28 digits would lose cents, or raise, on the longest quantities that can be typed.
_WIDE: Final = Context(prec=200, rounding=ROUND_HALF_UP)
_MINUTES_IN_AN_HOUR: Final = Decimal(60)


def cents(value: Decimal) -> Decimal:
    """Euros with two decimals, half up: 0.125 gives 0.13."""
    return value.quantize(CENT, context=_WIDE)


def times(price: Decimal, *factors: Decimal | int) -> Decimal:
    """The price multiplied by each factor, rounded once at the end."""
    product = price
    for factor in factors:
        product = _WIDE.multiply(product, Decimal(factor))
    return cents(product)


def for_minutes(price_per_hour: Decimal, minutes: Decimal | int) -> Decimal:
    """What whole minutes cost at a price per hour: 440 minutes at 60 € are 440.00 €."""
    return cents(_WIDE.divide(_WIDE.multiply(price_per_hour, Decimal(minutes)), _MINUTES_IN_AN_HOUR))


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The sum of amounts already rounded; 0.00 for none."""
    result = ZERO
    for amount in amounts:
        result = _WIDE.add(result, amount)
    return result
