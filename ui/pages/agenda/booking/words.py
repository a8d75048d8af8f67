"""What the screen says of times, of what will be booked and of the person on the phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.words import KINDS, REQUESTERS, STATUSES, SUBJECTS, practitioner_name
from cigdesk.domain.appointment import AppointmentStatus, Requester, Subject
from cigdesk.domain.people import Civility
from cigdesk.french import NBSP, NNBSP, date_long, date_short, plural, time_of_day, time_range
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.callers import CallerFacts
from cigdesk.services.slot_finding import FoundSlot
from ui.icons import Status
from ui.pages.agenda.board import STATUS_OF
from ui.pages.agenda.booking.ways import Way


def hours_of(slot: FoundSlot, zone: ZoneInfo) -> str:
    """« 9 h 45 – 10 h 30 »."""
    return time_range(slot.span.start.astimezone(zone), slot.span.end.astimezone(zone))


def day_words(slot: FoundSlot, zone: ZoneInfo) -> str:
    """« mar. 17 nov. 2026 »."""
    return date_short(slot.span.start.astimezone(zone).date())


def moment_words(moment: datetime, near: datetime, zone: ZoneInfo) -> str:
    """« 15 h 15 » on the day of `near`, « lun. 16 nov. 9 h 00 » on another."""
    local = moment.astimezone(zone)
    if local.date() == near.astimezone(zone).date():
        return time_of_day(local)
    return f"{date_short(local.date(), year=False)} {time_of_day(local)}"


def until_words(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """« dans 40 min », « dans 23 h », « dans 4 jours », « dans 3 mois »."""
    minutes = int((moment - now).total_seconds() // 60)
    if minutes < 60:
        return f"dans {max(minutes, 0)}{NBSP}min"
    if minutes < 24 * 60:
        return f"dans {minutes // 60}{NNBSP}h"
    days = (moment.astimezone(zone).date() - now.astimezone(zone).date()).days
    return f"dans {plural(days, 'jour')}" if days < 60 else f"dans {days // 30}{NBSP}mois"


def near_day(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """« aujourd’hui », « demain », or nothing."""
    days = (moment.astimezone(zone).date() - now.astimezone(zone).date()).days
    return {0: "aujourd’hui", 1: "demain"}.get(days, "")


def place_of(slot: FoundSlot) -> str:
    """Where a permanence is held: « Montreuil, Salle 2 »; nothing for other ways of meeting."""
    if slot.permanence is None:
        return ""
    return ", ".join(part for part in (slot.permanence.place, slot.permanence.room) if part)


def summary(who: str, slot: FoundSlot, way: Way, zone: ZoneInfo) -> str:
    """« Mme Haddad, mar. 17 nov. 2026, 9 h 45 – 10 h 30, en visio avec Camille Roussel »."""
    where = f"{way.said} à {slot.permanence.place}" if slot.permanence else way.said
    time = f"{day_words(slot, zone)}, {hours_of(slot, zone)}"
    return f"{who or 'Personne à indiquer'}, {time}, {where} avec {slot.practitioner.name}"


def summary_detail(subject: Subject, way: Way, requester: Requester | None, *, answers: bool) -> str:
    """« Entretien, consultation à distance. Demandé par l’employeur. »"""
    said = [f"{SUBJECTS[subject]}, {KINDS[way.kind]}."]
    if requester is not None:
        said.append(f"Demandé par {REQUESTERS[requester]}.")
    if answers:
        said.append("La demande en attente sera traitée.")
    return " ".join(said)


def count_words(slots: Sequence[FoundSlot], zone: ZoneInfo) -> str:
    """« 6 créneaux d’ici au 27 novembre 2026 »."""
    if not slots:
        return ""
    last = max(each.span.start for each in slots).astimezone(zone).date()
    return f"{plural(len(slots), 'créneau', 'créneaux')} d’ici au {date_long(last)}"


@dataclass(frozen=True)
class Line:
    """One thing known of the person on the phone: an icon or a status, and the words."""

    text: str
    icon: str = ""
    role: str = "text2"
    status: Status | None = None


def lines_of(facts: CallerFacts, zone: ZoneInfo, now: datetime) -> list[Line]:
    """The right of the employer to consultations at a distance, the appointments, a leave, a request."""
    found = [_remote(facts), _last(facts, zone, now), _next(facts, zone), _leave(facts, zone, now)]
    return [line for line in (*found, _request(facts)) if line is not None]


def _remote(facts: CallerFacts) -> Line:
    right, employer = facts.remote, facts.agent.authority
    if not right.open:
        said = f"{employer}{NBSP}: aucune convention n’ouvre la consultation à distance"
        return Line(said, "alert-triangle", "warn.solid")
    until = f" jusqu’au {date_long(right.until)}" if right.until else ""
    return Line(f"{employer}{NBSP}: consultation à distance ouverte{until}", "circle-check", "ok.solid")


def _last(facts: CallerFacts, zone: ZoneInfo, now: datetime) -> Line | None:
    if facts.last is None:
        return Line("Premier rendez-vous", "star") if facts.next is None else None
    shown = facts.last.shown_status(now)
    word = STATUSES[shown]
    if facts.agent.civility == Civility.MRS and facts.last.status in _AGREEING:
        word = _AGREEING[facts.last.status]
    day = date_short(facts.last.start.astimezone(zone).date())
    return Line(f"Dernier rendez-vous{NBSP}: {day}, {word}", status=STATUS_OF[shown])


_AGREEING = {
    AppointmentStatus.EXCUSED: "absente excusée",
    AppointmentStatus.NO_SHOW: "absente non excusée",
}


def _next(facts: CallerFacts, zone: ZoneInfo) -> Line | None:
    if facts.next is None:
        return None
    return Line(f"Déjà attendu{_e(facts)} le {_moment(facts.next, zone)}", "calendar-event", "warn.solid")


def _moment(row: AppointmentRow, zone: ZoneInfo) -> str:
    local = row.start.astimezone(zone)
    return f"{date_short(local.date())}, {time_of_day(local)}"


def _leave(facts: CallerFacts, zone: ZoneInfo, now: datetime) -> Line | None:
    today = now.astimezone(zone).date()
    leave = next((each for each in facts.leaves if each.covers(today)), None)
    if leave is None:
        return None
    until = f" jusqu’au {date_long(leave.end)}" if leave.end else ""
    return Line(f"En congé pour raison de santé{until}", "stethoscope")


def _request(facts: CallerFacts) -> Line | None:
    request = facts.request
    if request is None:
        return None
    said = f"Répond à la demande du {date_long(request.received_on)}, par {REQUESTERS[request.requester]}"
    return Line(said, "clipboard-list", "accent.solid")


def _e(facts: CallerFacts) -> str:
    return "e" if facts.agent.civility == Civility.MRS else ""


def followed_words(facts: CallerFacts) -> str:
    """« suivie par C. Roussel », or nothing."""
    if facts.followed_by is None:
        return ""
    name = practitioner_name(facts.followed_by.first_name, facts.followed_by.last_name)
    return f"suivi{_e(facts)} par {name}"
