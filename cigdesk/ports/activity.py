"""Counts of a year for its activity report. No row of a person is read: the store counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from cigdesk.domain.activity import MeetingCounts, Tally
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind, CircleKind, Requester, Subject
from cigdesk.domain.inspection import InspectionKind
from cigdesk.domain.observation import FollowUpState, Severity
from cigdesk.domain.support_time import Task


@dataclass(frozen=True)
class PermanenceTally:
    """Permanences held in a month: how many, how long together, how many slots."""

    held: int = 0
    minutes: int = 0
    slots: int = 0


@dataclass(frozen=True)
class PermanenceCounts:
    """Permanences of a year; months are 1 to 12."""

    months: Mapping[int, PermanenceTally] = field(default_factory=dict)
    taken: int = 0
    """Slots taken in all of them."""
    cancelled: int = 0


@dataclass(frozen=True)
class SessionCounts:
    """Who was at the collective sessions that were held."""

    seats: int = 0
    """Held by the authorities concerned."""
    came: int = 0
    """Presences noted: somebody may come to several sessions."""
    people: int = 0


@dataclass(frozen=True)
class SupportCounts:
    """Cases of a year and the time worked; in its tallies, people are cases."""

    opened: int = 0
    followed: int = 0
    """Open on one of its days."""
    closed: int = 0
    subjects: Mapping[Subject | None, Tally] = field(default_factory=dict)
    """None for what is worked around no case."""
    tasks: Mapping[Task, Tally] = field(default_factory=dict)
    whole: Tally = Tally()  # noqa: RUF009 - frozen


@dataclass(frozen=True)
class InspectionCounts:
    """Inspection days that are closed, and what they found."""

    days: Mapping[InspectionKind, int] = field(default_factory=dict)
    found: Mapping[tuple[Severity, FollowUpState], int] = field(default_factory=dict)


@dataclass(frozen=True)
class CircleCounts:
    """Events of the Cercle of one kind that were held."""

    events: int = 0
    authorities: int = 0
    """How many of them were there, each once."""
    came: int = 0
    """People, all events together."""


class ActivityQueries(Protocol):
    """`months` are the thirteen instants at which the months of the year begin, and the next year.

    No authority means all of them.
    """

    def meetings(self, authority_id: UUID | None, months: Sequence[datetime]) -> MeetingCounts:
        """The appointments of agents that begin in the year and whose outcome is known."""

    def unsaid(self, authority_id: UUID | None, span: Interval, now: datetime) -> int:
        """The appointments of agents that are over and of which nobody has said what became of them."""

    def other_work(self, authority_id: UUID | None, span: Interval) -> Mapping[AppointmentKind, Tally]:
        """What was done for authorities as such, by kind; sessions count for each that held seats."""

    def sessions(self, authority_id: UUID | None, span: Interval) -> SessionCounts:
        """The seats and the people of the sessions among it."""

    def permanences(
        self, authority_id: UUID | None, months: Sequence[datetime], now: datetime
    ) -> PermanenceCounts:
        """The permanences that begin in the year and are over at that instant."""

    def requests(self, authority_id: UUID | None, first: date, last: date) -> Mapping[Requester, int]:
        """The requests received from a day to another, both included, by who asked."""

    def answered(self, authority_id: UUID | None, first: date, last: date) -> Sequence[tuple[date, datetime]]:
        """When each of them that was answered came in, and when its first appointment begins."""

    def support(self, authority_id: UUID | None, first: date, last: date) -> SupportCounts:
        """The cases of these days, both included, and the time worked on them."""

    def inspections(self, authority_id: UUID | None, first: date, last: date) -> InspectionCounts:
        """The closed inspection days among these, both included."""

    def circle(self, authority_id: UUID | None, span: Interval) -> Mapping[CircleKind, CircleCounts]:
        """The events of the Cercle held in that stretch; of an authority, those where somebody of it was."""
