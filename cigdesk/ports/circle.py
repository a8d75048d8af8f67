"""Rows and queries about the Cercle de la prévention and what prevention keeps beside the orders."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from cigdesk.domain.appointment import AppointmentStatus, CircleKind, PlaceMode


@dataclass(frozen=True)
class CircleEventRow:
    """One event, with who holds it and where."""

    id: UUID
    kind: CircleKind
    theme: str
    start: datetime
    end: datetime
    status: AppointmentStatus
    mode: PlaceMode
    practitioner_id: UUID
    first_name: str
    last_name: str
    site_id: UUID | None
    site: str
    owner: str
    """The authority whose site it is; empty for one of the centre."""
    room_id: UUID | None
    room: str
    video_link: str
    seats: int | None
    invited_on: date | None

    @property
    def host(self) -> str:
        """First and last name of who holds it."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class TurnoutRow:
    """One authority at one event."""

    event_id: UUID
    authority_id: UUID
    authority: str
    registered: int
    came: int | None
    contact: str


@dataclass(frozen=True)
class CircleMemberRow:
    """An authority that has the Cercle for a year, and through what."""

    authority_id: UUID
    name: str
    mail: str
    by_package: bool
    """Through the ACFI package, which includes it."""


@dataclass(frozen=True)
class CirclePlaceRow:
    """A site, or a room in it, where an event can be held."""

    site_id: UUID
    room_id: UUID | None
    owner: str
    """The authority whose site it is; empty for one of the centre."""
    name: str

    @property
    def label(self) -> str:
        """« Pantin, Hôtel de ville, salle 4 »."""
        return ", ".join(part for part in (self.owner, self.name) if part)


@dataclass(frozen=True)
class DaysChangeRow:
    """One part of a package, or one month, whose days became others."""

    engagement_id: UUID
    offer: str
    unit: str
    start: date
    at: datetime
    by: str
    before: Decimal
    after: Decimal
    reason: str


class CircleQueries(Protocol):
    """Reading the Cercle without loading its records."""

    def events(self, start: datetime, end: datetime) -> list[CircleEventRow]:
        """Those that begin in that stretch, by start, given up or not."""

    def event(self, event_id: UUID) -> CircleEventRow:
        """One of them; raises `NotFound`, also for another kind of appointment."""

    def turnouts(self, start: datetime, end: datetime) -> list[TurnoutRow]:
        """What each authority has in them, by name of authority."""

    def members(self, year: int) -> list[CircleMemberRow]:
        """The authorities that have the Cercle in that year, archived ones apart, by name."""

    def mails(self, authority_ids: Collection[UUID]) -> Mapping[UUID, tuple[str, ...]]:
        """The addresses of the contacts of these authorities; one without any is not there."""

    def places(self) -> list[CirclePlaceRow]:
        """Where events can be held: the sites of the centre, then those of the authorities."""

    def first_packages(self) -> Mapping[UUID, int]:
        """The first year for which each authority had an ACFI package, as far as the store knows."""

    def days_changes(self, engagement_ids: Collection[UUID]) -> list[DaysChangeRow]:
        """What became of the days of these, the latest first."""
