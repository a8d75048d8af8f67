"""A quote priced from outside the window: a JSON request in, a JSON answer out, nothing written anywhere.

The format is the one of `cigdesk price --help`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from cigdesk.domain.catalogue import Catalogue, Counting, Offer
from cigdesk.domain.membership import Convention
from cigdesk.domain.money import cents
from cigdesk.domain.pricing import (
    AuthorityFacts,
    LineRequest,
    PriceLine,
    PriceRequest,
    Pricing,
    price,
    without_catalogue,
)
from cigdesk.french import NBSP
from cigdesk.services.catalogues import shipped_catalogues
from cigdesk.services.json_reading import Fields, parse, shown

FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)

_ROOT: Final = ("catalogue", "date", "authority", "lines")
_AUTHORITY: Final = (
    "name",
    "headcount",
    "conventions",
    "conventions_proposed",
    "has_acfi",
    "affiliated",
    "optional_contribution",
    "active_offers",
    "earlier_offers",
)
_LINE: Final = ("offer", "quantity", "participants", "format", "exploratory", "prescription", "optional")

_USED_BY: Final[dict[str, Callable[[Offer], bool]]] = {
    "participants": lambda offer: offer.uses_participants,
    "format": lambda offer: bool(offer.formats),
    "exploratory": lambda offer: offer.uses_exploratory,
    "prescription": lambda offer: offer.uses_prescription,
}
"""The fields of a line that only some offers use; elsewhere they are ignored, whatever they hold."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_DURATION: Final = re.compile(r"[0-9]{1,7}:[0-5][0-9]")


@dataclass(frozen=True)
class Answer:
    """The JSON to print, and whether something is refused in it."""

    text: str
    refused: bool


def answer(data: bytes, catalogues: Mapping[str, Catalogue] | None = None) -> Answer:
    """Price a request by the shipped catalogues or by those given; raises `Unreadable` when it is none."""
    fields = Fields(parse(data), "", allowed=_ROOT, required=_ROOT)
    name = fields.text("catalogue")
    catalogue = (shipped_catalogues() if catalogues is None else catalogues).get(name)
    day = _day(fields, "date")
    authority = _authority(Fields(fields.value("authority"), "authority", allowed=_AUTHORITY))
    lines = _lines(fields, catalogue)
    request = PriceRequest(day, authority, tuple(line.asked for line in lines))
    pricing = _pricing(catalogue, request, name)
    return Answer(_written(pricing, lines), refused=bool(pricing.refusals))


@dataclass(frozen=True)
class _Line:
    asked: LineRequest
    quantity: str | None
    """As given: all that can be repeated of an offer that no catalogue has."""


def _pricing(catalogue: Catalogue | None, request: PriceRequest, name: str) -> Pricing:
    if catalogue is None:
        return without_catalogue(request, f"Le catalogue {shown(name)} n’existe pas.")
    return price(catalogue, request)


def _day(fields: Fields, key: str) -> date:
    text = fields.text(key)
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        fields.refuse(key, f"n’est pas une date (2026-03-02){NBSP}: {shown(text)}")
    if not FIRST_DAY <= day <= LAST_DAY:
        fields.refuse(key, f"doit être entre {FIRST_DAY.year} et {LAST_DAY.year}")
    return day


def _authority(fields: Fields) -> AuthorityFacts:
    headcount = fields.whole("headcount")
    if headcount is not None and headcount < 1:
        fields.refuse("headcount", "doit être un nombre entier d’au moins 1")
    return AuthorityFacts(
        name=fields.text("name"),
        headcount=headcount,
        conventions=_conventions(fields, "conventions"),
        conventions_proposed=_conventions(fields, "conventions_proposed"),
        has_acfi=fields.flag("has_acfi"),
        affiliated=fields.flag("affiliated"),
        optional_contribution=fields.flag("optional_contribution"),
        active_offers=fields.texts("active_offers"),
        earlier_offers=fields.texts("earlier_offers"),
    )


