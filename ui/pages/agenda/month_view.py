"""The month: a table of days to choose from with the arrows or the mouse. It decides nothing."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.pages.agenda.month_board import Month
from ui.pages.agenda.month_model import MonthModel
from ui.pages.agenda.month_painting import DayDelegate, MonthHeader

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthView(QTableView):
    """Six weeks in sight at once; nothing scrolls."""

    day_opened = Signal(object)
    """(date): show that day."""
    week_opened = Signal(object)
    """(date): show the week of that day."""
    day_wanted = Signal(object)
    """(date): put the keyboard on that day, which is out of sight."""
    stepped = Signal(int)
    """Show so many months further."""
    today_asked = Signal()
    menu_asked = Signal(object, QPoint)
    """(date, global place)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = MonthModel(self)
        self._delegate = DayDelegate(self)
        self.setModel(self.days)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(MonthHeader(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(MonthHeader(Qt.Orientation.Vertical, self))
        self.verticalHeader().sectionClicked.connect(self._open_week)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("focusRing", False)
        self.setAccessibleName(self.tr("Mois"))

    def show_month(self, month: Month, day: date) -> None:
        """Show that month, the keyboard on that day."""
        self.days.show_month(month)
        self.setCurrentIndex(self.days.index_of(day))

    def current_day(self) -> date | None:
        """The day that the keyboard is on."""
        day = self.days.day(self.currentIndex())
        return day.day if day else None

    def _open_week(self, week: int) -> None:
        monday = self.days.day(self.days.index(week, 0))
        if monday is not None:
            self.week_opened.emit(monday.day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        day = self.days.day(self.indexAt(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self.day_opened.emit(day.day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        day = self.days.day(index)
        if day is not None:
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(day.day, self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = Qt.Key(event.key()), self.current_day()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if day is None:
            super().keyPressEvent(event)
        elif key in _ENTER:
            (self.week_opened if control else self.day_opened).emit(day)
        elif key in _MONTHS or (control and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)):
            self.stepped.emit(_MONTHS.get(key) or _DAYS[key])
        elif key in _DAYS:
            self._go(day + timedelta(days=_DAYS[key]))
        elif key == Qt.Key.Key_Home:
            self._go(day - timedelta(days=day.weekday()))
        elif key == Qt.Key.Key_End:
            self._go(day + timedelta(days=6 - day.weekday()))
        elif key == Qt.Key.Key_T:
            self.today_asked.emit()
        else:
            event.ignore()

    def _go(self, day: date) -> None:
        """Within the month the keyboard moves; past its edge the next month comes."""
        index, shown = self.days.index_of(day), self.days.month.first
        if index.isValid() and (day.year, day.month) == (shown.year, shown.month):
            self.setCurrentIndex(index)
        else:
            self.day_wanted.emit(day)
