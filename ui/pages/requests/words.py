"""The words and icons of requests. No rule."""

from __future__ import annotations

from typing import Final

from cigdesk.domain.agenda.words import agent_name, practitioner_name
from cigdesk.domain.appointment import Requester
from cigdesk.domain.request import REQUESTERS, STATES, RequestState
from cigdesk.french import capitalised
from cigdesk.ports.requests import RequestLine
from cigdesk.services.requests import RequestView
from ui.names import masked_name
from ui.theme import Accent
from ui.widgets.pill import PillData

REQUESTER_ICONS: Final = {
    Requester.EMPLOYER: "building-community",
    Requester.AGENT: "user",
    Requester.PARTNER: "heart-handshake",
}
COLLECTIVE: Final = "Demande collective"
"""A request of an employer that concerns no agent by name."""


def requester_word(requester: Requester) -> str:
    """« Employeur »."""
    return REQUESTERS[requester].capitalize()


def state_word(state: RequestState) -> str:
    """« À traiter »."""
    word = STATES[state]
    return capitalised(word)


def who(line: RequestLine, *, masked: bool) -> str:
    """« Haddad Leïla », by the name that sorts; a collective request has no name."""
    if line.agent_id is None:
        return COLLECTIVE
    return masked_name(line.first_name, line.last_name, masked=masked)


def spoken(line: RequestLine, *, masked: bool) -> str:
    """« Mme Haddad », as in a sentence."""
    if line.agent_id is None:
        return line.authority
    return agent_name(line.civility or "", line.first_name, line.last_name, masked=masked)


def asked_by(line: RequestLine) -> str:
    """The contact or the organisation behind the request, where one is noted."""
    return line.contact or line.partner


def practitioner(line: RequestLine) -> str:
    """« C. Roussel », nothing while nobody is named."""
    return practitioner_name(line.practitioner_first_name, line.practitioner_last_name)


def wait_pill(view: RequestView) -> PillData:
    """How long it waits or waited: by colour, by icon and in words."""
    if view.late:
        return PillData(view.wait, Accent.WARN, "alert-triangle")
    family, icon = {
        RequestState.TO_TREAT: (Accent.NEUTRAL, "clock"),
        RequestState.BOOKED: (Accent.OK, "calendar-check"),
        RequestState.CLOSED: (Accent.NEUTRAL, "archive"),
    }[view.state]
    return PillData(view.wait, family, icon)
