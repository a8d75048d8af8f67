"""Quantities of a line as people type them and read them: hours, half-days, heads. Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from cigdesk import french
from cigdesk.domain.catalogue import Counting, Offer, Unit

LARGEST: Final = 99_999
"""Units, participants or hours of one line: more is a slip of the keyboard."""

QUARTER_OF_AN_HOUR: Final = Decimal(15)
_BARE_NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def written_quantity(unit: Unit | None, quantity: Decimal | None) -> str:
    """« 1,5 », « 7 h 20 », or nothing."""
    if quantity is None:
        return ""
    if unit is not None and unit.counts is Counting.MINUTES:
        return french.hours(int(quantity))
    return french.quantity(quantity)


def read_quantity(unit: Unit | None, text: str) -> Decimal:
    """In what the unit counts, whole minutes for an hourly one, where « 7 » and « 7,5 » are hours.

    Raises `ValueError` with a French sentence for what cannot be understood, and beyond `LARGEST`.
    """
    hourly = unit is not None and unit.counts is Counting.MINUTES
    value = Decimal(_minutes(text)) if hourly else french.parse_quantity(text)
    if value > LARGEST * (60 if hourly else 1):
        raise ValueError(f"Quantité trop grande{french.NBSP}: {french.number(LARGEST)} au plus.")
    return value


def stepped_quantity(offer: Offer | None, quantity: Decimal | None, steps: int) -> Decimal:
    """So many steps further: half days, quarters of an hour, whole heads; never under the first step."""
    step = QUARTER_OF_AN_HOUR if offer and offer.hourly else (offer.step if offer else Decimal(1))
    return max((quantity or Decimal(0)) + steps * step, step)


def _minutes(text: str) -> int:
    bare = "".join(text.split())
    return french.parse_duration(f"{bare} h" if _is_bare(bare) else text)


def _is_bare(text: str) -> bool:
    return _BARE_NUMBER.fullmatch(text) is not None
