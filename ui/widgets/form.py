"""Fields by the name of what they hold: what is typed, what is kept, which faults are shown where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.field import Field, focus_on_fault
from ui.widgets.inputs import ComboBox
from ui.widgets.segmented import Segmented

PAUSE_MS = 1000
"""What is typed is written this long after the last key (UI.md §4)."""


@runtime_checkable
class _Valued(Protocol):
    """An editor of something else than its text: a day, a number, a choice."""

    def value(self) -> Any: ...
    def set_value(self, value: Any) -> None: ...


@runtime_checkable
class _Lenient(Protocol):
    """An editor that may not understand what is typed."""

    def fault(self) -> str: ...


class Form(QObject):
    """Several `Field`s as one record.

    A value that the person is typing is never replaced by one that is read again. `check` gives the faults of
    what is typed, by name: a fault appears when its field is left, then follows each key until it is right.
    """

    typed = Signal()
    """Something is other than it was shown."""
    settled = Signal()
    """The person paused, or left a field, and something typed is not kept yet."""

    def __init__(
        self,
        fields: Mapping[str, Field],
        *,
        check: Callable[[], Mapping[str, str]] = dict,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields = dict(fields)
        self._check = check
        self._shown: dict[str, Any] = {}
        self._kept: dict[str, Any] = {}
        self._left: set[str] = set()
        self._filling = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        for name, field in self.fields.items():
            self._watch(name, field.editor)

    def _watch(self, name: str, editor: QWidget) -> None:
        editor.installEventFilter(self)
        told = editor.chosen if isinstance(editor, Segmented) else getattr(editor, "edited", None)
        if told is not None:
            told.connect(lambda *_: self._typed(name))
        if isinstance(editor, ComboBox):
            editor.activated.connect(self.flush)
        elif isinstance(editor, Segmented):
            editor.chosen.connect(self.flush)

    # values

    def values(self) -> dict[str, Any]:
        """What is typed, by name; what is kept where it cannot be read."""
        return {
            name: self._kept.get(name) if _unread(field.editor) else _read(field.editor)
            for name, field in self.fields.items()
        }

    def dirty(self) -> tuple[str, ...]:
        """The names of what is typed and not shown as kept."""
        return tuple(
            name
            for name, field in self.fields.items()
            if _read(field.editor) != self._shown.get(name) or _unread(field.editor)
        )

    def show(self, values: Mapping[str, Any]) -> None:
        """Show what is kept, but where the person has typed something else."""
        typed = set(self.dirty()) if self._shown else set()
        for name in self.fields.keys() & values.keys():
            moved = name not in self._kept or values[name] != self._kept[name]
            self._kept[name] = values[name]
            if name not in typed and (moved or not self.fields[name].editor.hasFocus()):
                self._put(name, values[name])

    def start(self, values: Mapping[str, Any]) -> None:
        """Show another record: nothing typed, no fault."""
        self._pause.stop()
        self._shown.clear()
        self._left.clear()
        for name, field in self.fields.items():
            field.clear_error()
            self._kept[name] = values.get(name)
            self._put(name, values.get(name))

    def accept(self, sent: Mapping[str, Any], kept: Mapping[str, Any], names: Iterable[str]) -> None:
        """These fields of what was `sent` are now `kept`, as written there; what was typed since stays."""
        for name in self.fields.keys() & set(names):
            self._kept[name] = kept[name]
            editor = self.fields[name].editor
            if _read(editor) != sent.get(name):
                continue
            if editor.hasFocus():
                # The text is left as typed until the field is left: « Jean » may become « Jean Paul ».
                self._shown[name] = _read(editor)
            else:
                self._put(name, kept[name])

    def _put(self, name: str, value: Any) -> None:
        self._filling = True
        _write(self.fields[name].editor, value)
        self._filling = False
        self._shown[name] = _read(self.fields[name].editor)

    # faults

    def faults(self) -> dict[str, str]:
        """What is wrong with what is typed, by name."""
        unread = {name: _unread(field.editor) for name, field in self.fields.items()}
        return {**self._check(), **{name: fault for name, fault in unread.items() if fault}}

    def show_faults(self, faults: Mapping[str, str], *, everywhere: bool = False) -> None:
        """Show the faults of the fields that have been left; of all of them if `everywhere`."""
        for name, field in self.fields.items():
            fault = faults.get(name, "")
            seen = everywhere or bool(field.error()) or (name in self._left and not field.editor.hasFocus())
            if fault and seen:
                field.set_error(fault)
            elif field.error() and not fault:
                field.clear_error()

    def validate(self) -> bool:
        """Show every fault, the keyboard on the first one; True when there is none."""
        faults = self.faults()
        self.show_faults(faults, everywhere=True)
        focus_on_fault(self.fields, faults)
        return not faults

    # what happens

    def flush(self) -> None:
        """Tell now what is typed and not kept; nothing while no record is shown."""
        self._pause.stop()
        if self._shown and not self._filling and self.dirty():
            self.settled.emit()

    def _typed(self, name: str) -> None:
        if self._filling:
            return
        self._left.discard(name)
        if any(field.error() for field in self.fields.values()):
            self.show_faults(self.faults())
        self._pause.start()
        self.typed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            name = next((each for each, field in self.fields.items() if field.editor is watched), "")
            # The editor reads and writes its own text again first.
            QTimer.singleShot(0, self, partial(self._leave, name))
        return False

    def _leave(self, name: str) -> None:
        if not name or self.fields[name].editor.hasFocus():
            return
        if name in self.dirty():
            self._left.add(name)
            self.show_faults(self.faults())
            self.flush()
        elif name in self._kept:
            self._put(name, self._kept[name])


def _read(editor: QWidget) -> Any:
    if isinstance(editor, ComboBox):
        return editor.currentData()
    if isinstance(editor, _Valued):
        return editor.value()
    return editor.text() if isinstance(editor, QLineEdit) else None


def _write(editor: QWidget, value: Any) -> None:
    if isinstance(editor, ComboBox):
        editor.setCurrentIndex(editor.findData(value))
    elif isinstance(editor, _Valued):
        editor.set_value(value)
    elif isinstance(editor, QLineEdit):
        editor.setText(value or "")
        editor.setCursorPosition(len(editor.text()) if editor.hasFocus() else 0)


def _unread(editor: QWidget) -> str:
    return editor.fault() if isinstance(editor, _Lenient) else ""
