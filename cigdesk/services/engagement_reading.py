"""What was ordered with its figures, read in a unit of work as frozen values that may cross threads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from uuid import UUID

from cigdesk.domain.agenda.wall import day_of, whole_day
from cigdesk.domain.engagement_balance import (
    Attached,
    Balance,
    Granted,
    OnSite,
    Work,
    balances_of,
    together,
    works_of,
)
from cigdesk.domain.engagement_offers import HELD_ON_SITE, held_by
from cigdesk.domain.engagement_units import PACKAGE_DAYS, PRESENCE_DAY
from cigdesk.domain.engagement_words import account_name, source_name, to_enter
from cigdesk.domain.people import Function
from cigdesk.ports import UnitOfWork
from cigdesk.ports.engagements import AttachedRow, EngagementRow, OnSiteRow
from cigdesk.services.context import Context


@dataclass(frozen=True)
class MonthLine:
    """One month of days of presence."""

    id: UUID
    start: date
    end: date
    balance: Balance


@dataclass(frozen=True)
class EngagementLine:
    """One line of what an authority ordered: the months of a presence stand together."""

    id: UUID
    authority_id: UUID
    offer: str
    label: str
    unit: str
    number: str
    """Of its quote; nothing where a membership granted it."""
    quote_id: UUID | None
    source_id: UUID
    start: date
    end: date
    balance: Balance
    months: tuple[MonthLine, ...] = ()

    @property
    def source(self) -> str:
        """« Devis 2026-0042 », « Adhésion 2026 »."""
        return source_name(self.number, self.start.year)

    @property
    def name(self) -> str:
        """« Devis 2026-0042, ACFI-SUP »."""
        return account_name(self.number, self.start.year, self.offer, self.unit)

    @property
    def to_enter(self) -> bool:
        """Whether its days are still to be agreed and entered."""
        return to_enter(self.unit, self.balance)

    @property
    def entered(self) -> bool:
        """Whether its days are a person's to enter: those of a package, and those of a presence."""
        return self.unit in PACKAGE_DAYS or bool(self.months)

    @property
    def idle(self) -> bool:
        """Nothing granted and nothing done: a part of a package that the authority does not take."""
        return not self.balance.granted and not self.balance.used


@dataclass(frozen=True)
class Books:
    """Engagements of one authority, or of all, with their figures and the work behind them.

    What a membership that ended no longer grants is not among the rows, unless work is left on it.
    """

    rows: tuple[EngagementRow, ...]
    balances: dict[UUID, Balance]
    works: tuple[Work, ...]

    def row(self, engagement_id: UUID) -> EngagementRow | None:
        """The engagement of that id, if it is among them."""
        return next((each for each in self.rows if each.id == engagement_id), None)

    def works_on(self, ids: Iterable[UUID]) -> list[Work]:
        """What uses these up, by day."""
        known = set(ids)
        return sorted((each for each in self.works if each.engagement_id in known), key=lambda each: each.day)


def read_books(
    uow: UnitOfWork,
    context: Context,
    authority_id: UUID | None,
    first: date,
    last: date,
    *,
    apart_from: UUID | None = None,
) -> Books:
    """The engagements that share a day with those two, both included; no authority means all of them.

    `apart_from` is an appointment that is left out of the figures: the one being changed.
    """
    rows = _concerned(uow, authority_id, first, last)
    if not rows:
        return Books((), {}, ())
    granted = [_granted(each) for each in rows]
    found = uow.engagements.attached(authority_id, *_stretch(rows))
    attached = [_attached(each, context) for each in found if each.appointment_id != apart_from]
    works = tuple(works_of(granted, attached, _on_site(uow, context, authority_id, granted)))
    balances = balances_of(granted, works)
    known = [each for each in rows if each.end >= first and each.start <= last]
    shown = tuple(each for each in known if not each.withdrawn or balances[each.id].used)
    return Books(shown, {each.id: balances[each.id] for each in known}, works)


