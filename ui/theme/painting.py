"""Strokes and fills that several painters share."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

STRIPE, STRIPE_GAP = 2, 3
HATCH_PERIOD = 11
"""Pixels from one line of the hatching to the next along a row: 8 across the lines."""
# Put together once: flags of Qt take longer to add up than a short text to draw.
_ONE_LINE = {
    align: align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    for align in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
}


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, border: QColor | None = None
) -> None:
    """A rounded rectangle with a fill and a crisp 1 px border, either of which may be None."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, 1) if border is not None else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inset = 0.5 if border is not None else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def dashed(
    painter: QPainter, rect: QRectF, radius: float, border: QColor, fill: QColor | None = None
) -> None:
    """The dashed outline that always means « libre » or « à faire »."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(border, 1)
    pen.setDashPattern([4, 3])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def diagonals(painter: QPainter, area: QRectF, color: QColor, width: float, step: float) -> None:
    """45° lines rising to the right, one every `step` px, where the clip of the caller shows them."""
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    across, sight = step * 2**0.5, painter.clipBoundingRect()
    first, last = sight.left() - area.bottom() + sight.top(), sight.right() - area.bottom() + sight.bottom()
    x = area.left() - area.height() - width
    while x < area.right() + width:
        if first - 2 * width <= x <= last + 2 * width:
            painter.drawLine(
                QPointF(x - width, area.bottom() + width),
                QPointF(x + area.height() + width, area.top() - width),
            )
        x += across


def stripes(painter: QPainter, path: QPainterPath, color: QColor, ground: QColor) -> None:
    """The « planned » pattern: 45° stripes of 2 px, 3 px apart."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, ground)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    diagonals(painter, path.boundingRect(), color, STRIPE, STRIPE + STRIPE_GAP)
    painter.restore()


def hatching(painter: QPainter, path: QPainterPath, color: QColor, ground: QColor) -> None:
    """Absence and holiday: thin sparse lines. Text never lies directly on it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    scale = painter.device().devicePixelRatioF()
    painter.drawTiledPixmap(path.boundingRect(), _hatch_tile(color.rgba(), ground.rgba(), scale))
    painter.restore()


@lru_cache(maxsize=32)
def _hatch_tile(color: int, ground: int, scale: float) -> QPixmap:
    """A square whose copies side by side are the hatching: a day off has hundreds of its lines."""
    pixels = round(HATCH_PERIOD * scale)
    tile = QPixmap(pixels, pixels)
    tile.setDevicePixelRatio(pixels / HATCH_PERIOD)
    tile.fill(QColor.fromRgba(ground))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(color), 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for x in (-HATCH_PERIOD, 0, HATCH_PERIOD):
        painter.drawLine(QPointF(x - 1, HATCH_PERIOD + 1), QPointF(x + HATCH_PERIOD + 1, -1))
    painter.end()
    return tile


def pill_path(rect: QRectF, radius: float) -> QPainterPath:
    """The outline of a rounded rectangle, for clips."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def text_width(font: QFont, text: str) -> float:
    """Width of one line of text in px."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text, elided at the right when the place is short."""
    painter.setFont(font)
    painter.setPen(color)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    painter.drawText(rect, _ONE_LINE[align], shown)
