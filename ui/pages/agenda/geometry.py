"""Where each item lies, in px of the whole day: worked out once for a board and a size, then only read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from cigdesk.domain.agenda.layout import Place, side_by_side
from ui.pages.agenda.board import DAY, Board, Item, ItemKind

HOUR, TEAM_HOUR = 72.0, 67.0
"""Height of an hour in px, before zoom and the person's text scale."""
TOP = 10.0
STRIP = 18.0
"""Height of the dark strip of a permanence."""
LEAST = 17.0
"""No card is lower: a quarter of an hour."""
SNAP = 15
_SIDE, _INNER, _GAP = 5.0, 4.0, 1.0
_DEPTHS = {ItemKind.ABSENCE: 0, ItemKind.BAND: 1}
_IN_BAND = (ItemKind.SLOT, ItemKind.MISSED_SLOT, ItemKind.APPOINTMENT)


@dataclass(frozen=True)
class Scale:
    """The size of the grid: width in px, columns, px per hour, and of a strip."""

    width: float
    columns: int
    hour: float
    strip: float = STRIP

    @property
    def column_width(self) -> float:
        """Width of one column."""
        return self.width / max(self.columns, 1)

    @property
    def height(self) -> float:
        """Height of the whole day with its margins."""
        return DAY / 60 * self.hour + 2 * TOP

    def y(self, minute: float) -> float:
        """The line of a wall minute."""
        return TOP + minute * self.hour / 60

    def minute(self, y: float) -> float:
        """The wall minute of a line, kept within the day."""
        return min(max((y - TOP) * 60 / self.hour, 0), DAY)

    def column(self, x: float) -> int:
        """The column at that place, kept within the grid."""
        return min(max(int(x // self.column_width), 0), max(self.columns - 1, 0))

    def columns_in(self, area: QRectF) -> range:
        """The columns that an area of the day shows."""
        return range(self.column(area.left() - 1), min(self.column(area.right() + 1) + 1, self.columns))

    def column_rect(self, column: int) -> QRectF:
        """The whole day of a column."""
        left, right = round(column * self.column_width), round((column + 1) * self.column_width)
        return QRectF(left, 0, right - left, self.height)

    def rect(self, column: int, start: float, end: float) -> QRectF:
        """A stretch of a column, inset from its lines."""
        whole = self.column_rect(column)
        top, bottom = self.y(start), self.y(end)
        return QRectF(whole.left() + _SIDE, top, whole.width() - 2 * _SIDE, max(bottom - top, LEAST))


def snapped(minute: float, step: int = SNAP) -> int:
    """The nearest minute of the grid."""
    return int(minute / step + 0.5) * step


class Layout:
    """The rectangles of a board's items, and the way back from a point."""

    def __init__(self, board: Board, scale: Scale) -> None:
        self.board, self.scale = board, scale
        self.rects: list[QRectF] = [QRectF()] * len(board.items)
        self.strips: dict[int, QRectF] = {}
        """The strip of each permanence, by the place of its item."""
        by_column: defaultdict[int, list[int]] = defaultdict(list)
        for index, item in enumerate(board.items):
            by_column[item.column].append(index)
        self._by_column = dict(by_column)
        for members in by_column.values():
            self._place_column(members)
        order = sorted(range(len(board.items)), key=self._depth)
        self._rank = {index: rank for rank, index in enumerate(order)}

    def _depth(self, index: int) -> int:
        return _DEPTHS.get(self.board.items[index].kind, 2)

    def _place_column(self, members: Sequence[int]) -> None:
        items = self.board.items
        bands = {items[index].key: index for index in members if items[index].kind is ItemKind.BAND}
        inside: defaultdict[int, list[int]] = defaultdict(list)
        loose: list[int] = []
        for index in members:
            item = items[index]
            band = bands.get(item.band) if item.band and item.kind in _IN_BAND else None
            if band is not None:
                inside[band].append(index)
            elif item.kind is ItemKind.ABSENCE:
                self.rects[index] = self.scale.rect(item.column, item.start, item.end)
            else:
                loose.append(index)
        self._place_loose(loose)
        for band, held in inside.items():
            self._place_inside(band, held)

    def _place_loose(self, loose: Sequence[int]) -> None:
        items = self.board.items
        spans = [self._span(items[index]) for index in loose]
        for index, place in zip(loose, side_by_side(spans), strict=True):
            item = items[index]
            rect = _share(self.scale.rect(item.column, item.start, item.end), place)
            self.rects[index] = rect
            if item.kind is ItemKind.BAND:
                self._place_strip(index, rect, up=self._raised(item, spans))

    def _span(self, item: Item) -> tuple[int, int]:
        least = round(LEAST * 60 / self.scale.hour)
        return item.start, max(item.end, item.start + least)

    def _raised(self, item: Item, spans: Iterable[tuple[int, int]]) -> bool:
        """Whether the strip has room over the permanence, so that the first slot keeps its height."""
        above = item.start - self.scale.strip * 60 / self.scale.hour
        return above >= 0 and not any(start < item.start and end > above for start, end in spans)

    def _place_strip(self, index: int, rect: QRectF, *, up: bool) -> None:
        strip = QRectF(rect.left(), rect.top(), rect.width(), self.scale.strip)
        if up:
            strip.moveBottom(rect.top())
            self.rects[index] = rect.adjusted(0, -self.scale.strip, 0, 0)
        self.strips[index] = strip

    def _place_inside(self, band: int, held: Sequence[int]) -> None:
        items, whole, strip = self.board.items, self.rects[band], self.strips[band]
        body = QRectF(whole.left() + _INNER, 0, whole.width() - 2 * _INNER, 0)
        spans = [self._span(items[index]) for index in held]
        for index, place in zip(held, side_by_side(spans), strict=True):
            item = items[index]
            top = max(self.scale.y(item.start), strip.bottom()) + _GAP
            bottom = max(self.scale.y(item.end) - _GAP, top + LEAST - 2 * _GAP)
            rect = QRectF(body.left(), top, body.width(), bottom - top)
            self.rects[index] = _share(rect, place)

    def at(self, point: QPointF) -> int | None:
        """The item on top at that point; a permanence is taken by its strip alone."""
        found = None
        for index in self._by_column.get(self.scale.column(point.x()), ()):
            if self._holds(index, point) and (found is None or self._depth(index) >= self._depth(found)):
                found = index
        return found

    def _holds(self, index: int, point: QPointF) -> bool:
        area = self.strips[index] if index in self.strips else self.rects[index]
        return area.contains(point)

    def touching(self, area: QRectF) -> list[int]:
        """The items that an area of the day shows, back to front."""
        shown = self.scale.columns_in(area)
        near = [index for column in shown for index in self._by_column.get(column, ())]
        return sorted(
            (index for index in near if self.rects[index].intersects(area)), key=self._rank.__getitem__
        )


def _share(rect: QRectF, place: Place) -> QRectF:
    if place.columns == 1:
        return rect
    one = (rect.width() + 2) / place.columns
    return QRectF(rect.left() + place.column * one, rect.top(), place.width * one - 2, rect.height())
