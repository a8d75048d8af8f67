"""The card of the documents kept with a record: drop a file on it, choose one, open it, take it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.kept_document import DocumentKind
from cigdesk.exchange.files_in import chosen_bytes
from cigdesk.french import capitalised
from cigdesk.services.changes import Change
from cigdesk.services.kept_documents import (
    LARGEST,
    LONGEST_TITLE,
    DocumentLine,
    DocumentOwner,
    KeptDocuments,
    OpenedDocument,
    refuse_weight,
)
from ui.page import Workbench
from ui.private_copies import PrivateCopies
from ui.widgets.base import Label, set_property, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.header import Glyph
from ui.widgets.inputs import ComboBox, LineEdit

_KINDS: Final = "Documents (*.pdf *.png *.jpg *.jpeg)"
_NO_VIEWER: Final = "Aucun programme de ce poste n’ouvre ce document."


class DocumentsCard(Card):
    """Shows the documents of the owner that it is given, and reads them again after each change of its own.

    Args:
        kinds: what a document may be here, the most usual first.
    """

    changed = Signal()

    def __init__(self, bench: Workbench, kinds: Sequence[DocumentKind]) -> None:
        super().__init__("Pièces jointes")
        self._bench = bench
        self._owner: DocumentOwner | None = None
        self._folder: Path | None = None
        self._copies: PrivateCopies | None = None
        self.lines: tuple[DocumentLine, ...] = ()
        self.rows: list[DocumentRow] = []
        self.kind = ComboBox()
        self.kind.setAccessibleName("Nature du document à joindre")
        for each in kinds:
            self.kind.addItem(capitalised(each.label), each)
        self.add_button = Button("Joindre un fichier…", icon_name="upload", size="medium")
        self._renamed: UUID | None = None
        self._hint = Label("", "secondary", "text3", wrap=True)
        self._list = tight(QVBoxLayout(), 4)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.add(self._list)
        self.add(self._hint)
        self.add(self.kind)
        self.add(self.add_button)
        self.add_button.clicked.connect(self.choose)

    @property
    def _documents(self) -> KeptDocuments:
        service: KeptDocuments = self._bench.services.kept_documents
        return service

    # what is shown

    def show_owner(self, owner: DocumentOwner | None) -> None:
        """Show the documents of that record, or none."""
        if owner != self._owner:
            self._fill(())
        self._owner = owner
        self.read()

    def read(self) -> None:
        """Read them again."""
        if self._owner is None:
            return
        self._bench.operations.query(
            (self, "documents"), partial(self._documents.of, self._owner), self._fill
        )

    def _fill(self, lines: tuple[DocumentLine, ...]) -> None:
        if self.rows and lines == self.lines:
            # A title may be under the keyboard.
            return
        self.lines = lines
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [DocumentRow(line) for line in lines]
        for row in self.rows:
            row.opened.connect(self.open)
            row.removed.connect(self.remove)
            row.renamed.connect(self.rename)
            self._list.addWidget(row)
            if row.line.id == self._renamed:
                row.open_button.setFocus()
        self._renamed = None
        most = french.number(LARGEST // 1_000_000)
        self._hint.setText("" if lines else f"Déposez ici un PDF ou une image, {most}\u00a0Mo au plus.")
        self._hint.setVisible(not lines)

    # acts

    def choose(self) -> None:
        """Ask for a file, and keep it."""
        path = self._bench.dialogs.open_file(self, "Joindre un document", _KINDS, self._folder)
        if path is not None:
            self._folder = path.parent
            self.keep(path)

    def keep(self, path: Path) -> None:
        """Keep a copy of that file, which stays where it is."""
        owner, documents = self._owner, self._documents
        if owner is None:
            return
        # Qt gives the word back, not the member.
        kind = DocumentKind(self.kind.currentData())

        def job() -> Change:
            return documents.keep(owner, content_of(path), kind, path.stem[:LONGEST_TITLE])

        self._change(job, "Ajout d’un document")

    def remove(self, document_id: UUID) -> None:
        """Take a document away; it can be taken back."""
        self._change(partial(self._documents.remove, document_id), "Retrait d’un document")

    def rename(self, line: DocumentLine, title: str) -> None:
        """Call a document otherwise; it can be taken back."""
        self._renamed = line.id
        self._change(partial(self._documents.describe, line.id, line.kind, title), "Nouveau titre")

    def _change(self, job: Callable[[], Change], label: str) -> None:
        def done(_change: Change) -> None:
            self.read()
            self.changed.emit()

        self._bench.operations.change(job, on_done=done, label=label)

    def open(self, document_id: UUID) -> None:
        """Show a private copy with the program of the system."""
        self._bench.operations.query(
            (self, "open"), partial(self._documents.open, document_id), self._show_copy
        )

    def _show_copy(self, document: OpenedDocument) -> None:
        self._copies = copies = self._copies or PrivateCopies()
        job = partial(copies.write, document.line.file_name, document.content)
        self._bench.operations.run(job, on_done=self._opened)

    def _opened(self, path: Path) -> None:
        if not self._bench.dialogs.open_externally(path):
            self._bench.operations.refused.emit("", CigdeskError(_NO_VIEWER))

    # files dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._owner is not None and dropped_files(event):
            event.acceptProposedAction()
            set_property(self, "surface", "note")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_property(self, "surface", "card")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        set_property(self, "surface", "card")
        event.acceptProposedAction()
        for path in dropped_files(event):
            self.keep(path)


class DocumentRow(QWidget):
    """One document: its title, what it is and since when; F2 or a double click renames it in place."""

    opened = Signal(object)
    """(UUID)"""
    removed = Signal(object)
    """(UUID)"""
    renamed = Signal(object, str)
    """(DocumentLine, title)"""

    def __init__(self, line: DocumentLine) -> None:
        super().__init__()
        self.line = line
        icon_name = "file-type-pdf" if line.media_type == "application/pdf" else "photo"
        self.open_button = IconButton("external-link", f"Ouvrir {line.title}")
        self.remove_button = IconButton("trash", f"Retirer {line.title}")
        self.open_button.clicked.connect(lambda: self.opened.emit(line.id))
        self.remove_button.clicked.connect(lambda: self.removed.emit(line.id))
        self.title = Label(line.title, "emphasis", wrap=True)
        self.title.setToolTip("F2 ou double-clic pour renommer")
        self.title_field = TitleField()
        self.title_field.hide()
        self.title_field.left.connect(self._leave_title)
        words = tight(QVBoxLayout(), 0)
        words.addWidget(self.title)
        words.addWidget(self.title_field)
        kept = f"{line.kind.label}, {french.date_medium(line.kept_at.date())}"
        words.addWidget(Label(kept, "secondary", "text2", wrap=True))
        layout = tight(QHBoxLayout(self), 8)
        layout.addWidget(Glyph(icon_name))
        layout.addLayout(words, 1)
        layout.addWidget(self.open_button)
        layout.addWidget(self.remove_button)
        self.setAccessibleName(f"{line.title}, {kept}")

    def begin_renaming(self) -> None:
        """Put the keyboard in the title."""
        self._make_room(renaming=True)
        self.title_field.setText(self.line.title)
        self.title_field.setFocus()
        self.title_field.selectAll()

    def _leave_title(self, kept: bool) -> None:
        """Keep what was typed, or the title as it was."""
        if self.title_field.isHidden():
            return
        title = self.title_field.text().strip()
        self._make_room(renaming=False)
        if kept and title and title != self.line.title:
            self.renamed.emit(self.line, title)
        else:
            self.open_button.setFocus()

    def _make_room(self, *, renaming: bool) -> None:
        self.title_field.setVisible(renaming)
        for each in (self.title, self.open_button, self.remove_button):
            each.setVisible(not renaming)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.begin_renaming()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.begin_renaming()
        else:
            super().keyPressEvent(event)


class TitleField(LineEdit):
    """Return or leaving keeps what is typed, Escape does not; neither is heard by the panel around."""

    left = Signal(bool)
    """(whether what is typed is kept)"""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST_TITLE)
        self.setAccessibleName("Titre du document")

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _ends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _ends(event):
            self.left.emit(event.key() != Qt.Key.Key_Escape)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit(True)


def _ends(event: QEvent) -> bool:
    keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return isinstance(event, QKeyEvent) and event.key() in keys


def dropped_files(event: QDropEvent) -> list[Path]:
    """The files of this computer that are dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def content_of(path: Path) -> bytes:
    """The bytes of a file that a person chose; raises a `CigdeskError`."""
    return chosen_bytes(path, LARGEST, refuse_weight)
