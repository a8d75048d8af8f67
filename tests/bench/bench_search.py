"""Searching as one types in the palette: each letter more is one search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from driver import bare_cursor
from figures import Aim, Figure, Row, figure, milliseconds
from sight import window_on
from sqlalchemy import Engine, func, select

from cigdesk.domain.text import fold
from cigdesk.ports.search import FoundKind
from db.tables import search_entries

_FTS = "the same FTS5 query by the bare driver"
_AIM = Aim(most=10)
_KINDS = {"authority": "authorities", "agent": "agents", "quote": "quotes"}
ROWS = tuple(
    Row(f"search.{kind}{of}", f"Search {where}, {how}", _FTS, _AIM)
    for kind, where in _KINDS.items()
    for of, how in (("", "each letter"), (".first", "the first letter"), (".misspelt", "two letters swapped"))
)
WORDS = 12
LONGEST = 8
SHOWN = 8
_SQL = """
SELECT e.record_id, e.words FROM search_index AS i JOIN search_entries AS e ON e.id = i.rowid
WHERE i.words MATCH ? AND e.kind = ? LIMIT ?
"""


def measure(store: Path) -> Iterator[Figure]:
    """Words of the store itself, typed letter by letter, then with a fault in the middle."""
    with window_on(store) as (_, desk), bare_cursor(desk.store.engine) as cursor:
        for kind in _KINDS:
            find = partial(desk.services.search.find, kinds=[FoundKind(kind)])
            words = _words(desk.store.engine, kind)

            def bare(text: str, kind: str = kind) -> object:
                return cursor.execute(_SQL, (_query(text), kind, SHOWN)).fetchall()

            begun = [word[:length] for word in words for length in range(2, min(len(word), LONGEST) + 1)]
            yield _typed(f"search.{kind}", find, bare, begun)
            yield _typed(f"search.{kind}.first", find, bare, [word[:1] for word in words])
            yield _typed(f"search.{kind}.misspelt", find, bare, [_misspelt(word) for word in words])


def _typed(key: str, find: Callable[[str], Any], bare: Callable[[str], object], texts: list[str]) -> Figure:
    pairs = [
        (milliseconds(lambda text=text: find(text)), milliseconds(lambda text=text: bare(text)))
        for text in [texts[0], *texts]
    ][1:]
    return figure(key, [ours for ours, _ in pairs], [floor for _, floor in pairs])


def _words(engine: Engine, kind: str) -> list[str]:
    """Some words by which records of that kind are found, always the same in the same store."""
    entries = search_entries.c
    with engine.connect() as connection:
        count = connection.scalar(select(func.count()).where(entries.kind == kind)) or 0
        places = Random(kind).sample(range(count), min(WORDS, count))
        rows = select(entries.words).where(entries.kind == kind).order_by(entries.id)
        found = [connection.scalar(rows.offset(place).limit(1)) or "" for place in places]
    return [max(words.split(), key=len) for words in found]


def _misspelt(word: str) -> str:
    """With two letters swapped in its middle."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def _query(text: str) -> str:
    return " ".join(f'"{word}"*' for word in fold(text).split())
