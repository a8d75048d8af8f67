"""The place of the side panels: beside the grid, or over its last column in a narrow window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.side_panel import SidePanel

BESIDE_FROM = 1280
"""Width of the page in px from which the panel does not cover the grid (1360 less the rail, UI.md §6)."""


class PanelDock(QObject):
    """One panel at a time at the right of `page`; `room` is the width that the grid leaves to it."""

    changed = Signal()

    def __init__(self, page: QWidget, room: QWidget) -> None:
        super().__init__(page)
        self._page, self._room = page, room
        self._panels: list[SidePanel] = []
        self.must_show: Callable[[int], float] = lambda _width: 0
        """Of a page of that width without panel: how far from the left something has to stay in sight."""
        room.hide()

    def add(self, panel: SidePanel) -> None:
        """A panel that opens there."""
        self._panels.append(panel)
        panel.setParent(self._page)
        panel.hide()
        panel.closed.connect(self.arrange)

    @property
    def panels(self) -> tuple[SidePanel, ...]:
        """Those that were ever opened."""
        return tuple(self._panels)

    @property
    def current(self) -> SidePanel | None:
        """The panel in sight."""
        return next((panel for panel in self._panels if not panel.isHidden()), None)

    def make_way(self, panel: SidePanel) -> None:
        """Close the other panels: that one is about to open."""
        for other in self._panels:
            if other is not panel:
                other.hide()

    def arrange(self) -> None:
        """Put the panel at its place; called when one opens, closes, or the page is resized."""
        panel = self.current
        width = panel.width() if panel is not None else 0
        left = self._page.width() - width
        wide = self._page.width() >= BESIDE_FROM
        beside = panel is not None and (wide or self.must_show(self._page.width()) > left)
        if panel is not None:
            self._room.setFixedWidth(width)
            panel.setGeometry(left, 0, width, self._page.height())
            panel.raise_()
        self._room.setVisible(beside)
        self.changed.emit()
