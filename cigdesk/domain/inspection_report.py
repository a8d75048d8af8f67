"""The report of an inspection day: its number, its corrections, how it left. What was sent never changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import tidy_name
from cigdesk.domain.inspection import InspectionKind, InspectionState
from cigdesk.domain.letters import Way
from cigdesk.french import NBSP, NNBSP


class Departing(StrEnum):
    """What left for the authority."""

    REPORT = "report"
    REMINDER = "reminder"

    @property
    def label(self) -> str:
        """« Rapport »."""
        return "Rapport" if self is Departing.REPORT else "Relance"


@dataclass(eq=False, kw_only=True)
class InspectionReport:
    """A report as it was sent: the first of its day, or one that corrects the one before."""

    id: UUID
    rev: int = 1
    inspection_id: UUID
    revision: int
    """0 for the first, then 1, 2…"""
    reason: str = ""
    """What a correction corrects."""
    issued_on: date
    report_sha256: str
    """The very bytes that left, kept encrypted beside the store."""


@dataclass(eq=False, kw_only=True)
class InspectionDeparture:
    """A report or a reminder on its way to the authority."""

    id: UUID
    rev: int = 1
    inspection_id: UUID
    at: datetime
    what: Departing
    way: Way
    recipient: str = ""
    """The address, or the name, that it went to."""


_TITLES = {
    InspectionKind.INSPECTION: "Rapport d’inspection",
    InspectionKind.COMMITTEE_VISIT: "Compte rendu de visite",
    InspectionKind.MEETING: "Compte rendu de réunion",
    InspectionKind.DOCUMENT_OPINION: "Avis sur documents",
}


def report_title(kind: InspectionKind) -> str:
    """« Rapport d’inspection », « Compte rendu de visite »."""
    return _TITLES[kind]


def report_number(year: int | None, sequence: int | None, revision: int = 0) -> str:
    """`2026-0042`, `2026-0042-R1` for its first correction; nothing before it is sent."""
    if year is None or sequence is None:
        return ""
    base = f"{year}-{sequence:04d}"
    return f"{base}-R{revision}" if revision else base


def numbered(number: str) -> str:
    """« n° 2026-0042 »."""
    return f"n°{NNBSP}{number}"


def check_sending(state: InspectionState) -> None:
    """Raise `Refused` for the report of a day that is not closed."""
    if state is not InspectionState.CLOSED:
        raise Refused(f"Cette journée n’est pas close{NBSP}: son rapport n’est qu’un brouillon.")


def check_correcting(sent_on: date | None, reason: str) -> str:
    """The reason of a correction, tidy. Raises `Refused` where nothing was sent, or without a reason."""
    if sent_on is None:
        raise Refused(f"Ce rapport n’est pas envoyé{NBSP}: rouvrez la journée pour la corriger.")
    kept = tidy_name(reason)
    if not kept:
        raise Refused("Dites ce que le rapport rectificatif corrige.")
    return kept
