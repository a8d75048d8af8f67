"""The day as the grid draws it: columns, hours, what is booked and where the present time is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.pages.agenda.board import Board, ItemKind, Mode
from ui.pages.agenda.cards import CardPainter, Fonts
from ui.pages.agenda.geometry import Layout, Scale
from ui.pages.agenda.heads import TODAY
from ui.pages.agenda.painting import GroundPainter
from ui.theme import Tokens, with_alpha


@dataclass(frozen=True)
class DayPainter:
    """Draws any part of the day on one painter."""

    painter: QPainter
    tokens: Tokens
    fonts: Fonts
    layout: Layout
    now: tuple[int, int] | None
    """First column of today and minute of the present time, while today is in sight."""

    @property
    def board(self) -> Board:
        """What is drawn."""
        return self.layout.board

    @property
    def scale(self) -> Scale:
        """The size of the day."""
        return self.layout.scale

    def day(self, area: QRectF) -> None:
        """All that keeps its place in the day, whatever is in sight or chosen."""
        self.painter.fillRect(area, self.tokens.surface)
        self._ground(area)
        self._items(area)

    def _ground(self, area: QRectF) -> None:
        scale = self.scale
        for place in scale.columns_in(area):
            column, rect = self.board.columns[place], scale.column_rect(place)
            if column.today and self.board.mode is Mode.WEEK:
                self.painter.fillRect(rect.intersected(area), with_alpha(self.tokens.accent.tint, TODAY))
            for start, end in column.closed:
                closed = QRectF(rect.left(), scale.y(start), rect.width(), scale.y(end) - scale.y(start))
                self.painter.fillRect(closed.intersected(area), with_alpha(self.tokens.canvas, 0.75))
        self._lines(area)
        ground = GroundPainter(self.painter, self.tokens, self.fonts)
        for day, _ in self._closed_days():
            if day.intersects(area):
                ground.closed(day)

    def holidays(self, shown: QRectF, area: QRectF) -> None:
        """Their plates stay in the middle of what is in sight, under what is booked all the same."""
        ground = GroundPainter(self.painter, self.tokens, self.fonts)
        for day, name in self._closed_days():
            plate = ground.holiday(day & shown, shown, name)
            if plate is not None and self.layout.touching(plate):
                self.painter.save()
                self.painter.setClipRect(plate & area)
                self._items(plate & area)
                self.painter.restore()

    def _closed_days(self) -> Iterator[tuple[QRectF, str]]:
        """The place in the grid of each holiday, over all the columns of its day, and its name."""
        scale = self.scale
        for place, column in enumerate(self.board.columns):
            if column.holiday and self._begins_day(place):
                last = place if self.board.mode is Mode.TEAM else place + self.board.per_day - 1
                rect = scale.column_rect(place).united(scale.column_rect(last)).adjusted(1, 0, 0, 0)
                yield rect, column.holiday

    def _begins_day(self, place: int) -> bool:
        """Whether a column is the first of its day; in the team view each column is a day of its own."""
        return self.board.mode is Mode.TEAM or place % self.board.per_day == 0

    def _lines(self, area: QRectF) -> None:
        painter, tokens, scale = self.painter, self.tokens, self.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        half = QPen(with_alpha(tokens.border, 0.45), 1)
        whole = QPen(tokens.border, 1)
        for number in range(49):
            y = round(scale.y(number * 30))
            if area.top() - 1 <= y <= area.bottom() + 1:
                painter.setPen(half if number % 2 else whole)
                painter.drawLine(round(area.left()), y, round(area.right()), y)
        for place in scale.columns_in(area):
            x = round(scale.column_rect(place).left())
            new_day = place % self.board.per_day == 0
            painter.setPen(whole if new_day else half)
            painter.drawLine(x, round(area.top()), x, round(area.bottom()))

    def _items(self, area: QRectF) -> None:
        cards = CardPainter(self.painter, self.tokens, self.fonts)
        ground = GroundPainter(self.painter, self.tokens, self.fonts)
        line_drawn = False
        for row in self.layout.touching(area):
            item, rect = self.board.items[row], self.layout.rects[row]
            if item.kind is ItemKind.ABSENCE:
                ground.absence(rect, item)
            elif item.kind is ItemKind.BAND:
                ground.band(rect, self.layout.strips[row], item)
            else:
                if not line_drawn:
                    self._now()
                    line_drawn = True
                cards.paint(rect, item)
        if not line_drawn:
            self._now()

    def _now(self) -> None:
        """Over the permanences, under the cards; dotted up to today, solid there."""
        if self.now is None:
            return
        painter, tokens, scale = self.painter, self.tokens, self.scale
        column, minute = self.now
        y = round(scale.y(minute)) + 0.5
        today = scale.column_rect(column)
        last = scale.column_rect(column + self.board.per_day - 1)
        right = last.right() if self.board.mode is not Mode.TEAM else scale.width
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(with_alpha(tokens.bad.solid, 0.6), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(0, y), QPointF(today.left(), y))
        painter.setPen(QPen(tokens.bad.solid, 1.6))
        painter.drawLine(QPointF(today.left(), y), QPointF(right, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.bad.solid)
        painter.drawEllipse(QPointF(today.left() + 0.5, y), 5, 5)
