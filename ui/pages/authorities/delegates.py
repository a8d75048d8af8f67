"""A cell that only this list has: several pills side by side."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.pages.authorities.list_model import PILLS
from ui.theme import Tokens
from ui.widgets.delegates import CELL_PADDING, CellDelegate, Index, row_height
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
