"""Practitioners: the list, the one that is shown, what is typed about them. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError, NotFound
from cigdesk.domain.people import PractitionerValues, Stretch, check_practitioner
from cigdesk.ports.people import PractitionerLine
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.practitioners import PractitionerSheet, free_colour
from ui.operations import Operations
from ui.pages.settings.hours import WeekValues, week_faults
from ui.pages.settings.part_presenter import PartPresenter
from ui.saving import SheetSaver

_LIST, _SHEET = "settings.practitioners", "settings.practitioner"


class PractitionersPresenter(PartPresenter):
    """Reads the list and one sheet; writes what is typed."""

    listed = Signal(object)
    """(list[PractitionerLine])."""
    shown = Signal(object, bool)
    """(PractitionerSheet, whether another one than before)."""
    gone = Signal()

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(services, operations, parent)
        self.identity = SheetSaver(operations, check_practitioner, self)
        self.week = SheetSaver(operations, week_faults, self)
        for saver in (self.identity, self.week):
            saver.failed.connect(self.read_sheet)
            saver.written.connect(self.written)
        self.lines: list[PractitionerLine] = []
        self.wanted: UUID | None = None
        self.sheet: PractitionerSheet | None = None

    def read(self) -> None:
        """Read the list and the sheet, in the background."""
        self._operations.query(_LIST, self._services.practitioners.listing, self._listed)
        self.read_sheet()

    def read_sheet(self) -> None:
        """Read the sheet that is wanted."""
        if self.wanted is not None:
            job = partial(self._services.practitioners.sheet, self.wanted)
            self._operations.query(_SHEET, job, self._answered, on_error=self._unreadable)

    def open(self, practitioner_id: UUID | None) -> None:
        """Show that one; None for somebody new."""
        if practitioner_id != self.wanted:
            self.wanted, self.sheet = practitioner_id, None
        self._operations.forget(_SHEET)
        self.read_sheet()

    def free_colour(self) -> str:
        """A colour that tells a new one apart from those of the list."""
        return free_colour(self.lines)

    def _listed(self, lines: list[PractitionerLine]) -> None:
        self.lines = lines
        self.listed.emit(lines)

    def _answered(self, sheet: PractitionerSheet) -> None:
        other = self.sheet is None or self.sheet.id != sheet.id
        week = WeekValues.of(sheet.week)
        if other:
            self.identity.open(sheet.values, partial(self._services.practitioners.edit, sheet.id))
            self.week.open(week, partial(self._write_week, sheet.id))
        else:
            self.identity.reread(sheet.values)
            self.week.reread(week)
        self.sheet = sheet
        self.shown.emit(sheet, other)

    def _write_week(self, practitioner_id: UUID, before: WeekValues, after: WeekValues) -> Change:
        return self._services.practitioners.set_week(practitioner_id, before.week, after.week)

    def _unreadable(self, error: CigdeskError) -> None:
        self.wanted = self.sheet = None
        self.gone.emit()
        if not isinstance(error, NotFound):
            self._operations.refused.emit("", error)

    def create(self, values: PractitionerValues, week: Mapping[int, tuple[Stretch, ...]]) -> None:
        """Write a new practitioner."""
        self.write_new(partial(self._services.practitioners.create, values, week))

    def toggle_active(self) -> None:
        """Take the one shown out of the agendas to come, or back in."""
        if self.sheet is not None:
            self._act(
                partial(self._services.practitioners.set_active, self.sheet.id, active=not self.sheet.active)
            )

    def delete(self) -> None:
        """Remove the one shown; undone from the toast."""
        if self.sheet is not None:
            self._act(partial(self._services.practitioners.delete, self.sheet.id))

    def _act(self, job: Callable[[], Change]) -> None:
        self._operations.change(job)
