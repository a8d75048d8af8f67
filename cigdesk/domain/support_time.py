"""The time worked in social support: whole minutes of a day, on a case or with partners.

Source: the social support of the CDG Martinique (individual, collective and network time, places), read as
docs/decisions/0013-readings-of-the-time-worked.md says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import FIRST_YEAR, AppointmentKind, PlaceMode
from cigdesk.domain.engagement_units import HOUR, PRESENCE_DAY, YEAR
from cigdesk.domain.people import Function
from cigdesk.domain.support import CaseKind
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, NNBSP, hours

LONGEST_ENTRY: Final = 720
"""Minutes that one entry may last; the shortest lasts 1."""


class WorkKind(StrEnum):
    """With whom the work is done."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    NETWORK = "network"
    """With partners, around a case or around none."""


class Task(StrEnum):
    """What the time was spent on."""

    MEETING = "meeting"
    STEPS = "steps"
    WRITING = "writing"
    PARTNERS = "partners"
    TRAVEL = "travel"
    OTHER = "other"


class Charge(StrEnum):
    """Who bears the time."""

    ASSESSMENT = "assessment"
    """The allowance of the authority's convention (MQ-EDL): counted, not invoiced."""
    BILLED = "billed"
    """By the hour, to the minute (MQ-ACC)."""
    COVERED = "covered"
    """By what the authority has for the year (SST-*, CESF-80, AST-DIST): 0 €, with that reason."""
    UNCHARGED = "uncharged"
    """Nobody: travel, partners without a case, and what nothing covers. Never on a statement."""


WORK_KINDS: Final = {
    WorkKind.INDIVIDUAL: "individuel",
    WorkKind.COLLECTIVE: "collectif",
    WorkKind.NETWORK: "réseau de partenaires",
}
TASKS: Final = {
    Task.MEETING: "entretien",
    Task.STEPS: "démarches",
    Task.WRITING: "écrits",
    Task.PARTNERS: "partenaires",
    Task.TRAVEL: "déplacement",
    Task.OTHER: "autre",
}
CHARGES: Final = {
    Charge.ASSESSMENT: "état des lieux",
    Charge.BILLED: "facturé",
    Charge.COVERED: "couvert",
    Charge.UNCHARGED: "non imputé",
}

RECORDING: Final = frozenset({Function.SOCIAL_WORKER, Function.CESF})
"""Whose time is kept by the minute."""

WITH_TIME: Final = frozenset(
    {
        AppointmentKind.PERMANENCE,
        AppointmentKind.REMOTE,
        AppointmentKind.HOURLY,
        AppointmentKind.HOME_VISIT,
        AppointmentKind.COLLECTIVE,
    }
)
"""The kinds of appointments that time is entered from."""

TIMED_UNITS: Final = frozenset({HOUR, PRESENCE_DAY, YEAR})
"""The units of the orders whose meetings have time: by the day or the seat, they count so."""


@dataclass(eq=False, kw_only=True)
class TimeEntry:
    """Whole minutes of one practitioner on one day, borne by one charge."""

    id: UUID
    rev: int = 1
    authority_id: UUID | None = None
    """That of the case; None for partners around no case."""
    practitioner_id: UUID
    case_id: UUID | None = None
    day: date
    minutes: int
    work: WorkKind
    mode: PlaceMode
    task: Task
    charge: Charge
    engagement_id: UUID | None = None
    """The order that bears it, if any."""
    appointment_id: UUID | None = None
    """The meeting whose time it is: one entry at most for each."""
    rest_of_id: UUID | None = None
    """The entry whose rest it is, where the time of one act is borne by several."""


@dataclass(frozen=True, kw_only=True)
class TimeValues:
    """What a person writes of the time; who bears it follows."""

    practitioner_id: UUID
    day: date
    minutes: int
    case_id: UUID | None = None
    work: WorkKind = WorkKind.INDIVIDUAL
    mode: PlaceMode = PlaceMode.CENTRE
    task: Task = Task.STEPS
    appointment_id: UUID | None = None


def check_time(values: TimeValues, today: date) -> dict[str, str]:
    """What keeps these values from being kept, by field."""
    return only_faults(
        {
            "minutes": minutes_fault(values.minutes),
            "day": _day_fault(values.day, today),
            "case": _case_fault(values),
        }
    )


def minutes_fault(minutes: int) -> str:
    """Why so many minutes are no entry; "" when they are."""
    if minutes < 1:
        return f"Une saisie compte 1{NBSP}min au moins."
    longest = f"{LONGEST_ENTRY // 60}{NNBSP}h"
    return "" if minutes <= LONGEST_ENTRY else f"Une saisie compte {longest} au plus."


def _day_fault(day: date, today: date) -> str:
    if day > today:
        return "Le temps se saisit une fois le travail fait."
    return "" if day.year >= FIRST_YEAR else f"Date attendue à partir de {FIRST_YEAR}."


def _case_fault(values: TimeValues) -> str:
    alone = values.case_id is None and values.work is not WorkKind.NETWORK
    return "Indiquez le dossier, ou du temps de réseau." if alone else ""


def check_on_case(day: date, opened_on: date, closed_on: date | None, number: str) -> dict[str, str]:
    """What keeps the time of that day from a case, under `day` or `case`."""
    if day < opened_on:
        return {"day": f"Le dossier {number} n’était pas encore ouvert ce jour-là."}
    if closed_on is not None and day > closed_on:
        return {"case": f"Le dossier {number} est clos{NBSP}: rouvrez-le d’abord."}
    return {}


def work_of(kind: CaseKind | None, task: Task) -> WorkKind:
    """The kind of work that goes with a case and a task; partners around no case are network time."""
    if kind is None or task is Task.PARTNERS:
        return WorkKind.NETWORK
    return WorkKind.COLLECTIVE if kind is CaseKind.COLLECTIVE else WorkKind.INDIVIDUAL


@dataclass(frozen=True)
class Kept:
    """What stands already in a cell of the grid: the minutes of one act, and whether a meeting gave them."""

    id: UUID
    minutes: int
    from_appointment: bool = False


@dataclass(frozen=True)
class CellEdit:
    """What makes a cell hold what was typed: the act that changes, to so many minutes; 0 removes it.

    `entry_id` is None for a new one; `minutes` is None where nothing changes.
    """

    entry_id: UUID | None = None
    minutes: int | None = None


def edited_cell(kept: Sequence[Kept], typed: int) -> CellEdit:
    """What has to change so that a cell of the grid comes to `typed` minutes.

    One act is changed itself; of several, the one that was typed. Raises `ValueError` with its sentence when
    the others alone come to more, or when several were typed apart.
    """
    if typed == sum(each.minutes for each in kept):
        return CellEdit()
    by_hand = [each for each in kept if not each.from_appointment]
    if len(kept) == 1:
        return CellEdit(kept[0].id, typed)
    if len(by_hand) > 1:
        raise ValueError("Plusieurs saisies ce jour-là : corrigez-les une à une dans le dossier.")
    fixed = sum(each.minutes for each in kept if each.from_appointment)
    if typed < fixed:
        raise ValueError(f"Les rendez-vous de ce jour comptent déjà {hours(fixed)}.")
    return CellEdit(by_hand[0].id if by_hand else None, typed - fixed)
