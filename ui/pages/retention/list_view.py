"""The cases that are due or archived, and the lists of elimination: filters, columns, empty states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import practitioner_name
from cigdesk.french import number, plural
from cigdesk.services.retention_listing import RetentionListing, Shelf
from ui.listing.view import ListingView, Words, fill_choices, filter_choice
from ui.masking import Masking
from ui.pages.retention.model import (
    EliminationsModel,
    ListColumn,
    RetentionColumn,
    RetentionModel,
)
from ui.pages.retention.presenter import RetentionPresenter
from ui.pages.retention.words import ACT_WORDS
from ui.widgets.base import Label, surface, tight
from ui.widgets.delegates import CellDelegate, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.table import TableView

_WORDS = Words("Conservation des dossiers", "Numéro, nom, employeur…", "", "Aucun dossier ne correspond")
_WIDTHS = {
    RetentionColumn.NUMBER: 120,
    RetentionColumn.REFERENT: 150,
    RetentionColumn.LAST: 176,
    RetentionColumn.DUE: 150,
    RetentionColumn.STATE: 160,
}
_FOLDED_BELOW = {RetentionColumn.REFERENT: 860, RetentionColumn.LAST: 700}
_LIST_WIDTHS = {ListColumn.NUMBER: 150, ListColumn.VOLUME: 240, ListColumn.VISA: 170, ListColumn.STATE: 150}
_LIST_FOLDED_BELOW = {ListColumn.VISA: 820}
"""Widths in px; those under which a column gives its room to the one that stretches."""


class RetentionListView(ListingView):
    """Cases of one shelf; several may be chosen for one decision."""

    selection_changed = Signal()

    def __init__(
        self,
        presenter: RetentionPresenter,
        masking: Masking,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        model = RetentionModel(masking, today, presenter.set_order)
        super().__init__(presenter, model, _WORDS, lines=2, parent=parent)
        self.referents = filter_choice(self.tr("Référent"), 230)
        self.proposed = filter_choice(self.tr("Acte proposé"), 230)
        self.totals = Label("", "body", "text2", tabular=True)
        self._empty = EmptyState("", icon_name="archive")
        self.lay_out((self.referents, self.proposed), page_of(self._empty))
        self.add_foot(self.totals, (("Entrée", "décider"), ("Ctrl A", "tout choisir"), ("Ctrl F", "filtrer")))
        self.referents.activated.connect(lambda _: presenter.narrow(referent_id=self.referents.currentData()))
        self.proposed.activated.connect(lambda _: presenter.narrow(proposed=self.proposed.currentData()))
        self.table.selectionModel().selectionChanged.connect(self._selected)

    def set_up_table(self, table: TableView) -> None:
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.set_column(RetentionColumn.NUMBER, delegate=TwoLineDelegate())
        table.set_column(RetentionColumn.WHO, stretch=True, delegate=TwoLineDelegate())
        table.set_column(RetentionColumn.REFERENT, delegate=CellDelegate(tone="text2"))
        for column in (RetentionColumn.LAST, RetentionColumn.DUE):
            table.set_column(column, delegate=TwoLineDelegate())
        table.set_column(RetentionColumn.STATE, delegate=PillDelegate())
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    # what it shows

    def fill_filters(self, listing: RetentionListing) -> None:
        facets, where = listing.facets, listing.where
        people = [
            (practitioner_name(first, last), each, count)
            for each, (first, last, count) in facets.referents.items()
        ]
        fill_choices(self.referents, self.tr("Tous les référents"), None, people, where.referent_id)
        acts = [(ACT_WORDS[each], each, count) for each, count in facets.proposed.items()]
        fill_choices(self.proposed, self.tr("Tout acte proposé"), None, acts, where.proposed)
        self.proposed.setVisible(where.shelf is Shelf.DUE)
        self.totals.setText(_totals(listing))

    def offer_start(self, listing: RetentionListing) -> None:
        if listing.where.shelf is Shelf.ARCHIVED:
            self._empty.set_text(
                self.tr("L’archive intermédiaire est vide"),
                self.tr("Un dossier archivé quitte les listes et la recherche. Il s’ouvre ici, sur raison."),
            )
            return
        months = plural(listing.overview.months, "mois", "mois")
        self._empty.set_text(
            self.tr("Aucun dossier n’est à l’échéance"),
            f"Un dossier l’est {months} après le dernier contact. Rien ne s’efface tout seul.",
        )

    # what is chosen

    def chosen(self) -> tuple[UUID, ...]:
        """The cases that a decision is about, from the top of the list; else that of the keyboard."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        rows = rows or [self.table.current_row()]
        return tuple(self.model.ids[each] for each in rows if 0 <= each < len(self.model.ids))

    def _selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.selection_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fold(_FOLDED_BELOW, self.width())


def _totals(listing: RetentionListing) -> str:
    """« 12 dossiers, dont 3 sur un bordereau »."""
    on_list = sum(each.case.facts.list_id is not None for each in listing.rows)
    listed = f", dont {number(on_list)} sur un bordereau" if on_list else ""
    return f"{plural(len(listing.rows), 'dossier')}{listed}"


class EliminationsView(QWidget):
    """The lists of elimination, the latest first."""

    opened = Signal(object)
    """(UUID): show that list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = EliminationsModel(self)
        self.table = TableView(self.tr("Bordereaux d’élimination"), lines=2)
        sentence = self.tr(
            "Choisissez des dossiers à l’échéance, puis « Proposer à l’élimination » : le bordereau part aux "
            "Archives, leur visa revient ici."
        )
        empty = EmptyState(self.tr("Aucun bordereau"), sentence, icon_name="file-certificate")
        self._body = QStackedWidget()
        self._body.addWidget(self._tabled())
        self._body.addWidget(page_of(empty))
        tight(QVBoxLayout(self)).addWidget(self._body)
        self.table.activated_row.connect(self._open)

    def _tabled(self) -> QWidget:
        table, inner = self.table, surface("plain")
        table.setModel(self.model)
        for column in (ListColumn.NUMBER, ListColumn.VOLUME, ListColumn.VISA):
            table.set_column(column, delegate=TwoLineDelegate())
        table.set_column(ListColumn.ARCHIVES, stretch=True, delegate=TwoLineDelegate())
        table.set_column(ListColumn.STATE, delegate=PillDelegate())
        for column, width in _LIST_WIDTHS.items():
            table.set_column(column, width=width)
        tight(QVBoxLayout(inner), 0, (10, 0, 0, 0)).addWidget(table)
        return inner

    def show_listing(self, listing: RetentionListing) -> None:
        """Show the lists, the row of the keyboard kept."""
        kept = self.model.id_of(self.table.currentIndex())
        self.model.fill(listing.overview.eliminations)
        self._body.setCurrentIndex(0 if listing.overview.eliminations else 1)
        self.table.select_row(max(self.model.place(kept), 0))

    def select(self, elimination_id: UUID) -> None:
        """Put the keyboard's row on that list."""
        self.table.select_row(max(self.model.place(elimination_id), 0))

    def focus_table(self) -> None:
        """Put the keyboard on the rows."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, index: QModelIndex) -> None:
        found = self.model.id_of(index)
        if found is not None:
            self.opened.emit(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fold(_LIST_FOLDED_BELOW, self.width())
