"""The sheet of one case: what is shown, what is typed, what is written. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.support import CaseValues, check_case
from cigdesk.domain.support_allowance import BeyondAllowance
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.retention_access import InArchive
from cigdesk.services.support_cases import CaseSheet
from ui.operations import Operations
from ui.pages.cases.fields import by_value
from ui.saved_sheet import SavedSheet


class CasePresenter(SavedSheet[CaseSheet]):
    """Reads the case again when told, and writes what is typed on it."""

    team_read = Signal(object)
    """(sequence of PractitionerRow): told before the case itself."""
    refused = Signal(object)
    """(faults by the name of the value)."""
    archived = Signal(object)
    """(case id): it is in the archive, and opens there, for a reason."""
    beyond = Signal(object, object)
    """(appointment id, BeyondAllowance): its time wants the employer's agreement."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(services, operations, self.faults, parent)
        self.saver.refused.connect(lambda faults: self.refused.emit(by_value(faults)))

    def read(self) -> None:
        """Read the case, in the background."""
        if self.record_id is not None:
            cases, time, wanted = self._services.cases, self._services.time, self.record_id
            self._operations.query(
                (id(self), "sheet"),
                lambda: (time.recorders(), cases.sheet(wanted)),
                self._answered,
                on_error=self.unreadable,
            )

    def unreadable(self, error: CigdeskError) -> None:
        """Overrides SavedSheet: what was archived meanwhile, or asked for from elsewhere, leads there."""
        if isinstance(error, InArchive):
            self.close()
            self.gone.emit()
            self.archived.emit(error.case_id)
        else:
            super().unreadable(error)

    def _answered(self, read: tuple[tuple[PractitionerRow, ...], CaseSheet]) -> None:
        team, sheet = read
        self.team_read.emit(team)
        self.show_sheet(sheet, sheet.values, partial(self._services.cases.edit, sheet.line.id))

    # what is written

    def faults(self, values: CaseValues) -> dict[str, str]:
        """What keeps these values from being kept, by the name of the value."""
        return by_value(check_case(values.tidied(), self.today()))

    def submit(self, values: CaseValues) -> None:
        """Write what differs, once the whole is sound: who asked says which other fields are asked."""
        if self.sheet is not None and not self.faults(values):
            self.saver.submit(values)

    def close_case(self) -> None:
        """Close the case shown, today."""
        self._change(self._services.cases.close)

    def reopen(self) -> None:
        """Work on the case shown again."""
        self._change(self._services.cases.reopen)

    def withdraw(self, agreement_id: UUID) -> None:
        """Remove an agreement; undone from the toast."""
        self._operations.change(partial(self._services.cases.withdraw, agreement_id))

    def take(self, appointment_id: UUID) -> None:
        """Enter the time of an appointment as it was held."""
        job = partial(self._services.time.from_appointment, appointment_id)
        self._operations.change(job, on_error=partial(self._not_taken, appointment_id))

    def _not_taken(self, appointment_id: UUID, error: CigdeskError) -> None:
        if isinstance(error, BeyondAllowance):
            self.beyond.emit(appointment_id, error)
        else:
            self._operations.refused.emit("", error)

    def _change(self, act: Callable[[UUID], Change]) -> None:
        if self.record_id is not None:
            self._operations.change(partial(act, self.record_id))
