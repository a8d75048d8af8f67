"""The people: who uses the program, who receives, who is received."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from itertools import pairwise
from typing import Final, TypeVar
from uuid import UUID

from cigdesk.domain.identifiers import bare, line_fault, mail_fault, phone_fault, tidy, tidy_name
from cigdesk.domain.rights import Role
from cigdesk.domain.text import fold
from cigdesk.domain.values import first_faults, only_faults, required
from cigdesk.french import NBSP, NNBSP, date_long, date_range, parse_time, time_of_day, time_range

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100
"""The years of a sick leave, both included."""


@dataclass(eq=False, kw_only=True)
class Person:
    """Somebody who opens the store; the journal names them as the author of each change."""

    id: UUID
    rev: int = 1
    name: str
    practitioner_id: UUID | None = None
    """The practitioner that this person is, when they receive agents themselves."""
    roles: tuple[Role, ...] = tuple(Role)
    """Whoever makes a store begins with all of them."""
    public_key: str = ""
    """Of their X25519 pair, in hexadecimal: what is sealed to them. "" until they open the store once."""
    provisional: bool = False
    """Whether somebody else chose their passphrase: they change it before anything else."""
    left_on: date | None = None
    """From that day they do not open the store any more."""


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


COLOURS: Final = ("accent", "indigo", "plum", "brown", "ok", "warn")
"""The families of the theme that tell practitioners apart; `bad` is kept for what is late or blocking."""


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
    """One of `COLOURS`."""
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
    """As `phone_digits` gives it; written in pairs where it is shown."""
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


# What may be written of an agent

_NIR: Final = re.compile(
    r"(?<![0-9])[1-478][0-9]{2}(?:0[1-9]|[1-9][0-9])(?:[0-9]{2}|2[AB])[0-9]{6}(?:[0-9]{2})?(?![0-9])"
)
_ABROAD: Final = re.compile(r"(?:\+|00)(?:33|262|508|590|594|596)([1-9][0-9]{8})")


def nir_fault(text: str) -> str:
    """No field keeps a social security number (RELIABILITY.md, R10): 13 figures, or 15 with their key."""
    if not _NIR.search(re.sub(r"[.\-_/]", "", bare(text)).upper()):
        return ""
    return (
        f"Ceci ressemble à un numéro de sécurité sociale{NBSP}: CIGDesk n’en a pas besoin et ne le garde pas."
    )


def phone_digits(text: str) -> str:
    """The number without its spaces and dots, national where it is French: `+33 6 12…` gives `0612…`."""
    kept = re.sub(r"[.\-()/]", "", bare(text))
    return _ABROAD.sub(r"0\1", kept)


@dataclass(frozen=True, kw_only=True)
class AgentValues:
    """What a person may write on the sheet of an agent. Nothing here is a free note."""

    last_name: str
    authority_id: UUID | None
    """The employer, required: None stands for "not chosen yet"."""
    first_name: str = ""
    civility: Civility = Civility.NONE
    status: AgentStatus | None = None
    phone: str = ""
    mail: str = ""

    def tidied(self) -> AgentValues:
        """As it is kept: one space between words, curly apostrophes, a number in figures alone."""
        return _tidied(self)

    @property
    def name(self) -> str:
        """Civility, first and last name, with what is known."""
        return " ".join(part for part in (self.civility.value, self.first_name, self.last_name) if part)

    @property
    def sort_keys(self) -> tuple[str, ...]:
        """The folded name, in both orders: last and first names are easily exchanged."""
        first, last = fold(self.first_name), fold(self.last_name)
        return (f"{last} {first}".strip(), f"{first} {last}".strip())


def check_agent(values: AgentValues) -> dict[str, str]:
    """What keeps these values from being kept, by field; each sentence says the rule and the gap."""
    return first_faults(values, _AGENT_CHECKS)


def same_person(one: AgentValues, other: AgentValues) -> bool:
    """Whether both are likely to be one person: the same folded name, or the same phone."""
    phone = phone_digits(one.phone)
    return one.sort_keys[0] in other.sort_keys or (bool(phone) and phone == phone_digits(other.phone))


# Sick leaves


@dataclass(frozen=True, kw_only=True)
class LeaveValues:
    """Days of a sick leave, both included; without end it goes on."""

    start: date | None
    end: date | None = None

    @property
    def text(self) -> str:
        """« du 3 – 12 mars 2026 », « depuis le 3 mars 2026 »."""
        if self.start is None:
            return ""
        return date_range(self.start, self.end) if self.end else f"depuis le {date_long(self.start)}"

    def covers(self, day: date) -> bool:
        """Whether that day is one of them."""
        return self.start is not None and self.start <= day <= (self.end or date.max)

    def overlaps(self, other: LeaveValues) -> bool:
        """Whether both share a day."""
        if self.start is None or other.start is None:
            return False
        return self.start <= (other.end or date.max) and other.start <= (self.end or date.max)


def check_leave(values: LeaveValues, others: Iterable[LeaveValues]) -> dict[str, str]:
    """What is wrong with the days of a leave beside the agent's `others`, under `start` or `end`."""
    if values.start is None:
        return {"start": "Indiquez le premier jour."}
    for name, day in (("start", values.start), ("end", values.end)):
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            return {name: f"Date attendue entre {FIRST_YEAR} et {LAST_YEAR}."}
    if values.end is not None and values.end < values.start:
        return {"end": f"Le dernier jour vient avant le {date_long(values.start)}."}
    shared = next((other for other in others if values.overlaps(other)), None)
    return {"start": f"Ces jours sont déjà dans un autre congé{NBSP}: {shared.text}."} if shared else {}


