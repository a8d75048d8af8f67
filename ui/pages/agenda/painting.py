"""How permanences, absences, holidays, the selection and the shadow of a move are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.icons import paint_icon
from ui.pages.agenda.board import Item
from ui.pages.agenda.cards import ICON, RADIUS, Fonts
from ui.pages.agenda.faces import Face
from ui.theme import Tokens, font, with_alpha
from ui.theme.painting import dashed, draw_text, hatching, pill_path, rounded

_CHANGED = "modifiée"


@dataclass(frozen=True)
class GroundPainter:
    """Draws what lies under the cards."""

    painter: QPainter
    tokens: Tokens
    fonts: Fonts

    def band(self, rect: QRectF, strip: QRectF, item: Item) -> None:
        """A permanence: tint, and the solid strip with its place and what is taken."""
        family = self.tokens.accent
        if item.struck:
            dashed(self.painter, rect, RADIUS, self.tokens.field, self.tokens.surface)
            self._strip(strip, item, self.tokens.text3, self.fonts.struck_strip)
            return
        rounded(self.painter, rect, RADIUS, family.tint, family.mid)
        self.painter.save()
        self.painter.setClipPath(pill_path(rect, RADIUS), Qt.ClipOperation.IntersectClip)
        self.painter.fillRect(strip, family.solid)
        self.painter.restore()
        self._strip(strip, item, self.tokens.onsolid, self.fonts.strip)

    def _strip(self, strip: QRectF, item: Item, ink: QColor, face: Face) -> None:
        icon = QRectF(strip.left() + 6, round(strip.center().y() - 6), 12, 12)
        paint_icon(self.painter, icon, "map-pin", ink)
        width = face.width(item.extra)
        right = QRectF(strip.right() - 7 - width, strip.top(), width + 1, strip.height())
        self.fonts.strip.draw(self.painter, right, item.extra, ink)
        end = self._series_mark(strip, item, right.left() - 4, ink) if item.repeats else right.left()
        left = QRectF(icon.right() + 4, strip.top(), end - icon.right() - 8, strip.height())
        face.draw(self.painter, left, item.name, ink)

    def _series_mark(self, strip: QRectF, item: Item, end: float, ink: QColor) -> float:
        """The arrows of what comes back, before them « modifiée » where there is room; gives their left."""
        mark = QRectF(end - 12, round(strip.center().y() - 6), 12, 12)
        paint_icon(self.painter, mark, "refresh", ink)
        width = self.fonts.strip.width(_CHANGED)
        if not item.changed or item.struck or strip.width() < width * 2 + 90:
            return mark.left()
        words = QRectF(mark.left() - 4 - width, strip.top(), width + 1, strip.height())
        self.fonts.strip.draw(self.painter, words, _CHANGED, ink)
        return words.left()

    def absence(self, rect: QRectF, item: Item) -> None:
        """Hatched; its words on an opaque plate, since text never lies on hatching."""
        path = pill_path(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS)
        hatching(self.painter, path, self.tokens.hatch, self.tokens.hover)
        rounded(self.painter, rect, RADIUS, None, self.tokens.hatch)
        if rect.height() >= self.fonts.name.line + 4 and rect.width() > 40:
            self._absence_words(rect, item)

    def _absence_words(self, rect: QRectF, item: Item) -> None:
        fonts, ink = self.fonts, self.tokens.text2
        words = [text for text in (item.place, item.extra) if text]
        if rect.height() < fonts.name.line + len(words) * fonts.place.line + 14:
            words = []
        widths = [
            fonts.name.width(item.name) + ICON + 6,
            *(fonts.place.width(text) for text in words),
        ]
        height = min(fonts.name.line + len(words) * fonts.place.line + 4, rect.height() - 4)
        plate = QRectF(rect.left() + 4, rect.top() + 4, min(max(widths) + 12, rect.width() - 8), height)
        plate.moveTop(min(plate.top(), rect.bottom() - height - 2))
        rounded(self.painter, plate, 4, self.tokens.hover)
        x, top = plate.left() + 5, plate.top() + 1
        icon = QRectF(x, round(top + fonts.name.line / 2 - ICON / 2), ICON, ICON)
        paint_icon(self.painter, icon, item.icon, ink)
        first = QRectF(x + ICON + 4, top, plate.right() - x - ICON - 4, fonts.name.line)
        fonts.name.draw(self.painter, first, item.name, ink)
        for number, text in enumerate(words):
            line = QRectF(
                x, top + fonts.name.line + number * fonts.place.line, plate.width() - 8, fonts.place.line
            )
            fonts.place.draw(self.painter, line, text, ink)

    def closed(self, day: QRectF) -> None:
        """The whole day hatched."""
        path = QPainterPath()
        path.addRect(day)
        hatching(self.painter, path, self.tokens.hatch, self.tokens.canvas)

    def holiday(self, column: QRectF, shown: QRectF, name: str) -> QRectF | None:
        """The name on a plate in the middle of what is in sight; gives the plate where it has room."""
        width = min(column.width() - 16, 160.0)
        if width < 60:
            return None
        said = "Jour férié, aucune réservation possible"
        title, small = font("strong"), font("secondary")
        heights = [_height(title, name, width - 16), _height(small, said, width - 16)]
        plate = QRectF(0, 0, width, sum(heights) + 54)
        plate.moveCenter(QPointF(column.center().x(), shown.top() + shown.height() * 0.46))
        rounded(self.painter, plate, 8, self.tokens.surface, self.tokens.border)
        flag = QRectF(round(plate.center().x() - 9), plate.top() + 12, 18, 18)
        paint_icon(self.painter, flag, "flag", self.tokens.text2)
        top = plate.top() + 36
        for text, type_, height in ((name, title, heights[0]), (said, small, heights[1])):
            self._centred(QRectF(plate.left() + 8, top, width - 16, height), text, type_)
            top += height + 5
        return plate

    def _centred(self, area: QRectF, text: str, type_: QFont) -> None:
        self.painter.setFont(type_)
        self.painter.setPen(self.tokens.text2)
        self.painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, text)


def _height(type_: QFont, text: str, width: float) -> float:
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    return QFontMetricsF(type_).boundingRect(QRectF(0, 0, width, 1000), flags, text).height()


def paint_ring(painter: QPainter, rect: QRectF, color: QColor, radius: float) -> None:
    """What is selected, or what the keyboard is on: 2 px around."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, radius, radius)


