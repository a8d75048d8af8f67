"""What the grid has drawn, kept in strips: scrolling, dragging and choosing draw nothing of it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

STRIP: Final = 128
"""Height of a strip in px."""
WHOLE, BLOCK = 2600, 512
"""Wider than the first, in px, strips are cut into tiles as wide as the second."""


class Tiles:
    """Strips of the day, each drawn when it first comes into sight.

    They are opaque, so that text is smoothed as on the window itself.
    """

    def __init__(self, draw: Callable[[QPainter, QRectF], None]) -> None:
        self._draw = draw
        self._kept: dict[tuple[int, int], QPixmap] = {}
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
        across = self._across
        rows = range(int(area.top() // STRIP), int(area.bottom() // STRIP) + 1)
        columns = range(int(area.left() // across), int(min(area.right(), width - 1) // across) + 1)
        for row in rows:
            for column in columns:
                painter.drawPixmap(QPointF(column * across, row * STRIP), self._tile(row, column))
        self._forget_far(rows, columns)

    @property
    def _across(self) -> int:
        """Width of a tile: the whole day, where it is not much wider than a screen."""
        return self._size[0] if self._size[0] <= WHOLE else BLOCK

    def _tile(self, row: int, column: int) -> QPixmap:
        if (row, column) not in self._kept:
            self._kept[row, column] = self._drawn(row, column)
        return self._kept[row, column]

    def _drawn(self, row: int, column: int) -> QPixmap:
        ratio, across = self._size[1], self._across
        tile = QPixmap(round(across * ratio), round(STRIP * ratio))
        tile.setDevicePixelRatio(ratio)
        area = QRectF(column * across, row * STRIP, across, STRIP)
        painter = QPainter(tile)
        painter.translate(-area.topLeft())
        painter.setClipRect(area)
        self._draw(painter, area)
        painter.end()
        return tile

    def _forget_far(self, rows: range, columns: range) -> None:
        """Keep what a turn of the wheel brings back, not the whole of a day that is zoomed in."""
        for row, column in list(self._kept):
            near = rows.start - _AROUND <= row < rows.stop + _AROUND
            if not near or not columns.start - 2 <= column < columns.stop + 2:
                del self._kept[row, column]


_AROUND: Final = 16
"""Strips kept on either side of what was drawn last."""
