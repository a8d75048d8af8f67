"""The statements of a month as they stand: frozen lines of the closed ones, computed lines of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeVar
from uuid import UUID

from cigdesk.domain.agenda.wall import whole_day
from cigdesk.domain.money import total
from cigdesk.domain.statement import Month, Source, WorkKey, last_day_of, month_of
from cigdesk.domain.statement_due import Point, reckon, wholes_due
from cigdesk.domain.statement_ledger import Due, OpenLine, open_lines
from cigdesk.domain.statement_offers import DUE_AS_A_WHOLE
from cigdesk.ports import UnitOfWork
from cigdesk.ports.statements import EntryRow, LineRow, MeetingRow, PermanenceRow, StatementRow, TermRow
from cigdesk.services.context import Context, centre_of
from cigdesk.services.statement_record import OnRecord, read_on_record, since_of
from cigdesk.services.statement_work import Desk, Found, whole_of_order, whole_of_term

Row = TypeVar("Row", EntryRow, MeetingRow, PermanenceRow)

_MORE_YEARS: Final = 2
"""How much farther back sums due as a whole are read than the lines that they may change."""


@dataclass(frozen=True)
class MonthAccount:
    """One authority in one month; its lines are frozen where the statement is closed."""

    authority_id: UUID
    month: Month
    lines: tuple[OpenLine, ...]
    points: tuple[Point, ...] = ()
    kept: StatementRow | None = None
    """What is kept of it; None as long as nothing was typed or closed."""

    @property
    def closed(self) -> bool:
        """Whether it is frozen."""
        return self.kept is not None and self.kept.closed_at is not None

    @property
    def total(self) -> Decimal:
        """Euros before tax."""
        return total(each.due.amount for each in self.lines)


def span_of(month: Month, context: Context) -> tuple[datetime, datetime]:
    """The instants of a month in the centre's zone, half-open."""
    return whole_day(month, context.zone).start, whole_day(last_day_of(month), context.zone).end


def read_month(
    uow: UnitOfWork, context: Context, month: Month, authority_id: UUID | None = None
) -> dict[UUID, MonthAccount]:
    """The accounts of a month, of one authority or of all that have one, in a fixed number of questions."""
    kept = {each.authority_id: each for each in uow.statements.of_month(month, authority_id)}
    closed = [each for each in kept.values() if each.closed_at is not None]
    lines: defaultdict[UUID, list[OpenLine]] = defaultdict(list)
    for row in uow.statements.lines([each.id for each in closed]):
        lines[row.statement_id].append(_frozen_line(row))
    frozen = {
        each.authority_id: MonthAccount(each.authority_id, month, tuple(lines[each.id]), kept=each)
        for each in closed
    }
    if authority_id in frozen:
        return frozen
    return {**_open_accounts(uow, context, month, authority_id, kept), **frozen}


def _frozen_line(row: LineRow) -> OpenLine:
    return OpenLine(due=row.due, month=row.month, corrects=row.corrects, why=row.why)


def _open_accounts(
    uow: UnitOfWork,
    context: Context,
    month: Month,
    authority_id: UUID | None,
    kept: Mapping[UUID, StatementRow],
) -> dict[UUID, MonthAccount]:
    record = read_on_record(uow, context, month, authority_id)
    work = _Work(uow, context, month, authority_id, record)
    found = {}
    for each in {*work.dues, *work.points, *record.standing_for}:
        account = record.account(each)
        lines = tuple(line for line in open_lines(work.dues[each], account) if line.month == month)
        points = tuple(point for point in work.points[each] if _home(point, record) == month)
        if lines or points:
            found[each] = MonthAccount(each, month, lines, points, kept.get(each))
    return found


def _home(point: Point, record: OnRecord) -> Month | None:
    if point.key is None:
        return None
    return record.account(point.key.authority_id).home_of(point.key, month_of(point.day))


