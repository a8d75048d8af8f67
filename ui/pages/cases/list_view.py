"""The list of cases: its filters, its columns, and what to do while it is empty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.words import SUBJECTS, practitioner_name
from cigdesk.services.support_cases import CaseListing
from ui.listing.view import ListingView, Words, fill_choices, filter_choice
from ui.masking import Masking
from ui.pages.cases.list_model import CaseColumn, CaseModel
from ui.pages.cases.list_presenter import CaseListPresenter
from ui.pages.cases.words import kind_word
from ui.widgets.buttons import Button
from ui.widgets.delegates import AmountDelegate, CellDelegate, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.table import TableView

_WORDS = Words("Dossiers", "Numéro, nom, employeur…", "", "Aucun dossier ne correspond")
_WIDTHS = {
    CaseColumn.NUMBER: 120,
    CaseColumn.SUBJECT: 206,
    CaseColumn.REFERENT: 150,
    CaseColumn.OPENED: 122,
    CaseColumn.LAST_DAY: 128,
    CaseColumn.MINUTES: 96,
    CaseColumn.STATE: 112,
}
_FOLDED_BELOW = {CaseColumn.OPENED: 1180, CaseColumn.SUBJECT: 1040, CaseColumn.REFERENT: 820}
"""Width of the list in px under which a column gives its room to the names."""


class CaseListView(ListingView):
    """Cases by state, by referent, by field."""

    create_asked = Signal()

    def __init__(self, presenter: CaseListPresenter, masking: Masking, parent: QWidget | None = None) -> None:
        model = CaseModel(masking, presenter.set_order)
        super().__init__(presenter, model, _WORDS, lines=2, parent=parent)
        self.states = filter_choice(self.tr("État"), 180)
        self.referents = filter_choice(self.tr("Référent"), 230)
        self.subjects = filter_choice(self.tr("Champ"), 250)
        self.kinds = filter_choice(self.tr("Nature"), 190)
        filters = (self.states, self.referents, self.subjects, self.kinds)
        self.lay_out(filters, self._make_start())
        self.states.activated.connect(lambda _: presenter.set_open(self.states.currentData()))
        self.referents.activated.connect(lambda _: presenter.set_referent(self.referents.currentData()))
        self.subjects.activated.connect(lambda _: presenter.set_subject(self.subjects.currentData()))
        self.kinds.activated.connect(lambda _: presenter.set_kind(self.kinds.currentData()))

    def _make_start(self) -> QWidget:
        create = Button(self.tr("Ouvrir un dossier"), icon_name="plus", keycap=self.tr("Ctrl N"))
        create.clicked.connect(self.create_asked)
        sentence = self.tr(
            "Un dossier rassemble le temps passé pour un agent et son employeur, ou pour une action "
            "collective. Saisir le temps d’un rendez-vous honoré en ouvre un tout seul."
        )
        return page_of(EmptyState(self.tr("Aucun dossier"), sentence, icon_name="folder-open", action=create))

    def set_up_table(self, table: TableView) -> None:
        table.set_column(CaseColumn.WHO, stretch=True, delegate=TwoLineDelegate())
        table.set_column(CaseColumn.NUMBER, delegate=TwoLineDelegate())
        for column in (CaseColumn.SUBJECT, CaseColumn.REFERENT):
            table.set_column(column, delegate=CellDelegate(tone="text2"))
        for column in (CaseColumn.OPENED, CaseColumn.LAST_DAY):
            table.set_column(column, delegate=CellDelegate(tone="text2", tabular=True))
        table.set_column(CaseColumn.MINUTES, delegate=AmountDelegate(strong=True))
        table.set_column(CaseColumn.STATE, delegate=PillDelegate())
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    def fill_filters(self, listing: CaseListing) -> None:
        facets, where = listing.facets, self._presenter.where
        states = [(self.tr("Ouverts"), True, facets.open), (self.tr("Clos"), False, facets.closed)]
        fill_choices(self.states, self.tr("Tous les états"), None, states, where.open)
        people = [
            (practitioner_name(first, last), each, count)
            for each, (first, last, count) in facets.referents.items()
        ]
        fill_choices(self.referents, self.tr("Tous les référents"), None, people, where.referent_id)
        fields = [(SUBJECTS[each], each, count) for each, count in facets.subjects.items()]
        fill_choices(self.subjects, self.tr("Tous les champs"), None, fields, where.subject)
        kinds = [(kind_word(each), each, count) for each, count in facets.kinds.items()]
        fill_choices(self.kinds, self.tr("Toutes les natures"), None, kinds, where.kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fold(_FOLDED_BELOW, self.width())
