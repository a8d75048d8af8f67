"""Rows and queries about inspection days and what they found."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from cigdesk.domain.inspection import DaySpan, InspectionKind, InspectionState
from cigdesk.domain.observation import FollowUpState, RiskFamily, Severity, is_late


@dataclass(frozen=True, kw_only=True)
class InspectionLine:
    """One day of the list. `sites` are the names of what was visited, apart by commas."""

    id: UUID
    authority_id: UUID
    authority: str
    practitioner_id: UUID
    practitioner_first_name: str
    practitioner_last_name: str
    kind: InspectionKind
    day: date
    span: DaySpan
    state: InspectionState
    appointment_id: UUID | None
    report_year: int | None
    report_sequence: int | None
    sent_on: date | None
    sites: str
    observations: int
    still_open: int
    """Observations that the authority has neither mended nor refused."""
    gravest: Severity | None
    near: bool = False
    """Found by words that hold typing errors."""


@dataclass(frozen=True, kw_only=True)
class ObservationRow:
    """One observation with the day on which it was made, and how many photos show it."""

    id: UUID
    inspection_id: UUID
    position: int
    authority_id: UUID
    authority: str
    day: date
    state: InspectionState
    site_id: UUID | None
    site: str
    place: str
    family: RiskFamily | None
    severity: Severity
    text: str
    reference: str
    measure: str
    responsible: str
    due: date | None
    alerted: str
    follow_up: FollowUpState
    answered_on: date | None
    answer: str
    done_on: date | None
    photos: int

    def late(self, today: date) -> bool:
        """Whether something is still to be done and its date is over."""
        return is_late(self.follow_up, self.due, today)


@dataclass(frozen=True, kw_only=True)
class PhotoRow:
    """A photo of an observation; its content is kept under `photo_sha256`."""

    id: UUID
    observation_id: UUID
    position: int
    caption: str
    photo_sha256: str
    width: int
    height: int


@dataclass(frozen=True)
class VisitedSite:
    """A site of an authority, with the last day on which it was inspected before, if any."""

    id: UUID
    name: str
    last_visit: date | None = None


class InspectionOrder(StrEnum):
    """By what the list is sorted; equal ones follow from the newest."""

    DAY = "day"
    AUTHORITY = "authority"
    KIND = "kind"
    PRACTITIONER = "practitioner"
    STATE = "state"
    OBSERVATIONS = "observations"


@dataclass(frozen=True)
class InspectionFilter:
    """Which days are listed; what is left out does not restrict."""

    year: int | None = None
    state: InspectionState | None = None
    kind: InspectionKind | None = None
    practitioner_id: UUID | None = None
    authority_id: UUID | None = None

    @property
    def restricts(self) -> bool:
        """Whether anything of the year is left out."""
        return self != InspectionFilter(self.year)

    @property
    def archived(self) -> bool:
        """No day is put aside."""
        return False


EVERY_INSPECTION: Final = InspectionFilter()


@dataclass(frozen=True)
class InspectionFacets:
    """What there is to filter by in a year: how many of each."""

    states: Mapping[InspectionState, int]
    kinds: Mapping[InspectionKind, int]
    practitioners: Mapping[UUID, tuple[str, str, int]]
    """First name, last name and how many."""
    archived: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.states.values())


class InspectionQueries(Protocol):
    """Reading inspection days without loading them."""

    def listing(
        self,
        text: str = "",
        *,
        where: InspectionFilter = EVERY_INSPECTION,
        order: InspectionOrder = InspectionOrder.DAY,
        descending: bool = True,
        limit: int = 5000,
    ) -> list[InspectionLine]:
        """Those for which every word is in the name of the authority."""

    def one(self, inspection_id: UUID) -> InspectionLine:
        """One of them; raises `NotFound`."""

    def facets(self, year: int | None = None) -> InspectionFacets:
        """What the list of that year can be filtered by."""

    def observations(self, inspection_id: UUID) -> list[ObservationRow]:
        """What that day found, in the order of the report."""

    def open_observations(
        self, authority_id: UUID, *, before: date | None = None, apart: UUID | None = None
    ) -> list[ObservationRow]:
        """What closed days found at an authority and is not settled, the gravest and oldest first.

        `before` leaves out the days from that one on, `apart` one inspection.
        """

    def photos(self, inspection_id: UUID) -> list[PhotoRow]:
        """The photos of that day, by observation and in their order."""

    def sites_of(self, authority_id: UUID, before: date) -> list[VisitedSite]:
        """The sites of an authority that are in use, by name, with when each was last inspected."""

    def visited(self, inspection_id: UUID) -> list[VisitedSite]:
        """The sites of that day, in their order."""

    def used(self, field: str, authority_id: UUID | None = None, limit: int = 200) -> list[str]:
        """What was written before in that field of observations, the most used first.

        `field` is `reference`, `responsible` or `place`; with `authority_id`, at that authority alone.
        """

    def met(self, authority_id: UUID, limit: int = 50) -> list[str]:
        """Who was met at an authority before, the latest first."""

    def of_appointments(self, appointment_ids: Collection[UUID]) -> Mapping[UUID, UUID]:
        """The inspections made from these appointments, by appointment."""
