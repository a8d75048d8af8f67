"""How a permanence comes back, asked in a few choices and said in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.repeat import LARGEST_INTERVAL, Every, Repeat, check_repeat, nth_of, repeat_words
from cigdesk.domain.errors import InvalidInput
from cigdesk.french import WEEKDAYS, capitalised
from ui.widgets.base import Label, row, tight
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox
from ui.widgets.pickers import DateField, NumberField
from ui.widgets.segmented import Chip, Segmented

ONCE = "once"
_RANKS = {1: "premier", 2: "deuxième", 3: "troisième", 4: "quatrième", 5: "cinquième", -1: "dernier"}


class WeekdayChips(QWidget):
    """The days of the week, several at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = [Chip(name[0].upper()) for name in WEEKDAYS]
        for chip, name in zip(self.chips, WEEKDAYS, strict=True):
            chip.setAccessibleName(name)
            chip.setToolTip(name)
        self.setLayout(row(*self.chips, None, spacing=4))
        self.setFocusProxy(self.chips[0])

    def days(self) -> tuple[int, ...]:
        """The days chosen, 0 for Monday."""
        return tuple(place for place, chip in enumerate(self.chips) if chip.isChecked())

    def choose(self, *days: int) -> None:
        """Choose those days."""
        for place, chip in enumerate(self.chips):
            with QSignalBlocker(chip):
                chip.setChecked(place in days)
            chip.updateGeometry()
            chip.update()


class RepeatForm(QWidget):
    """Not at all, by the week, or by the month; from the day that `set_day` tells."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = today()
        self.every = Segmented(
            ((ONCE, "Non"), (Every.WEEK, "Par semaine"), (Every.MONTH, "Par mois")),
            "Se répète",
            small=True,
            stretch=True,
        )
        self.weekdays = WeekdayChips()
        self.nth = ComboBox()
        self.interval = NumberField(minimum=1, maximum=LARGEST_INTERVAL, value=1)
        self.until = DateField(today=today)
        self.sentence = Label("", "secondary", "text2", wrap=True)
        self._lay_out()
        self._connect()
        self.show_repeat(None)

    def _lay_out(self) -> None:
        self.weekdays_field = Field("Jours", self.weekdays)
        self.nth_field = Field("Quel jour", self.nth)
        self.interval_field = Field("Toutes les … semaines", self.interval)
        self.until_field = Field("Jusqu’au", self.until)
        layout = tight(QVBoxLayout(self), 12)
        layout.addWidget(Field("Se répète", self.every))
        layout.addWidget(self.weekdays_field)
        layout.addWidget(self.nth_field)
        # One under the other: a day with its year takes more than half of the panel.
        layout.addWidget(self.interval_field)
        layout.addWidget(self.until_field)
        layout.addWidget(self.sentence)

    def _connect(self) -> None:
        self.every.chosen.connect(self._choose)
        for chip in self.weekdays.chips:
            chip.toggled.connect(self._changed)
        self.nth.edited.connect(self._changed)
        self.interval.edited.connect(self._changed)
        self.until.edited.connect(self._changed)

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names of the faults."""
        return {
            "rule": self.weekdays_field,
            "weekdays": self.weekdays_field,
            "interval": self.interval_field,
            "until": self.until_field,
        }

    def set_day(self, day: date | None) -> None:
        """The first day is another one: a choice that came from the former follows it."""
        if day is None or day == self._day:
            return
        before, self._day = self._day, day
        if self.weekdays.days() == (before.weekday(),):
            self.weekdays.choose(day.weekday())
        self._fill_ranks(-1 if self.nth.currentData() == -1 else nth_of(day))
        if self.until.value() in (None, usual_end(before)):
            self.until.set_value(usual_end(day))
        self._say()

    def show_repeat(self, repeat: Repeat | None, day: date | None = None) -> None:
        """Show a way of coming back; None for once."""
        self._day = day or self._day
        for widget in (self.every, self.nth, self.interval, self.until):
            widget.blockSignals(True)
        self.every.set_value(repeat.every if repeat else ONCE)
        self.weekdays.choose(*(repeat.weekdays if repeat else (self._day.weekday(),)))
        self._fill_ranks(repeat.nth if repeat and repeat.nth else nth_of(self._day))
        self.interval.set_value(repeat.interval if repeat else 1)
        self.until.set_value(repeat.until if repeat else usual_end(self._day))
        for widget in (self.every, self.nth, self.interval, self.until):
            widget.blockSignals(False)
        self._arrange()

    def _fill_ranks(self, chosen: int) -> None:
        name = WEEKDAYS[self._day.weekday()]
        with QSignalBlocker(self.nth):
            self.nth.clear()
            for rank in sorted({nth_of(self._day), chosen, -1}, key=lambda each: each % 10):
                self.nth.addItem(f"le {_RANKS[rank]} {name}", rank)
            self.nth.setCurrentIndex(self.nth.findData(chosen))

    def _choose(self, _key: str) -> None:
        self._arrange()
        self.changed.emit()

    def _changed(self) -> None:
        self._say()
        self.changed.emit()

    def _arrange(self) -> None:
        chosen = self.every.value()
        self.weekdays_field.setVisible(chosen == Every.WEEK)
        self.nth_field.setVisible(chosen == Every.MONTH)
        for widget in (self.interval_field, self.until_field):
            widget.setVisible(chosen != ONCE)
        by_month = chosen == Every.MONTH
        self.interval_field.set_label("Tous les … mois" if by_month else "Toutes les … semaines")
        self._say()

    def _say(self) -> None:
        try:
            repeat = self.repeat()
        except InvalidInput:
            repeat = None
        words = repeat_words(repeat) if repeat else ""
        self.sentence.setText(f"{capitalised(words)}.")
        self.sentence.setVisible(bool(words))

    def repeat(self) -> Repeat | None:
        """The way chosen, None for once; raises `InvalidInput` by field."""
        every = self.every.value()
        if every == ONCE:
            return None
        repeat = self._of(Every(every))
        faults = check_repeat(repeat, self._day)
        if faults:
            raise InvalidInput(faults)
        return repeat

    def _of(self, every: Every) -> Repeat:
        until, interval = self.until.value(), self.interval.value()
        if until is None:
            raise InvalidInput({"until": self.until.fault() or "Indiquez le dernier jour."})
        if interval is None:
            raise InvalidInput({"interval": self.interval.fault() or "Indiquez un nombre."})
        if every is Every.WEEK:
            return Repeat.weekly(*self.weekdays.days(), until=until, interval=interval)
        return Repeat.monthly(self.nth.currentData(), self._day.weekday(), until=until, interval=interval)


def usual_end(day: date) -> date:
    """The end of the year, with which conventions end; of the next one when that is near."""
    end = date(day.year, 12, 31)
    return end if end - day > timedelta(weeks=8) else date(day.year + 1, 12, 31)
