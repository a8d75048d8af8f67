"""What the grid has drawn, kept in strips: scrolling, dragging and choosing draw nothing of it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

STRIP: Final = 128
"""Height of a strip in px."""


class Tiles:
    """Strips of the day over its whole width, each drawn when it first comes into sight.

    They are opaque, so that text is smoothed as on the window itself.
    """

    def __init__(self, draw: Callable[[QPainter, QRectF], None]) -> None:
        self._draw = draw
        self._kept: dict[int, QPixmap] = {}
        self._size = (0, 0.0)

    def clear(self) -> None:
        """Draw everything again: it is no longer the same."""
        self._kept.clear()

    def paint(self, painter: QPainter, area: QRectF, width: int, ratio: float) -> None:
        """Draw an area of the day that is `width` px wide, at `ratio` pixels of the screen for each px."""
        if ratio != int(ratio):
            # Strips would lie between the pixels of the screen, and blur.
            self._draw(painter, area)
            return
        if self._size != (width, ratio):
            self.clear()
            self._size = (width, ratio)
        strips = range(int(area.top() // STRIP), int(area.bottom() // STRIP) + 1)
        for number in strips:
            painter.drawPixmap(QPointF(0, number * STRIP), self._strip(number))
        self._forget_far(strips)

    def _strip(self, number: int) -> QPixmap:
        if number not in self._kept:
            self._kept[number] = self._drawn(number)
        return self._kept[number]

    def _drawn(self, number: int) -> QPixmap:
        width, ratio = self._size
        strip = QPixmap(round(width * ratio), round(STRIP * ratio))
        strip.setDevicePixelRatio(ratio)
        area = QRectF(0, number * STRIP, width, STRIP)
        painter = QPainter(strip)
        painter.translate(0, -area.top())
        painter.setClipRect(area)
        self._draw(painter, area)
        painter.end()
        return strip

    def _forget_far(self, strips: range) -> None:
        """Keep what a turn of the wheel brings back, not the whole of a day that is zoomed in."""
        for number in list(self._kept):
            if not strips.start - _AROUND <= number < strips.stop + _AROUND:
                del self._kept[number]


_AROUND: Final = 16
"""Strips kept on either side of what was drawn last."""
