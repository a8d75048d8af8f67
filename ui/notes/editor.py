"""Where a note is written: kept a second after the last key, with a sign of who reads it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.note import NOTE_KINDS, NoteKind, nir_warning, note_fault, versions_line
from cigdesk.domain.vault import VAULT_KINDS, VaultKind
from cigdesk.french import NNBSP
from cigdesk.services.social_note_views import NoteView
from cigdesk.services.social_notes import Saved
from cigdesk.services.vaults import Standing
from ui.notes.clipboard import PrivateClipboard
from ui.notes.draft import NoteDraft
from ui.notes.note_text import NoteText
from ui.notes.presenter import NotesPresenter
from ui.notes.readers import ReadersSign
from ui.notes.words import DAMAGED, moment, saved_text
from ui.theme import Accent
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.message_bar import MessageBar
from ui.widgets.segmented import Segmented

AUTOSAVE_MS = 1000


class NoteEditor(QWidget):
    """One note, or one that is not written yet."""

    versions_asked = Signal(object)
    """(note id)."""
    export_asked = Signal(object)
    """(note id)."""
    delete_asked = Signal(object)
    """(note id)."""
    circle_chosen = Signal(object)
    """(VaultKind): of a note that is not written yet."""
    reread_asked = Signal(object)
    """(note id): somebody else wrote it meanwhile."""

    def __init__(self, presenter: NotesPresenter, draft: NoteDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self.draft = presenter, draft
        self.standings: dict[VaultKind, Standing] = {}
        tr = self.tr
        self.circle = Segmented(
            [(each.value, words) for each, words in VAULT_KINDS.items()], tr("Qui lira cette note")
        )
        self.kind = Segmented([(each.value, words) for each, words in NOTE_KINDS.items()], tr("Nature"))
        self.readers = ReadersSign()
        self.about = Label("", "secondary", "text3")
        self.text = NoteText(
            placeholder=tr("Écrivez ici. Tout est chiffré et enregistré au fil de la frappe.")
        )
        self.text.setAccessibleName(tr("Texte de la note"))
        self.fault = Label("", "secondary", "bad", wrap=True)
        self.warning = Label("", "secondary", "warn", wrap=True)
        self.saved = Label("", "secondary", "text3")
        self._clipboard = PrivateClipboard(self)
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._make_acts()
        self._lay_out()
        self._connect()

    def _make_acts(self) -> None:
        tr = self.tr
        self.versions = Button("", icon_name="history", size="medium")
        self.copy = Button(tr("Copier"), icon_name="copy", size="medium")
        self.copy.setToolTip(tr("Effacé du presse-papiers après une minute"))
        self.export = Button(tr("PDF pour l’agent…"), icon_name="file-type-pdf", size="medium")
        self.delete = Button(tr("Supprimer"), icon_name="trash", size="medium")
        self.confirm = Button(tr("Effacer pour toujours"), "danger", size="medium")
        self.keep = Button(tr("Garder"), size="medium")
        self.confirmation = MessageBar("", family=Accent.WARN, strip=True, buttons=(self.confirm, self.keep))
        self.reread = Button(tr("Relire la note"), size="medium")
        self.told = MessageBar("", family=Accent.WARN, strip=True, buttons=(self.reread,))

    def _lay_out(self) -> None:
        self.choices = QWidget()
        self.choices.setLayout(row(self.circle, self.kind, None, spacing=12))
        layout = tight(QVBoxLayout(self), 8)
        layout.addWidget(self.choices)
        layout.addLayout(row(self.readers, None, self.about))
        for widget in (self.told, self.confirmation):
            layout.addWidget(widget)
        layout.addWidget(self.text, 1)
        for label in (self.fault, self.warning):
            layout.addWidget(label)
        layout.addLayout(row(self.saved, None, self.versions, self.copy, self.export, self.delete))

    def _connect(self) -> None:
        self.text.edited.connect(self._typed)
        self.text.copied.connect(self._clipboard.begin_count)
        self._timer.timeout.connect(self.flush)
        self.draft.saved.connect(self._kept)
        self.draft.refused.connect(self._refused)
        self.circle.chosen.connect(self._choose)
        self.kind.chosen.connect(self._choose)
        self.copy.clicked.connect(lambda: self._clipboard.copy(self.text.text()))
        self.versions.clicked.connect(lambda: self._ask(self.versions_asked))
        self.export.clicked.connect(lambda: self._ask(self.export_asked))
        self.delete.clicked.connect(self.confirmation.show)
        self.keep.clicked.connect(self.confirmation.hide)
        self.confirm.clicked.connect(lambda: self._ask(self.delete_asked))
        self.reread.clicked.connect(lambda: self._ask(self.reread_asked))

    # what it shows

    def begin(self, kind: NoteKind = NoteKind.NOTE, circle: VaultKind = VaultKind.TEAM) -> None:
        """A new note of what the presenter shows."""
        if self._presenter.owner is None:
            return
        self.draft.begin(self._presenter.owner, kind, circle)
        self.circle.set_value(circle.value)
        self.kind.set_value(kind.value)
        self._show("", about="", versions=0, deletable=False)

    def open(self, note: NoteView) -> None:
        """A note that there is."""
        self.draft.open(note)
        about = f"{note.author}, {moment(note.changed_at, self._presenter.zone)}"
        self._show(note.text, about=about, versions=note.versions, deletable=note.deletable)
        if note.damaged:
            self._say(self.told, f"{DAMAGED}.", "Sa clé est perdue, ou ce qui est enregistré a été changé.")
            self.reread.hide()
        self.text.setReadOnly(note.damaged)

    def _show(self, text: str, *, about: str, versions: int, deletable: bool) -> None:
        self._timer.stop()
        self.text.setReadOnly(False)
        self.text.forget()
        self.text.set_value(text)
        self._timer.stop()
        self.about.setText(about)
        self.told.hide()
        self.confirmation.hide()
        self._know(versions=versions, deletable=deletable)
        self.saved.setText("")
        self._check()
        self.show_readers()

    def _know(self, *, versions: int, deletable: bool) -> None:
        new = self.draft.target is None or self.draft.target.note_id is None
        self.choices.setVisible(new)
        self.versions.setText(versions_line(versions).capitalize())
        self.versions.setVisible(versions > 0)
        for button in (self.copy, self.export):
            button.setVisible(not new)
        self.delete.setVisible(not new and deletable)
        said = self.tr(
            "Effacer cette note{0}? Elle disparaît avec ses versions\u00a0; seules les sauvegardes déjà "
            "faites la gardent, chiffrée."
        ).format(NNBSP)
        self.confirmation.set_message(said)

    def know(self, note: NoteView) -> None:
        """What the store knows of the note in the editor, read again after a writing."""
        self._know(versions=note.versions, deletable=note.deletable)

    def show_readers(self) -> None:
        """Who reads what is in the editor."""
        target = self.draft.target
        standing = self.standings.get(target.circle) if target else None
        self.readers.setVisible(standing is not None)
        if standing is not None:
            self.readers.show_standing(standing)

    def forget(self) -> None:
        """Let go of every text."""
        self._timer.stop()
        self.draft.close()
        self.text.forget()
        self._timer.stop()

    # what is typed

    def _typed(self) -> None:
        self._check()
        self.saved.setText("")
        self._timer.start()

    def _check(self) -> None:
        text = self.text.text()
        for label, said in ((self.fault, note_fault(text)), (self.warning, nir_warning(text))):
            label.setText(said)
            label.setVisible(bool(said))
        self.text.set_state("error" if self.fault.text() else "")

    def flush(self) -> None:
        """Keep what is typed now."""
        self._timer.stop()
        if not self.text.isReadOnly():
            self.draft.submit(self.text.text())

    def can_leave(self) -> bool:
        """Whether everything typed is kept, or on its way."""
        self.flush()
        return self.text.isReadOnly() or self.draft.holds(self.text.text())

    def _kept(self, saved: Saved) -> None:
        self.choices.hide()
        for button in (self.copy, self.export):
            button.show()
        if self.draft.holds(self.text.text()):
            self.saved.setText(saved_text(saved.at, self._presenter.zone))
        if saved.told:
            self._say(self.told, saved.told)
            self.reread.show()

    def _refused(self, error: CigdeskError) -> None:
        faults = error.errors if isinstance(error, InvalidInput) else {}
        if "text" in faults:
            self.fault.setText(faults["text"])
            self.fault.show()
            return
        self._say(
            self.told, str(error), self.tr("Votre texte reste ici\u00a0: il n’est pas encore enregistré.")
        )
        self.reread.hide()

    def _say(self, bar: MessageBar, happened: str, kept: str = "") -> None:
        bar.set_message(happened, kept)
        bar.show()

    def _choose(self, _key: str) -> None:
        target = self.draft.target
        if target is None or target.note_id is not None or target.sent is not None:
            return
        target.circle, target.kind = VaultKind(self.circle.value()), NoteKind(self.kind.value())
        self.show_readers()
        self.circle_chosen.emit(target.circle)

    def _ask(self, signal: SignalInstance) -> None:
        target = self.draft.target
        self.flush()
        if target is not None and target.note_id is not None:
            signal.emit(target.note_id)
