"""Writing very many records at once: the rows of the mapped path, without a journal entry for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from typing import Any, Final

from sqlalchemy import insert
from sqlalchemy.orm import Session

from db import search, tables
from db.mapping import KINDS, OWNED, sort_key_of

SLICE: Final = 5_000
"""Records that are in memory at a time, when they come from a generator."""
_CACHE_KIB: Final = 500_000
"""Pages of the indexes that stay in memory meanwhile: a page that comes and goes is sealed each time."""


def write(session: Session, records: Iterable[Any]) -> None:
    """Insert new records, and the lists they own, into the transaction of the session.

    Whatever a record refers to comes before it. The search finds them as it finds any other. The journal
    says nothing of them: they can't be taken back, what is done to them later can.
    """
    session.flush()
    connection = session.connection()
    usual = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
    try:
        for some in _slices(records):
            for kind, alike in groupby(some, key=type):
                _insert(session, kind, list(alike))
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")


def _slices(records: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(records)
    return iter(lambda: list(islice(source, SLICE)), [])


def _insert(session: Session, kind: type[Any], records: Sequence[Any]) -> None:
    session.execute(insert(KINDS[kind]), list(_rows(kind, records)))
    if kind in OWNED:
        name, part, _order = OWNED[kind]
        parts = list(chain.from_iterable(getattr(record, name) for record in records))
        if parts:
            _insert(session, part, parts)
    found = [search.entry(record) for record in records if search.is_found(record)]
    if found:
        session.execute(insert(tables.search_entries), found)


def _rows(kind: type[Any], records: Iterable[Any]) -> Iterator[dict[str, Any]]:
    names = [column.name for column in KINDS[kind].columns if column.name != "sort_key"]
    for record in records:
        # All that a new record has lies there: asking the mapper for each attribute takes longest of all.
        values = vars(record)
        row = {name: values[name] for name in names}
        yield row if "sort_key" not in KINDS[kind].c else row | {"sort_key": sort_key_of(record)}
