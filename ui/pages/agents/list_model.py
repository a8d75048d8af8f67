"""The rows of the list of agents, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cigdesk.french import phone
from cigdesk.ports.people import AgentLine, AgentOrder
from ui.masking import Masking
from ui.pages.agents.words import ON_LEAVE, day_of, list_name, status_word
from ui.theme import Accent
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData

_Index = QModelIndex | QPersistentModelIndex
LEAVE_PILL = PillData("En congé", Accent.WARN, "home-heart")


class ListColumn(IntEnum):
    """The columns, from the left."""

    NAME = 0
    AUTHORITY = 1
    STATUS = 2
    SITUATION = 3
    PHONE = 4
    LAST = 5
    NEXT = 6


ORDERS = {
    ListColumn.NAME: AgentOrder.NAME,
    ListColumn.AUTHORITY: AgentOrder.AUTHORITY,
    ListColumn.STATUS: AgentOrder.STATUS,
    ListColumn.LAST: AgentOrder.LAST,
    ListColumn.NEXT: AgentOrder.NEXT,
}
"""What sorts; the others do not."""


class AgentModel(QAbstractTableModel):
    """Rows in the order asked; sorting is asked of the store, by `on_order`."""

    def __init__(
        self,
        zone: ZoneInfo,
        masking: Masking,
        on_order: Callable[[AgentOrder, bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._zone, self._masking, self._on_order = zone, masking, on_order
        self._rows: tuple[AgentLine, ...] = ()
        masking.changed.connect(self._repaint)

    def show(self, rows: tuple[AgentLine, ...]) -> None:
        """Show those rows in place of the others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def line(self, index: _Index) -> AgentLine | None:
        """The agent of that index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place(self, agent_id: object) -> int:
        """The row of that agent, or -1."""
        return next((place for place, line in enumerate(self._rows) if line.id == agent_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(ListColumn)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column in ORDERS:
            self._on_order(ORDERS[ListColumn(column)], order == Qt.SortOrder.DescendingOrder)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            ListColumn.NAME: self.tr("Nom"),
            ListColumn.AUTHORITY: self.tr("Employeur"),
            ListColumn.STATUS: self.tr("Statut"),
            ListColumn.SITUATION: self.tr("Situation"),
            ListColumn.PHONE: self.tr("Téléphone"),
            ListColumn.LAST: self.tr("Dernier rendez-vous"),
            ListColumn.NEXT: self.tr("Prochain rendez-vous"),
        }[ListColumn(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        column = ListColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, column)
        if role == CellRole.STRONG:
            return column == ListColumn.NAME
        if role == CellRole.PILL:
            return LEAVE_PILL if column == ListColumn.SITUATION and line.on_leave else None
        return None

    def _text(self, line: AgentLine, column: ListColumn) -> str:
        masked = self._masking.masked
        return {
            ListColumn.NAME: list_name(line, masked=masked),
            ListColumn.AUTHORITY: line.authority,
            ListColumn.STATUS: status_word(line.status),
            ListColumn.SITUATION: ON_LEAVE if line.on_leave else "",
            ListColumn.PHONE: "" if masked else phone(line.phone),
            ListColumn.LAST: day_of(line.last, self._zone),
            ListColumn.NEXT: day_of(line.next, self._zone),
        }[column]

    def _repaint(self) -> None:
        last = self.index(len(self._rows) - 1, len(ListColumn) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
