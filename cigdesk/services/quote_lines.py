"""The lines of a draft: what a person fills in, and how lines are added, found and copied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.quote import Quote, QuoteLine
from cigdesk.french import NBSP, number
from cigdesk.services.context import new_id
from cigdesk.services.quote_quantities import LARGEST

MOST_LINES: Final = 500
_LARGEST_MINUTES: Final = LARGEST * 60


@dataclass(frozen=True, kw_only=True)
class LineValues:
    """What a person fills in on a line; the quantity is whole minutes for an hourly offer."""

    quantity: Decimal | None = None
    participants: int | None = None
    format: str = ""
    exploratory: bool = False
    prescription: date | None = None
    optional: bool = False

    @classmethod
    def of(cls, line: QuoteLine) -> LineValues:
        """The values that a line has now."""
        return cls(**{each.name: getattr(line, each.name) for each in fields(cls)})

    def put_on(self, line: QuoteLine) -> None:
        """Write the values on a line."""
        for each in fields(self):
            setattr(line, each.name, getattr(self, each.name))

    def changed(self, changes: Mapping[str, Any]) -> LineValues:
        """These values but for those named; raises `InvalidInput` by field, `TypeError` for no field."""
        values = replace(self, **changes)
        values.check()
        return values

    def check(self) -> None:
        """Raise `InvalidInput` for what no rule of a catalogue could judge."""
        errors = {}
        if self.quantity is not None and not abs(self.quantity) <= _LARGEST_MINUTES:
            errors["quantity"] = f"Quantité trop grande{NBSP}: {number(LARGEST)} au plus."
        if self.participants is not None and not 0 <= self.participants <= LARGEST:
            errors["participants"] = f"Nombre de participants attendu, de 1 à {number(LARGEST)}."
        if errors:
            raise InvalidInput(errors)


def find_line(quote: Quote, line_id: UUID) -> QuoteLine:
    """The line; raises `Refused` when it has gone."""
    line = next((each for each in quote.lines if each.id == line_id), None)
    if line is None:
        raise Refused("Cette ligne n’est plus sur le devis.")
    return line


def append_line(quote: Quote, offer: str, values: LineValues) -> QuoteLine:
    """A new line at the foot; raises `Refused` when the quote is full."""
    if len(quote.lines) >= MOST_LINES:
        raise Refused(f"Un devis porte {MOST_LINES} lignes au plus. Faites un second devis.")
    values.check()
    position = max((line.position for line in quote.lines), default=-1) + 1
    line = QuoteLine(id=new_id(), quote_id=quote.id, position=position, offer=offer)
    values.put_on(line)
    quote.lines.append(line)
    return line


def place_line(quote: Quote, line: QuoteLine, place: int) -> None:
    """Put a line at a place, the first being 0; a place beyond the ends means the end."""
    order = [each for each in quote.lines if each is not line]
    order.insert(max(0, place), line)
    for position, each in enumerate(order):
        each.position = position
