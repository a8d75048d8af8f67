"""The notes that a search found: what they begin with, of whom, in which case, when."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.vault import VAULT_KINDS, VaultKind
from cigdesk.french import date_medium
from cigdesk.services.social_note_views import FoundNote
from ui.masking import Masking
from ui.notes.words import title
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Reader, RowModel


class FoundColumn(IntEnum):
    """The columns, from the left."""

    NOTE = 0
    WHO = 1
    CHANGED = 2


_TITLES = ("Note", "Pour qui", "Modifiée le")


class FoundModel(RowModel[FoundNote]):
    """Neither what notes say nor whom they are about on a screen that others see."""

    def __init__(self, masking: Masking, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(len(FoundColumn), parent=parent)
        self._masking, self._zone = masking, zone
        masking.changed.connect(self.repaint_rows)

    def title(self, column: int) -> str:
        return _TITLES[column]

    def readers(self) -> Mapping[int, Reader[FoundNote]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: lambda row, column: ", ".join(
                filter(None, (self._text(row, column), self._detail(row, column)))
            ),
            CellRole.DETAIL: self._detail,
        }

    def _text(self, row: FoundNote, column: int) -> str:
        if column == FoundColumn.NOTE:
            return title(row.note, masked=self._masking.masked)
        if column == FoundColumn.WHO:
            return self._masking.name(row.who) or row.case_number
        return date_medium(row.note.changed_at.astimezone(self._zone).date())

    def _detail(self, row: FoundNote, column: int) -> str:
        if column == FoundColumn.NOTE:
            circle = VAULT_KINDS[row.note.circle]
            return circle if row.note.circle is VaultKind.PERSONAL else f"{circle}, {row.note.author}"
        if column == FoundColumn.WHO and row.who:
            return row.case_number
        return ""
