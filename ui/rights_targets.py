"""What other pages may ask of the rights of people, through `Workbench.go(PAGE_ID, …)`."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

PAGE_ID = "agents"


@dataclass(frozen=True)
class ShowRights:
    """Show what one agent asked of their data, or all that was asked."""

    agent_id: UUID | None = None