# Practitioners and their week

Stretch = tuple[time, time]
"""A start and an end within one day, in wall-clock time."""
Week = Mapping[int, Sequence[Stretch]]
"""The stretches of each weekday worked (0 is Monday)."""

MOST_STRETCHES: Final = 2
"""A morning and an afternoon: what a day is cut into."""

WORKING_DAYS: Final = range(5)
_BETWEEN: Final = re.compile(r"\s*(?:[,;/+&]|\bet\b|\bpuis\b)\s*", re.IGNORECASE)
_TO: Final = re.compile(r"\s*(?:[-‐‑‒–—−>]+|\bà\b|\ba\b|\bau\b|\bjusqu[’']à\b)\s*", re.IGNORECASE)
_FROM: Final = re.compile(r"^(?:de|du)\s+", re.IGNORECASE)
_NONE: Final = frozenset({"", "-", "–", "—", "non", "aucune", "ne travaille pas", "repos"})
_HOURS_EXPECTED: Final = (
    f"Horaires attendus, par exemple 9{NNBSP}h – 12{NNBSP}h, 13{NNBSP}h{NNBSP}30 – 17{NNBSP}h."
)


@dataclass(frozen=True, kw_only=True)
class PractitionerValues:
    """What a person may write about a practitioner, working hours apart."""

    last_name: str
    function: Function
    first_name: str = ""
    colour: str = "accent"
    phone: str = ""
    mail: str = ""

    def tidied(self) -> PractitionerValues:
        """As it is kept."""
        return _tidied(self)

    @property
    def name(self) -> str:
        """First and last name, as people say it."""
        return f"{self.first_name} {self.last_name}".strip()


def check_practitioner(values: PractitionerValues) -> dict[str, str]:
    """What keeps these values from being kept, by field."""
    return first_faults(values, _PRACTITIONER_CHECKS)


def read_day_hours(text: str) -> tuple[Stretch, ...]:
    """« 9h-12h, 13h30-17h », « de 9 à 12 et 14h à 17h30 »; nothing for a day that is not worked.

    Raises `ValueError` with a French sentence when it is not understood, or breaks `day_hours_fault`.
    """
    if text.strip().casefold() in _NONE:
        return ()
    pieces = [piece for piece in _BETWEEN.split(text.strip()) if piece]
    found = tuple(_read_stretch(piece) for piece in pieces)
    if fault := day_hours_fault(found):
        raise ValueError(fault)
    return found


def _read_stretch(text: str) -> Stretch:
    ends = _TO.split(_FROM.sub("", text.strip()))
    if len(ends) != 2:
        raise ValueError(_HOURS_EXPECTED)
    try:
        return parse_time(ends[0]), parse_time(ends[1])
    except ValueError as error:
        raise ValueError(_HOURS_EXPECTED) from error


def day_hours_fault(stretches: Sequence[Stretch]) -> str:
    """What is wrong with the stretches of one day, which may come in any order."""
    if len(stretches) > MOST_STRETCHES:
        return "Une journée compte deux plages au plus, le matin et l’après-midi."
    for start, end in stretches:
        if end <= start:
            return f"La plage commence à {time_of_day(start)}{NBSP}: sa fin doit venir après."
    for before, after in pairwise(sorted(stretches)):
        if after[0] < before[1]:
            return f"Les plages {time_range(*before)} et {time_range(*after)} se chevauchent."
    return ""


def write_day_hours(stretches: Sequence[Stretch]) -> str:
    """« 9 h 00 – 12 h 00, 13 h 30 – 17 h 00 »; read back by `read_day_hours`."""
    return ", ".join(time_range(*each) for each in sorted(stretches))


def check_week(week: Week) -> dict[str, str]:
    """What is wrong with a week, by `day0` (Monday) to `day6`."""
    found = {f"day{day}": day_hours_fault(stretches) for day, stretches in week.items()}
    return only_faults(found | {f"day{day}": "Ce jour n’existe pas." for day in week if not 0 <= day <= 6})


def copied_to_all(week: Week, day: int) -> dict[int, tuple[Stretch, ...]]:
    """The week where Monday to Friday have the hours of that day; the week-end is left as it is."""
    kept = {each: tuple(stretches) for each, stretches in week.items()}
    return kept | {each: tuple(week.get(day, ())) for each in WORKING_DAYS}


# Shared

_PERSON_CHECKS: Final = {
    "last_name": (line_fault, required("Indiquez le nom.")),
    "first_name": (line_fault,),
    "phone": (line_fault, phone_fault),
    "mail": (line_fault, mail_fault),
}
_AGENT_CHECKS: Final = {name: (nir_fault, *checks) for name, checks in _PERSON_CHECKS.items()} | {
    "authority_id": (lambda employer: "" if employer else "Choisissez l’employeur dans la liste.",)
}
_PRACTITIONER_CHECKS: Final = _PERSON_CHECKS | {
    "colour": (lambda colour: "" if colour in COLOURS else "Choisissez une des couleurs proposées.",)
}

_Values = TypeVar("_Values", AgentValues, PractitionerValues)


def _tidied(values: _Values) -> _Values:
    """Names as they are printed, a number in figures alone."""
    return replace(
        values,
        last_name=tidy_name(values.last_name),
        first_name=tidy_name(values.first_name),
        phone=phone_digits(values.phone),
        mail=tidy(values.mail),
    )
