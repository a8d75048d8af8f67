"""The notes of a case or of an appointment, in one column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.note import NoteKind
from cigdesk.domain.vault import VaultKind
from cigdesk.services.social_note_views import NoteView
from ui.masking import Masking
from ui.notes.words import about, title
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Reader, RowModel


class NotesModel(RowModel[NoteView]):
    """Nothing of what notes say on a screen that others see."""

    def __init__(self, masking: Masking, zone: Callable[[], ZoneInfo], parent: QObject | None = None) -> None:
        super().__init__(1, parent=parent)
        self._masking, self._zone = masking, zone

    def title(self, column: int) -> str:
        return "Notes" if column == 0 else ""

    def readers(self) -> Mapping[int, Reader[NoteView]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.AccessibleTextRole: lambda note, column: (
                f"{self._title(note, column)}, {about(note, self._zone())}"
            ),
            CellRole.DETAIL: lambda note, _column: about(note, self._zone()),
            CellRole.STRONG: lambda note, _column: note.kind is NoteKind.MOTIVE,
            CellRole.ICON: lambda note, _column: "lock" if note.circle is VaultKind.PERSONAL else "note",
        }

    def _title(self, note: NoteView, _column: int) -> str:
        return title(note, masked=self._masking.masked)

    def place(self, note_id: UUID | None) -> int:
        """The row of that note, or -1."""
        return next((row for row, each in enumerate(self._rows) if each.id == note_id), -1)
