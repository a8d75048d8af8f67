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
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.pricing import (
    AskedLine,
    AuthorityFacts,
    ConventionPeriod,
    Granted,
    PriceRequest,
    QuotePricing,
    lay_out,
    price,
    requests_of,
    without_catalogue,
)
from cigdesk.domain.quote import Quote
from cigdesk.domain.values import read_values
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
    first_day: date | None = None
    """Of the period that covers the day; none where there is no such period."""


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
        shown.start if shown else None,
    )


def facts(uow: UnitOfWork, authority: Authority, day: date) -> AuthorityFacts:
    """The authority as the pricing engine sees it on the day of service."""
    given = [
        Granted(each.offer, each.service_day, each.service_day)
        for each in uow.quotes.granted_offers(authority.id)
    ]
    held = [_all_year(each.offer, each.year) for each in uow.find(Subscription, authority_id=authority.id)]
    heads = headcount_of(uow, authority, day.year)
    memberships = uow.find(Membership, authority_id=authority.id)
    taken = [
        _all_year(terms.offer, terms.year)
        for each in memberships
        for terms in uow.find(MembershipTerms, membership_id=each.id)
        if terms.holds_under(each)
    ]
    return _facts(authority, day, heads, memberships, given + held + taken)


def _all_year(offer: str, year: int) -> Granted:
    return Granted(offer, date(year, 1, 1), date(year, 12, 31))


def _facts(
    authority: Authority,
    day: date,
    heads: int | None,
    memberships: Sequence[Membership],
    granted: Sequence[Granted],
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
        active_offers=frozenset(each.offer for each in granted if each.first.year == day.year),
        earlier_offers=frozenset(each.offer for each in granted if each.first.year <= day.year),
        periods=tuple(
            ConventionPeriod(each.convention.value, each.first_day, each.last_day)
            for each in now
            if each.first_day is not None
        ),
        granted=tuple(granted),
    )


def priced(
    uow: UnitOfWork, centre: Centre, quote: Quote
) -> tuple[Catalogue | None, AuthorityFacts, QuotePricing]:
    """The lines of a draft at the prices of its day of service."""
    catalogue = catalogue_on(uow, centre, quote.service_day)
    reason = "" if catalogue else why_no_catalogue(uow, centre, quote.service_day)
    return priced_by(uow, catalogue, quote, reason)


def priced_by(
    uow: UnitOfWork, catalogue: Catalogue | None, quote: Quote, without: str = NO_CATALOGUE
) -> tuple[Catalogue | None, AuthorityFacts, QuotePricing]:
    """The lines of a draft at the prices of that catalogue; `without` says why there is none."""
    authority = facts(uow, uow.get(Authority, quote.authority_id), quote.service_day)
    asked = [read_values(line, AskedLine) for line in quote.lines]
    return catalogue, authority, _laid_out(catalogue, quote.service_day, authority, asked, without)


def _laid_out(
    catalogue: Catalogue | None,
    day: date,
    authority: AuthorityFacts,
    asked: Sequence[AskedLine],
    without: str = NO_CATALOGUE,
) -> QuotePricing:
    request = PriceRequest(day, authority, requests_of(asked))
    offers = price(catalogue, request) if catalogue else without_catalogue(request, without)
    return lay_out(asked, offers)


def draft_totals(
    uow: UnitOfWork,
    centre: Centre,
    among: Collection[UUID] | None = None,
    *,
    catalogues: Sequence[Catalogue] = (),
) -> dict[UUID, Decimal]:
    """What the drafts among those quotes, or all, come to on their days of service, read all at once.

    Other `catalogues` than those in force tell what they would come to then.
    """
    drafts = uow.quotes.drafts(among)
    known = uow.quotes.priced_authorities({each.authority_id for each in drafts})
    priced_by_them = catalogues or pricing_catalogues(uow, centre)
    return {each.id: _total(priced_by_them, each, known[each.authority_id]) for each in drafts}


def _total(catalogues: Sequence[Catalogue], draft: DraftToPrice, known: PricedAuthority) -> Decimal:
    day = draft.service_day
    catalogue = next((each for each in catalogues if each.in_force_on(day)), None)
    granted = [_all_year(offer, year) for offer, year in known.offers]
    authority = _facts(known.authority, day, known.heads.get(day.year), known.memberships, granted)
    return _laid_out(catalogue, day, authority, draft.lines).draft_total
