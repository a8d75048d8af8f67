"""A new day: at which authority, and what it is. Choosing the authority begins it at once."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.inspection import InspectionKind
from ui.page import Workbench
from ui.pages.prevention.days.words import kinds
from ui.pages.quotes.authority_search import AuthoritySearch
from ui.widgets.base import Label
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox
from ui.widgets.side_panel import SidePanel


class NewDayPanel(SidePanel):
    """It asks; the part begins the day."""

    chosen = Signal(object, object)
    """(authority: UUID, InspectionKind)."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Nouvelle journée"), parent)
        self.search, self.kind = AuthoritySearch(bench), ComboBox()
        for words, kind in kinds():
            self.kind.addItem(words, kind)
        self.body.addWidget(Field(self.tr("&Collectivité"), self.search))
        self.body.addWidget(Field(self.tr("&Nature"), self.kind))
        note = self.tr(
            "La journée s’ouvre dès que la collectivité est choisie, à la date du jour. Celle d’un"
            " rendez-vous s’écrit depuis l’agenda."
        )
        self.body.addWidget(Label(note, "secondary", "text3", wrap=True))
        self.body.addStretch(1)
        self.search.chosen.connect(self._begin)

    def open_fresh(self) -> None:
        """Open with the keyboard in the search."""
        self.search.clear()
        self.kind.setCurrentIndex(0)
        self.open_panel(self.search)

    def _begin(self, authority_id: UUID) -> None:
        self.chosen.emit(authority_id, InspectionKind(self.kind.currentData()))
