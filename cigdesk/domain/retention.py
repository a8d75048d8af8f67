"""How long a case is kept: its last contact, the day on which it falls due, and what is decided of it.

Sources: CNIL, délibération 2023-095 (durations of the social sector: active base two years after the last
contact, then an intermediate archive where that is justified in writing) and 2021-028 (référentiel of social
support). A centre de gestion is not an establishment of CASF L.312-1: these are landmarks, so that the
duration is a setting. Our readings: docs/decisions/0021-how-long-cases-are-kept.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import line_fault, tidy
from cigdesk.domain.support import Case
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, NNBSP, date_long, number, plural

USUAL_MONTHS: Final = 24
SHORTEST_MONTHS, LONGEST_MONTHS = 6, 120
"""Months that a centre may choose, both included."""

LEGAL_NOTE: Final = (
    "Base active : deux ans après le dernier contact, puis archivage intermédiaire s’il est justifié par"
    " écrit (CNIL, délibérations 2023-095 et 2021-028). Repère à confirmer par votre DPO."
).replace(" :", f"{NBSP}:")

_MOST_SLACK: Final = timedelta(days=3)
"""By how much counting months back and forth may differ: February has three days less than a long month."""


class Contact(StrEnum):
    """What the last contact was."""

    OPENING = "opening"
    REQUEST = "request"
    MEETING = "meeting"
    TIME = "time"
    NOTE = "note"
    CLOSING = "closing"


CONTACTS: Final = {
    Contact.OPENING: "ouverture du dossier",
    Contact.REQUEST: "demande",
    Contact.MEETING: "rendez-vous honoré",
    Contact.TIME: "temps saisi",
    Contact.NOTE: "note",
    Contact.CLOSING: "clôture du dossier",
}


class RetentionAct(StrEnum):
    """What is decided of a case."""

    ARCHIVE = "archive"
    EXTEND = "extend"
    REOPEN = "reopen"
    """Taken out of the intermediate archive; it stays closed."""
    CONSULT = "consult"
    """Read in the intermediate archive, for a reason (CNIL 2021-028: rare access by entitled people)."""
    ELIMINATE = "eliminate"


ACTS: Final = {
    RetentionAct.ARCHIVE: "archivé",
    RetentionAct.EXTEND: "prolongé",
    RetentionAct.REOPEN: "sorti de l’archive",
    RetentionAct.CONSULT: "consulté dans l’archive",
    RetentionAct.ELIMINATE: "éliminé",
}

LASTING: Final = frozenset({RetentionAct.ARCHIVE, RetentionAct.EXTEND})
"""The acts that say until when."""


@dataclass(eq=False, kw_only=True)
class CaseDecision:
    """Who decided what of a case, when and why."""

    id: UUID
    rev: int = 1
    case_id: UUID
    act: RetentionAct
    reason: str
    """Nothing of the person's life: that has its place in the notes under secrecy."""
    decided_on: date
    person_id: UUID
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Contacts:
    """The days on which something was done for a case, the latest of each kind."""

    opened_on: date
    closed_on: date | None = None
    asked_on: date | None = None
    met_on: date | None = None
    worked_on: date | None = None
    noted_on: date | None = None
    awaited_on: date | None = None
    """Of an appointment that is still planned, or that nobody has said what became of."""

    @property
    def last(self) -> tuple[date, Contact]:
        """The latest day, and what was done on it: where several were, what says most of the person."""
        told = {
            Contact.MEETING: self.met_on,
            Contact.REQUEST: self.asked_on,
            Contact.TIME: self.worked_on,
            Contact.NOTE: self.noted_on,
            Contact.CLOSING: self.closed_on,
            Contact.OPENING: self.opened_on,
        }
        days = {what: day for what, day in told.items() if day is not None}
        what = max(days, key=lambda each: days[each])
        return days[what], what


@dataclass(frozen=True)
class Keeping:
    """Until when a case stays as it is."""

    last: date
    contact: Contact
    due_on: date
    due: bool
    awaited_on: date | None = None
    """An appointment speaks against it: with one to come, nothing falls due."""


