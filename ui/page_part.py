"""A part of a page that is chosen by segments: what it shows, and what it puts in the header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions import ActionSpec
from ui.page import Crumb, Workbench


class PagePart(QWidget):
    """One segment of the page. The page asks the part that is shown for all that follows.

    Shortcuts that all pages share (export, find, new) belong to the page, which hands them over: two parts
    must not claim the same keys.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    """The word of the segment."""
    kinds: ClassVar[frozenset[str]] = frozenset()

    header_changed = Signal()
    """The title, the subtitle or the widgets of the header are others now."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench

    def refresh(self) -> None:
        """Read again what is shown."""

    def header_title(self) -> str:
        """The title of what is shown; nothing for that of the page."""
        return ""

    def subtitle(self) -> str:
        """A few grey words after the title of the page."""
        return ""

    def breadcrumb(self) -> Sequence[Crumb]:
        """The parents of what is shown."""
        return ()

    def state_pill(self) -> QWidget | None:
        """The state of what is shown."""
        return None

    def save_text(self) -> str:
        """« Enregistré à 10 h 42 », or nothing."""
        return ""

    def header_start_widgets(self) -> Sequence[QWidget]:
        """What follows the title, to move in time."""
        return ()

    def header_widgets(self) -> Sequence[QWidget]:
        """The buttons after the search, the primary one last."""
        return ()

    def acts(self) -> Sequence[ActionSpec]:
        """What can be done here beside the shared shortcuts."""
        return ()

    def zones(self) -> Sequence[QWidget]:
        """The stops of F6."""
        return (self,)

    def export(self) -> None:
        """Ctrl+E."""

    def narrow(self) -> None:
        """Ctrl+F: put the keyboard where this part is narrowed."""

    def on_chosen(self) -> None:
        """The part was chosen: read what is not kept up while another is shown."""

    def focus_first(self) -> None:
        """The part has come in sight: take the keyboard."""

    def go_to(self, _target: object) -> bool:
        """Show that target; False when it is not for this part."""
        return False

    def flush(self) -> None:
        """Write what is being typed."""

    def can_leave(self) -> bool:
        """Whether the person may go elsewhere."""
        return True
