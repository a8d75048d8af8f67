"""Rows and queries about what was ordered and what is done on its account."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.people import Function
from cigdesk.domain.quote import QuoteState, quote_number


@dataclass(frozen=True)
class EngagementRow:
    """An engagement, and where it comes from: a line of a quote, or a year of membership.

    `end` is never later than the last day of that membership, and what is `withdrawn` grants nothing: both
    are read, never written, so that a denunciation taken back gives all of it back.
    """

    id: UUID
    authority_id: UUID
    offer: str
    label: str
    unit: str
    granted: Decimal
    start: date
    end: date
    line_id: UUID | None
    term_id: UUID | None
    quote_id: UUID | None
    prefix: str | None
    year: int | None
    sequence: int | None
    revision: int | None
    closed_on: date | None = None
    """The last day of the membership that granted it; a denunciation brings it forward."""

    @property
    def withdrawn(self) -> bool:
        """Whether the membership ended before any of its days: nothing is granted any more."""
        return self.closed_on is not None and self.closed_on < self.start

    @property
    def number(self) -> str:
        """The number of its quote; nothing where it comes from a membership."""
        return quote_number(self.prefix or "", self.year, self.sequence, self.revision or 0)

    @property
    def source_id(self) -> UUID:
        """What it comes from: engagements that share it were granted together."""
        return self.line_id or self.term_id or self.id


@dataclass(frozen=True)
class AttachedRow:
    """An appointment on account of an engagement, the seats of one authority in a session, or time entered.

    Time has its `day` and `minutes` in place of a start and an end; an appointment that has some is not told.
    """

    engagement_id: UUID
    appointment_id: UUID
    """What does the work: an appointment, or an entry that was typed without one."""
    start: datetime | None
    end: datetime | None
    status: AppointmentStatus
    units: Decimal | None
    permanence_id: UUID | None
    seats: int | None
    day: date | None = None
    minutes: int | None = None

    def on(self, zone: ZoneInfo) -> date:
        """The day on the wall."""
        if self.day is not None:
            return self.day
        if self.start is None:
            raise ValueError("work has a day or a start")
        return self.start.astimezone(zone).date()

    @property
    def length(self) -> timedelta:
        """How long it took, or is to take."""
        if self.minutes is not None:
            return timedelta(minutes=self.minutes)
        if self.start is None or self.end is None:
            raise ValueError("work has minutes or a start and an end")
        return self.end - self.start


@dataclass(frozen=True)
class OnSiteRow:
    """A permanence at an authority, with the function of who holds it; none is cancelled."""

    id: UUID
    authority_id: UUID
    function: Function
    start: datetime
    end: datetime


@dataclass(frozen=True)
class OrderedRow:
    """A firm line of a quote that is not accepted."""

    quote_id: UUID
    offer: str
    unit: str
    state: QuoteState
    service_day: date
    valid_until: date | None
    prefix: str
    year: int | None
    sequence: int | None
    revision: int

    @property
    def number(self) -> str:
        """The number of its quote; nothing for a draft."""
        return quote_number(self.prefix, self.year, self.sequence, self.revision)


class EngagementQueries(Protocol):
    """Reading engagements without loading them; days are both included, no authority means all of them."""

    def within(
        self, authority_id: UUID | None, first: date, last: date, offers: Collection[str] | None = None
    ) -> list[EngagementRow]:
        """Those that share a day with that stretch, the nearest end first; of these offers alone if given."""

    def of_quote(self, quote_id: UUID) -> list[EngagementRow]:
        """Those that its lines granted."""

    def of_term(self, term_id: UUID) -> list[EngagementRow]:
        """Those that a year of membership granted."""

    def one(self, engagement_id: UUID) -> EngagementRow:
        """One of them; raises `NotFound`."""

    def attached(self, authority_id: UUID | None, first: date, last: date) -> list[AttachedRow]:
        """What was put on account of those that `within` gives."""

    def attached_to(self, engagement_ids: Collection[UUID]) -> list[AttachedRow]:
        """What was put on account of these."""

    def on_site(
        self,
        authority_id: UUID | None,
        start: datetime,
        end: datetime,
        carried: Collection[tuple[UUID, Function]] | None = None,
    ) -> list[OnSiteRow]:
        """The permanences at authorities that begin in that stretch of time.

        If given, `carried` are the authorities where they are looked for, each with who holds them there.
        """

    def unaccepted(self, authority_id: UUID) -> list[OrderedRow]:
        """The firm lines of its drafts and of its quotes that wait for an answer."""

    def ungranted(self, authority_id: UUID | None, since: date, apart: Collection[str]) -> list[UUID]:
        """Accepted quotes with a service day since then, a firm line of which granted nothing.

        Lines of the offers set `apart` are not asked about.
        """
