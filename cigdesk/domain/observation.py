"""What an inspection found: how grave, where, against which rule, and what the authority did about it.

The four levels are those of the inspection reports of the field; a serious and imminent danger (code du
travail, article L4131-1) is told on the day itself. Décret 85-603, article 5: the inspector proposes
measures, and the authority informs him of what was done about them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.identifiers import tidy, tidy_name
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, date_medium, number, plural


class Severity(StrEnum):
    """How grave an observation is, the gravest first."""

    DANGER = "danger"
    """Danger grave et imminent."""
    MAJOR = "major"
    MINOR = "minor"
    RECOMMENDATION = "recommendation"

    @property
    def label(self) -> str:
        """« Danger grave », as the window and the report call it."""
        return _SEVERITIES[self]


class RiskFamily(StrEnum):
    """The families by which a document unique sorts risks."""

    ELECTRICAL = "electrical"
    FIRE = "fire"
    FALLS = "falls"
    HEIGHT = "height"
    MACHINES = "machines"
    HANDLING = "handling"
    LIFTING = "lifting"
    CHEMICAL = "chemical"
    BIOLOGICAL = "biological"
    NOISE = "noise"
    ROAD = "road"
    PREMISES = "premises"
    SCREEN = "screen"
    PSYCHOSOCIAL = "psychosocial"
    OUTSIDE_FIRMS = "outside-firms"
    PROTECTION = "protection"
    ORGANISATION = "organisation"
    OTHER = "other"

    @property
    def label(self) -> str:
        """« Risque électrique »."""
        return _FAMILIES[self]


class FollowUpState(StrEnum):
    """What the authority answered."""

    OPEN = "open"
    """No answer yet."""
    PLANNED = "planned"
    """Accepted, and to be done by a day."""
    IN_PROGRESS = "in-progress"
    DONE = "done"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """« Sans réponse »."""
        return _FOLLOW_UPS[self]

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done: the next inspection opens with it."""
        return self not in (FollowUpState.DONE, FollowUpState.REFUSED)


_SEVERITIES: Final = {
    Severity.DANGER: "Danger grave",
    Severity.MAJOR: "Majeure",
    Severity.MINOR: "Mineure",
    Severity.RECOMMENDATION: "Recommandation",
}
_FAMILIES: Final = {
    RiskFamily.ELECTRICAL: "Risque électrique",
    RiskFamily.FIRE: "Incendie, explosion, évacuation",
    RiskFamily.FALLS: "Chute de plain-pied",
    RiskFamily.HEIGHT: "Travail et chute de hauteur",
    RiskFamily.MACHINES: "Machines et équipements de travail",
    RiskFamily.HANDLING: "Manutention, gestes et postures",
    RiskFamily.LIFTING: "Levage, chute d’objets",
    RiskFamily.CHEMICAL: "Risque chimique",
    RiskFamily.BIOLOGICAL: "Risque biologique, hygiène",
    RiskFamily.NOISE: "Bruit et vibrations",
    RiskFamily.ROAD: "Risque routier, circulation",
    RiskFamily.PREMISES: "Locaux, éclairage, ambiances",
    RiskFamily.SCREEN: "Travail sur écran",
    RiskFamily.PSYCHOSOCIAL: "Risques psychosociaux",
    RiskFamily.OUTSIDE_FIRMS: "Entreprises extérieures, coactivité",
    RiskFamily.PROTECTION: "Équipements de protection",
    RiskFamily.ORGANISATION: "Organisation de la prévention",
    RiskFamily.OTHER: "Autre risque",
}
_FOLLOW_UPS: Final = {
    FollowUpState.OPEN: "Sans réponse",
    FollowUpState.PLANNED: "Planifiée",
    FollowUpState.IN_PROGRESS: "En cours",
    FollowUpState.DONE: "Levée",
    FollowUpState.REFUSED: "Non retenue",
}

MAJOR_WITHIN: Final = timedelta(days=30)
"""By when a major observation is to be mended, counted from the visit."""
FARTHEST: Final = timedelta(days=5 * 365)
"""A due date beyond is a typing error."""
LONGEST_TEXT: Final = 4000
"""Characters of a finding, a measure or a summary: a page of the report."""
LONGEST_FIELD: Final = 200
"""Characters of what stands on one line: a place, a reference, somebody responsible."""
MOST_PHOTOS: Final = 12
"""Of one observation: three rows of the report."""
LONGEST_CAPTION: Final = 120


