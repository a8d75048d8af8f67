"""What the presenters of the parts have in common. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.saving import faults_to


class PartPresenter(QObject):
    """Reads and writes one part of the settings."""

    created = Signal(object)
    """(UUID)."""
    refused = Signal(object)
    """(faults by field) of a creation."""
    written = Signal()
    """What was typed is in the store."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations

    def now(self) -> datetime:
        """The present instant on the clock of the centre."""
        return self._services.context.now().astimezone(self._services.context.zone)

    def read(self) -> None:
        """Read what is shown, in the background."""
        raise NotImplementedError

    def write_new(self, job: Callable[[], Change]) -> None:
        """Write a new record."""
        self._operations.change(
            job,
            on_done=lambda change: self.created.emit(change.ids[0]),
            on_error=faults_to(self.refused.emit, self._operations),
        )
