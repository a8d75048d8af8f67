"""The notes of an appointment in its details: how many, and the way in. Nothing that they say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.note import NoteKind
from cigdesk.services.social_note_views import NoteView
from ui.notes.words import counted
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button


class NotesBlock(QWidget):
    """Made only for whoever has the right."""

    open_asked = Signal(object)
    """(NoteKind of a new one, or None for the latest)."""

    def __init__(self, notes: Sequence[NoteView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        motive = any(each.kind is NoteKind.MOTIVE for each in notes)
        count = sum(each.kind is NoteKind.NOTE for each in notes)
        self.said = Label(counted(count, motive=motive), "secondary", "text2")
        self.open = Button(
            self.tr("Ouvrir les notes") if notes else self.tr("Écrire une note"), icon_name="lock"
        )
        self.motive = Button(self.tr("Motif détaillé"), "link", size="medium")
        layout = tight(QVBoxLayout(self), 4)
        layout.addWidget(Label(self.tr("Notes sous secret"), "caption_strong", "text3"))
        layout.addLayout(row(self.said, None, self.motive))
        layout.addWidget(self.open)
        self.motive.setVisible(not motive)
        self.open.clicked.connect(lambda: self.open_asked.emit(None if notes else NoteKind.NOTE))
        self.motive.clicked.connect(lambda: self.open_asked.emit(NoteKind.MOTIVE))
