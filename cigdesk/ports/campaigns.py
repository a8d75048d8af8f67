"""Rows and queries about the campaigns of headcounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from cigdesk.domain.authority import AuthorityKind


@dataclass(frozen=True, kw_only=True)
class CampaignRow:
    """One authority in the campaign of a year."""

    authority_id: UUID
    name: str
    kind: AuthorityKind
    siren: str
    mail: str
    member: bool
    """In a convention, signed or proposed, on some day of the year."""
    before: int | None
    """The last headcount declared for an earlier year, `before_year`."""
    before_year: int | None
    heads: int | None
    declared_on: date | None
    declared_by: str
    letters: int
    """How many were prepared in this campaign."""
    last_letter: date | None


class CampaignQueries(Protocol):
    """Reading a campaign without loading its records."""

    def rows(self, year: int) -> list[CampaignRow]:
        """Every authority that is not archived, by name, with what it declared for the year."""
