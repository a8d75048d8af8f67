"""How the page of the morning says things. No Qt, no rule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.words import KINDS, MODES, agent_name, practitioner_name
from cigdesk.domain.appointment import AppointmentKind, PlaceMode
from cigdesk.domain.erasure import ASKED_FOR
from cigdesk.domain.quote import QuoteStanding
from cigdesk.domain.quote_follow_up import EXPIRES_WITHIN
from cigdesk.domain.retention import waiting_text
from cigdesk.french import NBSP, amount, capitalised, date_medium, date_short, plural, quantity, time_of_day
from cigdesk.ports.agenda import AppointmentRow, PermanenceRow, PractitionerRow
from cigdesk.services.home import HomeDay
from cigdesk.services.membership_reminders import MembershipReminder
from cigdesk.services.prevention_listing import PreventionRow
from cigdesk.services.quote_listing import QuoteItem
from cigdesk.services.requests import RequestView

if TYPE_CHECKING:
    from cigdesk.services.person_rights import PersonRequestView
    from cigdesk.services.retention import KeptCase
    from cigdesk.services.statement_view import StatementListRow


def greeting(name: str) -> str:
    """« Bonjour Camille »; a person called by one word is greeted by it."""
    return f"Bonjour {name.split(maxsplit=1)[0]}" if name.split() else "Bonjour"


def counted(day: HomeDay) -> str:
    """« 6 rendez-vous, 1 créneau libre »."""
    if day.holiday:
        return f"férié{NBSP}: {day.holiday}"
    parts = [plural(day.meetings, "rendez-vous", "rendez-vous")] if day.meetings else ["aucun rendez-vous"]
    if day.free:
        parts.append(plural(day.free, "créneau libre", "créneaux libres"))
    return ", ".join(parts)


def next_title(day: date, today: date) -> str:
    """« Demain, ven. 13 nov. 2026 », or the day alone when it is further."""
    said = date_short(day)
    return f"Demain, {said}" if day == today + timedelta(days=1) else capitalised(said)


def who(row: AppointmentRow, *, masked: bool) -> str:
    """« M. Lopes », or what concerns nobody by its title."""
    if row.agent_id is None:
        return row.title or capitalised(KINDS[row.kind])
    return agent_name(row.civility, row.first_name, row.last_name, masked=masked)


def about(row: AppointmentRow, practitioner: PractitionerRow | None) -> str:
    """« Permanence, Noisy-le-Sec, C. Roussel »; the practitioner where several are shown."""
    kind = MODES[row.mode] if row.mode in (PlaceMode.PHONE, PlaceMode.VIDEO) else _SHORT_KINDS[row.kind]
    by = practitioner_name(practitioner.first_name, practitioner.last_name) if practitioner else ""
    return ", ".join(part for part in (capitalised(kind), row.authority or row.site, by) if part)


def about_slot(row: PermanenceRow, practitioner: PractitionerRow | None) -> str:
    """« Permanence, Noisy-le-Sec »."""
    by = practitioner_name(practitioner.first_name, practitioner.last_name) if practitioner else ""
    return ", ".join(part for part in ("Permanence", row.authority or row.site, by) if part)


_SHORT_KINDS: Final[Mapping[AppointmentKind, str]] = KINDS | {
    AppointmentKind.REMOTE: "à distance",
    AppointmentKind.HOURLY: "accompagnement",
}


def minutes_left(end: datetime, now: datetime) -> str:
    """« reste 33 min »."""
    return f"reste {max(1, round((end - now) / timedelta(minutes=1)))}{NBSP}min"


def late_status(row: AppointmentRow, zone: ZoneInfo, today: date, *, masked: bool) -> str:
    """« Mme Rocher, aujourd’hui 9 h 45 »."""
    start = row.start.astimezone(zone)
    days = (today - start.date()).days
    day = {0: "aujourd’hui", 1: "hier"}.get(days, date_medium(start.date()))
    return f"{who(row, masked=masked)}, {day} {time_of_day(start)}"


def request_name(view: RequestView, *, masked: bool) -> str:
    """« Mme Haddad, Stains », or the employer that asks for nobody in particular."""
    line = view.line
    if line.agent_id is None or line.civility is None:
        return line.authority
    name = agent_name(str(line.civility), line.first_name, line.last_name, masked=masked)
    return f"{name}, {line.authority}"


def reminder_name(reminder: MembershipReminder) -> str:
    """« Choisy-le-Roi, médecine préventive »."""
    label = reminder.convention.short_label
    return f"{reminder.authority}, {label[:1].lower()}{label[1:]}"


def package_name(row: PreventionRow) -> str:
    """« Montreuil, 9 jours sur 16 »."""
    done, granted = quantity(row.balance.done), quantity(row.balance.granted)
    unit = "jour" if row.balance.done < _MANY else "jours"
    return f"{row.name}, {done}{NBSP}{unit} sur {granted}"


def package_detail(row: PreventionRow) -> str:
    """« 5,5 jours sans date »."""
    return f"{plural(row.left, 'jour')} sans date" if row.left else "tout a sa date"


def statement_name(row: StatementListRow) -> str:
    """« Stains, 2 175,00 € »."""
    return f"{row.name}, {amount(row.total)}"


def statement_detail(row: StatementListRow) -> str:
    """« Prêt », « À vérifier, 2 points »."""
    said = row.standing.label
    return f"{said}, {plural(row.points, 'point')}" if row.points else said


def due_name(case: KeptCase) -> str:
    """« SST-0042, Choisy-le-Roi »."""
    return f"{case.facts.number}, {case.facts.authority}"


def due_detail(case: KeptCase, today: date) -> str:
    """« Dernier contact le 12 mars 2023, à l’échéance depuis 3 mois »."""
    waited = waiting_text(case.keeping.due_on, today)
    return f"Dernier contact le {date_medium(case.keeping.last)}, à l’échéance {waited}"


def rights_name(view: PersonRequestView, *, masked: bool) -> str:
    """« Mme Leïla Haddad, effacement »."""
    line = view.line
    name = agent_name(line.civility, line.first_name, line.last_name, masked=masked)
    return f"{name}, {ASKED_FOR[line.asked_for]}"


def quote_name(item: QuoteItem) -> str:
    """« 2026-0142, Choisy-le-Roi, 800,00 € »."""
    number = item.row.number or "Brouillon"
    return f"{number}, {item.row.authority}, {amount(item.total)}"


def quote_detail(item: QuoteItem, today: date) -> str:
    """Why it is looked at: « Émis le 8 sept. 2026, valable jusqu’au 8 déc. 2026 »."""
    row = item.row
    if item.standing is QuoteStanding.ACCEPTED:
        return f"Accepté, sans n°{NBSP}d’engagement"
    issued = f"Émis le {date_medium(row.day)}"
    if row.valid_until is None:
        return issued
    left = (row.valid_until - today).days
    if 0 <= left <= _SOON:
        return f"{issued}, expire dans {plural(left, 'jour')}"
    return f"{issued}, valable jusqu’au {date_medium(row.valid_until)}"


_SOON: Final = EXPIRES_WITHIN.days
_MANY: Final = Decimal(2)
"""From there on a unit is plural in French."""
