"""The list of quotes: search, filters with their counts, table, totals."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.domain.quote import QuoteStanding
from cigdesk.ports.listing import PAGE
from cigdesk.ports.quotes import QuoteFilter, QuoteOrder, QuoteSum
from cigdesk.services.quote_listing import QuoteItem, QuoteListing
from cigdesk.services.quotes import QuoteService
from ui.page import PageState, Workbench
from ui.pages.quotes import model as columns
from ui.pages.quotes.model import QuotesModel
from ui.pages.quotes.panels import NewQuotePanel
from ui.pages.quotes.states import FILTERS
from ui.widgets.base import Label, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import AmountDelegate, PillDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.search import SearchField
from ui.widgets.segmented import Chip, ChipGroup
from ui.widgets.table import TableView

SEARCH_AFTER_MS = 150
ALL = "all"
_WIDTHS = {columns.NUMBER: 132, columns.DAY: 122, columns.UNTIL: 122, columns.TOTAL: 132, columns.STATE: 124}


class Listing(QWidget):
    """Every quote of the store, newest first."""

    open_asked = Signal(object)
    """(UUID): a quote."""
    authority_chosen = Signal(object)
    """(UUID): an authority for a new quote."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._shown: QuoteListing | None = None
        self._order, self._descending = QuoteOrder.NEWEST, False
        self._wanted: UUID | None = None
        self.search = SearchField("Numéro, collectivité ou objet", keycap="Ctrl F")
        self.model = QuotesModel(self._sort_by)
        self.table = TableView("Devis")
        self.new_panel = NewQuotePanel(bench)
        self.totals = Label("", "body", "text2")
        self._filters = self._make_filters()
        self._soon = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._build()
        self._connect()

    def _make_filters(self) -> ChipGroup:
        chips = [
            (ALL, Chip("Tous", count=0)),
            *((key.value, Chip(word, count=0)) for key, word in FILTERS.items()),
        ]
        group = ChipGroup(chips, self)
        group.set_value(ALL)
        return group

    def _build(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        for chip in self._filters.chips.values():
            flow.addWidget(chip)
        self.search.setMaximumWidth(300)
        tools = tight(QHBoxLayout(), 16, (20, 14, 20, 12))
        tools.addWidget(self.search, 2, Qt.AlignmentFlag.AlignTop)
        tools.addWidget(chips, 5)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._framed_table())
        self._stack.addWidget(self._nothing_yet())
        left = tight(QVBoxLayout())
        left.addLayout(tools)
        left.addWidget(self._stack, 1)
        across = tight(QHBoxLayout(self))
        across.addLayout(left, 1)
        across.addWidget(self.new_panel)

    def _framed_table(self) -> QWidget:
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # No arrow at first; said before, for the table sorts by it at once.
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        for column, width in _WIDTHS.items():
            self.table.set_column(column, width=width)
        self.table.set_column(columns.AUTHORITY, stretch=True)
        self.table.set_column(columns.OBJECT, stretch=True)
        self.table.set_column(columns.TOTAL, delegate=AmountDelegate(strong=True))
        self.table.set_column(columns.STATE, delegate=PillDelegate())
        self._no_result = EmptyState("", icon_name="filter-off", action=self._clear_button(), framed=False)
        card = surface("card")
        inner = tight(QVBoxLayout(card), 0, (1, 1, 1, 1))
        inner.addWidget(self.table, 1)
        foot = QFrame()
        tight(QHBoxLayout(foot), 8, (16, 9, 16, 9)).addWidget(self.totals)
        inner.addWidget(rule())
        inner.addWidget(foot)
        frame = QWidget()
        tight(QVBoxLayout(frame), 0, (20, 0, 20, 16)).addWidget(card)
        return frame

    def _clear_button(self) -> Button:
        button = Button("Effacer le filtre", icon_name="filter-off")
        button.clicked.connect(self.clear_filters)
        return button

    def _nothing_yet(self) -> QWidget:
        button = Button("Nouveau devis", "primary", icon_name="plus", keycap="Ctrl N")
        button.clicked.connect(self.new_quote)
        state = EmptyState(
            "Aucun devis",
            "Choisissez une collectivité : prix, strate et conditions s’affichent au fil des lignes.",
            icon_name="file-text",
            action=button,
        )
        frame = QWidget()
        tight(QVBoxLayout(frame), 0, (20, 0, 20, 16)).addWidget(state)
        return frame

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self._soon.timeout.connect(self.read)
        self._filters.chosen.connect(lambda _key: self.read())
        self.model.page_asked.connect(self._read_page)
        self.table.activated_row.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._sum_up())
        self.new_panel.chosen.connect(self._authority_chosen)

    # reading

    @property
    def _quotes(self) -> QuoteService:
        service: QuoteService = self._bench.services.quotes
        return service

    def read(self) -> None:
        """Read the list again, the selection kept."""
        self._soon.stop()
        key = self._filters.value()
        where = QuoteFilter(QuoteStanding(key) if key not in (ALL, "") else None)
        text = self.search.text().strip()
        job = partial(self._quotes.listing, text, where, self._order, descending=self._descending)
        self._bench.operations.query((self, "listing"), job, self._show)

    def rest(self) -> None:
        """Out of sight: the list is read again when it is shown."""
        self._soon.stop()

    def _sort_by(self, order: QuoteOrder, descending: bool) -> None:
        if (order, descending) != (self._order, self._descending):
            self._order, self._descending = order, descending
            self.read()

    def _read_page(self, first: int) -> None:
        shown = self._shown
        if shown is None:
            return

        def brought(items: list[QuoteItem]) -> None:
            # The page of a list that is no longer shown is dropped.
            if shown is self._shown:
                self.model.take(first, items)

        job = partial(self._quotes.items, shown.ids[first : first + PAGE])
        self._bench.operations.query((self, first), job, brought)

    def _show(self, listing: QuoteListing) -> None:
        kept = self._wanted or self.model.id_of(self.table.currentIndex())
        self._wanted, self._shown = None, listing
        self._filters.chips[ALL].set_count(listing.found.count)
        for standing in FILTERS:
            self._filters.chips[standing.value].set_count(listing.sums.get(standing, QuoteSum()).count)
        self.model.show(listing)
        empty = not listing.found.count and not self.search.text().strip()
        self._stack.setCurrentIndex(1 if empty else 0)
        self._no_result.set_text(*self._nothing_found())
        # Only once the list has been read: until then, nothing says that there is nothing.
        self.table.set_empty_state(self._no_result)
        if (row := self.model.place(kept)) >= 0:
            self.table.select_row(row)
        self._sum_up()

    def _nothing_found(self) -> tuple[str, str]:
        text, key = self.search.text().strip(), self._filters.value()
        if text:
            return f"Aucun devis ne correspond à « {text} »", "Vérifiez le numéro, le nom ou l’objet."
        word = FILTERS[QuoteStanding(key)].lower() if key not in (ALL, "") else ""
        return f"Aucun devis parmi les {word}" if word else "Aucun devis", ""

    def _sum_up(self) -> None:
        """Say what the rows chosen come to, or all of them while there are not several."""
        if self._shown is None:
            return
        self._bench.operations.forget((self, "sum"))
        ids, selection = self.model.ids, self.table.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        count = sum(each.height() for each in ranges)
        if count < 2:
            self._say_sum("devis", None, self._shown.listed)
        elif count == len(ids):
            self._say_sum_of_chosen(self._shown.listed)
        else:
            chosen = [key for each in ranges for key in ids[each.top() : each.bottom() + 1]]
            job = partial(self._quotes.sum_of, chosen)
            self._bench.operations.query((self, "sum"), job, self._say_sum_of_chosen)

    def _say_sum_of_chosen(self, found: QuoteSum) -> None:
        self._say_sum("devis sélectionné", "devis sélectionnés", found)

    def _say_sum(self, one: str, several: str | None, found: QuoteSum) -> None:
        words = french.plural(found.count, one, several)
        self.totals.setText(f"{words}, total {french.amount(found.total)}")

    # acts

    def current(self) -> QuoteItem | None:
        """The quote that has the keyboard, once it is read."""
        return self.model.row(self.table.currentIndex())

    def select(self, quote_id: UUID) -> None:
        """Put the keyboard on that quote once the list is read."""
        self._wanted = quote_id

    def _open(self, index: QModelIndex) -> None:
        self.open_asked.emit(self.model.id_of(index))

    def new_quote(self) -> None:
        """Ask for whom."""
        self.new_panel.open_fresh()

    def _authority_chosen(self, authority_id: UUID) -> None:
        self.new_panel.close_panel()
        self.authority_chosen.emit(authority_id)

    def clear_filters(self) -> None:
        """Show every quote."""
        self._filters.set_value(ALL)
        self.search.clear()
        self.read()
        self.search.setFocus()

    def save_state(self) -> PageState:
        """The filter chosen."""
        return {"filter": self._filters.value()}

    def restore_state(self, state: PageState) -> None:
        """Take up the filter of last time."""
        key = state.get("filter")
        if key in self._filters.chips:
            self._filters.set_value(str(key))
