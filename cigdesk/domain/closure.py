"""Days on which the centre is closed: nothing is proposed, a booking has to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(eq=False, kw_only=True)
class Closure:
    """Whole days of the centre's zone, the first and the last included."""

    id: UUID
    rev: int = 1
    start: date
    end: date
    label: str = ""
