"""The statements of all authorities for a month, computed from the work, against a bare sum of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from driver import bare_cursor, read_all, sent_by
from figures import Aim, Figure, Row, alternately

from cigdesk.bootstrap import open_store
from cigdesk.domain.statement import month_of
from cigdesk.services.demonstration import PASSPHRASE
from cigdesk.services.statement_reading import span_of

_SUM = """
SELECT authority_id, count(*), sum(end - start) FROM appointments
WHERE start >= ? AND start < ? AND status = 'done' GROUP BY authority_id"""

ROWS = (
    Row(
        "statements.month",
        "Statements of every authority for the last month",
        "a bare SQL sum of the appointments of the month",
        Aim(most=2000),
    ),
    Row(
        "statements.read",
        "– what is read for them",
        "the same statements by the bare driver",
    ),
    Row(
        "statements.one",
        "Statement of one authority for the last month",
        "the same statements by the bare driver",
        Aim(most=300),
    ),
)
REPEATS = 7


def measure(store: Path) -> Iterator[Figure]:
    """The last month that is over: the whole of it is due."""
    desk = open_store(store, PASSPHRASE)
    context, statements = desk.services.context, desk.services.statements
    month = month_of(month_of(context.today()) - timedelta(days=1))
    listed = partial(statements.listing, month)
    busiest = max(listed().rows, key=lambda each: each.lines)
    shown = partial(statements.view, busiest.authority_id, month)
    start, end = (int(each.timestamp()) for each in span_of(month, context))
    with bare_cursor(desk.store.engine) as cursor:
        yield alternately("statements.month", listed, partial(_sum, cursor, start, end), REPEATS)
        for key, read in (("statements.read", listed), ("statements.one", shown)):
            floor = partial(read_all, cursor, sent_by(desk.store.engine, read))
            yield alternately(key, read, floor, REPEATS)
    desk.close()


def _sum(cursor: Any, start: int, end: int) -> object:
    return cursor.execute(_SUM, (start, end)).fetchall()
