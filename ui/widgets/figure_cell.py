"""A figure at the right of its cell over what it counts: « 500,00 € » over « par demi-journée »."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.theme import Role, Tokens, font
from ui.theme.painting import draw_text
from ui.widgets.delegates import CELL_PADDING, CellDelegate, CellRole, Index, row_height


class FigureDelegate(CellDelegate):
    """The text in type `role` over its `CellRole.DETAIL`, both at the right, figures of one width.

    A cell without detail is one line of text.
    """

    def __init__(self, role: Role = "strong") -> None:
        super().__init__(tabular=True)
        self._role: Role = role

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        detail = str(index.data(CellRole.DETAIL) or "")
        if not detail:
            super().paint_cell(painter, area, index, tokens)
            return
        figure, small = font(self._role, tabular=True), font("secondary", tabular=True)
        first, second = QFontMetricsF(figure).height(), QFontMetricsF(small).height()
        top = area.center().y() - (first + second) / 2
        right = Qt.AlignmentFlag.AlignRight
        upper = QRectF(area.left(), top, area.width(), first)
        draw_text(painter, upper, str(index.data() or ""), figure, self.ink(index, tokens), align=right)
        lower = QRectF(area.left(), top + first, area.width(), second)
        draw_text(painter, lower, detail, small, tokens.text3, align=right)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = QFontMetricsF(font(self._role, tabular=True)).horizontalAdvance(str(index.data() or ""))
        small = QFontMetricsF(font("secondary")).horizontalAdvance(str(index.data(CellRole.DETAIL) or ""))
        return QSize(round(max(wide, small) + 2 * CELL_PADDING + 1), row_height(2))
