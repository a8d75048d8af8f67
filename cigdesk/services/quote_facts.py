"""What pricing must know of an authority on the day of service, gathered from the store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.authority import Authority, Headcount, Subscription
from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import RENEWAL_NOTICE, Convention, Membership, MembershipState
from cigdesk.domain.money import ZERO
from cigdesk.domain.pricing import (
    AuthorityFacts,
    LineRequest,
    PriceRequest,
    Pricing,
    Refusal,
    price,
    without_catalogue,
)
from cigdesk.domain.quote import Quote, QuoteLine
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import DraftToPrice, PricedAuthority
from cigdesk.services.catalogue_shelf import (
    NO_CATALOGUE,
    catalogue_on,
    pricing_catalogues,
    why_no_catalogue,
)


@dataclass(frozen=True)
class ConventionStanding:
    """A convention on the day of service: active or proposed until its last day, or absent."""

    convention: Convention
    active: bool
    proposed: bool
    last_day: date | None
    signed_on: date | None
    ends_soon: bool = False
    """In force, and in its last six months."""


def headcount_of(uow: UnitOfWork, authority: Authority, year: int) -> int | None:
    """Heads declared for the year."""
    declared = uow.find(Headcount, authority_id=authority.id, year=year)
    return declared[0].heads if declared else None


def standings(uow: UnitOfWork, authority: Authority, day: date) -> tuple[ConventionStanding, ...]:
    """Every convention, with what the authority's memberships make of it on that day."""
    return _standings(uow.find(Membership, authority_id=authority.id), day)


def _standings(memberships: Sequence[Membership], day: date) -> tuple[ConventionStanding, ...]:
    return tuple(_standing(convention, memberships, day) for convention in Convention)


def _standing(convention: Convention, memberships: Sequence[Membership], day: date) -> ConventionStanding:
    here = [each for each in memberships if each.convention is convention and each.covers(day)]
    active = next((each for each in here if each.active(day)), None)
    proposed = next((each for each in here if each.state is MembershipState.PROPOSED), None)
    shown = active or proposed
    last_day = shown.last_day if shown else None
    return ConventionStanding(
        convention,
        active is not None,
        proposed is not None,
        last_day,
        shown.signed_on if shown else None,
        active is not None and last_day is not None and last_day - day <= RENEWAL_NOTICE,
    )


def facts(uow: UnitOfWork, authority: Authority, day: date) -> AuthorityFacts:
    """The authority as the pricing engine sees it on the day of service."""
    granted = [(each.offer, each.service_day.year) for each in uow.quotes.granted_offers(authority.id)]
    held = [(each.offer, each.year) for each in uow.find(Subscription, authority_id=authority.id)]
    heads = headcount_of(uow, authority, day.year)
    memberships = uow.find(Membership, authority_id=authority.id)
    return _facts(authority, day, heads, memberships, granted + held)


def _facts(
    authority: Authority,
    day: date,
    heads: int | None,
    memberships: Sequence[Membership],
    offers: Sequence[tuple[str, int]],
) -> AuthorityFacts:
    now = _standings(memberships, day)
    return AuthorityFacts(
        name=authority.name,
        headcount=heads,
        conventions=frozenset(each.convention.value for each in now if each.active),
        conventions_proposed=frozenset(each.convention.value for each in now if each.proposed),
        has_acfi=authority.other_acfi,
        affiliated=authority.affiliated,
        optional_contribution=authority.optional_contribution,
        active_offers=frozenset(offer for offer, year in offers if year == day.year),
        earlier_offers=frozenset(offer for offer, year in offers if year <= day.year),
    )


def line_request(line: QuoteLine) -> LineRequest:
    """What a line asks for."""
    return LineRequest(
        offer=line.offer,
        quantity=line.quantity,
        participants=line.participants,
        format=line.format,
        exploratory=line.exploratory,
        prescription=line.prescription,
        optional=line.optional,
    )


def priced(uow: UnitOfWork, centre: Centre, quote: Quote) -> tuple[Catalogue | None, AuthorityFacts, Pricing]:
    """The lines of a draft at the prices of its day of service."""
    catalogue = catalogue_on(uow, centre, quote.service_day)
    reason = "" if catalogue else why_no_catalogue(uow, centre, quote.service_day)
    return priced_by(uow, catalogue, quote, reason)


def priced_by(
    uow: UnitOfWork, catalogue: Catalogue | None, quote: Quote, without: str = NO_CATALOGUE
) -> tuple[Catalogue | None, AuthorityFacts, Pricing]:
    """The lines of a draft at the prices of that catalogue; `without` says why there is none."""
    authority = facts(uow, uow.get(Authority, quote.authority_id), quote.service_day)
    request = PriceRequest(quote.service_day, authority, tuple(line_request(line) for line in quote.lines))
    if catalogue is None:
        return None, authority, without_catalogue(request, without)
    return catalogue, authority, price(catalogue, request)


def draft_totals(
    uow: UnitOfWork, centre: Centre, among: Collection[UUID] | None = None
) -> dict[UUID, Decimal]:
    """What the drafts among those quotes, or all, come to on their days of service, read all at once."""
    drafts = uow.quotes.drafts(among)
    known = uow.quotes.priced_authorities({each.authority_id for each in drafts})
    catalogues = pricing_catalogues(uow, centre)
    return {each.id: _total(catalogues, each, known[each.authority_id]) for each in drafts}


def _total(catalogues: Sequence[Catalogue], draft: DraftToPrice, known: PricedAuthority) -> Decimal:
    day = draft.service_day
    catalogue = next((each for each in catalogues if each.in_force_on(day)), None)
    if catalogue is None:
        return ZERO
    authority = _facts(known.authority, day, known.heads.get(day.year), known.memberships, known.offers)
    return price(catalogue, PriceRequest(day, authority, draft.lines)).draft_total


def whole_refusals(quote: Quote, pricing: Pricing) -> tuple[Refusal, ...]:
    """What forbids the issue whatever its lines: a quote needs a firm line, and a catalogue for its day."""
    found = pricing.refusals_of(None)
    if not quote.lines:
        return (*found, Refusal(None, "no-line", "Le devis n’a aucune ligne. Ajoutez une prestation."))
    if all(line.optional for line in quote.lines):
        message = "Le devis n’a que des lignes en option. Rendez-en une ferme."
        return (*found, Refusal(None, "only-options", message))
    return found
