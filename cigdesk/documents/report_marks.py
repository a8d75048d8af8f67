"""How severities look on paper: the shape and the word of each, and a chart of how many there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import cos, pi, sin
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from cigdesk.documents import fonts, theme
from cigdesk.documents.markup import drawn
from cigdesk.domain.observation import Severity

SOLID: Final[Mapping[Severity, Color]] = {
    Severity.DANGER: HexColor("#B3261E"),
    Severity.MAJOR: HexColor("#955400"),
    Severity.MINOR: HexColor("#7A4E1E"),
    Severity.RECOMMENDATION: HexColor("#0B5E73"),
}
INK: Final[Mapping[Severity, Color]] = {
    Severity.DANGER: HexColor("#8E1C15"),
    Severity.MAJOR: HexColor("#774300"),
    Severity.MINOR: HexColor("#613D16"),
    Severity.RECOMMENDATION: HexColor("#084D5F"),
}
TINT: Final[Mapping[Severity, Color]] = {
    Severity.DANGER: HexColor("#FBE8E6"),
    Severity.MAJOR: HexColor("#FDF0D7"),
    Severity.MINOR: HexColor("#F5ECE1"),
    Severity.RECOMMENDATION: HexColor("#E0EFF3"),
}
WORDS: Final[Mapping[Severity, str]] = {each: each.label for each in Severity} | {
    Severity.DANGER: "Danger grave et imminent"
}
_SIGNS: Final = {
    Severity.DANGER: "!",
    Severity.MAJOR: "!",
    Severity.MINOR: "",
    Severity.RECOMMENDATION: "i",
}
_SIDE: Final = 10.0
_GAP: Final = 5.0
_BAR: Final = 11.0
_ROW: Final = 18.0


class SeverityMark(Flowable):
    """The shape of a severity, with its word beside it unless it is left out."""

    def __init__(self, severity: Severity, *, size: float = 9.0, word: str | None = None) -> None:
        super().__init__()
        self._severity, self._size = severity, size
        self._word = severity.label if word is None else word
        written = stringWidth(drawn(self._word), fonts.SEMIBOLD, size) if self._word else 0
        self.width = _SIDE + (_GAP + written if self._word else 0)
        self.height = max(size * 1.36, _SIDE + 2)

    def draw(self) -> None:
        """The shape at the left, half way up."""
        canvas = self.canv
        draw_shape(canvas, self._severity, _SIDE / 2, self.height / 2, _SIDE)
        if self._word:
            canvas.setFont(fonts.SEMIBOLD, self._size)
            canvas.setFillColor(INK[self._severity])
            canvas.drawString(_SIDE + _GAP, self.height / 2 - self._size * 0.36, drawn(self._word))


def draw_shape(canvas: Canvas, severity: Severity, x: float, y: float, side: float) -> None:
    """An octagon, a triangle, a lozenge or a disc around (x, y): they differ in black and white too."""
    canvas.saveState()
    canvas.setFillColor(SOLID[severity])
    _SHAPES[severity](canvas, x, y, side / 2)
    canvas.setFillColor(theme.WHITE)
    size = side * 0.72
    canvas.setFont(fonts.SEMIBOLD, size)
    low = side * 0.06 if severity is Severity.MAJOR else 0
    canvas.drawCentredString(x, y - size * 0.36 - low, _SIGNS[severity])
    canvas.restoreState()


def _polygon(canvas: Canvas, points: Sequence[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _octagon(canvas: Canvas, x: float, y: float, radius: float) -> None:
    angles = [pi / 8 + place * pi / 4 for place in range(8)]
    _polygon(canvas, [(x + radius * 1.06 * cos(each), y + radius * 1.06 * sin(each)) for each in angles])


def _triangle(canvas: Canvas, x: float, y: float, radius: float) -> None:
    _polygon(
        canvas,
        [(x - radius * 1.1, y - radius * 0.9), (x + radius * 1.1, y - radius * 0.9), (x, y + radius)],
    )


def _lozenge(canvas: Canvas, x: float, y: float, radius: float) -> None:
    _polygon(canvas, [(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)])


def _disc(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius, stroke=0, fill=1)


_SHAPES: Final[Mapping[Severity, Callable[[Canvas, float, float, float], None]]] = {
    Severity.DANGER: _octagon,
    Severity.MAJOR: _triangle,
    Severity.MINOR: _lozenge,
    Severity.RECOMMENDATION: _disc,
}


class SeverityChart(Flowable):
    """A bar for each severity, as long as its share of all; its word before it, its count behind it."""

    _WORDS = 132.0
    _FIGURES = 26.0

    def __init__(self, counts: Mapping[Severity, int], width: float) -> None:
        super().__init__()
        self._counts = {each: counts.get(each, 0) for each in Severity}
        self.width, self.height = width, _ROW * len(Severity)

    def draw(self) -> None:
        """The gravest at the top; an empty bar where there is none."""
        for place, (severity, count) in enumerate(self._counts.items()):
            self._row(severity, count, self.height - _ROW * (place + 0.5))

    def _row(self, severity: Severity, count: int, y: float) -> None:
        canvas, room = self.canv, self.width - self._WORDS - self._FIGURES
        draw_shape(canvas, severity, _SIDE / 2, y, _SIDE)
        canvas.setFont(fonts.REGULAR, 9)
        canvas.setFillColor(theme.TEXT)
        canvas.drawString(_SIDE + _GAP + 1, y - 3.2, drawn(WORDS[severity]))
        canvas.setFillColor(theme.TINT)
        canvas.roundRect(self._WORDS, y - _BAR / 2, room, _BAR, 2, stroke=0, fill=1)
        if count:
            canvas.setFillColor(SOLID[severity])
            length = max(room * count / sum(self._counts.values()), 4)
            canvas.roundRect(self._WORDS, y - _BAR / 2, length, _BAR, 2, stroke=0, fill=1)
        canvas.setFont(fonts.TABULAR_SEMIBOLD, 10)
        canvas.setFillColor(theme.TEXT if count else theme.TEXT3)
        canvas.drawRightString(self.width, y - 3.4, str(count))
