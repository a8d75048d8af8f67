"""A catalogue made in the program: next year's, drafted as a copy, voted, one day archived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID


class CatalogueState(StrEnum):
    """What is recorded; "in force" is computed from dates."""

    DRAFT = "draft"
    VOTED = "voted"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """« brouillon », « voté », « archivé »."""
        return _LABELS[self]


_LABELS: Final = {
    CatalogueState.DRAFT: "brouillon",
    CatalogueState.VOTED: "voté",
    CatalogueState.ARCHIVED: "archivé",
}

CATALOGUE_TRANSITIONS: dict[CatalogueState, frozenset[CatalogueState]] = {
    CatalogueState.DRAFT: frozenset({CatalogueState.VOTED}),
    CatalogueState.VOTED: frozenset({CatalogueState.ARCHIVED}),
    CatalogueState.ARCHIVED: frozenset(),
}
"""A voted catalogue never changes: another one follows it."""


@dataclass(eq=False, kw_only=True)
class StoredCatalogue:
    """A catalogue that this store holds beside those shipped with the program."""

    id: UUID
    rev: int = 1
    code: str
    """What quotes refer to (`cig-petite-couronne-2027`); distinct from every other, shipped ones included."""
    family: str
    """The centre whose catalogue it is (`cig-petite-couronne`)."""
    label: str
    effective_from: date
    state: CatalogueState = CatalogueState.DRAFT
    content: str
    """The catalogue as TOML, as the shipped ones are written: a draft's is its base, without its edits."""
    based_on: str
    """The code of the catalogue it was copied from."""
    deliberation: str = ""
    """The number of the deliberation that voted it."""
    voted_on: date | None = None
    created_at: datetime


@dataclass(eq=False, kw_only=True)
class CatalogueEdit:
    """One value of a draft that differs from its base: the price or a text of an offer."""

    id: UUID
    rev: int = 1
    catalogue_id: UUID
    offer: str
    """The code of the offer; empty for the catalogue's own texts."""
    path: str
    """What of it: `price`, `tiers.2`, `label`, `description`, `notes`, `conditions`…"""
    value: str
    """As JSON."""
