"""What other pages may ask of this one, through `Workbench.go("statements", …)`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class ShowStatement:
    """The statements of a month (its first day), and that of one authority where it is named."""

    month: date
    authority_id: UUID | None = None
