"""The notes of a case or of an appointment: read, put back, deleted, printed. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.vault import VaultKind
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.social_note_views import NoteOwner, NoteView, VersionView
from cigdesk.services.vaults import Standing, VaultService
from ui.document_files import save_whole
from ui.operations import Operations


@dataclass(frozen=True)
class NotesRead:
    """The notes of what is shown, and how the person stands with both circles."""

    owner: NoteOwner
    standings: dict[VaultKind, Standing]
    notes: tuple[NoteView, ...]
    own_fingerprint: str


class NotesPresenter(QObject):
    """Asks again at each change of notes or circles while a sheet of notes is open."""

    shown = Signal(object)
    """(NotesRead)."""
    versions_read = Signal(object, object)
    """(note id, tuple of VersionView, the latest first)."""
    deleted = Signal(object)
    """(note id)."""
    put_back = Signal(object)
    """(note id)."""
    refused = Signal(object)
    """(faults by field): of what was typed to do without a recovery sheet."""
    exported = Signal(object)
    """(Path): the file that was written."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.owner: NoteOwner | None = None

    @property
    def zone(self) -> ZoneInfo:
        """In which hours are shown."""
        return self._services.context.zone

    def open(self, owner: NoteOwner) -> None:
        """Show the notes of that."""
        self.owner = owner
        self.read()

    def close(self) -> None:
        """Show none."""
        self.owner = None
        for what in ("notes", "versions"):
            self._operations.forget((id(self), what))

    def read(self) -> None:
        """Read them again, in the background."""
        if self.owner is not None:
            services, owner = self._services, self.owner
            self._operations.query((id(self), "notes"), partial(_read, services, owner), self.shown.emit)

    def read_versions(self, note_id: UUID) -> None:
        """What a note said before."""
        versions = partial(self._services.notes.versions, note_id)
        self._operations.query(
            (id(self), "versions"), versions, lambda found: self.versions_read.emit(note_id, found)
        )

    def restore(self, note_id: UUID, version: VersionView) -> None:
        """Make a version the text of its note again."""
        notes = self._services.notes

        def work() -> Change:
            return notes.put_back(version.id).change

        self._operations.change(work, on_done=lambda _change: self.put_back.emit(note_id))

    def delete(self, note_id: UUID) -> None:
        """Wipe a note and its versions."""
        job = partial(self._services.notes.delete, note_id)
        self._operations.change(job, on_done=lambda _change: self.deleted.emit(note_id))

    def accept_loss(self, kind: VaultKind, said: str) -> None:
        """Do without a recovery sheet."""
        job = partial(self._services.vaults.accept_loss, kind, said)
        self._operations.change(job, on_done=lambda _change: self.read(), on_error=self._not_accepted)

    def _not_accepted(self, error: CigdeskError) -> None:
        if isinstance(error, InvalidInput):
            self.refused.emit(error.errors)
        else:
            self._operations.refused.emit("", error)

    def export(self, note_id: UUID, path: Path) -> None:
        """Write the page of a note that is for the agent, readable by its owner alone."""
        papers = self._services.note_papers

        def write() -> Path:
            from cigdesk.documents import render_note

            save_whole(path, papers.pdf(note_id, render_note))
            return path

        self._operations.run(write, on_done=self.exported.emit, label="Page de la note")


def _read(services: Services, owner: NoteOwner) -> NotesRead:
    vaults: VaultService = services.vaults
    of: Callable[[UUID], tuple[NoteView, ...]]
    of = services.notes.of_case if owner.case_id is not None else services.notes.of_appointment
    record = owner.case_id or owner.appointment_id
    notes = of(record) if record is not None else ()
    standings = {kind: vaults.standing(kind) for kind in VaultKind}
    return NotesRead(owner, standings, notes, vaults.own_fingerprint())
