"""The month as a table: six weeks of seven days, each day one accessible cell."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cigdesk.french import WEEKDAYS, plural
from ui.pages.agenda.month_board import WEEK, WEEKS, Month, MonthDay

_Index = QModelIndex | QPersistentModelIndex
TOLD = 24
"""Lines of a tooltip."""
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class MonthModel(QAbstractTableModel):
    """The days of a `Month`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.month = Month(date.min)

    def show_month(self, month: Month) -> None:
        """Take another month, or the same with other rows: the cells are the same ones."""
        self.month = month
        self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, WEEK - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, WEEKS - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else WEEK

    def day(self, index: _Index) -> MonthDay | None:
        """The day of a cell; None before anything was read."""
        place = index.row() * WEEK + index.column()
        return self.month.days[place] if index.isValid() and place < len(self.month.days) else None

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day, invalid when it is not in sight."""
        place = self.month.place(day)
        return self.index(place // WEEK, place % WEEK) if place >= 0 else QModelIndex()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day = self.day(index)
        if day is None:
            return None
        if role in _SPOKEN:
            return day.spoken
        return _tooltip(day) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return WEEKDAYS[section]
        monday = self.day(self.index(section, 0))
        return str(monday.day.isocalendar().week) if monday else ""


def _tooltip(day: MonthDay) -> str:
    """All that the cell may have no room for."""
    lines = [day.holiday, *(f"Absence {each.place}".strip() for each in day.absences)]
    lines += [f"Permanence {each.name}, {each.extra}" for each in day.bands]
    lines += [f"{each.time} {each.name}" for each in day.booked]
    shown = [line for line in lines if line]
    more = [f"+ {plural(len(shown) - TOLD, 'autre')}"] if len(shown) > TOLD else []
    return "\n".join([*shown[:TOLD], *more])
