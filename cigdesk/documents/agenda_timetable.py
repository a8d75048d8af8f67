"""Days as columns, hours as rows: the drawing of a week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, theme
from cigdesk.documents.markup import drawn, printed_name
from cigdesk.domain.agenda.layout import side_by_side
from cigdesk.french import capitalised
from cigdesk.services.agenda_sheets import BlockKind, WeekBlock, WeekDay

_INKS: Final = {
    "accent": theme.ACCENT,
    "indigo": HexColor("#5446B4"),
    "plum": HexColor("#8C3573"),
    "brown": HexColor("#7A4E1E"),
    "neutral": theme.TEXT2,
}
_USUAL: Final = (8 * 60, 18 * 60)
_GUTTER: Final = 34.0
_HEADS: Final = 24.0
_STRIP: Final = 11.0
_BAR: Final = 2.4
_PAD: Final = 3.0
_SIZE: Final = 7.4
_LEADING: Final = 8.8
_HATCH_STEP: Final = 6.0
_DAY: Final = theme.style(fonts.SEMIBOLD, 9.4, 12)
_CLOSED: Final = theme.style(fonts.MEDIUM, 8, 10, theme.TEXT2)


class Timetable(Flowable):
    """Fills the width and height given, in points; a day keeps its 24 hours when the clocks change."""

    def __init__(self, days: Sequence[WeekDay], width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._days = days
        self._first, self._last = _bounds(days)
        self._column = (width - _GUTTER) / max(len(days), 1)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Always the size that it was given."""
        return self.width, self.height

    def draw(self) -> None:
        """From the back to the front."""
        for number, day in enumerate(self._days):
            self._ground(number, day)
        self._hours()
        for number, day in enumerate(self._days):
            self._head(number, day)
            self._day(number, day)

    # places

    def _y(self, minute: float) -> float:
        share = (minute - self._first) / (self._last - self._first)
        return (self.height - _HEADS) * (1 - share)

    def _x(self, number: int) -> float:
        return _GUTTER + number * self._column

    # the ground

    def _ground(self, number: int, day: WeekDay) -> None:
        x, top = self._x(number), self._y(self._first)
        if day.closed:
            self._hatch(x, 0, self._column, top)
        self.canv.setStrokeColor(theme.FIELD)
        self.canv.setLineWidth(0.5)
        self.canv.line(x, 0, x, self.height)

    def _hours(self) -> None:
        canvas = self.canv
        for minute in range(self._first, self._last + 1, 60):
            y = self._y(minute)
            canvas.setStrokeColor(theme.BORDER)
            canvas.setLineWidth(0.5)
            canvas.line(_GUTTER, y, self.width, y)
            canvas.setFont(fonts.TABULAR, 7.6)
            canvas.setFillColor(theme.TEXT3)
            if minute > self._first:
                canvas.drawRightString(_GUTTER - 5, y - 2.6, f"{minute // 60} h")
        canvas.setStrokeColor(theme.FIELD)
        canvas.line(self.width, 0, self.width, self.height)

    def _head(self, number: int, day: WeekDay) -> None:
        title = french.date_short(day.day, year=False)
        self._write(capitalised(title), _DAY, self._x(number) + 5, self.height - 3, 14)
        if day.closed:
            said = Paragraph(printed_name(day.closed), _CLOSED)
            _, height = said.wrap(self._column - 16, 60)
            top = self._y(self._first) - 8
            self._plate(self._x(number) + 5, top - height - 4, self._column - 10, height + 7)
            said.drawOn(self.canv, self._x(number) + 8, top - height)

    def _write(self, text: str, style: Any, x: float, top: float, height: float) -> None:
        said = Paragraph(printed_name(text), style)
        _, needed = said.wrap(self._column - 8, height)
        said.drawOn(self.canv, x, top - needed)

    def _plate(self, x: float, y: float, width: float, height: float) -> None:
        self.canv.setFillColor(theme.WHITE)
        self.canv.roundRect(x, y, width, height, 2, stroke=0, fill=1)

    def _hatch(self, x: float, y: float, width: float, height: float) -> None:
        canvas = self.canv
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, y, width, height)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(agenda_paper.HATCH)
        canvas.setLineWidth(1)
        at = x - height
        while at < x + width:
            canvas.line(at, y, at + height, y + height)
            at += _HATCH_STEP
        canvas.restoreState()

    # what lies in a day

    def _day(self, number: int, day: WeekDay) -> None:
        x, room = self._x(number) + 2, self._column - 4
        for kind, draw in ((BlockKind.ABSENCE, self._absence), (BlockKind.PERMANENCE, self._permanence)):
            for block in day.blocks:
                if block.kind is kind and block.start < self._last and block.end > self._first:
                    draw(block, x, room)
        shown = [block for block in day.blocks if block.kind is BlockKind.APPOINTMENT]
        places = side_by_side([(block.start, block.end) for block in shown])
        for block, place in zip(shown, places, strict=True):
            share = (room - _BAR - 2) / place.columns
            self._appointment(block, x + _BAR + 2 + place.column * share, share * place.width - 1.2)

    def _absence(self, block: WeekBlock, x: float, room: float) -> None:
        y, height = self._stretch(block)
        self._plate(x, y, room, height)
        self._hatch(x, y, room, height)
        self._outline(x, y, room, height, theme.BORDER)
        if height >= _LEADING + 4:
            words = _fitted(block.lines[0], fonts.MEDIUM, _SIZE, room - 10)
            width = stringWidth(words, fonts.MEDIUM, _SIZE)
            self._plate(x + 4, y + height - _LEADING - 4, width + 6, _LEADING + 2)
            self._line(words, fonts.MEDIUM, theme.TEXT2, x + 7, y + height - _LEADING - 1)

    def _permanence(self, block: WeekBlock, x: float, room: float) -> None:
        y, height = self._stretch(block)
        canvas = self.canv
        canvas.setFillColor(agenda_paper.TINT)
        canvas.roundRect(x, y, room, height, 3, stroke=0, fill=1)
        canvas.setFillColor(theme.ACCENT)
        canvas.rect(x, y, _BAR, height, stroke=0, fill=1)
        self._outline(x, y, room, height, theme.ACCENT)
        words = _fitted(block.lines[0], fonts.MEDIUM, 6.6, room - _BAR - 5)
        canvas.setFont(fonts.MEDIUM, 6.6)
        canvas.setFillColor(theme.ACCENT)
        canvas.drawString(x + _BAR + 3, y + 2.4, words)

    def _appointment(self, block: WeekBlock, x: float, width: float) -> None:
        y, height = self._stretch(block)
        ink, canvas = _INKS[block.family], self.canv
        height = max(height - 1, 6)
        canvas.setFillColor(theme.WHITE)
        canvas.roundRect(x, y + 0.5, width, height, 2, stroke=0, fill=1)
        canvas.setFillColor(agenda_paper.mixed(ink, 0.1))
        canvas.roundRect(x, y + 0.5, width, height, 2, stroke=0, fill=1)
        canvas.setFillColor(ink)
        canvas.rect(x, y + 0.5, _BAR, height, stroke=0, fill=1)
        self._outline(x, y + 0.5, width, height, ink)
        self._text(block, x + _BAR + _PAD, y + 0.5 + height, width - _BAR - 2 * _PAD, height)

    def _text(self, block: WeekBlock, x: float, top: float, room: float, height: float) -> None:
        """The hour and who first; a low block has both on one line, a very low one in smaller letters."""
        size = min(_SIZE, height - 1.6)
        lines = int((height - 2) / _LEADING)
        first = block.hours.partition(french.NBSP + french.EN_DASH)[0]
        whole = [(block.hours, fonts.TABULAR), *((line, fonts.REGULAR) for line in block.lines)]
        whole[1] = (block.lines[0], fonts.SEMIBOLD)
        if lines < 2:
            whole = [(f"{first}  {block.lines[0]}", fonts.SEMIBOLD)]
        middle = (height - size) / 2 if lines < 2 else 2.4
        for number, (text, font) in enumerate(whole[: max(lines, 1)]):
            words = _fitted(text, font, size, room)
            base = top - middle - size * 0.82 - number * _LEADING
            self.canv.setFont(font, size)
            self.canv.setFillColor(theme.TEXT)
            self.canv.drawString(x, base, words)

    def _stretch(self, block: WeekBlock) -> tuple[float, float]:
        """Its foot and its height; an absence goes no farther than the hours that are drawn."""
        y = self._y(min(block.end, self._last))
        return y, self._y(max(block.start, self._first)) - y

    def _outline(self, x: float, y: float, width: float, height: float, ink: Color) -> None:
        self.canv.setStrokeColor(agenda_paper.mixed(ink, 0.45))
        self.canv.setLineWidth(0.5)
        self.canv.roundRect(x, y, width, height, 2, stroke=1, fill=0)

    def _line(self, words: str, font: str, ink: Color, x: float, y: float) -> None:
        self.canv.setFont(font, _SIZE)
        self.canv.setFillColor(ink)
        self.canv.drawString(x, y, words)


def _bounds(days: Sequence[WeekDay]) -> tuple[int, int]:
    """From a whole hour to another: the usual day, and whatever appointment lies outside of it."""
    blocks = [block for day in days for block in day.blocks if block.kind is not BlockKind.ABSENCE]
    first = min([_USUAL[0], *(block.start for block in blocks)])
    last = max([_USUAL[1], *(block.end for block in blocks)])
    return first // 60 * 60, -(-last // 60) * 60


def _fitted(text: str, font: str, size: float, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    words = drawn(text)
    if stringWidth(words, font, size) <= room:
        return words
    while words and stringWidth(f"{words}…", font, size) > room:
        words = words[:-1]
    return f"{words.rstrip()}…" if words else ""
