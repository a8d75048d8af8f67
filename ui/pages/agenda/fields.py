"""Fields of the agenda: a day with its hour, and a length, typed the way people write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtWidgets import QWidget

from cigdesk.french import date_short, hours, parse_date, parse_duration, parse_moment, time_of_day
from ui.widgets.pickers import _Lenient

Moment = tuple[date, time]


class MomentField(_Lenient[Moment]):
    """A day and an hour: `mar 17 14h`, `demain 9h30`. ↑ and ↓ move by a quarter of an hour."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(placeholder="mar 17 14h", parent=parent)
        self._today = today

    def _parse(self, text: str) -> Moment:
        return parse_moment(text, self._today())

    def _write(self, value: Moment) -> str:
        return f"{self._day(value[0])} {time_of_day(value[1])}"

    def _day(self, day: date) -> str:
        """The year only where it would not be understood without."""
        short = date_short(day, year=False)
        try:
            understood = parse_date(short, self._today()) == day
        except ValueError:
            understood = False
        return short if understood else date_short(day)

    def _step(self, steps: int) -> Moment | None:
        value = self.value()
        if value is None:
            return self._today(), time(9)
        stepped = datetime.combine(*value) + timedelta(minutes=15 * steps)  # wall-clock arithmetic
        return stepped.date(), stepped.time()


class DurationField(_Lenient[int]):
    """A length in minutes: `45`, `1h30`. ↑ and ↓ change it by a quarter of an hour."""

    def __init__(self, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(placeholder="45 min", parent=parent)
        self.set_value(minutes)

    def _parse(self, text: str) -> int:
        return parse_duration(text)

    def _write(self, value: int) -> str:
        return hours(value)

    def _step(self, steps: int) -> int | None:
        value = self.value()
        return 45 if value is None else max(value + 15 * steps, 15)
