"""The real window on a store, without a person: asked, then waited for until what was asked is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

from cigdesk.bootstrap import Desk, open_store
from cigdesk.local_stores import LocalStores
from cigdesk.services.demonstration import PASSPHRASE
from ui.app import Options
from ui.pages.agenda.presenter import BESIDE_MS
from ui.robot import live
from ui.stage import Stage, stage

PATIENCE_MS = 60_000


@contextmanager
def window_on(store: Path) -> Iterator[tuple[Stage, Desk]]:
    """The program at rest, in a window of the usual size on that store."""
    with TemporaryDirectory(prefix="cigdesk-bench-") as folder, stage(LocalStores(), Path(folder)) as playing:
        desk = open_store(store, PASSPHRASE)
        playing.start(Options(desk=desk))
        playing.enlarge()
        playing.rest()
        yield playing, desk
        playing.stop()


class Painted(QObject):
    """Waits until a widget has painted what came after a signal."""

    def __init__(self, widget: QWidget, news: Any) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._awaited = self._told = False
        self._widget = widget
        widget.installEventFilter(self)
        news.connect(self._hear)

    def _hear(self, *_: object) -> None:
        self._told = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._awaited and self._told and event.type() == QEvent.Type.Paint:
            self._awaited = False
            # The filter is asked before the painting: the loop comes back after it.
            QTimer.singleShot(0, self._loop.quit)
        return False

    def after(self, asking: Callable[[], object]) -> None:
        """Ask, and return once it is on the screen."""
        self._awaited, self._told = True, False
        too_late = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        too_late.timeout.connect(self._loop.quit)
        too_late.start()
        asking()
        self._loop.exec()
        too_late.stop()
        if self._awaited:
            raise TimeoutError("nothing was painted")

    def stop(self) -> None:
        """Look at the widget no longer."""
        self._widget.removeEventFilter(self)


def settle(playing: Stage) -> None:
    """Let what is still being read come to its end, and what begins a moment after the painting too."""
    live(BESIDE_MS + 40)
    operations = playing.window.bench.operations
    playing.robot.wait(lambda: not operations.busy, "the end of the readings")
