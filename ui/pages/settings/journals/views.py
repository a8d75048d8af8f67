"""The lists of the journals: their filters, their columns."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cigdesk.domain.accesses import ACTS, KINDS
from cigdesk.services.access_log import AccessListing
from cigdesk.services.change_log import ChangeListing
from cigdesk.services.change_names import kind_name
from ui.listing.view import ListingView, Words, fill_choices, filter_choice
from ui.masking import Masking
from ui.pages.settings.journals.models import AccessColumn, AccessModel, ChangeColumn, ChangeModel
from ui.pages.settings.journals.presenter import AccessListPresenter, ChangeListPresenter, JournalPresenter
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.delegates import CellDelegate, PillDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.pickers import DateField
from ui.widgets.table import TableView

_SEARCH = "Personne, n° de dossier…"
_ACCESSES = Words("Journal des accès", _SEARCH, "", "Aucun accès ne correspond")
_CHANGES = Words("Journal des modifications", _SEARCH, "", "Aucune modification ne correspond")
_ACCESS_WIDTHS = {
    AccessColumn.AT: 210,
    AccessColumn.PERSON: 180,
    AccessColumn.ACT: 170,
    AccessColumn.KIND: 190,
}
_CHANGE_WIDTHS = {
    ChangeColumn.AT: 200,
    ChangeColumn.PERSON: 150,
    ChangeColumn.KIND: 140,
    ChangeColumn.RECORD: 150,
    ChangeColumn.FIELD: 160,
}
_CHANGE_FOLDED = {ChangeColumn.PERSON: 1000, ChangeColumn.RECORD: 860}
"""Width of the list in px under which a column gives its room to what was changed."""
_DAY_WIDTH = 168


class JournalView(ListingView):
    """A journal, with the days between which it is read in a row of their own."""

    _journal: JournalPresenter  # type: ignore[type-arg]  # of either journal

    def _lay_out_journal(self, presenter: JournalPresenter, filters: tuple[QWidget, ...]) -> None:  # type: ignore[type-arg]
        self._journal = presenter
        today = presenter.services.context.today
        self.first, self.last = DateField(today=today), DateField(today=today)
        self.persons = filter_choice(self.tr("Personne"), 240)
        empty = EmptyState(
            self.tr("Le journal est vide"),
            self.tr("Ce qui est fait dans la base y apparaît à mesure."),
            icon_name="history",
        )
        self.lay_out((self.persons, *filters), page_of(empty))
        self._add_days()
        self.persons.activated.connect(lambda _: presenter.narrow(person_id=self.persons.currentData()))
        for field in (self.first, self.last):
            field.value_changed.connect(lambda _: presenter.set_days(self.first.value(), self.last.value()))

    def _add_days(self) -> None:
        bar = surface("header")
        words = Label(self.tr("Du"), "body", "text2"), Label(self.tr("au"), "body", "text2")
        for field, name in ((self.first, self.tr("Premier jour")), (self.last, self.tr("Dernier jour"))):
            field.setFixedWidth(_DAY_WIDTH)
            field.setAccessibleName(name)
        line = row(words[0], self.first, words[1], self.last, None)
        tight(QHBoxLayout(bar), 8, (20, 0, 20, 8)).addLayout(line)
        layout = self.layout()
        upper = self.search.parentWidget()
        if layout is not None and upper is not None:
            # One bar in two rows: nothing is drawn between them.
            upper.setProperty("surface", "plain")
            layout.insertWidget(1, bar)  # type: ignore[attr-defined]

    def _fill_persons(self, listing: AccessListing | ChangeListing) -> None:
        choices = [(name, key, count) for key, (name, count) in listing.facets.persons.items()]
        fill_choices(
            self.persons, self.tr("Toutes les personnes"), None, choices, self._journal.where.person_id
        )

    def clear_filters(self) -> None:
        self.first.set_value(None)
        self.last.set_value(None)
        super().clear_filters()


class AccessListView(JournalView):
    """Who opened what."""

    def __init__(
        self,
        presenter: AccessListPresenter,
        zone: ZoneInfo,
        masking: Masking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(presenter, AccessModel(zone, masking, presenter.set_order), _ACCESSES, parent=parent)
        self.acts, self.kinds = (
            filter_choice(self.tr("Acte"), 210),
            filter_choice(self.tr("Nature"), 210),
        )
        self._lay_out_journal(presenter, (self.acts, self.kinds))
        self.acts.activated.connect(lambda _: presenter.narrow(act=self.acts.currentData()))
        self.kinds.activated.connect(lambda _: presenter.narrow(kind=self.kinds.currentData()))

    def set_up_table(self, table: TableView) -> None:
        table.set_column(AccessColumn.AT, delegate=CellDelegate(tone="text2", tabular=True))
        table.set_column(AccessColumn.ACT, delegate=PillDelegate())
        table.set_column(AccessColumn.RECORD, stretch=True)
        for column, width in _ACCESS_WIDTHS.items():
            table.set_column(column, width=width)

    def fill_filters(self, listing: AccessListing) -> None:
        facets, where = listing.facets, self._journal.where
        self._fill_persons(listing)
        acts = [(ACTS[act], act, count) for act, count in facets.acts.items()]
        fill_choices(self.acts, self.tr("Tous les actes"), None, acts, where.act)
        kinds = [(KINDS.get(kind, kind), kind, count) for kind, count in facets.kinds.items()]
        fill_choices(self.kinds, self.tr("Toutes les natures"), None, kinds, where.kind)


class ChangeListView(JournalView):
    """What was changed."""

    def __init__(
        self,
        presenter: ChangeListPresenter,
        zone: ZoneInfo,
        masking: Masking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(presenter, ChangeModel(zone, masking, presenter.set_order), _CHANGES, parent=parent)
        self.kinds = filter_choice(self.tr("Nature"), 240)
        self._lay_out_journal(presenter, (self.kinds,))
        self.kinds.activated.connect(lambda _: presenter.narrow(kind=self.kinds.currentData()))

    def set_up_table(self, table: TableView) -> None:
        table.set_column(ChangeColumn.AT, delegate=CellDelegate(tone="text2", tabular=True))
        for column in (ChangeColumn.KIND, ChangeColumn.OLD):
            table.set_column(column, delegate=CellDelegate(tone="text2"))
        for column in (ChangeColumn.OLD, ChangeColumn.NEW):
            table.set_column(column, stretch=True)
        for column, width in _CHANGE_WIDTHS.items():
            table.set_column(column, width=width)

    def fill_filters(self, listing: ChangeListing) -> None:
        self._fill_persons(listing)
        counted = listing.facets.kinds.items()
        kinds = sorted((kind_name(kind), kind, count) for kind, count in counted)
        fill_choices(self.kinds, self.tr("Toutes les natures"), None, kinds, self._journal.where.kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fold(_CHANGE_FOLDED, self.width())
