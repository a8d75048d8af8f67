"""What other pages may ask of this one, through `Workbench.go("quotes", …)`."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

PAGE_ID = "quotes"


@dataclass(frozen=True)
class ShowFollowUp:
    """The list of the quotes that are to be dealt with."""


@dataclass(frozen=True)
class NewQuote:
    """Start a draft for that authority. A bare UUID opens the quote of that id instead."""

    authority_id: UUID
