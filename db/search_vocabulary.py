"""The words that a store holds, kept in memory between searches to recognise typing errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, exists, func, select
from sqlalchemy.orm import Session

from cigdesk.domain.search import Term, Vocabulary, exact_terms
from db.mapping import KINDS
from db.search import FOUND_BY
from db.tables import journal

R = TypeVar("R")

_FIRST_LETTER: Final = "a"
"""Digits sort before it, and numbers are never corrected: most of the words are not even read."""
_TERMS: Final = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab('main', 'search_index', 'row')"
)


@dataclass(frozen=True)
class _Kept:
    """A vocabulary, and the last line of the journal that it takes into account."""

    vocabulary: Vocabulary
    seq: int


_kept: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()


def corrected(session: Session, text: str) -> tuple[Term, ...]:
    """The words of the text with what they may have been meant as; nothing when none can be corrected."""
    return vocabulary_of(session).corrected(text)


def exact_or_near(
    session: Session, text: str, holding: Callable[[Sequence[Term]], Sequence[R]]
) -> tuple[Sequence[R], bool]:
    """What holds every word of the text, else what holds them but for typing errors; and whether it is so.

    Everything is found by an empty text, nothing by one that has neither letter nor digit.
    """
    terms = exact_terms(text)
    if text.strip() and not terms:
        return (), False
    found = holding(terms)
    near = () if found or not terms else corrected(session, text)
    return (holding(near), True) if near else (found, False)


def vocabulary_of(session: Session) -> Vocabulary:
    """The words of the store as this transaction sees it, read again only once others have been written."""
    engine = session.connection().engine
    kept = _kept.get(engine)
    seq = session.scalar(select(func.max(journal.c.seq))) or 0
    if kept is None or _moved(session, kept.seq):
        kept = _Kept(_read(session), seq)
    elif seq > kept.seq:
        kept = _Kept(kept.vocabulary, seq)
    _kept[engine] = kept
    return kept.vocabulary


def _moved(session: Session, seq: int) -> bool:
    """Whether the journal has written a record that is found by its words since that line."""
    names = [KINDS[kind].name for kind in FOUND_BY]
    return bool(session.scalar(select(exists().where(journal.c.seq > seq, journal.c.table_name.in_(names)))))


def _read(session: Session) -> Vocabulary:
    """Read the words from the index itself.

    The view of its words lives in the temporary schema of the connection: the file is not written, though
    a transaction that reads must be told so.
    """
    driver = session.connection().connection.driver_connection
    if driver is None:
        raise RuntimeError("the transaction has lost its connection")
    (reading,) = driver.execute("PRAGMA query_only").fetchone()
    driver.execute("PRAGMA query_only = OFF")
    driver.execute(_TERMS)
    driver.execute(f"PRAGMA query_only = {reading}")
    return Vocabulary.of(
        term for (term,) in driver.execute("SELECT term FROM search_terms WHERE term >= ?", (_FIRST_LETTER,))
    )
