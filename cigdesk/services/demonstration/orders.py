"""What was ordered, in the demonstration: the days agreed for the packages, and the work on their account.

The days of a package are invented: the offer leaves them to a yearly agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import Appointment, AppointmentKind
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_balance import OUTCOMES
from cigdesk.domain.engagement_offers import comes_after, suits
from cigdesk.domain.engagement_units import ADVICE_DAY, INSPECTION_DAY, measure_of, unlimited, use_of
from cigdesk.ports import UnitOfWork

_PACKAGE_DAYS: Final = {INSPECTION_DAY: Decimal(10), ADVICE_DAY: Decimal(5)}


def enter_days(engagements: Iterable[Engagement]) -> None:
    """Agree on the days of every package; none of them has ergonomics."""
    for each in engagements:
        each.granted = _PACKAGE_DAYS.get(each.unit, each.granted)


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
