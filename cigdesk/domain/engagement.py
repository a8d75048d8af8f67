"""What an accepted quote or a yearly membership grants: units of an offer, to plan and to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID


@dataclass(eq=False, kw_only=True)
class Engagement:
    """Units granted to an authority within two days, both included.

    It comes from a line of an accepted quote or from the terms of a year of membership, never from both.
    """

    id: UUID
    rev: int = 1
    authority_id: UUID
    offer: str
    label: str
    """The name of the offer on the day it was granted."""
    unit: str
    """The id of the unit of sale (`half-day`, `day`, `hour`, `session`…)."""
    granted: Decimal
    """In that unit; whole minutes where the unit is an hour."""
    start: date
    end: date
    quote_line_id: UUID | None = None
    term_id: UUID | None = None
