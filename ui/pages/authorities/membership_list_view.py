"""The list of memberships: its filters, its columns, what it comes to, and what to do while it is empty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cigdesk.domain.membership import Standing
from cigdesk.french import amount, plural
from cigdesk.services.membership_listing import MembershipListing
from ui.listing.view import ListingView, Words, fill_chip, fill_choices, filter_choice
from ui.pages.authorities.membership_list_model import MembershipColumn, MembershipModel
from ui.pages.authorities.membership_list_presenter import DUE, MembershipListPresenter
from ui.pages.authorities.membership_words import DUE as DUE_PILL
from ui.pages.authorities.membership_words import STANDINGS
from ui.widgets.base import Label, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import AmountDelegate, CellDelegate, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.segmented import Chip
from ui.widgets.table import TableView

_WORDS = Words("Adhésions", "Collectivité, SIREN…", "", "Aucune adhésion ne correspond")
_WIDTHS = {
    MembershipColumn.CONVENTION: 168,
    MembershipColumn.OPTION: 104,
    MembershipColumn.START: 122,
    MembershipColumn.END: 122,
    MembershipColumn.STANDING: 140,
    MembershipColumn.AMOUNT: 140,
}
_FOLDED_BELOW = {MembershipColumn.START: 1040, MembershipColumn.OPTION: 940, MembershipColumn.AMOUNT: 800}
"""Width of the list in px under which a column gives its room to the names."""


class MembershipListView(ListingView):
    """Memberships by where they stand, by convention, by year."""

    create_asked = Signal()

    def __init__(self, presenter: MembershipListPresenter, parent: QWidget | None = None) -> None:
        model = MembershipModel(presenter.set_order)
        super().__init__(presenter, model, _WORDS, lines=2, parent=parent)
        self.rows_model = model
        self.standings = filter_choice(self.tr("État"), 210)
        self.conventions = filter_choice(self.tr("Convention"), 230)
        self.years = filter_choice(self.tr("Année"), 170)
        self.waiting = Chip(self.tr("En attente"), ticked=True)
        self.recruitment = Chip(self.tr("À recruter"), ticked=True)
        self.waiting.setToolTip(self.tr("Sur liste d’attente"))
        self.recruitment.setToolTip(self.tr("Sous réserve de recrutement"))
        filters = (self.standings, self.conventions, self.years, self.waiting, self.recruitment)
        self.totals = Label("", "body", "text2")
        self.lay_out(filters, self._make_start())
        self.standings.activated.connect(lambda _: presenter.set_standing(self.standings.currentData()))
        self.conventions.activated.connect(lambda _: presenter.set_convention(self.conventions.currentData()))
        self.years.activated.connect(lambda _: presenter.set_year(self.years.currentData()))
        self.waiting.clicked.connect(presenter.set_waiting)
        self.recruitment.clicked.connect(presenter.set_recruitment)
        self._add_foot()

    def _add_foot(self) -> None:
        foot = surface("footer")
        tight(QHBoxLayout(foot), 8, (20, 9, 20, 9)).addWidget(self.totals)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(rule())
            layout.addWidget(foot)

    def _make_start(self) -> QWidget:
        create = Button(self.tr("Nouvelle adhésion"), icon_name="plus", keycap=self.tr("Ctrl N"))
        create.clicked.connect(self.create_asked)
        sentence = self.tr(
            "Notez qui adhère à quelle convention, de quand à quand\u00a0: états, préavis et rappels"
            " se calculent tout seuls."
        )
        state = EmptyState(self.tr("Aucune adhésion"), sentence, icon_name="file-certificate", action=create)
        return page_of(state)

    def set_up_table(self, table: TableView) -> None:
        table.set_column(MembershipColumn.AUTHORITY, stretch=True, delegate=TwoLineDelegate())
        for column in (MembershipColumn.CONVENTION, MembershipColumn.OPTION):
            table.set_column(column, delegate=CellDelegate(tone="text2"))
        for column in (MembershipColumn.START, MembershipColumn.END):
            table.set_column(column, delegate=CellDelegate(tone="text2", tabular=True))
        table.set_column(MembershipColumn.STANDING, delegate=PillDelegate())
        table.set_column(MembershipColumn.AMOUNT, delegate=AmountDelegate(strong=True))
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    def fill_filters(self, listing: MembershipListing) -> None:
        facets, where = listing.facets, self._presenter.where
        standings: list[tuple[str, object, int]] = [(DUE_PILL.text, DUE, facets.due)]
        standings += [(STANDINGS[each].text, each, facets.standings[each]) for each in Standing]
        chosen = DUE if where.due else where.standing
        fill_choices(self.standings, self.tr("Tous états"), None, standings, chosen)
        conventions = [(each.short_label, each, count) for each, count in facets.conventions.items()]
        everyone = self.tr("Toutes conventions")
        fill_choices(self.conventions, everyone, None, conventions, where.convention)
        years = [(str(year), year, count) for year, count in facets.years.items()]
        fill_choices(self.years, self.tr("Toutes années"), None, years, where.year)
        fill_chip(self.waiting, where.waiting_list, facets.waiting_list)
        fill_chip(self.recruitment, where.pending_recruitment, facets.pending_recruitment)
        for chip, count in (
            (self.waiting, facets.waiting_list),
            (self.recruitment, facets.pending_recruitment),
        ):
            chip.setVisible(bool(count) or chip.isChecked())
        self.rows_model.set_year(listing.year)
        said = plural(len(listing.rows), "adhésion")
        self.totals.setText(f"{said}, montant {listing.year} {amount(listing.total)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fold(_FOLDED_BELOW, self.width())
