"""The list of the events of the Cercle: its filters, its columns, and what to do while it is empty."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cigdesk.french import plural
from cigdesk.services.circle_listing import CircleListing, ShownEvents
from ui.listing.view import ListingView, Words
from ui.pages.prevention.circle.model import CircleColumn, CircleModel
from ui.pages.prevention.circle.presenter import CirclePresenter
from ui.pages.prevention.circle.words import CHIPS
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.delegates import AmountDelegate, CellDelegate, GaugeDelegate, PillDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.segmented import Chip, ChipGroup
from ui.widgets.table import TableView

_WORDS = Words("Cercle de la prévention", "Thème, lieu, collectivité…", "", "Aucun événement ne correspond")
_WIDTHS = {
    CircleColumn.DAY: 226,
    CircleColumn.KIND: 96,
    CircleColumn.PLACE: 210,
    CircleColumn.HOST: 140,
    CircleColumn.GAUGE: 120,
    CircleColumn.REGISTERED: 92,
    CircleColumn.CAME: 84,
    CircleColumn.STATE: 168,
}
_FOLDED_BELOW = {
    CircleColumn.HOST: 1340,
    CircleColumn.PLACE: 1260,
    CircleColumn.GAUGE: 1000,
    CircleColumn.KIND: 900,
}
"""Width of the list in px under which a column gives its room to the theme."""


class CircleListView(ListingView):
    """Events by day; `row_changed` follows the keyboard."""

    row_changed = Signal(object)
    """(UUID or None)."""
    new_asked = Signal()

    def __init__(self, presenter: CirclePresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, CircleModel(presenter.set_order), _WORDS, parent=parent)
        self.chips = ChipGroup(
            [(key.value, Chip(text, icon_name=icon, edged=True)) for key, (text, icon) in CHIPS.items()], self
        )
        self.totals = Label("", "body", "text2", tabular=True)
        new = Button(self.tr("Nouvel événement"), "primary", icon_name="plus", keycap=self.tr("Ctrl N"))
        new.clicked.connect(self.new_asked)
        self._empty = EmptyState("", icon_name="users-group", action=new)
        self.lay_out(list(self.chips.chips.values()), page_of(self._empty))
        self.chips.set_value(ShownEvents.ALL.value)
        self.chips.chosen.connect(lambda key: presenter.narrow(shown=ShownEvents(key)))
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        acts = (
            ("Entrée", self.tr("ouvrir")),
            ("Ctrl N", self.tr("nouvel événement")),
            ("Ctrl F", self.tr("filtrer")),
        )
        self.add_foot(self.totals, acts)

    def set_up_table(self, table: TableView) -> None:
        table.set_column(CircleColumn.THEME, stretch=True)
        table.set_column(CircleColumn.DAY, delegate=CellDelegate(tabular=True))
        for column in (CircleColumn.KIND, CircleColumn.PLACE, CircleColumn.HOST):
            table.set_column(column, delegate=CellDelegate())
        table.set_column(CircleColumn.GAUGE, delegate=GaugeDelegate())
        for column in (CircleColumn.REGISTERED, CircleColumn.CAME):
            table.set_column(column, delegate=AmountDelegate())
        table.set_column(CircleColumn.STATE, delegate=PillDelegate())
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    def fill_filters(self, listing: CircleListing) -> None:
        chosen = listing.where.shown
        for key, chip in self.chips.chips.items():
            count = listing.facets.shown[ShownEvents(key)]
            chip.set_count(count)
            chip.setVisible(bool(count) or key in (ShownEvents.ALL, chosen))
        if self.chips.value() != chosen.value:
            self.chips.set_value(chosen.value)
        people = sum(each.registered for each in listing.rows)
        came = sum(each.came for each in listing.rows)
        counts = (
            plural(len(listing.rows), self.tr("événement"), self.tr("événements")),
            plural(people, self.tr("inscrit"), self.tr("inscrits")),
            plural(came, self.tr("présent"), self.tr("présents")),
        )
        self.totals.setText(", ".join(counts))

    def offer_start(self, listing: CircleListing) -> None:
        self._empty.set_text(
            self.tr("Aucun événement du Cercle en {year}").format(year=listing.where.year),
            self.tr("Une matinée ou une rencontre prend place dans l’agenda de qui l’anime."),
        )

    def _moved(self, index: QModelIndex, _former: QModelIndex) -> None:
        self.row_changed.emit(self.model.id_of(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fold(_FOLDED_BELOW, self.width())
