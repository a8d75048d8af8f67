"""How the journals say things on screen. No Qt."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from cigdesk.domain.accesses import AccessAct, Verdict
from cigdesk.french import NBSP, NNBSP, date_medium, date_short, initials, number, plural, time_of_day
from cigdesk.services.access_log import AccessRow
from cigdesk.services.change_log import ChangeRow

NOBODY = "Personne de connu"
_COUNTED = {
    AccessAct.FAILED_LOGIN: ("essai", "essais"),
    AccessAct.PURGE: ("entrée", "entrées"),
}
_SHOWN_OF_HASH = 12


def when(at: datetime, zone: ZoneInfo) -> str:
    """« jeu. 12 nov. 2026, 10 h 42 »."""
    wall = at.astimezone(zone)
    return f"{date_short(wall.date())}, {time_of_day(wall)}"


def when_short(at: datetime, zone: ZoneInfo) -> str:
    """« 12 nov. 2026, 10 h 42 »: for a narrow card."""
    wall = at.astimezone(zone)
    return f"{date_medium(wall.date())}, {time_of_day(wall)}"


def access_record(row: AccessRow, *, masked: bool) -> str:
    """What was opened: its name, masked by F8, or how many."""
    line = row.line
    if line.count is not None:
        one, many = _COUNTED.get(line.act, ("élément", "éléments"))
        return plural(line.count, one, many)
    return initials(row.record) if masked and row.named else row.record


def change_record(row: ChangeRow, *, masked: bool) -> str:
    """What was changed."""
    return initials(row.record) if masked and row.names_agent else row.record


def change_value(row: ChangeRow, value: str, *, masked: bool) -> str:
    """What it was, or is now; masked by F8 where it names or reaches an agent."""
    return "•••" if masked and row.value_names_agent and len(value) > 1 else value


def changed_from_to(row: ChangeRow, *, masked: bool) -> str:
    """« Téléphone : – → 06 39… », « Création »."""
    if not row.field:
        return row.act
    old, new = (change_value(row, value, masked=masked) for value in (row.old, row.new))
    return f"{row.field}{NBSP}: {old} → {new}"


def changed_what(row: ChangeRow, *, masked: bool) -> str:
    """« Congé d’un agent du 2 mars 2026 », where it is not the record itself."""
    record = change_record(row, masked=masked)
    return f"{row.kind} ({record})" if record else row.kind


def verdict_words(verdict: Verdict) -> tuple[str, str]:
    """What reading the chain through found, and what to do with it."""
    if verdict.broken_at is not None:
        return (
            f"La chaîne est rompue à l’entrée n°{NNBSP}{number(verdict.broken_at)}.",
            "Quelque chose d’autre que CIGDesk a écrit dans ce journal. Gardez les sauvegardes et prévenez "
            "le délégué à la protection des données.",
        )
    if not verdict.links:
        return "Le journal est vide.", ""
    return (
        f"Chaîne vérifiée{NBSP}: {plural(verdict.links, 'entrée intacte', 'entrées intactes')}.",
        f"Dernière entrée{NBSP}: n°{NNBSP}{number(verdict.head.seq)}, empreinte "
        f"{verdict.head.hash[:_SHOWN_OF_HASH]}… Notée ailleurs, elle montrera que rien n’a été coupé.",
    )
