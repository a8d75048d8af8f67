"""The ids of everything that a list holds, in its order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, overload
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Select, String, type_coerce
from sqlalchemy.orm import Session

from cigdesk.domain.search import Term
from cigdesk.ports.listing import Found
from db.search_vocabulary import exact_or_near


class KeptIds(Sequence[UUID]):
    """Ids as the store writes them, made into values one by one: of 20 000, a screen shows 20."""

    def __init__(self, written: Sequence[str]) -> None:
        self._written = written

    @overload
    def __getitem__(self, place: int) -> UUID: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[UUID]: ...

    def __getitem__(self, place: int | slice) -> UUID | Sequence[UUID]:
        if isinstance(place, slice):
            return KeptIds(self._written[place])
        return UUID(hex=self._written[place])

    def __len__(self) -> int:
        return len(self._written)

    def __contains__(self, wanted: object) -> bool:
        return isinstance(wanted, UUID) and wanted.hex in self._written

    def index(self, wanted: Any, *bounds: Any) -> int:
        """The place of that id; raises `ValueError`."""
        return self._written.index(wanted.hex if isinstance(wanted, UUID) else "", *bounds)


def written_id(key: Column[UUID]) -> ColumnElement[str]:
    """The id as the store writes it, for a select whose rows become `KeptIds`."""
    return type_coerce(key, String)


def found_by(
    session: Session, text: str, ids: Select[str], holding: Callable[[Term], ColumnElement[bool]]
) -> Found:
    """What `ids` gives of the records that hold every word of the text, else of those that nearly do."""

    def matching(terms: Sequence[Term]) -> Sequence[str]:
        return session.scalars(ids.where(*map(holding, terms))).all()

    found, near = exact_or_near(session, text, matching)
    return Found(KeptIds(found), near)
