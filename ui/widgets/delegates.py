"""Cells of tables: text, two lines, amounts, pills and gauges, drawn like the widgets of the same name."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import Status, paint_icon, paint_status
from ui.theme import Tokens, current, font
from ui.theme.painting import draw_text
from ui.widgets.gauge import GaugeData, paint_gauge
from ui.widgets.pill import PillData, paint_pill, pill_size

Index = QModelIndex | QPersistentModelIndex
CELL_PADDING = 10


class CellRole(IntEnum):
    """What a model gives these delegates besides the text of Qt.DisplayRole."""

    PILL = Qt.ItemDataRole.UserRole + 101  # a PillData
    GAUGE = Qt.ItemDataRole.UserRole + 102  # a GaugeData
    DETAIL = Qt.ItemDataRole.UserRole + 103  # the second line of a TwoLineDelegate
    STRONG = Qt.ItemDataRole.UserRole + 104  # True for bold
    TONE = Qt.ItemDataRole.UserRole + 105  # a colour role of the tokens, `text3` for example
    ICON = Qt.ItemDataRole.UserRole + 106  # name of an icon before the text
    STATUS = Qt.ItemDataRole.UserRole + 107  # a Status before the text


class CellDelegate(QStyledItemDelegate):
    """One line of text, elided. Others override `paint_cell`; the row's ground is drawn by the table."""

    def __init__(self, *, strong: bool = False, tone: str = "text", tabular: bool = False) -> None:
        super().__init__()
        self._strong, self._tone, self._tabular = strong, tone, tabular

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current()
        painter.save()
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, tokens.accent.tint)
        self.paint_cell(painter, area.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0), index, tokens)
        painter.restore()

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        """Draw the content in `area`, the cell without its paddings."""
        area = self._paint_glyph(painter, area, index, tokens)
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        flag = Qt.AlignmentFlag.AlignLeft if align is None else Qt.AlignmentFlag(align)
        flag &= Qt.AlignmentFlag.AlignHorizontal_Mask
        draw_text(painter, area, _text(index), self.cell_font(index), self.ink(index, tokens), align=flag)

    def cell_font(self, index: Index) -> QFont:
        """Type of the text of that cell."""
        strong = self._strong or bool(index.data(CellRole.STRONG))
        return font("strong" if strong else "body", tabular=self._tabular)

    def ink(self, index: Index, tokens: Tokens) -> QColor:
        """Colour of the text of that cell."""
        return tokens.color(str(index.data(CellRole.TONE) or self._tone))

    def _paint_glyph(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> QRectF:
        name, status = index.data(CellRole.ICON), index.data(CellRole.STATUS)
        if not name and status is None:
            return area
        square = QRectF(area.left(), round(area.center().y() - 8), 16, 16)
        if status is not None:
            paint_status(painter, square, Status(status), tokens)
        else:
            paint_icon(painter, square, str(name), tokens.text2)
        return area.adjusted(24, 0, 0, 0)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetricsF(self.cell_font(index))
        glyph = 24 if index.data(CellRole.ICON) or index.data(CellRole.STATUS) is not None else 0
        width = metrics.horizontalAdvance(_text(index)) + 2 * CELL_PADDING + glyph
        return QSize(round(width + 1), row_height())


def row_height(lines: int = 1) -> int:
    """Height of a row of one or two lines, in px: 40 or 48, or more when text is larger."""
    body, small = QFontMetricsF(font("body")).height(), QFontMetricsF(font("secondary")).height()
    return max(40, round(body) + 20) if lines == 1 else max(48, round(body + small) + 17)


def _text(index: Index) -> str:
    shown = index.data(Qt.ItemDataRole.DisplayRole)
    return "" if shown is None else str(shown)


class AmountDelegate(CellDelegate):
    """Right-aligned, figures of one width."""

    def __init__(self, *, strong: bool = False, tone: str = "text2") -> None:
        super().__init__(strong=strong, tone="text" if strong else tone, tabular=True)

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        right = Qt.AlignmentFlag.AlignRight
        draw_text(painter, area, _text(index), self.cell_font(index), self.ink(index, tokens), align=right)


class TwoLineDelegate(CellDelegate):
    """The text over its `CellRole.DETAIL`."""

    def cell_font(self, index: Index) -> QFont:
        return font("strong" if index.data(CellRole.STRONG) else "emphasis")

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        detail = str(index.data(CellRole.DETAIL) or "")
        if not detail:
            super().paint_cell(painter, area, index, tokens)
            return
        area = self._paint_glyph(painter, area, index, tokens)
        title, small = QFontMetricsF(self.cell_font(index)), QFontMetricsF(font("secondary"))
        top = area.center().y() - (title.height() + small.height()) / 2
        first = QRectF(area.left(), top, area.width(), title.height())
        second = QRectF(area.left(), first.bottom(), area.width(), small.height())
        draw_text(painter, first, _text(index), self.cell_font(index), self.ink(index, tokens))
        draw_text(painter, second, detail, font("secondary"), tokens.text3)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        below = QFontMetricsF(font("secondary")).horizontalAdvance(str(index.data(CellRole.DETAIL) or ""))
        width = max(super().sizeHint(option, index).width(), round(below + 2 * CELL_PADDING + 1))
        return QSize(width, row_height(2))


class PillDelegate(CellDelegate):
    """The `CellRole.PILL` of the cell; its words must be the text of the cell too, for screen readers."""

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        pill = index.data(CellRole.PILL)
        if not isinstance(pill, PillData):
            super().paint_cell(painter, area, index, tokens)
            return
        size = pill_size(pill)
        place = QRectF(area.left(), round(area.center().y() - size.height() / 2), 0, size.height())
        place.setWidth(min(size.width(), area.width()))
        paint_pill(painter, place, pill, tokens)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pill = index.data(CellRole.PILL)
        if not isinstance(pill, PillData):
            return super().sizeHint(option, index)
        return QSize(pill_size(pill).width() + 2 * CELL_PADDING, row_height())


class GaugeDelegate(CellDelegate):
    """The `CellRole.GAUGE` of the cell, 10 px thick; the figures stand in the columns beside it."""

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        gauge = index.data(CellRole.GAUGE)
        if isinstance(gauge, GaugeData):
            bar = QRectF(area.left(), round(area.center().y() - 5), round(area.width()), 10)
            paint_gauge(painter, bar, gauge, tokens)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(236, row_height())
