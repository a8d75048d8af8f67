"""The sheet of one record: read again when told; what is typed is written as it is typed. No widgets."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError, NotFound
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.saving import Check, SheetSaver, Write

Sheet = TypeVar("Sheet")


class SavedSheet(QObject, Generic[Sheet]):
    """Subclasses read the record and hand what was read to `show_sheet`.

    Args:
        check: what is wrong with some values, by the name of the value.
    """

    shown = Signal(object, bool)
    """(sheet, whether it is another one than before)."""
    gone = Signal()
    """The record is no longer there."""
    saved = Signal()

    def __init__(
        self, services: Services, operations: Operations, check: Check, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.saver = SheetSaver(operations, check, self)
        self.saver.failed.connect(self.read)
        self.saver.written.connect(self._written)
        self.record_id: UUID | None = None
        self.sheet: Sheet | None = None
        self.saved_at: datetime | None = None

    @property
    def questions(self) -> Sequence[Hashable]:
        """The names under which it asks the store; forgotten once it is closed."""
        return ((id(self), "sheet"),)

    @property
    def zone(self) -> ZoneInfo:
        """In which hours are shown."""
        return self._services.context.zone

    def today(self) -> date:
        """The present day of the centre."""
        return self._services.context.today()

    def open(self, record_id: UUID) -> None:
        """Show that record."""
        if record_id != self.record_id:
            self.record_id, self.sheet, self.saved_at = record_id, None, None
        self.read()

    def close(self) -> None:
        """Show none."""
        self.record_id = self.sheet = None
        for question in self.questions:
            self._operations.forget(question)

    def read(self) -> None:
        """Read the record, in the background."""
        raise NotImplementedError

    def show_sheet(self, sheet: Sheet, values: Any, write: Write) -> None:
        """What was read: its values, and what writes others over them."""
        other = self.sheet is None
        if other:
            self.saver.open(values, write)
        else:
            self.saver.reread(values)
        self.sheet = sheet
        self.shown.emit(sheet, other)

    def unreadable(self, error: CigdeskError) -> None:
        """It could not be read: it is gone, or the window says why."""
        if isinstance(error, NotFound):
            self.close()
            self.gone.emit()
        else:
            self._operations.refused.emit("", error)

    def _written(self) -> None:
        self.saved_at = self._services.context.now()
        self.saved.emit()
