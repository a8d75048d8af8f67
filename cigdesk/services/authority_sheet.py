"""What the sheet of an authority shows, as frozen values that may cross threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.authority import (
    Authority,
    AuthorityValues,
    Contact,
    ContactValues,
    Headcount,
    Subscription,
    values_of,
)
from cigdesk.domain.catalogue import Catalogue, Tier, TierTariff
from cigdesk.domain.follow_up import Facts, Point, is_member, points
from cigdesk.domain.headcount import Crossing, last_crossing
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.quote import QuoteStanding, standing_of
from cigdesk.french import amount
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import QuoteRow
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.context import centre_of
from cigdesk.services.membership_line import MembershipLine, membership_line


@dataclass(frozen=True)
class ContactLine:
    """Somebody to call."""

    id: UUID
    rev: int
    values: ContactValues


@dataclass(frozen=True)
class HeadcountLine:
    """One declaration, with its tier in the catalogue of today ("" without a scale)."""

    id: UUID
    year: int
    heads: int
    tier: str
    declared_on: date | None


@dataclass(frozen=True)
class SubscriptionLine:
    """An offer already held for a year."""

    id: UUID
    offer: str
    label: str
    year: int


@dataclass(frozen=True)
class QuoteOfSheet:
    """One of the authority's quotes; `total` is none for a draft, whose prices are not frozen."""

    id: UUID
    number: str
    object: str
    day: date
    total: Decimal | None
    standing: QuoteStanding


@dataclass(frozen=True)
class Scale:
    """The tiers of the centre's catalogue and, where its reference has one, the price of each."""

    tiers: tuple[Tier, ...] = ()
    package: str = ""
    """Code of the offer whose price follows the tiers."""
    prices: tuple[str, ...] = ()
    """Yearly price of each tier, as written."""

    def label(self, heads: int | None) -> str:
        """« 1 250 à 1 749 agents »; "" where no tier holds it."""
        place = self._place(heads)
        return "" if place is None else self.tiers[place].label

    def price(self, heads: int | None) -> str:
        """« 13 905,00 € »; "" where the tier gives no price."""
        place = self._place(heads)
        return self.prices[place] if place is not None and self.prices else ""

    def _place(self, heads: int | None) -> int | None:
        if heads is None:
            return None
        return next((place for place, tier in enumerate(self.tiers) if tier.holds(heads)), None)


@dataclass(frozen=True)
class AuthoritySheet:
    """Everything on the sheet, on the day `today`."""

    id: UUID
    rev: int
    values: AuthorityValues
    archived: bool
    today: date
    scale: Scale
    contacts: tuple[ContactLine, ...]
    headcounts: tuple[HeadcountLine, ...]
    """By year, the oldest first."""
    memberships: tuple[MembershipLine, ...]
    """By first day."""
    subscriptions: tuple[SubscriptionLine, ...]
    quotes: tuple[QuoteOfSheet, ...]
    """The newest first."""
    todo: tuple[Point, ...]
    member: bool
    conventions: tuple[Convention, ...]
    """Those of the centre's catalogue."""
    offers: Mapping[str, str]
    """Labels by code, for the subscriptions already held."""
    crossing: Crossing | None

    def heads(self, year: int) -> int | None:
        """What is declared for that year."""
        return next((line.heads for line in self.headcounts if line.year == year), None)

    def contact(self, contact_id: UUID) -> ContactLine | None:
        """The contact of that id."""
        return next((line for line in self.contacts if line.id == contact_id), None)

    def membership(self, membership_id: UUID) -> MembershipLine | None:
        """The period of that id."""
        return next((line for line in self.memberships if line.id == membership_id), None)


def scale_of(catalogue: Catalogue | None) -> Scale:
    """The tiers of a catalogue; an empty scale without one."""
    if catalogue is None or not catalogue.tier_reference:
        return Scale()
    offer = catalogue.offers[catalogue.tier_reference]
    tariff = offer.tariff
    prices = tuple(amount(row.price) for row in tariff.tiers) if isinstance(tariff, TierTariff) else ()
    return Scale(catalogue.tiers, offer.code if prices else "", prices)


def catalogue_conventions(catalogue: Catalogue | None) -> tuple[Convention, ...]:
    """The conventions that the catalogue of the centre sells, in its order."""
    if catalogue is None:
        return ()
    known = set(Convention)
    return tuple(Convention(terms.code) for terms in catalogue.conventions if terms.code in known)


def read_sheet(uow: UnitOfWork, authority_id: UUID, today: date) -> AuthoritySheet:
    """The sheet of that authority; raises `NotFound`."""
    authority = uow.get(Authority, authority_id)
    catalogue = catalogue_on(uow, centre_of(uow), today)
    scale = scale_of(catalogue)
    contacts = uow.find(Contact, authority_id=authority_id)
    declared = sorted(uow.find(Headcount, authority_id=authority_id), key=lambda each: each.year)
    memberships = sorted(uow.find(Membership, authority_id=authority_id), key=lambda each: each.start)
    return AuthoritySheet(
        id=authority.id,
        rev=authority.rev,
        values=values_of(authority),
        archived=authority.archived,
        today=today,
        scale=scale,
        contacts=tuple(_contact(each) for each in contacts),
        headcounts=tuple(_headcount(each, scale) for each in declared),
        memberships=tuple(membership_line(uow, each, today) for each in memberships),
        subscriptions=_subscriptions(uow.find(Subscription, authority_id=authority_id), catalogue),
        quotes=tuple(_quote(row, today) for row in uow.quotes.search(authority_id=authority_id)),
        todo=points(_facts(authority, contacts, declared, memberships, today)),
        member=is_member(memberships, today),
        conventions=catalogue_conventions(catalogue),
        offers={code: offer.label for code, offer in catalogue.offers.items()} if catalogue else {},
        crossing=last_crossing({each.year: each.heads for each in declared}, scale.tiers),
    )


def _facts(
    authority: Authority,
    contacts: list[Contact],
    declared: list[Headcount],
    memberships: list[Membership],
    today: date,
) -> Facts:
    years = frozenset(each.year for each in declared)
    return Facts(today, authority.siren, authority.siret, years, memberships, bool(contacts))


def _contact(contact: Contact) -> ContactLine:
    values = ContactValues(
        name=contact.name,
        role=contact.role,
        phone=contact.phone,
        mail=contact.mail,
        signs_quotes=contact.signs_quotes,
    )
    return ContactLine(contact.id, contact.rev, values)


def _headcount(headcount: Headcount, scale: Scale) -> HeadcountLine:
    label = scale.label(headcount.heads)
    return HeadcountLine(headcount.id, headcount.year, headcount.heads, label, headcount.declared_on)


def _quote(row: QuoteRow, today: date) -> QuoteOfSheet:
    standing = standing_of(row.state, row.valid_until, today)
    return QuoteOfSheet(row.id, row.number, row.object, row.day, row.total, standing)


def _subscriptions(held: list[Subscription], catalogue: Catalogue | None) -> tuple[SubscriptionLine, ...]:
    ordered = sorted(held, key=lambda each: (-each.year, each.offer))
    return tuple(
        SubscriptionLine(
            each.id, each.offer, catalogue.offer_label(each.offer) if catalogue else each.offer, each.year
        )
        for each in ordered
    )
