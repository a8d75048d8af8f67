"""The services that the agenda calls."""

from __future__ import annotations

from dataclasses import dataclass

from cigdesk.services import desk
from cigdesk.services.absences import AbsenceService
from cigdesk.services.agenda import AgendaService
from cigdesk.services.booking import BookingService
from cigdesk.services.engagements import EngagementService
from cigdesk.services.permanences import PermanenceService
from cigdesk.services.series import SeriesService
from cigdesk.services.slot_finding import SlotFinder
from cigdesk.services.support_time import TimeService


@dataclass(frozen=True)
class Services:
    """The services that the agenda calls."""

    agenda: AgendaService
    bookings: BookingService
    permanences: PermanenceService
    absences: AbsenceService
    series: SeriesService
    slots: SlotFinder
    engagements: EngagementService
    time: TimeService

    @classmethod
    def of(cls, every: desk.Services) -> Services:
        """Those of an open store."""
        return cls(
            every.agenda,
            every.bookings,
            every.permanences,
            every.absences,
            every.series,
            every.slots,
            every.engagements,
            every.time,
        )
