"""How a change of appointments is said once it is done."""

from __future__ import annotations

from typing import Final

from cigdesk.domain.agenda.words import KINDS, agent_name
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.people import Civility
from cigdesk.french import NBSP
from cigdesk.ports.agenda import AppointmentRow


def who(row: AppointmentRow) -> str:
    """The agent, or what it is about."""
    return agent_name(row.civility, row.first_name, row.last_name) or row.title or KINDS[row.kind]


def status_label(row: AppointmentRow, status: AppointmentStatus) -> str:
    """« M. Adam noté absent excusé », « Rendez-vous honoré : Mme Keller »."""
    e = "e" if row.civility == Civility.MRS else ""
    noted = {
        AppointmentStatus.EXCUSED: f"noté{e} absent{e} excusé{e}",
        AppointmentStatus.NO_SHOW: f"noté{e} absent{e} non excusé{e}",
    }
    if status in noted:
        return f"{who(row)} {noted[status]}"
    done = {AppointmentStatus.DONE: "honoré", AppointmentStatus.CANCELLED: "annulé"}
    return f"Rendez-vous {done.get(status, 'remis à venir')}{NBSP}: {who(row)}"


_NOTED_MANY: Final = {
    AppointmentStatus.DONE: "honorés",
    AppointmentStatus.EXCUSED: "notés absents excusés",
    AppointmentStatus.NO_SHOW: "notés absents non excusés",
    AppointmentStatus.CANCELLED: "annulés",
    AppointmentStatus.PLANNED: "remis à venir",
}


def status_count(count: int, status: AppointmentStatus) -> str:
    """« 3 rendez-vous honorés »."""
    return f"{count}{NBSP}rendez-vous {_NOTED_MANY[status]}"
