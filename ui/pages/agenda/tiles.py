"""What the grid has drawn, kept in tiles: scrolling, dragging and choosing draw nothing of it again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

STRIP: Final = 128
"""Height of a tile in px."""
WHOLE, BLOCK = 2600, 256
"""A day that is wider than the first, in px, is cut into tiles as wide as the second."""


class _Tile(NamedTuple):
    """A part of a picture: tiles that came into sight together were drawn as one, which costs far less."""

    picture: QPixmap
    part: QRectF
    """In pixels of the screen."""


class Tiles:
    """Tiles of the day, drawn when they first come into sight.

    They are opaque, so that text is smoothed as on the window itself.
    """

    def __init__(self, draw: Callable[[QPainter, QRectF], None]) -> None:
        self._draw = draw
        self._kept: dict[tuple[int, int], _Tile] = {}
        self._size = (0, 0.0)

    def clear(self) -> None:
        """Draw everything again: it is no longer the same."""
        self._kept.clear()

    def paint(self, painter: QPainter, area: QRectF, width: int, ratio: float) -> None:
        """Draw an area of the day that is `width` px wide, at `ratio` pixels of the screen for each px."""
        if ratio != int(ratio):
            # Tiles would lie between the pixels of the screen, and blur.
            self._draw(painter, area)
            return
        if self._size != (width, ratio):
            self.clear()
            self._size = (width, ratio)
        across = self._across
        rows = range(int(area.top() // STRIP), int(area.bottom() // STRIP) + 1)
        columns = range(int(area.left() // across), int(min(area.right(), width - 1) // across) + 1)
        shown = [(row, column) for row in rows for column in columns]
        self._draw_missing([place for place in shown if place not in self._kept])
        for row, column in shown:
            tile = self._kept[row, column]
            painter.drawPixmap(QPointF(column * across, row * STRIP), tile.picture, tile.part)
        self._forget_far(rows, columns)

    @property
    def _across(self) -> int:
        """Width of a tile: the whole day, where it is not much wider than a screen."""
        return self._size[0] if self._size[0] <= WHOLE else BLOCK

    def _draw_missing(self, missing: Collection[tuple[int, int]]) -> None:
        """Draw in one go the rectangle of the tiles that are missing."""
        if not missing:
            return
        ratio, across = self._size[1], self._across
        top, bottom = min(row for row, _ in missing), max(row for row, _ in missing) + 1
        left, right = min(column for _, column in missing), max(column for _, column in missing) + 1
        area = QRectF(left * across, top * STRIP, (right - left) * across, (bottom - top) * STRIP)
        picture = self._drawn(area)
        for row, column in missing:
            corner = QPointF(column * across, row * STRIP) - area.topLeft()
            part = QRectF(corner.x() * ratio, corner.y() * ratio, across * ratio, STRIP * ratio)
            self._kept[row, column] = _Tile(picture, part)

    def _drawn(self, area: QRectF) -> QPixmap:
        ratio = self._size[1]
        picture = QPixmap(round(area.width() * ratio), round(area.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.translate(-area.topLeft())
        painter.setClipRect(area)
        self._draw(painter, area)
        painter.end()
        return picture

    def _forget_far(self, rows: range, columns: range) -> None:
        """Keep what a turn of the wheel brings back, not the whole of a day that is zoomed in."""
        for row, column in list(self._kept):
            near = rows.start - _AROUND <= row < rows.stop + _AROUND
            if not near or not columns.start - _ASIDE <= column < columns.stop + _ASIDE:
                del self._kept[row, column]


_AROUND: Final = 16
"""Tiles kept above and below what was drawn last."""
_ASIDE: Final = 4
"""Tiles kept at either side."""
