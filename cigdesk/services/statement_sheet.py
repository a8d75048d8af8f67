"""What leaves for the authority: minutes, units and amounts by month and kind of work, and no name.

A sheet is complete in itself. It is kept as JSON when the statement is closed, so that a reprint never reads
the centre's or the authority's data of another day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from cigdesk.domain.engagement_units import figure, named
from cigdesk.domain.money import total
from cigdesk.domain.statement import ChorusValues, DueGroup, Month, month_of
from cigdesk.domain.statement_ledger import GROUPS, OpenLine
from cigdesk.french import month_year
from cigdesk.services.quote_sheet import (
    Addressee,
    Issuer,
    NotSubjectToVat,
    VatTable,
    plain_value,
    revived,
    revived_vat,
)


@dataclass(frozen=True, kw_only=True)
class SummaryRow:
    """The lines of one kind together."""

    label: str
    quantity: str
    """In words of the page: « 1,5 », « 7 h 20 »."""
    unit: str
    """In the number that the quantity asks for; nothing for time."""
    unit_price: Decimal
    amount: Decimal
    note: str = ""
    """« Devis 2026-0133 », « couvert par SST-60 », « correction du relevé RI-2026-0007 »."""


@dataclass(frozen=True, kw_only=True)
class SummaryGroup:
    """A heading, with the month of its work where that is not the statement's own."""

    label: str
    rows: tuple[SummaryRow, ...]
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class StatementSheet:
    """The page of one statement. Without number it is not closed, and says so across the page."""

    issuer: Issuer
    addressee: Addressee
    month: Month
    number: str | None = None
    closed_on: date | None = None
    groups: tuple[SummaryGroup, ...]
    net: Decimal
    """Euros before tax."""
    gross: Decimal
    """What is to be paid."""
    vat: NotSubjectToVat | VatTable
    siret: str = ""
    """This and the three below are what finance bills with in Chorus Pro."""
    service_code: str = ""
    engagement_number: str = ""
    purchase_order: str = ""
    demo: bool = False

    @property
    def period(self) -> str:
        """« octobre 2026 »."""
        return month_year(self.month)


def summary_of(lines: Iterable[OpenLine], month: Month) -> tuple[SummaryGroup, ...]:
    """The lines by kind: nobody can tell from them who was received, nor on which day."""
    groups = groupby(by_kind(lines, month), key=lambda each: _heading(each[0], month))
    return tuple(_group(label, [_row(each) for each in found]) for label, found in groups)


def by_kind(lines: Iterable[OpenLine], month: Month) -> list[list[OpenLine]]:
    """The lines of each kind together: of a month, an offer, an order, a price, a reason."""
    ordered = sorted(lines, key=lambda each: _kind(each, month))
    return [list(found) for _kind_of, found in groupby(ordered, key=lambda each: _kind(each, month))]


def note_of(line: OpenLine) -> str:
    """What is said beside a line: its order, why it is not charged, what it corrects."""
    taken_back = f"correction du relevé {line.corrects}" if line.corrects else ""
    return ", ".join(each for each in (line.due.order, line.due.reason, taken_back) if each)


def _group(label: str, rows: list[SummaryRow]) -> SummaryGroup:
    return SummaryGroup(label=label, rows=tuple(rows), amount=total(each.amount for each in rows))


def _kind(line: OpenLine, month: Month) -> tuple[object, ...]:
    due = line.due
    of = month_of(due.day)
    return (
        *(of != month, of, GROUPS[due.group], due.offer, due.label),
        *(due.reason != "", due.order, due.unit, due.unit_price, due.reason, line.corrects),
    )


def _heading(line: OpenLine, month: Month) -> str:
    of, group = month_of(line.due.day), line.due.group
    if of == month or group is DueGroup.YEARLY:
        return group.label
    return f"{group.label} ({month_year(of)})"


def _row(lines: list[OpenLine]) -> SummaryRow:
    due, quantity = lines[0].due, sum((each.due.quantity for each in lines), Decimal(0))
    return SummaryRow(
        label=due.label,
        quantity=signed_figure(due.unit, quantity),
        unit=named(due.unit, abs(quantity)),
        unit_price=due.unit_price,
        amount=total(each.due.amount for each in lines),
        note=note_of(lines[0]),
    )


def signed_figure(unit: str, quantity: Decimal) -> str:
    """The quantity as a page writes it: « 7 h 20 », « −1 h » of what is taken back."""
    return f"\N{MINUS SIGN}{figure(unit, -quantity)}" if quantity < 0 else figure(unit, quantity)


def sheet_chorus(sheet: StatementSheet) -> ChorusValues:
    """What the sheet says for Chorus Pro."""
    return ChorusValues(
        siret=sheet.siret,
        service_code=sheet.service_code,
        engagement_number=sheet.engagement_number,
        purchase_order=sheet.purchase_order,
    )


def statement_to_json(sheet: StatementSheet) -> str:
    """The sheet as text that `statement_from_json` reads back to an equal sheet."""
    return json.dumps(asdict(sheet), default=plain_value, ensure_ascii=False, sort_keys=True)


def statement_from_json(text: str) -> StatementSheet:
    """The sheet that `statement_to_json` wrote."""
    raw = json.loads(text)
    groups = [
        {**group, "rows": tuple(revived(SummaryRow, row) for row in group["rows"])} for group in raw["groups"]
    ]
    values = {
        "issuer": revived(Issuer, raw["issuer"]),
        "addressee": revived(Addressee, raw["addressee"]),
        "groups": tuple(revived(SummaryGroup, group) for group in groups),
        "vat": revived_vat(raw["vat"]),
    }
    return revived(StatementSheet, raw | values)
