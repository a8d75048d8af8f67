"""Backups while somebody works: asked for by a timer, made in the background, told only when one fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cigdesk.domain.errors import CigdeskError
from cigdesk.french import date_medium
from cigdesk.store_errors import DamagedStore
from ui.operations import Operations
from ui.page import Notice

ASK_EVERY_MS: Final = 5 * 60 * 1000
"""Whether a backup is due is a rule of the service, by its own clock."""
FIRST_AFTER_MS: Final = 1500
KINDS: Final = frozenset({"backups"})


@dataclass(frozen=True)
class _Begun:
    """What is found when work begins: the last copy in the second folder, and whether it is late."""

    last: datetime | None
    late: bool


class BackupWatch(QObject):
    """Watches over one open store until it is deleted."""

    damaged = Signal()
    """The file is damaged: nothing more is to be written to it."""

    def __init__(
        self,
        services: Any,
        operations: Operations,
        notify: Callable[[Notice], None],
        show: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self._notify, self._show = notify, show
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_EVERY_MS)
        self._timer.timeout.connect(self.ask)
        self._first = QTimer(self, singleShot=True, interval=FIRST_AFTER_MS)
        self._first.timeout.connect(self.begin)
        self._first.start()

    def stop(self) -> None:
        """Ask for nothing more: the window closes."""
        self._first.stop()
        self._timer.stop()

    def begin(self) -> None:
        """Learn whether the store is sound and what is late, then ask from time to time."""
        self._timer.start()
        self._operations.query("backups-begin", self._look, self._remind, on_error=self._failed)

    def ask(self) -> None:
        """Make a backup if one is due."""
        self._operations.query(
            "backups-watch", self._services.backups.keep_up, self._kept_up, on_error=self._failed
        )

    def _look(self) -> _Begun:
        backups = self._services.backups
        backups.require_sound()
        backups.weekly_check()
        second = backups.view().second
        return _Begun(second.last if second else None, bool(second and second.late))

    def _remind(self, begun: _Begun) -> None:
        if not begun.late:
            return
        last = f"Dernière copie le {date_medium(begun.last.date())}" if begun.last else "Aucune copie"
        self._notify(
            Notice(
                "La deuxième copie des sauvegardes attend",
                last,
                "device-floppy",
                "Voir",
                on_action=self._show,
            )
        )

    def _kept_up(self, outcome: Any) -> None:
        if outcome.backup is not None:
            self._operations.changed.emit(KINDS, None)

    def _failed(self, error: CigdeskError) -> None:
        if isinstance(error, DamagedStore):
            self.stop()
            self.damaged.emit()
        else:
            self._operations.refused.emit("Sauvegarde", error)
