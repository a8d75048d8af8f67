"""What is due, in the demonstration: past months closed, the last one being drawn up with points left.

What nothing in the demonstration bears is settled as it is in life: a membership signed before the program
came, a price that was agreed by letter, a number that the authority gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cigdesk.domain.appointment import Appointment, AppointmentStatus
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import Refused
from cigdesk.domain.statement import (
    CorrectionKind,
    Month,
    StatementCorrection,
    WorkKey,
    month_of,
    reference_of,
)
from cigdesk.domain.statement_due import PointKind
from cigdesk.domain.statement_offers import hourly_offer
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.statement_closing import close_account, statement_row
from cigdesk.services.statement_reading import MonthAccount, read_month
from cigdesk.services.statement_view import chorus_of, chorus_points, quotes_of

_DAY: Final = Decimal(1), Decimal(800)
_MEETING: Final = Decimal(45), Decimal(60)
"""Minutes of an hour, where the catalogue sells hours."""
_WHY: Final = "Tarif du catalogue, accord de la collectivité par courrier"
_CLOSED_OF_LAST: Final = 3
"""One in so many of the others is closed already."""


def draw_up(uow: UnitOfWork, context: Context) -> None:
    """Close the months of the year up to the last one, and part of that one."""
    last = month_of(context.today()) - relativedelta(months=1)
    for month in _months(last):
        found = read_month(uow, context, month)
        if not found:
            continue
        accounts = _by_name(uow, found.values())
        left = _left_to_check(uow, accounts) if month == last else frozenset()
        kept = [each for each in accounts if each.authority_id not in left]
        for each in kept:
            _settle(uow, context, each)
        uow.flush()
        settled = read_month(uow, context, month)
        for each in kept if month < last else kept[::_CLOSED_OF_LAST]:
            if each.authority_id in settled:
                _close(uow, context, settled[each.authority_id])


def _left_to_check(uow: UnitOfWork, accounts: Sequence[MonthAccount]) -> frozenset[UUID]:
    """One authority for each kind of point, where the fewest are; the others are settled."""
    chosen: dict[PointKind, UUID] = {}
    for each in sorted(accounts, key=lambda each: len(each.points)):
        kinds = {point.kind for point in each.points} or _awaited(uow, each)
        if kinds.isdisjoint(chosen):
            chosen |= dict.fromkeys(kinds, each.authority_id)
    if PointKind.CHORUS not in chosen:
        chosen |= _wanting_a_number(uow, accounts)
    return frozenset(chosen.values())


def _wanting_a_number(uow: UnitOfWork, accounts: Iterable[MonthAccount]) -> dict[PointKind, UUID]:
    """One that is billed without any order has asked for its number on the bill since this month."""
    billed = (each for each in accounts if each.total > 0 and not each.points and not quotes_of(each))
    found = next(billed, None)
    if found is None:
        return {}
    uow.get(Authority, found.authority_id).requires_engagement = True
    return {PointKind.CHORUS: found.authority_id}


def _awaited(uow: UnitOfWork, account: MonthAccount) -> set[PointKind]:
    """Whether a number is wanted on what is billed, and is on none of its orders."""
    authority = uow.statements.authorities([account.authority_id])[account.authority_id]
    chorus = chorus_of(account, authority, uow.statements.order_numbers(quotes_of(account)))
    return {each.kind for each in chorus_points(account, authority, chorus) if each.blocks}


def _months(last: Month) -> list[Month]:
    """From January of its year."""
    return [date(last.year, number, 1) for number in range(1, last.month + 1)]


def _by_name(uow: UnitOfWork, accounts: Iterable[MonthAccount]) -> list[MonthAccount]:
    known = {each.authority_id: each for each in accounts}
    names = uow.statements.authorities(list(known))
    return sorted(known.values(), key=lambda each: names[each.authority_id].name)


def _settle(uow: UnitOfWork, context: Context, account: MonthAccount) -> None:
    """Agree on a price for what no order bears, and take the number that is wanted on the bill."""
    by_the_hour = hourly_offer(catalogue_on(uow, centre_of(uow), account.month)) is not None
    for point in account.points:
        if point.kind is PointKind.OFFER and point.key is not None:
            uow.add(_agreed(context, account.month, point.key, _MEETING if by_the_hour else _DAY))
        elif point.kind is PointKind.STATUS and point.key is not None:
            uow.get(Appointment, point.key.record_id).status = AppointmentStatus.DONE
    authority = uow.get(Authority, account.authority_id)
    statement = statement_row(uow, context, authority.id, account.month)
    number = f"EJ{account.month:%y%m}-{authority.siren[-4:]}"
    for wanted, field in (
        (authority.requires_engagement, "engagement_number"),
        (authority.requires_purchase_order, "purchase_order"),
        (authority.requires_service_code and not authority.chorus_service, "service_code"),
    ):
        if wanted:
            setattr(statement, field, number)


def _agreed(
    context: Context, month: Month, key: WorkKey, terms: tuple[Decimal, Decimal]
) -> StatementCorrection:
    return StatementCorrection(
        id=new_id(),
        kind=CorrectionKind.UNITS,
        month=month,
        quantity=terms[0],
        unit_price=terms[1],
        reason=_WHY,
        made_at=context.now(),
        made_by=context.actor.name,
        **reference_of(key),
    )


def _close(uow: UnitOfWork, context: Context, account: MonthAccount) -> None:
    """Unless something is left to be settled, which the page then shows."""
    try:
        close_account(uow, context, account)
    except Refused:
        return