@dataclass(frozen=True)
class Shadow:
    """Where a dragged thing would land: `words` are its time, `note` what speaks against it."""

    column: int
    start: int
    end: int
    words: str
    note: str = ""


def paint_shadow(painter: QPainter, rect: QRectF, shadow: Shadow, tokens: Tokens) -> None:
    """Draw the shadow; hatched in amber where something speaks against it."""
    family = tokens.warn if shadow.note else tokens.accent
    path = pill_path(rect.adjusted(1, 1, -1, -1), RADIUS)
    if shadow.note:
        hatching(painter, path, family.solid, family.tint)
    else:
        painter.fillPath(path, with_alpha(family.tint, 0.9))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, QPen(family.solid, 2))
    bold, small = font("secondary_strong"), font("caption")
    line, below = QFontMetricsF(bold).height(), QFontMetricsF(small).height()
    height = line + (below if shadow.note else 0) + 4
    plate = QRectF(rect.left() + 4, rect.top() + 3, rect.width() - 8, height)
    rounded(painter, plate, 4, family.tint)
    words = QRectF(plate.left() + 6, plate.top() + 2, plate.width() - 10, line)
    draw_text(painter, words, shadow.words, bold, family.text)
    if shadow.note:
        draw_text(painter, words.translated(0, line), shadow.note, small, family.text)
