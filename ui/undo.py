"""The acts that can be taken back, and those that can be done again."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from cigdesk.domain.errors import CigdeskError, Refused
from cigdesk.services.changes import Change, Undo
from ui.operations import Operations

DEPTH = 100
_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)


class UndoStack(QObject):
    """What Ctrl+Z and Ctrl+Y do: it follows the changes of `operations` by itself."""

    changed = Signal()
    """Another act would be taken back or done again."""
    acted = Signal(object, bool)
    """(Change, whether it was taken back rather than done again)."""

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._undos: deque[Undo] = deque(maxlen=DEPTH)
        self._redos: deque[Undo] = deque(maxlen=DEPTH)
        operations.committed.connect(self._remember)

    @property
    def undo_label(self) -> str:
        """What would be taken back, or nothing."""
        return self._undos[-1].label if self._undos else ""

    @property
    def redo_label(self) -> str:
        """What would be done again, or nothing."""
        return self._redos[-1].label if self._redos else ""

    def undo(self) -> bool:
        """Take back the last act; in a field being typed in, the field's own last edit.

        False when there is nothing to take back.
        """
        return _in_field("undo") or self._run_last(self._undos)

    def redo(self) -> bool:
        """Do again what was taken back; in a field being typed in, the field's own last edit.

        False when there is nothing to do again.
        """
        return _in_field("redo") or self._run_last(self._redos)

    def _run_last(self, acts: deque[Undo]) -> bool:
        if not acts:
            return False
        self.run(acts[-1])
        return True

    def run(self, act: Undo) -> None:
        """Take back or do again one act, from its toast; nothing when that has been done meanwhile."""
        if act in self._undos:
            self._run(act, self._undos, self._redos)
        elif act in self._redos:
            self._run(act, self._redos, self._undos)

    def clear(self) -> None:
        """Forget everything (another store)."""
        self._undos.clear()
        self._redos.clear()
        self.changed.emit()

    def _remember(self, change: Change, initiator: object) -> None:
        if initiator is self or change.undo is None:
            return
        self._undos.append(change.undo)
        self._redos.clear()
        self.changed.emit()

    def _run(self, act: Undo, source: deque[Undo], target: deque[Undo]) -> None:
        source.remove(act)
        self.changed.emit()

        def done(change: Change) -> None:
            if change.undo is not None:
                target.append(change.undo)
            self.changed.emit()
            self.acted.emit(change, target is self._redos)

        def refused(error: CigdeskError) -> None:
            if not isinstance(error, Refused):  # the disk, the lock: it may work in a moment
                source.append(act)
            self.changed.emit()
            self._operations.refused.emit(act.label, error)

        self._operations.change(act.run, on_done=done, on_error=refused, label=act.label, initiator=self)


def _in_field(act: str) -> bool:
    """Hand the key to the field that has the keyboard, if it has an edit of its own to take back."""
    field = QApplication.focusWidget()
    if not isinstance(field, _FIELDS) or field.isReadOnly() or not _has(field, act):
        return False
    getattr(field, act)()
    return True


def _has(field: QLineEdit | QTextEdit | QPlainTextEdit, act: str) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if act == "undo" else field.isRedoAvailable()
    document = field.document()
    return document.isUndoAvailable() if act == "undo" else document.isRedoAvailable()
