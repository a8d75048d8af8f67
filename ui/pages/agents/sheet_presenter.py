"""The sheet of one agent: what is shown, what is typed, what is written. No widgets."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError, NotFound
from cigdesk.domain.people import AgentValues, LeaveValues, check_agent
from cigdesk.services.agents import AgentSheet
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.saving import SheetSaver, faults_to

_SHEET, _REQUESTS, _CASES = "agents.sheet", "agents.requests", "agents.cases"


class SheetPresenter(QObject):
    """Reads the sheet again when told, and writes what is typed on it."""

    shown = Signal(object, bool)
    """(AgentSheet, whether another one than before)."""
    gone = Signal()
    """The sheet is no longer there."""
    saved = Signal()
    requests_read = Signal(object)
    """(tuple of RequestView): what was asked for the agent shown."""
    cases_read = Signal(object)
    """(tuple of CaseLine): the cases of the agent shown."""
    leave_written = Signal()
    leave_refused = Signal(object)
    """(faults under `start` and `end`)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.saver = SheetSaver(operations, check_agent, self)
        self.saver.failed.connect(self.read)
        self.saver.written.connect(self._written)
        self.agent_id: UUID | None = None
        self.sheet: AgentSheet | None = None
        self.saved_at: datetime | None = None

    @property
    def zone(self) -> ZoneInfo:
        """In which hours are shown."""
        return self._services.context.zone

    def now(self) -> datetime:
        """The present instant."""
        return self._services.context.now()

    def open(self, agent_id: UUID) -> None:
        """Show that agent."""
        if agent_id != self.agent_id:
            self.agent_id, self.sheet, self.saved_at = agent_id, None, None
        self.read()

    def close(self) -> None:
        """Show nobody."""
        self.agent_id = self.sheet = None
        for key in (_SHEET, _REQUESTS, _CASES):
            self._operations.forget(key)

    def read(self) -> None:
        """Read the sheet, in the background."""
        if self.agent_id is not None:
            job = partial(self._services.agents.sheet, self.agent_id)
            self._operations.query(_SHEET, job, self._answered, on_error=self._unreadable)
            asked = partial(self._services.requests.of_agent, self.agent_id)
            self._operations.query(_REQUESTS, asked, self.requests_read.emit)
            followed = partial(self._services.cases.of_agent, self.agent_id)
            self._operations.query(_CASES, followed, self.cases_read.emit)

    def _answered(self, sheet: AgentSheet) -> None:
        other = self.sheet is None or self.sheet.id != sheet.id
        if other:
            self.saver.open(sheet.values, partial(self._services.agents.edit, sheet.id))
        else:
            self.saver.reread(sheet.values)
        self.sheet = sheet
        self.shown.emit(sheet, other)

    def _unreadable(self, error: CigdeskError) -> None:
        if isinstance(error, NotFound):
            self.close()
            self.gone.emit()
        else:
            self._operations.refused.emit("", error)

    def submit(self, values: AgentValues) -> None:
        """Write what differs and is sound."""
        self.saver.submit(values)

    def _written(self) -> None:
        self.saved_at = self.now()
        self.saved.emit()

    def set_archived(self, archived: bool) -> None:
        """Archive the sheet, or bring it back."""
        if self.sheet is not None:
            agents = self._services.agents
            self._operations.change(partial(agents.archive if archived else agents.restore, self.sheet.id))

    def add_leave(self, values: LeaveValues) -> None:
        """Note a sick leave."""
        if self.sheet is not None:
            self._write_leave(partial(self._services.agents.add_leave, self.sheet.id, values))

    def edit_leave(self, leave_id: UUID, values: LeaveValues) -> None:
        """Correct the days of a sick leave."""
        if self.sheet is not None:
            self._write_leave(partial(self._services.agents.edit_leave, self.sheet.id, leave_id, values))

    def remove_leave(self, leave_id: UUID) -> None:
        """Remove a sick leave; undone from the toast."""
        if self.sheet is not None:
            self._operations.change(partial(self._services.agents.remove_leave, self.sheet.id, leave_id))

    def _write_leave(self, job: partial[Change]) -> None:
        self._operations.change(
            job,
            on_done=lambda _change: self.leave_written.emit(),
            on_error=faults_to(self.leave_refused.emit, self._operations),
        )
