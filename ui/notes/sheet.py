"""The screen of notes: it lies over the page of a case or of the agenda, with the list at the left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.note import NoteKind
from cigdesk.domain.vault import VaultKind
from cigdesk.services.note_papers import FILE_NAME
from cigdesk.services.social_note_views import NoteOwner, NoteView, VersionView
from cigdesk.services.social_notes import Saved
from cigdesk.services.vaults import State
from ui.notes.draft import NoteDraft
from ui.notes.editor import NoteEditor
from ui.notes.gate import GateView
from ui.notes.letting_go import with_window
from ui.notes.list_model import NotesModel
from ui.notes.presenter import NotesPresenter, NotesRead
from ui.notes.versions import VersionsView
from ui.page import Notice, Workbench
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.cover import CoverSheet
from ui.widgets.delegates import TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.table import TableView

LIST_WIDTH = 320
_PDF = "Documents PDF (*.pdf)"
_KINDS = frozenset({"confidential_notes", "vaults"})
_MASKED = "Les notes sont masquées avec les noms. F8 les montre."


class NotesSheet(CoverSheet):
    """Opened on a case or an appointment; Échap closes it, and what was typed is kept first."""

    opened = Signal()
    closed = Signal()
    sheet_asked = Signal()
    """A recovery sheet is wanted."""

    def __init__(self, page: QWidget, bench: Workbench) -> None:
        super().__init__(page)
        self._bench, self._masking = bench, bench.masking
        services, operations = bench.services, bench.operations
        self.presenter = NotesPresenter(services, operations, self)
        self.draft = NoteDraft(services, operations, page, self)
        self.editor = NoteEditor(self.presenter, self.draft)
        self.versions = VersionsView(self.presenter.zone)
        self.gate = GateView()
        self.model = NotesModel(self._masking, lambda: self.presenter.zone, self)
        self._name: Callable[[], str] = str
        self._wanted: UUID | NoteKind | None = None
        self._read: NotesRead | None = None
        self._refused_circle: VaultKind | None = None
        self._leaving = False
        self.setAccessibleName(self.tr("Notes sous secret professionnel"))
        self._make()
        self._lay_out()
        self._connect()
        with_window(self, self._let_go)

    def _make(self) -> None:
        tr = self.tr
        self.title = Label("", "title")
        self.close_button = IconButton("x", tr("Fermer"), side=32)
        self.new_button = Button(tr("Nouvelle note"), "primary", icon_name="plus", keycap=tr("Ctrl N"))
        self.table = TableView(tr("Notes"), lines=2)
        self.table.setModel(self.model)
        self.table.set_column(0, stretch=True, delegate=TwoLineDelegate())
        self.table.horizontalHeader().hide()
        empty = EmptyState(
            tr("Aucune note"), tr("Une note n’est lue que par l’équipe sociale, ou par vous seul."),
            icon_name="note", framed=False,
        )  # fmt: skip
        self.table.set_empty_state(empty)
        self.nothing = EmptyState(
            tr("Choisissez une note"), tr("Ou écrivez-en une avec Ctrl+N."), icon_name="notes", framed=False
        )
        self.hidden = EmptyState(tr("Notes masquées"), _MASKED, icon_name="eye-off", framed=False)

    def _lay_out(self) -> None:
        listed = Card()
        listed.set_margins(0, 1, 0, 1)
        listed.setFixedWidth(LIST_WIDTH)
        listed.add(self.table, 1)
        self.stack = QStackedWidget()
        for each in (self.nothing, self.editor, self.versions, self.gate, self.hidden):
            self.stack.addWidget(each)
        written = Card()
        written.add(self.stack, 1)
        both = tight(QHBoxLayout(), 12)
        both.addWidget(listed)
        both.addWidget(written, 1)
        layout = tight(QVBoxLayout(self), 12, (20, 16, 20, 20))
        layout.addLayout(row(self.title, None, self.new_button, self.close_button))
        layout.addLayout(both, 1)

    def _connect(self) -> None:
        presenter, editor = self.presenter, self.editor
        presenter.shown.connect(self._show)
        presenter.versions_read.connect(self._show_versions)
        presenter.deleted.connect(self._deleted)
        presenter.put_back.connect(self._reopen)
        presenter.refused.connect(self.gate.show_faults)
        presenter.exported.connect(self._exported)
        self.draft.saved.connect(self._kept)
        self.draft.refused.connect(lambda _error: self._stay())
        editor.versions_asked.connect(presenter.read_versions)
        editor.export_asked.connect(self._export)
        editor.delete_asked.connect(presenter.delete)
        editor.circle_chosen.connect(self._choose_circle)
        editor.reread_asked.connect(self._reopen)
        self.versions.closed.connect(lambda: self._bring(self.editor))
        self.versions.restore_asked.connect(self._restore)
        self.gate.loss_accepted.connect(presenter.accept_loss)
        self.gate.sheet_asked.connect(self.sheet_asked)
        self.table.activated_row.connect(self._open_row)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _old: self._open_row(index))
        self.new_button.clicked.connect(self._begin_new)
        self.gate.back_asked.connect(lambda: self._bring(self.editor))
        self.close_button.clicked.connect(self.leave)
        self._masking.changed.connect(lambda _masked: self._mask())
        self._bench.operations.changed.connect(self._follow_changes)

    # opening

    def open_on(
        self, owner: NoteOwner, name: Callable[[], str], wanted: UUID | NoteKind | None = None
    ) -> None:
        """Show the notes of a case or an appointment.

        `name` says of whom they are, masked or not as the window is; `wanted` is the note to open, or the
        kind of a new one.
        """
        self._name, self._wanted = name, wanted
        self._read = None
        self.model.fill(())
        self._mask()
        self._bring(self.hidden if self._masking.masked else self.nothing)
        self.presenter.open(owner)
        self.cover()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def leave(self) -> None:
        """Back to the page once what was typed is kept: a disk that is full must not take it."""
        self.editor.flush()
        self._leaving = self.draft.sending
        if not self._leaving:
            self.close_sheet()

    def _kept(self, _saved: Saved) -> None:
        if self._leaving and not self.draft.sending:
            self.close_sheet()
        else:
            self.presenter.read()

    def _stay(self) -> None:
        self._leaving = False

    def close_sheet(self) -> None:
        """Back to the page; what is typed is on its way first, and stays in sight while it can't be."""
        self._leaving = False
        if self.isHidden() or not self.can_leave():
            return
        self.presenter.close()
        self.editor.forget()
        self.versions.forget()
        self.model.fill(())
        self._read = None
        self.hide()
        self.closed.emit()

    def _let_go(self) -> None:
        """The window is gone: nothing of a note stays with what it leaves behind."""
        self._read, self.draft.target = None, None
        self.versions.drop()
        self.model.drop()

    def flush(self) -> None:
        """Keep what is typed now."""
        if not self.isHidden():
            self.editor.flush()

    def can_leave(self) -> bool:
        """Whether everything typed is kept, or on its way."""
        return self.isHidden() or self.editor.can_leave()

    # what it shows

    def _show(self, read: NotesRead) -> None:
        self._read = read
        self.editor.standings = read.standings
        self.editor.show_readers()
        writing = self.draft.target
        self.table.selectionModel().blockSignals(True)
        self.model.fill(read.notes)
        self.table.select_row(self.model.place(writing.note_id if writing else None))
        self.table.selectionModel().blockSignals(False)
        known = next((each for each in read.notes if writing and each.id == writing.note_id), None)
        if known is not None:
            self.editor.know(known)
        if self._wanted is not None or (writing is None and not self._masking.masked):
            self._begin_with(read)
        elif writing is not None and self.stack.currentWidget() is self.gate:
            self._take_circle(read)

    def _begin_with(self, read: NotesRead) -> None:
        """The note that was asked for, the latest one, a new one, or why there can be none."""
        wanted, self._wanted = self._wanted, None
        note = next((each for each in read.notes if each.id == wanted), None)
        if note is None and not isinstance(wanted, NoteKind) and read.notes:
            note = read.notes[0]
        if note is not None:
            self._open(note)
        else:
            self.begin(wanted if isinstance(wanted, NoteKind) else NoteKind.NOTE)

    def _begin_new(self) -> None:
        self.begin()

    def begin(self, kind: NoteKind = NoteKind.NOTE) -> None:
        """A new note, for the team unless only one's own circle is open."""
        if self._read is None or self._masking.masked or not self.editor.can_leave():
            return
        states = {each: standing.state for each, standing in self._read.standings.items()}
        alone = states[VaultKind.TEAM] is not State.READY and states[VaultKind.PERSONAL] is State.READY
        self._write(kind, VaultKind.PERSONAL if alone else VaultKind.TEAM)

    def _write(self, kind: NoteKind, circle: VaultKind) -> None:
        if self._read is None:
            return
        standing = self._read.standings[circle]
        if standing.state is not State.READY:
            self.gate.show_standing(standing, self._read.own_fingerprint)
            self.editor.forget()
            self._bring(self.gate)
            self.gate.first().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.table.clearSelection()
        self.editor.begin(kind, circle)
        self._bring(self.editor)
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_circle(self, circle: VaultKind) -> None:
        """A circle that is not open yet says why; what was typed stays, for the other one."""
        standing = self._read.standings[circle] if self._read is not None else None
        if self._read is None or standing is None or standing.state is State.READY:
            return
        self._refused_circle = circle
        other = next(each for each in VaultKind if each is not circle)
        self.editor.circle.set_value(other.value)
        self.gate.show_standing(standing, self._read.own_fingerprint, writing=True)
        self._bring(self.gate)

    def _take_circle(self, read: NotesRead) -> None:
        """The circle that was chosen is open now."""
        circle = self._refused_circle
        if circle is not None and read.standings[circle].state is State.READY:
            self.editor.circle.set_value(circle.value)
            self._bring(self.editor)

    def _open_row(self, index: QModelIndex) -> None:
        note = self.model.row(index)
        target = self.draft.target
        if note is None or (target is not None and target.note_id == note.id):
            return
        if self.editor.can_leave():
            self._open(note)

    def _open(self, note: NoteView) -> None:
        self.editor.open(note)
        self.table.select_row(self.model.place(note.id))
        self._bring(self.editor)
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reopen(self, note_id: UUID) -> None:
        """Read the note again: its text is another one now."""
        self.draft.close()
        self.versions.forget()
        self._wanted = note_id
        self.presenter.read()

    def _show_versions(self, _note_id: UUID, versions: tuple[VersionView, ...]) -> None:
        self.versions.show_versions(versions)
        self._bring(self.versions)
        self.versions.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self, version: VersionView) -> None:
        target = self.draft.target
        if target is not None and target.note_id is not None:
            self.presenter.restore(target.note_id, version)

    def _deleted(self, _note_id: UUID) -> None:
        self.editor.forget()
        self._bring(self.nothing)
        self.presenter.read()

    def _bring(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(self.hidden if self._masking.masked else view)

    def _mask(self) -> None:
        self.title.setText(self.tr("Notes\u00a0: {0}").format(self._name()))
        self.model.repaint_rows()
        masked = self._masking.masked
        self.new_button.set_reason(_MASKED if masked else "")
        if masked:
            self.flush()
            self.stack.setCurrentWidget(self.hidden)
        elif self.stack.currentWidget() is self.hidden:
            self.stack.setCurrentWidget(self.editor if self.draft.target is not None else self.nothing)
            if self._read is not None and self.draft.target is None:
                self._begin_with(self._read)

    def _follow_changes(self, kinds: frozenset[str], initiator: object) -> None:
        if not self.isHidden() and kinds & _KINDS and initiator is not self._page:
            self.presenter.read()

    # the page for the agent

    def _export(self, note_id: UUID) -> None:
        path = self._bench.dialogs.save_file(
            self, self.tr("Enregistrer la note"), _PDF, Path.home() / FILE_NAME
        )
        if path is not None:
            self.presenter.export(note_id, path)

    def _exported(self, _path: Path) -> None:
        said = self.tr("À remettre à l’agent en main propre\u00a0: ce fichier n’est pas chiffré.")
        self._bench.notify(Notice(self.tr("Note enregistrée en PDF"), said))

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_new(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.stack.currentWidget() is self.versions:
                self._bring(self.editor)
            else:
                self.leave()
        elif _is_new(event):
            self.begin()
        else:
            super().keyPressEvent(event)


def _is_new(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return bool(control) and event.key() == Qt.Key.Key_N
