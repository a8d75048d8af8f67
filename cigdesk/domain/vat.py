"""What the centre's documents say of value added tax, from which day (OFFERS.md, "What holds for both")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.identifiers import line_fault, tidy
from cigdesk.domain.money import ZERO, times
from cigdesk.domain.values import only_faults, read_values
from cigdesk.french import NBSP
from cigdesk.french.parsing import FIRST_YEAR, LAST_YEAR

DEFAULT_VAT_MENTION: Final = "TVA non applicable, art. 256 B du CGI"
"""Default of OFFERS.md: the activity is outside the field of VAT; the finance department may change it."""

FIRST_DAY: Final = date(2000, 1, 1)
"""The first regime of a store starts then, so that every day has one."""

HIGHEST_RATE: Final = Decimal(30)
"""In hundredths; above every rate that France has had in this century."""


@dataclass(eq=False, kw_only=True)
class VatRegime:
    """In force from its first day until the next one starts; a centre has one at least."""

    id: UUID
    rev: int = 1
    start: date
    rate: Decimal | None = None
    """In hundredths (20, 8.5); none where the centre is not subject to the tax."""
    mention: str = DEFAULT_VAT_MENTION
    """Printed on every document; may be empty beside a rate alone."""

    def tax_on(self, net: Decimal) -> Decimal:
        """Euros of tax on an amount before tax, half up to the cent; 0 where there is no tax."""
        return ZERO if self.rate is None else times(net, self.rate / 100)


@dataclass(frozen=True, kw_only=True)
class VatValues:
    """What a person may set of a regime."""

    start: date | None
    rate: Decimal | None = None
    mention: str = DEFAULT_VAT_MENTION

    def tidied(self) -> VatValues:
        """As it is kept."""
        return replace(self, mention=tidy(self.mention))


def regime_on(regimes: Iterable[VatRegime], day: date) -> VatRegime:
    """The regime of that day: the last that started; the first of all for a day before any.

    Raises `ValueError` where there is none at all.
    """
    ordered = sorted(regimes, key=lambda each: each.start)
    if not ordered:
        raise ValueError("a centre has one regime at least")
    return next((each for each in reversed(ordered) if each.start <= day), ordered[0])


def vat_values_of(regime: VatRegime) -> VatValues:
    """The values of a kept regime, to edit them."""
    return read_values(regime, VatValues)


def vat_faults(values: VatValues) -> dict[str, str]:
    """What keeps these values from being kept, by field."""
    return only_faults(
        {
            "start": _start_fault(values.start),
            "rate": _rate_fault(values.rate),
            "mention": _mention_fault(values),
        }
    )


def _start_fault(start: date | None) -> str:
    if start is None:
        return "Indiquez le premier jour de ce régime."
    fine = FIRST_YEAR <= start.year <= LAST_YEAR
    return "" if fine else f"Date attendue entre {FIRST_YEAR} et {LAST_YEAR}."


def _rate_fault(rate: Decimal | None) -> str:
    if rate is None or 0 < rate <= HIGHEST_RATE:
        return ""
    return f"Un taux va de plus de 0 à {HIGHEST_RATE}{NBSP}%."


def _mention_fault(values: VatValues) -> str:
    if values.rate is None and not values.mention.strip():
        return "Indiquez la mention qui dit pourquoi il n’y a pas de TVA."
    return line_fault(values.mention)
