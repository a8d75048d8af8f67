"""What stands on the page of a quote, as plain data: filled by the quote service, drawn by the documents.

A sheet is complete in itself. It is kept as JSON when a quote is issued, so that a reprint never reads the
centre's or the authority's data of another day. Texts are printed as typed; nothing in them is markup.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar, cast

from cigdesk.domain.quote import QuoteLineKind

TO_COMPLETE: Final = "à compléter"
"""Stands where a setting is missing; the document makes it conspicuous in any text where it occurs."""


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """The centre. None marks a setting that is missing: it is printed as « à compléter » in its place."""

    name: str
    short_name: str
    service_lines: tuple[str, ...] = ()
    address_lines: tuple[str, ...] = ()
    siret: str | None = None
    website: str = ""
    logo: bytes | None = None
    """PNG or JPEG; without it the mark of the program is drawn."""
    deliberation: str | None = None
    """The centre's own tariff deliberation: « du conseil d’administration n° 2025-61 »."""
    signatory: str | None = None
    signatory_title: str = ""


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """The authority, as an envelope names it."""

    name: str
    service: str = ""
    address_lines: tuple[str, ...] = ()
    siren: str = ""
    siret: str = ""
    """Printed instead of the SIREN when it is known."""


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """One line; a price of None is a draft's line that can't be priced yet and is printed as a dash."""

    kind: QuoteLineKind = QuoteLineKind.OFFER
    label: str
    """The title of a section, the words of a note."""
    quantity: str = ""
    """In words of the page: « 1,5 », « 7 h 20 », « 4 × 6 »."""
    unit: str = ""
    """In the number that the quantity asks for: « jours »."""
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    detail: str = ""
    notes: tuple[str, ...] = ()
    optional: bool = False
    subtotal: Decimal | None = None
    """Euros before tax of the firm lines of a section."""


@dataclass(frozen=True, kw_only=True)
class NotSubjectToVat:
    """One total; `label` stands beside « TVA » in the totals, `mention` among the mentions."""

    mention: str
    label: str = "non applicable"


@dataclass(frozen=True, kw_only=True)
class VatRow:
    """The lines of one rate: hundredths (8.5 for Martinique), euros before tax, euros of tax."""

    rate: Decimal
    net: Decimal
    vat: Decimal


@dataclass(frozen=True, kw_only=True)
class VatTable:
    """Net, tax by rate and gross, for the lines outside the options."""

    net: Decimal
    rows: tuple[VatRow, ...]
    mention: str = ""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A paragraph under the totals: its first words in bold, then the text."""

    lead: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """The « bon pour accord » box: what is known is printed, what is not leaves a line to write on."""

    deliberation: str = ""
    engagement: str = ""
    service_code: str = ""
    purchase_order: str = ""


@dataclass(frozen=True, kw_only=True)
class QuoteSheet:
    """The page of one quote. Without number it is a draft, and says so across the page."""

    issuer: Issuer
    addressee: Addressee
    object: str
    lines: tuple[SheetLine, ...]
    total: Decimal | None
    """What is to be paid, options apart, VAT included where there is any; None while a line has no price."""
    total_with_options: Decimal | None = None
    """The same with the options, VAT included too; None where there is no option."""
    options_total: Decimal | None = None
    """The options alone, before tax; unknown to the sheets of the first release."""
    vat: NotSubjectToVat | VatTable
    number: str | None = None
    replaces: str | None = None
    """Number of the quote that this revision replaces."""
    issued_on: date | None = None
    valid_until: date | None = None
    validity: str = ""
    """Its length in words: « 3 mois »."""
    year: int
    conventions: tuple[str, ...] = ()
    contact: str = ""
    tariffs_from: date | None = None
    """First day of the catalogue that priced the lines."""
    tariff_note: str = ""
    """What the prices rest on: « Forfait établi sur 1 284 agents déclarés. »"""
    mentions: tuple[Mention, ...] = ()
    agreement: Agreement = Agreement()
    in_words: bool = True
    demo: bool = False

    @property
    def draft(self) -> bool:
        """Not issued yet."""
        return self.number is None


def sheet_to_json(sheet: QuoteSheet) -> str:
    """The sheet as text that `sheet_from_json` reads back to an equal sheet."""
    return json.dumps(asdict(sheet), default=plain_value, ensure_ascii=False, sort_keys=True)


def sheet_from_json(text: str) -> QuoteSheet:
    """The sheet that `sheet_to_json` wrote; anything else raises `ValueError`, `KeyError` or `TypeError`.

    A sheet of an earlier release lacks the newer fields: each then has its default.
    """
    raw = json.loads(text)
    values = {
        "issuer": revived(Issuer, raw["issuer"]),
        "addressee": revived(Addressee, raw["addressee"]),
        "lines": tuple(revived(SheetLine, line) for line in raw["lines"]),
        "mentions": tuple(revived(Mention, mention) for mention in raw["mentions"]),
        "agreement": revived(Agreement, raw["agreement"]),
        "vat": revived_vat(raw["vat"]),
    }
    return revived(QuoteSheet, raw | values)


_Record = TypeVar("_Record")
_DECIMALS: Final = {
    *("unit_price", "amount", "subtotal", "total", "total_with_options", "options_total"),
    *("rate", "net", "vat", "gross"),
}
_DATES: Final = {"issued_on", "valid_until", "tariffs_from", "month", "closed_on"}


def plain_value(value: object) -> str:
    """What JSON has no word for, as a text that `revived` reads back."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value.isoformat() if isinstance(value, date) else str(value)


def revived(kind: type[_Record], raw: Mapping[str, Any]) -> _Record:
    """A record of a sheet from what JSON kept of it; parts that are records themselves are given revived."""
    names = [each.name for each in fields(cast("Any", kind))]
    return kind(**{name: _value(name, raw[name]) for name in names if name in raw})


def revived_vat(raw: Mapping[str, Any]) -> NotSubjectToVat | VatTable:
    """What a sheet says of the tax."""
    if "rows" not in raw:
        return revived(NotSubjectToVat, raw)
    return revived(VatTable, {**raw, "rows": tuple(revived(VatRow, row) for row in raw["rows"])})


def _value(name: str, raw: Any) -> Any:
    if isinstance(raw, list):
        return tuple(raw)
    if not isinstance(raw, str):
        return raw
    if name in _DECIMALS:
        return Decimal(raw)
    if name in _DATES:
        return date.fromisoformat(raw)
    if name == "kind":
        return QuoteLineKind(raw)
    return base64.b64decode(raw) if name == "logo" else raw
