"""What one part of the settings is to the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class SettingsPart(QWidget):
    """A part in its place: it reads and writes by itself, and tells the header what to show."""

    header_changed = Signal()
    written_at: datetime | None = None
    """When something was last written here."""

    def note_written(self, at: datetime) -> None:
        """Tell the header when it was."""
        self.written_at = at
        self.header_changed.emit()

    def edited(self) -> Sequence[QWidget]:
        """What holds the fields: closed to whoever may only read them."""
        return ()

    def read(self) -> None:
        """Read what is shown again, in the background."""

    def flush(self) -> None:
        """Write what is being typed."""

    def new_text(self) -> str:
        """What the button of the header creates here, or nothing."""
        return ""

    def begin(self) -> None:
        """Start something new."""

    def focus_first(self) -> None:
        """Put the keyboard where one begins."""

    def focus_filter(self) -> None:
        """Put the keyboard in the search, where there is one."""
        self.focus_first()

    def next_point(self) -> None:
        """Put the keyboard on the next thing to settle."""

    def set_compact(self, compact: bool) -> None:
        """The window is narrow, or no longer."""

    def zones(self) -> Sequence[QWidget]:
        """The stops of F6 inside the part."""
        return (self,)
