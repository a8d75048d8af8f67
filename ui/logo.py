"""The mark of the program: two slots taken, one free."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import LIGHT, Tokens, current, hub, with_alpha
from ui.theme.painting import rounded

_GRID = 36
_ICON_SIDES = (16, 24, 32, 48, 64, 128, 256)


def paint_logo(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """Draw the mark in `rect` (a square)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _GRID, rect.height() / _GRID)
    rounded(painter, QRectF(0, 0, _GRID, _GRID), 8, tokens.accent.solid)
    rounded(painter, QRectF(9, 9, 18, 5), 1.5, tokens.onsolid)
    rounded(painter, QRectF(9, 16, 18, 5), 1.5, with_alpha(tokens.onsolid, 0.62))
    pen = QPen(tokens.onsolid, 1.2)
    pen.setDashPattern([2, 1.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(9.6, 23.1, 16.8, 4), 1.5, 1.5)
    painter.restore()


class Logo(QWidget):
    """The mark in the window."""

    def __init__(self, side: int = _GRID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setAccessibleName("CIGDesk")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_logo(QPainter(self), QRectF(0, 0, self._side, self._side), current())


def logo_icon() -> QIcon:
    """The mark as the icon of the windows."""
    made = QIcon()
    for side in _ICON_SIDES:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_logo(painter, QRectF(0, 0, side, side), LIGHT)
        painter.end()
        made.addPixmap(picture)
    return made
