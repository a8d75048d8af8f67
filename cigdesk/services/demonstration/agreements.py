"""What was agreed in the memberships of the demonstration: options, years, deliberations, an amendment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Final

from cigdesk.domain.authority import Authority
from cigdesk.domain.membership import Membership, Standing
from cigdesk.domain.membership_amending import AmendmentValues
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context
from cigdesk.services.membership_amendments import record_amendment
from cigdesk.services.membership_terms import keep_option, year_offer

_SEED: Final = "agreements"
_LESS_LIKELY: Final = 3
"""How many times the first option is taken for each time another one is."""
_RAISED: Final = ("SST-40", "SST-60")
"""The option of one membership, before and after its amendment."""


def agree(uow: UnitOfWork, context: Context) -> None:
    """Write the years of every membership that takes an option, and amend the first that can be."""
    random = Random(_SEED)  # noqa: S311 (the same data each time, nothing secret)
    names = {each.id: each.name for each in uow.find(Authority)}
    kept = sorted(uow.find(Membership), key=lambda each: (names[each.authority_id], each.start))
    for membership in kept:
        _deliberate(membership, random)
        _fix_year(uow, context, membership, random)
    uow.flush()
    _amend(uow, context, kept)


def _deliberate(membership: Membership, random: Random) -> None:
    """What is signed was decided some weeks before, by both sides."""
    signed = membership.signed_on
    if signed is None:
        return
    membership.authority_deliberation = f"{signed.year % 100}-{random.randint(40, 180)}"
    membership.authority_deliberated_on = max(date(signed.year, 1, 5), signed.replace(day=1))
    membership.centre_deliberation = f"{signed.year - 1}-61"
    membership.centre_deliberated_on = date(signed.year - 1, 12, 12)


def _fix_year(uow: UnitOfWork, context: Context, membership: Membership, random: Random) -> None:
    """The terms of this year, or of the first one of what is to come."""
    year = max(membership.start.year, context.today().year)
    if membership.last_day is not None and membership.last_day.year < year:
        return
    offer = year_offer(uow, membership, year)
    if not offer.options:
        return
    weights = [_LESS_LIKELY, *[1] * (len(offer.options) - 1)]
    (option,) = random.choices(offer.options, weights)
    keep_option(uow, context, membership, offer, option.offer)


def _amend(uow: UnitOfWork, context: Context, memberships: Iterable[Membership]) -> None:
    """The first social membership of several years that has the smallest option takes the next one."""
    before, after = _RAISED
    today = context.today()
    for membership in memberships:
        (terms,) = uow.find(MembershipTerms, membership_id=membership.id, offer=before)[:1] or (None,)
        if terms is None or membership.standing(today) is not Standing.IN_FORCE:
            continue
        values = AmendmentValues(
            effect=date(today.year, 7, 1) if today.month > 6 else membership.start,
            object="Passage de l’assistant social de 40 à 60 % d’un temps plein",
            decided_on=membership.signed_on,
            end=membership.end,
            notice_months=membership.notice_months,
            offer=after,
            headcount=terms.headcount,
        )
        record_amendment(uow, context, membership, values)
        return
