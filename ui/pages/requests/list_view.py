"""The list of requests: its filters, its columns, and what to do while it is empty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.words import practitioner_name
from cigdesk.french import NBSP, plural
from cigdesk.services.requests import RequestListing
from ui.listing.view import ListingView, Words, fill_choices, filter_choice
from ui.masking import Masking
from ui.pages.requests.list_model import RequestColumn, RequestModel
from ui.pages.requests.list_presenter import RequestListPresenter
from ui.pages.requests.words import requester_word, state_word
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.table import TableView

_WORDS = Words("Demandes", "Nom, employeur…", "", "Aucune demande ne correspond")
_WIDTHS = {
    RequestColumn.WAIT: 226,
    RequestColumn.REQUESTER: 200,
    RequestColumn.SUBJECT: 196,
    RequestColumn.PRACTITIONER: 150,
    RequestColumn.RECEIVED: 120,
}
_FOLDED_BELOW = {RequestColumn.RECEIVED: 1120, RequestColumn.SUBJECT: 1010, RequestColumn.PRACTITIONER: 800}
"""Width of the list in px under which a column gives its room to the names."""
_DELAY_FOLDED_BELOW = 1030


class RequestListView(ListingView):
    """Requests by state, by who asked, by who is to treat them."""

    create_asked = Signal()

    def __init__(
        self, presenter: RequestListPresenter, masking: Masking, parent: QWidget | None = None
    ) -> None:
        model = RequestModel(masking, presenter.set_order)
        super().__init__(presenter, model, _WORDS, lines=2, parent=parent)
        self.states = filter_choice(self.tr("État"), 200)
        self.requesters = filter_choice(self.tr("Demandeur"), 220)
        self.practitioners = filter_choice(self.tr("Intervenant"), 230)
        self.delay = Label("", "secondary", "text2")
        self.lay_out((self.states, self.requesters, self.practitioners, self.delay), self._make_start())
        self.states.activated.connect(lambda _: presenter.set_state(self.states.currentData()))
        self.requesters.activated.connect(lambda _: presenter.set_requester(self.requesters.currentData()))
        self.practitioners.activated.connect(
            lambda _: presenter.set_practitioner(self.practitioners.currentData())
        )

    def _make_start(self) -> QWidget:
        create = Button(self.tr("Noter une demande"), icon_name="plus", keycap=self.tr("Ctrl N"))
        create.clicked.connect(self.create_asked)
        title = self.tr("Aucune demande")
        sentence = self.tr(
            "Notez ici qui a saisi le service, quand et pour qui, avant tout rendez-vous"
            "\u00a0: le délai se compte tout seul."
        )
        return page_of(EmptyState(title, sentence, icon_name="clipboard-list", action=create))

    def set_up_table(self, table: TableView) -> None:
        table.set_column(RequestColumn.WHO, stretch=True, delegate=TwoLineDelegate())
        table.set_column(RequestColumn.WAIT, delegate=PillDelegate())
        table.set_column(RequestColumn.REQUESTER, delegate=TwoLineDelegate())
        for column in (RequestColumn.SUBJECT, RequestColumn.PRACTITIONER):
            table.set_column(column, delegate=CellDelegate(tone="text2"))
        table.set_column(RequestColumn.RECEIVED, delegate=CellDelegate(tone="text2", tabular=True))
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    def fill_filters(self, listing: RequestListing) -> None:
        facets, where = listing.facets, self._presenter.where
        states = [(state_word(each), each, count) for each, count in facets.states.items()]
        fill_choices(self.states, self.tr("Tous les états"), None, states, where.state)
        requesters = [(requester_word(each), each, count) for each, count in facets.requesters.items()]
        fill_choices(self.requesters, self.tr("Tous les demandeurs"), None, requesters, where.requester)
        people = [
            (practitioner_name(first, last), each, count)
            for each, (first, last, count) in facets.practitioners.items()
        ]
        everybody = self.tr("Tous les intervenants")
        fill_choices(self.practitioners, everybody, None, people, where.practitioner_id)
        usual = listing.usual_delay
        self.delay.setText("" if usual is None else f"Délai habituel{NBSP}: {plural(usual, 'jour')}")
        self.delay.setToolTip(
            self.tr("Du jour de la demande au premier rendez-vous, pour la moitié des demandes de l’année.")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.delay.setVisible(self.width() >= _DELAY_FOLDED_BELOW)
        self.table.fold(_FOLDED_BELOW, self.width())
