"""The cell in which a headcount is typed: Entrée goes on to the next row."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.widgets.delegates import CellDelegate, Index
from ui.widgets.inputs import LineEdit


class HeadsDelegate(CellDelegate):
    """Figures at the right, and a line to type them."""

    next_asked = Signal()
    """The next row is to be typed in."""

    def __init__(self) -> None:
        super().__init__(tabular=True)

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
        if event.type() == QEvent.Type.KeyPress and _goes_on(cast("QKeyEvent", event)):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.next_asked.emit()
            return True
        return super().eventFilter(editor, event)


def _goes_on(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
