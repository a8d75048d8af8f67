"""The cell in which a figure is typed: Entrée goes on below, Tab at the right."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.widgets.delegates import CellDelegate, Index
from ui.widgets.inputs import LineEdit


class TypedCellDelegate(CellDelegate):
    """Figures at the right, and a line to type them. `across` has Tab go on at the right."""

    next_asked = Signal()
    """The next row is to be typed in."""
    right_asked = Signal()
    """The next column is to be typed in."""

    def __init__(self, *, across: bool = False) -> None:
        super().__init__(tabular=True)
        self._across = across

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineEdit(parent=parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        line = cast("LineEdit", editor)
        line.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(index, cast("LineEdit", editor).text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            further = self._further(cast("QKeyEvent", event))
            if further is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                further.emit()
                return True
        return super().eventFilter(editor, event)

    def _further(self, event: QKeyEvent) -> SignalInstance | None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            return self.next_asked
        return self.right_asked if plain and event.key() == Qt.Key.Key_Tab and self._across else None
