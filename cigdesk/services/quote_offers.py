"""Finding an offer to add to a quote: the catalogue in memory, at the prices of that authority. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cigdesk.domain.catalogue import AllowanceTariff, Catalogue, Offer, TierTariff
from cigdesk.domain.catalogue.tiers import at_headcount
from cigdesk.domain.membership import Convention
from cigdesk.domain.search import find


@dataclass(frozen=True)
class OfferChoice:
    """One row of the search: `price` is euros for one unit, None where the headcount is missing."""

    offer: Offer
    detail: str
    price: Decimal | None


def offers_matching(catalogue: Catalogue, text: str, headcount: int | None) -> tuple[OfferChoice, ...]:
    """The offers that hold every word typed at the start of a word, whatever the order and the accents.

    Only where no name and no code holds them are the descriptions and the chapters looked into, and only
    where these do not either are typing errors forgiven.
    """
    offers = tuple(catalogue.offers.values())
    named = find(text, offers, lambda offer: f"{offer.code} {offer.label}")
    described = named if named.exact else find(text, offers, lambda offer: _all_words(catalogue, offer))
    found = named.exact or described.exact or named.near or described.near
    return tuple(_choice(offer, headcount) for offer in found)


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
