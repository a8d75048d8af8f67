"""Eliminating cases: the list that the Archives départementales see, their visa, and what becomes of it.

Source: code du patrimoine, L.212-2 (public archives are eliminated with the visa of the Archives alone) and
L.214-3 (what it costs to do without). Our readings: docs/decisions/0021-how-long-cases-are-kept.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import line_fault, tidy, tidy_name
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP

LONGEST_REFERENCE: Final = 60
LONGEST_SERVICE: Final = 120

NO_VISA: Final = (
    "Sans le visa des Archives départementales, rien n’est éliminé (code du patrimoine, L.212-2)"
    " : notez sa référence et sa date."
).replace(" :", f"{NBSP}:")


class EliminationState(StrEnum):
    """Where a list stands."""

    PROPOSED = "proposed"
    VISA = "visa"
    CARRIED_OUT = "carried-out"
    GIVEN_UP = "given-up"


STATES: Final = {
    EliminationState.PROPOSED: "visa attendu",
    EliminationState.VISA: "visa obtenu",
    EliminationState.CARRIED_OUT: "exécuté",
    EliminationState.GIVEN_UP: "abandonné",
}

TRANSITIONS: Final[dict[EliminationState, frozenset[EliminationState]]] = {
    EliminationState.PROPOSED: frozenset({EliminationState.VISA, EliminationState.GIVEN_UP}),
    EliminationState.VISA: frozenset({EliminationState.CARRIED_OUT, EliminationState.GIVEN_UP}),
    EliminationState.CARRIED_OUT: frozenset(),
    EliminationState.GIVEN_UP: frozenset(),
}
"""The one table of transitions: what was eliminated does not come back."""

LIVE: Final = frozenset(state for state, after in TRANSITIONS.items() if after)
"""The lists whose cases are on no other one."""


@dataclass(eq=False, kw_only=True)
class Elimination:
    """One list (bordereau), frozen when it is proposed. Its number stays, whatever becomes of it."""

    id: UUID
    rev: int = 1
    year: int
    sequence: int
    """In the year, from 1, without hole: given in the transaction that writes the list."""
    state: EliminationState = EliminationState.PROPOSED
    proposed_on: date
    person_id: UUID
    """Who proposed it."""
    archives_service: str
    cases: int
    """How many, when it was proposed; so are the notes, and the days below."""
    notes: int = 0
    first_day: date
    last_day: date
    """Of the oldest opening and of the latest contact, both included."""
    snapshot: str
    """What the paper says: a reprint reads nothing else."""
    pdf_sha256: str = ""
    visa_reference: str = ""
    visa_on: date | None = None
    ended_on: date | None = None
    """When it was carried out or given up."""
    eliminated: int | None = None
    """Of its cases, how many were: the others were met or kept meanwhile."""
    reason: str = ""
    """Why it was given up."""

    @property
    def number(self) -> str:
        """« BE-2026-0001 »."""
        return elimination_number(self.year, self.sequence)

    def obtain(self, values: VisaValues) -> None:
        """Note the visa; raises `Refused` once it is carried out or given up."""
        if self.state is not EliminationState.VISA:
            self._become(EliminationState.VISA)
        self.visa_reference, self.visa_on = values.reference, values.day

    def carry_out(self, day: date, eliminated: int) -> None:
        """End it; raises `Refused` without the reference and the date of the visa."""
        require_visa(self)
        self._become(EliminationState.CARRIED_OUT)
        self.ended_on, self.eliminated = day, eliminated

    def give_up(self, day: date, reason: str) -> None:
        """End it with nothing eliminated; raises `Refused` when it has ended."""
        self._become(EliminationState.GIVEN_UP)
        self.ended_on, self.reason = day, reason

    def _become(self, state: EliminationState) -> None:
        if state not in TRANSITIONS[self.state]:
            raise Refused(f"Le bordereau {self.number} en est à «{NBSP}{STATES[self.state]}{NBSP}».")
        self.state = state


@dataclass(eq=False, kw_only=True)
class EliminationCase:
    """A case on a list."""

    id: UUID
    rev: int = 1
    elimination_id: UUID
    case_id: UUID


@dataclass(eq=False, kw_only=True)
class EliminationCounter:
    """The last number given in a year."""

    id: UUID
    rev: int = 1
    year: int
    last: int = 0


@dataclass(frozen=True, kw_only=True)
class VisaValues:
    """What a person writes of the visa."""

    reference: str
    day: date

    def tidied(self) -> VisaValues:
        """As it is kept."""
        return VisaValues(reference=tidy(self.reference), day=self.day)


def elimination_number(year: int, sequence: int) -> str:
    """« BE-2026-0001 »: nothing of a case in it."""
    return f"BE-{year}-{sequence:04d}"


def require_visa(elimination: Elimination) -> None:
    """Raise `Refused` where the visa has no reference or no date."""
    if not elimination.visa_reference or elimination.visa_on is None:
        raise Refused(NO_VISA)


def check_visa(values: VisaValues, proposed_on: date, today: date) -> dict[str, str]:
    """What keeps a visa from being kept, by field."""
    return only_faults(
        {"reference": _reference_fault(values.reference), "day": _day_fault(values.day, proposed_on, today)}
    )


def _reference_fault(text: str) -> str:
    count = len(tidy(text))
    if not count:
        return "Indiquez la référence que les Archives ont donnée au visa."
    if count > LONGEST_REFERENCE:
        return f"{count}{NBSP}caractères, la limite est {LONGEST_REFERENCE}."
    return line_fault(text)


def _day_fault(day: date, proposed_on: date, today: date) -> str:
    if day > today:
        return "Un visa ne peut pas être daté d’après aujourd’hui."
    return "" if day >= proposed_on else "Le visa ne peut pas précéder le bordereau."


def check_proposal(archives_service: str) -> dict[str, str]:
    """What keeps a list from being proposed, by field."""
    count = len(tidy_name(archives_service))
    fault = line_fault(archives_service)
    if not count:
        fault = "Indiquez le service d’archives, par exemple Archives départementales du Val-de-Marne."
    elif count > LONGEST_SERVICE:
        fault = f"{count}{NBSP}caractères, la limite est {LONGEST_SERVICE}."
    return only_faults({"archives_service": fault})
