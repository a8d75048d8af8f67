"""How notes are said in lists."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from cigdesk.domain.note import NOTE_KINDS, NoteKind
from cigdesk.domain.vault import VAULT_KINDS, VaultKind
from cigdesk.french import NBSP, date_medium, plural, time_of_day
from cigdesk.services.social_note_views import NoteView

MASKED: Final = "Note masquée"
DAMAGED: Final = "Cette note ne s’ouvre plus"
_LONGEST: Final = 90


def first_line(text: str) -> str:
    """The first words of a note, on one line."""
    line = next((each.strip() for each in text.splitlines() if each.strip()), "")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def title(note: NoteView, *, masked: bool) -> str:
    """What stands for a note in a list; nothing of it on a screen that others see."""
    if masked:
        return MASKED
    said = DAMAGED if note.damaged else first_line(note.text) or "Note vide"
    return f"{NOTE_KINDS[NoteKind.MOTIVE]}{NBSP}: {said}" if note.kind is NoteKind.MOTIVE else said


def about(note: NoteView, zone: ZoneInfo) -> str:
    """« 12 nov. 2026, Maryse Jean, moi seul »."""
    told = [date_medium(note.changed_at.astimezone(zone).date()), note.author]
    if note.circle is VaultKind.PERSONAL:
        told.append(VAULT_KINDS[note.circle].lower())
    return ", ".join(told)


def saved_text(at: datetime | None, zone: ZoneInfo) -> str:
    """« Enregistré à 10 h 42 »."""
    return f"Enregistré à {time_of_day(at.astimezone(zone))}" if at is not None else ""


def moment(at: datetime, zone: ZoneInfo) -> str:
    """« 12 nov. 2026, 10 h 42 »."""
    wall = at.astimezone(zone)
    return f"{date_medium(wall.date())}, {time_of_day(wall)}"


def counted(notes: int, *, motive: bool) -> str:
    """« 2 notes et un motif détaillé », « Aucune note »."""
    parts = [plural(notes, "note")] if notes else []
    parts += ["un motif détaillé"] if motive else []
    return " et ".join(parts) or "Aucune note"