def _conventions(fields: Fields, key: str) -> frozenset[str]:
    codes, known = fields.texts(key), {convention.value for convention in Convention}
    for code in sorted(codes - known):
        fields.refuse(key, f"contient une convention inconnue {shown(code)}")
    return codes


def _lines(fields: Fields, catalogue: Catalogue | None) -> tuple[_Line, ...]:
    offers = {} if catalogue is None else catalogue.offers
    objects = (
        Fields(value, f"lines[{position}]", allowed=_LINE, required=("offer",))
        for position, value in enumerate(fields.items("lines"))
    )
    return tuple(_line(line, offers.get(line.text("offer"))) for line in objects)


def _line(fields: Fields, offer: Offer | None) -> _Line:
    fields.ignore(_unused(offer))
    given = _given_quantity(fields)
    asked = LineRequest(
        offer=fields.text("offer"),
        quantity=None if given is None else _quantity(fields, given, offer),
        participants=fields.whole("participants"),
        format=_format(fields),
        exploratory=fields.flag("exploratory"),
        prescription=_day(fields, "prescription") if fields.holds("prescription") else None,
        optional=fields.flag("optional"),
    )
    return _Line(asked, given)


def _unused(offer: Offer | None) -> set[str]:
    return {key for key, used_by in _USED_BY.items() if offer is None or not used_by(offer)}


def _given_quantity(fields: Fields) -> str | None:
    if not fields.holds("quantity"):
        return None
    value = fields.value("quantity")
    if isinstance(value, str):
        return fields.text("quantity")
    if type(value) is not int:
        fields.refuse("quantity", f"doit être un texte «{NBSP}1.5{NBSP}» ou un nombre entier")
    return str(fields.whole("quantity"))


def _quantity(fields: Fields, given: str, offer: Offer | None) -> Decimal:
    duration = _DURATION.fullmatch(given) if offer is None or offer.hourly else None
    number = _NUMBER.fullmatch(given) if offer is None or not offer.hourly else None
    if not duration and not number:
        expected = "une durée « 7:20 »" if offer and offer.hourly else "un nombre « 1.5 »"
        fields.refuse("quantity", f"doit être {expected}, et non {shown(given)}")
    return Decimal(given) + 0 if number else _minutes(given)  # + 0: "-0" is 0


def _minutes(duration: str) -> Decimal:
    hours, minutes = duration.split(":")
    return Decimal(int(hours) * 60 + int(minutes))


def _format(fields: Fields) -> str:
    word = fields.text("format")
    if fields.holds("format") and not word:
        fields.refuse("format", "est vide")
    return word


def _written(pricing: Pricing, lines: tuple[_Line, ...]) -> str:
    content = {
        "total": _euros(pricing.total),
        "total_with_options": _euros(pricing.total_with_options),
        "lines": [_written_line(line, given) for line, given in zip(pricing.lines, lines, strict=True)],
        "refusals": [
            {"line": refusal.line, "rule": refusal.rule, "message": refusal.message}
            for refusal in pricing.refusals
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _written_line(line: PriceLine, given: _Line) -> dict[str, object]:
    return {
        "offer": line.offer,
        "label": line.label or None,
        "unit": line.unit.id if line.unit else None,
        "quantity": _written_quantity(line) if line.unit else given.quantity,
        "unit_price": _euros(line.unit_price),
        "amount": _euros(line.amount),
        "optional": line.optional,
        "warnings": [{"rule": warning.rule, "message": warning.message} for warning in line.warnings],
    }


def _written_quantity(line: PriceLine) -> str | None:
    if line.unit is None or line.quantity is None:
        return None
    if line.unit.counts is Counting.MINUTES:
        hours, minutes = divmod(int(line.quantity), 60)
        return f"{hours}:{minutes:02}"
    text = f"{line.quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _euros(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{cents(amount):f}"
