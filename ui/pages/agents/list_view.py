"""The list of agents: its filters, its columns, and what to do while it is empty."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cigdesk.french import NBSP
from cigdesk.services.agents import AgentListing
from ui.listing.view import ListingView, Words, fill_chip, fill_choices, filter_choice
from ui.masking import Masking
from ui.pages.agents.list_model import AgentModel, ListColumn
from ui.pages.agents.list_presenter import ListPresenter
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, PillDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.segmented import Chip
from ui.widgets.table import TableView

_WORDS = Words("Agents", "Nom, téléphone, employeur…", "Archivés", "Aucun agent ne correspond")
_WIDTHS = {
    ListColumn.STATUS: 110,
    ListColumn.SITUATION: 120,
    ListColumn.PHONE: 140,
    ListColumn.LAST: 160,
    ListColumn.NEXT: 170,
}
_FOLDED_BELOW = {ListColumn.LAST: 1120, ListColumn.STATUS: 940}
"""Width of the list in px under which a column gives its room to the names."""


class ListView(ListingView):
    """Agents, of one employer or all, on leave or not."""

    create_asked = Signal(str)
    """(text): a new sheet, with what was looked for."""

    def __init__(
        self, presenter: ListPresenter, zone: ZoneInfo, masking: Masking, parent: QWidget | None = None
    ) -> None:
        model = AgentModel(zone, masking, presenter.set_order)
        super().__init__(presenter, model, _WORDS, no_match_icon="user-search", parent=parent)
        self.employers = filter_choice(self.tr("Employeur"), 280)
        self.on_leave = Chip(self.tr("En congé"), icon_name="home-heart", ticked=True)
        self.create_typed = Button("", icon_name="user-plus")
        self.lay_out((self.employers, self.on_leave), self._make_start(), self.create_typed)
        self.employers.activated.connect(lambda _: presenter.set_employer(self.employers.currentData()))
        self.on_leave.clicked.connect(presenter.set_on_leave)
        self.create_typed.clicked.connect(lambda: self.create_asked.emit(presenter.text.strip()))

    def _make_start(self) -> QWidget:
        create = Button(self.tr("Créer une fiche"), icon_name="user-plus", keycap=self.tr("Ctrl N"))
        create.clicked.connect(lambda: self.create_asked.emit(""))
        title = self.tr("Aucun agent")
        sentence = self.tr(
            "Une fiche se crée avec un nom et un employeur, ici ou au moment d’un rendez-vous."
        )
        return page_of(EmptyState(title, sentence, icon_name="users", action=create))

    def set_up_table(self, table: TableView) -> None:
        for column in (ListColumn.NAME, ListColumn.AUTHORITY):
            table.set_column(column, stretch=True)
        table.set_column(ListColumn.SITUATION, delegate=PillDelegate())
        for column in (ListColumn.AUTHORITY, ListColumn.STATUS):
            table.set_column(column, delegate=CellDelegate(tone="text2"))
        for column in (ListColumn.PHONE, ListColumn.LAST, ListColumn.NEXT):
            table.set_column(column, delegate=CellDelegate(tone="text2", tabular=True))
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    def fill_filters(self, listing: AgentListing) -> None:
        facets, where = listing.facets, self._presenter.where
        employers = [(each.name, each.id, each.agents) for each in facets.employers]
        fill_choices(self.employers, self.tr("Tous les employeurs"), None, employers, where.authority_id)
        fill_chip(self.on_leave, where.on_leave, facets.on_leave)

    def offer_typed(self, typed: str) -> None:
        self.create_typed.setVisible(bool(typed))
        self.create_typed.setText(f"Créer la fiche «{NBSP}{typed[:40]}{NBSP}»")
        self.create_typed.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fold(_FOLDED_BELOW, self.width())
