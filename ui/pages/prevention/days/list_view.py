"""The list of days: its filters, its columns, and what to do while it is empty."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.words import practitioner_name
from cigdesk.services.inspections import InspectionListing
from ui.listing.view import ListingView, Words, fill_choices, filter_choice
from ui.pages.prevention.days.list_model import DayColumn, DayModel
from ui.pages.prevention.days.list_presenter import DayListPresenter
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.table import TableView

_WORDS = Words("Journées de prévention", "Collectivité…", "", "Aucune journée ne correspond")
_WIDTHS = {
    DayColumn.DAY: 220,
    DayColumn.KIND: 168,
    DayColumn.OBSERVED: 212,
    DayColumn.GRAVEST: 168,
    DayColumn.PRACTITIONER: 140,
    DayColumn.STATE: 146,
}
_FOLDED_BELOW = {DayColumn.PRACTITIONER: 1240, DayColumn.KIND: 1120, DayColumn.GRAVEST: 930}
"""Width of the list in px under which a column gives its room to the names."""


class DayListView(ListingView):
    """The days of a year by state, by kind, by who held them."""

    create_asked = Signal()

    def __init__(self, presenter: DayListPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, DayModel(presenter.set_order), _WORDS, lines=2, parent=parent)
        self.states = filter_choice(self.tr("État"), 200)
        self.kinds = filter_choice(self.tr("Nature"), 230)
        self.practitioners = filter_choice(self.tr("Intervenant"), 230)
        self._empty = self._make_empty()
        self.lay_out((self.states, self.kinds, self.practitioners), page_of(self._empty))
        self.states.activated.connect(lambda _: presenter.narrow(state=self.states.currentData()))
        self.kinds.activated.connect(lambda _: presenter.narrow(kind=self.kinds.currentData()))
        self.practitioners.activated.connect(
            lambda _: presenter.narrow(practitioner_id=self.practitioners.currentData())
        )

    def _make_empty(self) -> EmptyState:
        create = Button(self.tr("Écrire une journée"), icon_name="plus", keycap=self.tr("Ctrl N"))
        create.clicked.connect(self.create_asked)
        return EmptyState("", icon_name="clipboard-list", action=create)

    def set_up_table(self, table: TableView) -> None:
        table.set_column(DayColumn.AUTHORITY, stretch=True, delegate=TwoLineDelegate())
        table.set_column(DayColumn.DAY, delegate=CellDelegate(tone="text2", tabular=True))
        for column in (DayColumn.KIND, DayColumn.OBSERVED, DayColumn.PRACTITIONER):
            table.set_column(column, delegate=CellDelegate(tone="text2"))
        for column in (DayColumn.GRAVEST, DayColumn.STATE):
            table.set_column(column, delegate=PillDelegate())
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    def fill_filters(self, listing: InspectionListing) -> None:
        facets, where = listing.facets, self._presenter.where
        states = [(each.label, each, count) for each, count in facets.states.items()]
        fill_choices(self.states, self.tr("Tous les états"), None, states, where.state)
        kinds = [(each.label, each, count) for each, count in facets.kinds.items()]
        fill_choices(self.kinds, self.tr("Toutes les journées"), None, kinds, where.kind)
        people = [
            (practitioner_name(first, last), each, count)
            for each, (first, last, count) in facets.practitioners.items()
        ]
        everybody = self.tr("Tous les intervenants")
        fill_choices(self.practitioners, everybody, None, people, where.practitioner_id)

    def offer_start(self, _listing: Any) -> None:
        self._empty.set_text(
            self.tr("Aucune journée en {year}").format(year=self._presenter.where.year),
            self.tr("Une journée s’écrit sur place, même hors réseau\u00a0: ce qui est tapé est gardé."),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fold(_FOLDED_BELOW, self.width())
