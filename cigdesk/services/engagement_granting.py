"""Granting what was ordered, and taking it back, within the transaction of the act that does it.

Each function is idempotent: what a line or a year has granted already is left as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.holidays import holidays_between
from cigdesk.domain.appointment import Appointment
from cigdesk.domain.catalogue import AllowanceTariff, Catalogue
from cigdesk.domain.catalogue.tiers import at_headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.days_change import DaysChange
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_grants import (
    Grant,
    Ground,
    Ordered,
    granted_assessment,
    granted_by_quote,
    granted_package,
    granted_presence,
)
from cigdesk.domain.engagement_offers import ASSESSMENT, NOTHING_TO_PLAN, PACKAGE, PRESENCE_RATES
from cigdesk.domain.errors import Refused
from cigdesk.domain.membership import Convention, Membership, MembershipState
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.quote import Quote, QuoteLine, QuoteLineKind, QuoteState
from cigdesk.domain.session import SessionSeats
from cigdesk.french import NBSP, date_medium, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.engagements import EngagementRow
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.engagement_reading import read_books

_DAYS_NAMED: Final = 3
"""How many days of the work that stands on an engagement a refusal names."""


def follow_quote(uow: UnitOfWork, context: Context, quote: Quote) -> None:
    """Once its state has changed: an accepted quote grants, a cancelled one has nothing left on it."""
    if quote.state is QuoteState.ACCEPTED:
        grant_quote(uow, quote)
    elif quote.state is QuoteState.CANCELLED:
        withdraw_quote(uow, context, quote)


def grant_quote(uow: UnitOfWork, quote: Quote) -> int:
    """Grant what the firm lines of an accepted quote order; gives how many engagements that made."""
    known = {row.line_id for row in uow.engagements.of_quote(quote.id)}
    made = [each for each in ordered_by(uow, quote) if each.quote_line_id not in known]
    for each in made:
        uow.add(each)
    return len(made)


def ordered_by(uow: UnitOfWork, quote: Quote) -> list[Engagement]:
    """What the firm lines of an accepted quote order; nothing is kept yet."""
    ground = _ground(uow, quote)
    return [
        engagement
        for line in quote.lines
        if _orders(line)
        for engagement in _made(quote.authority_id, granted_by_quote(_ordered(line), ground), line_id=line.id)
    ]


def withdraw_quote(uow: UnitOfWork, context: Context, quote: Quote) -> None:
    """Take back what the quote granted; raises `Refused` while work is planned or done on its account."""
    _withdraw(uow, context, uow.engagements.of_quote(quote.id), f"le devis {quote.number}")


def grant_terms(uow: UnitOfWork, terms: MembershipTerms) -> int:
    """Grant what a year of a signed membership gives; gives how many engagements that made.

    Days of presence for SST-* and CESF-80, the days of an ACFI package, the time of the assessments of an
    `accompagnement-social` convention, which is granted once in its life. Nothing for the other options.
    """
    if uow.engagements.of_term(terms.id):
        return 0
    membership = uow.get(Membership, terms.membership_id)
    made = _made(
        membership.authority_id, grants_of(uow, membership, terms, membership.last_day), term_id=terms.id
    )
    for each in made:
        uow.add(each)
    return len(made)


def follow_end(uow: UnitOfWork, membership: Membership, before: date | None) -> None:
    """Once its last day was `before` and is another: what its years grant goes as far.

    What lies after the last day is not granted, without anything being written. The month of presence in
    which it lies is counted again by the calendar, unless somebody entered its days; months that were never
    granted are.
    """
    for terms in uow.find(MembershipTerms, membership_id=membership.id):
        kept = {(each.unit, each.start): each for each in uow.find(Engagement, term_id=terms.id)}
        former = {(each.unit, each.start): each.granted for each in grants_of(uow, membership, terms, before)}
        for grant in grants_of(uow, membership, terms, membership.last_day):
            known = kept.get((grant.unit, grant.start))
            if known is None:
                for each in _made(membership.authority_id, (grant,), term_id=terms.id):
                    uow.add(each)
                continue
            known.end = max(known.end, grant.end)
            if known.granted == former.get((grant.unit, grant.start)):
                known.granted = grant.granted


def grants_of(
    uow: UnitOfWork, membership: Membership, terms: MembershipTerms, last_day: date | None
) -> tuple[Grant, ...]:
    """What a year of a signed membership gives up to that day; nothing is kept yet."""
    span = _span(membership.start, last_day, terms.year)
    if membership.state is not MembershipState.SIGNED or span is None:
        return ()
    catalogue = catalogue_on(uow, centre_of(uow), span[0])
    return tuple(_granted_by_terms(uow, membership, terms, span, catalogue)) if catalogue else ()


def withdraw_terms(uow: UnitOfWork, context: Context, terms: MembershipTerms) -> None:
    """Take back what a year of membership granted; raises `Refused` as `withdraw_quote` does."""
    _withdraw(uow, context, uow.engagements.of_term(terms.id), f"l’adhésion de {terms.year}")


def grant_missing(uow: UnitOfWork, authority_id: UUID | None, today: date) -> tuple[UUID, ...]:
    """Grant what quotes accepted before the program knew of engagements order; gives those quotes."""
    found = ungranted(uow, authority_id, today)
    return tuple(each for each in found if grant_quote(uow, uow.get(Quote, each)))


def ungranted(uow: UnitOfWork, authority_id: UUID | None, today: date) -> list[UUID]:
    """Accepted quotes of this year, the one before or later, that have not granted what they order.

    Older ones are of years that are closed: nothing is planned on their account any more.
    """
    since = date(today.year - 1, 1, 1)
    return uow.engagements.ungranted(authority_id, since, NOTHING_TO_PLAN)


def _orders(line: QuoteLine) -> bool:
    return line.kind is QuoteLineKind.OFFER and not line.optional and line.quantity is not None


def _ordered(line: QuoteLine) -> Ordered:
    return Ordered(
        offer=line.offer,
        label=line.label or line.offer,
        unit=line.unit,
        quantity=line.quantity or Decimal(0),
        participants=line.participants,
    )


def _ground(uow: UnitOfWork, quote: Quote) -> Ground:
    centre, day = centre_of(uow), quote.service_day
    accepted = quote.signed_on or quote.state_on or day
    return Ground(
        service_day=day,
        accepted_on=accepted,
        validity_months=centre.quote_validity_months,
        convention_end=_convention_end(uow, quote.authority_id, max(day, accepted)),
        closed=_closed(centre, day.year),
    )


def _convention_end(uow: UnitOfWork, authority_id: UUID, day: date) -> date | None:
    kept = uow.find(Membership, authority_id=authority_id, convention=Convention.ACCOMPAGNEMENT_SOCIAL)
    return next((each.last_day for each in kept if each.active(day)), None)


def _closed(centre: Centre, year: int) -> Collection[date]:
    days = date(year, 1, 1), date(year, 12, 31)
    return holidays_between(centre.holidays, *days, whit_monday=centre.whit_monday)


def _granted_by_terms(
    uow: UnitOfWork,
    membership: Membership,
    terms: MembershipTerms,
    span: tuple[date, date],
    catalogue: Catalogue,
) -> Iterable[Grant]:
    label = catalogue.offer_label(terms.offer)
    if terms.offer in PRESENCE_RATES:
        return granted_presence(terms.offer, label, span, _closed(centre_of(uow), terms.year))
    if terms.offer == PACKAGE:
        return granted_package(label, terms.year)
    if membership.convention is Convention.ACCOMPAGNEMENT_SOCIAL:
        return _assessment(uow, membership, terms, catalogue)
    return ()


def _assessment(
    uow: UnitOfWork, membership: Membership, terms: MembershipTerms, catalogue: Catalogue
) -> Iterable[Grant]:
    offer = catalogue.offers.get(ASSESSMENT)
    life = membership.start, membership.last_day or date.max
    known = uow.engagements.within(membership.authority_id, *life)
    if offer is None or terms.headcount is None or any(each.offer == ASSESSMENT for each in known):
        return ()
    if not isinstance(offer.tariff, AllowanceTariff):
        return ()
    minutes = at_headcount(offer.tariff.tiers, terms.headcount).minutes
    return (granted_assessment(offer.label, minutes, membership.start, membership.last_day),)


def _span(start: date, last_day: date | None, year: int) -> tuple[date, date] | None:
    """The days of the year that the membership holds."""
    first = max(start, date(year, 1, 1))
    last = min(last_day or date.max, date(year, 12, 31))
    return (first, last) if first <= last else None


def _made(
    authority_id: UUID, grants: Iterable[Grant], *, line_id: UUID | None = None, term_id: UUID | None = None
) -> list[Engagement]:
    return [
        Engagement(
            id=new_id(), authority_id=authority_id, quote_line_id=line_id, term_id=term_id, **vars(grant)
        )
        for grant in grants
    ]


def _withdraw(uow: UnitOfWork, context: Context, rows: Sequence[EngagementRow], whose: str) -> None:
    if not rows:
        return
    span = min(each.start for each in rows), max(each.end for each in rows)
    books = read_books(uow, context, rows[0].authority_id, *span)
    standing = books.works_on(each.id for each in rows)
    if standing:
        raise Refused(_standing_words([each.day for each in standing], whose))
    for row in rows:
        _forget(uow, row.id)


def _standing_words(days: Sequence[date], whose: str) -> str:
    named = ", ".join(map(date_medium, days[:_DAYS_NAMED])) + "…" * (len(days) > _DAYS_NAMED)
    if len(days) == 1:
        return (
            f"Une intervention est planifiée ou faite sur {whose} ({named}){NBSP}: annulez-la, ou mettez-la "
            "au titre d’une autre commande, avant d’annuler."
        )
    return (
        f"{plural(len(days), 'intervention')} sont planifiées ou faites sur {whose} ({named}){NBSP}: "
        "annulez-les, ou mettez-les au titre d’une autre commande, avant d’annuler."
    )


def _forget(uow: UnitOfWork, engagement_id: UUID) -> None:
    """Appointments that were given up no longer say on whose account they were."""
    for appointment in uow.find(Appointment, engagement_id=engagement_id):
        appointment.engagement_id = appointment.units = None
    for seats in uow.find(SessionSeats, engagement_id=engagement_id):
        seats.engagement_id = None
    for change in uow.find(DaysChange, engagement_id=engagement_id):
        uow.remove(change)
    uow.flush()
    uow.remove(uow.get(Engagement, engagement_id))
