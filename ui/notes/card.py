"""The notes of a case, on its sheet: the latest ones by their first line, who reads them, and the way in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.note import NoteKind
from cigdesk.domain.vault import VaultKind
from cigdesk.services.desk import Services
from cigdesk.services.social_note_views import NoteOwner, NoteView
from cigdesk.services.vaults import STATES, Standing, State
from ui.masking import Masking
from ui.notes.letting_go import with_window
from ui.notes.list_model import NotesModel
from ui.notes.readers import ReadersSign
from ui.operations import Operations
from ui.widgets.base import Label, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.delegates import TwoLineDelegate, row_height
from ui.widgets.table import TableView

SHOWN: Final = 3
_KINDS: Final = frozenset({"confidential_notes", "vaults"})


class NotesCard(Card):
    """Reads by itself, and again when notes move; made only for whoever has the right."""

    open_asked = Signal(object)
    """(note id, NoteKind of a new one, or None for the latest)."""

    def __init__(
        self, services: Services, operations: Operations, masking: Masking, parent: QWidget | None = None
    ) -> None:
        super().__init__("Notes sous secret", parent=parent)
        self._services, self._operations = services, operations
        self._owner: NoteOwner | None = None
        self.readers = ReadersSign()
        self.why = Label("", "secondary", "text2", wrap=True)
        self.model = NotesModel(masking, lambda: services.context.zone, self)
        self.table = TableView(self.tr("Dernières notes"), lines=2)
        self.table.setModel(self.model)
        self.table.set_column(0, stretch=True, delegate=TwoLineDelegate())
        self.table.horizontalHeader().hide()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.write = Button(self.tr("Écrire une note"), icon_name="pencil", size="medium")
        self.motive = Button(self.tr("Motif détaillé"), "link", size="medium")
        self.every = Button("", "link", size="medium")
        acts = row(self.write, self.motive, None, self.every)
        for part in (self.readers, self.why, self.table, acts):
            self.add(part)
        self.write.clicked.connect(lambda: self.open_asked.emit(NoteKind.NOTE))
        self.motive.clicked.connect(lambda: self.open_asked.emit(NoteKind.MOTIVE))
        self.every.clicked.connect(lambda: self.open_asked.emit(None))
        self.table.activated_row.connect(self._open)
        masking.changed.connect(lambda _masked: self.model.repaint_rows())
        operations.changed.connect(self._follow)
        with_window(self, self.model.drop)
        self._show(())

    def show_owner(self, owner: NoteOwner) -> None:
        """Show the notes of that case."""
        if owner != self._owner:
            self._show(())
        self._owner = owner
        self.read()

    def read(self) -> None:
        """Read them again, in the background."""
        if self._owner is None or self._owner.case_id is None:
            return
        services, case_id = self._services, self._owner.case_id
        self._operations.query(
            (id(self), "notes"),
            lambda: (services.vaults.standing(VaultKind.TEAM), services.notes.of_case(case_id)),
            self._take,
        )

    def _follow(self, kinds: frozenset[str], _initiator: object) -> None:
        if kinds & _KINDS:
            self.read()

    def _take(self, read: tuple[Standing, tuple[NoteView, ...]]) -> None:
        standing, notes = read
        ready = standing.state is State.READY
        self.readers.setVisible(ready)
        self.readers.show_standing(standing)
        self.why.setText("" if ready else STATES[standing.state])
        self.why.setVisible(not ready)
        self._show(notes)

    def _show(self, notes: tuple[NoteView, ...]) -> None:
        self.model.fill(notes[:SHOWN])
        self.table.setFixedHeight(row_height(2) * min(len(notes), SHOWN))
        self.table.setVisible(bool(notes))
        self.every.setText(self.tr("Toutes ({0})").format(len(notes)))
        self.every.setVisible(len(notes) > SHOWN)
        self.motive.setVisible(not any(each.kind is NoteKind.MOTIVE for each in notes))

    def _open(self, index: QModelIndex) -> None:
        if (note := self.model.row(index)) is not None:
            self.open_asked.emit(note.id)
