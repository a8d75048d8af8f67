"""Creating an agent with the fewest fields, and who it may already be. No widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.people import AgentValues
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.saving import faults_to

_DOUBLES = "agents.doubles"


class CreatePresenter(QObject):
    """Looks for doubles while one types, and writes the sheet once."""

    doubles_found = Signal(object)
    """(list[AgentLine])."""
    created = Signal(object)
    """(UUID)."""
    refused = Signal(object)
    """(faults by field)."""
    busy_changed = Signal(bool)

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations

    def look_for_doubles(self, values: AgentValues) -> None:
        """Ask who is likely to be that person already."""
        job = partial(self._services.agents.doubles, values)
        self._operations.query(_DOUBLES, job, self.doubles_found.emit)

    def create(self, values: AgentValues) -> None:
        """Write the sheet."""
        self.busy_changed.emit(True)
        self._operations.change(
            partial(self._services.agents.create, values),
            on_done=self._done,
            on_error=faults_to(self.refused.emit, self._operations),
            on_settled=lambda: self.busy_changed.emit(False),
        )

    def _done(self, change: Change) -> None:
        self._operations.forget(_DOUBLES)
        self.created.emit(change.ids[0])
