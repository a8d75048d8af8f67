"""Rows and queries about authorities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.eligibility import Openings


@dataclass(frozen=True)
class AuthorityRow:
    """One line of the list of authorities."""

    id: UUID
    name: str
    kind: AuthorityKind
    siren: str
    department: str
    postcode: str
    group_name: str
    population: int | None
    headcount: int | None
    """Declared for the year of the day asked."""
    conventions: tuple[str, ...]
    """In force on the day asked."""
    city: str = ""
    archived: bool = False
    near: bool = False
    """Found by words that hold typing errors."""


class AuthorityOrder(StrEnum):
    """By what the list is sorted; equal ones follow by name."""

    NAME = "name"
    KIND = "kind"
    SIREN = "siren"
    DEPARTMENT = "department"
    POPULATION = "population"
    HEADCOUNT = "headcount"


@dataclass(frozen=True)
class AuthorityFilter:
    """Which authorities are listed; what is left out does not restrict."""

    kind: AuthorityKind | None = None
    department: str = ""
    members_only: bool = False
    """In a convention that is in force on the day asked."""
    without_headcount: bool = False
    """Nothing declared for the year of the day asked."""
    archived: bool = False
    """The archived ones instead of the others."""

    @property
    def restricts(self) -> bool:
        """Whether anything is left out besides the archived ones."""
        return self != EVERY_AUTHORITY


EVERY_AUTHORITY: Final = AuthorityFilter()


@dataclass(frozen=True)
class AuthorityFacets:
    """What there is to filter by: how many of each among those that are not archived, and how many are."""

    kinds: Mapping[AuthorityKind, int]
    departments: Mapping[str, int]
    total: int
    archived: int
    members: int
    """In a convention in force on the day asked."""
    undeclared: int
    """Nothing declared for the year of the day asked."""


@dataclass(frozen=True)
class KnownAuthority:
    """A kept authority as an import sees it."""

    id: UUID
    values: AuthorityValues
    archived: bool


class AuthorityQueries(Protocol):
    """Reading authorities without loading them."""

    def search(
        self,
        text: str,
        *,
        today: date,
        limit: int = 5000,
        where: AuthorityFilter = EVERY_AUTHORITY,
        order: AuthorityOrder = AuthorityOrder.NAME,
        descending: bool = False,
    ) -> list[AuthorityRow]:
        """Authorities whose name, SIREN, INSEE or postcode match all the words typed."""

    def facets(self, today: date) -> AuthorityFacets:
        """What the list can be filtered by."""

    def named_by_siren(self, siren: str) -> tuple[UUID, str, bool] | None:
        """Id, name and whether it is archived of the authority that has this SIREN."""

    def known_sirens(self) -> dict[str, KnownAuthority]:
        """Every authority that has a SIREN, by it."""

    def openings(self, authority_id: UUID, day: date) -> Openings:
        """The conventions in force on the day, the offers taken or granted for its year."""
