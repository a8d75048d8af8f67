"""What is counted of a year for its activity report, before anything is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cigdesk.domain.activity import MeetingCounts, Tally, YearOutcomes, outcomes_of
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
    """Of the year that is told alone."""
    support: SupportCounts
    inspections: InspectionCounts
    circle: dict[CircleKind, CircleCounts]

    @cached_property
    def outcomes(self) -> YearOutcomes:
        """What became of the appointments, as far as it may be told."""
        return outcomes_of(self.meetings, self.threshold)
