"""What the authority answered to an observation, and how an observation stands on a day.

Décret 85-603, article 5: the authority informs the inspector of what was done about his proposals. It sets no
delay for that; the ones below are the program's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.identifiers import tidy_name
from cigdesk.domain.observation import (
    FARTHEST,
    LONGEST_FIELD,
    LONGEST_TEXT,
    FollowUpState,
    length_fault,
    tidy_text,
)
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, date_medium

SOON: Final = timedelta(days=15)
"""A date is near two weeks before it: a letter and a visit of the workshop still fit."""
SILENCE: Final = timedelta(days=60)
"""Without any answer for two months, the authority is asked again: a recommendation has no date that could
tell it, and a report should not be forgotten over a summer."""


@dataclass(eq=False, kw_only=True)
class ObservationAnswer:
    """One answer as it was noted; the observation carries the last one."""

    id: UUID
    rev: int = 1
    observation_id: UUID
    state: FollowUpState
    answered_on: date
    answered_by: str = ""
    answer: str = ""
    planned_for: date | None = None
    done_on: date | None = None
    noted_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnswerValues:
    """What a person notes of an answer."""

    state: FollowUpState
    answered_on: date | None
    answered_by: str = ""
    answer: str = ""
    planned_for: date | None = None
    done_on: date | None = None

    def tidied(self) -> AnswerValues:
        """As it is kept: only the dates that its state has."""
        planned = self.state in (FollowUpState.PLANNED, FollowUpState.IN_PROGRESS)
        return replace(
            self,
            answered_by=tidy_name(self.answered_by),
            answer=tidy_text(self.answer),
            planned_for=self.planned_for if planned else None,
            done_on=self.done_on if self.state is FollowUpState.DONE else None,
        )


ANSWERS: Final = tuple(each for each in FollowUpState if each is not FollowUpState.OPEN)
"""What an authority can answer; that it did not is no answer."""


def check_answer(values: AnswerValues, visited: date, today: date) -> dict[str, str]:
    """What is wrong with an answer to what was found on the day `visited`, by field."""
    return only_faults(
        {
            "state": "Choisissez ce que la collectivité a répondu." if values.state not in ANSWERS else "",
            "answered_on": _past_fault(values.answered_on, visited, today, "la réponse"),
            "answered_by": length_fault(values.answered_by, LONGEST_FIELD),
            "answer": _text_fault(values),
            "planned_for": _planned_fault(values, visited),
            "done_on": _done_fault(values, visited, today),
        }
    )


def _text_fault(values: AnswerValues) -> str:
    if values.state is FollowUpState.REFUSED and not values.answer.strip():
        return "Indiquez pourquoi la collectivité ne retient pas cette mesure."
    return length_fault(values.answer, LONGEST_TEXT)


def _planned_fault(values: AnswerValues, visited: date) -> str:
    planned = values.planned_for
    if planned is None:
        return "Indiquez pour quand." if values.state is FollowUpState.PLANNED else ""
    if values.state not in (FollowUpState.PLANNED, FollowUpState.IN_PROGRESS):
        return ""
    if planned < visited:
        return f"Cette date précède la visite du {date_medium(visited)}."
    return "Une mesure se prévoit à cinq ans au plus." if planned > visited + FARTHEST else ""


def _done_fault(values: AnswerValues, visited: date, today: date) -> str:
    if values.state is not FollowUpState.DONE:
        return ""
    return _past_fault(values.done_on, visited, today, "la levée")


def _past_fault(day: date | None, visited: date, today: date, what: str) -> str:
    if day is None:
        return f"Indiquez la date de {what}."
    if day < visited:
        return f"Cette date précède la visite du {date_medium(visited)}."
    return (
        f"Cette date n’est pas encore venue{NBSP}: nous sommes le {date_medium(today)}."
        if day > today
        else ""
    )


class Standing(StrEnum):
    """How an observation stands on a day, the most pressing first."""

    OVERDUE = "overdue"
    """Its date is over: the one that the authority gave, or the one of the report."""
    SILENT = "silent"
    """The report left long ago, and nobody answered."""
    SOON = "soon"
    UNSENT = "unsent"
    """The day is closed, its report has not left."""
    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """« Échue »."""
        return _STANDINGS[self]

    @property
    def pressing(self) -> bool:
        """Whether the authority is to be asked again."""
        return self in (Standing.OVERDUE, Standing.SILENT)


_STANDINGS: Final = {
    Standing.OVERDUE: "Échue",
    Standing.SILENT: "Sans réponse",
    Standing.SOON: "Proche",
    Standing.UNSENT: "Rapport à envoyer",
    Standing.OPEN: "En attente",
    Standing.DONE: "Levée",
    Standing.REFUSED: "Non retenue",
}


def deadline(due: date | None, planned_for: date | None) -> date | None:
    """The day by which it is awaited: what the authority promised stands for what the report asked."""
    return planned_for or due


def standing_of(
    state: FollowUpState, due: date | None, planned_for: date | None, sent_on: date | None, today: date
) -> Standing:
    """How it stands on `today`; `sent_on` is when its report left, if it did."""
    if state is FollowUpState.DONE:
        return Standing.DONE
    if state is FollowUpState.REFUSED:
        return Standing.REFUSED
    awaited = deadline(due, planned_for)
    if awaited is not None and awaited < today:
        return Standing.OVERDUE
    if state is FollowUpState.OPEN and sent_on is not None and sent_on + SILENCE < today:
        return Standing.SILENT
    if awaited is not None and awaited <= today + SOON:
        return Standing.SOON
    return Standing.UNSENT if sent_on is None and state is FollowUpState.OPEN else Standing.OPEN


@dataclass(frozen=True)
class DoneRate:
    """How many of the measures asked were taken: one not retained counts as not taken."""

    done: int = 0
    refused: int = 0
    total: int = 0

    @property
    def open(self) -> int:
        """What is still to be done."""
        return self.total - self.done - self.refused

    @property
    def share(self) -> int | None:
        """Whole percent that is done, half up; None where nothing was asked."""
        return None if not self.total else (200 * self.done + self.total) // (2 * self.total)


def rate_of(states: Iterable[FollowUpState]) -> DoneRate:
    """The rate of all these together."""
    found = list(states)
    return DoneRate(found.count(FollowUpState.DONE), found.count(FollowUpState.REFUSED), len(found))
