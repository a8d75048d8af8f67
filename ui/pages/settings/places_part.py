"""Sites of the centre and of authorities at the left, one of them with its rooms at the right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cigdesk.french import NBSP, plural
from cigdesk.ports.people import SiteLine
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.pages.settings.master_list import Entry
from ui.pages.settings.places_presenter import PlacesPresenter
from ui.pages.settings.records_part import RecordsPart
from ui.pages.settings.site_sheet import SiteView
from ui.widgets.base import row, tight
from ui.widgets.empty_state import EmptyState
from ui.widgets.search import SearchField
from ui.widgets.segmented import Chip

LIST_WIDTH = 320


class PlacesPart(RecordsPart):
    """« Lieux et salles »."""

    sheet: SiteView

    def __init__(
        self,
        presenter: PlacesPresenter,
        services: Services,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(presenter, "Lieux", LIST_WIDTH, parent)
        self.presenter = presenter
        self.search = SearchField(self.tr("Lieu, ville, collectivité…"), keycap=self.tr("Ctrl F"))
        self.archived = Chip(self.tr("Archivés"), ticked=True)
        self.sheet = SiteView(presenter, services, operations)
        self._no_match = EmptyState(self.tr("Aucun lieu ne correspond"), icon_name="search", framed=False)
        self._under = QStackedWidget()
        self.lay_out(self._make_listed(), self._make_empty())
        self._connect()

    def _make_listed(self) -> QWidget:
        listed = QWidget()
        column = tight(QVBoxLayout(listed))
        bar = row(self.search, self.archived)
        bar.setContentsMargins(16, 12, 16, 12)
        column.addLayout(bar)
        self._under.addWidget(self.list)
        self._under.addWidget(self._no_match)
        column.addWidget(self._under, 1)
        return listed

    def _make_empty(self) -> QWidget:
        return self.empty_page(
            self.tr("Aucun lieu"),
            self.tr("Les permanences se tiennent dans un lieu du centre ou d’une collectivité."),
            self.tr("Nouveau lieu"),
            icon="map-pin",
            new_icon="map-pin",
        )

    def _connect(self) -> None:
        self.search.textChanged.connect(self.presenter.set_text)
        self.archived.clicked.connect(self.presenter.set_archived)
        self.list.chosen.connect(self.open)
        self.presenter.listed.connect(self._listed)
        self.presenter.created.connect(self._created)

    # what it shows

    def _listed(self) -> None:
        rows, creating = self.presenter.rows(), self.sheet.creating
        if self.presenter.wanted not in [site.id for site in rows] and rows and not creating:
            self.open(rows[0].id)
        self.list.show_entries(_entries(rows), None if creating else self.presenter.wanted)
        self.archived.set_count(self.presenter.count_archived())
        self.archived.setVisible(bool(self.presenter.count_archived()) or self.presenter.archived)
        typed = self.presenter.text.strip()
        self._no_match.set_text(
            self.tr("Aucun lieu ne correspond"), f"Rien ne contient «{NBSP}{typed}{NBSP}»." if typed else ""
        )
        self._under.setCurrentWidget(self.list if rows else self._no_match)
        self.show_body(any_record=bool(self.presenter.sites))
        self.sheet.setVisible(bool(rows) or creating)
        self.header_changed.emit()

    def _created(self, site_id: UUID) -> None:
        self.sheet.creating = False
        self.search.clear()
        self.presenter.open(site_id)

    # what the page asks

    def open(self, site_id: UUID) -> None:
        """Show that site."""
        self.sheet.flush()
        self.sheet.creating = False
        self.header_changed.emit()
        self.presenter.open(site_id)
        self.list.choose(site_id)

    def new_text(self) -> str:
        return "" if self.sheet.creating else self.tr("Nouveau lieu")

    def begin(self) -> None:
        self.sheet.flush()
        self.presenter.open(None)
        self.show_body(any_record=True)
        self.sheet.show()
        self.sheet.begin()
        self.list.show_entries(_entries(self.presenter.rows()), None)
        self.header_changed.emit()

    def focus_filter(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


def _entries(sites: Sequence[SiteLine]) -> list[Entry]:
    """A heading per owner, then its sites."""
    found: list[Entry] = []
    owner: object = ""
    for site in sites:
        if site.authority_id != owner:
            owner = site.authority_id
            found.append(Entry(None, site.authority or "Centre de gestion"))
        rooms = [room for room in site.rooms if not room.archived]
        right = plural(len(rooms), "salle") if rooms else ""
        icon = "building-community" if site.authority_id else "building-bank"
        place = " ".join(part for part in (site.postcode, site.city) if part)
        found.append(Entry(site.id, site.name, place, right, icon=icon, faded=site.archived))
    return found
