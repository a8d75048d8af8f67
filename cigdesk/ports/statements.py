"""Rows and queries about what was done and is due."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, PlaceMode
from cigdesk.domain.people import Function
from cigdesk.domain.quote import quote_number
from cigdesk.domain.statement import CorrectionKind, Month, StatementState, WorkKey
from cigdesk.domain.statement_ledger import Due
from cigdesk.domain.support_time import Charge, WorkKind


@dataclass(frozen=True)
class OrderRow:
    """What a piece of work is on account of; `unit_price` is that of its quote."""

    id: UUID
    offer: str
    label: str
    unit: str
    unit_price: Decimal | None
    prefix: str | None
    year: int | None
    sequence: int | None
    revision: int | None
    quote_id: UUID | None = None

    @property
    def number(self) -> str:
        """The number of its quote; nothing where it comes from a membership."""
        return quote_number(self.prefix or "", self.year, self.sequence, self.revision or 0)


@dataclass(frozen=True)
class MeetingRow:
    """An appointment of an authority, or its seats in the session of another; no statement has it yet."""

    id: UUID
    authority_id: UUID
    function: Function
    kind: AppointmentKind
    mode: PlaceMode
    start: datetime
    end: datetime
    status: AppointmentStatus
    units: Decimal | None
    seats: int
    permanence_id: UUID | None
    on_site: bool
    """Received in a permanence at an authority."""
    shared: bool
    """A session in which authorities have seats."""
    like: str
    """The offer of the session, where this authority ordered nothing itself."""
    order: OrderRow | None


@dataclass(frozen=True)
class EntryRow:
    """Time that was entered and stands on no statement yet, with the appointment whose time it is."""

    id: UUID
    authority_id: UUID
    function: Function
    day: date
    minutes: int
    work: WorkKind
    mode: PlaceMode
    charge: Charge
    case_sequence: int | None
    meeting_id: UUID | None
    on_site: bool
    """Received in a permanence at an authority."""
    order: OrderRow | None


@dataclass(frozen=True)
class PermanenceRow:
    """A permanence at an authority that is not cancelled and stands on no statement yet."""

    id: UUID
    authority_id: UUID
    function: Function
    start: datetime
    end: datetime


@dataclass(frozen=True)
class ReceivedRow:
    """A permanence with its slots, and one of the honoured appointments in it; None where nobody came."""

    permanence_id: UUID
    start: datetime
    end: datetime
    slot_minutes: int
    buffer_minutes: int
    met_from: datetime | None
    met_until: datetime | None


@dataclass(frozen=True)
class TermRow:
    """A year of a signed membership with a price; `last_day` is that of the membership."""

    id: UUID
    authority_id: UUID
    year: int
    offer: str
    amount: Decimal
    start: date
    last_day: date | None


@dataclass(frozen=True)
class WholeRow:
    """A firm line of an accepted quote that is due as a whole."""

    id: UUID
    authority_id: UUID
    service_day: date
    accepted_on: date | None
    offer: str
    label: str
    unit: str
    quantity: Decimal | None
    unit_price: Decimal | None
    amount: Decimal
    prefix: str
    year: int | None
    sequence: int | None
    revision: int
    quote_id: UUID

    @property
    def number(self) -> str:
        """The number of its quote."""
        return quote_number(self.prefix, self.year, self.sequence, self.revision)


@dataclass(frozen=True)
class StatementRow:
    """What is kept of a statement, open or closed."""

    id: UUID
    authority_id: UUID
    month: Month
    state: StatementState
    siret: str
    service_code: str
    engagement_number: str
    purchase_order: str
    note: str
    number: str
    total: Decimal | None
    closed_at: datetime | None
    closed_by: str


@dataclass(frozen=True)
class LineRow:
    """A line of a closed statement."""

    id: UUID
    statement_id: UUID
    month: Month
    number: str
    due: Due
    corrects: str
    why: str


@dataclass(frozen=True)
class CorrectionRow:
    """What somebody decided of a piece of work and that no closed statement has taken up."""

    id: UUID
    key: WorkKey
    kind: CorrectionKind
    month: Month
    quantity: Decimal | None
    unit_price: Decimal | None
    reason: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True)
class AuthorityRow:
    """What a statement says of an authority, and what it wants on what is billed to it."""

    id: UUID
    name: str
    siren: str
    siret: str
    chorus_service: str
    requires_service_code: bool
    requires_engagement: bool
    requires_purchase_order: bool


@dataclass(frozen=True)
class OrderNumbersRow:
    """What an accepted quote says for the bills of its work."""

    id: UUID
    service_code: str
    engagement_number: str
    purchase_order: str


class StatementQueries(Protocol):
    """Reading what statements are made of; no authority means all, instants are half-open."""

    def meetings(self, authority_id: UUID | None, start: datetime, end: datetime) -> list[MeetingRow]:
        """What begins then and stands on no statement; what was given up is not among them."""

    def late_meetings(self, authority_id: UUID | None, since: datetime, before: datetime) -> list[MeetingRow]:
        """As `meetings`, of the closed months of each authority in that stretch."""

    def noted_meetings(self, authority_id: UUID | None) -> list[MeetingRow]:
        """As `late_meetings`, of what was written once its month was closed, however old it is."""

    def meetings_of(self, ids: Collection[UUID]) -> list[MeetingRow]:
        """As `meetings`, of these appointments."""

    def permanences(self, authority_id: UUID | None, start: datetime, end: datetime) -> list[PermanenceRow]:
        """The permanences at authorities that begin then and stand on no statement."""

    def late_permanences(
        self, authority_id: UUID | None, since: datetime, before: datetime
    ) -> list[PermanenceRow]:
        """As `permanences`, of the closed months of each authority in that stretch."""

    def noted_permanences(self, authority_id: UUID | None) -> list[PermanenceRow]:
        """As `late_permanences`, of what was written once its month was closed, however old it is."""

    def permanences_of(self, ids: Collection[UUID]) -> list[PermanenceRow]:
        """As `permanences`, of these."""

    def received(self, ids: Collection[UUID]) -> list[ReceivedRow]:
        """Each honoured appointment in these permanences; one row for one without any."""

    def entries(self, authority_id: UUID | None, first: date, last: date) -> list[EntryRow]:
        """The time of these days, both included, that stands on no statement."""

    def late_entries(self, authority_id: UUID | None, since: date, before: date) -> list[EntryRow]:
        """As `entries`, of the closed months of each authority, before that day."""

    def noted_entries(self, authority_id: UUID | None) -> list[EntryRow]:
        """As `late_entries`, of what was written once its month was closed, however old it is."""

    def entries_of(self, ids: Collection[UUID]) -> list[EntryRow]:
        """As `entries`, of these."""

    def excused(self, authority_id: UUID, start: datetime, end: datetime) -> list[MeetingRow]:
        """What was excused in that stretch: listed beside the statement, never on it."""

    def prices(self, line_ids: Collection[UUID]) -> Mapping[UUID, Decimal]:
        """The unit prices of these lines of quotes."""

    def terms(self, authority_id: UUID | None, first: int, last: int) -> list[TermRow]:
        """The priced years of signed memberships, from one year to another, both included."""

    def subscriptions(self, authority_id: UUID | None, first: int, last: int) -> list[tuple[UUID, int, str]]:
        """The authority, the year and the offer of what it has though nothing in the store granted it."""

    def wholes(
        self, authority_id: UUID | None, units: Collection[str], since: date, until: date
    ) -> list[WholeRow]:
        """The firm lines of accepted quotes in these units or priced by hand, by their day of service."""

    def closed_months(self, authority_id: UUID | None) -> Mapping[UUID, frozenset[Month]]:
        """The months of each authority whose statement is closed."""

    def of_month(self, month: Month, authority_id: UUID | None = None) -> list[StatementRow]:
        """The statements kept of a month."""

    def between(self, first: Month, last: Month) -> list[StatementRow]:
        """The closed statements of these months, both included, by number."""

    def of_authority(self, authority_id: UUID) -> list[StatementRow]:
        """The closed statements of an authority, the newest first."""

    def one(self, statement_id: UUID) -> StatementRow:
        """One of them; raises `NotFound`."""

    def lines(self, statement_ids: Collection[UUID]) -> list[LineRow]:
        """The lines of these statements, by statement and position."""

    def standing_wholes(self, authority_id: UUID | None, since: date) -> list[LineRow]:
        """The closed lines of years, packages and lines by hand that are dated since then, oldest first."""

    def standing_of(self, keys: Collection[WorkKey]) -> list[LineRow]:
        """The closed lines of these pieces of work, oldest first."""

    def corrections(self, authority_id: UUID | None) -> list[CorrectionRow]:
        """Those that no closed statement has taken up, oldest first."""

    def authorities(self, ids: Collection[UUID]) -> Mapping[UUID, AuthorityRow]:
        """These authorities."""

    def order_numbers(self, quote_ids: Collection[UUID]) -> Mapping[UUID, OrderNumbersRow]:
        """What these accepted quotes say for the bills of their work."""