def due_on(last: date, months: int, kept_until: date | None = None) -> date:
    """The day of that many months later, or the last of its month where it has no such day.

    As a delay in months ends by article 641 of the code de procédure civile. A decision to keep a case
    longer puts it off, never forward.
    """
    day = last + relativedelta(months=months)
    return day if kept_until is None else max(day, kept_until)


def keeping(contacts: Contacts, months: int, today: date, kept_until: date | None = None) -> Keeping:
    """Where a case stands: it is due from that day on, unless somebody is still to be met."""
    last, what = contacts.last
    day = due_on(last, months, kept_until)
    return Keeping(last, what, day, contacts.awaited_on is None and day <= today, contacts.awaited_on)


def latest_rest(months: int, today: date) -> date:
    """A case for which something was done after that day is not due yet, whatever else is known of it."""
    return today - relativedelta(months=months) + _MOST_SLACK


def proposed_act(case_closed: bool) -> RetentionAct:
    """What is proposed of a case that is due: one that is still open is first closed, by archiving it."""
    return RetentionAct.ELIMINATE if case_closed else RetentionAct.ARCHIVE


@dataclass(frozen=True, kw_only=True)
class DecisionValues:
    """What a person writes of a decision; `until` for those that last."""

    reason: str
    until: date | None = None

    def tidied(self) -> DecisionValues:
        """As they are kept."""
        return DecisionValues(reason=tidy(self.reason), until=self.until)


def check_decision(act: RetentionAct, values: DecisionValues, today: date) -> dict[str, str]:
    """What keeps a decision from being kept, by field, each in a French sentence."""
    until = _until_fault(values.until, today) if act in LASTING else ""
    return only_faults({"reason": reason_fault(values.reason), "until": until})


def reason_fault(text: str) -> str:
    """A reason is written, on one line."""
    return line_fault(text) if tidy(text) else "Indiquez la raison, sans rien de la vie de la personne."


def _until_fault(until: date | None, today: date) -> str:
    if until is None:
        return "Indiquez jusqu’à quand le dossier est gardé."
    if until <= today:
        return "Indiquez un jour après aujourd’hui."
    last = today + relativedelta(months=LONGEST_MONTHS)
    return "" if until <= last else f"Au plus tard le {date_long(last)}, soit dix ans."


def months_fault(months: int) -> str:
    """Why a centre cannot keep cases for that long after their last contact; "" when it can."""
    if SHORTEST_MONTHS <= months <= LONGEST_MONTHS:
        return ""
    return f"De {SHORTEST_MONTHS} à {number(LONGEST_MONTHS)}{NBSP}mois."


def require_at_hand(case: Case) -> None:
    """Raise `Refused` for a case that is in the archive, or of which only the number is left."""
    if case.eliminated_on is not None:
        raise Refused(eliminated_text(case))
    if case.archived_on is not None:
        raise Refused(
            f"Le dossier {case.number} est archivé{NBSP}: sortez-le d’abord de l’archive, dans Conservation."
        )


def require_kept(case: Case) -> None:
    """Raise `Refused` for a case of which only the number is left."""
    if case.eliminated_on is not None:
        raise Refused(eliminated_text(case))


def eliminated_text(case: Case) -> str:
    """« Le dossier SST-0012 a été éliminé le 3 mars 2026. »."""
    day = f" le {date_long(case.eliminated_on)}" if case.eliminated_on else ""
    return (
        f"Le dossier {case.number} a été éliminé{day}{NNBSP}; il n’en reste que le numéro et les décomptes."
    )


def waiting_text(due_day: date, today: date) -> str:
    """« aujourd’hui », « depuis 12 jours », « depuis 3 mois »."""
    if due_day >= today:
        return "aujourd’hui"
    gone = relativedelta(today, due_day)
    months = gone.years * 12 + gone.months
    if months >= 24:
        return f"depuis {plural(gone.years, 'an')}"
    return f"depuis {plural(months, 'mois', 'mois') if months else plural((today - due_day).days, 'jour')}"
