"""The items of the grid as a list: each appointment, slot and absence is one accessible item."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cigdesk.french import date_title
from ui.pages.agenda.board import Board, Item, ItemKind

_Index = QModelIndex | QPersistentModelIndex
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class AgendaModel(QAbstractListModel):
    """The board's items, then one more: the empty cell that the keyboard is on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = Board()
        self._cell = "aucun créneau"

    def show_board(self, board: Board) -> None:
        """Take other items."""
        self.beginResetModel()
        self.board = board
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.board.items) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index)
        if role in _SPOKEN:
            return item.spoken if item else self._cell
        if role == Qt.ItemDataRole.ToolTipRole and item:
            return item.tooltip
        return None

    def item(self, index: _Index) -> Item | None:
        """The item of an index; None for the empty cell and for no index."""
        if not index.isValid() or index.row() >= len(self.board.items):
            return None
        return self.board.items[index.row()]

    def index_of(self, key: tuple[object, ...] | None) -> QModelIndex:
        """The index of the item of that key, invalid when it is no longer there."""
        for row, item in enumerate(self.board.items):
            if item.key == key:
                return self.index(row)
        return QModelIndex()

    def appointment_index(self, appointment_id: object) -> QModelIndex:
        """The index of the first piece of an appointment."""
        for row, item in enumerate(self.board.items):
            if item.kind is ItemKind.APPOINTMENT and item.key[1] == appointment_id:
                return self.index(row)
        return QModelIndex()

    @property
    def cell_index(self) -> QModelIndex:
        """The index of the empty cell."""
        return self.index(len(self.board.items))

    def name_cell(self, column: int, minute: int) -> None:
        """Say where the keyboard is: « jeudi 12 novembre 2026, 14 h 00, vide »."""
        if not self.board.columns:
            return
        place = self.board.columns[column]
        hour = f"{minute // 60}\u202fh\u202f{minute % 60:02}"
        said = [date_title(place.day), hour, place.holiday or "vide"]
        if self.board.per_day > 1 or len(self.board.columns) > len(self.board.heads):
            said.append(place.practitioner.name)
        self._cell = ", ".join(said)
        self.dataChanged.emit(self.cell_index, self.cell_index, list(_SPOKEN))
