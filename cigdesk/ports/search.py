"""What is found by typing, whatever its kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from cigdesk.domain.authority import AuthorityKind
from cigdesk.domain.inspection import InspectionKind
from cigdesk.domain.quote import QuoteState
from cigdesk.domain.statement import Month

T_co = TypeVar("T_co", covariant=True)


class FoundKind(StrEnum):
    """A kind of record that one looks for."""

    AUTHORITY = "authority"
    AGENT = "agent"
    QUOTE = "quote"
    CASE = "case"
    INSPECTION = "inspection"
    STATEMENT = "statement"


@dataclass(frozen=True)
class AuthorityHit:
    """An authority that was found."""

    id: UUID
    name: str
    kind: AuthorityKind
    department: str
    headcount: int | None
    """Declared for the year of the day asked."""
    archived: bool


@dataclass(frozen=True)
class AgentHit:
    """An agent who was found."""

    id: UUID
    first_name: str
    last_name: str
    authority: str
    archived: bool


@dataclass(frozen=True)
class QuoteHit:
    """A quote that was found."""

    id: UUID
    number: str
    authority: str
    object: str
    state: QuoteState
    valid_until: date | None


@dataclass(frozen=True)
class CaseHit:
    """A case of social support that was found; of a group, without an agent."""

    id: UUID
    number: str
    first_name: str
    last_name: str
    group: str
    authority: str
    closed: bool


@dataclass(frozen=True)
class InspectionHit:
    """An inspection day that was found; its number is that of its report, once it is sent."""

    id: UUID
    number: str
    kind: InspectionKind
    authority: str
    day: date


@dataclass(frozen=True)
class StatementHit:
    """A closed statement that was found."""

    id: UUID
    number: str
    authority_id: UUID
    authority: str
    month: Month


Hit = AuthorityHit | AgentHit | QuoteHit | CaseHit | InspectionHit | StatementHit


@dataclass(frozen=True)
class Hits(Generic[T_co]):
    """The best of what was found.

    Attributes:
        best: the words themselves first, then words that begin so; the archived ones after the others.
        more: how many others there are, at least.
        near: those that hold the words but for typing errors; only where the exact ones are few.
        more_near: how many others of these there are, at least.
        countless: whether `more` or `more_near` is only what was counted before giving up.
    """

    best: tuple[T_co, ...] = ()
    more: int = 0
    near: tuple[T_co, ...] = ()
    more_near: int = 0
    countless: bool = False


@dataclass(frozen=True)
class Answers:
    """What one text finds, by kind."""

    authorities: Hits[AuthorityHit] = Hits()
    agents: Hits[AgentHit] = Hits()
    quotes: Hits[QuoteHit] = Hits()
    cases: Hits[CaseHit] = Hits()
    inspections: Hits[InspectionHit] = Hits()
    statements: Hits[StatementHit] = Hits()


class SearchQueries(Protocol):
    """Finding records by their words."""

    def find(
        self,
        text: str,
        kinds: Collection[FoundKind],
        *,
        today: date,
        most: int,
        recent: Collection[UUID] = (),
    ) -> Answers:
        """At most so many records of each kind; among equal ones those of `recent` come first."""

    def known(self, kinds: Collection[FoundKind], ids: Sequence[UUID], *, today: date) -> tuple[Hit, ...]:
        """Those of the records that still exist, in the order of `ids`."""
