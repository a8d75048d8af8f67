"""The words and icons of cases and of the time worked for them. No rule."""

from __future__ import annotations

from datetime import date
from typing import Final

from cigdesk.domain.agenda.words import MODES, agent_name, practitioner_name
from cigdesk.domain.retention import CONTACTS, Keeping, waiting_text
from cigdesk.domain.support import CASE_KINDS, SCOPES, CaseKind, CaseScope
from cigdesk.domain.support_time import CHARGES, TASKS, Charge, Task
from cigdesk.french import NBSP, capitalised, date_long, date_medium, hours
from cigdesk.ports.retention import CaseFacts
from cigdesk.ports.support import CaseLine, TimeRow, WaitingRow
from cigdesk.services.retention import KeptCase
from cigdesk.services.support_bearing import Bearing, SupportStanding
from ui.names import masked_name
from ui.theme import Accent
from ui.widgets.gauge import GaugeData
from ui.widgets.pill import PillData

NETWORK: Final = "Réseau de partenaires"

_PILLS: Final = {
    Charge.ASSESSMENT: (Accent.ACCENT, "clipboard-list"),
    Charge.BILLED: (Accent.WARN, "coin-euro"),
    Charge.COVERED: (Accent.OK, "shield-check"),
    Charge.UNCHARGED: (Accent.NEUTRAL, "minus"),
}


def who(line: CaseLine | CaseFacts, *, masked: bool) -> str:
    """« Haddad Leïla », by the name that sorts; of a collective case, its group."""
    if line.agent_id is None:
        return line.group_name or capitalised(f"{CASE_KINDS[CaseKind.COLLECTIVE]}")
    return masked_name(line.first_name, line.last_name, masked=masked)


def spoken(line: CaseLine | CaseFacts, *, masked: bool) -> str:
    """« SST-0148, Mme Haddad »."""
    if line.agent_id is None:
        return f"{line.number}, {line.group_name or line.authority}"
    name = agent_name(line.civility or "", line.first_name, line.last_name, masked=masked)
    return f"{line.number}, {name}"


def whose(row: WaitingRow, *, masked: bool) -> str:
    """« Mme Haddad », or the title of a session."""
    if row.agent_id is None:
        return row.title
    return agent_name(row.civility or "", row.first_name, row.last_name, masked=masked)


def referent(line: CaseLine | CaseFacts) -> str:
    """« C. Roussel »."""
    return practitioner_name(line.referent_first_name, line.referent_last_name)


def kind_word(kind: CaseKind) -> str:
    """« Collectif »."""
    return capitalised(CASE_KINDS[kind])


def scope_word(scope: CaseScope) -> str:
    """« Une partie des agents »."""
    return capitalised(SCOPES[scope])


def task_word(task: Task) -> str:
    """« Démarches »."""
    return capitalised(TASKS[task])


def state_pill(line: CaseLine) -> PillData:
    """Open, closed or archived, by colour, by icon and in words."""
    if not line.at_hand:
        return PillData("Archivé", Accent.WARN, "archive")
    if line.open:
        return PillData("Ouvert", Accent.ACCENT, "folder-open")
    return PillData("Clos", Accent.NEUTRAL, "archive")


def charge_pill(row: TimeRow) -> PillData:
    """Who bears the time; what covers it is named."""
    family, icon = _PILLS[row.charge]
    words = capitalised(CHARGES[row.charge])
    if row.charge is Charge.COVERED and row.offer:
        words = f"{words}, {row.offer}"
    return PillData(words, family, icon)


def done_by(row: TimeRow) -> str:
    """« Démarches, téléphone »."""
    return f"{task_word(row.task)}, {MODES[row.mode]}"


def shares_text(bearing: Bearing) -> str:
    """« 40 min état des lieux, 30 min facturé »."""
    return ", ".join(f"{hours(each.minutes)} {CHARGES[each.charge]}" for each in bearing.shares)


def allowance_text(standing: SupportStanding) -> str:
    """« 3 h 20 sur 4 h, reste 40 min »."""
    allowance = standing.allowance
    if allowance is None:
        return standing.why_not
    if allowance.spent:
        return f"{hours(allowance.used)} sur {hours(allowance.granted)}{NBSP}: tout est utilisé"
    said = f"{_spent(allowance.used)} sur {hours(allowance.granted)}, reste {hours(allowance.left)}"
    return f"{said}, {hours(allowance.planned)} planifiées" if allowance.planned else said


def allowance_gauge(standing: SupportStanding) -> GaugeData:
    """The allowance of the authority as a bar."""
    allowance = standing.allowance
    if allowance is None:
        return GaugeData(0, 0, 1)
    family = Accent.WARN if allowance.spent else Accent.ACCENT
    words = f"État des lieux{NBSP}: {allowance_text(standing)}"
    return GaugeData(allowance.used, allowance.planned, allowance.granted, family=family, spoken=words)


def _spent(minutes: int) -> str:
    return hours(minutes) if minutes else "Rien d’utilisé"


def last_words(case: KeptCase) -> str:
    """« Dernier contact le 12 mars 2023, rendez-vous honoré. »."""
    keeping = case.keeping
    return f"Dernier contact le {date_long(keeping.last)}, {CONTACTS[keeping.contact]}."


def due_words(keeping: Keeping, today: date) -> str:
    """« À l’échéance depuis 3 mois (12 août 2026). », « Échéance le 12 mars 2027. »."""
    if keeping.due:
        return f"À l’échéance {waiting_text(keeping.due_on, today)} ({date_medium(keeping.due_on)})."
    said = f"Échéance le {date_long(keeping.due_on)}"
    if keeping.awaited_on is None:
        return f"{said}."
    return f"{said}, suspendue{NBSP}: rendez-vous noté le {date_medium(keeping.awaited_on)}."
