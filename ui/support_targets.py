"""What other pages may ask of the cases and the time of the week, through `Workbench.go(PAGE_ID, …)`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

PAGE_ID = "agents"


@dataclass(frozen=True)
class ShowCases:
    """Show the list of cases."""


@dataclass(frozen=True)
class ShowCase:
    """Show the sheet of one case."""

    case_id: UUID


@dataclass(frozen=True)
class NewCase:
    """Open a case of that agent."""

    agent_id: UUID


@dataclass(frozen=True)
class NewCaseForRequest:
    """Open a case that answers a request."""

    request_id: UUID
    authority_id: UUID
    authority: str


@dataclass(frozen=True)
class ShowRetention:
    """Show the cases that are due, or what may be decided of one."""

    case_id: UUID | None = None


@dataclass(frozen=True)
class ShowTime:
    """Show the time of a week, of that practitioner and that day if they are named."""

    practitioner_id: UUID | None = None
    day: date | None = None
