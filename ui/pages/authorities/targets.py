"""What other pages may ask of this one, through `Workbench.go("authorities", …)`."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

PAGE_ID = "authorities"


@dataclass(frozen=True)
class ShowMemberships:
    """The memberships, and one of them beside the list where it is named."""

    membership_id: UUID | None = None


@dataclass(frozen=True)
class ShowCampaign:
    """The headcounts of the year."""


@dataclass(frozen=True)
class NewAuthority:
    """Open the creation with that name typed. A bare UUID opens the sheet of that authority instead."""

    name: str = ""
