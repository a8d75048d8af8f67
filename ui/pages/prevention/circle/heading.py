"""The head of a year of the Cercle: what was held of what it holds, who has it, who never came."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.appointment import CircleKind
from cigdesk.services.circle_listing import CircleYear
from ui.pages.prevention.circle.words import absent_of, absent_text, progress, year_gauge, year_text
from ui.theme import Accent
from ui.widgets.base import Label, column, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.gauge import Gauge, GaugeData
from ui.widgets.message_bar import MessageBar

_ALERT_WIDTH, _ROOM_FOR_ALERT = 372, 940


class CircleHeading(QWidget):
    """It shows and asks; the section does."""

    summary_asked = Signal()
    programme_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mornings, self.meetings = (Label("", "strong", tabular=True) for _ in range(2))
        self.members = Label("", "secondary", "text2", tabular=True)
        self.gauge = Gauge(GaugeData(0, 0, 1), thickness=14)
        self.summary_button = Button(self.tr("Bilan"), icon_name="chart-bar", size="medium")
        self.programme_button = Button(self.tr("Programme"), icon_name="pencil", size="medium")
        self.see_button = Button(self.tr("Les voir"), size="medium")
        self.alert = MessageBar("", buttons=[self.see_button], family=Accent.WARN, strip=True)
        self._absent = False
        self._build()
        self.summary_button.clicked.connect(self.summary_asked)
        self.see_button.clicked.connect(self.summary_asked)
        self.programme_button.clicked.connect(self.programme_asked)

    def _build(self) -> None:
        self.alert.setFixedWidth(_ALERT_WIDTH)
        whole = surface("header")
        inner = tight(QHBoxLayout(whole), 24, (20, 12, 20, 12))
        said = row(self.mornings, self.meetings, None, spacing=24)
        under = row(self.members, None, self.programme_button, self.summary_button, spacing=8)
        inner.addLayout(column(said, self.gauge, under, spacing=7), 1)
        inner.addWidget(self.alert)
        tight(QVBoxLayout(self)).addWidget(whole)

    def show_year(self, year: CircleYear) -> None:
        """Show what the year comes to."""
        self.mornings.setText(progress(year, CircleKind.MORNING))
        self.meetings.setText(progress(year, CircleKind.MEETING))
        self.gauge.set_data(year_gauge(year))
        self.members.setText(year_text(year))
        self.alert.set_message(absent_text(year), absent_of(year))
        self._absent = bool(year.never_came)
        self._fit()

    def _fit(self) -> None:
        self.alert.setVisible(self._absent and self.width() >= _ROOM_FOR_ALERT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
