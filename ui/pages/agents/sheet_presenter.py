"""The sheet of one agent: what is shown, what is typed, what is written. No widgets."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.people import AgentValues, LeaveValues, check_agent
from cigdesk.services.agents import AgentSheet
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.saved_sheet import SavedSheet
from ui.saving import faults_to

_SHEET, _REQUESTS, _CASES = "agents.sheet", "agents.requests", "agents.cases"
_RIGHTS = "agents.rights"


class SheetPresenter(SavedSheet[AgentSheet]):
    """Reads the sheet again when told, and writes what is typed on it."""

    requests_read = Signal(object)
    """(tuple of RequestView): what was asked for the agent shown."""
    cases_read = Signal(object)
    """(tuple of CaseLine): the cases of the agent shown."""
    rights_read = Signal(object)
    """(tuple of PersonRequestView): what the agent shown asked of their data."""
    leave_written = Signal()
    leave_refused = Signal(object)
    """(faults under `start` and `end`)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(services, operations, check_agent, parent)

    @property
    def questions(self) -> Sequence[Hashable]:
        return (_SHEET, _REQUESTS, _CASES, _RIGHTS)

    def now(self) -> datetime:
        """The present instant."""
        return self._services.context.now()

    def read(self) -> None:
        """Read the sheet, in the background."""
        if self.record_id is not None:
            job = partial(self._services.agents.sheet, self.record_id)
            self._operations.query(_SHEET, job, self._answered, on_error=self.unreadable)
            asked = partial(self._services.requests.of_agent, self.record_id)
            self._operations.query(_REQUESTS, asked, self.requests_read.emit)
            followed = partial(self._services.cases.of_agent, self.record_id)
            self._operations.query(_CASES, followed, self.cases_read.emit)
            if self._services.person_rights.may_any:
                rights = partial(self._services.person_rights.of_agent, self.record_id)
                self._operations.query(_RIGHTS, rights, self.rights_read.emit)

    def _answered(self, sheet: AgentSheet) -> None:
        self.show_sheet(sheet, sheet.values, partial(self._services.agents.edit, sheet.id))

    def submit(self, values: AgentValues) -> None:
        """Write what differs and is sound."""
        self.saver.submit(values)

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
