"""What a catalogue changes in the one it was copied from: prices, texts, conditions, offers. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from cigdesk.domain.catalogue.model import Catalogue, Offer, TierTariff
from cigdesk.domain.catalogue.wording import describe, price_text, step_text, tier_rows
from cigdesk.domain.money import CENT
from cigdesk.french import amount


class Kind(StrEnum):
    """What happened to an offer."""

    ADDED = "added"
    RETIRED = "retired"
    PRICE = "price"
    TEXT = "text"
    CONDITION = "condition"


@dataclass(frozen=True)
class Difference:
    """One thing that the second catalogue says otherwise, in French words ready to be shown."""

    offer: str
    label: str
    kind: Kind
    what: str
    """« Prix », « 50 à 199 agents », « Description », « Condition »…"""
    before: str
    """Empty where it was not there."""
    after: str
    percent: Decimal | None = None
    """By how many hundredths a price moved; none for what has no price, or had 0."""


def differences(before: Catalogue, after: Catalogue) -> tuple[Difference, ...]:
    """All that the second says otherwise, in its order; what it retired comes last."""
    kept = (found for code in after.offers for found in _of_offer(code, before, after))
    gone = (
        Difference(code, offer.label, Kind.RETIRED, "Prestation retirée", price_text(offer), "")
        for code, offer in before.offers.items()
        if code not in after.offers
    )
    return (*kept, *gone)


def percent_between(before: Decimal, after: Decimal) -> Decimal | None:
    """By how many hundredths a price moved, to two decimals; none from 0."""
    return ((after - before) * 100 / before).quantize(CENT) if before else None


def _of_offer(code: str, before: Catalogue, after: Catalogue) -> Iterator[Difference]:
    new, old = after.offers[code], before.offers.get(code)
    if old is None:
        yield Difference(code, new.label, Kind.ADDED, "Prestation ajoutée", "", price_text(new))
        return
    yield from _prices(old, new)
    for what, said in _TEXTS.items():
        was, now = said(old, before), said(new, after)
        if was != now:
            yield Difference(code, new.label, Kind.TEXT, what, was, now)
    yield from _conditions((old, before), (new, after))


def _prices(old: Offer, new: Offer) -> Iterator[Difference]:
    if old.tariff == new.tariff:
        return
    if old.flat_price is not None and new.flat_price is not None:
        moved = percent_between(old.flat_price, new.flat_price)
        before, after = amount(old.flat_price), amount(new.flat_price)
        yield Difference(new.code, new.label, Kind.PRICE, "Prix", before, after, moved)
    elif old.tiers == new.tiers and isinstance(old.tariff, TierTariff) and isinstance(new.tariff, TierTariff):
        for was, now in zip(old.tariff.tiers, new.tariff.tiers, strict=True):
            if was.price != now.price:
                moved = percent_between(was.price, now.price)
                before, after = amount(was.price), amount(now.price)
                yield Difference(new.code, new.label, Kind.PRICE, now.tier.label, before, after, moved)
    else:
        yield Difference(new.code, new.label, Kind.PRICE, "Barème", _scale(old), _scale(new))


def _scale(offer: Offer) -> str:
    rows = tier_rows(offer)
    return "\n".join(f"{tier}, {gives}" for tier, gives in rows) if rows else price_text(offer)


def _conditions(old: tuple[Offer, Catalogue], new: tuple[Offer, Catalogue]) -> Iterator[Difference]:
    """What was asked and is no longer beside what is asked now, one against one in their order."""
    was, now = old[0].conditions, new[0].conditions
    gone = [describe(each, *old) for each in was if each not in now]
    come = [describe(each, *new) for each in now if each not in was]
    for before, after in zip_longest(gone, come, fillvalue=""):
        yield Difference(new[0].code, new[0].label, Kind.CONDITION, "Condition", before, after)


def _section(offer: Offer, catalogue: Catalogue) -> str:
    return next((each.label for each in catalogue.sections if each.id == offer.section), offer.section)


def _formats(offer: Offer, _catalogue: Catalogue) -> str:
    return ", ".join(f"{each.label} ({each.maximum or 'sans limite'})" for each in offer.formats)


def _yes(true: bool) -> str:
    return "oui" if true else "non"


_TEXTS: Final[dict[str, Callable[[Offer, Catalogue], str]]] = {
    "Nom": lambda offer, _: offer.label,
    "Description": lambda offer, _: offer.description,
    "Détail": lambda offer, _: "\n".join(offer.details),
    "Imprimé sur le devis": lambda offer, _: "\n".join(offer.all_notes),
    "Notre lecture": lambda offer, _: "\n".join(offer.readings),
    "Unité": lambda offer, _: offer.unit.singular,
    "Plus petite quantité": lambda offer, _: step_text(offer),
    "Chapitre": _section,
    "Convention": lambda offer, catalogue: catalogue.convention_label(offer.convention),
    "Nouveauté": lambda offer, _: _yes(offer.new),
    "En option": lambda offer, _: _yes(offer.added_as_option),
    "Formes": _formats,
}
