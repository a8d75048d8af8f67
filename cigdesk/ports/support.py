"""Rows and queries about social support: cases, and the time worked for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, Requester, Subject
from cigdesk.domain.people import AgentStatus, Civility
from cigdesk.domain.support import CaseKind, CaseScope, case_number
from cigdesk.domain.support_time import Charge, Task, WorkKind


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """One case, with who is concerned and what was worked; names are empty where there is nobody."""

    id: UUID
    sequence: int
    authority_id: UUID
    authority: str
    agent_id: UUID | None
    civility: Civility | None
    first_name: str
    last_name: str
    kind: CaseKind
    scope: CaseScope | None
    group_name: str
    requester: Requester
    partner: str
    subject: Subject
    agent_status: AgentStatus | None
    on_sick_leave: bool
    employer_consulted_on: date | None
    referent_id: UUID
    referent_first_name: str
    referent_last_name: str
    opened_on: date
    closed_on: date | None
    request_id: UUID | None
    minutes: int
    """All that was worked for it."""
    billed: int
    """Of those, the minutes that are billed."""
    last_day: date | None
    """On which something was worked for it, the latest."""
    at_hand: bool = True
    """Neither archived nor eliminated."""
    near: bool = False
    """Found by words that hold typing errors."""

    @property
    def number(self) -> str:
        """« SST-0148 »."""
        return case_number(self.sequence)

    @property
    def open(self) -> bool:
        """Whether work may still be noted on it."""
        return self.closed_on is None


class CaseOrder(StrEnum):
    """By what the list is sorted; equal ones follow from the latest number."""

    NUMBER = "number"
    NAME = "name"
    AUTHORITY = "authority"
    REFERENT = "referent"
    OPENED = "opened"
    LAST_DAY = "last-day"
    MINUTES = "minutes"


@dataclass(frozen=True)
class CaseFilter:
    """Which cases are listed; what is left out does not restrict."""

    open: bool | None = None
    referent_id: UUID | None = None
    subject: Subject | None = None
    kind: CaseKind | None = None
    authority_id: UUID | None = None
    agent_id: UUID | None = None

    @property
    def restricts(self) -> bool:
        """Whether anything is left out."""
        return self != EVERY_CASE

    @property
    def archived(self) -> bool:
        """Cases are closed, which is a state: none is put aside."""
        return False


EVERY_CASE: Final = CaseFilter()


@dataclass(frozen=True)
class CaseFacets:
    """What there is to filter by: how many of each."""

    open: int
    closed: int
    subjects: Mapping[Subject, int]
    kinds: Mapping[CaseKind, int]
    referents: Mapping[UUID, tuple[str, str, int]]
    """First name, last name and how many, of who follows some."""
    archived: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.open + self.closed


@dataclass(frozen=True, kw_only=True)
class TimeRow:
    """One entry, with the number and the field of its case; `authority_id` is None around no case."""

    id: UUID
    authority_id: UUID | None
    case_id: UUID | None
    case_sequence: int | None
    practitioner_id: UUID
    day: date
    minutes: int
    work: WorkKind
    mode: PlaceMode
    task: Task
    subject: Subject
    charge: Charge
    engagement_id: UUID | None
    appointment_id: UUID | None
    rest_of_id: UUID | None
    offer: str
    """Of the order that bears it; empty without."""

    @property
    def case_number(self) -> str:
        """« SST-0148 »; empty around no case."""
        return case_number(self.case_sequence) if self.case_sequence is not None else ""

    @property
    def act_id(self) -> UUID:
        """The entry that it belongs to: itself, or the one whose rest it is."""
        return self.rest_of_id or self.id


@dataclass(frozen=True, kw_only=True)
class WaitingRow:
    """A done appointment whose time nobody has entered."""

    id: UUID
    practitioner_id: UUID
    kind: AppointmentKind
    mode: PlaceMode
    start: datetime
    end: datetime
    agent_id: UUID | None
    civility: Civility | None
    first_name: str
    last_name: str
    authority_id: UUID
    authority: str
    subject: Subject
    title: str

    @property
    def minutes(self) -> int:
        """What its length comes to."""
        return int((self.end - self.start).total_seconds()) // 60


class SupportQueries(Protocol):
    """Reading cases and time without loading them; days are both included."""

    def listing(
        self,
        text: str = "",
        *,
        where: CaseFilter = EVERY_CASE,
        order: CaseOrder = CaseOrder.NUMBER,
        descending: bool = True,
        limit: int = 5000,
    ) -> list[CaseLine]:
        """Those of that number, or for which every word is in the name of the agent or of the authority."""

    def one(self, case_id: UUID) -> CaseLine:
        """One of them; raises `NotFound`."""

    def facets(self) -> CaseFacets:
        """What the list can be filtered by."""

    def entries(
        self,
        authority_id: UUID | None,
        first: date,
        last: date,
        practitioner_ids: Collection[UUID] | None = None,
    ) -> list[TimeRow]:
        """The time of these days, by day: of an authority or of all, of some practitioners or of all."""

    def of_case(self, case_id: UUID) -> list[TimeRow]:
        """All the time of a case, the latest day first."""

    def of_appointment(self, appointment_id: UUID) -> list[TimeRow]:
        """The entry of an appointment, and its rests."""

    def waiting(
        self,
        practitioner_ids: Collection[UUID] | None,
        span: Interval,
        *,
        by_the_hour: bool = False,
        agent_id: UUID | None = None,
    ) -> list[WaitingRow]:
        """The done appointments of social workers without time, by start; of one agent if one is given.

        `by_the_hour` leaves those out that something else bears: only hourly support, and what is on account
        of an order in hours.
        """

    def waiting_count(self, practitioner_ids: Collection[UUID] | None, span: Interval) -> int:
        """How many of those by the hour there are."""

    def billed_by_agreement(self, case_id: UUID) -> int:
        """The minutes of a case that are billed by the agreement of its employer, on account of no order."""

    def busy_cases(self, practitioner_id: UUID, since: date, until: date) -> list[CaseLine]:
        """The cases on which a practitioner worked between these days, or that are open and theirs.

        One that is put away comes without the name of whom it was for.
        """
