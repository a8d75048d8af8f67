"""The time of a case, entry by entry."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.support_time import WORK_KINDS, WorkKind
from cigdesk.french import capitalised, date_medium, hours
from cigdesk.ports.support import TimeRow
from cigdesk.services.support_cases import CaseSheet
from ui.pages.cases.words import charge_pill, done_by
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Reader, RowModel


class TimeColumn(IntEnum):
    """The columns, from the left."""

    DAY = 0
    DONE = 1
    PRACTITIONER = 2
    MINUTES = 3
    CHARGE = 4


_TITLES = ("Jour", "Nature", "Intervenant", "Durée", "Imputation")


class TimeModel(RowModel[TimeRow]):
    """The latest day first; an act that is borne by two has two rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(TimeColumn), right=(TimeColumn.MINUTES,), parent=parent)
        self._names: Mapping[UUID, str] = {}

    def title(self, column: int) -> str:
        return _TITLES[column]

    def show(self, sheet: CaseSheet) -> None:
        """Show the time of that case."""
        self._names = sheet.practitioners
        self.fill(sheet.entries)

    def readers(self) -> Mapping[int, Reader[TimeRow]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._text,
            CellRole.DETAIL: _detail,
            CellRole.PILL: lambda row, column: charge_pill(row) if column == TimeColumn.CHARGE else None,
        }

    def _text(self, row: TimeRow, column: int) -> str:
        return {
            TimeColumn.DAY: date_medium(row.day),
            TimeColumn.DONE: done_by(row),
            TimeColumn.PRACTITIONER: self._names.get(row.practitioner_id, ""),
            TimeColumn.MINUTES: hours(row.minutes),
            TimeColumn.CHARGE: charge_pill(row).text,
        }[TimeColumn(column)]


def _detail(row: TimeRow, column: int) -> str:
    if column != TimeColumn.DONE:
        return ""
    from_meeting = "rendez-vous" if row.appointment_id is not None else ""
    network = WORK_KINDS[row.work] if row.work is WorkKind.NETWORK else ""
    rest = "suite au-delà de l’état des lieux" if row.rest_of_id is not None else ""
    said = ", ".join(part for part in (from_meeting, network, rest) if part)
    return capitalised(said) if said else ""
