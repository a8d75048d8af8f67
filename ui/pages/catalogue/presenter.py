"""Which catalogue is shown, and which of its offers. No widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.catalogue import Offer, Section
from cigdesk.domain.catalogue.wording import found_by
from cigdesk.services.catalogue_browsing import CatalogueView
from cigdesk.services.desk import Services
from ui.operations import Operations

_VIEW = "catalogue.view"
Row = Section | Offer


class CataloguePresenter(QObject):
    """Reads the catalogue once; what is typed only filters it."""

    changed = Signal()
    """Another catalogue is shown, or other offers of it."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self._wanted = ""
        self.text = ""
        self.view: CatalogueView | None = None

    def read(self) -> None:
        """Read the catalogue that is wanted, in the background."""
        job = partial(self._services.catalogue.view, self._wanted)
        self._operations.query(_VIEW, job, self._answered)

    def choose(self, catalogue_id: str) -> None:
        """Show the catalogue of that id."""
        self._wanted = catalogue_id
        self.read()

    def set_text(self, text: str) -> None:
        """Other words are typed."""
        self.text = text
        self.changed.emit()

    def rows(self) -> tuple[Row, ...]:
        """Each chapter that has something to show, followed by its offers."""
        if self.view is None or self.view.catalogue is None:
            return ()
        catalogue = self.view.catalogue
        found = found_by(catalogue.offers.values(), self.text).best
        rows: list[Row] = []
        for section in catalogue.sections:
            offers = [each for each in catalogue.in_section(section.id) if each in found]
            rows += [section, *offers] if offers else []
        return tuple(rows)

    def offers(self) -> int:
        """How many offers the words typed leave."""
        return sum(isinstance(row, Offer) for row in self.rows())

    def _answered(self, view: CatalogueView) -> None:
        self.view = view
        self.changed.emit()
