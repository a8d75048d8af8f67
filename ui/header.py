"""The strip over a page: where one is, its state, the search, what can be done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.page import Page
from ui.theme import font, text_scale
from ui.widgets.base import Label, rule, tight
from ui.widgets.header import Breadcrumb, Glyph
from ui.widgets.search import SearchButton

HEIGHT, MARGIN = 56, 20
COMPACT_SEARCH = 176


class Header(QFrame):
    """The header of one page; it asks the page what to show, again at each `header_changed`."""

    search_asked = Signal()

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._compact = page, False
        self.setProperty("surface", "header")
        self.setMinimumHeight(max(HEIGHT, round(QFontMetricsF(font("title")).height()) + 28))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = tight(QHBoxLayout(self), 12, (MARGIN, 0, 16, 0))
        self._own: list[QWidget] = []
        self.search = SearchButton("", keycap=self.tr("Ctrl K"), parent=self)
        self.search.setAccessibleName(self.tr("Rechercher ou agir"))
        self.search.clicked.connect(self.search_asked)
        page.header_changed.connect(self.rebuild)
        self.rebuild()

    def set_compact(self, compact: bool) -> None:
        """Fold what can be, in a narrow window."""
        if compact != self._compact:
            self._compact = compact
            self.rebuild()

    def rebuild(self) -> None:
        """Lay out again what the page gives; its own widgets are kept, ours are made anew."""
        self._clear()
        self._add_place()
        self._add_start()
        self._row.addStretch(1)
        self._add_all(self._page.header_tool_widgets())
        self._add_search()
        self._add_all(self._page.header_widgets())

    def _clear(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
        for widget in self._own:
            widget.deleteLater()
        self._own.clear()

    def _add_place(self) -> None:
        crumbs = tuple(self._page.breadcrumb())
        trail = Breadcrumb([crumb.text for crumb in crumbs], self._page.header_title())
        trail.asked.connect(lambda place: crumbs[place].run())
        self._add_own(trail)
        subtitle = self._page.subtitle()
        if subtitle and not self._compact:
            self._add_own(Label(subtitle, "body", "text2"))
        pill = self._page.state_pill()
        if pill is not None:
            self._add(pill)
        saved = self._page.save_text()
        if saved:
            self._add_own(Glyph("check"))
            self._row.addSpacing(-6)
            self._add_own(Label(saved, "body", "text2"))

    def _add_start(self) -> None:
        widgets = self._page.header_start_widgets()
        if widgets:
            line = rule("v")
            line.setFixedHeight(24)
            self._add_own(line)
        self._add_all(widgets)

    def _add_search(self) -> None:
        shown = self._page.has_search()
        self.search.setVisible(shown)
        if not shown:
            return
        self.search.setText(self.tr("Rechercher") if self._compact else self.tr("Rechercher ou agir"))
        narrow = round(COMPACT_SEARCH * text_scale())
        self.search.setMaximumWidth(narrow if self._compact else self.search.sizeHint().width())
        self._add(self.search)

    def _add_all(self, widgets: Iterable[QWidget]) -> None:
        for widget in widgets:
            self._add(widget)

    def _add_own(self, widget: QWidget) -> None:
        self._own.append(widget)
        self._add(widget)

    def _add(self, widget: QWidget) -> None:
        self._row.addWidget(widget)
        widget.show()
