"""A screen that lies over a page until it is closed: as large as the page, and the keyboard stays within."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QWidget


class CoverSheet(QFrame):
    """Hidden until `cover` is called."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("surface", "well")
        self.setAutoFillBackground(True)
        page.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Lie over the page."""
        self._follow()
        self.show()
        self.raise_()

    def focusNextPrevChild(self, forward: bool) -> bool:
        here: QWidget = self.focusWidget() or self
        there = here
        while (there := _beside(there, forward=forward)) is not here:
            takes = bool(there.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes and self.isAncestorOf(there) and there.isVisibleTo(self) and there.isEnabled():
                there.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setGeometry(self._page.rect())


def _beside(widget: QWidget, *, forward: bool) -> QWidget:
    # The chain is a ring, though the stubs do not know.
    return (widget.nextInFocusChain() if forward else widget.previousInFocusChain()) or widget
