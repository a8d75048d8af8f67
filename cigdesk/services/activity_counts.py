"""What is counted of a year for its activity report, before anything is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from cigdesk.domain.activity import MeetingCounts, Tally
from cigdesk.domain.appointment import AppointmentKind, CircleKind, Requester
from cigdesk.ports.activity import (
    CircleCounts,
    InspectionCounts,
    PermanenceCounts,
    SessionCounts,
    SupportCounts,
)
from cigdesk.services.engagement_reading import EngagementLine


@dataclass(frozen=True)
class YearCounts:
    """What was counted of a year."""

    year: int
    threshold: int
    meetings: MeetingCounts
    unsaid: int
    other: dict[AppointmentKind, Tally]
    sessions: SessionCounts
    permanences: PermanenceCounts
    requests: dict[Requester, int]
    delay: int | None
    """Usual days from the request to the first appointment."""
    answered: int
    orders: tuple[EngagementLine, ...]
    support: SupportCounts
    inspections: InspectionCounts
    circle: dict[CircleKind, CircleCounts]
