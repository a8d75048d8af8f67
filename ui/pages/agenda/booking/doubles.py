"""Who somebody new may already be, looked for as the name is typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from cigdesk.domain.agenda.naming import read_name
from cigdesk.domain.people import AgentValues
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.pages.agenda.draft import Draft

DOUBLES_MS = 250


class DoublesLookup(QObject):
    """Looks a moment after the last key; nobody when the draft is for somebody who has a sheet."""

    found = Signal(object)
    """(tuple of AgentLine)"""

    def __init__(self, services: Services, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self._draft = Draft()
        self._timer = QTimer(self, singleShot=True, interval=DOUBLES_MS)
        self._timer.timeout.connect(self._look)

    @property
    def waiting(self) -> bool:
        """Whether it is about to look."""
        return self._timer.isActive()

    def follow(self, draft: Draft) -> None:
        """The name or the employer is another one."""
        self._draft = draft
        self._timer.start()

    def clear(self) -> None:
        """Nobody new is being typed any more."""
        self._timer.stop()
        self._operations.forget((id(self), "doubles"))
        self.found.emit(())

    def _look(self) -> None:
        draft, agents = self._draft, self._services.agents
        if draft.agent is not None or not draft.new_name.strip():
            self.clear()
            return
        typed = read_name(draft.new_name)
        values = AgentValues(
            civility=typed.civility,
            first_name=typed.first_name,
            last_name=typed.last_name,
            authority_id=draft.authority.id if draft.authority else None,
        )
        self._operations.query((id(self), "doubles"), lambda: tuple(agents.doubles(values)), self.found.emit)
