"""The view of a list: search, filters, table, and what to do while it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.french import NBSP, number
from ui.listing.model import ListingModel
from ui.listing.presenter import ListingPresenter
from ui.widgets.base import Label, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.inputs import ComboBox
from ui.widgets.keycap import KeyCap
from ui.widgets.search import SearchField, results_text
from ui.widgets.segmented import Chip
from ui.widgets.table import TableView


@dataclass(frozen=True)
class Words:
    """What a list is called: its table, the hint of its search, its archived ones, its lack of result."""

    name: str
    search: str
    archived: str
    no_match: str


class ListingView(QWidget):
    """A list. It tells what is wanted; the page does it.

    A subclass makes its filters, then calls `lay_out`, and says what it has of its own in `set_up_table`,
    `fill_filters`, `offer_start` and `offer_typed`.
    """

    opened = Signal(object)
    """(UUID): the sheet of that record."""

    def __init__(
        self,
        presenter: ListingPresenter[Any, Any, Any],
        model: ListingModel[Any],
        words: Words,
        *,
        lines: int = 1,
        no_match_icon: str = "search",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._words = presenter, words
        self._kept: object = None
        self.search = SearchField(words.search, keycap=self.tr("Ctrl F"))
        self.archived = Chip(words.archived, ticked=True)
        self.model = model
        self.table = TableView(words.name, lines=lines)
        self._no_match = EmptyState(words.no_match, icon_name=no_match_icon)
        self._body = QStackedWidget()
        model.setParent(self)

    # what a list has of its own

    def set_up_table(self, table: TableView) -> None:
        """Give the columns their widths and delegates."""
        raise NotImplementedError

    def fill_filters(self, listing: Any) -> None:
        """Show what there is to filter by, the archived ones apart."""
        raise NotImplementedError

    def offer_start(self, listing: Any) -> None:
        """Fit the way to begin to what the service listed."""

    def offer_typed(self, typed: str) -> None:
        """Fit the page without result to the words typed, which may be none."""

    # building

    def lay_out(self, filters: Sequence[QWidget], start: QWidget, *acts: QWidget) -> None:
        """Set the filters beside the search, and under them the table, or `start` while there is nothing.

        `acts` follow « Effacer le filtre » where nothing matches.
        """
        self.search.setMaximumWidth(340)
        bar = surface("header")
        items = (self.search, *filters, self.archived, None)
        tight(QHBoxLayout(bar), 8, (20, 8, 20, 8)).addLayout(row(*items))
        self._tabled = self._make_table()
        self._start, self._filtered = start, page_of(self._no_match, self._clear_button(), *acts)
        for page in (self._tabled, self._start, self._filtered):
            self._body.addWidget(page)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(bar)
        layout.addWidget(self._body, 1)
        self._connect()

    def add_foot(self, said: QWidget, acts: Sequence[tuple[str, str]]) -> None:
        """What the list comes to under it, and the keys that act on its rows with what they do."""
        foot = surface("footer")
        hints = [row(KeyCap(key), Label(act, "secondary", "text2"), spacing=5) for key, act in acts]
        inner = tight(QHBoxLayout(foot), 8, (20, 9, 20, 9))
        inner.addWidget(said, 1)
        inner.addLayout(row(*hints, spacing=18))
        layout = self.layout()
        if layout is not None:
            layout.addWidget(rule())
            layout.addWidget(foot)

    def _make_table(self) -> QWidget:
        self.table.setModel(self.model)
        # First the arrow: the table sorts by it at once.
        self._show_order()
        self.table.setSortingEnabled(True)
        self.set_up_table(self.table)
        tabled = surface("plain")
        # The names begin under the title of the page.
        tight(QHBoxLayout(tabled), 0, (10, 0, 0, 0)).addWidget(self.table)
        return tabled

    def _clear_button(self) -> Button:
        clear = Button(self.tr("Effacer le filtre"), icon_name="filter-off")
        clear.clicked.connect(self.clear_filters)
        return clear

    def _connect(self) -> None:
        self.search.textChanged.connect(self._presenter.set_text)
        self.archived.clicked.connect(self._presenter.set_archived)
        self.table.activated_row.connect(self._open)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._keep_sortable)
        self._presenter.listed.connect(self.show_listing)
        self._presenter.lines_read.connect(self.model.take)
        self.model.page_asked.connect(self._presenter.ask_lines)

    # what it shows

    def show_listing(self, listing: Any) -> None:
        """Show the rows asked for, the row of the keyboard kept where it was."""
        kept = self.model.id_of(self.table.currentIndex()) or self._kept
        self.model.show(listing)
        self.fill_filters(listing)
        self._fill_archived(listing.facets.archived)
        self._say_count(listing)
        self._body.setCurrentWidget(self._page_for(listing))
        self.table.select_row(max(self.model.place(kept), 0))

    def _fill_archived(self, count: int) -> None:
        on = self._presenter.where.archived
        fill_chip(self.archived, on, count)
        self.archived.setVisible(bool(count) or on)

    def _page_for(self, listing: Any) -> QWidget:
        if listing.rows:
            return self._tabled
        if self._presenter.asks_for_all and not listing.facets.archived:
            self.offer_start(listing)
            return self._start
        typed = self._presenter.text.strip()
        said = f"Rien ne contient «{NBSP}{typed}{NBSP}» avec ces filtres." if typed else ""
        self._no_match.set_text(self._words.no_match, said)
        self.offer_typed(typed)
        return self._filtered

    def _say_count(self, listing: Any) -> None:
        everything = self._presenter.asks_for_all
        near = any(row.near for row in listing.rows[:1])
        self.search.set_count_text("" if everything else results_text(len(listing.ids), near=near))

    @property
    def starting(self) -> bool:
        """Whether there is nothing yet, and the way to begin is shown."""
        return self._body.currentWidget() is self._start

    # acts

    def clear_filters(self) -> None:
        """Show everything again, the keyboard in the search."""
        self.search.clear()
        self._presenter.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the keyboard in the search, what is typed selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_table(self) -> None:
        """Put the keyboard on the rows."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, index: QModelIndex) -> None:
        found = self.model.id_of(index)
        if found is not None:
            self._kept = found
            self.opened.emit(found)

    def _keep_sortable(self, column: int, _order: Qt.SortOrder) -> None:
        """A column that does not sort gives the arrow back to the one that does."""
        if column not in self.model.orders:
            self._show_order()

    def _show_order(self) -> None:
        orders = self.model.orders.items()
        sorting = next(column for column, order in orders if order is self._presenter.order)
        down = Qt.SortOrder.DescendingOrder if self._presenter.descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(sorting, down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search, Entrée opens the first row and ↓ goes into the rows."""
        if self.search.hasFocus() and self.model.rowCount():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self.table.currentIndex())
                return
            if event.key() == Qt.Key.Key_Down:
                self.focus_table()
                return
        super().keyPressEvent(event)


def fill_chip(chip: Chip, on: bool, count: int) -> None:
    """Show a filter as it stands, with what it would leave."""
    chip.setChecked(on)
    chip.set_count(count or None)


def fill_choices(
    combo: ComboBox,
    everything: str,
    nothing: object,
    choices: Sequence[tuple[str, object, int]],
    chosen: object,
) -> None:
    """The choices that have something, with their counts; the chosen one even when it has nothing left."""
    counted = [
        (f"{text} ({number(count)})", value) for text, value, count in choices if count or value == chosen
    ]
    combo.offer([(everything, nothing), *counted], chosen)


def filter_choice(name: str, widest: int) -> ComboBox:
    """A filter as wide as its words, which come with the list, and no wider than `widest` px."""
    made = ComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMaximumWidth(widest)
    return made
