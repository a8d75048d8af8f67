"""Words typed over a journal: of the person who did it, or the number of the case that it was done to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Select, false, or_, select
from sqlalchemy.orm import Session

from cigdesk.domain.search import search_words
from cigdesk.domain.text import fold
from db.tables import cases, persons

_CASE_MARK = "sst"


def holding(
    session: Session, text: str, person: Column[Any], record: Column[Any]
) -> Iterator[ColumnElement[bool]]:
    """For each word: somebody's name holds it, or it is that of a case, « SST-0148 » or « 148 ».

    As everywhere, a text without letters nor digits is found nowhere.
    """
    words = search_words(text)
    if text.strip() and not words:
        yield false()
    named = session.execute(select(persons.c.id, persons.c.name)).all() if words else ()
    known = [(row.id, fold(row.name)) for row in named]
    for word in words:
        by: list[UUID] = [key for key, name in known if word in name]
        yield or_(person.in_(by), record.in_(_cases(word)))


def _cases(word: str) -> Select[Any]:
    if word == _CASE_MARK:
        return select(cases.c.id)
    number = word.removeprefix(_CASE_MARK)
    wanted = int(number) if number.isdecimal() and len(number) < 10 else None
    return select(cases.c.id).where(cases.c.sequence == wanted)
