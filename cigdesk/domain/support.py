"""Social support: cases, one for an agent and an employer or for a collective action, and their words.

What was said in confidence has no place here: a case keeps its field (`Subject`) and facts of its own life.
Sources: the social support of the CDG Martinique and DOMAIN.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import FIRST_YEAR, Requester, Subject
from cigdesk.domain.identifiers import line_fault, tidy_name
from cigdesk.domain.people import AgentStatus
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP


class CaseKind(StrEnum):
    """For whom the work is done."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    """ISIC: part or all of the agents of an authority."""


class CaseScope(StrEnum):
    """Whom a collective case is for."""

    PART = "part"
    ALL = "all"


CASE_KINDS: Final = {CaseKind.INDIVIDUAL: "individuel", CaseKind.COLLECTIVE: "collectif"}
SCOPES: Final = {CaseScope.PART: "une partie des agents", CaseScope.ALL: "tous les agents"}


@dataclass(eq=False, kw_only=True)
class Case:
    """The support of one agent of one employer, or of a group of its agents."""

    id: UUID
    rev: int = 1
    sequence: int
    """Of the centre, from 1, without hole: given in the transaction that writes the case."""
    authority_id: UUID
    """The employer when the case was opened: the case stays with it."""
    agent_id: UUID | None = None
    """None for a collective case."""
    kind: CaseKind = CaseKind.INDIVIDUAL
    scope: CaseScope | None = None
    group_name: str = ""
    """The service or the team of a collective case, never a name."""
    requester: Requester
    partner: str = ""
    """Which partner asked (an organisation, never a person)."""
    subject: Subject = Subject.NEUTRAL
    agent_status: AgentStatus | None = None
    """At the opening."""
    on_sick_leave: bool = False
    """At the opening."""
    employer_consulted_on: date | None = None
    """When the agent had spoken of it with the employer: a fact, which opens and blocks nothing."""
    referent_id: UUID
    opened_on: date
    closed_on: date | None = None
    request_id: UUID | None = None
    archived_on: date | None = None
    """Since when it is in the intermediate archive: closed, and absent from lists and search."""
    kept_until: date | None = None
    """Until when a decision keeps it, however long ago the last contact is."""
    eliminated_on: date | None = None
    """When all but its number and its figures went, with the visa of the Archives."""

    @property
    def number(self) -> str:
        """« SST-0148 »."""
        return case_number(self.sequence)

    @property
    def open(self) -> bool:
        """Whether work may still be noted on it."""
        return self.closed_on is None

    @property
    def at_hand(self) -> bool:
        """Whether it is among the cases of every day: neither archived nor eliminated."""
        return self.archived_on is None and self.eliminated_on is None


@dataclass(eq=False, kw_only=True)
class CaseCounter:
    """The last number given to a case of the centre; there is one."""

    id: UUID
    rev: int = 1
    last: int = 0


@dataclass(eq=False, kw_only=True)
class BillingAgreement:
    """That the employer agreed to pay the hours of a case beyond the allowance."""

    id: UUID
    rev: int = 1
    case_id: UUID
    given_on: date
    given_by: str
    """Who said so for the employer, by their office."""
    most_minutes: int | None = None
    """How much at most; None where nothing was said of it."""


@dataclass(frozen=True, kw_only=True)
class CaseValues:
    """What a person writes of a case."""

    requester: Requester
    opened_on: date
    kind: CaseKind = CaseKind.INDIVIDUAL
    authority_id: UUID | None = None
    agent_id: UUID | None = None
    scope: CaseScope | None = None
    group_name: str = ""
    partner: str = ""
    subject: Subject = Subject.NEUTRAL
    agent_status: AgentStatus | None = None
    on_sick_leave: bool = False
    employer_consulted_on: date | None = None
    referent_id: UUID | None = None
    request_id: UUID | None = None

    def tidied(self) -> CaseValues:
        """As they are kept: only what goes with the kind of case and with who asked."""
        kept = replace(self, partner=tidy_name(self.partner) if self.requester is Requester.PARTNER else "")
        if self.kind is CaseKind.INDIVIDUAL:
            return replace(kept, scope=None, group_name="")
        return replace(
            kept,
            agent_id=None,
            agent_status=None,
            on_sick_leave=False,
            scope=self.scope or CaseScope.PART,
            group_name=tidy_name(self.group_name),
        )


@dataclass(frozen=True, kw_only=True)
class AgreementValues:
    """What a person writes of the employer's agreement; `most_minutes` is None without a limit."""

    given_on: date
    given_by: str
    most_minutes: int | None = None


MOST_AGREED: Final = 60 * 1000
"""Minutes that an employer may agree to at once."""


def case_number(sequence: int) -> str:
    """« SST-0148 »: the number is of the centre, without year."""
    return f"SST-{sequence:04d}"


def check_case(values: CaseValues, today: date) -> dict[str, str]:
    """What keeps these values from being kept, by field, each in a French sentence."""
    individual = values.kind is CaseKind.INDIVIDUAL
    return only_faults(
        {
            "agent": "Indiquez l’agent accompagné." if individual and values.agent_id is None else "",
            "authority": "" if individual or values.authority_id else "Indiquez la collectivité.",
            "group_name": line_fault(values.group_name),
            "requester": _requester_fault(values),
            "partner": _partner_fault(values),
            "referent": "" if values.referent_id else "Indiquez l’assistant social référent.",
            "opened_on": _day_fault(values.opened_on, today, "Un dossier"),
            "employer_consulted_on": (
                _day_fault(values.employer_consulted_on, today, "Un échange")
                if values.employer_consulted_on
                else ""
            ),
        }
    )


def check_agreement(values: AgreementValues, today: date) -> dict[str, str]:
    """What keeps an agreement from being kept, by field."""
    most = values.most_minutes
    within = most is None or 1 <= most <= MOST_AGREED
    by = line_fault(values.given_by) if values.given_by.strip() else "Indiquez qui a donné l’accord."
    return only_faults(
        {
            "given_by": by,
            "given_on": _day_fault(values.given_on, today, "Un accord"),
            "most_minutes": "" if within else f"De 1{NBSP}min à {MOST_AGREED // 60}{NBSP}heures.",
        }
    )


def check_closing(opened_on: date, last_work: date | None, day: date, today: date) -> str:
    """Why a case cannot be closed on that day; "" when it can."""
    if day > today:
        return "Un dossier ne se clôt pas après aujourd’hui."
    if day < opened_on:
        return "Un dossier ne se clôt pas avant son ouverture."
    if last_work is not None and day < last_work:
        return "Du temps est saisi après ce jour."
    return ""


def _requester_fault(values: CaseValues) -> str:
    asked_alone = values.kind is CaseKind.COLLECTIVE and values.requester is Requester.AGENT
    return "Un dossier collectif est demandé par l’employeur ou un partenaire." if asked_alone else ""


def _partner_fault(values: CaseValues) -> str:
    if values.requester is not Requester.PARTNER:
        return ""
    if not values.partner.strip():
        return f"Indiquez l’organisme, par exemple «{NBSP}Sécurité sociale{NBSP}»."
    return line_fault(values.partner)


def _day_fault(day: date, today: date, what: str) -> str:
    if day > today:
        return f"{what} ne peut pas être daté d’après aujourd’hui."
    return "" if day.year >= FIRST_YEAR else f"Date attendue à partir de {FIRST_YEAR}."
