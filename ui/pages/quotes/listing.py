"""The list of quotes: search, follow-ups and filters with their counts, table, totals, acts on several."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.ports.listing import PAGE
from cigdesk.ports.quotes import EVERY_QUOTE, QuoteFilter, QuoteOrder, QuoteSum
from cigdesk.services.quote_listing import ListChoices, QuoteItem, QuoteListing
from cigdesk.services.quotes import QuoteService
from ui.page import PageState, Workbench
from ui.pages.quotes import list_filters as filters
from ui.pages.quotes import model as columns
from ui.pages.quotes.filter_panel import FilterPanel, button_words
from ui.pages.quotes.list_filters import ALL, ActiveFilters
from ui.pages.quotes.list_foot import ListFoot
from ui.pages.quotes.model import QuotesModel
from ui.pages.quotes.panels import NewQuotePanel
from ui.widgets.base import Label, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import AmountDelegate, PillDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.search import SearchField
from ui.widgets.side_panel import SidePanel
from ui.widgets.table import TableView

SEARCH_AFTER_MS = 150
_ROOM_FOR_DAY = 1000
"""Width of the table in px from which the day of issue is shown too."""
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
        self._where = EVERY_QUOTE
        self._choices = ListChoices((), (), (), "")
        self._authority = ""
        self.search = SearchField("Numéro, collectivité ou objet", keycap="Ctrl F")
        self.model = QuotesModel(self._sort_by)
        self.table = TableView("Devis")
        self.new_panel, self.filter_panel = NewQuotePanel(bench), FilterPanel(bench)
        self.filter_button = Button("Filtres", icon_name="filter")
        self.active, self.foot = ActiveFilters(), ListFoot()
        self.panels: list[SidePanel] = []
        self._filters = filters.make_chips(self)
        self._soon = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._build()
        self._connect()

    @property
    def totals(self) -> Label:
        """What is listed or chosen, added up."""
        return self.foot.totals

    def _build(self) -> None:
        self.search.setFixedWidth(280)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._framed_table())
        self._stack.addWidget(self._nothing_yet())
        left = tight(QVBoxLayout())
        left.addWidget(filters.filter_bar(self.search, self._filters, self.filter_button, self.active))
        left.addWidget(self._stack, 1)
        self._across = tight(QHBoxLayout(self))
        self._across.addLayout(left, 1)
        for panel in (self.new_panel, self.filter_panel):
            self.add_panel(panel)

    def add_panel(self, panel: SidePanel) -> None:
        """One more panel at the right: one at a time is open."""
        self.panels.append(panel)
        self._across.addWidget(panel)
        panel.closed.connect(lambda: QTimer.singleShot(0, self, self._fit_columns))

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
        inner.addWidget(rule())
        inner.addWidget(self.foot)
        frame = QWidget()
        tight(QVBoxLayout(frame), 0, (20, 0, 20, 16)).addWidget(card)
        return frame

    def _clear_button(self) -> Button:
        button = Button("Effacer le filtre", icon_name="filter-off")
        button.clicked.connect(self.clear_filters)
        return button

    def _nothing_yet(self) -> QWidget:
        button = self.first_button = Button("Nouveau devis", "primary", icon_name="plus", keycap="Ctrl N")
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
        self.filter_button.clicked.connect(self._toggle_filters)
        self.filter_panel.narrowed.connect(self._narrow)
        self.active.lifted.connect(self._narrow)
        self.model.page_asked.connect(self._read_page)
        self.table.activated_row.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._sum_up())
        self.new_panel.chosen.connect(self._authority_chosen)
        self._bench.masking.changed.connect(lambda _masked: self._show_filters())

    # reading

    @property
    def _quotes(self) -> QuoteService:
        service: QuoteService = self._bench.services.quotes
        return service

    @property
    def where(self) -> QuoteFilter:
        """What is asked for: the chip and the filters of the panel."""
        return filters.with_chip(self._where, self._filters.value())

    def read(self) -> None:
        """Read the list again, the selection kept."""
        self._soon.stop()
        text = self.search.text().strip()
        job = partial(self._quotes.listing, text, self.where, self._order, descending=self._descending)
        self._bench.operations.query((self, "listing"), job, self._show)
        followed = partial(self._quotes.follow_ups, text, self.where)
        show = partial(filters.show_follow_ups, self._filters)
        self._bench.operations.query((self, "follow-ups"), followed, show)

    def read_choices(self) -> None:
        """Read again what there is to filter by, where somebody sees it."""
        if not (self.filter_panel.isVisible() or self._where.refinements):
            return
        quotes, authority = self._quotes, self._where.authority_id

        def job() -> tuple[ListChoices, str]:
            return quotes.choices(), quotes.authority_name(authority) if authority else ""

        self._bench.operations.query((self, "choices"), job, self._show_choices)

    def _show_choices(self, found: tuple[ListChoices, str]) -> None:
        self._choices, self._authority = found
        if self._where.authority_id is not None and not self._authority:
            # The filter of another store: this one has no such authority.
            self._narrow(filters.without_authority(self._where))
            return
        self._show_filters()

    def _show_filters(self) -> None:
        self.filter_panel.show_filter(self._where, self._choices, self._authority)
        offer = next((each.label for each in self._choices.offers if each.code == self._where.offer), "")
        follower = self._bench.masking.name(self._where.follower)
        self.active.show_filter(self._where, self._authority, offer, follower)
        self.filter_button.setText(button_words(self._where))

    def _narrow(self, where: QuoteFilter) -> None:
        self._where = where.whatever_standing
        self._show_filters()
        self.read_choices()
        self.read()

    def _toggle_filters(self) -> None:
        if self.filter_panel.isVisible():
            self.filter_panel.close_panel()
        else:
            self.show_panel(self.filter_panel)
            self.filter_panel.authority.setFocus()
            self.read_choices()

    def show_panel(self, panel: SidePanel) -> None:
        """Open one panel in the place of the others."""
        for each in self.panels:
            if each is not panel:
                each.close_panel()
        panel.open_panel()
        QTimer.singleShot(0, self, self._fit_columns)

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
        filters.show_counts(self._filters, listing)
        self.model.show(listing)
        asked = self.search.text().strip() or listing.where.restricts
        self._stack.setCurrentIndex(1 if not listing.found.count and not asked else 0)
        self._no_result.set_text(*self._nothing_found())
        # Only once the list has been read: until then, nothing says that there is nothing.
        self.table.set_empty_state(self._no_result)
        if (row := self.model.place(kept)) >= 0:
            self.table.select_row(row)
        self._sum_up()

    def _nothing_found(self) -> tuple[str, str]:
        text = self.search.text().strip()
        if text:
            return f"Aucun devis ne correspond à « {text} »", "Vérifiez le numéro, le nom ou l’objet."
        return filters.nothing_left(self.where), ""

    def _sum_up(self) -> None:
        """Say what the rows chosen come to, or all of them while there are not several."""
        if self._shown is None:
            return
        self._bench.operations.forget((self, "sum"))
        chosen = self.chosen_ids()
        if len(chosen) < 2:
            self.foot.show_all(self._shown.listed)
        elif len(chosen) == len(self.model.ids):
            self.foot.show_chosen(self._shown.listed)
        else:
            self.foot.show_chosen(QuoteSum(len(chosen)))
            job = partial(self._quotes.sum_of, chosen)
            self._bench.operations.query((self, "sum"), job, self.foot.show_chosen)

    # what is chosen

    def chosen_ids(self) -> list[UUID]:
        """The quotes of the rows chosen, in the order shown."""
        selection = self.table.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        rows = sorted((each.top(), each.bottom()) for each in ranges)
        return [key for top, bottom in rows for key in self.model.ids[top : bottom + 1]]

    def exported_ids(self) -> list[UUID]:
        """The quotes of a table: those chosen when there are several, else all that are listed."""
        chosen = self.chosen_ids()
        return chosen if len(chosen) > 1 else list(self.model.ids)

    def current(self) -> QuoteItem | None:
        """The quote that has the keyboard, once it is read."""
        return self.model.row(self.table.currentIndex())

    def select(self, quote_id: UUID) -> None:
        """Put the keyboard on that quote once the list is read."""
        self._wanted = quote_id

    def _open(self, index: QModelIndex) -> None:
        self.open_asked.emit(self.model.id_of(index))

    # acts

    def new_quote(self) -> None:
        """Ask for whom."""
        self.show_panel(self.new_panel)
        self.new_panel.open_fresh()

    def _authority_chosen(self, authority_id: UUID) -> None:
        self.new_panel.close_panel()
        self.authority_chosen.emit(authority_id)

    def show_only(self, key: str) -> None:
        """Show what that chip keeps, and nothing narrower."""
        self._filters.set_value(key)
        self.search.clear()
        self._narrow(EVERY_QUOTE)

    def clear_filters(self) -> None:
        """Show every quote."""
        self.show_only(ALL)
        self.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Beside an open panel, the names keep their room: the validity says as much as the date.
        QTimer.singleShot(0, self, self._fit_columns)

    def _fit_columns(self) -> None:
        self.table.setColumnHidden(columns.DAY, self._stack.width() < _ROOM_FOR_DAY)

    def save_state(self) -> PageState:
        """The filters chosen."""
        me = self._bench.services.context.actor.name
        return filters.saved(self._filters.value(), self._where, me)

    def restore_state(self, state: PageState) -> None:
        """Take up the filters of last time."""
        key = state.get("filter")
        if key in self._filters.chips:
            self._filters.set_value(str(key))
        self._where = filters.restored(state, self._bench.services.context.actor.name)
        self._show_filters()
