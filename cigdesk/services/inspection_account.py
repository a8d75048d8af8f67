"""On whose account a day of prevention goes: the days of the package, then those ordered beyond it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import Appointment
from cigdesk.domain.engagement_balance import ZERO, Balance
from cigdesk.domain.engagement_offers import PACKAGE, suits
from cigdesk.domain.engagement_pace import PreventionKind, kind_of, share_over
from cigdesk.domain.inspection import Inspection, InspectionKind, InspectionState
from cigdesk.ports import UnitOfWork
from cigdesk.ports.engagements import EngagementRow
from cigdesk.services.context import Context
from cigdesk.services.engagement_reading import Books, read_books

_KINDS: Final = {
    True: frozenset({PreventionKind.INSPECTION, PreventionKind.EXTRA}),
    False: frozenset({PreventionKind.ADVICE, PreventionKind.EXTRA}),
}
"""Of inspections, and of the other days."""


@dataclass(frozen=True)
class PackageOutlook:
    """What a day takes of an order, in days.

    Attributes:
        balance: the figures without this day.
        takes: what it takes.
        share: the part of the year that is over, from 0 to 1.
        closed: whether it is taken already.
    """

    engagement_id: UUID
    kind: PreventionKind
    offer: str
    year: int
    balance: Balance
    takes: Decimal
    share: Decimal
    closed: bool

    @property
    def after(self) -> Decimal:
        """What is done once the day is closed."""
        return self.balance.done + self.takes

    @property
    def left(self) -> Decimal:
        """What can still be planned then, 0 at least."""
        return max(self.balance.granted - self.balance.used - self.takes, ZERO)

    @property
    def beyond(self) -> bool:
        """Whether more is taken than is left."""
        return self.balance.left < self.takes


def package_outlook(uow: UnitOfWork, context: Context, inspection: Inspection) -> PackageOutlook | None:
    """What that day takes of what its authority ordered; None where nothing that suits it is open."""
    books = _books(uow, context, inspection)
    row = _chosen(books, uow, inspection)
    if row is None:
        return None
    kind = kind_of(row.offer, row.unit)
    if kind is None:
        return None
    return PackageOutlook(
        row.id,
        kind,
        row.offer,
        row.start.year,
        books.balances[row.id],
        inspection.span.days,
        share_over(row.start, row.end, context.today()),
        inspection.state is InspectionState.CLOSED,
    )


def account_of(uow: UnitOfWork, context: Context, inspection: Inspection) -> UUID | None:
    """The order on whose account that day goes: what it was booked on, else the package, else extra days."""
    row = _chosen(_books(uow, context, inspection), uow, inspection)
    return None if row is None else row.id


def _books(uow: UnitOfWork, context: Context, inspection: Inspection) -> Books:
    day = inspection.day
    apart = inspection.appointment_id
    return read_books(uow, context, inspection.authority_id, day, day, apart_from=apart)


def _chosen(books: Books, uow: UnitOfWork, inspection: Inspection) -> EngagementRow | None:
    usable = [each for each in books.rows if _fits(each, inspection.kind) and _covers(each, inspection.day)]
    booked = _booked(uow, inspection)
    takes = inspection.span.days

    def turn(row: EngagementRow) -> tuple[bool, bool, bool, date]:
        return (
            row.id != booked,
            books.balances[row.id].left < takes,
            row.offer != PACKAGE,
            row.end,
        )

    return min(usable, key=turn, default=None)


def _booked(uow: UnitOfWork, inspection: Inspection) -> UUID | None:
    if inspection.appointment_id is None:
        return None
    return uow.get(Appointment, inspection.appointment_id).engagement_id


def _fits(row: EngagementRow, kind: InspectionKind) -> bool:
    inspects = kind is InspectionKind.INSPECTION
    return suits(row.offer, row.unit, kind.appointment) and kind_of(row.offer, row.unit) in _KINDS[inspects]


def _covers(row: EngagementRow, day: date) -> bool:
    return row.start <= day <= row.end and not row.withdrawn
