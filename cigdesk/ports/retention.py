"""Rows and queries about how long cases are kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from cigdesk.domain.elimination import EliminationState, elimination_number
from cigdesk.domain.people import Civility
from cigdesk.domain.retention import RetentionAct
from cigdesk.domain.support import CaseKind, case_number


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """One case with the latest of each thing that was done for it; names are empty where there is nobody."""

    id: UUID
    sequence: int
    kind: CaseKind
    authority_id: UUID
    authority: str
    agent_id: UUID | None
    civility: Civility | None
    first_name: str
    last_name: str
    group_name: str
    referent_id: UUID
    referent_first_name: str
    referent_last_name: str
    opened_on: date
    closed_on: date | None
    archived_on: date | None
    kept_until: date | None
    asked_on: date | None
    """The request that it answers, or a later one of the same person with that employer."""
    met_at: datetime | None
    """The last meeting in social support that was held with them."""
    worked_on: date | None
    noted_at: datetime | None
    notes: int
    """How many stand under secrecy."""
    awaited_at: datetime | None
    """The last meeting that is planned with them, or of which nobody has said what became."""
    list_id: UUID | None
    """The list of elimination that it is on, and that has not ended."""
    list_year: int | None
    list_sequence: int | None

    @property
    def number(self) -> str:
        """« SST-0148 »."""
        return case_number(self.sequence)

    @property
    def closed(self) -> bool:
        """Whether no more work is noted on it."""
        return self.closed_on is not None

    @property
    def list_number(self) -> str:
        """« BE-2026-0001 »; empty on none."""
        if self.list_year is None or self.list_sequence is None:
            return ""
        return elimination_number(self.list_year, self.list_sequence)


@dataclass(frozen=True, kw_only=True)
class DecisionRow:
    """What was decided of a case."""

    id: UUID
    case_id: UUID
    act: RetentionAct
    reason: str
    decided_on: date
    person: str
    until: date | None


@dataclass(frozen=True, kw_only=True)
class EliminationRow:
    """One list of elimination, without the cases on it."""

    id: UUID
    year: int
    sequence: int
    state: EliminationState
    proposed_on: date
    person: str
    archives_service: str
    cases: int
    notes: int
    first_day: date
    last_day: date
    visa_reference: str
    visa_on: date | None
    ended_on: date | None
    eliminated: int | None
    reason: str

    @property
    def number(self) -> str:
        """« BE-2026-0001 »."""
        return elimination_number(self.year, self.sequence)


class RetentionQueries(Protocol):
    """Reading what is known of the cases that are kept."""

    def facts(self, ids: Collection[UUID]) -> list[CaseFacts]:
        """Those at hand and archived ones of these ids, by number; one statement."""

    def rested(self, since: date, today: date) -> list[CaseFacts]:
        """Those that may be due, by number: opened, closed and worked on by that day, kept by no decision."""

    def archived(self) -> list[CaseFacts]:
        """Those of the intermediate archive, by number."""

    def decisions(self, case_id: UUID) -> list[DecisionRow]:
        """All that was decided of a case, the latest first."""

    def eliminations(self) -> list[EliminationRow]:
        """Every list, the latest number first."""

    def consulted(self, case_id: UUID, person_id: UUID, day: date) -> bool:
        """Whether that person has opened an archived case on that day, with a reason."""
