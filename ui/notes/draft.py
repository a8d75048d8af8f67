"""The note that is being written: sealed and kept as it is typed, one writing after the other. No widgets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import sha256
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.note import NoteKind, note_fault
from cigdesk.domain.vault import VaultKind
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.social_note_views import NoteOwner, NoteView
from cigdesk.services.social_notes import Saved
from ui.operations import Operations


@dataclass
class Target:
    """One note in the editor; answers to what was sent of another one are not for it."""

    owner: NoteOwner
    kind: NoteKind = NoteKind.NOTE
    circle: VaultKind = VaultKind.TEAM
    note_id: UUID | None = None
    rev: int = 0
    aside_id: UUID | None = None
    kept: bytes = field(default=b"", repr=False)
    """The digest of what the store has: a text stays here on its way alone."""
    sent: str | None = field(default=None, repr=False)
    """On its way there."""
    waiting: str | None = field(default=None, repr=False)
    """To be sent next."""


class NoteDraft(QObject):
    """Writes one target after the other."""

    saved = Signal(object)
    """(Saved): of the target in the editor."""
    refused = Signal(object)
    """(CigdeskError): what was sent is not kept; it stays in the editor."""

    def __init__(
        self,
        services: Services,
        operations: Operations,
        initiator: object,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._operations, self._initiator = services, operations, initiator
        self.target: Target | None = None
        self.saved_at: datetime | None = None
        self.failed = False

    def begin(self, owner: NoteOwner, kind: NoteKind, circle: VaultKind) -> None:
        """A note that is not written yet."""
        self._take(Target(owner, kind, circle))

    def open(self, note: NoteView) -> None:
        """A note that there is."""
        self._take(Target(note.owner, note.kind, note.circle, note.id, note.rev, kept=_digest(note.text)))

    def close(self) -> None:
        """None: what is on its way goes on."""
        self.target, self.saved_at, self.failed = None, None, False

    def _take(self, target: Target) -> None:
        self.close()
        self.target = target

    @property
    def sending(self) -> bool:
        """Whether something of the note in the editor is on its way."""
        return self.target is not None and self.target.sent is not None

    def holds(self, text: str) -> bool:
        """Whether the store has, or is about to have, that text."""
        target = self.target
        if target is None or (target.note_id is None and not text.strip() and target.sent is None):
            return True
        latest = target.waiting if target.waiting is not None else target.sent
        return text == latest if latest is not None else _digest(text) == target.kept

    def submit(self, text: str) -> None:
        """Keep that text, unless it can't be or is kept already."""
        target = self.target
        if target is None or self.holds(text) or note_fault(text):
            return
        if target.sent is not None:
            target.waiting = text
        elif text.strip() or target.note_id is not None:
            self._send(target, text)

    def _send(self, target: Target, text: str) -> None:
        target.sent, target.waiting = text, None
        told: list[Saved] = []

        def write() -> Change:
            told.append(self._write(target, text))
            return told[0].change

        self._operations.change(
            write,
            on_done=lambda _change: self._arrived(target, told[0]),
            on_error=partial(self._failed, target),
            initiator=self._initiator,
        )

    def _write(self, target: Target, text: str) -> Saved:
        notes = self._services.notes
        if target.note_id is None:
            return notes.write(target.owner, text, kind=target.kind, circle=target.circle)
        return notes.save(target.note_id, target.rev, text, target.aside_id)

    def _arrived(self, target: Target, saved: Saved) -> None:
        target.note_id, target.rev, target.aside_id = saved.note_id, saved.rev, saved.aside_id
        target.kept, target.sent = _digest(target.sent or ""), None
        next_text, target.waiting = target.waiting, None
        if next_text is not None and _digest(next_text) != target.kept:
            self._send(target, next_text)
        if target is self.target:
            self.saved_at, self.failed = saved.at, False
            self.saved.emit(saved)

    def _failed(self, target: Target, error: CigdeskError) -> None:
        target.sent = target.waiting = None
        if target is self.target:
            self.failed = True
            self.refused.emit(error)
        else:
            self._operations.refused.emit("", error)


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()
