"""What other pages may ask of this one, through `Workbench.go("authorities", …)`."""

from __future__ import annotations

from dataclasses import dataclass

PAGE_ID = "authorities"


@dataclass(frozen=True)
class ShowCampaign:
    """The headcounts of the year."""


@dataclass(frozen=True)
class NewAuthority:
    """Open the creation with that name typed. A bare UUID opens the sheet of that authority instead."""

    name: str = ""
