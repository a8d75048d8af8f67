"""One day of an inspector at an authority: what was visited, who was met, what was read, what was found.

Source: OFFERS.md (ACFI: half a day at least). A visit with the F3SCT, a meeting and an
opinion on documents are written the same way and taken on the days of advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import FIRST_YEAR, LAST_YEAR, AppointmentKind, PlaceMode
from cigdesk.domain.engagement_units import HALF
from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import line_fault, tidy_name
from cigdesk.domain.observation import LONGEST_TEXT, ObservationValues, length_fault, missing_of, tidy_text
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, plural


class InspectionKind(StrEnum):
    """What the day is."""

    INSPECTION = "inspection"
    COMMITTEE_VISIT = "committee-visit"
    """A visit with the F3SCT or the CST."""
    MEETING = "meeting"
    DOCUMENT_OPINION = "document-opinion"

    @property
    def label(self) -> str:
        """« Inspection », « Avis sur documents »."""
        return _KINDS[self]

    @property
    def heading(self) -> str:
        """« Journée d’inspection »: what its form and its appointment are called."""
        return _TITLES[self]

    @property
    def appointment(self) -> AppointmentKind:
        """What it is in the agenda, and so of which days of the package it is taken."""
        return AppointmentKind.INSPECTION if self is InspectionKind.INSPECTION else AppointmentKind.ADVICE

    @property
    def mode(self) -> PlaceMode:
        """Documents are read at the centre, everything else takes place at the authority's."""
        return PlaceMode.CENTRE if self is InspectionKind.DOCUMENT_OPINION else PlaceMode.SITE

    @property
    def visits(self) -> bool:
        """Whether places are visited."""
        return self in (InspectionKind.INSPECTION, InspectionKind.COMMITTEE_VISIT)


