"""How appointments and slots are drawn: as many lines as the height allows, status at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from ui.icons import Status, paint_icon, paint_status
from ui.pages.agenda.board import Item, ItemKind
from ui.pages.agenda.faces import Face
from ui.theme import Tokens, font
from ui.theme.painting import dashed, rounded
from ui.widgets.activity import paint_activity_frame

SLOT_RADIUS, RADIUS = 5, 7
STATUS, ICON = 14, 14
_TWO_LINES = 34
"""Below that height in px, hour and name share one line (UI.md §3)."""


class Fonts:
    """The type of cards, made once for a board rather than once for each card."""

    def __init__(self) -> None:
        place = font("caption")
        place.setWeight(QFont.Weight.Normal)
        self.time, self.name = Face(font("secondary", tabular=True)), Face(font("secondary_strong"))
        self.place, self.strip = Face(place), Face(font("caption_strong"))
        self.struck_time, self.struck_name = self.time.struck(), self.name.struck()
        self.struck_strip = self.strip.struck()


@dataclass(frozen=True)
class _Ink:
    """The colours and types of one card."""

    line: QColor
    name: QColor
    time: Face
    name_face: Face


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
        name_face = self.fonts.name if free else self.fonts.time
        self._words(rect.adjusted(8, 2, -5, -1), item, _Ink(ink, ink, self.fonts.time, name_face))

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
            return _Ink(grey, grey, self.fonts.struck_time, self.fonts.struck_name)
        return _Ink(line, self.tokens.text, self.fonts.time, self.fonts.name)

    def _words(self, area: QRectF, item: Item, ink: _Ink, *, icon: str = "") -> None:
        fonts = self.fonts
        right = self._mark(area, item)
        if area.height() < max(_TWO_LINES - 5, fonts.time.line + fonts.name.line - 4):
            area.setRight(right)
            self._one_line(area, item, ink)
            return
        x = area.left()
        if icon and ICON + 4 + ink.time.width(item.time) <= right - x:
            square = QRectF(x, round(area.top() + fonts.time.line / 2 - ICON / 2), ICON, ICON)
            paint_icon(self.painter, square, icon, ink.line)
            x += ICON + 4
        self._text(QRectF(x, area.top(), right - x, fonts.time.line), item.time, ink.time, ink.line)
        top = self._name(
            QRectF(area.left(), area.top() + fonts.time.line, area.width(), fonts.name.line), area, item, ink
        )
        extra = "" if item.band is not None or item.struck else item.extra
        for text in filter(None, (item.place, extra)):
            if top + fonts.place.line <= area.bottom() + 2:
                line = QRectF(area.left(), top, area.width(), fonts.place.line)
                self._text(line, text, fonts.place, self.tokens.text2)
                top += fonts.place.line

    def _name(self, line: QRectF, area: QRectF, item: Item, ink: _Ink) -> float:
        """The name, on two lines when it is long and the card high; gives where the next line begins."""
        if item.icon == "plus":
            paint_icon(
                self.painter, QRectF(line.left(), round(line.center().y() - 6), 12, 12), item.icon, ink.line
            )
            line = line.adjusted(16, 0, 0, 0)
        room = area.bottom() - line.bottom() - self.fonts.place.line
        if room < line.height() or ink.name_face.width(item.name) <= line.width():
            self._text(line, item.name, ink.name_face, ink.name)
            return line.bottom()
        both = QRectF(line.left(), line.top(), line.width(), 2 * line.height())
        self.painter.setFont(ink.name_face.font)
        self.painter.setPen(ink.name)
        self.painter.drawText(both, Qt.TextFlag.TextWordWrap, item.name)
        return both.bottom()

    def _one_line(self, area: QRectF, item: Item, ink: _Ink) -> None:
        """« 15 h 00 M. Caron » where there is no room for two lines."""
        line = QRectF(area.left(), area.top() - 1, area.width(), min(area.height() + 2, _TWO_LINES))
        width = ink.time.width(item.time) + 6
        if width < area.width() * 0.6:
            self._text(line, item.time, ink.time, ink.line)
            line.adjust(width, 0, 0, 0)
        self._text(line, item.name, ink.name_face, ink.name)

    def _mark(self, area: QRectF, item: Item) -> float:
        """The glyph of the status at the top right; gives where the words of that line must stop."""
        if item.status is None or area.width() < 44:
            return area.right()
        side = min(STATUS, area.height())
        top = area.top() + max(0.0, (self.fonts.time.line - side) / 2)
        mark = QRectF(area.right() - side, round(top), side, side)
        paint_status(self.painter, mark, item.status, self.tokens)
        return mark.left() - 4

    def _text(self, line: QRectF, text: str, face: Face, ink: QColor) -> None:
        face.draw(self.painter, line, text, ink)
