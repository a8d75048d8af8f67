"""The list of authorities: search, filters, table, and what to do while it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.authority import AuthorityKind
from cigdesk.domain.departments import department_name
from cigdesk.french import NBSP, number, plural
from cigdesk.services.authorities import AuthorityListing
from ui.pages.authorities.delegates import FigureDelegate, PillsDelegate
from ui.pages.authorities.list_model import ORDERS, AuthorityModel, ListColumn
from ui.pages.authorities.list_presenter import ListPresenter
from ui.widgets.base import row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.inputs import ComboBox
from ui.widgets.search import SearchField
from ui.widgets.segmented import Chip
from ui.widgets.table import TableView

_WIDTHS = {ListColumn.SIREN: 120, ListColumn.DEPARTMENT: 170, ListColumn.POPULATION: 100}
_WIDTHS |= {ListColumn.HEADCOUNT: 170, ListColumn.CONVENTIONS: 300}


class ListView(QWidget):
    """The list. It tells what is wanted; the page does it."""

    opened = Signal(object)
    """(UUID): the sheet of that authority."""
    import_asked = Signal()
    create_asked = Signal()

    def __init__(self, presenter: ListPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._kept: object = None
        self.search = SearchField(self.tr("Nom, SIREN, code postal…"), keycap=self.tr("Ctrl F"))
        self.kinds, self.departments = ComboBox(), ComboBox()
        self.members = Chip(self.tr("Adhérentes"), ticked=True)
        self.undeclared = Chip("", ticked=True)
        self.archived = Chip(self.tr("Archivées"), ticked=True)
        self.model = AuthorityModel(presenter.set_order, self)
        self.table = TableView(self.tr("Collectivités"), lines=2)
        self._body = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.kinds.setAccessibleName(self.tr("Nature"))
        self.departments.setAccessibleName(self.tr("Département"))
        self.search.setMaximumWidth(340)
        self.kinds.setMinimumWidth(142)
        filters = (self.kinds, self.departments, self.members, self.undeclared, self.archived)
        bar = surface("header")
        tight(QHBoxLayout(bar), 8, (20, 8, 20, 8)).addLayout(row(self.search, *filters, None))
        self._set_up_table()
        self._empty_store, self._empty_filter = self._make_empty_store(), self._make_empty_filter()
        tabled = surface("plain")
        # The names begin under the title of the page.
        tight(QHBoxLayout(tabled), 0, (10, 0, 0, 0)).addWidget(self.table)
        self._tabled = tabled
        for page in (tabled, self._empty_store, self._empty_filter):
            self._body.addWidget(page)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(bar)
        layout.addWidget(self._body, 1)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSortingEnabled(True)
        table.sortByColumn(ListColumn.NAME, Qt.SortOrder.AscendingOrder)
        table.set_column(ListColumn.NAME, delegate=TwoLineDelegate(), stretch=True)
        table.set_column(ListColumn.SIREN, delegate=CellDelegate(tone="text2", tabular=True))
        table.set_column(ListColumn.POPULATION, delegate=CellDelegate(tone="text2", tabular=True))
        table.set_column(ListColumn.HEADCOUNT, delegate=FigureDelegate())
        table.set_column(ListColumn.CONVENTIONS, delegate=PillsDelegate())
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    def _make_empty_store(self) -> QWidget:
        self.load_button = Button("", "primary", icon_name="database")
        importing = Button(self.tr("Importer un fichier…"), icon_name="file-import")
        creating = Button(self.tr("Créer une collectivité"), icon_name="plus", keycap=self.tr("Ctrl N"))
        self.load_button.clicked.connect(self._presenter.load_shipped)
        importing.clicked.connect(self.import_asked)
        creating.clicked.connect(self.create_asked)
        self._nothing = EmptyState(self.tr("Aucune collectivité"), icon_name="building-community")
        return _framed(self._nothing, row(None, self.load_button, importing, creating, None))

    def _make_empty_filter(self) -> QWidget:
        clear = Button(self.tr("Effacer le filtre"), icon_name="filter-off")
        clear.clicked.connect(self.clear_filters)
        title = self.tr("Aucune collectivité ne correspond")
        self._no_match = EmptyState(title, icon_name="search")
        return _framed(self._no_match, row(None, clear, None))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._presenter.set_text)
        self.kinds.activated.connect(self._choose_kind)
        self.departments.activated.connect(
            lambda _: self._presenter.set_department(self.departments.currentData())
        )
        self.members.clicked.connect(self._presenter.set_members_only)
        self.undeclared.clicked.connect(self._presenter.set_without_headcount)
        self.archived.clicked.connect(self._presenter.set_archived)
        self.table.activated_row.connect(self._open)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._keep_sortable)
        self._presenter.listed.connect(self.show_listing)

    # what it shows

    def show_listing(self, listing: AuthorityListing) -> None:
        """Show the rows asked for, the row of the keyboard kept where it was."""
        current = self.model.row(self.table.currentIndex())
        kept = current.id if current is not None else self._kept
        self.model.show(listing)
        self._fill_filters(listing)
        self._say_count(listing)
        self._body.setCurrentWidget(self._page_for(listing))
        self.table.select_row(max(self.model.place(kept), 0))

    def _page_for(self, listing: AuthorityListing) -> QWidget:
        if listing.rows:
            return self._tabled
        nothing_at_all = self._presenter.asks_for_all and not listing.facets.archived
        if nothing_at_all:
            self._offer_start(listing)
            return self._empty_store
        typed = self._presenter.text.strip()
        said = f"Rien ne contient «{NBSP}{typed}{NBSP}» avec ces filtres." if typed else ""
        self._no_match.set_text(self.tr("Aucune collectivité ne correspond"), said)
        return self._empty_filter

    def _offer_start(self, listing: AuthorityListing) -> None:
        self.load_button.setVisible(bool(listing.shipped))
        count = plural(listing.shipped, self.tr("collectivité"))
        self.load_button.setText(self.tr("Charger les {count} du centre").format(count=count))
        ready = self.tr("La liste de votre centre est prête à charger.")
        self._nothing.set_text(
            self.tr("Aucune collectivité"),
            ready if listing.shipped else self.tr("Importez un fichier CSV, ou créez une fiche."),
        )

    def _fill_filters(self, listing: AuthorityListing) -> None:
        facets, where = listing.facets, self._presenter.where
        kinds = [(kind.label, kind, facets.kinds.get(kind, 0)) for kind in AuthorityKind]
        _fill(self.kinds, self.tr("Toutes natures"), None, kinds, where.kind)
        departments = [
            (f"{code} {department_name(code)}", code, count) for code, count in facets.departments.items()
        ]
        _fill(self.departments, self.tr("Tous départements"), "", departments, where.department)
        self.undeclared.setText(self.tr("Sans effectif {year}").format(year=listing.year))
        for chip, on, count in (
            (self.members, where.members_only, facets.members),
            (self.undeclared, where.without_headcount, facets.undeclared),
            (self.archived, where.archived, facets.archived),
        ):
            chip.setChecked(on)
            chip.set_count(count or None)
        self.archived.setVisible(bool(facets.archived) or where.archived)

    def _say_count(self, listing: AuthorityListing) -> None:
        if self._presenter.asks_for_all:
            self.search.set_count_text("")
        else:
            self.search.set_count_text(plural(len(listing.rows), self.tr("résultat")))

    # acts

    def clear_filters(self) -> None:
        """Show everything again, the keyboard in the search."""
        self.search.clear()
        self._presenter.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window, without the columns that one can do without."""
        for column in (ListColumn.SIREN, ListColumn.POPULATION):
            self.table.setColumnHidden(column, compact)
        self.table.setColumnWidth(ListColumn.CONVENTIONS, 220 if compact else _WIDTHS[ListColumn.CONVENTIONS])

    def focus_search(self) -> None:
        """Put the keyboard in the search, what is typed selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @property
    def starting(self) -> bool:
        """Whether there is nothing yet, and the way to begin is shown."""
        return self._body.currentWidget() is self._empty_store

    def focus_table(self) -> None:
        """Put the keyboard on the rows, or on the way to begin."""
        stop = self.load_button if self.starting else self.table
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_kind(self) -> None:
        # Qt keeps the words of an enumeration, not its members.
        word = self.kinds.currentData()
        self._presenter.set_kind(AuthorityKind(word) if word else None)

    def _open(self, index: QModelIndex) -> None:
        found = self.model.row(index)
        if found is not None:
            self._kept = found.id
            self.opened.emit(found.id)

    def _keep_sortable(self, column: int, _order: Qt.SortOrder) -> None:
        """A column that does not sort gives the arrow back to the one that does."""
        if column in ORDERS:
            return
        sorting = next(each for each, order in ORDERS.items() if order is self._presenter.order)
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


def _framed(state: EmptyState, acts: QHBoxLayout) -> QWidget:
    page = QWidget()
    layout = tight(QVBoxLayout(page), 12, (20, 20, 20, 20))
    layout.addStretch(1)
    state.setMinimumHeight(190)
    layout.addWidget(state)
    layout.addLayout(acts)
    layout.addStretch(2)
    return page


def _fill(
    combo: ComboBox,
    everything: str,
    nothing: object,
    choices: Sequence[tuple[str, object, int]],
    chosen: object,
) -> None:
    """The choices that have something, with their counts; the chosen one even when it has nothing left."""
    combo.blockSignals(True)
    combo.clear()
    combo.addItem(everything, nothing)
    for text, value, count in choices:
        if count or value == chosen:
            combo.addItem(f"{text} ({number(count)})", value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    combo.blockSignals(False)
