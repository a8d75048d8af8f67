"""What can be found by typing: one entry per record, in an FTS5 index that follows by triggers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, column, delete, select, table
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.orm import Session

from cigdesk.domain.authority import Authority, search_words
from cigdesk.domain.people import Agent, Practitioner
from cigdesk.domain.quote import Quote
from cigdesk.domain.text import fold
from db import tables

INDEX = table("search_index", column("rowid"), column("words"))

FOUND_BY: dict[type[Any], Callable[[Any], str]] = {
    Authority: search_words,
    Agent: lambda it: f"{it.first_name} {it.last_name} {it.phone.replace(' ', '')} {it.mail}",
    Practitioner: lambda it: it.name,
    Quote: lambda it: f"{it.number} {it.object}",
}
"""The words by which each kind of record is found."""


def kind_of(record_type: type[Any]) -> str:
    """The word that marks a kind of record in the index."""
    return record_type.__name__.lower()


def follow(session: Session, written: Iterable[Any], gone: Iterable[Any]) -> None:
    """Bring the entries of the records that were written, or went, up to date."""
    entries = [entry(record) for record in written if type(record) in FOUND_BY]
    if entries:
        session.execute(_keep(), entries)
    ids = [record.id for record in gone if type(record) in FOUND_BY]
    if ids:
        session.execute(delete(tables.search_entries).where(tables.search_entries.c.record_id.in_(ids)))


def entry(record: Any) -> dict[str, Any]:
    """The row by which the record is found."""
    words = fold(FOUND_BY[type(record)](record))
    return {"record_id": record.id, "kind": kind_of(type(record)), "words": words}


def _keep() -> Insert:
    """An entry takes the place of the record's former one, when its words are others."""
    kept = insert(tables.search_entries)
    words = kept.excluded.words
    changed = tables.search_entries.c.words != words
    return kept.on_conflict_do_update(index_elements=["record_id"], set_={"words": words}, where=changed)


def matching(record_type: type[Any], text: str) -> Select[tuple[UUID]]:
    """Select the ids of the records that hold every word typed, each as the start of a word.

    The text is taken literally: neither SQL nor FTS5 syntax has a meaning in it.
    """
    entries = tables.search_entries
    found = select(entries.c.record_id).where(entries.c.kind == kind_of(record_type))
    for word in fold(text).split():
        quoted = '"' + word.replace('"', '""') + '"*'
        hits = select(INDEX.c.rowid).where(INDEX.c.words.op("MATCH")(quoted))
        found = found.where(entries.c.id.in_(hits))
    return found
