"""A catalogue made in the program: next year's, drafted as a copy, voted, one day archived."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.identifiers import line_fault, tidy
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP
from cigdesk.french.parsing import FIRST_YEAR, LAST_YEAR

_DAY_MISSING: Final = "Indiquez le premier jour de ces tarifs."
_CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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


@dataclass(frozen=True, kw_only=True)
class CatalogueValues:
    """What a person may set of a draft as a whole."""

    code: str
    label: str
    effective_from: date | None

    def tidied(self) -> CatalogueValues:
        """As it is kept."""
        return replace(self, code=tidy(self.code).casefold(), label=tidy(self.label))

    def first_day(self) -> date:
        """The day they take effect; raises `InvalidInput` where it is not known."""
        if self.effective_from is None:
            raise InvalidInput({"effective_from": _DAY_MISSING})
        return self.effective_from


@dataclass(frozen=True, kw_only=True)
class VoteValues:
    """The deliberation that votes a catalogue."""

    deliberation: str
    voted_on: date | None

    def tidied(self) -> VoteValues:
        """As it is kept."""
        return replace(self, deliberation=tidy(self.deliberation))


def catalogue_faults(values: CatalogueValues) -> dict[str, str]:
    """What keeps these values from being kept, by field."""
    return only_faults(
        {
            "code": _code_fault(values.code),
            "label": line_fault(values.label) if values.label else "Donnez un nom à ce catalogue.",
            "effective_from": _day_fault(values.effective_from, _DAY_MISSING),
        }
    )


def vote_faults(values: VoteValues, today: date) -> dict[str, str]:
    """What keeps a vote from being noted, by field."""
    voted_on = _day_fault(values.voted_on, "Indiquez la date de la délibération.")
    if values.voted_on is not None and values.voted_on > today:
        voted_on = "Cette délibération n’a pas encore eu lieu."
    missing = "Indiquez le numéro de la délibération."
    return only_faults(
        {
            "deliberation": line_fault(values.deliberation) if values.deliberation else missing,
            "voted_on": voted_on,
        }
    )


def _code_fault(code: str) -> str:
    if _CODE.fullmatch(code):
        return ""
    return f"Des minuscules, des chiffres et des traits d’union{NBSP}: cig-petite-couronne-2027."


def _day_fault(day: date | None, missing: str) -> str:
    if day is None:
        return missing
    fine = FIRST_YEAR <= day.year <= LAST_YEAR
    return "" if fine else f"Date attendue entre {FIRST_YEAR} et {LAST_YEAR}."
