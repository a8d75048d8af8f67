"""The appointments of the list as its table asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from cigdesk.ports.agenda import AppointmentRow
from ui.pages.agenda.board import STATUS_OF, icon_of
from ui.pages.agenda.list_rows import TITLES, ListColumn, Writing, shown_status
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Reader, RowModel


class AppointmentModel(RowModel[AppointmentRow]):
    """Sorted in memory: a period has a few hundred rows."""

    def __init__(self, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(len(ListColumn), parent=parent)
        self._writing = writing
        self._sorting, self._down = int(ListColumn.DAY), False

    def title(self, column: int) -> str:
        return TITLES[ListColumn(column)]

    def readers(self) -> Mapping[int, Reader[AppointmentRow]]:
        text = self._writing.text
        return {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.AccessibleTextRole: text,
            CellRole.STRONG: lambda _row, column: column == ListColumn.WHO,
            CellRole.STATUS: self._status,
            CellRole.ICON: lambda row, column: (
                icon_of(row.kind, row.mode) if column == ListColumn.KIND else None
            ),
        }

    def _status(self, row: AppointmentRow, column: int) -> object:
        return STATUS_OF[shown_status(row, self._writing.now)] if column == ListColumn.STATUS else None

    def show_rows(self, rows: Sequence[AppointmentRow], writing: Writing) -> None:
        """Show those rows, in the order that was asked for."""
        self._writing = writing
        self.fill(self._sorted(rows))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorting, self._down = column, order == Qt.SortOrder.DescendingOrder
        self.fill(self._sorted(self._rows))

    def _sorted(self, rows: Sequence[AppointmentRow]) -> list[AppointmentRow]:
        return sorted(rows, key=lambda row: self._writing.order(row, self._sorting), reverse=self._down)

    def place(self, appointment_id: UUID | None) -> int:
        """The row of that appointment, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.id == appointment_id), -1)
