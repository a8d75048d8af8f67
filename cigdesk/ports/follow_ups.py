"""Rows and queries about what authorities did of what inspections found, and about what left for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from cigdesk.domain.inspection import InspectionKind
from cigdesk.domain.inspection_report import Departing, report_number
from cigdesk.domain.letters import Way
from cigdesk.domain.observation import FollowUpState, RiskFamily, Severity
from cigdesk.domain.observation_answer import Standing, deadline, standing_of


@dataclass(frozen=True, kw_only=True)
class FollowUpRow:
    """One observation of a closed day, the answer of the authority, and when its report left."""

    id: UUID
    inspection_id: UUID
    position: int
    authority_id: UUID
    authority: str
    practitioner_id: UUID
    practitioner_first_name: str
    practitioner_last_name: str
    kind: InspectionKind
    day: date
    report_year: int | None
    report_sequence: int | None
    sent_on: date | None
    reminded_on: date | None
    site: str
    place: str
    family: RiskFamily | None
    severity: Severity
    text: str
    measure: str
    responsible: str
    due: date | None
    follow_up: FollowUpState
    answered_on: date | None
    answered_by: str
    answer: str
    planned_for: date | None
    done_on: date | None

    @property
    def deadline(self) -> date | None:
        """The day by which it is awaited."""
        return deadline(self.due, self.planned_for)

    @property
    def number(self) -> str:
        """Of its report; "" before it is sent."""
        return report_number(self.report_year, self.report_sequence)

    def standing(self, today: date) -> Standing:
        """How it stands on that day."""
        return standing_of(self.follow_up, self.due, self.planned_for, self.sent_on, today)


@dataclass(frozen=True)
class AnswerRow:
    """One answer as it was noted."""

    id: UUID
    noted_at: datetime
    state: FollowUpState
    answered_on: date
    answered_by: str
    answer: str
    planned_for: date | None
    done_on: date | None


@dataclass(frozen=True)
class DepartureRow:
    """A report or a reminder that left."""

    id: UUID
    at: datetime
    what: Departing
    way: Way
    recipient: str


class FollowUpQueries(Protocol):
    """Reading what became of observations without loading them."""

    def of_year(self, year: int) -> list[FollowUpRow]:
        """What the closed days of that year found, the oldest first."""

    def still_open(self, authority_id: UUID | None = None) -> list[FollowUpRow]:
        """What closed days found and is not settled, the oldest first; of one authority, or of all."""

    def of_inspection(self, inspection_id: UUID) -> list[FollowUpRow]:
        """What that closed day found, in the order of its report."""

    def last_before(self, inspection_id: UUID) -> UUID | None:
        """The closed day before that one, at the same authority, that found something; None for the first."""

    def answers(self, observation_id: UUID) -> list[AnswerRow]:
        """Its answers, the latest first."""

    def departures(self, inspection_id: UUID) -> list[DepartureRow]:
        """What left about that day, the latest first."""

    def overdue_count(self, today: date) -> int:
        """How many observations are open although their date is over."""

    def silent_count(self, today: date, sent_before: date) -> int:
        """How many whose date is not over nobody answered, of reports that left before the second day."""
