"""The rows of the table of backups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.backups import Place
from cigdesk.french import capitalised, number
from cigdesk.ports.backups import Counts
from cigdesk.services.backups import BackupLine
from ui.pages.settings.backups_words import COUNT_TITLES, moment, places, reason, size
from ui.theme import Accent
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData
from ui.widgets.rows import Reader, RowModel

WHEN, WHERE, SIZE, FIRST_COUNT = range(4)
STATE = FIRST_COUNT + len(COUNT_TITLES)
COUNT_COLUMNS = range(FIRST_COUNT, STATE)
_TITLES = ("Sauvegarde", "Où", "Taille", *COUNT_TITLES.values(), "État")
_COUNTED = tuple(COUNT_TITLES)

READ = PillData("Relue", Accent.NEUTRAL, "check")
UNREAD = PillData("À relire", Accent.NEUTRAL, "history")
SOUND = PillData("Saine", Accent.OK, "shield-check")
DAMAGED = PillData("Abîmée", Accent.BAD, "alert-circle")

_TIPS = {
    READ: "Relue en entier au moment où elle a été faite",
    UNREAD: "Mise de côté telle quelle\u00a0; la restaurer la relit d’abord",
    SOUND: "Relue en entier à votre demande",
    DAMAGED: "Ne se relit plus\u00a0; choisissez-en une autre",
}


@dataclass(frozen=True)
class Shown:
    """One backup as it is shown: its day in words, and its counts once they are read (None: not readable)."""

    line: BackupLine
    at: datetime
    today: date
    counts: Counts | None = None
    counted: bool = False

    @property
    def path(self) -> Path:
        """The file."""
        return self.line.backup.path


class BackupsModel(RowModel[Shown]):
    """Newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(_TITLES), right=(SIZE, *COUNT_COLUMNS), parent=parent)

    def title(self, column: int) -> str:
        return _TITLES[column]

    def readers(self) -> Mapping[int, Reader[Shown]]:
        return {
            Qt.ItemDataRole.DisplayRole: _text,
            Qt.ItemDataRole.AccessibleTextRole: _accessible,
            Qt.ItemDataRole.ToolTipRole: _tip,
            CellRole.DETAIL: lambda shown, at: capitalised(reason(shown.line)) if at == WHEN else None,
            CellRole.PILL: lambda shown, at: pill(shown) if at == STATE else None,
        }

    def place(self, path: Path | None) -> int:
        """The row of that file, or -1."""
        return next((place for place, shown in enumerate(self._rows) if shown.path == path), -1)


def pill(shown: Shown) -> PillData:
    """What is known of that copy."""
    verdict = shown.line.verdict
    if verdict is not None:
        return SOUND if verdict.sound else DAMAGED
    if shown.counted and shown.counts is None:
        return DAMAGED
    return UNREAD if Place.ASIDE in shown.line.places else READ


def _text(shown: Shown, column: int) -> str:
    if column in COUNT_COLUMNS:
        return _count(shown, _COUNTED[column - FIRST_COUNT])
    return {
        WHEN: moment(shown.at, shown.today, short=True),
        WHERE: places(shown.line),
        SIZE: size(shown.line.backup.size),
        STATE: pill(shown).text,
    }[column]


def _count(shown: Shown, table: str) -> str:
    if not shown.counted:
        return "…"
    return "–" if shown.counts is None else number(shown.counts.get(table, 0))


def _accessible(shown: Shown, column: int) -> str:
    text = _text(shown, column)
    return f"{text}, {reason(shown.line)}" if column == WHEN else text


def _tip(shown: Shown, column: int) -> str | None:
    if column == WHEN:
        return shown.path.name
    return _TIPS[pill(shown)] if column == STATE else None
