"""A permanence that comes back: what its occurrences have in common.

Each occurrence is a `Permanence` of its own, so that one can be moved, skipped or changed and keep its
appointments. The wall-clock hours of the first one hold for all, across every change of hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cigdesk.domain.appointment import Subject


@dataclass(eq=False, kw_only=True)
class PermanenceSeries:
    """The rule by which permanences were opened. Instants are UTC, those of the first occurrence."""

    id: UUID
    rev: int = 1
    practitioner_id: UUID
    authority_id: UUID | None = None
    site_id: UUID | None = None
    room_id: UUID | None = None
    rule: str
    """RFC 5545, without DTSTART; its UNTIL is a local day or hour, included."""
    start: datetime
    end: datetime
    second_start: datetime | None = None
    """The second block of the day, if there is one."""
    second_end: datetime | None = None
    slot_minutes: int = 45
    buffer_minutes: int = 0
    subjects: tuple[Subject, ...] = ()