class DaySpan(StrEnum):
    """How long it lasts: half a day at least."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    DAY = "day"

    @property
    def label(self) -> str:
        """« Matin »."""
        return _SPANS[self]

    @property
    def days(self) -> Decimal:
        """What it takes of a package."""
        return Decimal(1) if self is DaySpan.DAY else HALF

    @property
    def hours(self) -> tuple[time, time]:
        """The usual hours on the wall, where the agenda says no others."""
        return _HOURS[self]


def span_of(start: time, days: Decimal) -> DaySpan:
    """Of an appointment that begins at that hour and takes so much of a package, by itself."""
    if days > HALF:
        return DaySpan.DAY
    return DaySpan.MORNING if start < NOON else DaySpan.AFTERNOON


class InspectionState(StrEnum):
    """A draft is written on; what is closed is read, until it is reopened."""

    DRAFT = "draft"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """« Brouillon »."""
        return "Brouillon" if self is InspectionState.DRAFT else "Close"


class DocumentSeen(StrEnum):
    """What is usually consulted on site (décret 85-603, articles 3-1 and 5; code du travail)."""

    SAFETY_REGISTER = "safety-register"
    DANGER_REGISTER = "danger-register"
    RISK_DOCUMENT = "risk-document"
    """The document unique, with its version."""
    PREVENTION_PROGRAMME = "prevention-programme"
    ELECTRICAL_CHECKS = "electrical-checks"
    FIRE_CHECKS = "fire-checks"
    LIFTING_CHECKS = "lifting-checks"
    TRAINING = "training"
    OUTSIDE_FIRMS_PLAN = "outside-firms-plan"
    SAFETY_SHEETS = "safety-sheets"

    @property
    def label(self) -> str:
        """« Registre santé et sécurité »."""
        return _DOCUMENTS[self]


_KINDS: Final = {
    InspectionKind.INSPECTION: "Inspection",
    InspectionKind.COMMITTEE_VISIT: "Visite F3SCT ou CST",
    InspectionKind.MEETING: "Réunion",
    InspectionKind.DOCUMENT_OPINION: "Avis sur documents",
}
_TITLES: Final = {
    InspectionKind.INSPECTION: "Journée d’inspection",
    InspectionKind.COMMITTEE_VISIT: "Visite avec la F3SCT",
    InspectionKind.MEETING: "Réunion de prévention",
    InspectionKind.DOCUMENT_OPINION: "Avis sur documents",
}
_SPANS: Final = {DaySpan.MORNING: "Matin", DaySpan.AFTERNOON: "Après-midi", DaySpan.DAY: "Journée"}
_HOURS: Final = {
    DaySpan.MORNING: (time(9), time(12)),
    DaySpan.AFTERNOON: (time(14), time(17)),
    DaySpan.DAY: (time(9), time(17)),
}
_DOCUMENTS: Final = {
    DocumentSeen.SAFETY_REGISTER: "Registre santé et sécurité",
    DocumentSeen.DANGER_REGISTER: "Registre des dangers graves",
    DocumentSeen.RISK_DOCUMENT: "Document unique",
    DocumentSeen.PREVENTION_PROGRAMME: "Programme de prévention",
    DocumentSeen.ELECTRICAL_CHECKS: "Vérifications électriques",
    DocumentSeen.FIRE_CHECKS: "Vérifications incendie",
    DocumentSeen.LIFTING_CHECKS: "Vérifications de levage",
    DocumentSeen.TRAINING: "Formations et habilitations",
    DocumentSeen.OUTSIDE_FIRMS_PLAN: "Plans de prévention",
    DocumentSeen.SAFETY_SHEETS: "Fiches de données de sécurité",
}
NOON: Final = time(12, 30)
"""Half a day that begins before it is a morning."""
MOST_LINES: Final = 30
"""People met, or documents typed, of one day."""


@dataclass(eq=False, kw_only=True)
class Inspection:
    """One day, or half of one; its sites and observations are records of their own."""

    id: UUID
    rev: int = 1
    authority_id: UUID
    practitioner_id: UUID
    kind: InspectionKind = InspectionKind.INSPECTION
    day: date
    span: DaySpan = DaySpan.DAY
    people: tuple[str, ...] = ()
    """Names and functions, as typed: personal data, which stays in the encrypted store."""
    documents: tuple[DocumentSeen, ...] = ()
    risk_document_version: str = ""
    other_documents: tuple[str, ...] = ()
    summary: str = ""
    state: InspectionState = InspectionState.DRAFT
    closed_at: datetime | None = None
    reopened_reason: str = ""
    """Why it was reopened last, kept so that the journal tells it."""
    appointment_id: UUID | None = None
    """The one that it was made from, or that its closing wrote."""
    report_year: int | None = None
    report_sequence: int | None = None
    sent_on: date | None = None
    report_sha256: str = ""
    """The very report that was sent, kept encrypted beside the store."""
    reminded_on: date | None = None
    """When the authority was last asked what became of the observations."""


@dataclass(eq=False, kw_only=True)
class InspectionSite:
    """A site that was visited that day."""

    id: UUID
    rev: int = 1
    inspection_id: UUID
    site_id: UUID
    position: int


@dataclass(eq=False, kw_only=True)
class ReportCounter:
    """The last number that a report of the year took."""

    id: UUID
    rev: int = 1
    year: int
    last: int


@dataclass(frozen=True, kw_only=True)
class InspectionValues:
    """What a person writes of a day; its sites and observations are written apart."""

    authority_id: UUID
    practitioner_id: UUID
    kind: InspectionKind = InspectionKind.INSPECTION
    day: date
    span: DaySpan = DaySpan.DAY
    people: tuple[str, ...] = ()
    documents: tuple[DocumentSeen, ...] = ()
    risk_document_version: str = ""
    other_documents: tuple[str, ...] = ()
    summary: str = ""

    def tidied(self) -> InspectionValues:
        """As it is kept: the usual documents in their order, nothing twice."""
        return replace(
            self,
            people=_once(self.people),
            documents=tuple(each for each in DocumentSeen if each in self.documents),
            risk_document_version=tidy_name(self.risk_document_version),
            other_documents=_once(self.other_documents),
            summary=tidy_text(self.summary),
        )


@dataclass(frozen=True)
class Point:
    """Something that is missing before a day can be closed: where, and the sentence to show there."""

    field: str
    sentence: str
    observation_id: UUID | None = None
    rank: int = 0
    """Which observation it is, from 1; 0 for the day itself."""

    @property
    def name(self) -> str:
        """« Échéance de l’observation 2 », « Présents »."""
        name = _FIELDS[self.field]
        return f"{name} de l’observation {self.rank}" if self.rank else name


_FIELDS: Final = {
    "day": "Date",
    "sites": "Site inspecté",
    "people": "Présents pour la collectivité",
    "documents": "Documents consultés",
    "summary": "Synthèse",
    "site": "Site",
    "place": "Lieu",
    "text": "Constat",
    "family": "Famille de risque",
    "measure": "Mesure demandée",
    "due": "Échéance",
}


def check_inspection(values: InspectionValues) -> dict[str, str]:
    """What keeps these values from being kept at all, by field; a draft may lack the rest."""
    return only_faults(
        {
            "day": _year_fault(values.day),
            "people": _lines_fault(values.people),
            "other_documents": _lines_fault(values.other_documents),
            "risk_document_version": line_fault(values.risk_document_version),
            "summary": length_fault(values.summary, LONGEST_TEXT),
        }
    )


def points_of(
    values: InspectionValues,
    site_ids: Sequence[UUID],
    observations: Sequence[tuple[UUID, ObservationValues]],
    today: date,
) -> tuple[Point, ...]:
    """What is missing before the day can be closed, from the top of the form to its end.

    An inspection that found nothing is a day like another: no observation is asked for.
    """
    found = [Point(field, fault) for field, fault in _missing(values, site_ids, today).items()]
    for rank, (observation_id, each) in enumerate(observations, start=1):
        faults = missing_of(each, values.day, several_sites=len(site_ids) > 1)
        found += [Point(field, fault, observation_id, rank) for field, fault in faults.items()]
    return tuple(found)


def _missing(values: InspectionValues, site_ids: Sequence[UUID], today: date) -> dict[str, str]:
    reads = values.kind is InspectionKind.DOCUMENT_OPINION
    named = bool(values.documents or values.other_documents)
    return only_faults(
        {
            "sites": "Indiquez le site visité." if values.kind.visits and not site_ids else "",
            "day": "Cette journée n’est pas encore venue." if values.day > today else "",
            "people": "Indiquez qui vous avez rencontré." if not reads and not values.people else "",
            "documents": "Indiquez les documents lus." if reads and not named else "",
        }
    )


def check_draft(state: InspectionState) -> None:
    """Raise `Refused` for a day that is closed: it is reopened first, with its reason."""
    if state is not InspectionState.DRAFT:
        raise Refused(f"Cette journée est close{NBSP}: rouvrez-la pour la corriger.")


def check_reopening(state: InspectionState, sent_on: date | None, reason: str) -> None:
    """Raise `Refused` for a day that cannot be reopened: not closed, its report sent, or no reason given."""
    if state is not InspectionState.CLOSED:
        raise Refused("Cette journée n’est pas close.")
    if sent_on is not None:
        raise Refused(f"Son rapport est envoyé{NBSP}: cette journée ne se rouvre plus.")
    if not reason.strip():
        raise Refused("Dites pourquoi la journée est rouverte.")


def missing_words(points: Sequence[Point]) -> str:
    """« 2 champs à compléter avant de clore »."""
    return f"{plural(len(points), 'champ')} à compléter avant de clore"


def _year_fault(day: date) -> str:
    sound = FIRST_YEAR <= day.year <= LAST_YEAR
    return "" if sound else f"Date attendue entre {FIRST_YEAR} et {LAST_YEAR}."


def _lines_fault(lines: Sequence[str]) -> str:
    if len(lines) > MOST_LINES:
        return f"La limite est de {MOST_LINES} lignes."
    return next(filter(None, map(line_fault, lines)), "")


def _once(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_written(lines)))


def _written(lines: Sequence[str]) -> Iterator[str]:
    return filter(None, map(tidy_name, lines))
