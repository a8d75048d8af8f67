"""What the person opens is noted on the serial worker, so that no page waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from cigdesk.domain.errors import CigdeskError
from ui.operations import Operations
from ui.ports import Desk

FIRST_AFTER_MS = 1000
"""The opening of the store is noted, and what is too old purged, once the first page is there."""


class AccessNotes(QObject):
    """Writes for one open store until it is deleted; what is left is written when the store is closed."""

    _asked = Signal(object)

    def __init__(self, desk: Desk, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._asked.connect(self._write, Qt.ConnectionType.QueuedConnection)
        desk.write_accesses_by(self._asked.emit)
        self._first = QTimer(self, singleShot=True, interval=FIRST_AFTER_MS)
        self._first.timeout.connect(lambda: self._write(desk.note_opened))
        self._first.start()

    def _write(self, job: Callable[[], object]) -> None:
        if self._operations.open:
            self._operations.run(job, on_error=self._wait)

    def _wait(self, _error: CigdeskError) -> None:
        """What could not be written waits for the next writing: whoever changes something is told why."""
