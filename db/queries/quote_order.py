"""By what the list of quotes is filtered, sorted and added up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, case, func, literal, type_coerce

from cigdesk.domain.quote import QuoteStanding, QuoteState
from cigdesk.domain.text import fold
from cigdesk.ports.quotes import DraftTotals, QuoteOrder
from db.tables import authorities, quotes
from db.types import Cents

_ITS = quotes.c


def standing_on(today: date) -> ColumnElement[str]:
    """See `cigdesk.domain.quote.standing_of`."""
    waiting = _ITS.state.in_((QuoteState.ISSUED, QuoteState.SENT))
    late = waiting & (_ITS.valid_until < today)
    return case((late, literal(QuoteStanding.EXPIRED.value)), else_=type_coerce(_ITS.state, String))


def total_of(drafts: DraftTotals) -> ColumnElement[Any]:
    """In cents: what was frozen at the issue, or what a draft comes to today."""
    if not drafts:
        return _ITS.total
    today = case(*((_ITS.id == each, literal(total, Cents)) for each, total in drafts.items()))
    return func.coalesce(_ITS.total, today, type_=Cents)


def sum_of(drafts: DraftTotals) -> ColumnElement[Any]:
    """What the quotes of a group come to; none for none."""
    return func.sum(total_of(drafts), type_=Cents)


def keys_of(order: QuoteOrder, today: date, drafts: DraftTotals) -> tuple[ColumnElement[Any], ...]:
    """What the list is sorted by, before its age; nothing for the age alone."""
    places = {each.value: place for place, each in enumerate(QuoteStanding)}
    keys: dict[QuoteOrder, tuple[ColumnElement[Any], ...]] = {
        # A sum, for SQLite would follow the index of the numbers from one end of the file to the other.
        QuoteOrder.NUMBER: (_ITS.year + 0, _ITS.sequence, _ITS.revision),
        QuoteOrder.AUTHORITY: (authorities.c.sort_key,),
        QuoteOrder.DAY: (day_of_quote(),),
        QuoteOrder.UNTIL: (_ITS.valid_until,),
        QuoteOrder.TOTAL: (total_of(drafts),),
        QuoteOrder.STANDING: (case(places, value=standing_on(today)),),
    }
    return keys.get(order, ())


def day_of_quote() -> ColumnElement[str]:
    """The day of issue, or of creation for a draft, as SQLite writes it."""
    return func.coalesce(type_coerce(_ITS.issued_on, String), day_of(_ITS.created_at))


def day_of(instant: ColumnElement[Any]) -> ColumnElement[str]:
    """The day of an instant in UTC, as SQLite writes it."""
    return func.date(type_coerce(instant, Integer), "unixepoch", type_=String)


def age(ids: Select[str]) -> ColumnElement[Any]:
    """The newest first.

    Where some are left out, it is hidden from SQLite that an index has that order: following it, SQLite would
    read every quote to see whether it is kept.
    """
    return _ITS.id.desc() if ids.whereclause is None else type_coerce(_ITS.id, String).concat("").desc()


def by_object(rows: list[tuple[str, str]], *, descending: bool) -> Sequence[str]:
    """Ids by what follows them, the newest first where it is the same; an empty one comes last both ways.

    SQLite would sort É after Z.
    """
    folded = cache(fold)
    rows.sort(key=lambda row: row[0], reverse=True)
    rows.sort(key=lambda row: folded(row[1]), reverse=descending)
    rows.sort(key=lambda row: not row[1])
    return [row[0] for row in rows]
