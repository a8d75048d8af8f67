"""Where a note is typed or read: what is copied from it is kept out of the histories of the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.notes.clipboard import marked
from ui.widgets.inputs import TextEdit


class NoteText(TextEdit):
    """Takes the room that there is."""

    copied = Signal()

    def __init__(self, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, lines=6, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def createMimeDataFromSelection(self) -> QMimeData:
        self.copied.emit()
        return marked(self.textCursor().selectedText().replace("\u2029", "\n"))

    def forget(self) -> None:
        """Empty it, with all that could be undone."""
        self.document().clear()
        self.document().clearUndoRedoStacks()
