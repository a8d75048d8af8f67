"""What other pages may ask of this one, through `Workbench.go("agents", …)`."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

PAGE_ID = "agents"


@dataclass(frozen=True)
class NewAgent:
    """Open the creation with that name typed. A bare UUID opens the sheet of that agent instead."""

    name: str = ""


@dataclass(frozen=True)
class AgentsOf:
    """Show the agents of that authority."""

    authority_id: UUID


@dataclass(frozen=True)
class ShowRequests:
    """Show the requests to treat."""


@dataclass(frozen=True)
class ShowRequest:
    """Show one request, beside the list."""

    request_id: UUID


@dataclass(frozen=True)
class NewRequest:
    """Note a request, for that agent if one is named."""

    agent_id: UUID | None = None
