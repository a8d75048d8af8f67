"""The people: who uses the program, who receives, who is received."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from uuid import UUID


@dataclass(eq=False, kw_only=True)
class Person:
    """Somebody who opens the store; the journal names them as the author of each change."""

    id: UUID
    rev: int = 1
    name: str
    practitioner_id: UUID | None = None
    """The practitioner that this person is, when they receive agents themselves."""


class Function(StrEnum):
    """What a practitioner does (DOMAIN.md, Practitioner)."""

    SOCIAL_WORKER = "social-worker"
    CESF = "cesf"
    PSYCHOLOGIST = "psychologist"
    PSYCHOSOCIOLOGIST = "psychosociologist"
    COACH = "coach"
    ACFI = "acfi"
    ERGONOMIST = "ergonomist"
    PHYSICIAN = "physician"
    NURSE = "nurse"
    OTHER = "other"


@dataclass(eq=False, kw_only=True)
class WorkingHours:
    """A stretch of a weekday (0 is Monday) during which the practitioner works, in wall-clock time."""

    id: UUID
    rev: int = 1
    practitioner_id: UUID
    weekday: int
    start: time
    end: time


@dataclass(eq=False, kw_only=True)
class Practitioner:
    """Who receives agents or visits authorities."""

    id: UUID
    rev: int = 1
    first_name: str
    last_name: str
    function: Function
    colour: str = "accent"
    """One of the colour families of the theme."""
    phone: str = ""
    mail: str = ""
    active: bool = True
    hours: list[WorkingHours] = field(default_factory=list)

    @property
    def name(self) -> str:
        """First and last name, as people say it."""
        return f"{self.first_name} {self.last_name}".strip()


class AgentStatus(StrEnum):
    """The agent's statutory position (seed of the CDG Martinique)."""

    TRAINEE = "stagiaire"
    TENURED = "titulaire"
    CONTRACT = "contractuel"


class Civility(StrEnum):
    """How the person is addressed; empty when unknown."""

    MRS = "Mme"
    MR = "M."
    NONE = ""


@dataclass(eq=False, kw_only=True)
class SickLeave:
    """Days, both included, on which the agent is "en congé pour raison de santé"."""

    id: UUID
    rev: int = 1
    agent_id: UUID
    start: date
    end: date | None = None


@dataclass(eq=False, kw_only=True)
class Agent:
    """The territorial employee who is received."""

    id: UUID
    rev: int = 1
    civility: Civility = Civility.NONE
    first_name: str = ""
    last_name: str
    authority_id: UUID
    status: AgentStatus | None = None
    phone: str = ""
    mail: str = ""
    archived: bool = False
    leaves: list[SickLeave] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Civility, first and last name, with what is known."""
        return " ".join(part for part in (self.civility.value, self.first_name, self.last_name) if part)

    def on_sick_leave(self, day: date) -> bool:
        """Whether the agent is on sick leave that day: condition of a visit at home."""
        return any(leave.start <= day and (leave.end is None or day <= leave.end) for leave in self.leaves)
