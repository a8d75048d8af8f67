"""Rows and queries about appointments, permanences and absences."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple, Protocol
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Away, Band, Taken
from cigdesk.domain.agenda.hours import WorkStretch
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.whereabouts import Whereabouts
from cigdesk.domain.appointment import (
    STATUS_DUE_AFTER,
    AppointmentKind,
    AppointmentStatus,
    CircleKind,
    PlaceMode,
    Requester,
    ShownStatus,
    Subject,
)
from cigdesk.domain.people import AgentStatus, Function


@dataclass(frozen=True)
class PractitionerRow:
    """Somebody whose agenda can be shown."""

    id: UUID
    first_name: str
    last_name: str
    function: Function
    colour: str
    hours: tuple[WorkStretch, ...]

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class AppointmentRow:
    """One appointment as the agenda shows it; names are empty where there is nobody and nothing."""

    id: UUID
    practitioner_id: UUID
    kind: AppointmentKind
    mode: PlaceMode
    start: datetime
    end: datetime
    status: AppointmentStatus
    agent_id: UUID | None
    civility: str
    first_name: str
    last_name: str
    agent_status: AgentStatus | None
    authority_id: UUID | None
    authority: str
    site_id: UUID | None
    site: str
    room_id: UUID | None
    room: str
    permanence_id: UUID | None
    subject: Subject
    requester: Requester | None
    phone: str
    video_link: str
    title: str
    overlap_reason: str
    buffer_minutes: int = 0
    request_id: UUID | None = None
    seats: int | None = None
    moved_from: datetime | None = None
    engagement_id: UUID | None = None
    """What it uses up of what was ordered, `units` of it where its length does not tell."""
    units: Decimal | None = None
    circle: CircleKind | None = None
    """Of which kind the event of the Cercle is, where the session is one."""

    @property
    def span(self) -> Interval:
        """When it takes place."""
        return Interval(self.start, self.end)

    @property
    def held(self) -> Interval:
        """The time that it takes, what is kept free after it included."""
        return Interval(self.start, self.end + timedelta(minutes=self.buffer_minutes))

    def shown_status(self, now: datetime) -> ShownStatus:
        """The status as it is shown at that instant."""
        if self.status is not AppointmentStatus.PLANNED:
            return ShownStatus(self.status.value)
        if now < self.start:
            return ShownStatus.UPCOMING
        return ShownStatus.ONGOING if now < self.end + STATUS_DUE_AFTER else ShownStatus.TO_FILL_IN


class BusyRow(NamedTuple):
    """The time that an appointment or a permanence holds, and where: all that a search for free time needs.

    A tuple: thousands are read at once.
    """

    practitioner_id: UUID
    start: datetime
    end: datetime
    buffer_minutes: int
    mode: PlaceMode
    authority_id: UUID | None
    site_id: UUID | None

    @property
    def span(self) -> Interval:
        """When it takes place."""
        return Interval(self.start, self.end)

    @property
    def where(self) -> Whereabouts:
        """Where the practitioner is."""
        return Whereabouts(mode=self.mode, authority_id=self.authority_id, site_id=self.site_id)


@dataclass(frozen=True)
class PermanenceRow:
    """One permanence."""

    id: UUID
    practitioner_id: UUID
    start: datetime
    end: datetime
    slot_minutes: int
    cancelled: bool
    authority_id: UUID | None
    authority: str
    site_id: UUID | None
    site: str
    room_id: UUID | None
    room: str
    buffer_minutes: int = 0
    subjects: tuple[Subject, ...] = ()
    series_id: UUID | None = None
    occurrence: datetime | None = None
    changed: bool = False
    overlap_reason: str = ""

    @property
    def span(self) -> Interval:
        """When it takes place."""
        return Interval(self.start, self.end)

    @property
    def place(self) -> str:
        """The authority, or the centre's own site."""
        return self.authority or self.site


