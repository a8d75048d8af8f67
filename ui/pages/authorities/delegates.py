"""Cells that only these lists have: several pills side by side, a figure over its tier."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.pages.authorities.list_model import PILLS
from ui.theme import Tokens, font
from ui.theme.painting import draw_text
from ui.widgets.delegates import CELL_PADDING, CellDelegate, CellRole, Index, row_height
from ui.widgets.pill import paint_pill, pill_size

_GAP = 6


class PillsDelegate(CellDelegate):
    """The pills of the cell from the left, the last one elided; its text where there are none."""

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        pills = index.data(PILLS) or ()
        if not pills:
            super().paint_cell(painter, area, index, tokens)
        x = area.left()
        for pill in pills:
            size = pill_size(pill)
            room = area.right() - x
            if room < 40:
                break
            top = round(area.center().y() - size.height() / 2)
            paint_pill(painter, QRectF(x, top, min(size.width(), room), size.height()), pill, tokens)
            x += size.width() + _GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pills = index.data(PILLS) or ()
        if not pills:
            return super().sizeHint(option, index)
        width = sum(pill_size(pill).width() + _GAP for pill in pills)
        return QSize(width - _GAP + 2 * CELL_PADDING, row_height(2))


class FigureDelegate(CellDelegate):
    """A figure at the right over its `CellRole.DETAIL`, figures of one width."""

    def __init__(self) -> None:
        super().__init__(tabular=True)

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        detail = str(index.data(CellRole.DETAIL) or "")
        if not detail:
            super().paint_cell(painter, area, index, tokens)
            return
        right = Qt.AlignmentFlag.AlignRight
        figure, small = font("emphasis", tabular=True), font("secondary", tabular=True)
        first, second = QFontMetricsF(figure).height(), QFontMetricsF(small).height()
        top = area.center().y() - (first + second) / 2
        text = str(index.data() or "")
        upper = QRectF(area.left(), top, area.width(), first)
        draw_text(painter, upper, text, figure, tokens.text, align=right)
        lower = QRectF(area.left(), top + first, area.width(), second)
        draw_text(painter, lower, detail, small, tokens.text3, align=right)
