"""What every act on a membership checks in its transaction, and again when it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from uuid import UUID

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.membership import Membership, overlap_fault
from cigdesk.domain.membership_amending import hole_fault
from cigdesk.domain.membership_periods import period
from cigdesk.domain.membership_terms import Amendment, MembershipTerms
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork

Check = Callable[[UnitOfWork], None]


def periods_beside(uow: UnitOfWork, membership: Membership) -> list[Membership]:
    """Every period of the same authority and convention, this one included."""
    return uow.find(Membership, authority_id=membership.authority_id, convention=membership.convention)


def refuse_overlap(uow: UnitOfWork, membership: Membership, field: str = "start") -> None:
    """Raise `InvalidInput` when it shares a day with another period of its convention."""
    if fault := overlap_fault(membership, periods_beside(uow, membership)):
        raise InvalidInput({field: fault})


def refuse_cut_terms(uow: UnitOfWork, membership: Membership) -> None:
    """Raise `InvalidInput` when a year that has its terms is no longer within the period."""
    kept = {each.year for each in uow.find(MembershipTerms, membership_id=membership.id)}
    after = [year for year in kept if membership.end is not None and year > membership.end.year]
    before = [year for year in kept if year < membership.start.year]
    for field, years in (("end", after), ("start", before)):
        if years:
            raise InvalidInput(
                {field: f"Des termes existent pour {min(years)}{NBSP}: supprimez-les d’abord."}
            )


def no_overlap_of(authority_id: UUID) -> Check:
    """What must still hold once an act on that authority has been taken back, or done again."""

    def check(uow: UnitOfWork) -> None:
        for one, other in combinations(uow.find(Membership, authority_id=authority_id), 2):
            if one.overlaps(other):
                raise Refused("Une autre adhésion à la même convention a pris cette place entre-temps.")

    return check


def no_hole_of(membership_id: UUID) -> Check:
    """Amendments stay numbered without hole: the last one is taken back first."""

    def check(uow: UnitOfWork) -> None:
        if fault := hole_fault(uow.find(Amendment, membership_id=membership_id)):
            raise Refused(fault)

    return check


def both(one: Check, other: Check) -> Check:
    """The two checks, one after the other."""

    def check(uow: UnitOfWork) -> None:
        one(uow)
        other(uow)

    return check


def said(membership: Membership) -> str:
    """« Médecine préventive, du 1er janvier 2026 au 31 décembre 2026 »: the detail of a change."""
    return f"{membership.convention.short_label}, {period(membership.start, membership.last_day)}"
