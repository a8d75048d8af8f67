"""Rows and queries about practitioners, agents and places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from cigdesk.domain.agent_doubles import Identity
from cigdesk.domain.appointment import (
    STATUS_DUE_AFTER,
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
    ShownStatus,
)
from cigdesk.domain.people import AgentStatus, AgentValues, Civility, Function
from cigdesk.ports.listing import Found


@dataclass(frozen=True, kw_only=True)
class AgentLine:
    """One line of the list of agents."""

    id: UUID
    civility: Civility
    first_name: str
    last_name: str
    authority_id: UUID
    authority: str
    status: AgentStatus | None
    phone: str
    archived: bool
    on_leave: bool
    """Whether the day asked lies in a sick leave."""
    last: datetime | None
    """Start of the latest appointment that was not given up, before the instant asked."""
    next: datetime | None
    """Start of the next planned one."""
    near: bool = False
    """Found by words that hold typing errors."""


class AgentOrder(StrEnum):
    """By what the list is sorted; equal ones follow by name."""

    NAME = "name"
    AUTHORITY = "authority"
    STATUS = "status"
    LAST = "last"
    NEXT = "next"


@dataclass(frozen=True)
class AgentFilter:
    """Which agents are listed; what is left out does not restrict."""

    authority_id: UUID | None = None
    on_leave: bool = False
    archived: bool = False
    """The archived ones instead of the others."""

    @property
    def restricts(self) -> bool:
        """Whether anything is left out besides the archived ones."""
        return self != EVERY_AGENT


EVERY_AGENT: Final = AgentFilter()


@dataclass(frozen=True)
class Employer:
    """An authority that has agents, and how many of them are listed."""

    id: UUID
    name: str
    agents: int


@dataclass(frozen=True)
class AgentFacets:
    """What there is to filter by."""

    employers: tuple[Employer, ...]
    total: int
    on_leave: int
    archived: int


@dataclass(frozen=True)
class Meeting:
    """One appointment of an agent as their sheet shows it: neither motive nor note."""

    id: UUID
    start: datetime
    end: datetime
    kind: AppointmentKind
    mode: PlaceMode
    status: AppointmentStatus
    practitioner: str
    place: str
    """Authority or site, "" at a distance or at the agent's home."""

    def shown_status(self, now: datetime) -> ShownStatus:
        """The status as it is shown at that instant."""
        if self.status is not AppointmentStatus.PLANNED:
            return ShownStatus(self.status.value)
        if now < self.start:
            return ShownStatus.UPCOMING
        return ShownStatus.ONGOING if now < self.end + STATUS_DUE_AFTER else ShownStatus.TO_FILL_IN


@dataclass(frozen=True, kw_only=True)
class PractitionerLine:
    """One line of the list of practitioners."""

    id: UUID
    first_name: str
    last_name: str
    function: Function
    colour: str
    phone: str
    active: bool

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class PractitionerUses:
    """What refers to a practitioner, and hence keeps them from being deleted."""

    appointments: int = 0
    permanences: int = 0
    absences: int = 0
    upcoming: int = 0
    """Planned appointments from the instant asked on."""
    person: str = ""
    """Who uses the program as this practitioner."""


@dataclass(frozen=True)
class RoomLine:
    """A room of a site."""

    id: UUID
    name: str
    archived: bool


@dataclass(frozen=True, kw_only=True)
class SiteLine:
    """A site with its rooms; without authority it is the centre's."""

    id: UUID
    name: str
    authority_id: UUID | None
    authority: str
    address: str
    postcode: str
    city: str
    archived: bool
    rooms: tuple[RoomLine, ...]


class PeopleQueries(Protocol):
    """Reading people and places without loading them."""

    def agents_found(
        self,
        text: str = "",
        *,
        now: datetime,
        today: date,
        where: AgentFilter = EVERY_AGENT,
        order: AgentOrder = AgentOrder.NAME,
        descending: bool = False,
        limit: int | None = None,
    ) -> Found:
        """Agents for whom every word is in the name, the phone, the mail or the employer's name."""

    def agent_lines(self, found: Found, *, now: datetime, today: date) -> list[AgentLine]:
        """The lines of those agents, in the same order; one that is gone since has none."""

    def agent_facets(self, today: date) -> AgentFacets:
        """What the list can be filtered by."""

    def doubles(
        self, values: AgentValues, *, now: datetime, today: date, besides: UUID | None = None
    ) -> list[AgentLine]:
        """Kept agents, archived ones included, who are likely to be that person (`same_person`)."""

    def identities(self, authority_id: UUID | None = None) -> list[Identity]:
        """What tells agents from each other, of one employer or all, the archived ones included."""

    def meetings(self, agent_id: UUID, limit: int = 500) -> list[Meeting]:
        """The appointments of an agent, the latest first."""

    def practitioners(self) -> list[PractitionerLine]:
        """All of them, the active ones first, by name."""

    def practitioner_uses(self, practitioner_id: UUID, now: datetime) -> PractitionerUses:
        """What refers to a practitioner."""

    def upcoming_of(self, agent_id: UUID, now: datetime) -> int:
        """How many planned appointments an agent still has."""

    def sites(self) -> list[SiteLine]:
        """All of them: the centre's first, then by authority, each with its rooms by name."""
