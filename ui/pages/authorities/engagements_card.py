"""What the authority ordered for a year: done, planned, left, each line the way to its quote."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.domain.engagement_units import PACKAGE_DAYS
from cigdesk.domain.engagement_words import part_of, progress, remainder, spent
from cigdesk.french import NBSP, capitalised, date_medium, date_short, plural
from cigdesk.services.engagement_reading import EngagementLine
from cigdesk.services.engagements import Orders
from ui.pages.authorities.cards import replace_all
from ui.pages.authorities.engagement_months import GaugeLegend, MonthStrip
from ui.theme import Accent, current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.theme.typography import line_height
from ui.widgets.base import Label, Tone, row, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.gauge import Gauge, GaugeData
from ui.widgets.message_bar import MessageBar


class _Link(QPushButton):
    """Words that act, without room around them: they stand under those of the name."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", 4)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("secondary_strong")).horizontalAdvance(self.text())
        return QSize(round(width) + 2, max(24, line_height("secondary_strong")))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        if self.underMouse() or self.isDown():
            rounded(painter, area, 4, current().hover)
        draw_text(painter, area, self.text(), font("secondary_strong"), current().accent.text)


class _Name(QWidget):
    """A name on one line, cut where its figures begin."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font("emphasis"))
        return QSize(round(metrics.horizontalAdvance(self._text)) + 2, line_height("emphasis"))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, line_height("emphasis"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_text(QPainter(self), QRectF(self.rect()), self._text, font("emphasis"), current().text)


class OrderRow(QWidget):
    """One line: what it is, its figures, its gauge, and what comes next."""

    quote_asked = Signal(object)
    """(UUID)."""
    days_asked = Signal(object)
    """(EngagementLine)."""

    def __init__(
        self, line: EngagementLine, today: date, *, enters: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line, self._enters = line, enters and line.entered
        self.quote_button: _Link | None = None
        self.days_button: _Link | None = None
        layout = tight(QVBoxLayout(self), 4, (0, 4, 0, 4))
        layout.addLayout(self._head())
        if not line.to_enter and not line.balance.endless:
            layout.addWidget(Gauge(self._data(today), thickness=9))
        if line.months:
            layout.addWidget(MonthStrip(line.months))
        layout.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        line = self.line
        part = part_of(line.offer, line.unit)
        words = f"{part.capitalize()}, {line.offer}" if part and not line.to_enter else line.label
        name = _Name(words)
        name.setToolTip(f"{line.label} ({line.offer})")
        head = tight(QHBoxLayout(), 10)
        head.addWidget(name, 1)
        if not line.to_enter:
            count, whole = progress(line.unit, line.balance)
            figures = row(
                Label(count, "strong", tabular=True), Label(whole, "body", "text2", tabular=True), spacing=5
            )
            head.addLayout(figures)
        return head

    def _data(self, today: date) -> GaugeData:
        balance = self.line.balance
        return GaugeData(
            float(balance.done),
            float(balance.planned),
            float(balance.granted),
            pace=_pace(self.line, today),
            family=Accent.BAD if balance.overspent else Accent.ACCENT,
            spoken=f"{self.line.name}{NBSP}: {spent(self.line.unit, balance)}",
        )

    def _foot(self) -> QHBoxLayout:
        foot = row(self._source(), self._next(), None, spacing=10)
        if self._enters:
            self.days_button = _Link(
                self.tr("Fixer les jours") if self.line.to_enter else self.tr("Changer les jours")
            )
            self.days_button.clicked.connect(lambda: self.days_asked.emit(self.line))
            foot.addWidget(self.days_button)
        left = remainder(self.line.unit, self.line.balance)
        foot.addWidget(Label(capitalised(left), "secondary_strong", self._tone()))
        return foot

    def _source(self) -> QWidget:
        if self.line.quote_id is None:
            return Label(self.line.source, "secondary", "text2")
        self.quote_button = _Link(self.line.source)
        self.quote_button.setAccessibleName(self.tr("Ouvrir {quote}").format(quote=self.line.name))
        self.quote_button.clicked.connect(lambda: self.quote_asked.emit(self.line.quote_id))
        return self.quote_button

    def _next(self) -> QWidget:
        day = self.line.balance.next_day
        if day is None:
            open_still = self.line.balance.left and not self.line.balance.endless
            said = self.tr("jusqu’au {day}").format(day=date_medium(self.line.end)) if open_still else ""
            return Label(said, "secondary", "text3")
        said = self.tr("prochaine\u00a0: {day}").format(day=date_short(day, year=False))
        return Label(said, "secondary", "text2")

    def _tone(self) -> Tone:
        balance = self.line.balance
        if balance.overspent:
            return "bad"
        if self.line.to_enter or (balance.left and not balance.endless):
            return "warn"
        return "text3"


def _pace(line: EngagementLine, today: date) -> float | None:
    """The share of its days that is over, for what is spread over a year."""
    spread = line.unit in PACKAGE_DAYS or bool(line.months)
    if not spread or not line.start <= today <= line.end:
        return None
    return ((today - line.start).days + 1) / ((line.end - line.start).days + 1)


class EngagementsCard(Card):
    """« Commandes 2026 », with the years around."""

    year_asked = Signal(int)
    quote_asked = Signal(object)
    """(UUID)."""
    days_asked = Signal(object)
    """(EngagementLine)."""
    take_up_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.before = IconButton("chevron-left", self.tr("Année précédente"), side=24)
        self.after = IconButton("chevron-right", self.tr("Année suivante"), side=24)
        steps = QWidget()
        steps.setLayout(row(self.before, self.after, spacing=2))
        super().__init__(self.tr("Commandes"), right=steps, spacing=6, parent=parent)
        self.rows: list[OrderRow] = []
        self._year = 0
        self.take_up = Button(self.tr("Reprendre"), size="medium")
        self._missing = MessageBar("", buttons=[self.take_up], family="accent", strip=True)
        self._legend, self._list = GaugeLegend(), tight(QVBoxLayout(), 4)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add(self._legend)
        self.add(self._missing)
        self.add(self._list)
        self.body.addStretch(1)
        self._missing.hide()
        self.before.clicked.connect(lambda: self.year_asked.emit(self._year - 1))
        self.after.clicked.connect(lambda: self.year_asked.emit(self._year + 1))
        self.take_up.clicked.connect(self.take_up_asked)

    def show_orders(self, orders: Orders, today: date) -> None:
        """Show what was ordered for that year."""
        self._year = orders.year
        self.set_title(self.tr("Commandes {year}").format(year=orders.year))
        self._tell_missing(orders.ungranted)
        # The parts of a package are agreed on together: the first of them opens their form.
        firsts = {line.source_id: line.id for line in reversed(orders.shown)}
        self.rows = [OrderRow(line, today, enters=firsts[line.source_id] == line.id) for line in orders.shown]
        for shown in self.rows:
            shown.quote_asked.connect(self.quote_asked)
            shown.days_asked.connect(self.days_asked)
        self._legend.setVisible(bool(self.rows))
        empty = self.tr("Rien n’est commandé pour {year}\u00a0: un devis accepté ou une adhésion l’ouvre.")
        nothing = Label(empty.format(year=orders.year), "body", "text2", wrap=True)
        replace_all(self._list, self.rows or [nothing])

    def _tell_missing(self, count: int) -> None:
        quotes = plural(count, self.tr("devis accepté"), self.tr("devis acceptés"))
        said = self.tr("{quotes} sans suivi\u00a0: leur reste à faire n’est pas encore compté.")
        self._missing.set_message(said.format(quotes=quotes))
        self._missing.setVisible(count > 0)
