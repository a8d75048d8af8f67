"""What is due, in the demonstration: past months closed, the last one being drawn up with points left.

What nothing in the demonstration bears is settled as it is in life: a membership signed before the program
came, a price that was agreed by letter, a number that the authority gave.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from dateutil.relativedelta import relativedelta

from cigdesk.domain.authority import Authority, Subscription
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
from cigdesk.domain.statement_offers import NOT_COVERED, hourly_offer
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.statement_closing import close_account, statement_row
from cigdesk.services.statement_reading import MonthAccount, read_month

_SOCIAL: Final = ("SST-40", "CESF-80")
_DAY: Final = Decimal(1), Decimal(800)
_MEETING: Final = Decimal(45), Decimal(60)
"""Minutes of an hour, where the catalogue sells hours."""
_WHY: Final = "Tarif du catalogue, accord de la collectivité par courrier"
_LEFT_TO_CHECK: Final = 4
"""How many statements of the last month are left with what is to be settled."""
_CLOSED_OF_LAST: Final = 3
"""One in so many of the others is closed already."""


def draw_up(uow: UnitOfWork, context: Context) -> None:
    """Close the months of the year up to the last one, and part of that one."""
    last = month_of(context.today()) - relativedelta(months=1)
    for month in _months(last):
        found = read_month(uow, context, month)
        if _cover(uow, month, found.values()):
            found = read_month(uow, context, month)
        if not found:
            continue
        accounts = _by_name(uow, found.values())
        left = [each.authority_id for each in accounts if each.points][:_LEFT_TO_CHECK]
        kept = [each for each in accounts if month < last or each.authority_id not in left]
        for each in kept:
            _settle(uow, context, each)
        uow.flush()
        settled = read_month(uow, context, month)
        for each in kept if month < last else kept[::_CLOSED_OF_LAST]:
            if each.authority_id in settled:
                _close(uow, context, settled[each.authority_id])
    running = month_of(context.today())
    _cover(uow, running, read_month(uow, context, running).values())


def _months(last: Month) -> list[Month]:
    """From January of its year."""
    return [date(last.year, number, 1) for number in range(1, last.month + 1)]


def _by_name(uow: UnitOfWork, accounts: Iterable[MonthAccount]) -> list[MonthAccount]:
    known = {each.authority_id: each for each in accounts}
    names = uow.statements.authorities(list(known))
    return sorted(known.values(), key=lambda each: names[each.authority_id].name)


def _cover(uow: UnitOfWork, month: Month, accounts: Iterable[MonthAccount]) -> bool:
    """Have social workers where they come, by an older membership; gives whether one lacked it."""
    lacking = [each for each in accounts if any(NOT_COVERED in point.message for point in each.points)]
    for authority_id in (each.authority_id for each in lacking):
        for offer in _SOCIAL:
            if not uow.find(Subscription, authority_id=authority_id, offer=offer, year=month.year):
                made = Subscription(id=new_id(), authority_id=authority_id, offer=offer, year=month.year)
                uow.add(made)
    uow.flush()
    return bool(lacking)


def _settle(uow: UnitOfWork, context: Context, account: MonthAccount) -> None:
    """Agree on a price for what no order bears, and take the number that is wanted on the bill."""
    by_the_hour = hourly_offer(catalogue_on(uow, centre_of(uow), account.month)) is not None
    for point in account.points:
        if point.kind is PointKind.OFFER and point.key is not None:
            uow.add(_agreed(context, account.month, point.key, _MEETING if by_the_hour else _DAY))
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
