"""The grid of a week, typed from cell to cell."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from ui.pages.hours.model import DAYS, FIRST_DAY, NAME, TOTAL, WeekModel
from ui.theme import current
from ui.widgets.delegates import AmountDelegate, Index, TwoLineDelegate
from ui.widgets.table import TableView
from ui.widgets.typed_cell import TypedCellDelegate

NARROW_DAY, WIDE_DAY = 76, 150
"""Least and greatest width of a day in px: names and figures stay within sight of each other."""
_SHARES = 11
"""Of the width of the grid: a day takes one, the name what is left."""
_WEEKEND = (DAYS[5], DAYS[6])


class _HoursDelegate(TypedCellDelegate):
    """A cell that is not typed in is grey; that of the keyboard has its ring."""

    def __init__(self) -> None:
        super().__init__(across=True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, area = current(), QRectF(option.rect)
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            painter.fillRect(area, tokens.hover)
        super().paint(painter, option, index)
        painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), tokens.border)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -2))
            painter.restore()


class WeekGrid(TableView):
    """Arrows go from cell to cell; a figure types there, Entrée goes on below, Tab at the right."""

    case_asked = Signal(object)
    """(UUID): the sheet of the case of that row."""
    moved = Signal()
    """The keyboard is on another cell."""

    def __init__(self, model: WeekModel) -> None:
        super().__init__("Temps de la semaine", lines=2)
        self._week = model
        self._hours = _HoursDelegate()
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.set_column(NAME, delegate=TwoLineDelegate(), stretch=True)
        for column in DAYS:
            self.set_column(column, delegate=self._hours)
        self.set_column(TOTAL, delegate=AmountDelegate(strong=True))
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed)
        self._hours.next_asked.connect(lambda: self._go(1, 0))
        self._hours.right_asked.connect(lambda: self._go(0, 1))
        self.activated_row.connect(self._activated)

    def set_width(self, width: int) -> None:
        """Give the columns what the width of the page allows."""
        day = min(max(width // _SHARES, NARROW_DAY), WIDE_DAY)
        for column in (*DAYS, TOTAL):
            self.setColumnWidth(column, day)

    def show_weekend(self, shown: bool) -> None:
        """Saturday and Sunday, where something was worked."""
        for column in _WEEKEND:
            self.setColumnHidden(column, not shown)

    def begin_at(self, row: int, column: int) -> None:
        """Put the keyboard on that cell."""
        place = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        self.moved.emit()

    def _activated(self, index: QModelIndex) -> None:
        """Entrée or a double click: the cell, or the sheet of the case by its name."""
        row = self._week.row(index)
        if index.column() in DAYS:
            if self._week.can_type(index):
                self.setCurrentIndex(index)
                self.edit(index)
        elif row is not None and row.case is not None:
            self.case_asked.emit(row.case.id)

    def _go(self, down: int, right: int) -> None:
        here = self.currentIndex()
        column = min(here.column() + right, DAYS[-1])
        row = min(here.row() + down, self.model().rowCount() - 1)
        self.begin_at(row, max(column, FIRST_DAY))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        here = self.currentIndex()
        if plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._week.can_type(here):
            self._week.setData(here, "")
            return
        super().keyPressEvent(event)