@dataclass(frozen=True)
class AbsenceRow:
    """One absence."""

    id: UUID
    practitioner_id: UUID
    start: datetime
    end: datetime
    label: str
    series_id: UUID | None = None
    overlap_reason: str = ""

    @property
    def span(self) -> Interval:
        """When the practitioner cannot be booked."""
        return Interval(self.start, self.end)


@dataclass(frozen=True)
class AgentRow:
    """A person found by typing, with what a booking takes over."""

    id: UUID
    civility: str
    first_name: str
    last_name: str
    status: AgentStatus | None
    authority_id: UUID
    authority: str
    phone: str
    near: bool = False
    """Found by words that hold typing errors."""


@dataclass(frozen=True)
class PlaceRow:
    """A site, or a room of it when `room_id` is given."""

    site_id: UUID
    room_id: UUID | None
    authority_id: UUID | None
    label: str


class AgendaQueries(Protocol):
    """Reading the agenda without loading it. Rows come by start."""

    def practitioners(self, ids: Collection[UUID] | None = None) -> list[PractitionerRow]:
        """The active ones, by name; of these ids alone if some are given."""

    def practitioner(self, practitioner_id: UUID) -> PractitionerRow:
        """Any of them; raises `NotFound`."""

    def appointments(self, practitioner_ids: Collection[UUID], span: Interval) -> list[AppointmentRow]:
        """Those that touch the span, whatever their status."""

    def busy(self, practitioner_ids: Collection[UUID], span: Interval) -> list[BusyRow]:
        """Those that touch the span and hold their time, in no order."""

    def on_duty(self, practitioner_ids: Collection[UUID], span: Interval) -> list[BusyRow]:
        """The permanences held that touch the span, in no order; nothing is kept free after them."""

    def appointment(self, appointment_id: UUID) -> AppointmentRow:
        """One of them; raises `NotFound`."""

    def overdue(
        self, practitioner_ids: Collection[UUID], before: datetime, most: int | None = None
    ) -> list[AppointmentRow]:
        """Those still planned that ended before; meetings, which nobody is awaited at, apart."""

    def overdue_count(self, practitioner_ids: Collection[UUID], before: datetime) -> int:
        """How many of those there are."""

    def of_agent(self, agent_id: UUID, limit: int) -> list[AppointmentRow]:
        """The latest of an agent, with any practitioner, by start."""

    def of_permanence(self, permanence_id: UUID) -> list[AppointmentRow]:
        """Those that belong to a permanence."""

    def permanences(self, practitioner_ids: Collection[UUID], span: Interval) -> list[PermanenceRow]:
        """Those that touch the span, cancelled ones included."""

    def absences(self, practitioner_ids: Collection[UUID], span: Interval) -> list[AbsenceRow]:
        """Those that touch the span."""

    def taken(
        self, span: Interval, practitioner_id: UUID, agent_id: UUID | None, room_id: UUID | None
    ) -> list[Taken]:
        """Appointments that hold time in the span, of that practitioner, that agent or that room."""

    def bands(self, span: Interval, practitioner_id: UUID, room_id: UUID | None) -> list[Band]:
        """Permanences held in the span, of that practitioner or in that room."""

    def away(self, span: Interval, practitioner_id: UUID) -> list[Away]:
        """Absences of the practitioner that touch the span."""

    def closed(self, first: date, last: date) -> dict[date, str]:
        """The days from the first to the last, both included, on which the centre is closed, with why."""

    def author(self, record_id: UUID) -> str:
        """The name of the person who last wrote that record; empty when it is not known."""

    def agents(self, text: str, limit: int) -> list[AgentRow]:
        """Agents that match every word typed, by name."""

    def agent(self, agent_id: UUID) -> AgentRow:
        """One of them; raises `NotFound`."""

    def places(self, authority_id: UUID | None) -> list[PlaceRow]:
        """Sites and rooms of an authority; of the centre for None."""
