"""Type for painting many short texts: what a text measures, and how it is set, is worked out once."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTransform

KEPT: Final = 4000
"""Texts kept for a face: some weeks of a team; then all are forgotten and begin again."""


class Face:
    """A font with the texts that it has set: names, hours and places come back from card to card.

    A text that Qt has set already is drawn in a third of the time, and cutting one short costs as much.
    """

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._height = self._metrics.height()
        self.line = round(self._height)
        """Height of a line in px."""
        self._widths: dict[str, float] = {}
        self._set: dict[tuple[str, int], QStaticText] = {}

    def struck(self) -> Face:
        """The same, struck through."""
        made = QFont(self.font)
        made.setStrikeOut(True)
        return Face(made)

    def width(self, text: str) -> float:
        """Width of one line of text in px."""
        if text not in self._widths:
            if len(self._widths) >= KEPT:
                self._widths.clear()
            self._widths[text] = self._metrics.horizontalAdvance(text)
        return self._widths[text]

    def draw(self, painter: QPainter, rect: QRectF, text: str, ink: QColor) -> None:
        """One line of text from the left of that place, in its middle; elided where the place is short."""
        painter.setFont(self.font)
        painter.setPen(ink)
        top = rect.top() + (rect.height() - self._height) / 2
        painter.drawStaticText(QPointF(rect.left(), top), self._shown(text, rect.width()))

    def _shown(self, text: str, room: float) -> QStaticText:
        key = (text, -1) if self.width(text) <= room + 0.5 else (text, max(int(room), 0))
        if key not in self._set:
            if len(self._set) >= KEPT:
                self._set.clear()
            self._set[key] = self._made(*key)
        return self._set[key]

    def _made(self, text: str, room: int) -> QStaticText:
        if room >= 0:
            text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room + 0.5)
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        made.prepare(QTransform(), self.font)
        return made
