"""Watches for the first window, to time the start of what is handed out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.app import make_app

LONGEST_MS = 60_000


class FirstWindow(QObject):
    """Says once that a window has been painted, then leaves the program.

    A machine that shows none within a minute leaves too; `seen` then stays false.
    """

    def __init__(self, tell: Callable[[], object]) -> None:
        self._app = make_app()
        super().__init__(self._app)
        self._tell = tell
        self.seen = False
        self._app.installEventFilter(self)
        QTimer.singleShot(LONGEST_MS, self, self._app.quit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Overrides QObject."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted)
        return False

    def _painted(self) -> None:
        self.seen = True
        self._tell()
        self._app.quit()
