"""The painter of charts on paper: the drawing of `cigdesk.charts`, in the light tokens of the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from cigdesk.charts import Box, Dot, Item, Plot, Striped, Stroke, Words
from cigdesk.documents import fonts, theme
from cigdesk.documents.markup import drawn

TEXT_SIZE: Final = 8.5
UNIT: Final = TEXT_SIZE / 12
"""The scale of text on paper: a drawing of 1 is made for 12 px."""
_COLOURS: Final[Mapping[str, Color]] = {
    "accent.solid": theme.ACCENT,
    "accent.tint": HexColor("#E0EFF3"),
    "accent.text": HexColor("#084D5F"),
    "warn.solid": HexColor("#955400"),
    "bad.solid": HexColor("#B3261E"),
    "ok.solid": HexColor("#1B7440"),
    "border": theme.BORDER,
    "text": theme.TEXT,
    "text2": theme.TEXT2,
    "text3": theme.TEXT3,
}
_LEGEND_HEIGHT: Final = 15.0
_SQUARE: Final = 7.0
_STRIPE: Final = 2.6


class Chart(Flowable):
    """A plot as wide as its frame, with its legend above where it has several parts."""

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self._plot = plot
        self._legend = _LEGEND_HEIGHT if len(plot.names) > 1 else 0.0
        self._height = plot.height(UNIT)

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """The whole width."""
        self.width, self.height = available, self._height + self._legend
        return self.width, self.height

    def draw(self) -> None:
        """From the top down, as the drawing counts."""
        canvas = self.canv
        if self._legend:
            _draw_legend(canvas, self._plot, self.height)
        canvas.saveState()
        canvas.translate(0, self._height)
        paint(canvas, self._plot.items(self.width, self._height, UNIT))
        canvas.restoreState()


def paint(canvas: Canvas, items: Sequence[Item]) -> None:
    """Paint a drawing whose top left corner is the origin."""
    for item in items:
        match item:
            case Box():
                _box(canvas, item)
            case Stroke():
                _stroke(canvas, item)
            case Dot():
                _dot(canvas, item)
            case Words():
                _words(canvas, item)


def _box(canvas: Canvas, box: Box) -> None:
    colour = _COLOURS[box.role]
    if isinstance(box, Striped):
        _striped(canvas, (box.x, -box.y - box.height, box.width, box.height), colour)
    else:
        canvas.setFillColor(colour)
        canvas.rect(box.x, -box.y - box.height, box.width, box.height, stroke=0, fill=1)


def _striped(canvas: Canvas, area: tuple[float, float, float, float], colour: Color) -> None:
    """Slanted lines inside an edge: it differs from a filled box without its colour too."""
    x, y, width, height = area
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(1.1)
    at = x - height
    while at < x + width:
        canvas.line(at, y, at + height, y + height)
        at += _STRIPE
    canvas.restoreState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.6)
    canvas.rect(x, y, width, height, stroke=1, fill=0)


def _stroke(canvas: Canvas, stroke: Stroke) -> None:
    canvas.setStrokeColor(_COLOURS[stroke.role])
    canvas.setLineWidth(stroke.width * UNIT)
    canvas.setDash([3, 2] if stroke.dashed else [])
    canvas.line(stroke.x1, -stroke.y1, stroke.x2, -stroke.y2)
    canvas.setDash([])


def _dot(canvas: Canvas, dot: Dot) -> None:
    canvas.setStrokeColor(_COLOURS[dot.role])
    canvas.setFillColor(_COLOURS[dot.role] if dot.solid else theme.WHITE)
    canvas.circle(dot.x, -dot.y, dot.radius * UNIT, stroke=1, fill=1)


def _words(canvas: Canvas, words: Words) -> None:
    font, text = (fonts.TABULAR_SEMIBOLD if words.strong else fonts.REGULAR), drawn(words.text)
    width = stringWidth(text, font, TEXT_SIZE)
    shift = {"left": 0.0, "center": width / 2, "right": width}[words.anchor]
    canvas.setFont(font, TEXT_SIZE)
    canvas.setFillColor(_COLOURS[words.role])
    canvas.drawString(words.x - shift, -words.y - TEXT_SIZE * 0.36, text)


def _draw_legend(canvas: Canvas, plot: Plot, height: float) -> None:
    x, y = 0.0, height - _LEGEND_HEIGHT + 4
    for (role, striped), name in zip(plot.roles, plot.names, strict=True):
        area = (x, y, _SQUARE, _SQUARE)
        if striped:
            _striped(canvas, area, _COLOURS[role])
        else:
            canvas.setFillColor(_COLOURS[role])
            canvas.rect(*area, stroke=0, fill=1)
        x += _SQUARE + 4
        canvas.setFont(fonts.REGULAR, TEXT_SIZE)
        canvas.setFillColor(theme.TEXT2)
        canvas.drawString(x, y + 0.6, drawn(name))
        x += stringWidth(drawn(name), fonts.REGULAR, TEXT_SIZE) + 14
