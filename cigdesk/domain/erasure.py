"""What a person may ask of what is kept about them: to read it, to have it erased; and what erasing does.

Sources: GDPR articles 12 (3) (one month, two more with a reason told to the person), 15 and 17, whose third
paragraph lets a public task refuse; RELIABILITY.md, R4 and R5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cigdesk.domain.appointment import FIRST_YEAR, Appointment
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Agent, Civility
from cigdesk.domain.request import Request
from cigdesk.domain.retention import CaseDecision
from cigdesk.domain.support import BillingAgreement, Case
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, date_long, date_medium, plural

ERASED: Final = "Personne effacée"
"""What stands where a name was."""
ERASED_OFFICE: Final = "l’employeur"
"""Who gave an agreement, once nobody is named."""

STRUCK: Final = "[passage concernant un tiers]"
"""What stands in an export where a passage was left out."""

ANSWERED_WITHIN: Final = relativedelta(months=1)
EXTENDED_TO: Final = relativedelta(months=3)
DUE_SOON_DAYS: Final = 7
LONGEST_REASON: Final = 1000
"""Characters."""


class AskedFor(StrEnum):
    """What a person asks."""

    ACCESS = "access"
    ERASURE = "erasure"


ASKED_FOR: Final = {AskedFor.ACCESS: "accès aux données", AskedFor.ERASURE: "effacement"}


class Decision(StrEnum):
    """What was decided of it."""

    GRANTED = "granted"
    REFUSED = "refused"


DECISIONS: Final = {Decision.GRANTED: "acceptée", Decision.REFUSED: "refusée"}


class ErasedKind(StrEnum):
    """What an entry of the list of erasures names."""

    AGENT = "agent"
    CASE = "case"


@dataclass(eq=False, kw_only=True)
class PersonRequest:
    """What one person asked, when it is due, and what became of it."""

    id: UUID
    rev: int = 1
    asked_for: AskedFor
    agent_id: UUID
    received_on: date
    due_on: date
    extension: str = ""
    """Why two months more are needed; "" while the month holds."""
    decision: Decision | None = None
    reason: str = ""
    """Why it was refused."""
    decided_on: date | None = None
    person_id: UUID | None = None
    """Who decided."""
    done_on: date | None = None
    """When it was carried out, or the refusal told."""

    @property
    def open(self) -> bool:
        """Whether an answer is still due."""
        return self.done_on is None


@dataclass(eq=False, kw_only=True)
class Erasure:
    """That a record was emptied: its id and the instant alone, so that an older copy can be emptied again."""

    id: UUID
    rev: int = 1
    kind: ErasedKind
    record_id: UUID
    at: datetime


@dataclass(eq=False, kw_only=True)
class Redaction:
    """A passage of what is kept of a person that concerns somebody else: the export leaves it out.

    The record itself is never touched. A mark holds for the text as it was read (`length`, in characters).
    """

    id: UUID
    rev: int = 1
    agent_id: UUID
    record_id: UUID
    field: str
    """The key of the field in the export."""
    start: int
    end: int
    """Characters of its text, the last one not of it."""
    length: int


@dataclass(frozen=True, order=True)
class ErasedRecord:
    """One entry of the list of erasures."""

    at: datetime
    kind: ErasedKind
    record_id: UUID


def due_on(received_on: date, *, extended: bool = False) -> date:
    """The last day of the answer: a month after the request came in, three when it was extended."""
    return received_on + (EXTENDED_TO if extended else ANSWERED_WITHIN)


def due_text(due: date, today: date) -> str:
    """« à répondre d’ici le 22 déc. 2026, dans 30 jours », « due le 22 déc. 2026, en retard de 2 jours »."""
    days = (due - today).days
    if days < 0:
        return f"due le {date_medium(due)}, en retard de {plural(-days, 'jour')}"
    left = "aujourd’hui" if days == 0 else f"dans {plural(days, 'jour')}"
    return f"à répondre d’ici le {date_medium(due)}, {left}"


def check_received(day: date, today: date) -> dict[str, str]:
    """What is wrong with the day on which a request came in."""
    if day > today:
        return {"received_on": "Une demande ne peut pas avoir été reçue après aujourd’hui."}
    return {} if day.year >= FIRST_YEAR else {"received_on": f"Date attendue à partir de {FIRST_YEAR}."}


def check_extension(request: PersonRequest, reason: str, today: date) -> dict[str, str]:
    """What is wrong with two more months; raises `Refused` where they cannot be taken any more."""
    require_undecided(request)
    if request.extension:
        raise Refused("Le délai de cette demande a déjà été prolongé, une fois pour toutes.")
    if today > due_on(request.received_on):
        raise Refused(
            f"Le délai d’un mois est passé{NBSP}: il se prolonge seulement avant son terme, en prévenant la "
            "personne."
        )
    return _reason_fault(reason, f"Indiquez pourquoi{NBSP}: la personne doit en être informée.")


def check_refusal(reason: str) -> dict[str, str]:
    """What is wrong with a refusal: it has a reason, which is told to the person."""
    return _reason_fault(reason, f"Indiquez le motif du refus{NBSP}: il est dû à la personne.")


def _reason_fault(reason: str, missing: str) -> dict[str, str]:
    length = len(reason.strip())
    too_long = f"Le motif compte {length} caractères pour {LONGEST_REASON} au plus."
    return only_faults({"reason": missing if not length else too_long if length > LONGEST_REASON else ""})


def require_undecided(request: PersonRequest) -> None:
    """Raise `Refused` for a request that was already decided."""
    if request.decision is not None:
        when = f" le {date_long(request.decided_on)}" if request.decided_on else ""
        raise Refused(f"Cette demande a déjà été {DECISIONS[request.decision]}{when}.")


# What erasing does to each record. What stays is what counts and statements rest on.


def empty_agent(agent: Agent) -> None:
    """Neither name, nor number, nor sick leave: the record stays for what is counted by it."""
    agent.civility, agent.first_name, agent.last_name = Civility.NONE, "", ERASED
    agent.status, agent.phone, agent.mail = None, "", ""
    agent.archived = True
    agent.leaves.clear()


def empty_case(case: Case, last_work: date | None) -> None:
    """The number, the employer, the kind, the field, the referent and the years stay; a case is then closed.

    `last_work` is the last day on which something was worked for it.
    """
    closed = case.closed_on or max(case.opened_on, last_work or date.min)
    case.opened_on, case.closed_on = date(case.opened_on.year, 1, 1), date(closed.year, 12, 31)
    case.group_name = case.partner = ""
    case.agent_status, case.employer_consulted_on, case.on_sick_leave = None, None, False


def empty_agreement(agreement: BillingAgreement) -> None:
    """That the employer agreed, and how much, stays: statements rest on it."""
    agreement.given_by = ERASED_OFFICE


def empty_decision(decision: CaseDecision) -> None:
    """What was decided of the case, when and by whom stays."""
    decision.reason = ""


def empty_request(request: Request) -> None:
    """When it came in and what became of it stay."""
    request.partner, request.contact_id = "", None


def empty_appointment(appointment: Appointment) -> None:
    """When, with whom of the centre, how and what became of it stay."""
    appointment.phone = appointment.video_link = appointment.title = appointment.overlap_reason = ""


def empty_asked(request: PersonRequest) -> None:
    """What was asked and when stay; reasons may tell of the person."""
    request.reason = request.extension = ""


def missing_from(listed: Iterable[ErasedRecord], known: Iterable[ErasedRecord]) -> list[ErasedRecord]:
    """Those of the list that a store does not know, the oldest first: it is older than they are."""
    there = {(each.kind, each.record_id) for each in known}
    return sorted(each for each in set(listed) if (each.kind, each.record_id) not in there)


# What an export leaves out


def check_passage(start: int, end: int, length: int) -> None:
    """Raise `Refused` for what is no passage of a text of that length."""
    if not 0 <= start < end <= length:
        raise Refused("Sélectionnez d’abord le passage à biffer.")


def struck(text: str, passages: Iterable[tuple[int, int]]) -> str:
    """The text with each passage replaced; passages that touch are one."""
    out, at = "", 0
    for start, end in joined_passages(passages):
        out, at = out + text[at:start] + STRUCK, end
    return out + text[at:]


def joined_passages(passages: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In their order, those that overlap or touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(passages):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
