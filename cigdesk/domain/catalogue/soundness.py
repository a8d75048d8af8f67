"""What keeps an edited offer from being kept, field by field, in French sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from cigdesk.domain.catalogue.conditions import (
    AdvisedWith,
    Condition,
    DuplicateOf,
    ParticipantsLimit,
    QuantityLimit,
    offers_named,
)
from cigdesk.domain.catalogue.model import (
    AllowanceTariff,
    Catalogue,
    Counting,
    FlatTariff,
    Offer,
    Tariff,
    TierTariff,
)
from cigdesk.domain.catalogue.templates import PLACEHOLDERS, fields_of
from cigdesk.domain.catalogue.tiers import Tier, gap_between
from cigdesk.domain.identifiers import line_fault
from cigdesk.domain.money import CENT
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP

HIGHEST_PRICE: Final = Decimal(9_999_999)
"""Euros; above every price of a public centre."""

_CODE: Final = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")


def offer_faults(offer: Offer, catalogue: Catalogue) -> dict[str, str]:
    """The fields at fault of an offer of that catalogue; a condition's is `conditions.2`."""
    return only_faults(
        {
            "label": _line("Indiquez le nom de la prestation.", offer.label),
            "description": _line("Décrivez la prestation en une phrase.", offer.description),
            **_price_faults(offer.tariff),
            "step": _step_fault(offer),
            "details": _details_fault(offer.details),
            "notes": _texts_fault(offer.notes),
            "readings": _texts_fault(offer.readings),
            **_condition_faults(offer, catalogue),
        }
    )


def code_fault(code: str, catalogue: Catalogue) -> str:
    """Why a new offer cannot have that code, or nothing."""
    if not _CODE.fullmatch(code):
        return f"Des majuscules, des chiffres et des traits d’union{NBSP}: QVCT, HAND-REF…"
    taken = code in catalogue.offers
    return f"Ce code est déjà celui de «{NBSP}{catalogue.offer_label(code)}{NBSP}»." if taken else ""


def price_fault(price: Decimal | None) -> str:
    """Why that is not a price, or nothing."""
    if price is None or not price.is_finite():
        return f"Indiquez un montant, par exemple 500 ou 1{NBSP}250,50."
    if price < 0:
        return f"Un prix est de 0{NBSP}€ ou plus."
    if price > HIGHEST_PRICE:
        return "Ce montant est trop grand."
    return "" if price == price.quantize(CENT) else "Un prix a deux décimales au plus."


def scale_fault(tiers: Iterable[Tier]) -> str:
    """Why those brackets leave a hole, overlap or stop, or nothing."""
    found = gap_between(tiers)
    return f"Strate {found[0] + 1}{NBSP}: {found[1]}." if found else ""


def _price_faults(tariff: Tariff) -> dict[str, str]:
    match tariff:
        case FlatTariff(price):
            return {"price": price_fault(price)}
        case TierTariff(tiers):
            scale = scale_fault(row.tier for row in tiers) if tiers else "Gardez une strate au moins."
            rows = {f"tiers.{at}": price_fault(row.price) for at, row in enumerate(tiers)}
            return {"tiers": scale, **rows}
        case AllowanceTariff(allowances):
            missing = "Indiquez des minutes, 1 au moins."
            none = {f"tiers.{at}": missing for at, row in enumerate(allowances) if row.minutes < 1}
            return {"tiers": scale_fault(row.tier for row in allowances), **none}


def _step_fault(offer: Offer) -> str:
    if offer.step <= 0:
        return "La plus petite quantité est plus grande que 0."
    whole = offer.unit.counts is Counting.UNITS or offer.step == int(offer.step)
    return "" if whole else "La plus petite quantité est un nombre entier pour cette unité."


def _details_fault(details: Iterable[str]) -> str:
    return next(filter(None, (_line("", each) or _template_fault(each) for each in details)), "")


def _template_fault(template: str) -> str:
    try:
        unknown = sorted(fields_of(template) - PLACEHOLDERS)
    except ValueError:
        return f"Accolades mal fermées{NBSP}: «{NBSP}{template}{NBSP}»."
    return f"{{{unknown[0]}}} n’est pas un champ connu." if unknown else ""


def _texts_fault(texts: Iterable[str]) -> str:
    return next(filter(None, (_line("", each) for each in texts)), "")


def _line(missing: str, text: str) -> str:
    return line_fault(text) if text.strip() else missing or "Une ligne vide ne dit rien."


def _condition_faults(offer: Offer, catalogue: Catalogue) -> dict[str, str]:
    found: dict[str, str] = {}
    for at, condition in enumerate(offer.conditions):
        twice = condition in offer.conditions[:at]
        said = "Cette condition est déjà posée plus haut." if twice else _condition_fault(condition)
        found[f"conditions.{at}"] = said or _named_fault(condition, offer, catalogue)
    return found


def _condition_fault(condition: Condition) -> str:
    match condition:
        case QuantityLimit(None, None):
            return "Indiquez un maximum, un minimum conseillé, ou les deux."
        case QuantityLimit(int() as most, int() as least) if least > most:
            return f"Le minimum conseillé dépasse le maximum de {most}."
        case QuantityLimit(reason="") | DuplicateOf(reason="") | AdvisedWith(reason=""):
            return "Indiquez le motif, qui est dit avec la condition."
        case AdvisedWith(offers=()):
            return "Indiquez une prestation au moins."
        case ParticipantsLimit(maximum) if maximum < 1:
            return "Indiquez un nombre de participants de 1 ou plus."
        case _:
            return ""


def _named_fault(condition: Condition, offer: Offer, catalogue: Catalogue) -> str:
    """A condition speaks of other offers of the same catalogue."""
    for code in offers_named(condition):
        if code == offer.code:
            return "Une prestation ne peut pas dépendre d’elle-même."
        if code not in catalogue.offers:
            return f"«{NBSP}{code}{NBSP}» n’est pas une prestation de ce catalogue."
    return ""