def _concerned(
    uow: UnitOfWork, authority_id: UUID | None, first: date, last: date
) -> Sequence[EngagementRow]:
    """Those that share a day with these, and those that may take up a permanence in their place.

    Which permanence an engagement takes up hangs on the others that are open on its day: where one goes
    beyond these days, those that meet it there are read too, in the years around.
    """
    rows = uow.engagements.within(authority_id, first, last)
    beyond = {each.authority_id for each in rows if _held(each) and (each.start < first or each.end > last)}
    if not beyond:
        return rows
    around = date(first.year - 1, 1, 1), date(last.year + 1, 12, 31)
    by_authority: defaultdict[UUID, list[EngagementRow]] = defaultdict(list)
    for each in uow.engagements.within(authority_id, *around, offers=HELD_ON_SITE):
        if each.authority_id in beyond and _held(each):
            by_authority[each.authority_id].append(each)
    own = {each.id for each in rows}
    met = [each for held in by_authority.values() for each in _met(held, first, last)]
    return [*rows, *(each for each in met if each.id not in own)]


def _held(row: EngagementRow) -> bool:
    return _granted(row).held_on_site


def _met(held: Sequence[EngagementRow], first: date, last: date) -> list[EngagementRow]:
    """Those that share a day with these, then those that share one with them, and so on."""
    while True:
        found = [each for each in held if each.end >= first and each.start <= last]
        wider = min([first, *(each.start for each in found)]), max([last, *(each.end for each in found)])
        if wider == (first, last):
            return found
        first, last = wider


def _stretch(rows: Sequence[EngagementRow]) -> tuple[date, date]:
    return min(each.start for each in rows), max(each.end for each in rows)


def _on_site(
    uow: UnitOfWork, context: Context, authority_id: UUID | None, granted: Sequence[Granted]
) -> list[OnSite]:
    """The permanences that may count: none is read where nothing ordered is held on site."""
    counting = [each for each in granted if each.held_on_site]
    if not counting:
        return []
    start = whole_day(min(each.start for each in counting), context.zone).start
    end = whole_day(max(each.end for each in counting), context.zone).end
    now = context.now()
    carried = {
        (each.authority_id, function)
        for each in counting
        for function in Function
        if held_by(each.offer, function)
    }
    found = uow.engagements.on_site(authority_id, start, end, carried)
    return [_permanence(each, context, now) for each in found]


def _permanence(row: OnSiteRow, context: Context, now: datetime) -> OnSite:
    return OnSite(
        id=row.id,
        authority_id=row.authority_id,
        function=row.function,
        day=day_of(row.start, context.zone),
        length=row.end - row.start,
        held=row.end <= now,
    )


def _attached(row: AttachedRow, context: Context) -> Attached:
    return Attached(
        engagement_id=row.engagement_id,
        appointment_id=row.appointment_id,
        day=row.on(context.zone),
        length=row.length,
        status=row.status,
        seats=row.seats or 0,
        units=row.units,
        permanence_id=row.permanence_id,
    )


def _granted(row: EngagementRow) -> Granted:
    return Granted(
        id=row.id,
        authority_id=row.authority_id,
        offer=row.offer,
        unit=row.unit,
        granted=row.granted,
        start=row.start,
        # What is withdrawn covers no day: the work that was put on its account by hand is all that counts.
        end=row.start - timedelta(days=1) if row.withdrawn else row.end,
    )


def lines_of(books: Books, *, by_month: bool = False) -> tuple[EngagementLine, ...]:
    """One line for each engagement, the nearest end first; the months of a presence are one, or not."""
    grouped: defaultdict[tuple[UUID, UUID], list[EngagementRow]] = defaultdict(list)
    for row in books.rows:
        alone = by_month or row.unit != PRESENCE_DAY
        grouped[row.source_id, row.id if alone else row.source_id].append(row)
    lines = [_line(rows, books) for rows in grouped.values()]
    return tuple(sorted(lines, key=_order))


def _order(line: EngagementLine) -> tuple[date, str, int]:
    place = PACKAGE_DAYS.index(line.unit) if line.unit in PACKAGE_DAYS else 0
    return line.end, line.source, place


def _line(rows: Sequence[EngagementRow], books: Books) -> EngagementLine:
    first, last = rows[0], rows[-1]
    months: tuple[MonthLine, ...] = ()
    if first.unit == PRESENCE_DAY:
        months = tuple(MonthLine(each.id, each.start, each.end, books.balances[each.id]) for each in rows)
    return EngagementLine(
        first.id,
        first.authority_id,
        first.offer,
        first.label,
        first.unit,
        first.number,
        first.quote_id,
        first.source_id,
        first.start,
        last.end,
        reduce(together, (books.balances[each.id] for each in rows)),
        months,
    )
