"""Requests (saisines): who asked, when, for whom, before any appointment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from statistics import median
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import FIRST_YEAR, Requester, Subject
from cigdesk.domain.identifiers import line_fault, tidy_name
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, plural


class RequestOutcome(StrEnum):
    """Why a request was closed without an appointment."""

    ANSWERED = "answered"
    """Answered at once, without an appointment."""
    WITHDRAWN = "withdrawn"
    REDIRECTED = "redirected"
    UNREACHABLE = "unreachable"


class RequestState(StrEnum):
    """What becomes of a request, computed: nothing is recorded when an appointment is booked or cancelled."""

    TO_TREAT = "to-treat"
    BOOKED = "booked"
    CLOSED = "closed"


OUTCOMES: Final = {
    RequestOutcome.ANSWERED: "répondu sans rendez-vous",
    RequestOutcome.WITHDRAWN: "demande retirée",
    RequestOutcome.REDIRECTED: "orientée ailleurs",
    RequestOutcome.UNREACHABLE: "personne injoignable",
}

REQUESTERS: Final = {
    Requester.EMPLOYER: "employeur",
    Requester.AGENT: "agent",
    Requester.PARTNER: "partenaire",
}

LONG_WAIT: Final = 15
"""Days that a request may wait before it is marked."""

STATES: Final = {
    RequestState.TO_TREAT: "à traiter",
    RequestState.BOOKED: "rendez-vous pris",
    RequestState.CLOSED: "close",
}


@dataclass(eq=False, kw_only=True)
class Request:
    """To be treated until an appointment answers it or it is closed with an outcome."""

    id: UUID
    rev: int = 1
    requester: Requester
    received_on: date
    agent_id: UUID | None = None
    authority_id: UUID
    """The employer of the person concerned, or the authority that asks for a collective session."""
    contact_id: UUID | None = None
    """Who asked for the employer, among the contacts of the authority."""
    partner: str = ""
    """Which partner asked (an organisation, never a person)."""
    subject: Subject = Subject.NEUTRAL
    practitioner_id: UUID | None = None
    """Who is to treat it, once that is known."""
    closed_on: date | None = None
    outcome: RequestOutcome | None = None


@dataclass(frozen=True, kw_only=True)
class RequestValues:
    """What a person writes of a request; its state follows."""

    requester: Requester
    received_on: date
    agent_id: UUID | None = None
    authority_id: UUID | None = None
    contact_id: UUID | None = None
    partner: str = ""
    subject: Subject = Subject.NEUTRAL
    practitioner_id: UUID | None = None

    def tidied(self) -> RequestValues:
        """As it is kept: only what goes with who asked."""
        by_employer, by_partner = (self.requester is each for each in (Requester.EMPLOYER, Requester.PARTNER))
        return replace(
            self,
            contact_id=self.contact_id if by_employer else None,
            partner=tidy_name(self.partner) if by_partner else "",
        )


def check_request(values: RequestValues, today: date) -> dict[str, str]:
    """What keeps these values from being kept, by field."""
    return only_faults(
        {
            "received_on": _day_fault(values.received_on, today),
            "authority": "" if values.authority_id else "Indiquez la collectivité.",
            "agent": _agent_fault(values),
            "partner": _partner_fault(values),
        }
    )


def _day_fault(day: date, today: date) -> str:
    if day > today:
        return "Une demande ne peut pas avoir été reçue après aujourd’hui."
    return "" if day.year >= FIRST_YEAR else f"Date attendue à partir de {FIRST_YEAR}."


def _agent_fault(values: RequestValues) -> str:
    missing = values.requester is Requester.AGENT and values.agent_id is None
    return "Indiquez l’agent qui a fait la demande." if missing else ""


def _partner_fault(values: RequestValues) -> str:
    if values.requester is not Requester.PARTNER:
        return ""
    if not values.partner.strip():
        return f"Indiquez l’organisme, par exemple «{NBSP}MNT{NBSP}» ou «{NBSP}Médecine préventive{NBSP}»."
    return line_fault(values.partner)


def state_of(closed_on: date | None, first_appointment: date | None) -> RequestState:
    """Where a request stands; `first_appointment` is the day of the first one that answers it."""
    if closed_on is not None:
        return RequestState.CLOSED
    return RequestState.BOOKED if first_appointment is not None else RequestState.TO_TREAT


def waited(received_on: date, until: date) -> int:
    """Whole days from the request to the first appointment, or to today; 0 on the same day or before."""
    return max((until - received_on).days, 0)


def usual_delay(delays: list[int]) -> int | None:
    """The delay that half of the requests did not exceed, in days; None without any."""
    return round(median(delays)) if delays else None


def waits_long(state: RequestState, days: int) -> bool:
    """Whether a request has waited for an answer for more days than it should."""
    return state is RequestState.TO_TREAT and days > LONG_WAIT


def wait_text(state: RequestState, days: int) -> str:
    """« En attente depuis 18 jours », « Rendez-vous après 6 jours », « Close après 2 jours »."""
    span = "le jour même" if days == 0 else plural(days, "jour")
    if state is RequestState.TO_TREAT:
        return f"En attente depuis {span}" if days else "Reçue aujourd’hui"
    lead = "Rendez-vous" if state is RequestState.BOOKED else "Close"
    return f"{lead} après {span}" if days else f"{lead} {span}"
