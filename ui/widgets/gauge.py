"""Done, planned, left and the expected pace in one bar; the figures always stand beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Accent, Tokens, current, hub
from ui.theme.painting import pill_path, rounded, stripes

_TICK, _HALO, _OVERHANG = 2, 1, 3


@dataclass(frozen=True)
class GaugeData:
    """What a gauge shows, in one unit. `pace` is the expected share of the whole (0 to 1), if any.

    `spoken` is what a screen reader says, figures and unit included.
    """

    done: float
    planned: float
    total: float
    pace: float | None = None
    family: Accent = Accent.ACCENT
    spoken: str = ""

    @property
    def shares(self) -> tuple[float, float]:
        """Shares of the whole that are done, and done or planned; both held between 0 and 1."""
        if self.total <= 0:
            return 0.0, 0.0
        done = min(max(self.done / self.total, 0.0), 1.0)
        return done, min(max((self.done + self.planned) / self.total, done), 1.0)


def paint_gauge(painter: QPainter, rect: QRectF, data: GaugeData, tokens: Tokens) -> None:
    """Draw the bar in `rect`; the tick of the pace overhangs it by 3 px above and below."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(rect.height() / 2, 6.0)
    rounded(painter, rect, radius, tokens.hover, tokens.border)
    _paint_shares(painter, rect, data, tokens, radius)
    if data.pace is not None:
        _paint_pace(painter, rect, min(max(data.pace, 0.0), 1.0), tokens)
    painter.restore()


def _paint_shares(painter: QPainter, rect: QRectF, data: GaugeData, tokens: Tokens, radius: float) -> None:
    done, reached = data.shares
    solid = tokens.family(data.family).solid
    filled = round(rect.width() * done)
    if reached > done:
        end = round(rect.width() * reached)
        _paint_planned(painter, rect, (filled, end), solid, tokens)
    if filled:
        painter.save()
        painter.setClipPath(pill_path(rect, radius))
        painter.fillRect(QRectF(rect.left(), rect.top(), filled, rect.height()), solid)
        painter.restore()


def _paint_planned(
    painter: QPainter, rect: QRectF, span: tuple[int, int], solid: QColor, tokens: Tokens
) -> None:
    start, end = span
    radius = min(rect.height() / 2, 6.0)
    # From one radius further left, so that the part that is seen begins square under the solid one.
    left = rect.left() + max(start - radius, 0.0)
    area = QRectF(left, rect.top(), rect.left() + end - left, rect.height())
    inner = pill_path(area.adjusted(0.5, 0.5, -0.5, -0.5), radius)
    seen = QPainterPath()
    seen.addRect(QRectF(rect.left() + start, rect.top(), end - start, rect.height()))
    painter.save()
    painter.setClipPath(seen)
    stripes(painter, inner, solid, tokens.surface)
    painter.setPen(QPen(solid, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(inner)
    painter.restore()


def _paint_pace(painter: QPainter, rect: QRectF, pace: float, tokens: Tokens) -> None:
    x = round(rect.left() + rect.width() * pace - _TICK / 2)
    tick = QRectF(x, rect.top() - _OVERHANG, _TICK, rect.height() + 2 * _OVERHANG)
    painter.fillRect(tick.adjusted(-_HALO, 0, _HALO, 0), tokens.surface)
    painter.fillRect(tick, tokens.text)


class Gauge(QWidget):
    """The bar as a widget; its accessible name is the spoken sentence of its data."""

    def __init__(self, data: GaugeData, *, thickness: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data, self._thickness = data, thickness
        self.setAccessibleName(data.spoken)
        self.setToolTip(data.spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    @property
    def data(self) -> GaugeData:
        """What it shows."""
        return self._data

    def set_data(self, data: GaugeData) -> None:
        """Show other figures."""
        self._data = data
        self.setAccessibleName(data.spoken)
        self.setToolTip(data.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._thickness + 2 * _OVERHANG)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._thickness + 2 * _OVERHANG)

    def paintEvent(self, _event: QPaintEvent) -> None:
        bar = QRectF(0, (self.height() - self._thickness) / 2, self.width(), self._thickness)
        paint_gauge(QPainter(self), bar, self._data, current())


@dataclass(frozen=True)
class Share:
    """One part of a stacked bar: how much, its colour, and its name for screen readers."""

    value: float
    family: Accent
    name: str


class StackBar(QWidget):
    """Parts of a sum side by side, 2 px apart; the legend with the figures stands beside it."""

    def __init__(self, shares: tuple[Share, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shares: tuple[Share, ...] = ()
        self.set_shares(shares)
        hub().changed.connect(self.update)

    def set_shares(self, shares: tuple[Share, ...]) -> None:
        """Show those parts; what is not positive takes no place."""
        self._shares = tuple(share for share in shares if share.value > 0)
        self.setAccessibleName(", ".join(share.name for share in self._shares))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        whole = sum(share.value for share in self._shares)
        x = 0.0
        for share in self._shares:
            width = (self.width() - 2 * (len(self._shares) - 1)) * share.value / whole
            rounded(painter, QRectF(x, 0, width, self.height()), 3, tokens.family(share.family).solid)
            x += width + 2
