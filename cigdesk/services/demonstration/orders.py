"""What was ordered, in the demonstration: the days agreed for the packages, and the work on their account.

The days of a package are invented: the offer leaves them to a yearly agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import cycle
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import Appointment, AppointmentKind
from cigdesk.domain.days_change import DaysChange
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_balance import OUTCOMES
from cigdesk.domain.engagement_offers import comes_after, suits
from cigdesk.domain.engagement_units import (
    ADVICE_DAY,
    INSPECTION_DAY,
    PACKAGE_DAYS,
    measure_of,
    unlimited,
    use_of,
)
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import new_id

_AGREED: Final[tuple[Mapping[str, Decimal], ...]] = (
    {},
    {INSPECTION_DAY: Decimal(13), ADVICE_DAY: Decimal("0.5")},
    {INSPECTION_DAY: Decimal(10), ADVICE_DAY: Decimal(5)},
    {INSPECTION_DAY: Decimal(4), ADVICE_DAY: Decimal(2)},
)
"""Taken in turn: days that nobody has entered yet, nearly all planned, used up, late."""


_MOVED: Final = {INSPECTION_DAY: Decimal(-2), ADVICE_DAY: Decimal(2)}
_A_MONTH: Final = timedelta(days=30)


def enter_days(engagements: Iterable[Engagement], names: Mapping[UUID, str]) -> None:
    """Agree on the days of the packages, each authority its own; none of them has ergonomics."""
    packages = [each for each in engagements if each.unit in PACKAGE_DAYS]
    authorities = sorted({each.authority_id for each in packages}, key=names.__getitem__)
    agreed = dict(zip(authorities, cycle(_AGREED), strict=False))
    for each in packages:
        each.granted = agreed[each.authority_id].get(each.unit, each.granted)


def trace_moves(uow: UnitOfWork, now: datetime, by: str) -> None:
    """Two days of inspection of one package became advice, a month ago; its days stay as they are agreed."""
    agreed = {ADVICE_DAY: Decimal(5), INSPECTION_DAY: Decimal(10)}
    found = [each for each in uow.find(Engagement) if agreed.get(each.unit) == each.granted]
    for each in found:
        beside = [other for other in found if other.term_id == each.term_id and other.unit != each.unit]
        if not beside or each.quote_line_id != beside[0].quote_line_id:
            continue
        for part, moved in ((each, _MOVED[each.unit]), (beside[0], _MOVED[beside[0].unit])):
            uow.add(
                DaysChange(
                    id=new_id(),
                    engagement_id=part.id,
                    at=now - _A_MONTH,
                    by=by,
                    before=part.granted - moved,
                    after=part.granted,
                    reason="Conseil demandé pour le plan de prévention des ateliers",
                )
            )
        return


def put_on_account(uow: UnitOfWork, planned: Iterable[Appointment], zone: ZoneInfo) -> None:
    """Put each appointment on the order of its authority that suits it, while something is left of it."""
    orders = sorted(uow.find(Engagement), key=lambda each: (comes_after(each.offer), each.end, each.id))
    left = {each.id: each.granted for each in orders}
    for appointment in sorted(planned, key=lambda each: each.start):
        length = appointment.end - appointment.start
        for order in _suited(orders, appointment, zone):
            use = use_of(order.unit, length)
            if unlimited(order.unit) or use <= left[order.id]:
                left[order.id] -= use if appointment.status in OUTCOMES else 0
                appointment.engagement_id = order.id
                break


def _suited(orders: Iterable[Engagement], appointment: Appointment, zone: ZoneInfo) -> Iterator[Engagement]:
    day = day_of(appointment.start, zone)
    for order in orders:
        mine = order.authority_id == appointment.authority_id and order.start <= day <= order.end
        # A permanence counts as a whole, by itself.
        whole = appointment.kind is AppointmentKind.PERMANENCE and measure_of(order.unit).by_length
        if mine and not whole and suits(order.offer, order.unit, appointment.kind):
            yield order
