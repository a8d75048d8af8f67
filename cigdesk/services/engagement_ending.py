"""The work that a denounced membership would leave without an order: named before it is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.wall import day_of, whole_day
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_balance import OUTCOMES
from cigdesk.domain.engagement_offers import held_by
from cigdesk.domain.membership import Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.french import NBSP, date_long, date_medium, plural
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context

_DAYS_NAMED: Final = 3


def stranded_warnings(
    uow: UnitOfWork, context: Context, membership: Membership, effect: date | None
) -> tuple[str, ...]:
    """What the person must confirm: work planned or done on its account after the last day covered."""
    days = [] if effect is None else work_after(uow, context, membership, effect)
    return (_stranded(days, effect),) if days and effect is not None else ()


def work_after(uow: UnitOfWork, context: Context, membership: Membership, last_day: date) -> list[date]:
    """The days after that one on which its years carry work: appointments, sessions, permanences."""
    granted = [
        each
        for terms in uow.find(MembershipTerms, membership_id=membership.id)
        for each in uow.find(Engagement, term_id=terms.id)
    ]
    found = {**dict(_attached(uow, context, granted)), **dict(_on_site(uow, context, granted, last_day))}
    return sorted(day for day in found.values() if day > last_day)


def _attached(
    uow: UnitOfWork, context: Context, granted: Sequence[Engagement]
) -> Iterator[tuple[UUID, date]]:
    """By the permanence where there is one: it is counted once, whoever is received in it."""
    for each in uow.engagements.attached_to([each.id for each in granted]):
        if each.status in OUTCOMES:
            yield each.permanence_id or each.appointment_id, each.on(context.zone)


def _on_site(
    uow: UnitOfWork, context: Context, granted: Sequence[Engagement], last_day: date
) -> Iterator[tuple[UUID, date]]:
    """The permanences to come that count on it by themselves; those that were held are over."""
    later = [each for each in granted if each.end > last_day]
    if not later:
        return
    first, end = last_day + timedelta(days=1), max(each.end for each in later)
    span = whole_day(first, context.zone).start, whole_day(end, context.zone).end
    for each in uow.engagements.on_site(later[0].authority_id, *span):
        day = day_of(each.start, context.zone)
        carried = any(held_by(of.offer, each.function) and of.start <= day <= of.end for of in later)
        if carried and each.end > context.now():
            yield each.id, day


def _stranded(days: Sequence[date], effect: date) -> str:
    named = ", ".join(map(date_medium, days[:_DAYS_NAMED])) + "…" * (len(days) > _DAYS_NAMED)
    one = len(days) == 1
    are = "est prévue ou faite" if one else "sont prévues ou faites"
    then = "annulez-la, ou mettez-la" if one else "annulez-les, ou mettez-les"
    return (
        f"{plural(len(days), 'intervention')} {are} sur cette adhésion après le {date_long(effect)} "
        f"({named}){NBSP}: {then} au titre d’une autre commande."
    )
