"""The agenda's own words in French, for the window, the messages and the documents."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, Requester, ShownStatus, Subject
from cigdesk.domain.people import AgentStatus, Function
from cigdesk.french import NBSP, WEEKDAYS, date_short, initials, time_of_day, time_range

KINDS: dict[AppointmentKind, str] = {
    AppointmentKind.PERMANENCE: "permanence",
    AppointmentKind.REMOTE: "consultation à distance",
    AppointmentKind.HOURLY: "accompagnement horaire",
    AppointmentKind.HOME_VISIT: "visite à domicile",
    AppointmentKind.COLLECTIVE: "séance collective",
    AppointmentKind.INSPECTION: "inspection",
    AppointmentKind.ADVICE: "conseil",
    AppointmentKind.INTERNAL: "réunion",
}

MODES: dict[PlaceMode, str] = {
    PlaceMode.SITE: "sur place",
    PlaceMode.CENTRE: "au centre",
    PlaceMode.PHONE: "téléphone",
    PlaceMode.VIDEO: "visio",
    PlaceMode.HOME: "à domicile",
}

SUBJECTS: dict[Subject, str] = {
    Subject.HEALTH: "Santé, handicap",
    Subject.MONEY: "Préoccupations financières",
    Subject.FAMILY: "Vie familiale et sociale",
    Subject.NEUTRAL: "Entretien",
}

REQUESTERS: dict[Requester, str] = {
    Requester.EMPLOYER: "l’employeur",
    Requester.AGENT: "l’agent",
    Requester.PARTNER: "un partenaire",
}

STATUSES: dict[ShownStatus, str] = {
    ShownStatus.UPCOMING: "à venir",
    ShownStatus.ONGOING: "en cours",
    ShownStatus.TO_FILL_IN: "statut à renseigner",
    ShownStatus.DONE: "honoré",
    ShownStatus.EXCUSED: "absent excusé",
    ShownStatus.NO_SHOW: "absent non excusé",
    ShownStatus.CANCELLED: "annulé",
}

FUNCTIONS: dict[Function, str] = {
    Function.SOCIAL_WORKER: "Assistante sociale",
    Function.CESF: "Conseillère en économie sociale",
    Function.PSYCHOLOGIST: "Psychologue du travail",
    Function.PSYCHOSOCIOLOGIST: "Psychosociologue",
    Function.COACH: "Coach",
    Function.ACFI: "Préventionniste, ACFI",
    Function.ERGONOMIST: "Ergonome",
    Function.PHYSICIAN: "Médecin du travail",
    Function.NURSE: "Infirmière",
    Function.OTHER: "Intervenant",
}

AGENT_STATUSES: dict[AgentStatus, str] = {
    AgentStatus.TRAINEE: "stagiaire",
    AgentStatus.TENURED: "titulaire",
    AgentStatus.CONTRACT: "contractuel",
}


def agent_name(civility: str, first_name: str, last_name: str, *, masked: bool = False) -> str:
    """« M. Lopes », « Ana Lopes » without civility; masked, the initials alone."""
    if masked:
        letters = initials(f"{first_name} {last_name}") or "?"
        return ".".join(letters) + "."
    return NBSP.join(part for part in (civility or first_name, last_name) if part)


def practitioner_name(first_name: str, last_name: str) -> str:
    """« C. Roussel »: short enough for a sentence or a card."""
    letter = f"{first_name[0]}." if first_name else ""
    return NBSP.join(part for part in (letter, last_name) if part)


def when(span: Interval, zone: ZoneInfo) -> str:
    """« 10 h 30 – 11 h 15 » within a day, else both days: « lun. 2 nov. 9 h 00 – ven. 6 nov. 18 h 00 »."""
    start, end = span.start.astimezone(zone), span.end.astimezone(zone)
    if start.date() == end.date():
        return time_range(start, end)
    return f"{_dated(start)} – {_dated(end)}"


def dated(span: Interval, zone: ZoneInfo) -> str:
    """« jeu. 12 nov. 2026, 10 h 30 – 11 h 15 », or both days."""
    start, end = span.start.astimezone(zone), span.end.astimezone(zone)
    if start.date() == end.date():
        return f"{date_short(start.date())}, {time_range(start, end)}"
    return when(span, zone)


def _dated(moment: datetime) -> str:
    return f"{date_short(moment.date(), year=False)} {time_of_day(moment)}"


def weekday(day: date) -> str:
    """« samedi »."""
    return WEEKDAYS[day.weekday()]
