"""One entry of a day: its hours, the band of its kind, who or what, and what can be done at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.icons import Status, paint_icon, paint_status
from ui.theme import Accent, current, font, hub
from ui.theme.painting import draw_text
from ui.widgets.base import tight

_BAND, _ICON = 4, 16
_HOURS = 58


class Glyph(QWidget):
    """A status drawn alone; its word is its tooltip and its name."""

    def __init__(self, status: Status, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self.setToolTip(word)
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_ICON, _ICON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_status(QPainter(self), QRectF(self.rect()), self._status, current())


class _Band(QWidget):
    """The band of a kind of work, dashed for what is free, and the icon beside it."""

    def __init__(self, family: Accent, icon: str, *, dashed: bool) -> None:
        super().__init__()
        self._family, self._icon, self._dashed = family, icon, dashed
        self.setFixedWidth(_BAND + 12 + _ICON)
        self.setMinimumHeight(36)
        hub().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        family = tokens.family(self._family)
        band = QRectF(0, 0, _BAND, self.height())
        if self._dashed:
            painter.setPen(QPen(family.solid, 1, Qt.PenStyle.DashLine))
            painter.drawRect(band.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.fillRect(band, family.solid)
        middle = round((self.height() - _ICON) / 2)
        paint_icon(painter, QRectF(_BAND + 12, middle, _ICON, _ICON), self._icon, family.solid)


class EntryRow(QWidget):
    """A row that opens what it shows, by a click or Entrée; its acts stand at the right."""

    opened = Signal()

    def __init__(
        self, hours: tuple[str, str], look: tuple[Accent, str], words: tuple[str, str], *, free: bool = False
    ) -> None:
        super().__init__()
        self._hovered = self._present = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(", ".join(part for part in (f"{hours[0]} à {hours[1]}", *words) if part))
        self.acts = tight(QHBoxLayout(), 6)
        layout = tight(QHBoxLayout(self), 12, (16, 9, 16, 9))
        when = TwoLines(*hours, strong=True)
        when.setFixedWidth(_HOURS)
        layout.addWidget(when)
        layout.addWidget(_Band(*look, dashed=free))
        layout.addWidget(TwoLines(*words, tone="accent.text" if free else "text"), 1)
        layout.addLayout(self.acts)
        hub().changed.connect(self.update)

    def add_act(self, widget: QWidget) -> None:
        """Add what can be done at once, or the glyph of the status."""
        self.acts.addWidget(widget)

    @property
    def present(self) -> bool:
        """Whether it is going on."""
        return self._present

    def set_present(self, present: bool) -> None:
        """Tint the row of what is going on."""
        self._present = present
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(False)
        super().leaveEvent(event)

    def _hover(self, hovered: bool) -> None:
        self._hovered = hovered
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        if self._present or self._hovered:
            painter.fillRect(self.rect(), tokens.accent.tint if self._present else tokens.hover)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), tokens.border)


class TwoLines(QWidget):
    """A name over a detail, each cut where the room ends; the tooltip then says all."""

    def __init__(self, first: str, second: str, *, strong: bool = False, tone: str = "text") -> None:
        super().__init__()
        self._lines, self._strong, self._tone = (first, second), strong, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setToolTip("\n".join(filter(None, self._lines)))
        hub().changed.connect(self.update)

    def _fonts(self) -> tuple[QFont, QFont]:
        return font("strong" if self._strong else "emphasis", tabular=self._strong), font("secondary")

    def sizeHint(self) -> QSize:
        first, second = map(QFontMetricsF, self._fonts())
        widths = first.horizontalAdvance(self._lines[0]), second.horizontalAdvance(self._lines[1])
        return QSize(round(max(widths) + 1), round(first.height() + second.height() + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        above, below = self._fonts()
        first, second = QFontMetricsF(above).height(), QFontMetricsF(below).height()
        top = (self.height() - first - second) / 2
        draw_text(
            painter, QRectF(0, top, self.width(), first), self._lines[0], above, tokens.color(self._tone)
        )
        area = QRectF(0, top + first, self.width(), second)
        draw_text(painter, area, self._lines[1], below, tokens.text2)
