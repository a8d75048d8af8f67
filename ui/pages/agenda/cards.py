"""How appointments and slots are drawn: as many lines as the height allows, status at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.icons import Status, paint_icon, paint_status
from ui.pages.agenda.board import Item, ItemKind
from ui.theme import Tokens, font
from ui.theme.painting import dashed, draw_text, rounded, text_width
from ui.widgets.activity import paint_activity_frame

SLOT_RADIUS, RADIUS = 5, 7
STATUS, ICON = 14, 14
_TWO_LINES = 34
"""Below that height in px, hour and name share one line (UI.md §3)."""


class Fonts:
    """The type of cards, made once for a board rather than once for each card."""

    def __init__(self) -> None:
        self.time = font("secondary", tabular=True)
        self.name = font("secondary_strong")
        self.place = font("caption")
        self.place.setWeight(QFont.Weight.Normal)
        self.strip = font("caption_strong")
        self.time_line, self.name_line, self.place_line = (
            round(QFontMetricsF(each).height()) for each in (self.time, self.name, self.place)
        )


@dataclass(frozen=True)
class _Ink:
    """The colours and types of one card."""

    line: QColor
    name: QColor
    time_font: QFont
    name_font: QFont


@dataclass(frozen=True)
class CardPainter:
    """Draws cards on one painter."""

    painter: QPainter
    tokens: Tokens
    fonts: Fonts

    def paint(self, rect: QRectF, item: Item) -> None:
        """Draw an item that is neither a permanence nor an absence."""
        if item.kind in (ItemKind.SLOT, ItemKind.MISSED_SLOT):
            self._slot(rect, item)
        elif item.band is not None:
            self._booked_slot(rect, item)
        else:
            self._event(rect, item)

    def _slot(self, rect: QRectF, item: Item) -> None:
        """What is free, or was: the dashed outline always means « libre »."""
        free = item.kind is ItemKind.SLOT
        family = self.tokens.accent
        dashed(self.painter, rect, SLOT_RADIUS, family.solid if free else family.mid, family.tint)
        ink = family.text if free else self.tokens.text3
        name_font = self.fonts.name if free else self.fonts.time
        self._words(rect.adjusted(8, 2, -5, -1), item, _Ink(ink, ink, self.fonts.time, name_font))

    def _booked_slot(self, rect: QRectF, item: Item) -> None:
        """A slot that somebody has: white on the tint of its permanence."""
        self._ground(rect, item, SLOT_RADIUS)
        self._words(rect.adjusted(8, 2, -5, -1), item, self._ink(item, self.tokens.text2))

    def _event(self, rect: QRectF, item: Item) -> None:
        family = self.tokens.family(item.family)
        if item.struck:
            self._ground(rect, item, RADIUS)
        else:
            edge = self.tokens.warn.solid if item.status is Status.TO_FILL else None
            paint_activity_frame(self.painter, rect, family, edge=edge, radius=RADIUS)
        area = rect.adjusted(12, 2, -6, -1)
        self._words(area, item, self._ink(item, family.text), icon=item.icon)

    def _ground(self, rect: QRectF, item: Item, radius: int) -> None:
        tokens = self.tokens
        if item.struck:
            dashed(self.painter, rect, radius, tokens.field, tokens.surface)
        else:
            edge = tokens.warn.solid if item.status is Status.TO_FILL else tokens.accent.mid
            rounded(self.painter, rect, radius, tokens.surface, edge)

    def _ink(self, item: Item, line: QColor) -> _Ink:
        if item.struck:
            grey = self.tokens.text3
            return _Ink(grey, grey, _struck(self.fonts.time), _struck(self.fonts.name))
        return _Ink(line, self.tokens.text, self.fonts.time, self.fonts.name)

    def _words(self, area: QRectF, item: Item, ink: _Ink, *, icon: str = "") -> None:
        fonts = self.fonts
        right = self._mark(area, item)
        if area.height() < max(_TWO_LINES - 5, fonts.time_line + fonts.name_line - 4):
            area.setRight(right)
            self._one_line(area, item, ink)
            return
        x = area.left()
        if icon and ICON + 4 + text_width(ink.time_font, item.time) <= right - x:
            square = QRectF(x, round(area.top() + fonts.time_line / 2 - ICON / 2), ICON, ICON)
            paint_icon(self.painter, square, icon, ink.line)
            x += ICON + 4
        self._text(QRectF(x, area.top(), right - x, fonts.time_line), item.time, ink.time_font, ink.line)
        top = self._name(
            QRectF(area.left(), area.top() + fonts.time_line, area.width(), fonts.name_line), area, item, ink
        )
        extra = "" if item.band is not None or item.struck else item.extra
        for text in filter(None, (item.place, extra)):
            if top + fonts.place_line <= area.bottom() + 2:
                line = QRectF(area.left(), top, area.width(), fonts.place_line)
                self._text(line, text, fonts.place, self.tokens.text2)
                top += fonts.place_line

    def _name(self, line: QRectF, area: QRectF, item: Item, ink: _Ink) -> float:
        """The name, on two lines when it is long and the card high; gives where the next line begins."""
        if item.icon == "plus":
            paint_icon(
                self.painter, QRectF(line.left(), round(line.center().y() - 6), 12, 12), item.icon, ink.line
            )
            line = line.adjusted(16, 0, 0, 0)
        room = area.bottom() - line.bottom() - self.fonts.place_line
        if room < line.height() or text_width(ink.name_font, item.name) <= line.width():
            self._text(line, item.name, ink.name_font, ink.name)
            return line.bottom()
        both = QRectF(line.left(), line.top(), line.width(), 2 * line.height())
        self.painter.setFont(ink.name_font)
        self.painter.setPen(ink.name)
        self.painter.drawText(both, Qt.TextFlag.TextWordWrap, item.name)
        return both.bottom()

    def _one_line(self, area: QRectF, item: Item, ink: _Ink) -> None:
        """« 15 h 00 M. Caron » where there is no room for two lines."""
        line = QRectF(area.left(), area.top() - 1, area.width(), min(area.height() + 2, _TWO_LINES))
        width = text_width(ink.time_font, item.time) + 6
        if width < area.width() * 0.6:
            self._text(line, item.time, ink.time_font, ink.line)
            line.adjust(width, 0, 0, 0)
        self._text(line, item.name, ink.name_font, ink.name)

    def _mark(self, area: QRectF, item: Item) -> float:
        """The glyph of the status at the top right; gives where the words of that line must stop."""
        if item.status is None or area.width() < 44:
            return area.right()
        side = min(STATUS, area.height())
        top = area.top() + max(0.0, (self.fonts.time_line - side) / 2)
        mark = QRectF(area.right() - side, round(top), side, side)
        paint_status(self.painter, mark, item.status, self.tokens)
        return mark.left() - 4

    def _text(self, line: QRectF, text: str, type_: QFont, ink: QColor) -> None:
        draw_text(self.painter, line, text, type_, ink)


def _struck(base: QFont) -> QFont:
    made = QFont(base)
    made.setStrikeOut(True)
    return made
