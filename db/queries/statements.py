"""Reading statements: what is due as a whole, what was closed, what was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from cigdesk.domain.errors import NotFound
from cigdesk.domain.membership import MembershipState
from cigdesk.domain.quote import QuoteLineKind, QuoteState
from cigdesk.domain.statement import (
    REFERENCE_OF,
    Month,
    Source,
    StatementState,
    WorkKey,
    reference_of,
    statement_number,
)
from cigdesk.domain.statement_ledger import Due
from cigdesk.ports.statements import (
    AuthorityRow,
    CorrectionRow,
    LineRow,
    OrderNumbersRow,
    StatementRow,
    TermRow,
    WholeRow,
)
from db.queries.statement_work import SqlStatementWork
from db.tables import (
    authorities,
    membership_terms,
    memberships,
    quote_lines,
    quotes,
    statement_corrections,
    statement_lines,
    statements,
    subscriptions,
)

_NUMBER: Final = (quotes.c.prefix, quotes.c.year, quotes.c.sequence, quotes.c.revision)
_CHUNK: Final = 500
"""How many pieces of work are asked for at once."""


class SqlStatementQueries(SqlStatementWork):
    """See `cigdesk.ports.statements.StatementQueries`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def prices(self, line_ids: Collection[UUID]) -> Mapping[UUID, Decimal]:
        """The unit prices of these lines of quotes."""
        its = quote_lines.c
        rows = select(its.id, its.unit_price).where(its.id.in_(line_ids), its.unit_price.is_not(None))
        return {row.id: row.unit_price for row in self._session.execute(rows)} if line_ids else {}

    def terms(self, authority_id: UUID | None, first: int, last: int) -> list[TermRow]:
        """The priced years of signed memberships, from one year to another, both included."""
        its, of = membership_terms.c, memberships.c
        rows = (
            select(its.id, of.authority_id, its.year, its.offer, its.amount, of.start, _last_day())
            .join(memberships, of.id == its.membership_id)
            .where(of.state == MembershipState.SIGNED, of.waiting_list.is_(False))
            .where(of.pending_recruitment.is_(False), its.amount.is_not(None), its.offer != "")
            .where(its.year >= first, its.year <= last)
        )
        mine = rows if authority_id is None else rows.where(of.authority_id == authority_id)
        return [TermRow(*row) for row in self._session.execute(mine)]

    def subscriptions(self, authority_id: UUID | None, first: int, last: int) -> list[tuple[UUID, int, str]]:
        """The authority, the year and the offer of what it has though nothing in the store granted it."""
        its = subscriptions.c
        rows = select(its.authority_id, its.year, its.offer).where(its.year >= first, its.year <= last)
        mine = rows if authority_id is None else rows.where(its.authority_id == authority_id)
        return [(row.authority_id, row.year, row.offer) for row in self._session.execute(mine)]

    def wholes(
        self, authority_id: UUID | None, units: Collection[str], since: date, until: date
    ) -> list[WholeRow]:
        """The firm lines of accepted quotes in these units or priced by hand, by their day of service."""
        its, of = quote_lines.c, quotes.c
        offered = and_(its.kind == QuoteLineKind.OFFER, its.unit.in_(units))
        rows: Select[Any] = (
            select(
                *(its.id, of.authority_id, of.service_day, func.coalesce(of.signed_on, of.state_on)),
                *(its.offer, its.label, its.unit, its.quantity, its.unit_price, its.amount, *_NUMBER),
                of.id,
            )
            .join(quotes, of.id == its.quote_id)
            .where(of.state == QuoteState.ACCEPTED, its.optional.is_(False), its.amount.is_not(None))
            .where(or_(offered, its.kind == QuoteLineKind.FREE))
            .where(of.service_day >= since, of.service_day <= until)
        )
        mine = rows if authority_id is None else rows.where(of.authority_id == authority_id)
        return [WholeRow(*row) for row in self._session.execute(mine)]

    def closed_months(self, authority_id: UUID | None) -> Mapping[UUID, frozenset[Month]]:
        """The months of each authority whose statement is closed."""
        its = statements.c
        rows = select(its.authority_id, its.month).where(its.state == StatementState.CLOSED)
        mine = rows if authority_id is None else rows.where(its.authority_id == authority_id)
        found: defaultdict[UUID, set[Month]] = defaultdict(set)
        for authority, month in self._session.execute(mine):
            found[authority].add(month)
        return {authority: frozenset(months) for authority, months in found.items()}

    def of_month(self, month: Month, authority_id: UUID | None = None) -> list[StatementRow]:
        """The statements kept of a month."""
        rows = _statements().where(statements.c.month == month)
        return self._rows(rows if authority_id is None else rows.where(_mine(authority_id)))

    def between(self, first: Month, last: Month) -> list[StatementRow]:
        """The closed statements of these months, both included, by number."""
        its = statements.c
        rows = _statements().where(its.month >= first, its.month <= last)
        closed = rows.where(its.state == StatementState.CLOSED)
        return self._rows(closed.order_by(its.year, its.sequence))

    def of_authority(self, authority_id: UUID) -> list[StatementRow]:
        """The closed statements of an authority, the newest first."""
        closed = _statements().where(_mine(authority_id), statements.c.state == StatementState.CLOSED)
        return self._rows(closed.order_by(statements.c.month.desc()))

    def one(self, statement_id: UUID) -> StatementRow:
        """One of them; raises `NotFound`."""
        found = self._rows(_statements().where(statements.c.id == statement_id))
        if not found:
            raise NotFound("Ce relevé n’existe pas : il n’a pas encore été commencé.")
        return found[0]

    def lines(self, statement_ids: Collection[UUID]) -> list[LineRow]:
        """The lines of these statements, by statement and position."""
        its = statement_lines.c
        rows = _lines().where(its.statement_id.in_(statement_ids))
        return self._lines(rows.order_by(its.statement_id, its.position)) if statement_ids else []

    def standing_wholes(self, authority_id: UUID | None, since: date) -> list[LineRow]:
        """The closed lines of years, packages and lines by hand that are dated since then, oldest first."""
        its = statement_lines.c
        rows = _lines().where(its.source.in_((Source.TERM, Source.ORDER)), its.day >= since)
        mine = rows if authority_id is None else rows.where(its.authority_id == authority_id)
        return self._lines(_oldest_first(mine))

    def standing_of(self, keys: Collection[WorkKey]) -> list[LineRow]:
        """The closed lines of these pieces of work, oldest first."""
        asked, found = list(keys), []
        for first in range(0, len(asked), _CHUNK):
            either = or_(*map(_is_work, asked[first : first + _CHUNK]))
            found += self._lines(_oldest_first(_lines().where(either)))
        return found

    def corrections(self, authority_id: UUID | None) -> list[CorrectionRow]:
        """Those that no closed statement has taken up, oldest first."""
        its = statement_corrections.c
        rows = select(statement_corrections).where(its.statement_id.is_(None)).order_by(its.id)
        mine = rows if authority_id is None else rows.where(its.authority_id == authority_id)
        return [_correction(row) for row in self._session.execute(mine)]

    def authorities(self, ids: Collection[UUID]) -> Mapping[UUID, AuthorityRow]:
        """These authorities."""
        columns = [authorities.c[each.name] for each in fields(AuthorityRow)]
        rows = select(*columns).where(authorities.c.id.in_(ids))
        return {row.id: AuthorityRow(*row) for row in self._session.execute(rows)} if ids else {}

    def order_numbers(self, quote_ids: Collection[UUID]) -> Mapping[UUID, OrderNumbersRow]:
        """What these accepted quotes say for the bills of their work."""
        columns = [quotes.c[each.name] for each in fields(OrderNumbersRow)]
        accepted = quotes.c.state == QuoteState.ACCEPTED
        rows = select(*columns).where(quotes.c.id.in_(quote_ids), accepted)
        return {row.id: OrderNumbersRow(*row) for row in self._session.execute(rows)} if quote_ids else {}

    def _rows(self, rows: Select[Any]) -> list[StatementRow]:
        return [_statement(row) for row in self._session.execute(rows)]

    def _lines(self, rows: Select[Any]) -> list[LineRow]:
        return [_line(row) for row in self._session.execute(rows)]


