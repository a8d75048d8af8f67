"""How a day of the month is drawn: its number and counts, then as many lines as it has room for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cigdesk.french import MONTHS_SHORT, NBSP, plural
from ui.icons import paint_icon, paint_status
from ui.pages.agenda.board import Item, ItemKind
from ui.pages.agenda.cards import Fonts
from ui.pages.agenda.heads import TODAY
from ui.pages.agenda.month_board import MonthDay
from ui.pages.agenda.month_model import MonthModel
from ui.pages.agenda.painting import paint_ring
from ui.theme import Tokens, current, font, hub, with_alpha
from ui.theme.painting import dashed, draw_text, hatching, rounded, text_width

_Index = QModelIndex | QPersistentModelIndex
_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_SIDE, _GLYPH, _GAP = 6, 12, 2


class DayDelegate(QStyledItemDelegate):
    """Draws the days; the table has no grid of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fonts = Fonts()
        hub().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._fonts = Fonts()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        day = model.day(index) if isinstance(model, MonthModel) else None
        if day is None:
            return
        tokens, area = current(), QRectF(option.rect)
        painter.save()
        painter.setClipRect(area)
        self._paint_ground(painter, area, day, tokens)
        self._paint_head(painter, area, day, tokens)
        self._paint_lines(painter, area, day, tokens)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            ring: QColor = tokens.focus if focused else tokens.accent.solid
            paint_ring(painter, area.adjusted(1, 1, -2, -2), ring, 5)
        painter.restore()

    @property
    def _head(self) -> int:
        return self._fonts.name.line + 10

    @property
    def _line(self) -> int:
        return self._fonts.name.line + 3

    def _paint_ground(self, painter: QPainter, area: QRectF, day: MonthDay, tokens: Tokens) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(area, tokens.canvas if day.outside else tokens.surface)
        if day.holiday:
            path = QPainterPath()
            path.addRect(area)
            hatching(painter, path, tokens.hatch, tokens.canvas)
        elif day.today:
            painter.fillRect(area, with_alpha(tokens.accent.tint, TODAY))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(tokens.border, 1))
        right, bottom = round(area.right()) - 1, round(area.bottom()) - 1
        painter.drawLine(right, round(area.top()), right, bottom)
        painter.drawLine(round(area.left()), bottom, right, bottom)

    def _paint_head(self, painter: QPainter, area: QRectF, day: MonthDay, tokens: Tokens) -> None:
        """The number, today's on a solid plate; at the right what is booked and free."""
        type_ = font("strong" if day.outside else "section")
        text = str(day.day.day) if day.day.day > 1 else f"1er{NBSP}{MONTHS_SHORT[day.day.month - 1]}"
        width = text_width(type_, text)
        place = QRectF(area.left() + _SIDE + 2, area.top() + 4, width + 1, self._head - 6)
        if day.holiday:
            rounded(painter, place.adjusted(-4, 0, 4, 0), 4, tokens.canvas)
        if day.today:
            rounded(painter, place.adjusted(-5, 0, 5, 0), 5, tokens.accent.solid)
        ink = tokens.onsolid if day.today else (tokens.text3 if day.outside else tokens.text)
        draw_text(painter, place, text, type_, ink)
        rest = QRectF(place.right() + 10, place.top(), area.right() - place.right() - 18, place.height())
        said = "" if day.holiday else day.counts
        if text_width(self._fonts.place.font, said) > rest.width():
            said = said.partition(" · ")[0]
        draw_text(painter, rest, said, self._fonts.place.font, tokens.text3, align=_RIGHT)

    def _paint_lines(self, painter: QPainter, area: QRectF, day: MonthDay, tokens: Tokens) -> None:
        top = area.top() + self._head
        if day.holiday:
            top = self._paint_holiday(painter, area, top, day.holiday, tokens)
        lines = list(day.lines)
        room = int((area.bottom() - 4 - top) // self._line)
        shown = lines if len(lines) <= room else lines[: max(room - 1, 0)]
        for item in shown:
            place = QRectF(area.left() + _SIDE - 1, top, area.width() - 2 * _SIDE + 1, self._line - _GAP)
            self._paint_line(painter, place, item, tokens)
            top += self._line
        if len(shown) < len(lines) and room > 0:
            place = QRectF(area.left() + _SIDE + 3, top, area.width() - 2 * _SIDE, self._line - _GAP)
            left = plural(len(lines) - len(shown), "autre")
            draw_text(painter, place, f"+ {left}", font("caption_strong"), tokens.accent.text)

    def _paint_holiday(self, painter: QPainter, area: QRectF, top: float, name: str, tokens: Tokens) -> float:
        """Its name on an opaque plate: text never lies on hatching."""
        type_ = self._fonts.name.font
        width = min(text_width(type_, name) + 28, area.width() - 2 * _SIDE)
        plate = QRectF(area.left() + _SIDE - 1, top, width, self._line + 2)
        rounded(painter, plate, 4, tokens.surface, tokens.border)
        icon = QRectF(plate.left() + 5, round(plate.center().y() - _GLYPH / 2), _GLYPH, _GLYPH)
        paint_icon(painter, icon, "flag", tokens.text2)
        words = QRectF(icon.right() + 5, plate.top(), plate.right() - icon.right() - 8, plate.height())
        draw_text(painter, words, name, type_, tokens.text2)
        return plate.bottom() + _GAP + 1

    def _paint_line(self, painter: QPainter, place: QRectF, item: Item, tokens: Tokens) -> None:
        if item.kind is ItemKind.BAND:
            self._paint_band(painter, place, item, tokens)
        elif item.kind is ItemKind.ABSENCE:
            rounded(painter, place, 4, tokens.hover, tokens.border)
            self._paint_words(painter, place, item, tokens.text2, self._fonts.name.font)
        else:
            self._paint_booked(painter, place, item, tokens)

    def _paint_band(self, painter: QPainter, place: QRectF, item: Item, tokens: Tokens) -> None:
        """A permanence keeps its signature: solid, place and what is taken."""
        ink, type_ = tokens.onsolid, self._fonts.strip.font
        if item.struck:
            dashed(painter, place, 4, tokens.field, tokens.surface)
            ink, type_ = tokens.text3, struck(type_)
        else:
            rounded(painter, place, 4, tokens.accent.solid)
        width = text_width(self._fonts.strip.font, item.extra)
        right = QRectF(place.right() - width - 6, place.top(), width + 1, place.height())
        draw_text(painter, right, item.extra, self._fonts.strip.font, ink)
        left = QRectF(place.left(), place.top(), right.left() - place.left() - 4, place.height())
        self._paint_words(painter, left, item, ink, type_)

    def _paint_booked(self, painter: QPainter, place: QRectF, item: Item, tokens: Tokens) -> None:
        """Hour and name before the glyph of the status; the bar tells the activity."""
        family = tokens.family(item.family)
        bar = QRectF(place.left() + 1, place.top() + 2, 3, place.height() - 4)
        if not item.struck:
            rounded(painter, bar, 1, family.solid)
        right = place.right()
        if item.status is not None and place.width() > 90:
            mark = QRectF(right - _GLYPH - 2, round(place.center().y() - _GLYPH / 2), _GLYPH, _GLYPH)
            paint_status(painter, mark, item.status, tokens)
            right = mark.left() - 3
        time, name = self._fonts.time.font, self._fonts.name.font
        ink = tokens.text3 if item.struck else tokens.text
        x = bar.right() + 5
        width = text_width(time, item.time)
        if width + 30 < right - x:
            line = QRectF(x, place.top(), width + 1, place.height())
            draw_text(painter, line, item.time, time, tokens.text3 if item.struck else tokens.text2)
            x += width + 6
        words = QRectF(x, place.top(), right - x, place.height())
        draw_text(painter, words, item.name, struck(name) if item.struck else name, ink)

    def _paint_words(self, painter: QPainter, place: QRectF, item: Item, ink: QColor, type_: QFont) -> None:
        square = QRectF(place.left() + 5, round(place.center().y() - _GLYPH / 2), _GLYPH, _GLYPH)
        paint_icon(painter, square, item.icon, ink)
        words = QRectF(square.right() + 4, place.top(), place.right() - square.right() - 7, place.height())
        text = (item.place or item.name) if item.kind is ItemKind.ABSENCE else item.name
        draw_text(painter, words, text, type_, ink)


def struck(base: QFont) -> QFont:
    """The same type, struck through."""
    made = QFont(base)
    made.setStrikeOut(True)
    return made


class MonthHeader(QHeaderView):
    """The days of the week over the month, or the numbers of the weeks beside it."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumSectionSize(24)
        if orientation == Qt.Orientation.Vertical:
            self.setSectionsClickable(True)
            self.setFixedWidth(max(34, round(text_width(font("secondary"), "00")) + 18))
            self.setAccessibleName(self.tr("Semaines"))
        else:
            self.setSectionsClickable(False)
            self.setFixedHeight(Fonts().name.line + 16)
        hub().changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: object, section: int) -> None:
        tokens, area = current(), QRectF(rect)  # type: ignore[call-overload] # Qt gives a QRect
        painter.save()
        painter.fillRect(area, tokens.surface)
        text = str(self.model().headerData(section, self.orientation()) or "")
        if self.orientation() == Qt.Orientation.Vertical:
            top = QRectF(area.left(), area.top() + 4, area.width(), Fonts().name.line + 4)
            draw_text(painter, top, text, font("secondary", tabular=True), tokens.text3, align=_CENTRE)
        else:
            words = area.adjusted(_SIDE + 2, 0, -_SIDE, 0)
            draw_text(painter, words, text.capitalize(), font("secondary_strong"), tokens.text2)
        painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), tokens.border)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), tokens.border)
        painter.restore()
