"""From a quote to the sheet that is printed, and what must be filled in before it can be issued."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cigdesk import french
from cigdesk.domain.authority import Authority, AuthorityKind, Contact
from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.centre import Centre
from cigdesk.domain.pricing import LaidLine, QuotePricing
from cigdesk.domain.quote import Quote
from cigdesk.domain.vat import VatRegime
from cigdesk.french import capitalised
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_shelf import deliberation_of
from cigdesk.services.quote_facts import ConventionStanding, standings
from cigdesk.services.quote_sheet import (
    Addressee,
    Agreement,
    Issuer,
    Mention,
    NotSubjectToVat,
    QuoteSheet,
    SheetLine,
    VatRow,
    VatTable,
)
from cigdesk.services.quote_view import MissingSetting, quantity_text
from cigdesk.services.vat import regime_of

_REQUIRED = {
    "name": "Le nom du centre de gestion manque.",
    "address": "L’adresse du centre de gestion manque.",
    "siret": "Le SIRET du centre de gestion manque.",
    "deliberation": "La délibération qui fixe les tarifs manque.",
    "signatory": "Le signataire des devis manque.",
}

PAYMENT = (
    "à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10"
    " du code de la commande publique. Rappelez le n°\u202fd’engagement sur la commande."
)


def missing_settings(
    uow: UnitOfWork, centre: Centre, catalogue: Catalogue | None
) -> tuple[MissingSetting, ...]:
    """The settings of the centre without which no quote is issued; nothing is ever invented for them.

    What voted the catalogue that prices it stands for the centre's own deliberation.
    """
    voted = bool(deliberation_of(uow, catalogue))
    return tuple(
        MissingSetting(field, sentence)
        for field, sentence in _REQUIRED.items()
        if not getattr(centre, field).strip() and not (voted and field == "deliberation")
    )


def sheet_of(
    uow: UnitOfWork,
    centre: Centre,
    quote: Quote,
    catalogue: Catalogue | None,
    pricing: QuotePricing,
    *,
    headcount: int | None,
) -> QuoteSheet:
    """The page of a quote at the prices of `pricing`; its number and dates are those of the quote."""
    authority = uow.get(Authority, quote.authority_id)
    needed = _needed(catalogue, pricing, standings(uow, authority, quote.service_day))
    has_options = any(line.optional for line in pricing.lines)
    with_options = pricing.draft_total_with_options
    regime = regime_of(uow, quote.service_day)
    net = pricing.draft_total
    return QuoteSheet(
        issuer=issuer_of(centre, deliberation_of(uow, catalogue) or centre.deliberation),
        addressee=addressee_of(authority, _contact(uow, quote)),
        object=quote.object,
        lines=tuple(_sheet_line(line) for line in pricing.lines),
        total=net + regime.tax_on(net),
        total_with_options=with_options + regime.tax_on(with_options) if has_options else None,
        options_total=pricing.options_total if has_options else None,
        vat=vat_of(regime, net),
        number=quote.number or None,
        replaces=uow.get(Quote, quote.replaces_id).number if quote.replaces_id else None,
        issued_on=quote.issued_on,
        valid_until=quote.valid_until,
        validity=french.plural(centre.quote_validity_months, "mois", "mois"),
        year=quote.service_day.year,
        conventions=tuple(map(_convention_text, needed)),
        contact=quote.follower,
        tariffs_from=catalogue.effective_from if catalogue else None,
        tariff_note=_tariff_note(pricing, headcount),
        mentions=(*_conditions(needed), Mention(lead="Facturation", text=PAYMENT)),
        agreement=Agreement(service_code=quote.service_code or authority.chorus_service),
        demo=centre.demo,
    )


def vat_of(regime: VatRegime, net: Decimal) -> NotSubjectToVat | VatTable:
    """What the page says of the tax on an amount before it."""
    if regime.rate is None:
        return NotSubjectToVat(mention=regime.mention)
    tax = regime.tax_on(net)
    return VatTable(net=net, rows=(VatRow(rate=regime.rate, net=net, vat=tax),), mention=regime.mention)


def issuer_of(centre: Centre, deliberation: str) -> Issuer:
    """The centre as it stands at the head of a page."""
    town = f"{centre.postcode} {centre.city}".strip()
    return Issuer(
        name=centre.name,
        short_name=centre.short_name,
        service_lines=(centre.service,) if centre.service else (),
        address_lines=tuple(line for line in (centre.address, town) if line),
        siret=centre.siret or None,
        website=centre.website,
        deliberation=deliberation or None,
        signatory=centre.signatory or None,
        signatory_title=centre.signatory_title,
    )


def _contact(uow: UnitOfWork, quote: Quote) -> Contact | None:
    return uow.get(Contact, quote.contact_id) if quote.contact_id else None


def addressee_of(authority: Authority, contact: Contact | None = None) -> Addressee:
    """The authority as an envelope names it."""
    town = f"{authority.postcode} {authority.city or authority.name}".strip() if authority.postcode else ""
    service = f"À l’attention de {contact.name}, {contact.role}".rstrip(", ") if contact else ""
    return Addressee(
        name=postal_name(authority),
        service=service,
        address_lines=tuple(line for line in (authority.address, town) if line),
        siren=authority.siren,
        siret=authority.siret,
    )


def postal_name(authority: Authority) -> str:
    """« Commune de Choisy-le-Roi », « Commune du Bourget », « Commune des Lilas »; others as named."""
    if authority.kind is not AuthorityKind.COMMUNE:
        return authority.name
    for article, linked in (
        ("Le ", "du "),
        ("Les ", "des "),
        ("La ", "de La "),
        ("L’", "de L’"),
        ("L'", "de L’"),
    ):
        if authority.name.startswith(article):
            return f"Commune {linked}{authority.name.removeprefix(article)}"
    starts_with_vowel = french.fold(authority.name)[:1] in "aeiouy"
    return f"Commune {'d’' if starts_with_vowel else 'de '}{authority.name}"


def _sheet_line(line: LaidLine) -> SheetLine:
    return SheetLine(
        kind=line.kind,
        label=line.label,
        quantity=quantity_text(line.unit, line.quantity, line.participants),
        unit=line.unit_label,
        unit_price=line.unit_price,
        amount=line.amount,
        detail=line.detail,
        notes=line.notes,
        optional=line.optional,
        subtotal=line.subtotal,
    )


def _conditions(needed: Sequence[ConventionStanding]) -> tuple[Mention, ...]:
    """What the quote as a whole is subject to; what one line is subject to stands with that line."""
    proposed = [_convention_name(each) for each in needed if each.proposed and not each.active]
    text = f"adhésion à signer avant l’intervention{french.NBSP}: {', '.join(proposed)}."
    return (Mention(lead="Conditions", text=text),) if proposed else ()


def _needed(
    catalogue: Catalogue | None, pricing: QuotePricing, conventions: tuple[ConventionStanding, ...]
) -> tuple[ConventionStanding, ...]:
    """The conventions that the lines rest on."""
    if catalogue is None:
        return ()
    codes = {
        catalogue.offers[line.offer].convention for line in pricing.lines if line.offer in catalogue.offers
    }
    return tuple(each for each in conventions if each.convention.value in codes)


def _convention_text(standing: ConventionStanding) -> str:
    """With the day it was signed when it is known."""
    label = _convention_name(standing)
    if not standing.active:
        return f"{label} (adhésion proposée)" if standing.proposed else f"{label} (à conclure)"
    return f"{label}, signée le {french.date_long(standing.signed_on)}" if standing.signed_on else label


def _convention_name(standing: ConventionStanding) -> str:
    # The page says « Convention » before it.
    words = standing.convention.label.removeprefix("Convention-")
    return capitalised(words)


def _tariff_note(pricing: QuotePricing, headcount: int | None) -> str:
    if headcount is None or all(line.tier is None for line in pricing.lines):
        return ""
    return f"Forfait établi sur {french.plural(headcount, 'agent déclaré', 'agents déclarés')}."
