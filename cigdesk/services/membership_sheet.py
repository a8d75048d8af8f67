"""What the panel of a membership shows, as frozen values that may cross threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.kept_document import DocumentKind, KeptDocument
from cigdesk.domain.membership import Membership, MembershipState, MembershipValues, Standing, values_of
from cigdesk.domain.membership_amending import Difference, read_changes
from cigdesk.domain.membership_life import (
    Denunciation,
    MembershipAct,
    acts_of,
    due_for_renewal,
    has_successor,
    last_day_to_denounce,
    proposed_denunciation,
)
from cigdesk.domain.membership_terms import Amendment, MembershipTerms
from cigdesk.domain.values import read_values
from cigdesk.ports import UnitOfWork
from cigdesk.services.membership_rules import periods_beside
from cigdesk.services.membership_terms import YearOffer, change_text, price_in, year_offer


@dataclass(frozen=True)
class TermsLine:
    """One option of one year, and what a later declaration would change in it."""

    id: UUID
    rev: int
    year: int
    offer: str
    label: str
    headcount: int | None
    amount: Decimal | None
    note: str
    outdated: str
    """« Effectif 1 262 agents → 1 284 agents… »; "" while it stands as agreed."""
    unknown: str
    """Why it has no amount; "" when it has one, or when nothing is due."""


@dataclass(frozen=True)
class AmendmentLine:
    """One amendment, with what it changed."""

    id: UUID
    rev: int
    number: int
    effect: date
    object: str
    changes: tuple[Difference, ...]
    decided_on: date | None
    signed_on: date | None


@dataclass(frozen=True)
class DocumentLine:
    """A file that is kept with the membership."""

    id: UUID
    kind: DocumentKind
    title: str
    media_type: str
    kept_at: datetime


@dataclass(frozen=True)
class MembershipSheet:
    """One membership on the day `today`."""

    id: UUID
    rev: int
    authority_id: UUID
    authority: str
    values: MembershipValues
    denunciation: Denunciation
    """Empty while there is none."""
    proposed_denunciation: Denunciation
    """What is filled in when one comes today."""
    standing: Standing
    today: date
    last_day: date | None
    last_notice: date | None
    """The last day to denounce the current period; none where it has no end."""
    due: bool
    followed: bool
    """A later period of the same convention is kept."""
    acts: frozenset[MembershipAct]
    has_options: bool
    terms: tuple[TermsLine, ...]
    """By year, the latest first."""
    missing_years: tuple[int, ...]
    """The years begun, and the next one from October, that lack their terms where there are options."""
    amendments: tuple[AmendmentLine, ...]
    """By number."""
    documents: tuple[DocumentLine, ...]
    """The newest first."""


def read_membership(uow: UnitOfWork, membership_id: UUID, today: date) -> MembershipSheet:
    """The membership of that id on that day; raises `NotFound`."""
    membership = uow.get(Membership, membership_id)
    beside = periods_beside(uow, membership)
    lines = _terms(uow, membership)
    has_options = bool(year_offer(uow, membership, max(today, membership.start).year).options)
    return MembershipSheet(
        id=membership.id,
        rev=membership.rev,
        authority_id=membership.authority_id,
        authority=uow.get(Authority, membership.authority_id).name,
        values=values_of(membership),
        denunciation=read_values(membership, Denunciation),
        proposed_denunciation=proposed_denunciation(membership, today),
        standing=membership.standing(today),
        today=today,
        last_day=membership.last_day,
        last_notice=last_day_to_denounce(membership),
        due=due_for_renewal(membership, beside, today),
        followed=has_successor(membership, beside),
        acts=acts_of(membership, beside, today),
        has_options=has_options,
        terms=lines,
        missing_years=_missing(membership, lines, today) if has_options else (),
        amendments=_amendments(uow, membership),
        documents=_documents(uow, membership),
    )


def _terms(uow: UnitOfWork, membership: Membership) -> tuple[TermsLine, ...]:
    kept = uow.find(MembershipTerms, membership_id=membership.id)
    offers = {year: year_offer(uow, membership, year) for year in {each.year for each in kept}}
    ordered = sorted(kept, key=lambda each: (-each.year, each.offer))
    return tuple(_line(each, offers[each.year]) for each in ordered)


def _line(terms: MembershipTerms, offer: YearOffer) -> TermsLine:
    option, priced = offer.option(terms.offer), price_in(offer, terms.offer)
    return TermsLine(
        id=terms.id,
        rev=terms.rev,
        year=terms.year,
        offer=terms.offer,
        label=option.label if option else terms.offer,
        headcount=terms.headcount,
        amount=terms.amount,
        note=terms.note,
        outdated=change_text(terms, offer.heads, priced.amount),
        unknown=priced.reason if terms.amount is None and terms.offer else "",
    )


def _missing(membership: Membership, lines: tuple[TermsLine, ...], today: date) -> tuple[int, ...]:
    """A year is fixed once it has begun, or in the last quarter before it."""
    if membership.state is MembershipState.PROPOSED:
        shown = membership.start.year
    else:
        shown = today.year + (today.month >= 10)
    last = min(shown, (membership.last_day or date.max).year)
    first = max(membership.start.year, today.year)
    written = {each.year for each in lines}
    return tuple(year for year in range(first, last + 1) if year not in written)


def _amendments(uow: UnitOfWork, membership: Membership) -> tuple[AmendmentLine, ...]:
    kept = sorted(uow.find(Amendment, membership_id=membership.id), key=lambda each: each.number)
    return tuple(
        AmendmentLine(
            each.id,
            each.rev,
            each.number,
            each.effect,
            each.object,
            read_changes(each.changes),
            each.decided_on,
            each.signed_on,
        )
        for each in kept
    )


def _documents(uow: UnitOfWork, membership: Membership) -> tuple[DocumentLine, ...]:
    kept = uow.find(KeptDocument, membership_id=membership.id)
    for amendment in uow.find(Amendment, membership_id=membership.id):
        kept += uow.find(KeptDocument, amendment_id=amendment.id)
    ordered = sorted(kept, key=lambda each: each.kept_at, reverse=True)
    return tuple(
        DocumentLine(each.id, each.kind, each.title, each.media_type, each.kept_at) for each in ordered
    )
