"""Large choices: a way in, a recent store, a centre. Each is one button, by mouse or keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import Tokens, current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import tight
from ui.widgets.checks import paint_radio
from ui.widgets.keycap import cap_size, paint_cap

_PLATE, _ICON, _MARGIN, _GAP = 40, 22, 16, 14


class WayButton(QPushButton):
    """A card with an icon, what it does and what comes of it."""

    def __init__(
        self, icon_name: str, title: str, detail: str, *, keycap: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._icon_name, self._detail, self._keycap = icon_name, detail, keycap
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 8)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(320, max(_PLATE, _words_height()) + 2 * _MARGIN)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        hovered = self.isEnabled() and (self.underMouse() or self.isDown())
        ground = tokens.hover if hovered else tokens.surface
        rounded(painter, QRectF(self.rect()), 8, ground, tokens.field if hovered else tokens.border)
        self._paint_plate(painter, tokens)
        right = self.width() - _MARGIN
        paint_icon(painter, QRectF(right - 16, self._middle(16), 16, 16), "chevron-right", tokens.text3)
        right -= 28
        if self._keycap:
            size = cap_size(self._keycap)
            right -= size.width()
            place = QRectF(right, self._middle(size.height()), size.width(), size.height())
            paint_cap(painter, place, self._keycap, tokens.text2, tokens.border, ground=tokens.surface)
        left = _MARGIN + _PLATE + _GAP
        _paint_words(painter, QRectF(left, 0, right - left - 8, self.height()), self.text(), self._detail)

    def _paint_plate(self, painter: QPainter, tokens: Tokens) -> None:
        plate = QRectF(_MARGIN, self._middle(_PLATE), _PLATE, _PLATE)
        rounded(painter, plate, 8, tokens.accent.tint)
        square = QRectF(0, 0, _ICON, _ICON)
        square.moveCenter(plate.center())
        paint_icon(painter, square, self._icon_name, tokens.accent.text)

    def _middle(self, height: float) -> int:
        return round((self.height() - height) / 2)


class CentreButton(QPushButton):
    """A centre to choose: exclusive, with its ring and what comes with it."""

    def __init__(self, title: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._detail = detail
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 8)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(320, _words_height() + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        if self.isChecked():
            rounded(painter, area, 8, tokens.accent.solid)
            rounded(painter, area.adjusted(2, 2, -2, -2), 6, tokens.accent.tint)
        else:
            rounded(painter, area, 8, tokens.hover if self.underMouse() else tokens.surface, tokens.field)
        centre = QRectF(_MARGIN, 0, 16, self.height()).center()
        paint_radio(painter, centre, self.isChecked(), tokens)
        left = _MARGIN + 16 + 12
        words = QRectF(left, 0, self.width() - left - _MARGIN, self.height())
        _paint_words(painter, words, self.text(), self._detail)


def hanging(button: QPushButton) -> QHBoxLayout:
    """A bare button whose icon, not its padding, is aligned with what stands under it."""
    line = tight(QHBoxLayout())
    line.addSpacing(-12)
    line.addWidget(button)
    line.addStretch(1)
    return line


def _words_height() -> int:
    return round(QFontMetricsF(font("strong")).height() + QFontMetricsF(font("secondary")).height()) + 2


def _paint_words(painter: QPainter, area: QRectF, title: str, detail: str) -> None:
    tokens = current()
    first = QFontMetricsF(font("strong")).height()
    second = QFontMetricsF(font("secondary")).height() + 2 if detail else 0
    top = round((area.height() - first - second) / 2)
    line = QRectF(area.left(), top, area.width(), first)
    draw_text(painter, line, title, font("strong"), tokens.text)
    draw_text(painter, line.translated(0, first + 1), detail, font("secondary"), tokens.text2)
