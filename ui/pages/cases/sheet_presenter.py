"""The sheet of one case: what is shown, what is typed, what is written. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError, NotFound
from cigdesk.domain.support import CaseValues, check_case
from cigdesk.domain.support_allowance import BeyondAllowance
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.support_cases import CaseSheet
from ui.operations import Operations
from ui.pages.cases.fields import by_value
from ui.saving import SheetSaver


class CasePresenter(QObject):
    """Reads the case again when told, and writes what is typed on it."""

    shown = Signal(object, bool)
    """(CaseSheet, whether another one than before)."""
    team_read = Signal(object)
    """(sequence of PractitionerRow): told before the case itself."""
    gone = Signal()
    """The case is no longer there."""
    saved = Signal()
    refused = Signal(object)
    """(faults by the name of the value)."""
    beyond = Signal(object, object)
    """(appointment id, BeyondAllowance): its time wants the employer's agreement."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.saver = SheetSaver(operations, self.faults, self)
        self.saver.failed.connect(self.read)
        self.saver.refused.connect(lambda faults: self.refused.emit(by_value(faults)))
        self.saver.written.connect(self._written)
        self.case_id: UUID | None = None
        self.sheet: CaseSheet | None = None
        self.saved_at: datetime | None = None

    @property
    def zone(self) -> ZoneInfo:
        """In which hours are shown."""
        return self._services.context.zone

    def today(self) -> date:
        """The present day of the centre."""
        return self._services.context.today()

    def open(self, case_id: UUID) -> None:
        """Show that case."""
        if case_id != self.case_id:
            self.case_id, self.sheet, self.saved_at = case_id, None, None
        self.read()

    def close(self) -> None:
        """Show none."""
        self.case_id = self.sheet = None
        self._operations.forget((id(self), "sheet"))

    def read(self) -> None:
        """Read the case, in the background."""
        if self.case_id is not None:
            cases, time, wanted = self._services.cases, self._services.time, self.case_id
            self._operations.query(
                (id(self), "sheet"),
                lambda: (time.recorders(), cases.sheet(wanted)),
                self._answered,
                on_error=self._unreadable,
            )

    def _answered(self, read: tuple[tuple[PractitionerRow, ...], CaseSheet]) -> None:
        team, sheet = read
        other = self.sheet is None or self.sheet.line.id != sheet.line.id
        if other:
            self.saver.open(sheet.values, partial(self._services.cases.edit, sheet.line.id))
        else:
            self.saver.reread(sheet.values)
        self.sheet = sheet
        self.team_read.emit(team)
        self.shown.emit(sheet, other)

    def _unreadable(self, error: CigdeskError) -> None:
        if isinstance(error, NotFound):
            self.close()
            self.gone.emit()
        else:
            self._operations.refused.emit("", error)

    def _written(self) -> None:
        self.saved_at = self._services.context.now()
        self.saved.emit()

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
        if self.case_id is not None:
            self._operations.change(partial(act, self.case_id))
