"""Quotes for what is made of many of them: choices of filters, tables, yearly quotes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Integer, Row, Select, String, cast, extract, func, select
from sqlalchemy.orm import Session

from cigdesk.domain.quote import QuoteState, quote_number, standing_of
from cigdesk.domain.text import fold
from cigdesk.ports.quotes import OpenQuote, QuoteChoices, QuoteExportRow
from db.queries.quote_order import day_of_quote
from db.tables import authorities, quote_lines, quotes

_its = quotes.c
_NUMBER = (_its.prefix, _its.year, _its.sequence, _its.revision)
_OPEN: Final = (QuoteState.DRAFT, QuoteState.ISSUED, QuoteState.SENT, QuoteState.ACCEPTED)
_OF_THE_QUOTE: Final = [
    _its[each.name] for each in fields(QuoteExportRow) if each.name in _its and each.name != "service_code"
]


class SqlQuoteTables:
    """The part of `cigdesk.ports.quotes.QuoteQueries` that reads many quotes at once."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def choices(self) -> QuoteChoices:
        """What the list can be filtered by."""
        year = cast(func.substr(day_of_quote(), 1, 4), Integer)
        years = self._session.scalars(select(year).distinct().order_by(year.desc())).all()
        followers = self._session.scalars(select(_its.follower).where(_its.follower != "").distinct()).all()
        held = select(quote_lines.c.offer).where(quote_lines.c.offer != "").distinct()
        offers = self._session.scalars(held.order_by(quote_lines.c.offer)).all()
        return QuoteChoices(years, sorted(followers, key=fold), offers)

    def export_rows(self, ids: Sequence[UUID]) -> list[QuoteExportRow]:
        """Those quotes for a table, in the same order; one that is gone since has none."""
        of_authority = (authorities.c.name, authorities.c.siren, authorities.c.siret)
        code = func.coalesce(func.nullif(_its.service_code, ""), authorities.c.chorus_service, type_=String)
        rows: Select[Any] = (
            select(*_NUMBER, *_OF_THE_QUOTE, *of_authority, code.label("service_code"))
            .join(authorities, authorities.c.id == _its.authority_id)
            .where(_its.id.in_(ids))
        )
        found = {row.id: _export_row(row) for row in self._session.execute(rows)}
        return [found[each] for each in ids if each in found]

    def open_quotes(self, offers: Collection[str], year: int, today: date) -> list[OpenQuote]:
        """The quotes that hold one of these offers as a firm line for work of that year, oldest first."""
        rows: Select[Any] = (
            select(*_NUMBER, _its.id, _its.authority_id, _its.state, _its.valid_until, quote_lines.c.offer)
            .join(quote_lines, quote_lines.c.quote_id == _its.id)
            .where(_its.state.in_(_OPEN), extract("year", _its.service_day) == year)
            .where(quote_lines.c.offer.in_(offers), quote_lines.c.optional.is_(False))
            .order_by(_its.id)
        )
        return [_open_quote(row, today) for row in self._session.execute(rows)]


def _export_row(row: Row[Any]) -> QuoteExportRow:
    told = row._mapping
    known = {each.name: told[each.name] for each in fields(QuoteExportRow) if each.name in told}
    number = quote_number(row.prefix, row.year, row.sequence, row.revision)
    return QuoteExportRow(**known, number=number, authority=row.name)


def _open_quote(row: Row[Any], today: date) -> OpenQuote:
    number = quote_number(row.prefix, row.year, row.sequence, row.revision)
    standing = standing_of(row.state, row.valid_until, today)
    return OpenQuote(row.id, row.authority_id, row.offer, number, standing)
