"""The time of a done appointment in its details: entered in one press, or what is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.support_allowance import BeyondAllowance
from cigdesk.domain.support_time import CHARGES
from cigdesk.french import NBSP, hours
from ui.pages.agenda.details_parts import fact
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.pickers import DurationField

if TYPE_CHECKING:
    from cigdesk.services.support_time import MeetingTime

_FIELD_WIDTH = 92


class TimeBlock(QWidget):
    """A field with the length of the appointment, and its button; or the case on which it is."""

    enter_asked = Signal(int)
    """(minutes)."""
    case_asked = Signal(object)
    """(case id)."""
    week_asked = Signal()
    """The week in which what the allowance does not bear is agreed upon."""

    def __init__(self, time: MeetingTime) -> None:
        super().__init__()
        self.minutes = DurationField(value=time.minutes)
        self.enter = Button(self.tr("Saisir le temps"), icon_name="clock")
        self.fault = Label("", "secondary", "bad", wrap=True)
        self.week = Button(self.tr("Noter l’accord dans la semaine"), "link", size="medium")
        layout = tight(QVBoxLayout(self), 6)
        if time.entries:
            self._add_entered(layout, time)
        else:
            self._add_field(layout)
        layout.addWidget(self.fault)
        layout.addWidget(self.week, 0, Qt.AlignmentFlag.AlignLeft)
        self.fault.hide()
        self.week.hide()
        self.week.clicked.connect(self.week_asked)

    def _add_entered(self, layout: QVBoxLayout, time: MeetingTime) -> None:
        first = time.entries[0]
        borne = ", ".join(f"{hours(each.minutes)} {CHARGES[each.charge]}" for each in time.entries)
        total = hours(sum(each.minutes for each in time.entries))
        layout.addWidget(fact("clock", f"Temps saisi{NBSP}: {total}", borne))
        if first.case_id is not None:
            case_id = first.case_id
            self.case = Button(f"Ouvrir le dossier {first.case_number}", "link", size="small")
            self.case.clicked.connect(lambda: self.case_asked.emit(case_id))
            layout.addLayout(row(self.case, None))

    def _add_field(self, layout: QVBoxLayout) -> None:
        self.minutes.setFixedWidth(_FIELD_WIDTH)
        self.minutes.setAccessibleName(self.tr("Temps passé"))
        line = row(self.minutes, self.enter)
        line.setStretch(1, 1)
        layout.addLayout(line)
        self.enter.clicked.connect(self._ask)
        self.minutes.returnPressed.connect(self._ask)

    def _ask(self) -> None:
        minutes = self.minutes.value()
        if minutes is None:
            self._say(self.minutes.fault() or self.tr("Indiquez une durée, par exemple 1h30."))
            return
        self._say("")
        self.enter_asked.emit(minutes)

    def refuse(self, error: CigdeskError) -> None:
        """Why the time is not entered, where it was asked for."""
        told = next(iter(error.errors.values())) if isinstance(error, InvalidInput) else str(error)
        self._say(told)
        self.week.setVisible(isinstance(error, BeyondAllowance))

    def _say(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
