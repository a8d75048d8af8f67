"""Writing what is typed on a sheet as it is typed: only what differs, in order, and never twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.services.changes import Change
from ui.operations import Operations

Check = Callable[[Any], Mapping[str, str]]
Write = Callable[[Any, Any], Change]
"""Writes the fields that differ between the values before and after."""


class SheetSaver(QObject):
    """Keeps one record of values (a frozen dataclass with `tidied`) in step with its sheet.

    What it writes has no toast, which would come up at each pause in typing: the header says when it was
    saved, and Ctrl+Z takes it back.
    """

    kept = Signal(object, object, object)
    """(sent, kept, names of the fields): these fields of what was sent are written so."""
    written = Signal()
    """A change is in the store."""
    refused = Signal(object)
    """(faults by field): the rules of the store refuse what was sent."""
    failed = Signal()
    """It could not be written: the sheet is to be read again."""

    def __init__(self, operations: Operations, check: Check, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations, self._check = operations, check
        self._write: Write | None = None
        self._record: object = None
        self._pending = 0
        self.before: Any = None

    @property
    def writing(self) -> bool:
        """Whether something sent is not written yet: what is read meanwhile may be older."""
        return self._pending > 0

    def open(self, values: Any, write: Write) -> None:
        """Take up another record."""
        self._record, self._write, self._pending, self.before = object(), write, 0, values

    def reread(self, values: Any) -> bool:
        """Take what the store has now; False when what was sent is on its way, which is newer."""
        if self.writing:
            return False
        self.before = values
        return True

    def faults(self, after: Any) -> dict[str, str]:
        """What is wrong among the fields that differ from what is kept."""
        return {name: fault for name, fault in self._check(after).items() if name in self._changed(after)}

    def submit(self, after: Any) -> None:
        """Write what differs and is sound; the rest waits for a better value."""
        sound = [name for name in self._changed(after) if name not in self._check(after)]
        tidied = after.tidied()
        kept = replace(self.before, **{name: getattr(tidied, name) for name in sound})
        if kept != self.before:
            self._send(kept)
        if sound:
            self.kept.emit(after, kept, sound)

    def _changed(self, after: Any) -> list[str]:
        names = [each.name for each in fields(self.before)]
        return [name for name in names if getattr(after, name) != getattr(self.before, name)]

    def _send(self, kept: Any) -> None:
        if self._write is None:
            raise RuntimeError("no record is open")
        record, before = self._record, self.before
        self.before = kept
        self._pending += 1
        self._operations.change(
            partial(_quietly, self._write, before, kept),
            on_done=lambda _change: self._arrived(record),
            on_error=partial(self._refused, record),
        )

    def _arrived(self, record: object) -> None:
        if record is self._record:
            self._pending -= 1
            self.written.emit()

    def _refused(self, record: object, error: CigdeskError) -> None:
        if record is self._record:
            self._pending -= 1
            self.failed.emit()
            faults_to(self.refused.emit, self._operations)(error)
        else:
            self._operations.refused.emit("", error)


def faults_to(
    show: Callable[[dict[str, str]], object], operations: Operations
) -> Callable[[CigdeskError], None]:
    """Give what takes a failure: faults by field are for `show`, any other failure is for the window."""

    def failed(error: CigdeskError) -> None:
        if isinstance(error, InvalidInput):
            show(error.errors)
        else:
            operations.refused.emit("", error)

    return failed


def _quietly(write: Write, before: Any, after: Any) -> Change:
    return replace(write(before, after), label="", detail="")
