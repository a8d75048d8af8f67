"""Days, hours and numbers typed the way people write them; what is not understood says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cigdesk.french import (
    amount,
    date_short,
    hours,
    number,
    parse_amount,
    parse_date,
    parse_percent,
    parse_time,
    parse_whole,
    parse_worked,
    percent,
    time_of_day,
)
from ui.widgets.base import tight
from ui.widgets.inputs import LineEdit
from ui.widgets.mini_calendar import MiniCalendar

_Value = TypeVar("_Value")
_STEP_KEYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class _Lenient(LineEdit, Generic[_Value]):
    """A line read by `_parse` when it is left, and written again by `_write` when it was understood."""

    value_changed = Signal(object)

    def __init__(self, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._value: _Value | None = None
        self._fault = ""
        self.editingFinished.connect(self.commit)

    def _parse(self, text: str) -> _Value:
        raise NotImplementedError

    def _write(self, value: _Value) -> str:
        raise NotImplementedError

    def value(self) -> _Value | None:
        """What the text means now, or None when it is empty or not understood."""
        return self._read()[0]

    def fault(self) -> str:
        """Why the text is not understood, in a French sentence, or ""."""
        return self._read()[1]

    def set_value(self, value: _Value | None) -> None:
        """Show that value, in the usual writing; None empties the field."""
        self._value = value
        self.setText("" if value is None else self._write(value))

    def commit(self) -> None:
        """Read the text now, write it in the usual way, and tell a new value."""
        value, fault = self._read()
        if fault:
            return
        if value is not None and self.text() != self._write(value):
            self.setText(self._write(value))
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _read(self) -> tuple[_Value | None, str]:
        text = self.text().strip()
        if not text:
            return None, ""
        if self._value is not None and text == self._write(self._value).strip():
            return self._value, ""
        try:
            return self._parse(text), ""
        except ValueError as fault:
            return None, str(fault)

    def _step(self, steps: int) -> _Value | None:
        """The value so many steps further, or None when stepping makes no sense."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEP_KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if steps is None or not plain or self.isReadOnly():
            super().keyPressEvent(event)
            return
        stepped = self._step(steps)
        if stepped is not None:
            self.setText(self._write(stepped))
            self.commit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class DateField(_Lenient[date]):
    """A day: `17/11`, `mar 17`, `demain`, or chosen in the month (Alt+↓). ↑ is the next day."""

    def __init__(
        self,
        *,
        today: Callable[[], date] | None = None,
        value: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder="jj/mm/aaaa", parent=parent)
        self._today = today or _local_today
        self._popup: CalendarPopup | None = None
        self._make_room()
        self.set_value(value)

    def _parse(self, text: str) -> date:
        return parse_date(text, self._today())

    def _write(self, value: date) -> str:
        return date_short(value)

    def _step(self, steps: int) -> date | None:
        value = self.value()
        return self._today() if value is None else value + timedelta(days=steps)

    def trailing(self) -> tuple[str, str] | None:
        return super().trailing() or ("calendar", "text2")

    def _make_room(self) -> None:
        self.setTextMargins(0, 0, 22, 0)

    def minimumSizeHint(self) -> QSize:
        longest = QFontMetricsF(self.font()).horizontalAdvance(date_short(date(2026, 9, 30)))
        return QSize(round(longest) + 50, super().minimumSizeHint().height())

    def _on_icon(self, x: float) -> bool:
        return x >= self.width() - 32 and not self.isReadOnly()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._on_icon(event.position().x()):
            self.open_calendar()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._on_icon(event.position().x())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Open the month under the field."""
        self._popup = CalendarPopup(self, self._today(), self.value() or self._today(), self._picked)

    def _picked(self, day: date) -> None:
        self._popup = None
        self.setText(self._write(day))
        self.commit()
        self.setFocus()


class CalendarPopup(QFrame):
    """A month, opened under a widget until a day is picked or Échap is pressed."""

    def __init__(self, below: QWidget, today: date, shown: date, on_picked: Callable[[date], None]) -> None:
        super().__init__(below, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "popup")
        self.calendar = MiniCalendar(today, legend=False)
        tight(QVBoxLayout(self), 0, (12, 8, 12, 8)).addWidget(self.calendar)
        self.calendar.select(shown)
        self.calendar.picked.connect(self._close_on)
        self._on_picked = on_picked
        self.move(below.mapToGlobal(QPoint(0, below.height() + 2)))
        self.show()
        self.calendar.setFocus()

    def _close_on(self, day: date) -> None:
        self.close()
        self._on_picked(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class TimeField(_Lenient[time]):
    """An hour: `14h30`, `14:30`, `1430`, `9`. ↑ and ↓ move by `step` minutes (15 by default)."""

    def __init__(self, *, value: time | None = None, step: int = 15, parent: QWidget | None = None) -> None:
        super().__init__(placeholder="hh:mm", parent=parent)
        self._minutes = step
        self.set_value(value)

    def _parse(self, text: str) -> time:
        return parse_time(text)

    def _write(self, value: time) -> str:
        return time_of_day(value)

    def _step(self, steps: int) -> time | None:
        value = self.value()
        if value is None:
            return time(9)
        minutes = value.hour * 60 + value.minute + steps * self._minutes
        return time(minutes // 60, minutes % 60) if 0 <= minutes < 24 * 60 else None


class NumberField(_Lenient[int]):
    """A whole number between two bounds, both included; ↑ and ↓ move by one."""

    def __init__(
        self,
        *,
        minimum: int = 0,
        maximum: int = 999_999,
        value: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._minimum, self._maximum = minimum, maximum
        self.set_value(value)

    def _parse(self, text: str) -> int:
        return parse_whole(text, self._minimum, self._maximum)

    def _write(self, value: int) -> str:
        return number(value)

    def _step(self, steps: int) -> int | None:
        value = self.value()
        if value is None:
            return max(self._minimum, 0)
        return min(max(value + steps, self._minimum), self._maximum)


class DurationField(_Lenient[int]):
    """Minutes, read as in a grid of hours (`1h30`, `1,5`, `90`); the arrows go by quarters of an hour."""

    def __init__(self, *, value: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(placeholder="1h30", parent=parent)
        self.set_value(value)

    def _parse(self, text: str) -> int:
        return parse_worked(text)

    def _write(self, value: int) -> str:
        return hours(value)

    def _step(self, steps: int) -> int | None:
        return max((self.value() or 0) + 15 * steps, 15)


class _FigureField(_Lenient[Decimal]):
    """A figure at the right; the arrows do not change it."""

    def __init__(self, *, value: Decimal | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.set_value(value)

    def _step(self, _steps: int) -> None:
        return None


class AmountField(_FigureField):
    """Euros: `1234,5`, `1 234,50 €`."""

    def _parse(self, text: str) -> Decimal:
        return parse_amount(text)

    def _write(self, value: Decimal) -> str:
        return amount(value)


class PercentField(_FigureField):
    """Hundredths: `2`, `-1,5`, `8,5 %`."""

    def _parse(self, text: str) -> Decimal:
        return parse_percent(text)

    def _write(self, value: Decimal) -> str:
        return percent(value)


def _local_today() -> date:
    return datetime.now().astimezone().date()
