"""The lines of a draft: what a person fills in, and how lines are added, found and copied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.money import CENT
from cigdesk.domain.quote import Quote, QuoteLine, QuoteLineKind
from cigdesk.french import NBSP, amount, number
from cigdesk.services.context import new_id
from cigdesk.services.quote_quantities import LARGEST

MOST_LINES: Final = 500
LARGEST_PRICE: Final = Decimal(9_999_999)
"""Euros of one unit priced by hand: more is a slip of the keyboard."""
LONGEST: Final = {"text": 2000, "free_unit": 30, "free_reason": 300}
"""Characters; a note is a paragraph, the others one line."""
LONGEST_TITLE: Final = 200
_LARGEST_MINUTES: Final = LARGEST * 60


@dataclass(frozen=True, kw_only=True)
class LineValues:
    """What a person fills in on a line; the quantity is whole minutes for an hourly offer.

    `text`, `free_price`, `free_unit` and `free_reason` are for lines without an offer (`QuoteLine`).
    """

    quantity: Decimal | None = None
    participants: int | None = None
    format: str = ""
    exploratory: bool = False
    prescription: date | None = None
    optional: bool = False
    text: str = ""
    free_price: Decimal | None = None
    free_unit: str = ""
    free_reason: str = ""

    @classmethod
    def of(cls, line: QuoteLine) -> LineValues:
        """The values that a line has now."""
        return cls(**{each.name: getattr(line, each.name) for each in fields(cls)})

    def put_on(self, line: QuoteLine) -> None:
        """Write the values on a line."""
        for each in fields(self):
            setattr(line, each.name, getattr(self, each.name))

    def changed(self, changes: Mapping[str, Any], kind: QuoteLineKind = QuoteLineKind.OFFER) -> LineValues:
        """These values but for those named; raises `InvalidInput` by field, `TypeError` for no field."""
        values = replace(self, **changes)
        values.check(kind)
        return values

    def check(self, kind: QuoteLineKind = QuoteLineKind.OFFER) -> None:
        """Raise `InvalidInput` for what no rule of a catalogue could judge."""
        errors = {}
        if self.quantity is not None and not abs(self.quantity) <= _LARGEST_MINUTES:
            errors["quantity"] = f"Quantité trop grande{NBSP}: {number(LARGEST)} au plus."
        if self.participants is not None and not 0 <= self.participants <= LARGEST:
            errors["participants"] = f"Nombre de participants attendu, de 1 à {number(LARGEST)}."
        if fault := _price_fault(self.free_price):
            errors["free_price"] = fault
        errors |= {name: fault for name in LONGEST if (fault := self._length_fault(name, kind))}
        if errors:
            raise InvalidInput(errors)

    def _length_fault(self, name: str, kind: QuoteLineKind) -> str:
        titled = name == "text" and kind is not QuoteLineKind.NOTE
        length, most = len(getattr(self, name)), LONGEST_TITLE if titled else LONGEST[name]
        return f"{number(length)} caractères pour {number(most)} au plus." if length > most else ""


def _price_fault(price: Decimal | None) -> str:
    if price is None:
        return ""
    if not abs(price) <= LARGEST_PRICE:
        return f"Prix trop grand{NBSP}: {amount(LARGEST_PRICE)} au plus."
    return "" if price == price.quantize(CENT) else "Un prix va jusqu’au centime."


def find_line(quote: Quote, line_id: UUID) -> QuoteLine:
    """The line; raises `Refused` when it has gone."""
    line = next((each for each in quote.lines if each.id == line_id), None)
    if line is None:
        raise Refused("Cette ligne n’est plus sur le devis.")
    return line


def append_line(
    quote: Quote, offer: str, values: LineValues, kind: QuoteLineKind = QuoteLineKind.OFFER
) -> QuoteLine:
    """A new line at the foot; raises `Refused` when the quote is full."""
    if len(quote.lines) >= MOST_LINES:
        raise Refused(f"Un devis porte {MOST_LINES} lignes au plus. Faites un second devis.")
    values.check(kind)
    position = max((line.position for line in quote.lines), default=-1) + 1
    line = QuoteLine(id=new_id(), quote_id=quote.id, position=position, kind=kind, offer=offer)
    values.put_on(line)
    quote.lines.append(line)
    return line


def place_line(quote: Quote, line: QuoteLine, place: int) -> None:
    """Put a line at a place, the first being 0; a place beyond the ends means the end."""
    order = [each for each in quote.lines if each is not line]
    order.insert(max(0, place), line)
    for position, each in enumerate(order):
        each.position = position
