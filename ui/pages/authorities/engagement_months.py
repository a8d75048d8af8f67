"""Days of presence month by month, and what the marks of a gauge mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cigdesk.domain.engagement_units import PRESENCE_DAY, figure
from cigdesk.domain.engagement_words import spent
from cigdesk.french import MONTHS_SHORT, month_name
from cigdesk.services.engagement_reading import MonthLine
from ui.theme import Accent, current, font, hub
from ui.theme.painting import draw_text, pill_path, rounded, stripes
from ui.widgets.base import Label, row, tight
from ui.widgets.gauge import GaugeData, paint_gauge

_BAR, _GAP = 6, 6


class MonthStrip(QWidget):
    """A small gauge a month with what was granted for it; what a month says in full is its tooltip."""

    def __init__(self, months: tuple[MonthLine, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = months
        self.setAccessibleName(". ".join(self.words(place) for place in range(len(months))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def words(self, place: int) -> str:
        """« mars : 13 jours de présence accordés, 2 planifiés, 4 faits »."""
        month = self.months[place]
        return f"{month_name(month.start)}\u00a0: {spent(PRESENCE_DAY, month.balance)}"

    def _line(self) -> float:
        return QFontMetricsF(font("caption")).height()

    def sizeHint(self) -> QSize:
        return QSize(320, round(2 * self._line()) + _BAR + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def area(self, place: int) -> QRectF:
        """Where the month of that place stands."""
        width = (self.width() + _GAP) / max(len(self.months), 1)
        return QRectF(place * width, 0, width - _GAP, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, month in enumerate(self.months):
            self._paint_month(painter, self.area(place), month)

    def _paint_month(self, painter: QPainter, area: QRectF, month: MonthLine) -> None:
        tokens, line, balance = current(), self._line(), month.balance
        middle = Qt.AlignmentFlag.AlignHCenter
        name = MONTHS_SHORT[month.start.month - 1]
        head = QRectF(area.left() - 2, 0, area.width() + 4, line)
        draw_text(painter, head, name, font("caption"), tokens.text3, align=middle)
        family = Accent.BAD if balance.overspent else Accent.ACCENT
        total = float(balance.granted or balance.used)
        data = GaugeData(float(balance.done), float(balance.planned), total, family=family)
        paint_gauge(painter, QRectF(area.left(), line + 3, area.width(), _BAR), data, tokens)
        count = figure(PRESENCE_DAY, balance.granted)
        ink = tokens.bad.text if balance.overspent else tokens.text2
        foot = head.translated(0, line + _BAR + 5)
        draw_text(painter, foot, count, font("caption", tabular=True), ink, align=middle)

    def event(self, event: QEvent) -> bool:
        """Overrides QWidget: each month has its own tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            position = QPointF(event.pos())
            found = (place for place in range(len(self.months)) if self.area(place).contains(position))
            place = next(found, None)
            QToolTip.showText(event.globalPos(), "" if place is None else self.words(place), self)
            return True
        return super().event(event)


class _Swatch(QWidget):
    """One mark of a gauge, as small as a letter."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(3 if kind == "pace" else 14, 12)
        hub().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self._kind == "pace":
            painter.fillRect(QRectF(self.rect()), tokens.text)
        elif self._kind == "done":
            rounded(painter, area, 3, tokens.accent.solid)
        else:
            self._paint_planned(painter, area)

    def _paint_planned(self, painter: QPainter, area: QRectF) -> None:
        tokens = current()
        stripes(painter, pill_path(area, 3), tokens.accent.solid, tokens.surface)
        painter.setPen(tokens.accent.solid)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


class GaugeLegend(QWidget):
    """« fait », « planifié », « rythme »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = (
            ("done", self.tr("fait")),
            ("planned", self.tr("planifié")),
            ("pace", self.tr("rythme de l’année")),
        )
        marks = [row(_Swatch(kind), Label(word, "caption", "text2"), spacing=5) for kind, word in words]
        layout = row(*marks, None, spacing=12)
        self.setLayout(tight(layout, 12))
