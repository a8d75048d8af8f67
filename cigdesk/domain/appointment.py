"""One meeting of a practitioner: what it is, where, with whom, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

STATUS_DUE_AFTER = timedelta(minutes=15)
"""A planned appointment becomes "à renseigner" this long after its end (UI.md §4)."""


class AppointmentKind(StrEnum):
    """What kind of work it is (DOMAIN.md, Appointment)."""

    PERMANENCE = "permanence"
    REMOTE = "remote"
    HOURLY = "hourly"
    HOME_VISIT = "home-visit"
    COLLECTIVE = "collective"
    INSPECTION = "inspection"
    ADVICE = "advice"
    INTERNAL = "internal"


class PlaceMode(StrEnum):
    """How people meet."""

    SITE = "site"
    CENTRE = "centre"
    PHONE = "phone"
    VIDEO = "video"
    HOME = "home"


class Subject(StrEnum):
    """The three fields of the Martinique seed, and a neutral one; nothing more precise is kept in plain."""

    HEALTH = "health"
    MONEY = "money"
    FAMILY = "family"
    NEUTRAL = "neutral"


class Requester(StrEnum):
    """Who asked for the appointment."""

    EMPLOYER = "employer"
    AGENT = "agent"
    PARTNER = "partner"


class AppointmentStatus(StrEnum):
    """What is recorded. `excused` and `cancelled` free the time, the others hold it."""

    PLANNED = "planned"
    DONE = "done"
    EXCUSED = "excused"
    NO_SHOW = "no-show"
    CANCELLED = "cancelled"

    @property
    def holds_time(self) -> bool:
        """Whether the practitioner's time stays taken."""
        return self not in (AppointmentStatus.EXCUSED, AppointmentStatus.CANCELLED)


class ShownStatus(StrEnum):
    """What is shown: the recorded status, refined by the hour for a planned one."""

    UPCOMING = "upcoming"
    ONGOING = "ongoing"
    TO_FILL_IN = "to-fill-in"
    DONE = "done"
    EXCUSED = "excused"
    NO_SHOW = "no-show"
    CANCELLED = "cancelled"


TRANSITIONS: dict[AppointmentStatus, frozenset[AppointmentStatus]] = {
    AppointmentStatus.PLANNED: frozenset(AppointmentStatus) - {AppointmentStatus.PLANNED},
    AppointmentStatus.DONE: frozenset({AppointmentStatus.PLANNED}),
    AppointmentStatus.EXCUSED: frozenset({AppointmentStatus.PLANNED}),
    AppointmentStatus.NO_SHOW: frozenset({AppointmentStatus.PLANNED}),
    AppointmentStatus.CANCELLED: frozenset({AppointmentStatus.PLANNED}),
}
"""A set status can only be taken back to planned, which is checked again for overlaps."""


@dataclass(eq=False, kw_only=True)
class Permanence:
    """A half-day of a practitioner at a place, cut into individual slots of `slot_minutes`."""

    id: UUID
    rev: int = 1
    practitioner_id: UUID
    authority_id: UUID | None = None
    site_id: UUID | None = None
    room_id: UUID | None = None
    start: datetime
    end: datetime
    slot_minutes: int = 45
    cancelled: bool = False


@dataclass(eq=False, kw_only=True)
class Absence:
    """A stretch in which the practitioner cannot be booked (leave, training, travel)."""

    id: UUID
    rev: int = 1
    practitioner_id: UUID
    start: datetime
    end: datetime
    label: str = ""


@dataclass(eq=False, kw_only=True)
class Appointment:
    """One meeting; instants are UTC, the interval is half-open."""

    id: UUID
    rev: int = 1
    practitioner_id: UUID
    kind: AppointmentKind
    mode: PlaceMode
    start: datetime
    end: datetime
    status: AppointmentStatus = AppointmentStatus.PLANNED
    agent_id: UUID | None = None
    authority_id: UUID | None = None
    site_id: UUID | None = None
    room_id: UUID | None = None
    permanence_id: UUID | None = None
    subject: Subject = Subject.NEUTRAL
    requester: Requester | None = None
    phone: str = ""
    video_link: str = ""
    title: str = ""
    """Only for what concerns no agent: a meeting, an inspection, a collective session."""
    overlap_reason: str = ""
    """What the person confirmed when the appointment was written over another."""

    def shown_status(self, now: datetime) -> ShownStatus:
        """The status as it is shown at that instant."""
        if self.status is not AppointmentStatus.PLANNED:
            return ShownStatus(self.status.value)
        if now < self.start:
            return ShownStatus.UPCOMING
        return ShownStatus.ONGOING if now < self.end + STATUS_DUE_AFTER else ShownStatus.TO_FILL_IN
