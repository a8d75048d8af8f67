"""Who bears the time of a case on a day, read in the transaction that writes it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.authority import Authority, Headcount
from cigdesk.domain.catalogue import AllowanceTariff, Catalogue
from cigdesk.domain.catalogue.tiers import at_headcount
from cigdesk.domain.eligibility import REMOTE_OFFER
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_balance import Outcome
from cigdesk.domain.engagement_grants import Grant, granted_assessment
from cigdesk.domain.engagement_offers import ASSESSMENT, PRESENCE_RATES
from cigdesk.domain.engagement_units import HOUR
from cigdesk.domain.errors import Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.people import Practitioner
from cigdesk.domain.support import BillingAgreement, Case
from cigdesk.domain.support_allowance import (
    HOURLY_SUPPORT,
    Allowance,
    Cover,
    Purse,
    Share,
    Standing,
    covered_words,
    covering,
    shared_out,
    why_not_supported,
)
from cigdesk.domain.support_time import Charge, Task, TimeEntry, TimeValues
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.engagement_reading import Books, read_books

_UNCHARGED = (Purse(Charge.UNCHARGED, None),)


@dataclass(frozen=True)
class Bearing:
    """How time is shared over what bears it; `rest` is what nothing does, in minutes."""

    shares: tuple[Share, ...]
    rest: int = 0
    allowance: Allowance | None = None
    said: str = ""
    """What covers it; or, where `warns`, that nothing does."""
    warns: bool = False


@dataclass(frozen=True)
class SupportStanding:
    """What an authority has for social support on a day.

    `by_the_hour` tells whether the centre works it so (MQ-EDL, MQ-ACC); `why_not` what keeps it from that.
    """

    by_the_hour: bool
    allowance: Allowance | None = None
    why_not: str = ""


def bearing_of(
    uow: UnitOfWork, context: Context, values: TimeValues, case: Case | None, act: Collection[TimeEntry] = ()
) -> Bearing:
    """Share the time over what may bear it; `act` are the entries that it takes the place of.

    Raises `Refused` where the authority has no social support, or its allowance cannot be told.
    """
    if case is None or values.task is Task.TRAVEL:
        return Bearing(_shares(values.minutes, _UNCHARGED))
    books = read_books(uow, context, case.authority_id, values.day, values.day)
    cover = _cover(uow, books, case.authority_id, values)
    if cover is not None:
        purse = Purse(Charge.COVERED, None, cover.engagement_id)
        return Bearing(_shares(values.minutes, (purse,)), said=covered_words(cover, ""))
    authority = uow.get(Authority, case.authority_id)
    if not _by_the_hour(uow, values.day):
        said = covered_words(None, authority.name)
        return Bearing(_shares(values.minutes, _UNCHARGED), said=said, warns=True)
    apart = {each.id for each in act} | {values.appointment_id}
    allowance = _allowance(uow, authority, books, values.day, apart)
    purses = (
        Purse(Charge.ASSESSMENT, allowance.left, allowance.engagement_id),
        *_ordered(books, values.day, apart),
        *_agreed(uow, case, act),
    )
    shares, rest = shared_out(values.minutes, purses)
    return Bearing(shares, rest, allowance)


def _shares(minutes: int, purses: tuple[Purse, ...]) -> tuple[Share, ...]:
    return shared_out(minutes, purses)[0]


def standing_of(uow: UnitOfWork, context: Context, authority_id: UUID, day: date) -> SupportStanding:
    """What an authority has for social support on that day; writes nothing."""
    if not _by_the_hour(uow, day):
        return SupportStanding(by_the_hour=False)
    authority, books = uow.get(Authority, authority_id), read_books(uow, context, authority_id, day, day)
    try:
        allowance = _allowance(uow, authority, books, day, frozenset())
    except Refused as refusal:
        return SupportStanding(by_the_hour=True, why_not=str(refusal))
    return SupportStanding(by_the_hour=True, allowance=allowance)


def grant_allowance(uow: UnitOfWork, authority_id: UUID, day: date) -> UUID:
    """Grant the time of the assessments of the convention of that day, the first time it is worked on."""
    authority = uow.get(Authority, authority_id)
    grant, term_id = _grant(uow, authority, day)
    made = Engagement(id=new_id(), authority_id=authority_id, term_id=term_id, **vars(grant))
    uow.add(made)
    uow.flush()
    return made.id


def _by_the_hour(uow: UnitOfWork, day: date) -> bool:
    catalogue = catalogue_on(uow, centre_of(uow), day)
    return catalogue is not None and ASSESSMENT in catalogue.offers


def _cover(uow: UnitOfWork, books: Books, authority_id: UUID, values: TimeValues) -> Cover | None:
    covers = [
        Cover(row.offer, row.id)
        for row in books.rows
        if _carries(row.offer) and row.start <= values.day <= row.end and not row.withdrawn
    ]
    known = {each.offer for each in covers}
    noted = uow.authorities.openings(authority_id, values.day).offers
    covers += [Cover(offer) for offer in sorted(noted - known) if _carries(offer)]
    return covering(covers, uow.get(Practitioner, values.practitioner_id).function, PlaceMode(values.mode))


def _carries(offer: str) -> bool:
    return offer in PRESENCE_RATES or offer == REMOTE_OFFER


def _allowance(
    uow: UnitOfWork, authority: Authority, books: Books, day: date, apart: Collection[UUID | None]
) -> Allowance:
    """Granted once per convention: several grants of one convention are one, the largest."""
    if why := why_not_supported(_standing(uow, authority, day), authority.name):
        raise Refused(why)
    rows = [each for each in books.rows if each.offer == ASSESSMENT and each.start <= day <= each.end]
    if not rows:
        return Allowance(int(_grant(uow, authority, day)[0].granted), 0)
    ids = {each.id for each in rows}
    granted = int(max(each.granted for each in rows))
    done, planned = _worked(books, ids, apart)
    return Allowance(granted, done, planned, rows[0].id)


def _standing(uow: UnitOfWork, authority: Authority, day: date) -> Standing:
    return Standing(
        affiliated=authority.affiliated,
        contributes=authority.optional_contribution,
        convention_signed=_convention(uow, authority.id, day) is not None,
    )


def _convention(uow: UnitOfWork, authority_id: UUID, day: date) -> Membership | None:
    kept = uow.find(Membership, authority_id=authority_id, convention=Convention.ACCOMPAGNEMENT_SOCIAL)
    return next((each for each in kept if each.active(day)), None)


def _worked(books: Books, ids: Collection[UUID], apart: Collection[UUID | None]) -> tuple[int, int]:
    """Minutes done and planned on account of these, without the act that is being written."""
    works = [each for each in books.works if each.engagement_id in ids and each.record_id not in apart]
    planned = sum(int(each.use) for each in works if each.outcome is Outcome.PLANNED)
    return sum(int(each.use) for each in works) - planned, planned


def _grant(uow: UnitOfWork, authority: Authority, day: date) -> tuple[Grant, UUID | None]:
    """What the convention of that day grants, and the year of membership that says its headcount."""
    catalogue, membership = catalogue_on(uow, centre_of(uow), day), _convention(uow, authority.id, day)
    if catalogue is None or membership is None:
        raise ValueError("only what is supported that day is granted")
    heads, term_id = _heads(uow, membership, day)
    if heads is None:
        raise Refused(
            f"L’effectif de {authority.name} n’est pas déclaré{NBSP}: le plafond de l’état des lieux en "
            "dépend. Notez-le d’abord sur la fiche de la collectivité."
        )
    minutes = _minutes_at(catalogue, heads)
    label = catalogue.offer_label(ASSESSMENT)
    return granted_assessment(label, minutes, membership.start, membership.last_day), term_id


def _minutes_at(catalogue: Catalogue, heads: int) -> int:
    tariff = catalogue.offers[ASSESSMENT].tariff
    return at_headcount(tariff.tiers, heads).minutes if isinstance(tariff, AllowanceTariff) else 0


def _heads(uow: UnitOfWork, membership: Membership, day: date) -> tuple[int | None, UUID | None]:
    """The headcount of the first year of the convention that has one, else what was declared by that day."""
    terms = sorted(uow.find(MembershipTerms, membership_id=membership.id), key=lambda each: each.year)
    for each in terms:
        if each.headcount is not None:
            return each.headcount, each.id
    declared = sorted(uow.find(Headcount, authority_id=membership.authority_id), key=lambda each: each.year)
    known = [each.heads for each in declared if each.year <= day.year]
    return (known[-1] if known else None), None


def _ordered(books: Books, day: date, apart: Collection[UUID | None]) -> Iterator[Purse]:
    """Hours of accepted quotes, the nearest end first."""
    for row in books.rows:
        if row.offer == HOURLY_SUPPORT and row.unit == HOUR and row.start <= day <= row.end:
            done, _planned = _worked(books, {row.id}, apart)
            yield Purse(Charge.BILLED, max(int(row.granted) - done, 0), row.id)


def _agreed(uow: UnitOfWork, case: Case, act: Collection[TimeEntry]) -> Iterator[Purse]:
    """What the employer agreed to for this case, less what was billed on it."""
    agreements = uow.find(BillingAgreement, case_id=case.id)
    if not agreements:
        return
    limits = [each.most_minutes for each in agreements]
    own = sum(each.minutes for each in act if each.charge is Charge.BILLED and each.engagement_id is None)
    used = uow.support.billed_by_agreement(case.id) - own
    known = [each for each in limits if each is not None]
    unlimited = len(known) < len(limits)
    yield Purse(Charge.BILLED, None if unlimited else max(sum(known) - used, 0))
