"""What a person notes of absences: one stretch, or the same each week, of one practitioner or of several."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of, nearest_instant, wall_time
from cigdesk.domain.appointment import check_absence
from cigdesk.domain.identifiers import line_fault
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP

MOST_ABSENCES: Final = 400
"""Absences noted in one go."""
LONGEST_LABEL: Final = 60
"""Characters: a few neutral words, not a story."""
WEEK: Final = timedelta(days=7)
LABELS: Final = ("Congé annuel", "RTT", "Temps partiel", "Formation", "Déplacement", "Autorisation d’absence")
"""The usual ones; none says anything of somebody’s health."""


@dataclass(frozen=True, kw_only=True)
class AbsenceValues:
    """A stretch in which nobody can be booked with a practitioner."""

    practitioner_id: UUID
    start: datetime
    end: datetime
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class AbsencePlan:
    """The absences of several practitioners at once.

    Attributes:
        until: the last day on which it begins again each week, included; None for once.
    """

    practitioner_ids: tuple[UUID, ...]
    start: datetime
    end: datetime
    label: str = ""
    until: date | None = None


def check_absence_plan(plan: AbsencePlan, zone: ZoneInfo) -> dict[str, str]:
    """What is wrong with a plan, by field."""
    faults = {
        "practitioner": "" if plan.practitioner_ids else "Choisissez un intervenant au moins.",
        "label": _label_fault(plan.label),
        **check_absence(plan.start, plan.end),
    }
    return only_faults(faults) or only_faults({"until": _until_fault(plan, zone)})


def _label_fault(label: str) -> str:
    if len(label) > LONGEST_LABEL:
        return f"{len(label)}{NBSP}caractères, la limite est {LONGEST_LABEL}."
    return line_fault(label)


def _until_fault(plan: AbsencePlan, zone: ZoneInfo) -> str:
    if plan.until is None:
        return ""
    if plan.until < day_of(plan.start, zone):
        return "Le dernier jour suit le premier."
    if plan.end - plan.start > WEEK:
        return "Une absence qui revient chaque semaine dure une semaine au plus."
    count = len(absence_spans(plan, zone)) * len(plan.practitioner_ids)
    if count > MOST_ABSENCES:
        return f"{count}{NBSP}absences à la fois, la limite est {MOST_ABSENCES}."
    return ""


def absence_spans(plan: AbsencePlan, zone: ZoneInfo) -> list[Interval]:
    """When each practitioner is away: the hours of the wall stay the same from week to week."""
    first, last = wall_time(plan.start, zone), wall_time(plan.end, zone)
    weeks = (plan.until - first.date()) // WEEK if plan.until else 0
    return [
        Interval(_instant(first + WEEK * week, zone), _instant(last + WEEK * week, zone))
        for week in range(weeks + 1)
    ]


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    return nearest_instant(wall.date(), wall.time(), zone)
