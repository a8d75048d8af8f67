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
