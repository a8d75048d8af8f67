"""The list of prevention: its filters, its columns, what it comes to, and what to do while it is empty."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cigdesk.french import plural, quantity
from cigdesk.services.prevention_listing import Part, PreventionListing, PreventionRow, Shown
from ui.listing.view import ListingView, Words
from ui.pages.prevention.model import PreventionColumn, PreventionModel
from ui.pages.prevention.presenter import PreventionPresenter
from ui.pages.prevention.words import CHIPS, amount_of
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.delegates import AmountDelegate, CellDelegate, GaugeDelegate, PillDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.segmented import Chip, ChipGroup
from ui.widgets.table import TableView

_WORDS = Words("Prévention", "Collectivité…", "", "Aucune collectivité ne correspond")
_WIDTHS = {
    PreventionColumn.HEADS: 92,
    PreventionColumn.TIER: 168,
    PreventionColumn.GAUGE: 252,
    PreventionColumn.DONE: 122,
    PreventionColumn.LEFT: 112,
    PreventionColumn.NEXT: 164,
    PreventionColumn.STATE: 150,
}
_ROOM_FOR_CHIPS = 990
_FOLDED_BELOW = {PreventionColumn.TIER: 1250, PreventionColumn.HEADS: 1080, PreventionColumn.NEXT: 990}
"""Width of the list in px under which a column gives its room to the names."""


class PreventionListView(ListingView):
    """Authorities with what they ordered for the year; `row_changed` follows the keyboard."""

    row_changed = Signal(object)
    """(UUID or None)."""
    quotes_asked = Signal()

    def __init__(self, presenter: PreventionPresenter, parent: QWidget | None = None) -> None:
        model = PreventionModel(presenter.set_order)
        super().__init__(presenter, model, _WORDS, parent=parent)
        self.rows_model, self._prevention = model, presenter
        self.chips = ChipGroup(
            [(key.value, Chip(text, icon_name=icon, edged=True)) for key, (text, icon) in CHIPS.items()], self
        )
        self.totals = Label("", "body", "text2", tabular=True)
        quotes = Button(self.tr("Voir les devis"), icon_name="file-text")
        quotes.clicked.connect(self.quotes_asked)
        self._empty = EmptyState("", icon_name="shield-check", action=quotes)
        self.lay_out(list(self.chips.chips.values()), page_of(self._empty))
        self.chips.set_value(Shown.ALL.value)
        self.chips.chosen.connect(lambda key: presenter.narrow(shown=Shown(key)))
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        acts = (("Entrée", self.tr("ouvrir")), ("P", self.tr("planifier")), ("Ctrl F", self.tr("filtrer")))
        self.add_foot(self.totals, acts)

    def set_up_table(self, table: TableView) -> None:
        table.set_column(PreventionColumn.AUTHORITY, stretch=True)
        table.set_column(PreventionColumn.HEADS, delegate=AmountDelegate())
        table.set_column(PreventionColumn.TIER, delegate=CellDelegate(tone="text2"))
        table.set_column(PreventionColumn.GAUGE, delegate=GaugeDelegate())
        table.set_column(PreventionColumn.DONE, delegate=AmountDelegate(tone="text"))
        table.set_column(PreventionColumn.LEFT, delegate=AmountDelegate(tone="text"))
        table.set_column(PreventionColumn.NEXT, delegate=CellDelegate(tone="text2", tabular=True))
        table.set_column(PreventionColumn.STATE, delegate=PillDelegate())
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    # what it shows

    def show_listing(self, listing: Any) -> None:
        self.rows_model.over = self._prevention.over
        super().show_listing(listing)

    def fill_filters(self, listing: PreventionListing) -> None:
        chosen = listing.where.shown
        for key, chip in self.chips.chips.items():
            count = listing.facets.shown[Shown(key)]
            chip.set_count(count)
            chip.setVisible(bool(count) or key in (Shown.ALL, Shown.LATE, chosen))
        self._fit_chips()
        if self.chips.value() != chosen.value:
            self.chips.set_value(chosen.value)
        self.totals.setText(_totals(listing))

    def offer_start(self, listing: PreventionListing) -> None:
        year = listing.where.year
        if listing.where.part is Part.PRESENCE:
            self._empty.set_text(
                self.tr("Aucune présence commandée pour {year}").format(year=year),
                self.tr("Un assistant social ou un CESF mis à disposition apparaît ici, mois par mois."),
            )
            return
        if listing.where.part is Part.WORKS:
            self._empty.set_text(
                self.tr("Aucune intervention commandée pour {year}").format(year=year),
                self.tr("Un devis accepté de demi-journées, de séances ou de groupes l’ouvre."),
            )
            return
        self._empty.set_text(
            self.tr("Aucune journée commandée pour {year}").format(year=year),
            self.tr("Un forfait ACFI, un devis de journées ou une adhésion les ouvre."),
        )

    def current(self) -> PreventionRow | None:
        """The authority that has the keyboard."""
        return self.rows_model.row(self.table.currentIndex())

    def _moved(self, index: QModelIndex, _former: QModelIndex) -> None:
        self.row_changed.emit(self.rows_model.id_of(index))

    def _fit_chips(self) -> None:
        """Beside an open panel, the search keeps its room: what has nothing planned is late, or to plan."""
        listing, unplanned = self._prevention.listing, self.chips.chips[Shown.UNPLANNED.value]
        if listing is not None:
            wanted = bool(listing.facets.shown[Shown.UNPLANNED]) and self.width() >= _ROOM_FOR_CHIPS
            unplanned.setVisible(wanted or listing.where.shown is Shown.UNPLANNED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chips()
        self.table.fold(_FOLDED_BELOW, self.width())


def _totals(listing: PreventionListing) -> str:
    balance = listing.balance
    parts = (
        plural(len(listing.rows), "collectivité"),
        f"{amount_of(listing.where.part, balance.granted)} à faire",
        f"{quantity(balance.done)} faits" if balance.done >= 2 else plural(balance.done, "fait"),
        plural(balance.planned, "planifié"),
        f"{quantity(listing.left)} à planifier",
    )
    return ", ".join(parts)
