"""Collective sessions: the seats of each authority, and who came."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cigdesk.domain.appointment import AppointmentStatus


@dataclass(eq=False, kw_only=True)
class SessionSeats:
    """The seats that an authority holds in a session: what is billed to it (GAPP-INTER, CODEV…)."""

    id: UUID
    rev: int = 1
    appointment_id: UUID
    authority_id: UUID
    seats: int


@dataclass(eq=False, kw_only=True)
class Participation:
    """One person in a session, with a status of their own."""

    id: UUID
    rev: int = 1
    appointment_id: UUID
    agent_id: UUID
    authority_id: UUID
    """The employer, on whose seats the person sits."""
    status: AppointmentStatus = AppointmentStatus.PLANNED
