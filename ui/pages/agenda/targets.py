"""What the agenda can be asked to show, from another page or the palette."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class ShowDay:
    """The days around that one."""

    day: date


@dataclass(frozen=True)
class ShowAppointment:
    """One appointment, selected."""

    appointment_id: UUID


@dataclass(frozen=True)
class BookFor:
    """The booking panel, with the person filled in."""

    agent_id: UUID
