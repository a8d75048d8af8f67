"""Whether a store is whole: file, references, journal against rows, numbers of quotes, search."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from cigdesk.bootstrap import Desk
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.quote import Quote, QuoteCounter, QuoteState
from cigdesk.domain.text import fold
from cigdesk.store_errors import DamagedStore
from db import search, tables
from db.engine import WRITING
from db.journal import DERIVED
from db.mapping import KINDS


def faults_of(desk: Desk, *, full: bool = False) -> list[str]:
    """What is wrong; empty when nothing is."""
    try:
        report = desk.store.check(full=full)
    except DamagedStore as error:
        return [str(error)]
    found = [*report.integrity, *report.foreign_keys, *report.schema]
    return found or [*_journal_faults(desk), *_quote_faults(desk), *_search_faults(desk)]


def _journal_faults(desk: Desk) -> Iterator[str]:
    """The journal, played from the beginning, must give the rows that are there."""
    told = _played(desk)
    with desk.services.context.reading() as uow:
        for kind, table in KINDS.items():
            rows = {record.id: record for record in uow.find(kind)}
            known = {record_id: values for (name, record_id), values in told.items() if name == table.name}
            if rows.keys() != known.keys():
                yield f"{table.name}: {len(rows)} rows, {len(known)} in the journal"
            for record_id in rows.keys() & known.keys():
                yield from _differences(table.name, rows[record_id], known[record_id])


def _played(desk: Desk) -> dict[tuple[str, UUID], dict[str, Any]]:
    told: dict[tuple[str, UUID], dict[str, Any]] = {}
    with desk.store.engine.connect() as connection:
        for act in connection.execute(select(tables.journal).order_by(tables.journal.c.seq)):
            key = (act.table_name, act.record_id)
            if act.act == "create":
                told[key] = json.loads(act.new)
            elif act.act == "update":
                told[key][act.field] = json.loads(act.new)
            else:
                del told[key]
    return told


def _differences(name: str, record: Any, known: dict[str, Any]) -> Iterator[str]:
    for field in known.keys() - DERIVED:
        if not _same(getattr(record, field), known[field]):
            yield f"{name}.{field} is not what the journal says"


def _same(value: Any, told: Any) -> bool:
    if isinstance(value, Decimal):
        return value == Decimal(told)
    if isinstance(value, date | datetime | time):
        return value.isoformat() == told
    if isinstance(value, tuple):
        return list(value) == told
    return (str(value) if isinstance(value, UUID) else value) == told


def _quote_faults(desk: Desk) -> Iterator[str]:
    """Numbers without hole; each has its frozen prices and its page."""
    with desk.services.context.reading() as uow:
        numbered = [each for each in uow.find(Quote) if each.sequence is not None]
        drafts = [each for each in uow.find(Quote) if each.state is QuoteState.DRAFT]
        for counter in uow.find(QuoteCounter):
            of_year = sorted(each.sequence or 0 for each in numbered if each.year == counter.year)
            if of_year != list(range(1, counter.last + 1)):
                yield f"quotes of {counter.year}: {len(of_year)} numbers for a counter at {counter.last}"
        if any(each.sequence is not None for each in drafts):
            yield "quotes: a draft has a number"
        for quote in numbered:
            if quote.total is None or any(line.amount is None for line in quote.lines):
                yield f"quote {quote.number} has no prices"
            yield from _page_faults(desk, quote)


def _page_faults(desk: Desk, quote: Quote) -> Iterator[str]:
    try:
        desk.services.quotes.issuing.pdf(quote.id)
    except CigdeskError:
        yield f"quote {quote.number} has no page"


def _search_faults(desk: Desk) -> Iterator[str]:
    with desk.services.context.reading() as uow:
        expected = {
            record.id: fold(found_by(record))
            for kind, found_by in search.FOUND_BY.items()
            for record in uow.find(kind)
        }
    with desk.store.engine.connect() as connection:
        entries = {row.record_id: row.words for row in connection.execute(select(tables.search_entries))}
    if entries != expected:
        yield "search: the entries are not those of the records"
    try:
        with _writing(desk) as connection:
            connection.exec_driver_sql(
                "INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)"
            )
    except (DBAPIError, CigdeskError):
        yield "search: the index is not that of its entries"


@contextmanager
def _writing(desk: Desk) -> Iterator[Any]:
    """A transaction that is not kept."""
    with desk.store.engine.execution_options(**{WRITING: True}).connect() as connection:
        yield connection
