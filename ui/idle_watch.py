"""Noticing that nobody is there: no key, no click, no wheel for some minutes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_EVERY_MS: Final = 5000
Clocks = Callable[[], tuple[float, float]]
"""Two clocks in seconds: one that nobody sets but that may stop while the computer sleeps, and the wall's."""

_SIGNS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def machine_clocks() -> tuple[float, float]:
    """Those of the machine."""
    return time.monotonic(), time.time()


class IdleLimit(QObject):
    """After how many minutes the window locks itself; the settings change it."""

    changed = Signal(int)

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._minutes = minutes

    @property
    def minutes(self) -> int:
        """1 to 30."""
        return self._minutes

    def set_minutes(self, minutes: int) -> None:
        """From now on."""
        if minutes != self._minutes:
            self._minutes = minutes
            self.changed.emit(minutes)


class IdleWatch(QObject):
    """Tells once that nobody has touched the program for the limit; `begin` watches again.

    It filters the events of the native windows, a few for each gesture, and not those of every widget. What
    passed is the longer by both clocks: a computer that slept is idle when it wakes, and a clock set back
    keeps no window open.
    """

    idle = Signal()

    def __init__(
        self, limit: IdleLimit, clocks: Clocks = machine_clocks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._limit, self._clocks = limit, clocks
        self._touched = clocks()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(QGuiApplication.focusWindow())

    def begin(self) -> None:
        """Somebody is there now."""
        self._touched = self._clocks()
        self._timer.start()

    def stop(self) -> None:
        """Tell nothing more."""
        self._timer.stop()

    def look(self) -> None:
        """Tell when the limit has passed."""
        passed = max(now - then for now, then in zip(self._clocks(), self._touched, strict=True))
        if self._timer.isActive() and passed >= self._limit.minutes * 60:
            self.stop()
            self.idle.emit()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._touched = self._clocks()
        return super().eventFilter(watched, event)
