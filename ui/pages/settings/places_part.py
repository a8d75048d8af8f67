"""Sites of the centre and of authorities at the left, one of them with its rooms at the right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.french import NBSP, plural
from cigdesk.ports.people import SiteLine
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.pages.settings.master_list import Entry, MasterList
from ui.pages.settings.part import SettingsPart
from ui.pages.settings.places_presenter import PlacesPresenter
from ui.pages.settings.site_sheet import SiteView
from ui.theme import text_scale
from ui.widgets.base import row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.search import SearchField
from ui.widgets.segmented import Chip

LIST_WIDTH, COMPACT_WIDTH = 320, 230


class PlacesPart(SettingsPart):
    """« Lieux et salles »."""

    def __init__(
        self,
        presenter: PlacesPresenter,
        services: Services,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.search = SearchField(self.tr("Lieu, ville, collectivité…"), keycap=self.tr("Ctrl F"))
        self.archived = Chip(self.tr("Archivés"), ticked=True)
        self.list = MasterList(self.tr("Lieux"))
        self.sheet = SiteView(presenter, services, operations)
        self._body, self._under = QStackedWidget(), QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._left = left = surface("left")
        self.set_compact(False)
        column = tight(QVBoxLayout(left), 0, (0, 0, 1, 0))
        bar = row(self.search, self.archived)
        bar.setContentsMargins(16, 12, 16, 12)
        column.addLayout(bar)
        self._no_match = EmptyState(self.tr("Aucun lieu ne correspond"), icon_name="search", framed=False)
        self._under.addWidget(self.list)
        self._under.addWidget(self._no_match)
        column.addWidget(self._under, 1)
        self._shown = QWidget()
        side_by_side = tight(QHBoxLayout(self._shown))
        side_by_side.addWidget(left)
        side_by_side.addWidget(self.sheet, 1)
        self._empty = self._make_empty()
        self._body.addWidget(self._shown)
        self._body.addWidget(self._empty)
        tight(QVBoxLayout(self)).addWidget(self._body)

    def _make_empty(self) -> QWidget:
        create = Button(self.tr("Nouveau lieu"), icon_name="map-pin", keycap=self.tr("Ctrl N"))
        create.clicked.connect(self.begin)
        title = self.tr("Aucun lieu")
        sentence = self.tr("Les permanences se tiennent dans un lieu du centre ou d’une collectivité.")
        empty = QWidget()
        state = EmptyState(title, sentence, icon_name="map-pin", action=create)
        tight(QVBoxLayout(empty), 0, (20, 20, 20, 20)).addWidget(state)
        return empty

    def _connect(self) -> None:
        self.search.textChanged.connect(self.presenter.set_text)
        self.archived.clicked.connect(self.presenter.set_archived)
        self.list.chosen.connect(self.open)
        self.presenter.listed.connect(self._listed)
        self.presenter.created.connect(self._created)
        self.presenter.written.connect(self._written)

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
        self._body.setCurrentWidget(self._shown if self.presenter.sites or creating else self._empty)
        self.sheet.setVisible(bool(rows) or creating)
        self.header_changed.emit()

    def _created(self, site_id: UUID) -> None:
        self.sheet.creating = False
        self.search.clear()
        self.presenter.open(site_id)

    def _written(self) -> None:
        self.written_at = self.presenter.now()
        self.header_changed.emit()

    # what the page asks

    def open(self, site_id: UUID) -> None:
        """Show that site."""
        self.sheet.flush()
        self.sheet.creating = False
        self.header_changed.emit()
        self.presenter.open(site_id)
        self.list.choose(site_id)

    def read(self) -> None:
        self.presenter.read()

    def flush(self) -> None:
        self.sheet.flush()

    def new_text(self) -> str:
        return "" if self.sheet.creating else self.tr("Nouveau lieu")

    def begin(self) -> None:
        self.sheet.flush()
        self.presenter.open(None)
        self._body.setCurrentWidget(self._shown)
        self.sheet.show()
        self.sheet.begin()
        self.list.show_entries(_entries(self.presenter.rows()), None)
        self.header_changed.emit()

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def set_compact(self, compact: bool) -> None:
        self._left.setFixedWidth(round((COMPACT_WIDTH if compact else LIST_WIDTH) * text_scale()))

    def zones(self) -> Sequence[QWidget]:
        return self.list, self.sheet


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
