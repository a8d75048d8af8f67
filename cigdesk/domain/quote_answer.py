"""What an authority answers to a quote: how it signs, what its invoices must carry, why it says no. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from cigdesk.domain.authority import Authority
from cigdesk.domain.identifiers import bare, line_fault, siret_fault, tidy
from cigdesk.domain.quote import Quote, RefusalReason
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, NNBSP, date_long

QUALITIES: Final = (
    "maire",
    "président",
    "présidente",
    "adjoint au maire",
    "vice-président",
    "directeur général des services",
    "directrice générale des services",
    "directeur des ressources humaines",
    "directrice des ressources humaines",
)
"""Usual qualities of who signs (CGCT L2122-18 to L2122-23 and their likes); any other may be typed."""

BY_RIGHT: Final = frozenset({"maire", "président", "présidente"})
"""Who signs in their own name: all others do so by delegation."""

LONGEST_REFERENCE: Final = 50
"""Characters that Chorus Pro takes for an engagement, an order or a service code."""


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """What comes back with the "bon pour accord"; all of it may come later, but the day is today's if untold.

    `siret` and `service_code` are the authority's; an empty service code means its usual one.
    """

    signed_on: date | None = None
    signed_by: str = ""
    signed_as: str = ""
    by_delegation: bool = False
    siret: str = ""
    service_code: str = ""
    engagement_number: str = ""
    purchase_order: str = ""

    def tidied(self) -> Acceptance:
        """As it is kept."""
        lines: dict[str, Any] = {
            name: tidy(getattr(self, name)) for name in ("signed_by", "signed_as", *_REFERENCES)
        }
        return replace(self, **lines, siret=bare(self.siret))


_REFERENCES: Final = ("service_code", "engagement_number", "purchase_order")


@dataclass(frozen=True)
class Lacking:
    """Something that the authority's invoices will ask for and that is not known yet."""

    field: str
    message: str


@dataclass(frozen=True, kw_only=True)
class BillingNeeds:
    """What the authority wants on what is billed to it, beside its SIRET."""

    service_code: bool = False
    engagement_number: bool = False
    purchase_order: bool = False


def needs_of(authority: Authority) -> BillingNeeds:
    """As its sheet says."""
    return BillingNeeds(
        service_code=authority.requires_service_code,
        engagement_number=authority.requires_engagement,
        purchase_order=authority.requires_purchase_order,
    )


def acceptance_of(quote: Quote, authority: Authority) -> Acceptance:
    """What is known of the answer."""
    return Acceptance(
        signed_on=quote.signed_on,
        signed_by=quote.signed_by,
        signed_as=quote.signed_as,
        by_delegation=quote.by_delegation,
        siret=authority.siret,
        service_code=quote.service_code or authority.chorus_service,
        engagement_number=quote.engagement_number,
        purchase_order=quote.purchase_order,
    )


def acceptance_faults(
    values: Acceptance, *, issued_on: date | None, today: date, siren: str = ""
) -> dict[str, str]:
    """What keeps these values from being kept, by field."""
    found = {name: _reference_fault(getattr(values, name)) for name in _REFERENCES}
    found["signed_on"] = _day_fault(values.signed_on, issued_on, today)
    found["signed_by"] = line_fault(values.signed_by)
    found["signed_as"] = line_fault(values.signed_as)
    found["siret"] = siret_fault(values.siret, siren)
    return only_faults(found)


def _day_fault(day: date | None, issued_on: date | None, today: date) -> str:
    if day is not None and day > today:
        return "Cette date est à venir."
    if day is not None and issued_on is not None and day < issued_on:
        return f"Le devis n’a été émis que le {date_long(issued_on)}."
    return ""


def _reference_fault(text: str) -> str:
    too_long = len(tidy(text)) > LONGEST_REFERENCE
    return f"{LONGEST_REFERENCE} caractères au plus." if too_long else line_fault(text)


def lacking(values: Acceptance, needs: BillingNeeds) -> tuple[Lacking, ...]:
    """What is missing for the authority to be billed: it is said before the acceptance, and blocks nothing.

    The SIRET is asked of every public body by Chorus Pro; the rest is what the authority's sheet requires.
    """
    return tuple(_lacking(values, needs))


def _lacking(values: Acceptance, needs: BillingNeeds) -> Iterator[Lacking]:
    if not values.siret.strip():
        yield Lacking("siret", "Le SIRET de la collectivité manque.")
    if needs.service_code and not values.service_code.strip():
        yield Lacking("service_code", "Le code service Chorus Pro, exigé par la collectivité, manque.")
    if needs.engagement_number and not values.engagement_number.strip():
        yield Lacking("engagement_number", f"Le n°{NNBSP}d’engagement, exigé par la collectivité, manque.")
    if needs.purchase_order and not values.purchase_order.strip():
        yield Lacking("purchase_order", f"Le n°{NNBSP}de bon de commande, exigé par la collectivité, manque.")
    if not values.signed_by.strip() or not values.signed_as.strip():
        yield Lacking("signed_by", "Le nom ou la qualité du signataire manque.")


def lateness(quote: Quote, today: date) -> str:
    """Why accepting the quote today must be confirmed, as it is shown and kept; "" while it is valid."""
    if quote.valid_until is None or not quote.expired(today):
        return ""
    return f"Ce devis n’est plus valable depuis le {date_long(quote.valid_until)}."


def refusal_faults(reason: RefusalReason | None, detail: str) -> dict[str, str]:
    """What keeps a refusal from being noted: its reason, in words where the list has none that fits."""
    if reason is None:
        return {"refusal": "Choisissez le motif du refus."}
    if reason is RefusalReason.OTHER and not detail.strip():
        return {"detail": f"Précisez cet autre motif{NBSP}: la liste ne le dit pas."}
    return only_faults({"detail": line_fault(detail)})
