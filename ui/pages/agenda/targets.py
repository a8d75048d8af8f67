"""What the agenda can be asked to show, from another page or the palette."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind


@dataclass(frozen=True)
class ShowDay:
    """The days around that one."""

    day: date


@dataclass(frozen=True)
class ShowLate:
    """What is over and wants its outcome."""


@dataclass(frozen=True)
class ShowAppointment:
    """One appointment, selected; its panel is opened unless `details` is False."""

    appointment_id: UUID
    details: bool = True


@dataclass(frozen=True)
class Reserve:
    """The page that books, with nobody yet."""


@dataclass(frozen=True)
class BookSpan:
    """The form that books, for that practitioner at that time."""

    practitioner_id: UUID
    span: Interval


@dataclass(frozen=True)
class BookFor:
    """The page that books, with the person filled in; `request_id` is the request that it will answer."""

    agent_id: UUID
    request_id: UUID | None = None


@dataclass(frozen=True)
class BookSession:
    """The panel that books, for a collective session of that authority which answers that request."""

    authority_id: UUID
    authority: str
    request_id: UUID
    practitioner_id: UUID | None = None


@dataclass(frozen=True)
class BookOrder:
    """The panel that books work of that kind for the authority, on account of what it ordered.

    A permanence has no order to choose, for it counts by itself: the panel that opens permanences is shown.
    """

    authority_id: UUID
    authority: str
    kind: AppointmentKind
    engagement_id: UUID
    first: date
    last: date
    """The days of the order, both included."""
