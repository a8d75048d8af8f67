"""Finding an offer to add to a quote: the catalogue in memory, at the prices of that authority. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cigdesk.domain.catalogue import AllowanceTariff, Catalogue, Offer, TierTariff
from cigdesk.domain.catalogue.tiers import at_headcount
from cigdesk.domain.membership import Convention
from cigdesk.french import fold


@dataclass(frozen=True)
class OfferChoice:
    """One row of the search: `price` is euros for one unit, None where the headcount is missing."""

    offer: Offer
    detail: str
    price: Decimal | None


def offers_matching(catalogue: Catalogue, text: str, headcount: int | None) -> tuple[OfferChoice, ...]:
    """The offers that hold every word typed at the start of a word, whatever the order and the accents.

    Only where no name and no code holds them are the descriptions and the chapters looked into.
    """
    words = fold(text).split()
    offers = catalogue.offers.values()
    named = [offer for offer in offers if _holds(f"{offer.code} {offer.label}", words)]
    found = named or [offer for offer in offers if _holds(_all_words(catalogue, offer), words)]
    return tuple(_choice(offer, headcount) for offer in found)


def _holds(text: str, words: list[str]) -> bool:
    spaced = f" {fold(text)}"
    return all(f" {word}" in spaced for word in words)


def _all_words(catalogue: Catalogue, offer: Offer) -> str:
    chapter = next((each.label for each in catalogue.sections if each.id == offer.section), "")
    return f"{offer.code} {offer.label} {offer.description} {chapter}"


def _choice(offer: Offer, headcount: int | None) -> OfferChoice:
    return OfferChoice(offer, f"Par {offer.unit.singular}, {_convention(offer)}", _price(offer, headcount))


def _convention(offer: Offer) -> str:
    label = Convention(offer.convention).short_label
    return f"{label[:1].lower()}{label[1:]}"


def _price(offer: Offer, headcount: int | None) -> Decimal | None:
    tariff = offer.tariff
    if isinstance(tariff, AllowanceTariff):
        return Decimal(0)
    if not isinstance(tariff, TierTariff):
        return tariff.price
    return at_headcount(tariff.tiers, headcount).price if headcount else None
