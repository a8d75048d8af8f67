"""Rows and queries about authorities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from cigdesk.domain.authority import AuthorityKind


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


class AuthorityQueries(Protocol):
    """Reading authorities without loading them."""

    def search(self, text: str, *, today: date, limit: int = 5000) -> list[AuthorityRow]:
        """Authorities whose name, SIREN, INSEE or postcode match all the words typed, by name."""
