"""What stays in sight around the grid: the days or practitioners over it, the hours beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.words import FUNCTIONS
from cigdesk.french import NNBSP, initials
from ui.pages.agenda.board import Board, Head, Mode
from ui.pages.agenda.geometry import Scale
from ui.theme import Tokens, current, font, hub, with_alpha
from ui.theme.painting import draw_text, rounded, text_width
from ui.widgets.avatar import paint_avatar

TODAY = 0.35
"""Strength of the tint of today’s column."""
_TODAY = "Aujourd’hui"
_RIGHT = Qt.AlignmentFlag.AlignRight


def head_height(board: Board) -> int:
    """Height of the heads: a day has two lines, a practitioner three."""
    body, small = QFontMetricsF(font("section")).height(), QFontMetricsF(font("secondary")).height()
    if board.mode is Mode.TEAM:
        return max(66, round(body + 2 * small + 16))
    sub = round(small) + 4 if board.per_day > 1 else 0
    return max(52, round(body + small + 18)) + sub


def gutter_width() -> int:
    """Width of the hours, the label of the present time included."""
    return max(53, round(text_width(font("secondary_strong"), "00 h 00")) + 14)


class Heads(QWidget):
    """The days, or in the team view the practitioners."""

    def __init__(self, parent: QWidget, offset: Callable[[], int]) -> None:
        super().__init__(parent)
        self._offset = offset
        self._board, self._scale, self._gutter = Board(), Scale(0, 0, 1), 0
        hub().changed.connect(self.update)

    def show_board(self, board: Board, scale: Scale, gutter: int) -> None:
        """Draw the heads of that board over columns of that scale."""
        self._board, self._scale, self._gutter = board, scale, gutter
        self.setAccessibleName(
            ", ".join(f"{head.weekday} {head.number} {head.counts}" for head in board.heads)
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        painter.fillRect(self.rect(), tokens.surface)
        column = 0
        for head in self._board.heads:
            first = self._scale.column_rect(column)
            last = self._scale.column_rect(column + head.columns - 1)
            left = first.left() + self._gutter - self._offset()
            area = QRectF(left, 0, last.right() - first.left(), self.height())
            if area.right() > self._gutter and area.left() < self.width():
                self._paint_head(painter, area, head, column, tokens)
            column += head.columns
        # What is scrolled sideways goes under the hours.
        painter.fillRect(0, 0, self._gutter, self.height(), tokens.surface)
        painter.setPen(QPen(tokens.border, 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _paint_head(self, painter: QPainter, area: QRectF, head: Head, column: int, tokens: Tokens) -> None:
        if head.today and self._board.mode is Mode.WEEK:
            painter.fillRect(area.adjusted(1, 0, 0, 0), with_alpha(tokens.accent.tint, TODAY))
        painter.setPen(QPen(tokens.border, 1))
        painter.drawLine(round(area.left()), 0, round(area.left()), self.height())
        if head.practitioner is not None:
            self._paint_person(painter, area, head, tokens)
            return
        self._paint_day(painter, area, head, tokens)
        if self._board.per_day > 1:
            self._paint_people(painter, area, column, tokens)

    def _paint_day(self, painter: QPainter, area: QRectF, head: Head, tokens: Tokens) -> None:
        plain, bold, small = font("body"), font("section"), font("secondary")
        line = QFontMetricsF(bold).height()
        x, top = area.left() + 8, 8.0
        draw_text(painter, QRectF(x, top, 60, line), head.weekday, plain, tokens.text2)
        x += text_width(plain, head.weekday) + 6
        width = text_width(bold, head.number)
        if head.today:
            rounded(painter, QRectF(x, top - 1, width + 12, line + 3), 5, tokens.accent.solid)
            draw_text(painter, QRectF(x + 6, top, width + 2, line), head.number, bold, tokens.onsolid)
            x += width + 18
            today = QRectF(x, top, area.right() - x - 4, line)
            if text_width(font("caption_strong"), _TODAY) <= today.width():
                draw_text(painter, today, _TODAY, font("caption_strong"), tokens.accent.text)
        else:
            draw_text(painter, QRectF(x, top, width + 2, line), head.number, bold, tokens.text)
        below = QRectF(area.left() + 8, top + line + 3, area.width() - 12, QFontMetricsF(small).height())
        draw_text(painter, below, head.counts or "aucun rdv", small, tokens.text3)

    def _paint_people(self, painter: QPainter, area: QRectF, column: int, tokens: Tokens) -> None:
        small = font("caption_strong")
        height = QFontMetricsF(small).height()
        for place in range(column, column + self._board.per_day):
            rect = self._scale.column_rect(place)
            name = self._board.columns[place].practitioner.name
            left = rect.left() + self._gutter - self._offset() + 8
            shown = QRectF(left, area.bottom() - height - 4, rect.width() - 10, height)
            short = name if text_width(small, name) <= shown.width() else initials(name)
            draw_text(painter, shown, short, small, tokens.text2)

    def _paint_person(self, painter: QPainter, area: QRectF, head: Head, tokens: Tokens) -> None:
        person = head.practitioner
        if person is None:
            return
        face = QRectF(area.left() + 10, area.center().y() - 18, 36, 36)
        beside = text_width(font("strong"), person.name) <= area.right() - face.right() - 16
        if beside:
            paint_avatar(painter, face, initials(person.name), tokens)
        lines = (
            (person.name, font("strong"), tokens.text),
            (FUNCTIONS[person.function], font("caption"), tokens.text3),
            (head.counts or "aucun rdv", font("caption_strong"), tokens.text2),
        )
        # In a narrow column the name alone says who it is.
        x = face.right() + 10 if beside else area.left() + 9
        top = area.center().y() - sum(QFontMetricsF(type_).height() for _, type_, _ in lines) / 2
        for text, type_, ink in lines:
            height = QFontMetricsF(type_).height()
            draw_text(painter, QRectF(x, top, area.right() - x - 6, height), text, type_, ink)
            top += height


class Gutter(QWidget):
    """The hours; the present one in a red plate."""

    def __init__(self, parent: QWidget, offset: Callable[[], int]) -> None:
        super().__init__(parent)
        self._offset, self._scale = offset, Scale(0, 0, 1)
        self._now: int | None = None
        hub().changed.connect(self.update)

    def show_scale(self, scale: Scale, now: int | None) -> None:
        """Draw the hours of that scale, and the present minute when today is in sight."""
        self._scale, self._now = scale, now
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        painter.fillRect(self.rect(), tokens.surface)
        small = font("secondary", tabular=True)
        line = QFontMetricsF(small).height()
        hidden = self._hidden_band(small)
        for hour in range(25):
            y = self._scale.y(hour * 60) - self._offset()
            area = QRectF(0, y - line / 2, self.width() - 8, line)
            if area.bottom() < 0 or area.top() > self.height():
                continue
            if hidden is None or not area.intersects(hidden):
                draw_text(painter, area, f"{hour}{NNBSP}h", small, tokens.text3, align=_RIGHT)
        if self._now is not None:
            self._paint_now(painter, tokens)

    def _hidden_band(self, type_: QFont) -> QRectF | None:
        """Where the present time stands in the way of an hour."""
        if self._now is None:
            return None
        line = QFontMetricsF(type_).height()
        return QRectF(0, self._scale.y(self._now) - self._offset() - line / 2, self.width(), line)

    def _paint_now(self, painter: QPainter, tokens: Tokens) -> None:
        if self._now is None:
            return
        type_ = font("caption_strong", tabular=True)
        text = f"{self._now // 60}{NNBSP}h{NNBSP}{self._now % 60:02}"
        height = QFontMetricsF(type_).height() + 3
        y = self._scale.y(self._now) - self._offset()
        plate = QRectF(2, round(y - height / 2), self.width() - 6, height)
        rounded(painter, plate, 4, tokens.bad.solid)
        draw_text(painter, plate, text, type_, tokens.onsolid, align=Qt.AlignmentFlag.AlignHCenter)
