"""The list of agents: search, filters, table, and what to do while it is empty."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.french import NBSP, number, plural
from cigdesk.ports.people import AgentFacets
from cigdesk.services.agents import AgentListing
from ui.masking import Masking
from ui.pages.agents.list_model import ORDERS, AgentModel, ListColumn
from ui.pages.agents.list_presenter import ListPresenter
from ui.widgets.base import row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, PillDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.inputs import ComboBox
from ui.widgets.search import SearchField
from ui.widgets.segmented import Chip
from ui.widgets.table import TableView

_WIDTHS = {
    ListColumn.STATUS: 110,
    ListColumn.SITUATION: 120,
    ListColumn.PHONE: 140,
    ListColumn.LAST: 160,
    ListColumn.NEXT: 170,
}
_FOLDED_BELOW = {ListColumn.LAST: 1120, ListColumn.STATUS: 940}
"""Width of the list in px under which a column gives its room to the names."""


class ListView(QWidget):
    """The list. It tells what is wanted; the page does it."""

    opened = Signal(object)
    """(UUID): the sheet of that agent."""
    create_asked = Signal(str)
    """(text): a new sheet, with what was looked for."""

    def __init__(
        self, presenter: ListPresenter, zone: ZoneInfo, masking: Masking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._kept: object = None
        self.search = SearchField(self.tr("Nom, téléphone, employeur…"), keycap=self.tr("Ctrl F"))
        self.employers = ComboBox()
        self.on_leave = Chip(self.tr("En congé"), icon_name="home-heart", ticked=True)
        self.archived = Chip(self.tr("Archivés"), ticked=True)
        self.model = AgentModel(zone, masking, presenter.set_order, self)
        self.table = TableView(self.tr("Agents"))
        self._body = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.employers.setAccessibleName(self.tr("Employeur"))
        self.employers.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.employers.setMaximumWidth(280)
        self.search.setMaximumWidth(340)
        bar = surface("header")
        filters = (self.search, self.employers, self.on_leave, self.archived, None)
        tight(QHBoxLayout(bar), 8, (20, 8, 20, 8)).addLayout(row(*filters))
        self._set_up_table()
        self._empty_store, self._empty_filter = self._make_empty_store(), self._make_empty_filter()
        for page in (self.table, self._empty_store, self._empty_filter):
            self._body.addWidget(page)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(bar)
        layout.addWidget(self._body, 1)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSortingEnabled(True)
        table.sortByColumn(ListColumn.NAME, Qt.SortOrder.AscendingOrder)
        for column in (ListColumn.NAME, ListColumn.AUTHORITY):
            table.set_column(column, stretch=True)
        table.set_column(ListColumn.SITUATION, delegate=PillDelegate())
        for column in (ListColumn.AUTHORITY, ListColumn.STATUS):
            table.set_column(column, delegate=CellDelegate(tone="text2"))
        for column in (ListColumn.PHONE, ListColumn.LAST, ListColumn.NEXT):
            table.set_column(column, delegate=CellDelegate(tone="text2", tabular=True))
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    def _make_empty_store(self) -> QWidget:
        create = Button(self.tr("Créer une fiche"), icon_name="user-plus", keycap=self.tr("Ctrl N"))
        create.clicked.connect(lambda: self.create_asked.emit(""))
        title = self.tr("Aucun agent")
        sentence = self.tr(
            "Une fiche se crée avec un nom et un employeur, ici ou au moment d’un rendez-vous."
        )
        return _framed(EmptyState(title, sentence, icon_name="users", action=create))

    def _make_empty_filter(self) -> QWidget:
        clear = Button(self.tr("Effacer le filtre"), icon_name="filter-off")
        clear.clicked.connect(self.clear_filters)
        self.create_typed = Button("", icon_name="user-plus")
        self.create_typed.clicked.connect(lambda: self.create_asked.emit(self._presenter.text.strip()))
        acts = QWidget()
        tight(QHBoxLayout(acts)).addLayout(row(clear, self.create_typed))
        self._no_match = EmptyState(self.tr("Aucun agent ne correspond"), icon_name="user-search")
        page = QWidget()
        layout = tight(QVBoxLayout(page), 12, (20, 20, 20, 20))
        layout.addStretch(1)
        layout.addWidget(self._no_match)
        layout.addWidget(acts, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return page

    def _connect(self) -> None:
        self.search.textChanged.connect(self._presenter.set_text)
        self.employers.activated.connect(lambda _: self._presenter.set_employer(self.employers.currentData()))
        self.on_leave.clicked.connect(self._presenter.set_on_leave)
        self.archived.clicked.connect(self._presenter.set_archived)
        self.table.activated_row.connect(self._open)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._keep_sortable)
        self._presenter.listed.connect(self.show_listing)

    # what it shows

    def show_listing(self, listing: AgentListing) -> None:
        """Show the rows asked for, the row of the keyboard kept where it was."""
        current = self.model.line(self.table.currentIndex())
        kept = current.id if current is not None else self._kept
        self.model.show(listing.rows)
        self._fill_filters(listing.facets)
        self._say_count(listing)
        self._body.setCurrentWidget(self._page_for(listing))
        self.table.select_row(max(self.model.place(kept), 0))

    def _page_for(self, listing: AgentListing) -> QWidget:
        if listing.rows:
            return self.table
        if self._presenter.asks_for_all and not listing.facets.archived:
            return self._empty_store
        typed = self._presenter.text.strip()
        said = f"Rien ne contient «{NBSP}{typed}{NBSP}» avec ces filtres." if typed else ""
        self._no_match.set_text(self.tr("Aucun agent ne correspond"), said)
        self.create_typed.setVisible(bool(typed))
        self.create_typed.setText(f"Créer la fiche «{NBSP}{typed[:40]}{NBSP}»")
        self.create_typed.updateGeometry()
        return self._empty_filter

    def _fill_filters(self, facets: AgentFacets) -> None:
        where, combo = self._presenter.where, self.employers
        combo.blockSignals(True)
        combo.clear()
        combo.addItem(self.tr("Tous les employeurs"), None)
        for each in facets.employers:
            combo.addItem(f"{each.name} ({number(each.agents)})", each.id)
        combo.setCurrentIndex(max(combo.findData(where.authority_id), 0))
        combo.blockSignals(False)
        for chip, on, count in (
            (self.on_leave, where.on_leave, facets.on_leave),
            (self.archived, where.archived, facets.archived),
        ):
            chip.setChecked(on)
            chip.set_count(count)
        self.archived.setVisible(bool(facets.archived) or where.archived)

    def _say_count(self, listing: AgentListing) -> None:
        count = "" if self._presenter.asks_for_all else plural(len(listing.rows), self.tr("résultat"))
        self.search.set_count_text(count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, least in _FOLDED_BELOW.items():
            self.table.setColumnHidden(column, self.width() < least)

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
        found = self.model.line(index)
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


def _framed(state: EmptyState) -> QWidget:
    page = QWidget()
    tight(QVBoxLayout(page), 0, (20, 20, 20, 20)).addWidget(state)
    return page
