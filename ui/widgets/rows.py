"""The model of a table whose rows are given all at once: a subclass says what its cells hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
Reader = Callable[[Row, int], Any]
"""What a row gives for one role of the cell in that column."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows under titles.

    Args:
        columns: how many there are.
        right: the columns of figures, aligned at the right with their titles.
    """

    def __init__(self, columns: int, *, right: Collection[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns, self._right = columns, frozenset(right)
        self._rows: Sequence[Row] = ()

    def title(self, column: int) -> str:
        """The words over that column."""
        raise NotImplementedError

    def readers(self) -> Mapping[int, Reader[Row]]:
        """How a cell is read, by role of Qt; the others hold nothing."""
        raise NotImplementedError

    def fill(self, rows: Sequence[Row]) -> None:
        """Show those rows in place of the others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def drop(self) -> None:
        """Let go of the rows, though the model may be no more: nobody is told."""
        self._rows = ()

    def row(self, index: Index) -> Row | None:
        """The row of that index, or None."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self.title(section) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        read = self.readers().get(role)
        return None if read is None else read(row, index.column())

    def repaint_rows(self) -> None:
        """The same rows are read again: how they are said has changed."""
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self._columns - 1))

    def _alignment(self, column: int) -> Qt.AlignmentFlag | None:
        return _RIGHT if column in self._right else None
