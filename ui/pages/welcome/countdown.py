"""How long the next passphrase has to wait, told each second.

The store measures the wait; this only shows it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from cigdesk.store_errors import TooManyTries

TICK_MS: Final = 1000


class Countdown(QObject):
    """`seconds` is a clock that nobody sets."""

    ticked = Signal(object)
    """(TooManyTries): with the time that is left now."""
    over = Signal()

    def __init__(self, parent: QObject | None = None, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.seconds = seconds
        self._end = 0.0
        self._error: TooManyTries | None = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def running(self) -> bool:
        """Whether something is left."""
        return self._error is not None

    def begin(self, error: TooManyTries) -> None:
        """Count down from the wait of that refusal."""
        self._error, self._end = error, self.seconds() + error.wait.total_seconds()
        self._timer.start()
        self.ticked.emit(error)

    def stop(self) -> None:
        """Show nothing more."""
        self._error = None
        self._timer.stop()

    def tick(self) -> None:
        """Tell what is left now."""
        error, left = self._error, self._end - self.seconds()
        if error is None:
            return
        if left <= 0:
            self.stop()
            self.over.emit()
        else:
            self.ticked.emit(TooManyTries(error.path, error.wrong, timedelta(seconds=left)))
