"""What can be found by typing: one entry per record, in an FTS5 index that follows by triggers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, MetaData, Select, column, delete, select, table
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.orm import Session

from cigdesk.domain.authority import Authority, search_words
from cigdesk.domain.inspection import Inspection
from cigdesk.domain.inspection_report import report_number
from cigdesk.domain.people import Agent, Practitioner
from cigdesk.domain.quote import Quote
from cigdesk.domain.search import Term
from cigdesk.domain.statement import Statement
from cigdesk.domain.support import Case
from cigdesk.domain.text import fold
from cigdesk.french import date_long
from db import tables

INDEX = table("search_index", column("rowid"), column("words"))

FOUND_BY: dict[type[Any], Callable[[Any], str]] = {
    Authority: search_words,
    Agent: lambda it: f"{it.first_name} {it.last_name} {it.phone.replace(' ', '')} {it.mail}",
    Practitioner: lambda it: it.name,
    Quote: lambda it: f"{it.number} {it.object}",
    Case: lambda it: f"{it.number} {it.group_name}",
    Inspection: lambda it: " ".join(
        (report_number(it.report_year, it.report_sequence), date_long(it.day), f"{it.day:%d/%m/%Y}")
    ),
    Statement: lambda it: it.number,
}
"""The words by which each kind of record is found; whose it is, the queries look up by themselves."""


def is_found(record: Any) -> bool:
    """Whether a record is found by typing: an archived case is not, nor one that was eliminated."""
    return type(record) in FOUND_BY and (not isinstance(record, Case) or record.at_hand)


def kind_of(record_type: type[Any]) -> str:
    """The word that marks a kind of record in the index."""
    return record_type.__name__.lower()


# By its schema: a masked connection reads the entries through a view of that name (see `db.masking`).
_KEPT: Final = tables.search_entries.to_metadata(MetaData(), schema="main")


def follow(session: Session, written: Iterable[Any], gone: Iterable[Any]) -> None:
    """Bring the entries of the records that were written, or went, up to date."""
    entries = [entry(record) for record in written if is_found(record)]
    if entries:
        session.execute(_keep(), entries)
    lost = (*gone, *(record for record in written if not is_found(record)))
    ids = [record.id for record in lost if type(record) in FOUND_BY]
    if ids:
        session.execute(delete(_KEPT).where(_KEPT.c.record_id.in_(ids)))


def entry(record: Any) -> dict[str, Any]:
    """The row by which the record is found."""
    words = fold(FOUND_BY[type(record)](record))
    return {"record_id": record.id, "kind": kind_of(type(record)), "words": words}


@cache
def _keep() -> Insert:
    """An entry takes the place of the record's former one, when its words are others."""
    kept = insert(_KEPT)
    words = kept.excluded.words
    changed = _KEPT.c.words != words
    return kept.on_conflict_do_update(index_elements=["record_id"], set_={"words": words}, where=changed)


def matching(record_type: type[Any], terms: Iterable[Term]) -> Select[tuple[UUID]]:
    """Select the ids of the records that hold every one of the words typed, in one of its forms."""
    entries = tables.search_entries
    found = select(entries.c.record_id).where(entries.c.kind == kind_of(record_type))
    for term in terms:
        hits = select(INDEX.c.rowid).where(holds((term,)))
        found = found.where(entries.c.id.in_(hits))
    return found


def holds(terms: Iterable[Term]) -> ColumnElement[bool]:
    """Whether a row of the index holds all the words typed."""
    return INDEX.c.words.op("MATCH")(expression(terms))


def expression(terms: Iterable[Term]) -> str:
    """What is asked of FTS5: every word, each in one of its forms."""
    return " AND ".join(f"({_forms(term)})" for term in terms)


def _forms(term: Term) -> str:
    """Quoted words: the query language of FTS5 has no meaning inside, and words hold no quotes."""
    beginnings = (f'"{form}"*' for form in _shortest(term.forms))
    return " OR ".join((*beginnings, *(f'"{word}"' for word in term.whole)))


def _shortest(forms: Iterable[str]) -> list[str]:
    """Without the forms that begin like another one, which finds them too."""
    kept: list[str] = []
    for form in sorted(forms):
        if not kept or not form.startswith(kept[-1]):
            kept.append(form)
    return kept
