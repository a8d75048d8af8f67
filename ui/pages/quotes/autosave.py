"""A field that writes itself: a second after the last key, or at once when it is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from ui.undo_keys import UndoKeys
from ui.widgets.inputs import TextEdit

PAUSE_MS = 1000
_NEVER_SHOWN = "\0"


class Autosave(QObject):
    """Watches a field of text, of one line or several.

    Args:
        read: the value of a text; raises `ValueError` with a French sentence.
        write: the text of a value.
        save: called with a value that is another than the one shown.
        fault: called with the sentence of a text that is not understood, "" when it is right again.
    """

    def __init__(
        self,
        field: QLineEdit | TextEdit,
        *,
        read: Callable[[str], Any],
        write: Callable[[Any], str],
        save: Callable[[Any], None],
        fault: Callable[[str], None] = lambda _sentence: None,
    ) -> None:
        super().__init__(field)
        self._field, self._read, self._write = field, read, write
        self._save, self._fault = save, fault
        self._value: Any = None
        self._shown = ""
        self._faulty = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._typed)
            field.editingFinished.connect(self._left)
            UndoKeys(field)
        else:
            field.edited.connect(self._typed)
        field.installEventFilter(self)

    @property
    def dirty(self) -> bool:
        """Whether what is typed is not yet what was saved."""
        return self._field.text() != self._shown

    def show(self, value: Any) -> None:
        """Show the value that the store has, unless the person is typing another."""
        if self.dirty or (self._field.hasFocus() and value == self._value):
            return
        self._value = value
        self._put(self._write(value))

    def flush(self) -> None:
        """Save now what is typed."""
        self._pause.stop()
        if not self.dirty:
            return
        try:
            value = self._read(self._field.text())
        except ValueError as sentence:
            self._say(str(sentence))
            return
        self._say("")
        self._shown = self._field.text()
        if value != self._value:
            self._value = value
            self._save(value)

    def not_kept(self) -> None:
        """The store did not take the value: it is to be saved again, and never shown over."""
        self._value, self._shown = None, _NEVER_SHOWN

    def reset(self) -> None:
        """Forget what is typed: the line shows another record."""
        self._pause.stop()
        self._shown = self._field.text()
        self._value = None
        self._say("")

    def _typed(self) -> None:
        self._pause.start()
        if self._faulty:
            self._check()

    def _check(self) -> None:
        try:
            self._read(self._field.text())
        except ValueError as sentence:
            self._say(str(sentence))
        else:
            self._say("")

    def _left(self) -> None:
        self.flush()
        if not self.dirty:
            self._put(self._write(self._value))

    def _put(self, text: str) -> None:
        self._shown = text
        if self._field.text() != text:
            self._field.setText(text)
        if isinstance(self._field, QLineEdit) and not self._field.hasFocus():
            # The beginning of what is longer than the field.
            self._field.setCursorPosition(0)

    def _say(self, sentence: str) -> None:
        if bool(sentence) or self._faulty:
            self._faulty = bool(sentence)
            self._fault(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._left()
        return super().eventFilter(watched, event)
