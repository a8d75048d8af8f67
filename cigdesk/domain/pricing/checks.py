"""One check per kind of condition of the catalogue; none of them knows an offer by name."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import assert_never

from cigdesk import french
from cigdesk.domain.catalogue import Counting
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
from cigdesk.domain.pricing.findings import Finding, Findings
from cigdesk.domain.pricing.outcome import Repair, RepairAct
from cigdesk.domain.pricing.quantities import too_many_participants
from cigdesk.domain.pricing.situation import LineSituation

_COLON = f"{french.NBSP}: "


def condition_findings(condition: Condition, at: LineSituation) -> Findings:  # noqa: PLR0912 - one case per kind
    """What a condition of the offer says of a line."""
    match condition:
        case NeedsOffer():
            yield from _needs_offer(condition, at)
        case DuplicateOf():
            yield from _duplicate_of(condition, at)
        case AdvisedWith():
            yield from _advised_with(condition, at)
        case NotWith():
            yield from _not_with(condition, at)
        case Once():
            yield from _once(condition, at)
        case NeedsAcfi():
            yield from _needs_acfi(at)
        case NeedsAffiliation():
            yield from _needs_affiliation(at)
        case NeedsContribution():
            yield from _needs_contribution(at)
        case NeedsPrescription():
            yield from _needs_prescription(at)
        case ExploratoryFirst():
            yield from _exploratory_first(at)
        case QuantityLimit():
            yield from _quantity_limit(condition, at)
        case ParticipantsLimit():
            yield from too_many_participants(at, condition.maximum)
        case _:
            assert_never(condition)


def _needs_offer(condition: NeedsOffer, at: LineSituation) -> Findings:
    quote, code = at.quote, condition.offer
    if quote.present(code) or (condition.earlier and quote.earlier(code)):
        return
    where = "déjà en cours ou réalisée" if condition.earlier else "en cours cette année"
    label = _quoted(quote.catalogue.offer_label(code))
    message = f"Cette prestation demande {label}, sur le même devis ou {where}"
    if quote.proposed_as_option(code):
        repair = Repair(RepairAct.MAKE_FIRM, f"Retenir {code} ferme", offer=code)
        yield Finding("offer-needed", f"{message}{_COLON}une ligne en option ne suffit pas.", repair)
    else:
        repair = Repair(RepairAct.ADD_OFFER, f"Ajouter {code}", offer=code)
        yield Finding("offer-needed", f"{message}.", repair)


def _duplicate_of(condition: DuplicateOf, at: LineSituation) -> Findings:
    quote, other = at.quote, condition.offer
    label = _quoted(quote.catalogue.offer_label(other))
    if quote.present(other):
        where = "en cours cette année" if quote.active(other) else "sur ce devis"
        yield Finding(
            "duplicate-offer",
            f"Double emploi avec {label}, {where}{_COLON}{condition.reason}.",
            _removal(),
        )
    elif quote.proposed_as_option(other):
        yield Finding(
            "duplicate-if-chosen",
            f"Double emploi si l’option {label} est retenue{_COLON}{condition.reason}.",
            refuses=False,
        )


def _advised_with(condition: AdvisedWith, at: LineSituation) -> Findings:
    if any(at.quote.present(code) for code in condition.offers):
        return
    code = condition.offers[0]
    yield Finding(
        "offer-advised",
        f"Sans {_quoted(at.quote.catalogue.offer_label(code))}{_COLON}{condition.reason}.",
        Repair(RepairAct.ADD_OFFER, f"Ajouter {code}", offer=code),
        refuses=False,
    )


def _not_with(condition: NotWith, at: LineSituation) -> Findings:
    quote, other = at.quote, condition.offer
    label = _quoted(quote.catalogue.offer_label(other))
    if quote.active(other):
        yield Finding("not-with", f"Incompatible avec {label}, en cours cette année.", _removal())
        return
    position = quote.first_position(other)
    other_is_firm = position is not None and not quote.lines[position].optional
    if position is not None and other_is_firm and not at.line.optional and position < at.position:
        yield Finding(
            "not-with",
            f"Incompatible la même année avec {label}{_COLON}l’une des deux peut rester en option.",
            Repair(RepairAct.MAKE_OPTIONAL, "Mettre en option"),
        )


def _once(condition: Once, at: LineSituation) -> Findings:
    match condition.per:
        case Per.CONVENTION:
            yield from _once_per_convention(at)
        case Per.YEAR:
            yield from _once_per_year(at)
        case Per.QUOTE:
            yield from _single_on_quote(at, "once-per-quote", "une seule fois par devis")


def _once_per_convention(at: LineSituation) -> Findings:
    if at.quote.granted_under_convention(at.offer):
        yield Finding(
            "once-per-convention",
            "Déjà accordée sous cette convention, pour toutes les situations de la collectivité.",
            _removal(),
        )


def _once_per_year(at: LineSituation) -> Findings:
    if at.quote.active(at.offer.code):
        yield Finding(
            "once-per-year",
            f"Déjà en cours cette année{_COLON}une seule par an et par collectivité.",
            _removal(),
        )
    else:
        yield from _single_on_quote(at, "once-per-year", "une seule par an et par collectivité")


def _single_on_quote(at: LineSituation, rule: str, limit: str) -> Findings:
    if at.quote.first_position(at.offer.code) != at.position:
        yield Finding(rule, f"Déjà sur une autre ligne de ce devis{_COLON}{limit}.", _removal())
    elif at.offer.unit.counts is Counting.UNITS and at.quantity is not None and at.quantity > 1:
        counted = at.offer.unit.counted(at.quantity)
        repair = Repair(RepairAct.SET_QUANTITY, "Mettre 1", quantity=Decimal(1))
        yield Finding(rule, f"{counted}{_COLON}{limit}.", repair)


def _needs_acfi(at: LineSituation) -> Findings:
    if at.quote.has_acfi:
        return
    yield Finding(
        "acfi-missing",
        "La collectivité n’a pas d’ACFI (agent chargé de la fonction d’inspection), "
        "ni par le centre, ni par un autre.",
        Repair(RepairAct.RECORD_ACFI, "Indiquer l’ACFI"),
    )


def _needs_affiliation(at: LineSituation) -> Findings:
    if at.quote.authority.affiliated:
        return
    yield Finding(
        "not-affiliated",
        f"La collectivité n’est pas affiliée au centre{_COLON}la prestation est réservée aux affiliés.",
        Repair(RepairAct.RECORD_AFFILIATION, "Indiquer l’affiliation"),
    )


def _needs_contribution(at: LineSituation) -> Findings:
    if at.quote.authority.optional_contribution:
        return
    yield Finding(
        "contribution-missing",
        f"La collectivité ne verse pas la cotisation optionnelle{_COLON}elle finance la prestation.",
        Repair(RepairAct.RECORD_CONTRIBUTION, "Indiquer la cotisation"),
    )


def _needs_prescription(at: LineSituation) -> Findings:
    day, repair = at.line.prescription, Repair(RepairAct.ENTER_PRESCRIPTION, "Saisir la date")
    if day is None:
        message = "La date de la prescription du médecin du travail manque."
        yield Finding("prescription-missing", message, repair)
    elif day > at.quote.day:
        message = f"La prescription est datée du {french.date_long(day)}, après le jour de la prestation."
        yield Finding("prescription-after-day", message, repair, refuses=False)


def _exploratory_first(at: LineSituation) -> Findings:
    code = at.offer.code
    if at.line.exploratory or at.quote.explored(code) or at.quote.earlier(code):
        return
    yield Finding(
        "exploratory-first",
        f"Une séance exploratoire vient d’abord{_COLON}sur une ligne de ce devis, ou déjà réalisée.",
        Repair(RepairAct.ADD_EXPLORATORY, "Ajouter la séance exploratoire", offer=code),
    )


def _quantity_limit(condition: QuantityLimit, at: LineSituation) -> Findings:
    quantity, unit = at.quantity, at.offer.unit
    if quantity is None:
        return
    if condition.maximum is not None and quantity > condition.maximum:
        lines = ceil(Fraction(quantity) / condition.maximum)
        yield Finding(
            "quantity-maximum",
            f"{unit.counted(quantity)} pour un plafond de {french.number(condition.maximum)} par ligne"
            f"{_COLON}{condition.reason}. Il faut {french.plural(lines, 'ligne')}.",
            Repair(RepairAct.SPLIT_QUANTITY, f"Faire {french.plural(lines, 'ligne')}", lines=lines),
        )
    if condition.advised_minimum is not None and 0 < quantity < condition.advised_minimum:
        yield Finding(
            "quantity-below-session",
            f"{unit.counted(quantity)} pour {french.number(condition.advised_minimum)} au moins{_COLON}"
            f"{condition.reason}. Le prix ne change pas.",
            refuses=False,
        )


def _removal() -> Repair:
    return Repair(RepairAct.REMOVE_LINE, "Retirer la ligne")


def _quoted(label: str) -> str:
    return f"«{french.NBSP}{label}{french.NBSP}»"
