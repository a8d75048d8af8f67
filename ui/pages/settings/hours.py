"""The usual week: one line per day, typed the way people say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cigdesk.domain.people import Stretch, check_week, copied_to_all, read_day_hours, write_day_hours
from cigdesk.french import WEEKDAYS, hours, plural
from ui.widgets.base import Label
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import LineEdit

DAYS = range(7)
Day = tuple[Stretch, ...]


@dataclass(frozen=True)
class WeekValues:
    """The stretches of each day, as a sheet edits them."""

    day0: Day = ()
    day1: Day = ()
    day2: Day = ()
    day3: Day = ()
    day4: Day = ()
    day5: Day = ()
    day6: Day = ()

    @classmethod
    def of(cls, week: Mapping[int, Day]) -> WeekValues:
        """The days of a week."""
        return cls(**{f"day{day}": tuple(week.get(day, ())) for day in DAYS})

    @property
    def week(self) -> dict[int, Day]:
        """The days that are worked."""
        days = {day: getattr(self, f"day{day}") for day in DAYS}
        return {day: stretches for day, stretches in days.items() if stretches}

    def tidied(self) -> WeekValues:
        """Nothing is to be put right."""
        return self


def week_faults(values: WeekValues) -> dict[str, str]:
    """What is wrong, by day."""
    return check_week(values.week)


class HoursField(LineEdit):
    """« 9h-12h, 13h30-17h »; written again in the usual way when it is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setPlaceholderText(self.tr("Ne travaille pas"))
        self.editingFinished.connect(self._tidy)

    def value(self) -> Day:
        """The stretches typed; none while they are not understood (see `fault`)."""
        try:
            return read_day_hours(self.text())
        except ValueError:
            return ()

    def fault(self) -> str:
        """Why they are not understood, or ""."""
        try:
            read_day_hours(self.text())
        except ValueError as fault:
            return str(fault)
        return ""

    def set_value(self, stretches: Day | None) -> None:
        """Show those."""
        self.setText(write_day_hours(stretches or ()))

    def _tidy(self) -> None:
        written = write_day_hours(self.value())
        if not self.fault() and written != self.text():
            self.setText(written)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class HoursCard(Card):
    """« Horaires habituels »; `settled` when a day is to be written."""

    settled = Signal()

    def __init__(self) -> None:
        self._total = Label("", "secondary", "text2", tabular=True)
        super().__init__(QWidget().tr("Horaires habituels"), right=self._total, spacing=10)
        self._fields = {day: Field("", HoursField()) for day in DAYS}
        named = {f"day{day}": field for day, field in self._fields.items()}
        self.form = Form(named, parent=self)
        self.add(self._grid())
        said = self.tr("Tapez par exemple 9h-12h, 13h30-17h. L’agenda ne propose que ces heures.")
        self.add(Label(said, "secondary", "text3", wrap=True))
        self.form.settled.connect(self.settled)
        self.form.typed.connect(self._count)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for day, field in self._fields.items():
            name = WEEKDAYS[day].capitalize()
            field.label.hide()
            field.editor.setAccessibleName(f"Horaires du {WEEKDAYS[day]}")
            label = Label(name, "body", "text2")
            label.setFixedHeight(QSize(0, field.editor.sizeHint().height()).height())
            copy = IconButton(
                "copy", f"Copier le {WEEKDAYS[day]} sur les jours du lundi au vendredi", side=34
            )
            copy.clicked.connect(partial(self.copy_to_all, day))
            grid.addWidget(label, day, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, day, 1)
            grid.addWidget(copy, day, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        return grid

    def values(self) -> WeekValues:
        """What is typed; what is kept for a day that is not understood."""
        return WeekValues(**self.form.values())

    def start(self, values: WeekValues) -> None:
        """Show another practitioner's week."""
        self.form.start({f"day{day}": getattr(values, f"day{day}") for day in DAYS})
        self._count()

    def show_values(self, values: WeekValues) -> None:
        """Show what is kept; what is being typed stays."""
        self.form.show({f"day{day}": getattr(values, f"day{day}") for day in DAYS})
        self._count()

    def accept(self, sent: WeekValues, kept: WeekValues, names: Sequence[str]) -> None:
        """These days of what was sent are kept."""
        self.form.accept(
            {name: getattr(sent, name) for name in names},
            {name: getattr(kept, name) for name in names},
            names,
        )

    def copy_to_all(self, day: int, _checked: bool = False) -> None:
        """Give Monday to Friday the hours of that day."""
        copied = copied_to_all(self.values().week, day)
        for each in DAYS:
            editor = self._fields[each].editor
            if isinstance(editor, HoursField) and editor.value() != copied.get(each, ()):
                editor.set_value(copied.get(each, ()))
        self.form.flush()

    def _count(self) -> None:
        week = self.values().week
        minutes = sum(_minutes(each) for stretches in week.values() for each in stretches)
        self._total.setText(f"{hours(minutes)} sur {plural(len(week), 'jour')}" if week else "")


def _minutes(stretch: Stretch) -> int:
    start, end = stretch
    return (end.hour - start.hour) * 60 + end.minute - start.minute
