"""What is typed in: one line, several lines, a choice in a list. `edited` is the one signal a Field needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.icons import paint_icon
from ui.theme import Tokens, current, font, hub
from ui.widgets.base import set_property

State = Literal["", "error", "warn"]
_ICON, _EDGE = 16, 10
_ICONS = {"error": ("alert-circle", "bad.solid"), "warn": ("alert-triangle", "warn.solid")}


def field_height() -> int:
    """Height of a field of one line, in px: 34, or more when the person asked for larger text."""
    return max(34, round(QFontMetricsF(font("body")).height()) + 16)


def _paint_trailing(painter: QPainter, widget: QWidget, name: str, role: str, inset: int = _EDGE) -> None:
    square = QRectF(widget.width() - inset - _ICON - 1, round(widget.height() / 2 - _ICON / 2), _ICON, _ICON)
    paint_icon(painter, square, name, current().color(role))


class LineEdit(QLineEdit):
    """One line; it shows by itself the icon of an error, of a warning, or the lock of what is only read."""

    edited = Signal()

    def __init__(self, text: str = "", *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        self.setFont(font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._announce)
        hub().changed.connect(self.update)

    def _announce(self) -> None:
        self.edited.emit()

    def set_state(self, state: State) -> None:
        """Show an error, a warning, or neither."""
        set_property(self, "state", state)
        self._make_room()

    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        self._make_room()
        self.update()

    def trailing(self) -> tuple[str, str] | None:
        """Icon at the right and its colour role, or None."""
        if self.isReadOnly():
            return "lock", "text3"
        return _ICONS.get(str(self.property("state") or ""))

    def _make_room(self) -> None:
        self.setTextMargins(0, 0, _ICON + 6 if self.trailing() else 0, 0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), field_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, field_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        trailing = self.trailing()
        if trailing is not None:
            _paint_trailing(QPainter(self), self, *trailing)


class TextEdit(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it, as it leaves any field."""

    edited = Signal()

    def __init__(
        self, text: str = "", *, placeholder: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setFont(font("body"))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.edited)

    def set_state(self, state: State) -> None:
        """Show an error, a warning, or neither."""
        set_property(self, "state", state)

    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        set_property(self, "readOnly", read_only)

    def text(self) -> str:
        """What is typed, lines ended by \\n, no-break spaces kept (Qt's plain text has none)."""
        return self.document().toRawText().replace("\u2029", "\n")

    def setText(self, text: str) -> None:
        """Replace everything."""
        self.setPlainText(text)

    def value(self) -> str:
        """What is typed, as a form reads it."""
        return self.text()

    def set_value(self, text: str | None) -> None:
        """Replace everything, as a form writes it; what is already there is left alone, its cursor too."""
        if self.text() != (text or ""):
            self.setText(text or "")

    def sizeHint(self) -> QSize:
        height = round(QFontMetricsF(self.font()).lineSpacing() * self._lines) + 20
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())


class _RowDelegate(QStyledItemDelegate):
    """Rows of the list as high as a target for the mouse must be."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(30, hint.height() + 10))


class ComboBox(QComboBox):
    """A choice in a list. The wheel does nothing unless the list is open or has the keyboard."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font("body"))
        self.setItemDelegate(_RowDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(self._announce)
        hub().changed.connect(self.update)

    def _announce(self) -> None:
        self.edited.emit()

    def findData(
        self,
        data: Any,
        role: int = Qt.ItemDataRole.UserRole,
        _flags: Qt.MatchFlag = Qt.MatchFlag.MatchExactly,
    ) -> int:
        """Overrides QComboBox: by equality. Qt compares objects of Python by identity, and an id that was
        read again is another object."""
        places = range(self.count())
        return next((place for place in places if self.itemData(place, role) == data), -1)

    def offer(self, choices: Iterable[tuple[str, object]], chosen: object) -> None:
        """These choices in place of the others, the first one where none is `chosen`; tells of no edit."""
        with QSignalBlocker(self):
            self.clear()
            for words, value in choices:
                self.addItem(words, value)
            self.setCurrentIndex(max(self.findData(chosen), 0))

    def set_state(self, state: State) -> None:
        """Show an error, a warning, or neither."""
        set_property(self, "state", state)

    def text(self) -> str:
        """The words of the current choice."""
        return self.currentText()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + 8, field_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(70, field_height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in opens and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.showPopup()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, tokens = QPainter(self), current()
        _paint_trailing(painter, self, "chevron-down", _chevron_role(self, tokens))
        trailing = _ICONS.get(str(self.property("state") or ""))
        if trailing is not None:
            _paint_trailing(painter, self, *trailing, inset=_EDGE + _ICON + 6)


def _chevron_role(widget: QWidget, _tokens: Tokens) -> str:
    return "text" if widget.isEnabled() else "text3"
