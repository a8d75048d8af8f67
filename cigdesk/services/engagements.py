"""What authorities ordered and what is left of it, for their sheets, their quotes and the agenda."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.agenda.holidays import holidays_between
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentValues
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_grants import FULL_WEEK, Week, presence_days
from cigdesk.domain.engagement_offers import PRESENCE_RATES, comes_after, suits
from cigdesk.domain.engagement_units import HALF, PACKAGE_DAYS, PRESENCE_DAY, half_days
from cigdesk.domain.engagement_words import remainder
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.people import Practitioner
from cigdesk.domain.rights import Right
from cigdesk.domain.values import read_values
from cigdesk.french import plural
from cigdesk.ports import UnitOfWork
from cigdesk.services.booking import BookingService
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of
from cigdesk.services.days_changes import write_days
from cigdesk.services.engagement_checks import WaitingQuote, waiting_quotes
from cigdesk.services.engagement_granting import grant_missing, ungranted
from cigdesk.services.engagement_reading import (
    Books,
    EngagementLine,
    MonthLine,
    lines_of,
    read_books,
)
from cigdesk.services.engagement_recruitment import recruitment_of

__all__ = ["EngagementLine", "EngagementService", "MonthLine", "Offered", "OpenOrder", "Orders"]

MOST_DAYS: Final = Decimal(366)
"""Days that can be entered for a year of a package, or for a month of presence."""


@dataclass(frozen=True)
class OpenOrder:
    """What an appointment may be put on account of."""

    id: UUID
    name: str
    """« Devis 2026-0042, ACFI-SUP »."""
    left: str
    """« reste 1,5 j »."""
    offer: str
    unit: str
    spent: bool
    """Nothing is left of it."""

    @property
    def words(self) -> str:
        """« Devis 2026-0042, ACFI-SUP, reste 1,5 j »."""
        return f"{self.name}, {self.left}"


@dataclass(frozen=True)
class Offered:
    """What the booking of some work for an authority on a day is offered."""

    open: tuple[OpenOrder, ...] = ()
    """The nearest end first, those with nothing left last."""
    waiting: tuple[WaitingQuote, ...] = ()

    @property
    def first(self) -> OpenOrder | None:
        """What is proposed: the nearest end, where something is left of it."""
        return next((each for each in self.open if not each.spent), None)


@dataclass(frozen=True)
class Orders:
    """What an authority ordered for a year; `ungranted` counts accepted quotes not yet taken up."""

    year: int
    lines: tuple[EngagementLine, ...]
    ungranted: int = 0

    @property
    def shown(self) -> tuple[EngagementLine, ...]:
        """The lines to show: of a package, the parts that are used, or one that is still to enter."""
        parts: defaultdict[UUID, list[EngagementLine]] = defaultdict(list)
        for line in self.lines:
            parts[line.source_id].append(line)
        return tuple(line for line in self.lines if not line.idle or _stands_for(line, parts[line.source_id]))


def _stands_for(line: EngagementLine, siblings: list[EngagementLine]) -> bool:
    if line.unit not in PACKAGE_DAYS:
        return True
    package = [each for each in siblings if each.unit in PACKAGE_DAYS]
    return line is package[0] and all(each.idle for each in package)


class EngagementService:
    """Reading what was ordered, entering days, putting work on account."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def balances(self, authority_id: UUID, year: int) -> Orders:
        """What an authority ordered that may be planned in that civil year, with its figures."""
        with self._context.reading() as uow:
            books = read_books(uow, self._context, authority_id, date(year, 1, 1), date(year, 12, 31))
            missing = ungranted(uow, authority_id, self._context.today())
            return Orders(year, lines_of(books), len(missing))

    def every_balance(self, year: int) -> Mapping[UUID, tuple[EngagementLine, ...]]:
        """As `balances` for all authorities that have ordered something, in a fixed number of questions."""
        with self._context.reading() as uow:
            books = read_books(uow, self._context, None, date(year, 1, 1), date(year, 12, 31))
        found: defaultdict[UUID, list[EngagementLine]] = defaultdict(list)
        for line in lines_of(books):
            found[line.authority_id].append(line)
        return {authority_id: tuple(lines) for authority_id, lines in found.items()}

    def of_quote(self, quote_id: UUID) -> tuple[EngagementLine, ...]:
        """What a quote granted, with its figures; nothing before it is accepted."""
        with self._context.reading() as uow:
            rows = uow.engagements.of_quote(quote_id)
            if not rows:
                return ()
            span = min(each.start for each in rows), max(each.end for each in rows)
            books = read_books(uow, self._context, rows[0].authority_id, *span)
        own = {each.id for each in rows}
        return lines_of(replace(books, rows=tuple(each for each in books.rows if each.id in own)))

    def open_for(
        self, authority_id: UUID, kind: AppointmentKind, day: date, kept: UUID | None = None
    ) -> Offered:
        """What work of that kind on that day may be put on account of, and the quotes that wait.

        What is `kept` already is offered too, though its days are over or nothing is left of it.
        """
        with self._context.reading() as uow:
            books = read_books(uow, self._context, authority_id, day, day)
            found = _open_orders(uow, books, kind, day)
            waiting = waiting_quotes(uow, self._context, authority_id, kind)
        if kept is None or any(each.id == kept for each in found):
            return Offered(tuple(found), waiting)
        return Offered((_offered(self.account_of(kept)), *found), waiting)

    def account_of(self, engagement_id: UUID) -> EngagementLine:
        """The engagement that an appointment is on account of; raises `NotFound`."""
        with self._context.reading() as uow:
            row = uow.engagements.one(engagement_id)
            books = read_books(uow, self._context, row.authority_id, row.start, row.start)
        return lines_of(replace(books, rows=(row,)))[0]

    # acts

    def attach(
        self,
        appointment_id: UUID,
        engagement_id: UUID | None,
        units: Decimal | None = None,
        *,
        confirmation: Confirmation | None = None,
    ) -> Change:
        """Put an appointment on account of an order, or of none; `units` in place of what its length takes.

        Raises as `BookingService.edit` does: over what is left asks for a confirmation.
        """
        with self._context.reading() as uow:
            kept = read_values(uow.get(Appointment, appointment_id), AppointmentValues)
        values = replace(kept, engagement_id=engagement_id, units=units)
        return BookingService(self._context).edit(appointment_id, values, confirmation=confirmation)

    def enter_days(self, days: Mapping[UUID, Decimal], reason: str = "") -> Change:
        """Write the days agreed: those of a package by its parts, those of a presence by its months.

        What was agreed and becomes other days leaves a trace, with its reason. Raises `InvalidInput` under
        the id of each that is no number of half-days from 0 to 366, and under `reason` where a package that
        was agreed is changed without one; `Refused` for what a quote counted itself.
        """
        faults = {str(each): fault for each, count in days.items() if (fault := _days_fault(count))}
        if faults:
            raise InvalidInput(faults)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            kept = [uow.get(Engagement, each) for each in days]
            if any(each.unit not in (*PACKAGE_DAYS, PRESENCE_DAY) for each in kept):
                raise Refused("Ce nombre vient du devis\u00a0: il ne se change pas.")
            write_days(uow, self._context, kept, days, reason)
            return tuple(days)

        return self._context.change(Right.MANAGE_QUOTES, work, "Jours de l’année enregistrés")

    def presence(self, line: EngagementLine, practitioner_id: UUID | None = None) -> Mapping[UUID, Decimal]:
        """What the calendar gives for each month of a presence: the rate of its working days.

        Of the usual week of that practitioner, or from Monday to Friday; holidays are left out.
        """
        with self._context.reading() as uow:
            centre = centre_of(uow)
            week = _week_of(uow.get(Practitioner, practitioner_id)) if practitioner_id else FULL_WEEK
        closed = holidays_between(centre.holidays, line.start, line.end, whit_monday=centre.whit_monday)
        counts = presence_days(PRESENCE_RATES[line.offer], line.start, line.end, closed, week)
        return {each.id: counts[each.start, each.end] for each in line.months}

    def grant_missing(self, authority_id: UUID | None = None) -> Change:
        """Take up the quotes accepted before engagements were kept, of an authority or of all."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            return grant_missing(uow, authority_id, self._context.today())

        return self._context.change(Right.MANAGE_QUOTES, work, "Commandes reprises")


def _open_orders(uow: UnitOfWork, books: Books, kind: AppointmentKind, day: date) -> list[OpenOrder]:
    catalogue = catalogue_on(uow, centre_of(uow), day)
    found = [
        _offered(line)
        for line in lines_of(books, by_month=True)
        if suits(line.offer, line.unit, kind)
        and not recruitment_of(uow, catalogue, line.authority_id, line.offer, day)
    ]
    return sorted(found, key=lambda each: (each.spent, comes_after(each.offer)))


def _offered(line: EngagementLine) -> OpenOrder:
    return OpenOrder(
        line.id, line.name, remainder(line.unit, line.balance), line.offer, line.unit, not _usable(line)
    )


def _usable(line: EngagementLine) -> bool:
    return bool(line.balance.left) or line.balance.endless


def _days_fault(count: Decimal) -> str:
    if not count.is_finite() or not 0 <= count <= MOST_DAYS:
        return f"De 0 à {plural(MOST_DAYS, 'jour')}."
    return "" if count % HALF == 0 else "Par demi-journées\u00a0: 0,5 ; 1 ; 1,5…"


def _week_of(practitioner: Practitioner) -> Week:
    """The part of each weekday that is worked: a half-day or a day, by its hours together."""
    lengths: defaultdict[int, timedelta] = defaultdict(timedelta)
    for each in practitioner.hours:
        start, end = (timedelta(hours=at.hour, minutes=at.minute) for at in (each.start, each.end))
        lengths[each.weekday] += end - start
    return {weekday: half_days(length) * HALF for weekday, length in lengths.items()}