@dataclass
class _Work:
    """The work that may stand on a month, and what it is due."""

    uow: UnitOfWork
    context: Context
    month: Month
    authority_id: UUID | None
    record: OnRecord
    dues: defaultdict[UUID, list[Due]] = field(default_factory=lambda: defaultdict(list))
    points: defaultdict[UUID, list[Point]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        found = self._found()
        terms = self.uow.statements.terms(self.authority_id, self._first_year, self.month.year)
        days = [*found.days(self.context), self.month, last_day_of(self.month)]
        desk = self._desk(terms, (min(days), max(days)))
        self._reckon(desk, found)
        self._add_wholes(desk, terms)
        if self.record.takes_late_work(self.month):
            self._reckon_older()

    def _desk(self, terms: Sequence[TermRow], span: tuple[date, date]) -> Desk:
        return Desk(
            self.uow,
            self.context,
            centre_of(self.uow),
            terms,
            authority_id=self.authority_id,
            span=span,
        )

    def _reckon_older(self) -> None:
        """What was written of older closed months: each month by itself, so that no year between is read."""
        statements, whose = self.uow.statements, self.authority_id
        noted = Found(
            statements.noted_meetings(whose),
            statements.noted_permanences(whose),
            statements.noted_entries(whose),
        ).apart_from(self.record.waiting)
        since = since_of(self.month)
        for month, found in noted.by_month(self.context).items():
            if month < since:
                terms = statements.terms(whose, month.year, month.year)
                self._reckon(self._desk(terms, (month, last_day_of(month))), found)

    @property
    def _first_year(self) -> int:
        return since_of(self.month).year - _MORE_YEARS

    def _found(self) -> Found:
        """The work of the month, what is late from closed ones, and what was set aside."""
        start, end = span_of(self.month, self.context)
        statements, whose = self.uow.statements, self.authority_id
        meetings = statements.meetings(whose, start, end)
        permanences = statements.permanences(whose, start, end)
        entries = statements.entries(whose, self.month, last_day_of(self.month))
        if self.record.takes_late_work(self.month):
            since = whole_day(since_of(self.month), self.context.zone).start
            meetings += statements.late_meetings(whose, since, start)
            permanences += statements.late_permanences(whose, since, start)
            entries += statements.late_entries(whose, since_of(self.month), self.month)
        meetings += statements.meetings_of(_ids(self.record.waiting, Source.APPOINTMENT))
        permanences += statements.permanences_of(_ids(self.record.waiting, Source.PERMANENCE))
        entries += statements.entries_of(_ids(self.record.waiting, Source.ENTRY))
        return Found(_once(meetings), _once(permanences), _once(entries))

    def _reckon(self, desk: Desk, found: Found) -> None:
        for piece in desk.pieces(found):
            reckoned, whose = reckon(piece, desk.rates(piece)), piece.key.authority_id
            decided = piece.key in self.record.overrides
            if reckoned.due is not None and (reckoned.settled or decided):
                self.dues[whose].append(reckoned.due)
            if reckoned.point is not None and not (decided and reckoned.due is not None):
                self.points[whose].append(reckoned.point)

    def _add_wholes(self, desk: Desk, terms: Sequence[TermRow]) -> None:
        since = since_of(self.month)
        oldest, latest = date(self._first_year, 1, 1), date(self.month.year, 12, 31)
        ordered = self.uow.statements.wholes(self.authority_id, DUE_AS_A_WHOLE, oldest, latest)
        granted = (whole_of_term(each, desk.label(each.offer, date(each.year, 1, 1))) for each in terms)
        wholes = [*map(whole_of_order, ordered), *(each for each in granted if each is not None)]
        for due in wholes_due(wholes):
            if due.day >= since or due.key in self.record.standing:
                self.dues[due.key.authority_id].append(due)


def _ids(keys: Iterable[WorkKey], source: Source) -> list[UUID]:
    return [each.record_id for each in keys if each.source is source]


def _once(rows: Iterable[Row]) -> list[Row]:
    """Work that was found twice, as late and as set aside, counts once."""
    return list({(row.id, row.authority_id): row for row in rows}.values())
