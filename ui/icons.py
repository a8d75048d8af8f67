"""Tabler's outline icons in the colour of the text beside them, and the painted glyphs of statuses."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from ui.theme import Tokens, current

STROKE = 1.75
_CACHED = 2048


class Status(StrEnum):
    """What an appointment shows; each has a silhouette of its own, readable without colour."""

    UPCOMING = "upcoming"
    ONGOING = "ongoing"
    DONE = "done"
    EXCUSED = "excused"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    TO_FILL = "to_fill"


class Severity(StrEnum):
    """How grave an observation is, from the gravest."""

    DANGER = "danger"
    MAJOR = "major"
    MINOR = "minor"
    ADVICE = "advice"


_SEVERITY = {
    Severity.DANGER: ("alert-octagon", "bad.solid"),
    Severity.MAJOR: ("alert-triangle", "warn.solid"),
    Severity.MINOR: ("square-rotated", "brown.solid"),
    Severity.ADVICE: ("info-circle", "accent.solid"),
}


def icon(name: str, color_role: str = "text") -> QIcon:
    """An icon that follows the theme by itself: its colour is read each time it is drawn.

    Raises FileNotFoundError when no icon has that name.
    """
    _source(name)
    return QIcon(_ThemedEngine(name, color_role))


def pixmap(name: str, size: int, color: QColor, dpr: float = 1.0) -> QPixmap:
    """An icon of `size` logical px in that colour, drawn for that device pixel ratio; cached."""
    return _rendered(name, size, color.rgba(), round(dpr, 3))


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Draw an icon filling `rect` (a square), sharp at the painter's own resolution."""
    size = round(rect.width())
    painter.drawPixmap(
        rect.topLeft().toPoint(), pixmap(name, size, color, painter.device().devicePixelRatioF())
    )


@lru_cache(_CACHED)
def _source(name: str) -> bytes:
    return (files("resources") / "icons" / f"{name}.svg").read_bytes()


@lru_cache(_CACHED)
def _rendered(name: str, size: int, rgba: int, dpr: float) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    svg = _source(name).replace(b'stroke-width="2"', f'stroke-width="{STROKE}"'.encode())
    svg = svg.replace(b"currentColor", colour.name().encode())
    made = QPixmap(round(size * dpr), round(size * dpr))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(dpr)
    return made


class _ThemedEngine(QIconEngine):
    """Reads the colour when it draws, so that one QIcon is right in both themes."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def _color(self, mode: QIcon.Mode) -> QColor:
        tokens = current()
        return tokens.text3 if mode == QIcon.Mode.Disabled else tokens.color(self._role)

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, _state: QIcon.State) -> None:
        area = QRectF(rect)  # type: ignore[call-overload] # Qt gives a QRect
        side = min(area.width(), area.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(area.center())
        paint_icon(painter, square, self._name, self._color(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return pixmap(self._name, min(size.width(), size.height()), self._color(mode))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        side = round(min(size.width(), size.height()) / scale)
        return pixmap(self._name, side, self._color(mode), scale)

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._role)


def paint_severity(painter: QPainter, rect: QRectF, severity: Severity, tokens: Tokens) -> None:
    """Octagon, triangle, lozenge or circled i, by gravity."""
    name, role = _SEVERITY[severity]
    paint_icon(painter, rect, name, tokens.color(role))


def status_pixmap(status: Status, size: int, tokens: Tokens, dpr: float = 1.0) -> QPixmap:
    """The glyph of a status as a picture, for labels and buttons."""
    made = QPixmap(round(size * dpr), round(size * dpr))
    made.setDevicePixelRatio(dpr)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_status(painter, QRectF(0, 0, size, size), status, tokens)
    painter.end()
    return made


def paint_status(painter: QPainter, rect: QRectF, status: Status, tokens: Tokens) -> None:
    """The glyph of a status, drawn on a grid of 16 that fills `rect` (a square)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    _PAINTERS[Status(status)](painter, tokens)
    painter.restore()


_CENTRE = QPointF(8, 8)


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _ring(painter: QPainter, color: QColor, width: float = 1.75) -> None:
    painter.setPen(_pen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = 7 - width / 2
    painter.drawEllipse(_CENTRE, radius, radius)


def _strokes(painter: QPainter, color: QColor, width: float, *lines: tuple[tuple[float, float], ...]) -> None:
    painter.setPen(_pen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawPolyline([QPointF(x, y) for x, y in line])


def _solid(painter: QPainter, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)


def _upcoming(painter: QPainter, tokens: Tokens) -> None:
    _ring(painter, tokens.text3)


def _ongoing(painter: QPainter, tokens: Tokens) -> None:
    _ring(painter, tokens.accent.solid)
    _solid(painter, tokens.accent.solid)
    painter.drawEllipse(_CENTRE, 3.3, 3.3)


def _done(painter: QPainter, tokens: Tokens) -> None:
    _solid(painter, tokens.ok.solid)
    painter.drawEllipse(_CENTRE, 7, 7)
    _strokes(painter, tokens.onsolid, 1.8, ((5, 8.3), (7.1, 10.4), (11.1, 6.1)))


def _excused(painter: QPainter, tokens: Tokens) -> None:
    _ring(painter, tokens.warn.solid)
    half = QPainterPath(QPointF(8, 1.6))
    half.arcTo(QRectF(1.6, 1.6, 12.8, 12.8), 90, 180)
    half.closeSubpath()
    _solid(painter, tokens.warn.solid)
    painter.drawPath(half)


def _no_show(painter: QPainter, tokens: Tokens) -> None:
    _solid(painter, tokens.bad.solid)
    painter.drawRoundedRect(QRectF(1, 1, 14, 14), 3, 3)
    _strokes(painter, tokens.onsolid, 1.8, ((5.6, 5.6), (10.4, 10.4)), ((10.4, 5.6), (5.6, 10.4)))


def _cancelled(painter: QPainter, tokens: Tokens) -> None:
    _ring(painter, tokens.text3, 1.6)
    _strokes(painter, tokens.text3, 1.6, ((4.2, 11.8), (11.8, 4.2)))


def _to_fill(painter: QPainter, tokens: Tokens) -> None:
    painter.setPen(_pen(tokens.warn.solid, 1.6))
    painter.setBrush(tokens.warn.solid)
    painter.drawPolygon(QPolygonF([QPointF(8, 1.3), QPointF(14.7, 8), QPointF(8, 14.7), QPointF(1.3, 8)]))
    hook = QPainterPath(QPointF(6.2, 6.5))
    hook.cubicTo(6.3, 4.2, 9.9, 4.2, 9.8, 6.5)
    hook.cubicTo(9.8, 7.9, 8, 7.9, 8, 9.3)
    painter.strokePath(hook, _pen(tokens.onsolid, 1.6))
    _solid(painter, tokens.onsolid)
    painter.drawEllipse(QPointF(8, 11.6), 0.95, 0.95)


_PAINTERS = {
    Status.UPCOMING: _upcoming,
    Status.ONGOING: _ongoing,
    Status.DONE: _done,
    Status.EXCUSED: _excused,
    Status.NO_SHOW: _no_show,
    Status.CANCELLED: _cancelled,
    Status.TO_FILL: _to_fill,
}
