"""The screen's painter of charts. Each has a table of the same figures beside it (« Voir le tableau »)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cigdesk.charts import (
    Box,
    Dot,
    Item,
    Plot,
    Point,
    Stack,
    Striped,
    Stroke,
    Threshold,
    Words,
    bar_chart,
    line_chart,
)
from cigdesk.french import number
from ui.theme import Tokens, current, font, hub, text_scale
from ui.theme.painting import pill_path, stripes


def paint_chart(painter: QPainter, items: Sequence[Item], tokens: Tokens) -> None:
    """Paint a drawing of `cigdesk.charts` in the colours of the theme."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in items:
        match item:
            case Box():
                _paint_box(painter, item, tokens)
            case Stroke():
                _paint_stroke(painter, item, tokens)
            case Dot():
                _paint_dot(painter, item, tokens)
            case Words():
                _paint_words(painter, item, tokens)


def _paint_box(painter: QPainter, box: Box, tokens: Tokens) -> None:
    # On whole pixels, so that parts that touch leave no seam.
    top, bottom = round(box.y), round(box.y + box.height)
    area = QRectF(round(box.x), top, round(box.width), bottom - top)
    colour = tokens.color(box.role)
    if isinstance(box, Striped):
        stripes(painter, pill_path(area, 0), colour, tokens.surface)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(area, colour)


def _paint_stroke(painter: QPainter, stroke: Stroke, tokens: Tokens) -> None:
    pen = QPen(tokens.color(stroke.role), stroke.width)
    if stroke.dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    line = QLineF(stroke.x1, stroke.y1, stroke.x2, stroke.y2)
    if stroke.y1 == stroke.y2:
        line = QLineF(line.x1(), round(line.y1()) + 0.5, line.x2(), round(line.y1()) + 0.5)
    painter.drawLine(line)


def _paint_dot(painter: QPainter, dot: Dot, tokens: Tokens) -> None:
    colour = tokens.color(dot.role)
    painter.setPen(QPen(colour, 1.75))
    painter.setBrush(colour if dot.solid else tokens.surface)
    painter.drawEllipse(QPointF(dot.x, dot.y), dot.radius, dot.radius)


def _paint_words(painter: QPainter, words: Words, tokens: Tokens) -> None:
    type_ = font("secondary_strong" if words.strong else "secondary", tabular=True)
    metrics = QFontMetricsF(type_)
    width = metrics.horizontalAdvance(words.text)
    shift = {"left": 0.0, "center": width / 2, "right": width}[words.anchor]
    base = words.y + (metrics.ascent() - metrics.descent()) / 2
    painter.setFont(type_)
    painter.setPen(tokens.color(words.role))
    painter.drawText(QPointF(words.x - shift, base), words.text)


class _Chart(QWidget):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(360, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 140)

    def _items(self) -> list[Item]:
        raise NotImplementedError

    def _say(self, figures: Sequence[str]) -> None:
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(", ".join(figures))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chart(QPainter(self), self._items(), current())


class LineChart(_Chart):
    """A curve over the years with an optional limit: the declared headcount and its tier."""

    def __init__(
        self,
        name: str,
        points: Sequence[Point] = (),
        threshold: Threshold | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self.set_points(points, threshold)

    def set_points(self, points: Sequence[Point], threshold: Threshold | None = None) -> None:
        """Show those measures, the oldest first."""
        self._points, self._threshold = tuple(points), threshold
        self._say([f"{point.label} : {point.text}" for point in points])

    def _items(self) -> list[Item]:
        if not self._points:
            return []
        size = self.size()
        return line_chart(
            self._points,
            size.width(),
            size.height(),
            threshold=self._threshold,
            write=lambda value: number(round(value)),
            gutter=self._gutter(),
            unit=text_scale(),
        )

    def _gutter(self) -> float:
        widest = max((point.text for point in self._points), key=len)
        return QFontMetricsF(font("secondary_strong", tabular=True)).horizontalAdvance(widest) + 8


class BarChart(_Chart):
    """Stacked columns: « Rendez-vous par semaine »."""

    def __init__(
        self,
        name: str,
        roles: Sequence[tuple[str, bool]],
        names: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._roles, self._names = tuple(roles), tuple(names)
        self._stacks: tuple[Stack, ...] = ()
        self._say([])

    def set_stacks(self, stacks: Sequence[Stack]) -> None:
        """Show those columns, the oldest first."""
        self._stacks = tuple(stacks)
        self._say([self._spoken(stack) for stack in stacks])

    def _spoken(self, stack: Stack) -> str:
        parts = (f"{value:g} {name}" for value, name in zip(stack.parts, self._names, strict=True))
        return f"{stack.label} : {', '.join(parts)}"

    def _items(self) -> list[Item]:
        unit = text_scale()
        return bar_chart(self._stacks, self._roles, self.width(), self.height(), gutter=28 * unit, unit=unit)


class PlotChart(_Chart):
    """Whatever a `Plot` says: the same drawing as on paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._plot: Plot | None = None

    def set_plot(self, plot: Plot) -> None:
        """Show that plot, as high as it needs."""
        self._plot, self._name = plot, plot.name
        self.setFixedHeight(round(plot.height(text_scale())))
        self._say(plot.spoken())

    def _items(self) -> list[Item]:
        if self._plot is None:
            return []
        return self._plot.items(self.width(), self.height(), text_scale())
