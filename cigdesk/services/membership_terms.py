"""The terms of each year of a membership: option, headcount, amount by the catalogue of the first day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.errors import Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_options import (
    TermsValues,
    YearPrice,
    options_of,
    terms_faults,
    together_fault,
    year_price,
)
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.rights import Right
from cigdesk.french import amount, capitalised, date_long, plural
from cigdesk.ports import UnitOfWork
from cigdesk.services.authorities import refuse_stale
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.engagement_granting import grant_terms, withdraw_terms
from cigdesk.services.quote_facts import headcount_of

_EDIT = Right.MANAGE_MEMBERSHIPS


@dataclass(frozen=True)
class OptionPrice:
    """An option of a convention in a year: its price, or why it has none."""

    offer: str
    label: str
    price: YearPrice


@dataclass(frozen=True)
class YearOffer:
    """What may be taken in a year, on the headcount declared for it."""

    year: int
    heads: int | None
    options: tuple[OptionPrice, ...]

    def option(self, offer: str) -> OptionPrice | None:
        """The option of that code."""
        return next((each for each in self.options if each.offer == offer), None)


def catalogue_of_year(uow: UnitOfWork, year: int) -> Catalogue | None:
    """The catalogue in force on the first day of the year."""
    return catalogue_on(uow, centre_of(uow), date(year, 1, 1))


def year_offer(uow: UnitOfWork, membership: Membership, year: int, heads: int | None = None) -> YearOffer:
    """The options of a year with their prices; on `heads` where they are not those declared."""
    declared = heads or headcount_of(uow, uow.get(Authority, membership.authority_id), year)
    catalogue = catalogue_of_year(uow, year)
    if catalogue is None:
        return YearOffer(year, declared, ())
    convention = membership.convention
    return YearOffer(
        year,
        declared,
        tuple(
            OptionPrice(each.code, each.label, year_price(catalogue, convention, year, each.code, declared))
            for each in options_of(catalogue, convention)
        ),
    )


def price_in(offer: YearOffer, code: str) -> YearPrice:
    """What the option costs in that year, or why it is not known."""
    if not code:
        return YearPrice(None)
    found = offer.option(code)
    if found is not None:
        return found.price
    if offer.options:
        return YearPrice(None, f"Le catalogue de {offer.year} n’a pas cette option.")
    return YearPrice(None, f"Aucun catalogue n’est en vigueur au {date_long(date(offer.year, 1, 1))}.")


def keep_terms(uow: UnitOfWork, context: Context, terms: MembershipTerms, *, other_option: bool) -> None:
    """The one place where the terms of a year are written, new or changed, and grant what they give.

    Where the option is another one, what the former granted is taken back, unless work stands on it: what is
    planned or done stays on its account.
    """
    uow.add(terms)
    uow.flush()
    if other_option:
        with suppress(Refused):
            withdraw_terms(uow, context, terms)
            uow.flush()
    grant_terms(uow, terms)


class MembershipTermsService:
    """Writing the years of a membership; a later declaration moves none of them by itself."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def offer(self, membership_id: UUID, year: int) -> YearOffer:
        """What may be taken in that year, priced on its first day."""
        with self._context.reading() as uow:
            return year_offer(uow, uow.get(Membership, membership_id), year)

    def add(self, membership_id: UUID, values: TermsValues) -> Change:
        """Write the terms of a year; raises `InvalidInput` by field."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Membership, membership_id)
            terms = MembershipTerms(id=new_id(), membership_id=membership_id, year=values.year)
            return _write(uow, self._context, terms, values.tidied())

        return self._context.change(_EDIT, work, f"Termes de {values.year} enregistrés")

    def update(self, term_id: UUID, rev: int, values: TermsValues) -> Change:
        """Write them again; raises `InvalidInput` by field, `MovedOn` when `rev` is no longer their own."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            terms = uow.get(MembershipTerms, term_id)
            refuse_stale(terms, rev)
            return _write(uow, self._context, terms, values.tidied())

        return self._context.change(_EDIT, work, f"Termes de {values.year} modifiés")

    def refresh(self, term_id: UUID) -> Change:
        """Take the headcount declared since, and the price that follows; an agreed amount stays."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            terms = uow.get(MembershipTerms, term_id)
            membership = uow.get(Membership, terms.membership_id)
            offer = year_offer(uow, membership, terms.year)
            terms.headcount = offer.heads
            if not terms.note:
                terms.amount = price_in(offer, terms.offer).amount
            keep_terms(uow, self._context, terms, other_option=False)
            return membership.authority_id, membership.id, terms.id

        return self._context.change(_EDIT, work, "Termes actualisés")

    def remove(self, term_id: UUID) -> Change:
        """Take the terms of a year away: those written by mistake."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            terms = uow.get(MembershipTerms, term_id)
            membership = uow.get(Membership, terms.membership_id)
            withdraw_terms(uow, self._context, terms)
            uow.flush()
            uow.remove(terms)
            return membership.authority_id, membership.id

        return self._context.change(_EDIT, work, "Termes supprimés")

    def to_carry(self, year: int) -> tuple[UUID, ...]:
        """The signed memberships that cover that year and have terms of the year before, but none of it."""
        with self._context.reading() as uow:
            return tuple(uow.memberships.to_carry(year))

    def carry(self, year: int, membership_ids: Collection[UUID] | None = None) -> Change:
        """Take up the options of the year before, at the price of that year: for those, or for all.

        Raises `Refused` when there is none to take up.
        """
        done: list[UUID] = []

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            waiting = uow.memberships.to_carry(year)
            for each in waiting if membership_ids is None else filter(membership_ids.__contains__, waiting):
                membership = uow.get(Membership, each)
                carry_terms(uow, self._context, membership, _of_year(uow, membership, year - 1), year)
                done.append(membership.id)
            if not done:
                raise Refused(f"Aucune adhésion n’attend ses termes de {year}.")
            return tuple(done)

        change = self._context.change(_EDIT, work, f"Termes de {year} enregistrés")
        return Change(change.kinds, change.label, plural(len(done), "adhésion"), change.undo, change.ids)


