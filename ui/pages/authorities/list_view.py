"""The list of authorities: its filters, its columns, and what to do while it is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.authority import AuthorityKind
from cigdesk.domain.departments import department_name
from cigdesk.french import plural
from cigdesk.services.authorities import AuthorityListing
from ui.listing.view import ListingView, Words, fill_chip, fill_choices, filter_choice
from ui.pages.authorities.delegates import PillsDelegate
from ui.pages.authorities.list_model import AuthorityModel, ListColumn
from ui.pages.authorities.list_presenter import ListPresenter
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.figure_cell import FigureDelegate
from ui.widgets.inputs import ComboBox
from ui.widgets.segmented import Chip
from ui.widgets.table import TableView

_WORDS = Words("Collectivités", "Nom, SIREN, code postal…", "Archivées", "Aucune collectivité ne correspond")
_WIDTHS = {ListColumn.SIREN: 120, ListColumn.DEPARTMENT: 170, ListColumn.POPULATION: 100}
_WIDTHS |= {ListColumn.HEADCOUNT: 170, ListColumn.CONVENTIONS: 300}


class ListView(ListingView):
    """Authorities, of one kind or department or all."""

    import_asked = Signal()
    create_asked = Signal()

    def __init__(self, presenter: ListPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, AuthorityModel(presenter.set_order), _WORDS, lines=2, parent=parent)
        self.kinds, self.departments = ComboBox(), filter_choice(self.tr("Département"), 230)
        self.kinds.setAccessibleName(self.tr("Nature"))
        self.kinds.setMinimumWidth(142)
        self.members = Chip(self.tr("Adhérentes"), ticked=True)
        self.undeclared = Chip("", ticked=True)
        filters = (self.kinds, self.departments, self.members, self.undeclared)
        self.lay_out(filters, self._make_start(presenter))
        self.kinds.activated.connect(lambda _: presenter.set_kind(self._chosen_kind()))
        self.departments.activated.connect(lambda _: presenter.set_department(self.departments.currentData()))
        self.members.clicked.connect(presenter.set_members_only)
        self.undeclared.clicked.connect(presenter.set_without_headcount)

    def _make_start(self, presenter: ListPresenter) -> QWidget:
        self.load_button = Button("", "primary", icon_name="database")
        importing = Button(self.tr("Importer un fichier…"), icon_name="file-import")
        creating = Button(self.tr("Créer une collectivité"), icon_name="plus", keycap=self.tr("Ctrl N"))
        self.makers = (self.load_button, importing, creating)
        self.load_button.clicked.connect(presenter.load_shipped)
        importing.clicked.connect(self.import_asked)
        creating.clicked.connect(self.create_asked)
        self._nothing = EmptyState(self.tr("Aucune collectivité"), icon_name="building-community")
        return page_of(self._nothing, self.load_button, importing, creating)

    def set_up_table(self, table: TableView) -> None:
        table.set_column(ListColumn.NAME, delegate=TwoLineDelegate(), stretch=True)
        table.set_column(ListColumn.SIREN, delegate=CellDelegate(tone="text2", tabular=True))
        table.set_column(ListColumn.POPULATION, delegate=CellDelegate(tone="text2", tabular=True))
        table.set_column(ListColumn.HEADCOUNT, delegate=FigureDelegate("emphasis"))
        table.set_column(ListColumn.CONVENTIONS, delegate=PillsDelegate())
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    def offer_start(self, listing: AuthorityListing) -> None:
        self.load_button.setVisible(bool(listing.shipped))
        count = plural(listing.shipped, self.tr("collectivité"))
        self.load_button.setText(self.tr("Charger les {count} du centre").format(count=count))
        ready = self.tr("La liste de votre centre est prête à charger.")
        self._nothing.set_text(
            self.tr("Aucune collectivité"),
            ready if listing.shipped else self.tr("Importez un fichier CSV ou XLSX, ou créez une fiche."),
        )

    def fill_filters(self, listing: AuthorityListing) -> None:
        facets, where = listing.facets, self._presenter.where
        kinds = [(kind.label, kind, facets.kinds.get(kind, 0)) for kind in AuthorityKind]
        fill_choices(self.kinds, self.tr("Toutes natures"), None, kinds, where.kind)
        departments = [
            (f"{code} {department_name(code)}", code, count) for code, count in facets.departments.items()
        ]
        fill_choices(self.departments, self.tr("Tous départements"), "", departments, where.department)
        self.undeclared.setText(self.tr("Sans effectif {year}").format(year=listing.year))
        fill_chip(self.members, where.members_only, facets.members)
        fill_chip(self.undeclared, where.without_headcount, facets.undeclared)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window, without the columns that one can do without."""
        for column in (ListColumn.SIREN, ListColumn.POPULATION):
            self.table.setColumnHidden(column, compact)
        self.table.setColumnWidth(ListColumn.CONVENTIONS, 220 if compact else _WIDTHS[ListColumn.CONVENTIONS])

    def focus_table(self) -> None:
        """Put the keyboard on the rows, or on the way to begin."""
        stop = self.load_button if self.starting else self.table
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen_kind(self) -> AuthorityKind | None:
        # Qt keeps the words of an enumeration, not its members.
        word = self.kinds.currentData()
        return AuthorityKind(word) if word else None