@dataclass(eq=False, kw_only=True)
class Observation:
    """One finding of an inspection, and the answer of the authority."""

    id: UUID
    rev: int = 1
    inspection_id: UUID
    position: int
    """From 1, in the order of the report; holes are left by what was removed."""
    site_id: UUID | None = None
    place: str = ""
    family: RiskFamily | None = None
    severity: Severity = Severity.MAJOR
    """What nobody has graded yet is taken for major, which asks for a date: never for less than it is."""
    text: str = ""
    reference: str = ""
    measure: str = ""
    responsible: str = ""
    """A function or a service of the authority."""
    due: date | None = None
    alerted: str = ""
    """Of a danger: who was told, and when."""
    follow_up: FollowUpState = FollowUpState.OPEN
    answered_on: date | None = None
    answered_by: str = ""
    """Who answered for the authority: a function, or a name."""
    answer: str = ""
    planned_for: date | None = None
    """By when the authority says that it will be done."""
    done_on: date | None = None


@dataclass(eq=False, kw_only=True)
class ObservationPhoto:
    """A picture of what was found: a reduced JPEG without its EXIF, kept encrypted beside the store."""

    id: UUID
    rev: int = 1
    observation_id: UUID
    position: int
    caption: str = ""
    photo_sha256: str
    width: int
    """Pixels, as it is kept."""
    height: int
    added_at: datetime


@dataclass(frozen=True, kw_only=True)
class ObservationValues:
    """What a person writes of an observation on the day; the answer comes later."""

    site_id: UUID | None = None
    place: str = ""
    family: RiskFamily | None = None
    severity: Severity = Severity.MAJOR
    text: str = ""
    reference: str = ""
    measure: str = ""
    responsible: str = ""
    due: date | None = None
    alerted: str = ""

    def tidied(self) -> ObservationValues:
        """As it is kept: lines tidy, texts without edges."""
        return replace(
            self,
            place=tidy_name(self.place),
            text=tidy_text(self.text),
            reference=tidy(self.reference),
            measure=tidy_text(self.measure),
            responsible=tidy_name(self.responsible),
            alerted=tidy_name(self.alerted),
        )


def tidy_text(text: str) -> str:
    """A text of several lines, each tidy; no empty line at its edges."""
    lines = (tidy_name(line) for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(lines).strip()


def check_observation(values: ObservationValues) -> dict[str, str]:
    """What keeps these values from being kept at all, by field; a draft may lack everything."""
    lines = ("place", "reference", "responsible", "alerted")
    found = {name: length_fault(getattr(values, name), LONGEST_FIELD) for name in lines}
    found |= {name: length_fault(getattr(values, name), LONGEST_TEXT) for name in ("text", "measure")}
    return only_faults(found)


def length_fault(text: str, most: int) -> str:
    """That a text is longer than `most` characters."""
    if len(text) <= most:
        return ""
    return f"Ce texte compte {plural(len(text), 'caractère')}, la limite est {number(most)}."


def due_limit(severity: Severity, day: date) -> date | None:
    """The last day by which it is to be mended, for a visit on that day; None where nothing is asked."""
    limits = {Severity.DANGER: day, Severity.MAJOR: day + MAJOR_WITHIN}
    return limits.get(severity)


def due_at_once(severity: Severity, due: date | None, day: date) -> date | None:
    """The due date to keep: a danger is to be mended on the day of the visit, without being asked for it."""
    return day if severity is Severity.DANGER and due is None else due


def due_fault(severity: Severity, due: date | None, day: date) -> str:
    """What is wrong with the due date of an observation made on that day."""
    limit = due_limit(severity, day)
    if due is None:
        return "" if limit is None else _missing(severity, limit)
    if due < day:
        return f"L’échéance ne précède pas la visite du {date_medium(day)}."
    if limit is not None and due > limit:
        return _too_late(severity, limit)
    if due > day + FARTHEST:
        return "Une échéance se fixe à cinq ans au plus."
    return ""


def _missing(severity: Severity, limit: date) -> str:
    if severity is Severity.DANGER:
        return _too_late(severity, limit)
    return f"Une gravité majeure demande une date, au plus tard le {date_medium(limit)}."


def _too_late(severity: Severity, limit: date) -> str:
    if severity is Severity.DANGER:
        return f"Un danger grave se traite le jour même{NBSP}: {date_medium(limit)}."
    return f"Une gravité majeure se traite au plus tard le {date_medium(limit)}."


def missing_of(values: ObservationValues, day: date, *, several_sites: bool) -> dict[str, str]:
    """What keeps the day from being closed over this observation, by field, in the order of the form."""
    measured = values.severity is not Severity.RECOMMENDATION
    wanted_site = several_sites and values.site_id is None
    return only_faults(
        {
            "site": "Indiquez lequel des sites visités." if wanted_site else "",
            "place": "" if values.place else "Indiquez où c’était.",
            "text": "" if values.text else "Écrivez ce qui a été constaté.",
            "family": "" if values.family else "Choisissez une famille de risque.",
            "measure": "Proposez une mesure." if measured and not values.measure else "",
            "due": due_fault(values.severity, values.due, day),
        }
    )


def is_late(follow_up: FollowUpState, due: date | None, today: date) -> bool:
    """Whether something is still to be done and its date is over."""
    return follow_up.is_open and due is not None and due < today