def _mine(authority_id: UUID) -> ColumnElement[bool]:
    return statements.c.authority_id == authority_id


def _last_day() -> ColumnElement[date]:
    of = memberships.c
    sooner = and_(of.denounced_effect.is_not(None), or_(of.end.is_(None), of.denounced_effect < of.end))
    return case((sooner, of.denounced_effect), else_=of.end)


def _statements() -> Select[Any]:
    names = [each.name for each in fields(StatementRow) if each.name != "number"]
    return select(*(statements.c[name] for name in names), statements.c.year, statements.c.sequence)


def _statement(row: Row[Any]) -> StatementRow:
    told = dict(row._mapping)
    number = statement_number(told.pop("year"), told.pop("sequence"))
    return StatementRow(**told, number=number)


def _lines() -> Select[Any]:
    closed = statements.c
    return select(statement_lines, closed.month, closed.year, closed.sequence).join(
        statements, closed.id == statement_lines.c.statement_id
    )


def _oldest_first(rows: Select[Any]) -> Select[Any]:
    return rows.order_by(statements.c.month, statement_lines.c.id)


def _is_work(key: WorkKey) -> ColumnElement[bool]:
    return and_(*(statement_lines.c[name] == value for name, value in reference_of(key).items()))


def _line(row: Row[Any]) -> LineRow:
    due = Due(
        key=_key(row),
        **{name: getattr(row, name) for name in _OF_THE_DUE},
        whole=row.source in (Source.TERM, Source.ORDER),
    )
    number = statement_number(row.year, row.sequence)
    return LineRow(row.id, row.statement_id, row.month, number, due, row.corrects, row.why)


_OF_THE_DUE: Final = [each.name for each in fields(Due) if each.name in statement_lines.c]


def _key(row: Row[Any]) -> WorkKey:
    return WorkKey(row.source, getattr(row, REFERENCE_OF[row.source]), row.authority_id)


def _correction(row: Row[Any]) -> CorrectionRow:
    return CorrectionRow(
        row.id,
        _key(row),
        row.kind,
        row.month,
        row.quantity,
        row.unit_price,
        row.reason,
        row.made_at,
        row.made_by,
    )
