"""The month in small: week numbers, the shown week tinted, today solid, a dot where a slot is free."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Collection
from datetime import date, timedelta
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cigdesk.french import date_title, month_year
from ui.theme import Tokens, current, font, hub
from ui.theme.painting import dashed, draw_text, rounded
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import IconButton

_LETTERS = "LMMJVSD"
_WEEKS = 6
_CENTRE = Qt.AlignmentFlag.AlignHCenter


def _month_start(day: date, months: int = 0) -> date:
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _same_day_in(day: date, months: int) -> date:
    """The same number in another month, or the last day of a shorter one."""
    first = _month_start(day, months)
    last = _month_start(first, 1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)


class MonthGrid(QWidget):
    """The grid alone: one stop of the keyboard, arrows inside, Entrée picks."""

    picked = Signal(object)
    month_changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._selected, self._month = today, today, _month_start(today)
        self._free: frozenset[date] = frozenset()
        self._holidays: frozenset[date] = frozenset()
        self._landing: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()
        hub().changed.connect(self._restyle)

    def selected(self) -> date:
        """The day the keyboard is on."""
        return self._selected

    def month(self) -> date:
        """First day of the month shown."""
        return self._month

    def set_today(self, today: date) -> None:
        """Move the solid day, at midnight for example."""
        if today != self._today:
            self._today = today
            self.update()

    def set_marks(self, free: Collection[date], holidays: Collection[date]) -> None:
        """Which days have a free slot (dot) and which are public holidays (underline)."""
        marks = frozenset(free), frozenset(holidays)
        if marks == (self._free, self._holidays):
            return
        self._free, self._holidays = marks
        self._say()
        self.update()

    def set_target(self, day: date | None) -> None:
        """Show the day on which what is dragged would land."""
        self._landing = day
        self.update()

    def select(self, day: date) -> None:
        """Move to that day and show its month; does not pick it."""
        if day == self._selected and _month_start(day) == self._month:
            return
        self._selected = day
        self.show_month(day)
        self.update()
        self._say()

    def show_month(self, day: date) -> None:
        """Show the month of that day without moving the selection."""
        month = _month_start(day)
        if month != self._month:
            self._month = month
            self.month_changed.emit(month)
            self.update()

    def days(self) -> list[list[date]]:
        """The weeks shown, Monday first; five or six of them."""
        return Calendar().monthdatescalendar(self._month.year, self._month.month)

    def _say(self) -> None:
        said = [date_title(self._selected)]
        said += [self.tr("aujourd’hui")] if self._selected == self._today else []
        said += [self.tr("créneau libre")] if self._selected in self._free else []
        said += [self.tr("jour férié")] if self._selected in self._holidays else []
        self.setAccessibleName(", ".join(said))

    # geometry

    def _row(self) -> int:
        return self._heights[0]

    @cached_property
    def _heights(self) -> tuple[int, int]:
        """Of a week and of the letters over them: made again when the type changes."""
        return self._week_height(), self._letters_height()

    def _restyle(self) -> None:
        self.__dict__.pop("_heights", None)
        self.updateGeometry()
        self.update()

    def _week_height(self) -> int:
        return max(28, round(QFontMetricsF(font("secondary")).height()) + 13)

    def _gutter(self) -> float:
        return 24.0

    def _cell_width(self) -> float:
        return (self.width() - self._gutter()) / 7

    def _cell(self, week: int, column: int) -> QRectF:
        width, height = self._cell_width(), self._row()
        return QRectF(self._gutter() + column * width, self._head() + week * height, width, height)

    def _head(self) -> int:
        return self._heights[1]

    def _letters_height(self) -> int:
        return round(QFontMetricsF(font("caption")).height()) + 8

    def sizeHint(self) -> QSize:
        return QSize(212, self._head() + _WEEKS * self._row())

    def minimumSizeHint(self) -> QSize:
        return QSize(24 + 7 * 24, self.sizeHint().height())

    def day_at(self, point: QPointF) -> date | None:
        """The day drawn at that point, if any."""
        for week, days in enumerate(self.days()):
            for column, day in enumerate(days):
                if self._cell(week, column).contains(point):
                    return day
        return None

    # acts

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.select(day)
        self.picked.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.show_month(_month_start(self._month, -1 if event.angleDelta().y() > 0 else 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self._selected)
            return
        target = self._target(key)
        if target is None:
            super().keyPressEvent(event)
            return
        self.select(target)

    def _target(self, key: Qt.Key) -> date | None:
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in days:
            return self._selected + timedelta(days=days[key])
        if key in months:
            return _same_day_in(self._selected, months[key])
        if key == Qt.Key.Key_Home:
            return self._selected - timedelta(days=self._selected.weekday())
        if key == Qt.Key.Key_End:
            return self._selected + timedelta(days=6 - self._selected.weekday())
        return None

    # drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter, tokens)
        for week, days in enumerate(self.days()):
            self._paint_week(painter, tokens, week, days)

    def _paint_head(self, painter: QPainter, tokens: Tokens) -> None:
        for column, letter in enumerate(_LETTERS):
            place = QRectF(
                self._gutter() + column * self._cell_width(), 0, self._cell_width(), self._head() - 4
            )
            draw_text(painter, place, letter, font("caption"), tokens.text3, align=_CENTRE)

    def _paint_week(self, painter: QPainter, tokens: Tokens, week: int, days: list[date]) -> None:
        shown = self._selected in days
        top = self._cell(week, 0).top()
        if shown:
            rounded(painter, QRectF(0, top, self.width(), self._row()), 6, tokens.accent.tint)
        number = QRectF(0, top, self._gutter(), self._row())
        type_ = font("caption_strong" if shown else "caption", tabular=True)
        ink = tokens.accent.text if shown else tokens.text3
        draw_text(painter, number, str(days[0].isocalendar().week), type_, ink, align=_CENTRE)
        for column, day in enumerate(days):
            self._paint_day(painter, tokens, self._cell(week, column), day)

    def _paint_day(self, painter: QPainter, tokens: Tokens, cell: QRectF, day: date) -> None:
        solid = day == self._today
        box = QRectF(0, 0, min(cell.width(), cell.height()) - 0.5, cell.height() - 1)
        box.moveCenter(cell.center())
        if solid:
            rounded(painter, box, 6, tokens.accent.solid)
        elif day == self._selected and self.hasFocus():
            rounded(painter, box, 6, None, tokens.accent.solid)
        if day == self._landing:
            dashed(painter, box, 6, tokens.accent.solid, None if solid else tokens.accent.tint)
        draw_text(painter, cell, str(day.day), self._day_font(day), self._ink(tokens, day), align=_CENTRE)
        self._paint_marks(painter, tokens, cell, day)

    def _ink(self, tokens: Tokens, day: date) -> QColor:
        if day == self._today:
            return tokens.onsolid
        quiet = day.month != self._month.month or day.weekday() >= 5
        return tokens.text3 if quiet else tokens.text

    def _day_font(self, day: date) -> QFont:
        made = font("secondary", tabular=True)
        outside = day.month != self._month.month
        made.setItalic(outside)
        made.setWeight(QFont.Weight.DemiBold if day == self._today else QFont.Weight.Medium)
        if outside or day.weekday() >= 5:
            made.setWeight(QFont.Weight.Normal)
        return made

    def _paint_marks(self, painter: QPainter, tokens: Tokens, cell: QRectF, day: date) -> None:
        bottom = cell.center().y() + QFontMetricsF(font("secondary")).height() / 2
        if day in self._holidays:
            painter.setPen(QPen(self._ink(tokens, day), 1.2))
            painter.drawLine(QPointF(cell.center().x() - 6, bottom), QPointF(cell.center().x() + 6, bottom))
        if day in self._free:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.onsolid if day == self._today else tokens.accent.solid)
            painter.drawEllipse(QPointF(cell.center().x(), min(bottom + 1.5, cell.bottom() - 3)), 2, 2)


class MiniCalendar(QWidget):
    """The grid under its month and two arrows, with the legend of its marks."""

    picked = Signal(object)
    month_changed = Signal(object)

    def __init__(self, today: date, *, legend: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = MonthGrid(today)
        self._title = Label("", "strong")
        self.previous = IconButton("chevron-left", self.tr("Voir le mois précédent"), side=28)
        self.next = IconButton("chevron-right", self.tr("Voir le mois suivant"), side=28)
        layout = tight(QVBoxLayout(self), 4)
        layout.addLayout(row(self._title, None, self.previous, self.next, spacing=0))
        layout.addWidget(self.grid)
        if legend:
            layout.addWidget(_Legend())
        self._connect()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self.grid)
        self._show_title(self.grid.month())

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.grid.show_month(_month_start(self.grid.month(), -1)))
        self.next.clicked.connect(lambda: self.grid.show_month(_month_start(self.grid.month(), 1)))
        self.grid.month_changed.connect(self._show_title)
        self.grid.month_changed.connect(self.month_changed)
        self.grid.picked.connect(self.picked)

    def _show_title(self, month: date) -> None:
        self._title.setText(month_year(month).capitalize())

    def selected(self) -> date:
        """The day the keyboard is on."""
        return self.grid.selected()

    def select(self, day: date) -> None:
        """Move to that day without picking it."""
        self.grid.select(day)

    def set_today(self, today: date) -> None:
        """Move the solid day."""
        self.grid.set_today(today)

    def set_marks(self, free: Collection[date], holidays: Collection[date]) -> None:
        """Days with a free slot and public holidays."""
        self.grid.set_marks(free, holidays)


class _Legend(QWidget):
    """« • jour avec créneau libre », and an underlined figure for « férié »."""

    def __init__(self) -> None:
        super().__init__()
        self._free, self._holiday = self.tr("jour avec créneau libre"), self.tr("férié")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, round(QFontMetricsF(font("caption")).height()) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent.solid)
        middle = self.height() / 2
        painter.drawEllipse(QPointF(3, middle), 2, 2)
        type_ = font("caption")
        draw_text(painter, QRectF(10, 0, self.width(), self.height()), self._free, type_, tokens.text3)
        width = QFontMetricsF(type_).horizontalAdvance(self._holiday)
        right = QRectF(self.width() - width, 0, width + 1, self.height())
        draw_text(painter, right, self._holiday, type_, tokens.text3)
        figure = QFont(type_)
        figure.setUnderline(True)
        draw_text(painter, right.translated(-18, 0), "11", figure, tokens.text3)
