"""Rows and queries about requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol
from uuid import UUID

from cigdesk.domain.appointment import Requester, Subject
from cigdesk.domain.people import Civility
from cigdesk.domain.request import RequestOutcome, RequestState


@dataclass(frozen=True, kw_only=True)
class RequestLine:
    """One request, with who is concerned; names are empty where there is nobody."""

    id: UUID
    requester: Requester
    received_on: date
    agent_id: UUID | None
    civility: Civility | None
    first_name: str
    last_name: str
    phone: str
    authority_id: UUID
    authority: str
    contact_id: UUID | None
    contact: str
    partner: str
    subject: Subject
    practitioner_id: UUID | None
    practitioner_first_name: str
    practitioner_last_name: str
    closed_on: date | None
    outcome: RequestOutcome | None
    first_appointment: datetime | None
    """Start of the first appointment that answers it and was not cancelled by the service."""


@dataclass(frozen=True)
class RequestFilter:
    """Which requests are listed; what is left out does not restrict."""

    state: RequestState | None = None
    requester: Requester | None = None
    authority_id: UUID | None = None
    agent_id: UUID | None = None
    practitioner_id: UUID | None = None


EVERY_REQUEST: Final = RequestFilter()


class RequestQueries(Protocol):
    """Reading requests without loading them."""

    def listing(
        self, text: str = "", *, where: RequestFilter = EVERY_REQUEST, limit: int = 5000
    ) -> list[RequestLine]:
        """Those for which every word is in the name of the agent or of the authority, the oldest first."""

    def one(self, request_id: UUID) -> RequestLine:
        """One of them; raises `NotFound`."""

    def to_treat(self) -> int:
        """How many wait for an appointment or an outcome."""

    def answered_since(self, day: date) -> list[tuple[date, datetime]]:
        """When each request received from that day on came in, and when its first appointment begins."""
