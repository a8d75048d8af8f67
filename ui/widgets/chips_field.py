"""Several short texts in one field, each with its cross: people met, sites visited, documents read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from cigdesk.domain.text import fold
from ui.theme import current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.undo_keys import UndoKeys
from ui.widgets.base import tight
from ui.widgets.buttons import IconButton
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import State

_MOST_OFFERED = 8


class _Tag(QWidget):
    """One text with its cross."""

    removed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.cross = IconButton("x", self.tr("Retirer {text}").format(text=text), side=24)
        self.cross.clicked.connect(self.removed)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)
        inner = tight(QHBoxLayout(self), 0, (0, 0, 2, 0))
        inner.addStretch(1)
        inner.addWidget(self.cross)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("secondary")).horizontalAdvance(self._text)
        closed = self.cross.isHidden()
        return QSize(min(round(width) + (18 if closed else 38), 224), 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        rounded(painter, QRectF(self.rect()), 5, tokens.hover, tokens.border)
        room = self.width() - 16 if self.cross.isHidden() else self.width() - 34
        draw_text(painter, QRectF(8, 0, room, self.height()), self._text, font("secondary"), tokens.text)


class _Line(QLineEdit):
    """Where the next one is typed."""

    kept = Signal()
    last_removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.last_removed.emit()
        else:
            super().keyPressEvent(event)


class ChipsField(QFrame):
    """Entrée or leaving the field keeps what is typed; ← erases the last one when nothing is.

    Args:
        hint: shown where the next one is typed.
        create: what the last suggestion says, `{text}` being what is typed.
    """

    edited = Signal()

    def __init__(
        self,
        hint: str = "",
        *,
        create: str = "Ajouter «\u00a0{text}\u00a0»",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        self._shown: Callable[[str], str] = str
        self._state: State = ""
        self._closed = False
        self.tags: list[_Tag] = []
        self.line = _Line()
        self.line.setProperty("bare", True)
        self.line.setProperty("focusRing", self)
        self.line.setPlaceholderText(hint)
        self.line.setFont(font("body"))
        self.line.setMinimumWidth(110)
        self.line.setFixedHeight(26)
        UndoKeys(self.line)
        self._flow = FlowLayout(self, spacing=4)
        self._flow.setContentsMargins(6, 5, 6, 5)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.popup = CompleterPopup(
            self.line, self._provide, create_text=create, create_icon="plus", delay_ms=60
        )
        self._connect()

    def _connect(self) -> None:
        self.line.kept.connect(self.keep_typed)
        self.line.last_removed.connect(self._remove_last)
        self.line.installEventFilter(self)
        self.popup.chosen.connect(lambda row: self._add(str(row.key)))
        self.popup.create_asked.connect(self._add)
        hub().changed.connect(self.update)

    # values

    def value(self) -> tuple[str, ...]:
        """What it holds; what is still typed is not of it."""
        return self._values

    def set_value(self, values: Iterable[str] | None) -> None:
        """Hold these."""
        self._values = tuple(values or ())
        self._fill()

    def set_offered(self, offered: Sequence[str]) -> None:
        """What is proposed as one types, but for what it holds."""
        self._offered = tuple(offered)

    def set_shown(self, shown: Callable[[str], str]) -> None:
        """How each is written on the screen: names may be masked."""
        self._shown = shown
        self._fill()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setReadOnly(self, closed: bool) -> None:
        """Show what it holds without letting it change."""
        self._closed = closed
        self.line.setVisible(not closed)
        self._fill()

    def set_state(self, state: State) -> None:
        """Show an error, a warning, or neither."""
        self._state = state
        self.update()

    def keep_typed(self) -> None:
        """Hold what is typed too."""
        typed = self.line.text().strip()
        if typed:
            self._add(typed)

    def _add(self, text: str) -> None:
        self.line.clear()
        if fold(text) not in {fold(each) for each in self._values}:
            self._change((*self._values, text))

    def _remove_last(self) -> None:
        if self._values:
            self._change(self._values[:-1])

    def _remove(self, text: str) -> None:
        self._change(tuple(each for each in self._values if each != text))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, values: tuple[str, ...]) -> None:
        self._values = values
        self._fill()
        self.edited.emit()

    # what it shows

    def _fill(self) -> None:
        for tag in self.tags:
            self._flow.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        self._flow.removeWidget(self.line)
        self.tags = [self._tag(text) for text in self._values]
        for tag in self.tags:
            self._flow.addWidget(tag)
            tag.show()
        self._flow.addWidget(self.line)
        self._flow.invalidate()
        self.updateGeometry()

    def _tag(self, text: str) -> _Tag:
        tag = _Tag(self._shown(text))
        tag.setParent(self)
        tag.cross.setVisible(not self._closed)
        tag.removed.connect(lambda: self._remove(text))
        return tag

    def _provide(self, typed: str, deliver: Deliver) -> None:
        wanted, held = fold(typed), {fold(each) for each in self._values}
        found = [each for each in self._offered if wanted in fold(each) and fold(each) not in held]
        deliver([Suggestion(each, rest=self._shown(each)) for each in found[:_MOST_OFFERED]])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.FocusOut and not self.popup.isVisible():
            self.keep_typed()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        if self._closed:
            rounded(painter, area, 6, tokens.hover, tokens.border)
            return
        wrong = self._state == "error"
        rounded(painter, area, 6, tokens.surface, tokens.bad.solid if wrong else tokens.field)
        if wrong:
            rounded(painter, area.adjusted(1, 1, -1, -1), 5, None, tokens.bad.solid)
