"""Reading quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    func,
    or_,
    select,
)

from cigdesk.domain.authority import Authority
from cigdesk.domain.membership import Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.money import ZERO
from cigdesk.domain.quote import Quote, QuoteLineKind, QuoteStanding, QuoteState, quote_number
from cigdesk.domain.quote_follow_up import FollowUp
from cigdesk.domain.search import Term
from cigdesk.ports.listing import Found
from cigdesk.ports.quotes import (
    EVERY_QUOTE,
    DraftToPrice,
    DraftTotals,
    GrantedOffer,
    PricedAuthority,
    QuoteFilter,
    QuoteOrder,
    QuoteRow,
    QuoteSum,
)
from db.queries.found import KeptIds, written_id
from db.queries.quote_export import SqlQuoteTables
from db.queries.quote_filter import CentreDay, follow_up_on, kept_by, sum_followed
from db.queries.quote_order import age, by_object, keys_of, standing_on, sum_of
from db.search import matching
from db.search_vocabulary import exact_or_near
from db.tables import (
    authorities,
    centres,
    headcounts,
    membership_terms,
    memberships,
    quote_lines,
    quotes,
    subscriptions,
)

if TYPE_CHECKING:
    from cigdesk.domain.pricing import AskedLine

_its = quotes.c
_LISTED = (
    *(_its.id, _its.prefix, _its.year, _its.sequence, _its.revision, _its.state, _its.authority_id),
    *(_its.object, _its.issued_on, _its.created_at, _its.valid_until, _its.total),
)
_MOST_AT_ONCE = 10_000
"""Values of one statement: SQLite takes 32 766."""


class SqlQuoteQueries(SqlQuoteTables):
    """See `cigdesk.ports.quotes.QuoteQueries`."""

    def search(
        self,
        text: str = "",
        *,
        states: frozenset[QuoteState] = frozenset(),
        authority_id: UUID | None = None,
        limit: int = 5000,
    ) -> list[QuoteRow]:
        """Quotes that match every word, each in the quote or in the name of its authority; newest first."""
        rows = _quote_rows().order_by(quotes.c.id.desc()).limit(limit)
        if states:
            rows = rows.where(quotes.c.state.in_(states))
        if authority_id is not None:
            rows = rows.where(quotes.c.authority_id == authority_id)

        def holding(terms: Sequence[Term]) -> Sequence[Row[Any]]:
            return self._session.execute(rows.where(*map(_in_quote_or_authority, terms))).all()

        found, near = exact_or_near(self._session, text, holding)
        return [_row(row, near=near) for row in found]

    def found(
        self,
        text: str,
        *,
        today: date,
        drafts: DraftTotals,
        where: QuoteFilter = EVERY_QUOTE,
        order: QuoteOrder = QuoteOrder.NEWEST,
        descending: bool = False,
    ) -> Found:
        """Quotes whose number, object or authority match every word."""
        understood = self._understood(text)
        if understood is None:
            return Found(())
        terms, near = understood
        kept = kept_by(where, self._day(today), drafts)
        ids = select(written_id(quotes.c.id)).where(*map(_in_quote_or_authority, terms), *kept)
        return Found(KeptIds(self._in_order(ids, order, today, drafts, descending=descending)), near)

    def _in_order(
        self, ids: Select[str], order: QuoteOrder, today: date, drafts: DraftTotals, *, descending: bool
    ) -> Sequence[str]:
        if order is QuoteOrder.OBJECT:
            rows = self._session.execute(ids.add_columns(quotes.c.object))
            return by_object([(key, words) for key, words in rows], descending=descending)
        if order is QuoteOrder.AUTHORITY:
            ids = ids.join(authorities, authorities.c.id == quotes.c.authority_id)
        by = keys_of(order, today, drafts)
        directed = [each.desc() if descending else each.asc() for each in by]
        return self._session.scalars(ids.order_by(*(each.nulls_last() for each in directed), age(ids))).all()

    def sums(
        self, text: str, *, today: date, drafts: DraftTotals, where: QuoteFilter = EVERY_QUOTE
    ) -> dict[QuoteStanding, QuoteSum]:
        """What matches every word and the filter, by where it stands that day."""
        conditions = self._whatever_standing(text, today, drafts, where)
        if conditions is None:
            return {}
        stands = standing_on(today)
        rows = select(stands, func.count(), sum_of(drafts)).group_by(stands)
        found = self._session.execute(rows.where(*conditions))
        return {QuoteStanding(standing): QuoteSum(count, total or ZERO) for standing, count, total in found}

    def follow_ups(
        self, text: str, *, today: date, drafts: DraftTotals, where: QuoteFilter = EVERY_QUOTE
    ) -> dict[FollowUp, QuoteSum]:
        """What matches every word and the filter, by what it asks for that day."""
        conditions = self._whatever_standing(text, today, drafts, where)
        if conditions is None:
            return {}
        day = self._day(today)
        sums = [column for each in FollowUp for column in sum_followed(each, day)]
        asking = or_(*(follow_up_on(each, day) for each in FollowUp))
        found = self._session.execute(select(*sums).where(asking, *conditions)).one()
        pairs = zip(found[::2], found[1::2], strict=True)
        return {
            each: QuoteSum(count or 0, total or ZERO)
            for each, (count, total) in zip(FollowUp, pairs, strict=True)
        }

    def due_count(self, today: date) -> int:
        """How many quotes are to be treated that day."""
        asks = follow_up_on(FollowUp.DUE, self._day(today))
        return self._session.scalar(select(func.count()).select_from(quotes).where(asks)) or 0

    def _day(self, today: date) -> CentreDay:
        return CentreDay(today, ZoneInfo(self._session.scalars(select(centres.c.zone)).one()))

    def _whatever_standing(
        self, text: str, today: date, drafts: DraftTotals, where: QuoteFilter
    ) -> list[ColumnElement[bool]] | None:
        understood = self._understood(text)
        if understood is None:
            return None
        return [
            *map(_in_quote_or_authority, understood[0]),
            *kept_by(where.whatever_standing, self._day(today), drafts),
        ]

    def sum_of(self, ids: Sequence[UUID], drafts: DraftTotals) -> QuoteSum:
        """What those quotes come to."""
        found = QuoteSum()
        for first in range(0, len(ids), _MOST_AT_ONCE):
            these = quotes.c.id.in_(ids[first : first + _MOST_AT_ONCE])
            count, total = self._session.execute(select(func.count(), sum_of(drafts)).where(these)).one()
            found += QuoteSum(count, total or ZERO)
        return found

    def rows(self, found: Found) -> list[QuoteRow]:
        """The rows of those quotes, in the same order; one that is gone since has none."""
        read = self._session.execute(_quote_rows().where(quotes.c.id.in_(found.ids)))
        rows = {row.id: _row(row, near=found.near) for row in read}
        return [rows[each] for each in found.ids if each in rows]

    def _understood(self, text: str) -> tuple[Sequence[Term], bool] | None:
        """The words typed, or what they were meant as when no quote holds them; none when nothing does."""

        def holding(terms: Sequence[Term]) -> Sequence[Sequence[Term]]:
            some = select(quotes.c.id).where(*map(_in_quote_or_authority, terms)).limit(1)
            return (terms,) if not terms or self._session.scalar(some) is not None else ()

        found, near = exact_or_near(self._session, text, holding)
        return (found[0], near) if found else None

    def drafts(self, among: Collection[UUID] | None = None) -> list[DraftToPrice]:
        """The drafts among those quotes, or of the whole store."""
        its, line = quotes.c, quote_lines.c
        asked = (line[each.name] for each in fields(_asked_line()))
        rows = (
            select(its.id, its.authority_id, its.service_day, line.id.label("line_id"), *asked)
            .outerjoin(quote_lines, line.quote_id == its.id)
            # Found first: a quote that was issued is large, and need not be read.
            .where(its.id.in_(select(its.id).where(its.state == QuoteState.DRAFT)))
            .order_by(its.id, line.position)
        )
        if among is not None:
            rows = rows.where(its.id.in_(among))
        by_draft = groupby(
            self._session.execute(rows), key=lambda row: (row.id, row.authority_id, row.service_day)
        )
        return [
            DraftToPrice(key, authority_id, day, _lines(lines))
            for (key, authority_id, day), lines in by_draft
        ]

    def priced_authorities(self, ids: Collection[UUID]) -> dict[UUID, PricedAuthority]:
        """What the prices of drafts depend on, for all these authorities at once."""
        priced = self._session.scalars(select(Authority).where(authorities.c.id.in_(ids))).all()
        signed: defaultdict[UUID, list[Membership]] = defaultdict(list)
        for each in self._session.scalars(select(Membership).where(memberships.c.authority_id.in_(ids))):
            signed[each.authority_id].append(each)
        heads: defaultdict[UUID, dict[int, int]] = defaultdict(dict)
        declared = select(headcounts.c.authority_id, headcounts.c.year, headcounts.c.heads)
        for authority_id, year, count in self._session.execute(
            declared.where(headcounts.c.authority_id.in_(ids))
        ):
            heads[authority_id][year] = count
        offers = self._offers(ids)
        for owner, option in self._options(ids, signed):
            offers[owner].append(option)
        return {
            each.id: PricedAuthority(each, signed[each.id], heads[each.id], offers[each.id])
            for each in priced
        }

    def _offers(self, ids: Collection[UUID]) -> defaultdict[UUID, list[tuple[str, int]]]:
        found: defaultdict[UUID, list[tuple[str, int]]] = defaultdict(list)
        held = select(subscriptions.c.authority_id, subscriptions.c.offer, subscriptions.c.year)
        for authority_id, offer, year in self._session.execute(
            held.where(subscriptions.c.authority_id.in_(ids))
        ):
            found[authority_id].append((offer, year))
        granted = _granted(quotes.c.authority_id.in_(ids)).add_columns(quotes.c.authority_id)
        for offer, day, authority_id in self._session.execute(granted):
            found[authority_id].append((offer, day.year))
        return found

    def _options(
        self, ids: Collection[UUID], signed: Mapping[UUID, list[Membership]]
    ) -> Iterator[tuple[UUID, tuple[str, int]]]:
        """The options of memberships, each with its year and whose it is."""
        by_id = {each.id: each for some in signed.values() for each in some}
        terms = select(MembershipTerms).join(
            memberships, memberships.c.id == membership_terms.c.membership_id
        )
        for each in self._session.scalars(terms.where(memberships.c.authority_id.in_(ids))):
            membership = by_id[each.membership_id]
            if each.holds_under(membership):
                yield membership.authority_id, (each.offer, each.year)

    def granted_offers(self, authority_id: UUID) -> list[GrantedOffer]:
        """What the accepted quotes of an authority hold, optional lines apart."""
        rows = _granted(quotes.c.authority_id == authority_id)
        return [GrantedOffer(row.offer, row.service_day) for row in self._session.execute(rows)]


def _granted(whose: ColumnElement[bool]) -> Select[Any]:
    return (
        select(quote_lines.c.offer, quotes.c.service_day)
        .join(quotes, quotes.c.id == quote_lines.c.quote_id)
        .where(whose, quotes.c.state == QuoteState.ACCEPTED)
        .where(quote_lines.c.optional.is_(False), quote_lines.c.kind == QuoteLineKind.OFFER)
    )


def _quote_rows() -> Select[Any]:
    """The columns of a `QuoteRow`: neither the snapshot nor anything else as large."""
    return select(*_LISTED, authorities.c.name).join(authorities, authorities.c.id == quotes.c.authority_id)


def _lines(rows: Iterable[Row[Any]]) -> tuple[AskedLine, ...]:
    asked = _asked_line()
    names = [each.name for each in fields(asked)]
    return tuple(
        asked(**{name: row._mapping[name] for name in names}) for row in rows if row.line_id is not None
    )


def _asked_line() -> type[AskedLine]:
    """Imported when a draft is first read: a store opens without the engine of prices."""
    from cigdesk.domain.pricing import AskedLine

    return AskedLine


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
