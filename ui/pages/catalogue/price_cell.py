"""The cell in which a price is typed: Entrée and ↓ go on to the next price, Tab too, a fault stays open."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cigdesk.domain.catalogue.soundness import price_fault
from cigdesk.french import parse_amount
from ui.theme import Tokens
from ui.widgets.delegates import Index
from ui.widgets.figure_cell import FigureDelegate
from ui.widgets.inputs import LineEdit

_STEPS = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Backtab: -1,
}


class PriceDelegate(FigureDelegate):
    """A figure over its unit; where it may be typed, a frame says so and opens into a line."""

    step_asked = Signal(int)
    """The next price (1) or the one before (-1) is to be typed."""
    fault_found = Signal(str)
    """What is typed is no price, in a sentence; nothing when it is right again."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineEdit(parent=parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        model, row = index.model(), index.row()
        spoken = model.index(row, 0).data() or model.index(row, 1).data()
        editor.setAccessibleName(self.tr("Prix, {offer}").format(offer=spoken))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        area = option.rect.adjusted(4, 2, -4, -3)
        editor.setGeometry(area.adjusted(max(0, area.width() - 150), 0, 0, 0))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        line = cast("LineEdit", editor)
        if not line.isModified():
            line.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not self._fault(cast("LineEdit", editor)):
            model.setData(index, cast("LineEdit", editor).text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        step = _step(event)
        if step:
            self._go_on(cast("LineEdit", editor), step)
            return True
        return super().eventFilter(editor, event)

    def _go_on(self, editor: LineEdit, step: int) -> None:
        fault = self._fault(editor)
        self.fault_found.emit(fault)
        editor.set_state("error" if fault else "")
        if not fault:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.step_asked.emit(step)

    def _fault(self, editor: LineEdit) -> str:
        try:
            return price_fault(parse_amount(editor.text()))
        except ValueError as fault:
            return str(fault)

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            painter.setPen(QPen(tokens.border, 1))
            frame = area.adjusted(0, 4, 8, -5)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        super().paint_cell(painter, area, index, tokens)


def _step(event: QEvent) -> int:
    if event.type() != QEvent.Type.KeyPress:
        return 0
    pressed = cast("QKeyEvent", event)
    plain = pressed.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    return 0 if plain else _STEPS.get(Qt.Key(pressed.key()), 0)
