"""The list of observations: its filters, its columns, and what to do while it is empty."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from cigdesk.domain.observation import Severity
from cigdesk.services.follow_up_listing import FollowUpListing, Looked
from ui.listing.view import ListingView, Words, fill_choices, filter_choice
from ui.pages.prevention.follow_up.model import FollowColumn, FollowUpModel
from ui.pages.prevention.follow_up.presenter import FollowUpPresenter
from ui.pages.prevention.follow_up.words import CHIPS, totals
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.segmented import Chip, ChipGroup
from ui.widgets.table import TableView

_WORDS = Words("Observations", "Constat, lieu, collectivité…", "", "Aucune observation ne correspond")
_WIDTHS = {
    FollowColumn.SEVERITY: 158,
    FollowColumn.AUTHORITY: 190,
    FollowColumn.RESPONSIBLE: 160,
    FollowColumn.DEADLINE: 190,
    FollowColumn.STANDING: 170,
}
_FOLDED_BELOW = {FollowColumn.RESPONSIBLE: 1130, FollowColumn.DEADLINE: 820}
"""Width of the list in px under which a column gives its room to what was found."""


class FollowUpListView(ListingView):
    """Observations by what became of them; several may be chosen to be settled in one act."""

    selection_changed = Signal()
    days_asked = Signal()

    def __init__(self, presenter: FollowUpPresenter, today: object, parent: QWidget | None = None) -> None:
        model = FollowUpModel(today, presenter.set_order)  # type: ignore[arg-type]
        super().__init__(presenter, model, _WORDS, lines=2, parent=parent)
        self._follow = presenter
        self.chips = ChipGroup(
            [(key.value, Chip(text, icon_name=icon, edged=True)) for key, (text, icon) in CHIPS.items()], self
        )
        self.severities = filter_choice(self.tr("Gravité"), 200)
        self.authorities = filter_choice(self.tr("Collectivité"), 230)
        self.totals = Label("", "body", "text2", tabular=True)
        self._days = Button(self.tr("Voir les journées"), icon_name="clipboard-list")
        self._days.clicked.connect(self.days_asked)
        self._empty = EmptyState("", icon_name="list-check", action=self._days)
        self.lay_out((self.severities, self.authorities), page_of(self._empty))
        self._add_chips()
        acts = (("Entrée", "répondre"), ("L", "levée aujourd’hui"), ("R", "relancer"), ("Ctrl F", "filtrer"))
        self.add_foot(self.totals, acts)
        self.chips.set_value(Looked.ALL.value)
        self.chips.chosen.connect(lambda key: presenter.narrow(looked=Looked(key)))
        self.severities.activated.connect(lambda _: presenter.narrow(severity=self.severities.currentData()))
        self.authorities.activated.connect(
            lambda _: presenter.narrow(authority_id=self.authorities.currentData())
        )
        self.table.selectionModel().selectionChanged.connect(self._selected)

    def _add_chips(self) -> None:
        """In a row of their own: the search and both lists fill theirs."""
        bar = surface("header")
        tight(QHBoxLayout(bar), 8, (20, 8, 20, 0)).addLayout(row(*self.chips.chips.values(), None))
        layout = self.layout()
        if layout is not None:
            layout.insertWidget(0, bar)  # type: ignore[attr-defined]

    def set_up_table(self, table: TableView) -> None:
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.set_column(FollowColumn.SEVERITY, delegate=PillDelegate())
        table.set_column(FollowColumn.FOUND, stretch=True, delegate=TwoLineDelegate())
        table.set_column(FollowColumn.AUTHORITY, delegate=TwoLineDelegate())
        table.set_column(FollowColumn.RESPONSIBLE, delegate=CellDelegate(tone="text2"))
        table.set_column(FollowColumn.DEADLINE, delegate=TwoLineDelegate())
        table.set_column(FollowColumn.STANDING, delegate=PillDelegate())
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    # what it shows

    def fill_filters(self, listing: FollowUpListing) -> None:
        facets, where = listing.facets, listing.where
        for key, chip in self.chips.chips.items():
            looked = Looked(key)
            chip.set_count(facets.looked[looked])
            kept = looked in (Looked.ALL, Looked.OPEN, Looked.OVERDUE, where.looked)
            chip.setVisible(bool(facets.looked[looked]) or kept)
        if self.chips.value() != where.looked.value:
            self.chips.set_value(where.looked.value)
        severities = [(each.label, each, facets.severities.get(each, 0)) for each in Severity]
        fill_choices(self.severities, self.tr("Toutes les gravités"), None, severities, where.severity)
        authorities = [(name, key, count) for key, (name, count) in facets.authorities.items()]
        everybody = self.tr("Toutes les collectivités")
        fill_choices(self.authorities, everybody, None, authorities, where.authority_id)
        self.totals.setText(totals(listing))

    def offer_start(self, listing: FollowUpListing) -> None:
        if listing.where.every_year:
            self._empty.set_text(
                self.tr("Aucune observation ouverte"),
                self.tr("Tout ce que les inspections ont relevé est levé ou a reçu sa réponse."),
            )
            return
        self._empty.set_text(
            self.tr("Aucune observation en {year}").format(year=listing.where.year),
            self.tr("Ce que relève une journée d’inspection apparaît ici quand elle est close."),
        )

    # what is chosen

    def chosen(self) -> tuple[UUID, ...]:
        """The observations that an act is about, from the top of the list; else that of the keyboard.

        A list that comes again while Ctrl is held, as it is by Ctrl+Z, has its row but no selection.
        """
        current = self.table.current_row()
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows()) or [current]
        return tuple(self.model.ids[each] for each in rows if 0 <= each < len(self.model.ids))

    def _selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.selection_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fold(_FOLDED_BELOW, self.width())
