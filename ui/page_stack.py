"""The pages of the window: made when first shown, read again when what they show has changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import ActionRegistry
from ui.header import Header
from ui.page import Page, PageSpec, Workbench
from ui.widgets.base import tight
from ui.window_state import WindowState

COMPACT_BELOW = 1200
"""Width of the window in px under which left panels fold (UI.md §6)."""


class PageStack(QWidget):
    """One page at a time, under its header. What stands between the two is the window's (`notices`)."""

    shown = Signal(str)
    """(page_id): that page is in sight now."""
    search_asked = Signal()

    def __init__(
        self,
        specs: Sequence[PageSpec],
        bench: Workbench,
        actions: ActionRegistry,
        state: WindowState,
        notices: QLayout,
    ) -> None:
        super().__init__()
        self._specs = {spec.page_id: spec for spec in specs}
        self._bench, self._actions, self._state = bench, actions, state
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._compact = False
        self._headers, self._bodies = QStackedWidget(), QStackedWidget()
        self._headers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(self._headers)
        layout.addLayout(notices)
        layout.addWidget(self._bodies, 1)
        bench.operations.changed.connect(self._changed)

    @property
    def current(self) -> Page | None:
        """The page in sight, None before the first."""
        page = self._bodies.currentWidget()
        return page if isinstance(page, Page) else None

    @property
    def header(self) -> Header | None:
        """The header of the page in sight."""
        header = self._headers.currentWidget()
        return header if isinstance(header, Header) else None

    @property
    def pages(self) -> Sequence[Page]:
        """The pages made so far."""
        return tuple(self._pages.values())

    def open(self, page_id: str, target: object = None) -> bool:
        """Show a page, and in it the target when there is one; False when the present page is not left.

        Raises:
            KeyError: there is no such page.
        """
        page = self._pages.get(page_id) or self._make(self._specs[page_id])
        if page is not self.current and not self._leave():
            return False
        self._bring(page)
        if target is not None:
            page.navigate(target)
        return True

    def close_all(self) -> bool:
        """Let the pages write what is being typed and keep their state; False when one is not left."""
        if not self._leave():
            return False
        for page_id, page in self._pages.items():
            self._state.save_page(page_id, page.save_state())
        return True

    def _make(self, spec: PageSpec) -> Page:
        page = spec.factory(self._bench)
        self._pages[spec.page_id] = page
        page.restore_state(self._state.page(spec.page_id))
        header = Header(page)
        header.search_asked.connect(self.search_asked)
        self._actions.add_all(page.page_actions(), page, spec.page_id)
        self._headers.addWidget(header)
        self._bodies.addWidget(page)
        self._stale[spec.page_id] = page.kinds
        self._fold(page, header)
        return page

    def _leave(self) -> bool:
        page = self.current
        if page is None or not page.isVisibleTo(self):
            return True
        if not page.can_leave():
            return False
        page.on_hidden()
        return True

    def _bring(self, page: Page) -> None:
        place = self._bodies.indexOf(page)
        page_id = self._id_of(page)
        self._bodies.setCurrentIndex(place)
        self._headers.setCurrentIndex(place)
        self._actions.show_scope(page_id)
        if page_id in self._stale:
            page.refresh(self._stale.pop(page_id))
        page.on_shown()
        self.shown.emit(page_id)

    def _id_of(self, page: Page) -> str:
        return next(page_id for page_id, made in self._pages.items() if made is page)

    def _changed(self, kinds: frozenset[str], initiator: object) -> None:
        for page_id, page in self._pages.items():
            concerned = kinds & page.kinds
            if not concerned or page is initiator:
                continue
            if page is self.current:
                page.refresh(concerned)
            else:
                self._stale[page_id] = self._stale.get(page_id, frozenset()) | concerned

    def resizeEvent(self, event: QResizeEvent) -> None:
        compact = self.window().width() < COMPACT_BELOW
        if compact != self._compact:
            self._compact = compact
            for place, page in enumerate(self._pages.values()):
                self._fold(page, self._headers.widget(place))
        super().resizeEvent(event)

    def _fold(self, page: Page, header: QWidget | None) -> None:
        page.set_compact(self._compact)
        if isinstance(header, Header):
            header.set_compact(self._compact)
