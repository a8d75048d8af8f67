"""A segment of the page « Prévention » that is not a list of orders: what the page asks of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Section(QWidget):
    """It fills the page under the header; the acts of the page that all segments share are handed to it."""

    header_changed = Signal()
    """Its year, or what can be exported, is another."""

    new_words = ""
    """What Ctrl+N makes here, on the button."""

    @property
    def year(self) -> int:
        """The year that is shown."""
        raise NotImplementedError

    @property
    def nothing_to_export(self) -> str:
        """Why nothing can be exported, or ""."""
        return ""

    def refresh(self) -> None:
        """Read again what is shown, in the background."""
        raise NotImplementedError

    def step(self, years: int) -> None:
        """Another year."""
        raise NotImplementedError

    def begin_new(self) -> None:
        """Ctrl+N."""
        raise NotImplementedError

    def export(self) -> None:
        """Keep what is listed as a table."""
        raise NotImplementedError

    def focus_search(self) -> None:
        """Ctrl+F."""
        raise NotImplementedError

    def focus_list(self) -> None:
        """The segment has come in sight."""
        raise NotImplementedError

    def can_leave(self) -> bool:
        """Whether nothing typed would be lost; what is open says so itself."""
        return True

    def stops(self) -> Sequence[QWidget]:
        """The stops of F6."""
        return (self,)
