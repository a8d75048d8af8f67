"""Rows and queries about requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
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
    near: bool = False
    """Found by words that hold typing errors."""


class RequestOrder(StrEnum):
    """By what the list is sorted; equal ones follow by the day on which they came in."""

    WAITING = "waiting"
    """Those to treat before the others, the oldest first."""
    NAME = "name"
    AUTHORITY = "authority"
    RECEIVED = "received"
    PRACTITIONER = "practitioner"


@dataclass(frozen=True)
class RequestFilter:
    """Which requests are listed; what is left out does not restrict."""

    state: RequestState | None = None
    requester: Requester | None = None
    authority_id: UUID | None = None
    agent_id: UUID | None = None
    practitioner_id: UUID | None = None

    @property
    def restricts(self) -> bool:
        """Whether anything is left out."""
        return self != EVERY_REQUEST

    @property
    def archived(self) -> bool:
        """Requests are closed, which is a state: none is put aside."""
        return False


EVERY_REQUEST: Final = RequestFilter()


@dataclass(frozen=True)
class RequestFacets:
    """What there is to filter by: how many of each."""

    states: Mapping[RequestState, int]
    requesters: Mapping[Requester, int]
    practitioners: Mapping[UUID, tuple[str, str, int]]
    """First name, last name and how many, of who is to treat some."""
    archived: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.states.values())


class RequestQueries(Protocol):
    """Reading requests without loading them."""

    def listing(
        self,
        text: str = "",
        *,
        where: RequestFilter = EVERY_REQUEST,
        order: RequestOrder = RequestOrder.WAITING,
        descending: bool = False,
        limit: int = 5000,
    ) -> list[RequestLine]:
        """Those for which every word is in the name of the agent or of the authority."""

    def one(self, request_id: UUID) -> RequestLine:
        """One of them; raises `NotFound`."""

    def facets(self) -> RequestFacets:
        """What the list can be filtered by."""

    def answers(self, request_id: UUID) -> list[UUID]:
        """The appointments that answer a request, by start."""

    def to_treat(self) -> int:
        """How many wait for an appointment or an outcome."""

    def answered_since(self, day: date) -> list[tuple[date, datetime]]:
        """When each request received from that day on came in, and when its first appointment begins."""
