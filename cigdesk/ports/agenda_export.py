"""What an export says beyond the rows of the agenda: those who left, and how often a record changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.people import Function


@dataclass(frozen=True)
class PractitionerName:
    """Somebody who receives, or received."""

    id: UUID
    first_name: str
    last_name: str
    function: Function
    active: bool

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class Revision:
    """How far a record has come: `rev` is 1 when it is new; the instant is None where no journal tells it."""

    rev: int
    changed: datetime | None


class AgendaExportQueries(Protocol):
    """Reading what only an export needs."""

    def practitioners(self) -> list[PractitionerName]:
        """All of them by name, those who left included."""

    def revisions(self, practitioner_ids: Collection[UUID], span: Interval) -> dict[UUID, Revision]:
        """By record, of the appointments, permanences and absences that touch the span."""
