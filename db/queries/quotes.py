"""Reading quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from cigdesk.domain.authority import Authority
from cigdesk.domain.quote import Quote, QuoteState, quote_number
from cigdesk.domain.search import Term
from cigdesk.ports.quotes import GrantedOffer, QuoteRow
from db.search import matching
from db.search_vocabulary import exact_or_near
from db.tables import authorities, quote_lines, quotes


class SqlQuoteQueries:
    """See `cigdesk.ports.quotes.QuoteQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def search(
        self,
        text: str = "",
        *,
        states: frozenset[QuoteState] = frozenset(),
        authority_id: UUID | None = None,
        limit: int = 5000,
    ) -> list[QuoteRow]:
        """Quotes that match every word, each in the quote or in the name of its authority; newest first."""
        rows = (
            select(quotes, authorities.c.name)
            .join(authorities, authorities.c.id == quotes.c.authority_id)
            .order_by(quotes.c.id.desc())
            .limit(limit)
        )
        if states:
            rows = rows.where(quotes.c.state.in_(states))
        if authority_id is not None:
            rows = rows.where(quotes.c.authority_id == authority_id)

        def holding(terms: Sequence[Term]) -> Sequence[Row[Any]]:
            return self._session.execute(rows.where(*map(_in_quote_or_authority, terms))).all()

        found, near = exact_or_near(self._session, text, holding)
        return [_row(row, near=near) for row in found]

    def granted_offers(self, authority_id: UUID) -> list[GrantedOffer]:
        """What the accepted quotes of an authority hold, optional lines apart."""
        rows = (
            select(quote_lines.c.offer, quotes.c.service_day)
            .join(quotes, quotes.c.id == quote_lines.c.quote_id)
            .where(quotes.c.authority_id == authority_id, quotes.c.state == QuoteState.ACCEPTED)
            .where(quote_lines.c.optional.is_(False))
        )
        return [GrantedOffer(row.offer, row.service_day) for row in self._session.execute(rows)]


def _in_quote_or_authority(term: Term) -> ColumnElement[bool]:
    of_authority = quotes.c.authority_id.in_(matching(Authority, (term,)))
    return or_(quotes.c.id.in_(matching(Quote, (term,))), of_authority)


def _row(row: Row[Any], *, near: bool) -> QuoteRow:
    return QuoteRow(
        id=row.id,
        number=quote_number(row.prefix, row.year, row.sequence, row.revision),
        revision=row.revision,
        state=row.state,
        authority_id=row.authority_id,
        authority=row.name,
        object=row.object,
        day=row.issued_on or row.created_at.date(),
        valid_until=row.valid_until,
        total=row.total,
        near=near,
    )
