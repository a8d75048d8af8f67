"""A catalogue in French sentences: what an offer costs, how it is counted, what it demands, since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from cigdesk import french
from cigdesk.domain.catalogue.conditions import (
    AdvisedWith,
    Condition,
    DuplicateOf,
    ExploratoryFirst,
    NeedsAcfi,
    NeedsAffiliation,
    NeedsContribution,
    NeedsOffer,
    NeedsPrescription,
    NotWith,
    Once,
    ParticipantsLimit,
    Per,
    QuantityLimit,
)
from cigdesk.domain.catalogue.model import (
    AllowanceTariff,
    Catalogue,
    Counting,
    FlatTariff,
    Format,
    Offer,
    TierTariff,
)
from cigdesk.domain.search import Found, find

_COLON = f"{french.NBSP}:"


class Force(StrEnum):
    """What a term does when it is not met."""

    REFUSES = "refuses"
    WARNS = "warns"
    PLANNING = "planning"
    """Printed on the quote; it holds back the work, not the price."""


@dataclass(frozen=True)
class Term:
    """One limit or condition of an offer, in a sentence."""

    text: str
    force: Force = Force.REFUSES


def terms_of(offer: Offer, catalogue: Catalogue) -> tuple[Term, ...]:
    """Every limit and condition of an offer: how it is counted, what it asks, what comes before the work."""
    conditions = [
        Term(describe(part, offer, catalogue), force_of(part))
        for condition in offer.conditions
        for part in _parts(condition)
    ]
    before_work = [Term(each.note, Force.PLANNING) for each in offer.prerequisites]
    return (Term(step_sentence(offer)), *_counting_terms(offer), *conditions, *before_work)


def describe(condition: Condition, offer: Offer, catalogue: Catalogue) -> str:
    """A condition of `offer` in a sentence, with the names that the catalogue gives to other offers."""
    match condition:
        case NeedsOffer() | DuplicateOf() | AdvisedWith() | NotWith():
            return _beside_others(condition, catalogue)
        case Once(per):
            return _ONCE[per]
        case QuantityLimit():
            return _quantity(condition, offer)
        case ParticipantsLimit():
            return _participants(condition)
        case _:
            return _PLAIN[type(condition)]


def force_of(condition: Condition) -> Force:
    """Whether the line is refused without it, or only warned about (OFFERS.md, "Refusal or warning")."""
    advice = isinstance(condition, AdvisedWith) or (
        isinstance(condition, QuantityLimit) and condition.maximum is None
    )
    return Force.WARNS if advice else Force.REFUSES


_ONCE = {
    Per.QUOTE: "Une seule fois par devis.",
    Per.YEAR: "Une seule par an et par collectivité.",
    Per.CONVENTION: "Une seule fois par convention.",
}
_PLAIN: dict[type[Condition], str] = {
    NeedsAcfi: "La collectivité a un ACFI, par le centre ou par un autre.",
    NeedsAffiliation: "La collectivité est affiliée au centre.",
    NeedsContribution: "La collectivité verse la cotisation optionnelle.",
    NeedsPrescription: f"Le médecin du travail l’a prescrite{_COLON} la date de prescription est demandée.",
    ExploratoryFirst: "Une séance exploratoire vient d’abord, sur le même devis ou déjà réalisée.",
}


def _beside_others(condition: NeedsOffer | DuplicateOf | AdvisedWith | NotWith, catalogue: Catalogue) -> str:
    match condition:
        case NeedsOffer(offer, earlier):
            where = "sur le même devis, en cours cette année ou déjà réalisée"
            if not earlier:
                where = "sur le même devis ou en cours cette année"
            return f"Demande {_named(offer, catalogue)}, {where}."
        case DuplicateOf(offer, reason):
            named = _named(offer, catalogue)
            return f"Refusée avec {named}, en cours ou sur le même devis{_COLON} {reason}."
        case AdvisedWith(offers, reason):
            named = french_list((_named(each, catalogue) for each in offers), "ou")
            return f"Conseillée avec {named}{_COLON} {reason}."
        case NotWith(offer):
            named = _named(offer, catalogue)
            return f"Jamais avec {named} la même année{french.NNBSP}; l’une des deux peut rester en option."


def _parts(condition: Condition) -> tuple[Condition, ...]:
    """A limit with a maximum that refuses and a minimum that warns is two sentences."""
    if isinstance(condition, QuantityLimit) and None not in (condition.maximum, condition.advised_minimum):
        return replace(condition, advised_minimum=None), replace(condition, maximum=None)
    return (condition,)


def _quantity(limit: QuantityLimit, offer: Offer) -> str:
    parts = []
    if limit.maximum is not None:
        parts.append(f"{_counted(offer, limit.maximum)} au plus par ligne")
    if limit.advised_minimum is not None:
        parts.append(f"{_counted(offer, limit.advised_minimum)} au moins, de préférence")
    return f"{french_list(parts)}{_COLON} {limit.reason}."


def _counted(offer: Offer, count: int) -> str:
    return french.plural(count, offer.unit.singular, offer.unit.plural)


def _participants(limit: ParticipantsLimit) -> str:
    if limit.maximum is None:
        return "Le nombre de participants est demandé."
    return f"{french.plural(limit.maximum, 'participant')} au plus."


def _counting_terms(offer: Offer) -> Iterable[Term]:
    if offer.unit.counts is Counting.PARTICIPANTS:
        yield Term("Le prix se multiplie par les participants de la collectivité, un au moins.")
    for each in offer.formats:
        yield Term(_format_sentence(each))
    if offer.added_as_option:
        yield Term("Proposée en option, jamais ajoutée d’office.", Force.PLANNING)


def _format_sentence(form: Format) -> str:
    if form.maximum is None:
        return f"{form.label}{_COLON} sans limite de participants."
    return f"{form.label}{_COLON} {french.plural(form.maximum, 'participant')} au plus."


def _named(code: str, catalogue: Catalogue) -> str:
    return f"«{french.NBSP}{catalogue.offer_label(code)}{french.NBSP}» ({code})"


def french_list(items: Iterable[str], link: str = "et") -> str:
    """« a, b et c »."""
    *first, last = items
    return f"{', '.join(first)} {link} {last}" if first else last


def step_text(offer: Offer) -> str:
    """The smallest quantity: « 0,5 jour », « 1 min »."""
    return french.hours(int(offer.step)) if offer.hourly else offer.unit.counted(offer.step)


def step_sentence(offer: Offer) -> str:
    """How the quantity is counted, in a sentence."""
    if offer.hourly:
        return "Se compte à la minute, sans arrondi à l’heure commencée."
    if offer.unit.counts is Counting.AGENTS:
        return "La quantité est l’effectif déclaré de l’année, aucune autre."
    if offer.step == 1:
        return f"En nombre entier, {step_text(offer)} au moins."
    return f"Par {step_text(offer)}, qui est aussi le moins que l’on commande."


def price_text(offer: Offer) -> str:
    """« 500,00 € », « 2 060,00 € à 18 540,00 € », « 0,00 € » for an allowance."""
    match offer.tariff:
        case FlatTariff(price):
            return french.amount(price)
        case TierTariff(tiers):
            prices = [row.price for row in tiers]
            return f"{french.amount(min(prices))} à {french.amount(max(prices))}"
        case AllowanceTariff():
            return "non facturé"


def tier_rows(offer: Offer) -> tuple[tuple[str, str], ...]:
    """Each tier and what it gives: « 50 à 199 agents », « 5 665,00 € »; none for a flat price."""
    match offer.tariff:
        case FlatTariff():
            return ()
        case TierTariff(tiers):
            return tuple((row.tier.label, french.amount(row.price)) for row in tiers)
        case AllowanceTariff(tiers):
            return tuple((row.tier.label, f"{french.hours(row.minutes)} au plus") for row in tiers)


def period_text(catalogue: Catalogue, today: date) -> str:
    """« En vigueur depuis le 1er janvier 2026 », « En vigueur du … au … », « À partir du … »."""
    start, last = catalogue.effective_from, catalogue.until and catalogue.until - timedelta(days=1)
    if start is None:
        return f"En vigueur jusqu’au {french.date_long(last)}" if last else "En vigueur à toute date"
    if start > today:
        return f"En vigueur à partir du {french.date_long(start)}"
    if last is None:
        return f"En vigueur depuis le {french.date_long(start)}"
    tense = "En vigueur" if today <= last else "A été en vigueur"
    return f"{tense} du {french.date_long(start)} au {french.date_long(last)}"


def found_by(offers: Iterable[Offer], text: str) -> Found[Offer]:
    """The offers whose code, label or description hold every word typed; see `cigdesk.domain.search`."""
    return find(text, tuple(offers), lambda offer: f"{offer.code} {offer.label} {offer.description}")
