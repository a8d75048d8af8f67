"""Requests (saisines): who asked, when, for whom, before any appointment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from cigdesk.domain.appointment import Requester, Subject


class RequestOutcome(StrEnum):
    """Why a request was closed without an appointment."""

    ANSWERED = "answered"
    """Answered at once, without an appointment."""
    WITHDRAWN = "withdrawn"
    REDIRECTED = "redirected"
    UNREACHABLE = "unreachable"


@dataclass(eq=False, kw_only=True)
class Request:
    """Open until an appointment answers it or it is closed with an outcome."""

    id: UUID
    rev: int = 1
    requester: Requester
    received_on: date
    agent_id: UUID | None = None
    authority_id: UUID
    """The employer of the person concerned, or the authority that asks for a collective session."""
    contact_id: UUID | None = None
    """Who asked for the employer, among the contacts of the authority."""
    partner: str = ""
    """Which partner asked (an organisation, never a person)."""
    subject: Subject = Subject.NEUTRAL
    practitioner_id: UUID | None = None
    """Who is to treat it, once that is known."""
    closed_on: date | None = None
    outcome: RequestOutcome | None = None
