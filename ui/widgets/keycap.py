"""A key drawn as a key: « Ctrl N » beside what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current, font, hub
from ui.theme.painting import draw_text, rounded

_PADDING, _RADIUS = 5, 4


def cap_size(text: str) -> QSize:
    """Size of the key with that text, in px."""
    metrics = QFontMetricsF(font("caption"))
    height = max(18, round(metrics.height()) + 4)
    return QSize(max(height, round(metrics.horizontalAdvance(text)) + 2 * _PADDING), height)


def paint_cap(
    painter: QPainter,
    rect: QRectF,
    text: str,
    ink: QColor,
    border: QColor,
    *,
    ground: QColor | None = None,
) -> None:
    """Draw the key in `rect`; widget, buttons and delegates share this."""
    rounded(painter, rect, _RADIUS, ground, border)
    draw_text(painter, rect, text, font("caption"), ink, align=Qt.AlignmentFlag.AlignHCenter)


class KeyCap(QWidget):
    """The key hint alone, where the act is a line of text and not a button."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(self.tr("Touche {key}").format(key=text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def text(self) -> str:
        """The key as written, for example « Ctrl N »."""
        return self._text

    def sizeHint(self) -> QSize:
        return cap_size(self._text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        paint_cap(
            QPainter(self),
            QRectF(self.rect()),
            self._text,
            tokens.text2,
            tokens.border,
            ground=tokens.surface,
        )