def carry_terms(
    uow: UnitOfWork,
    context: Context,
    membership: Membership,
    before: Iterable[MembershipTerms],
    year: int,
) -> None:
    """The same options in another year, at its price; an amount that was agreed does not follow."""
    for terms in before:
        keep_option(uow, context, membership, year_offer(uow, membership, year), terms.offer)


def keep_option(
    uow: UnitOfWork, context: Context, membership: Membership, offer: YearOffer, code: str
) -> None:
    """Write an option of a year at its price, on the headcount of that year."""
    terms = MembershipTerms(
        id=new_id(),
        membership_id=membership.id,
        year=offer.year,
        offer=code,
        headcount=offer.heads,
        amount=price_in(offer, code).amount,
    )
    keep_terms(uow, context, terms, other_option=False)


def last_terms(uow: UnitOfWork, membership: Membership) -> list[MembershipTerms]:
    """Its options in the last year that has any: what the next period takes over."""
    kept = uow.find(MembershipTerms, membership_id=membership.id)
    last = max((each.year for each in kept), default=0)
    return sorted((each for each in kept if each.year == last), key=lambda each: each.offer)


def _of_year(uow: UnitOfWork, membership: Membership, year: int) -> list[MembershipTerms]:
    return uow.find(MembershipTerms, membership_id=membership.id, year=year)


def _write(
    uow: UnitOfWork, context: Context, terms: MembershipTerms, values: TermsValues
) -> tuple[UUID, ...]:
    membership = uow.get(Membership, terms.membership_id)
    require_sound(terms_faults(values, membership.start, membership.last_day))
    offer = year_offer(uow, membership, values.year)
    taken = [each.offer for each in _of_year(uow, membership, values.year) if each.id != terms.id]
    require_sound({"offer": offer_fault(uow, membership.convention, offer, values.offer, taken)})
    priced = price_in(offer, values.offer).amount
    agreed = values.amount is not None and values.amount != priced
    other_option = terms.offer != values.offer
    terms.year, terms.offer, terms.headcount = values.year, values.offer, offer.heads
    terms.amount = values.amount if agreed else priced
    terms.note = values.note if agreed else ""
    keep_terms(uow, context, terms, other_option=other_option)
    return membership.authority_id, membership.id, terms.id


def offer_fault(
    uow: UnitOfWork, convention: Convention, offer: YearOffer, code: str, taken: Sequence[str]
) -> str:
    """Why that option cannot stand in a year beside those taken already; "" when it can."""
    if code in taken:
        return f"Cette option est déjà prise en {offer.year}."
    if offer.options and offer.option(code) is None:
        return "Choisissez une option du catalogue."
    catalogue = catalogue_of_year(uow, offer.year) if code and taken else None
    if catalogue is None:
        return ""
    return together_fault(catalogue, convention, offer.year, (*taken, code), offer.heads)


def change_text(terms: MembershipTerms, heads: int | None, priced: Decimal | None) -> str:
    """What a later declaration would change: « Effectif 1 262 → 1 284, montant … → … »; "" when nothing."""
    parts = []
    if heads is not None and heads != terms.headcount:
        parts.append(f"effectif {_heads(terms.headcount)} → {_heads(heads)}")
    if not terms.note and priced is not None and priced != terms.amount:
        parts.append(f"montant {_euros(terms.amount)} → {_euros(priced)}")
    text = ", ".join(parts)
    return capitalised(text)


def _heads(heads: int | None) -> str:
    return "non déclaré" if heads is None else plural(heads, "agent")


def _euros(euros: Decimal | None) -> str:
    return "non fixé" if euros is None else amount(euros)
