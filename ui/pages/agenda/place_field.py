"""A place found as one types: an authority, or a site of the centre; emptied, it restricts nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.french import fold
from cigdesk.ports.agenda import PlaceRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.agenda import AgendaService
from ui.operations import Operations
from ui.pages.agenda.whose import PlaceChoice
from ui.widgets.base import tight
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.search import SearchField

_Found = tuple[Sequence[PlaceRow], Sequence[AuthorityRow]]


class PlaceField(QWidget):
    """Everybody who comes to a place is shown in the place of those who are ticked."""

    chosen = Signal(object)
    """(PlaceChoice or None)"""

    def __init__(self, agenda: AgendaService, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda, self._operations = agenda, operations
        self._known: dict[object, PlaceChoice] = {}
        self._choice: PlaceChoice | None = None
        self.edit = SearchField(self.tr("Tous les lieux"))
        self.edit.setAccessibleName(self.tr("Lieu"))
        self.popup = CompleterPopup(self.edit, self._provide)
        self.popup.chosen.connect(self._take)
        self.edit.textChanged.connect(self._follow)
        tight(QVBoxLayout(self), 0).addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def show_choice(self, choice: PlaceChoice | None) -> None:
        """Show that place without telling."""
        if choice != self._choice:
            self._choice = choice
            self.edit.setText(choice.label if choice else "")

    def _provide(self, text: str, deliver: Deliver) -> None:
        agenda = self._agenda

        def read() -> _Found:
            return agenda.places(None), agenda.find_authorities(text)

        self._operations.query(
            (id(self), "places"), read, lambda found: deliver(self._suggestions(text, found))
        )

    def _suggestions(self, text: str, found: _Found) -> list[Suggestion]:
        places, authorities = found
        words = fold(text).split()
        sites = [each for each in places if each.room_id is None or each.label]
        own = {each.site_id: each.label.partition(",")[0] for each in sites}
        ours = {key: name for key, name in own.items() if all(word in fold(name) for word in words)}
        self._known = {key: PlaceChoice(name, site_id=key) for key, name in ours.items()}
        self._known |= {each.id: PlaceChoice(each.name, authority_id=each.id) for each in authorities}
        return [
            *(Suggestion(key, strong=name, detail=self.tr("Site du centre")) for key, name in ours.items()),
            *(Suggestion(each.id, strong=each.name) for each in authorities),
        ]

    def _take(self, suggestion: Suggestion) -> None:
        choice = self._known[suggestion.key]
        self.show_choice(choice)
        self.edit.set_count_text("")
        self.chosen.emit(choice)

    def _follow(self, text: str) -> None:
        """Words that are no longer those of the place restrict nothing."""
        if self._choice is not None and text != self._choice.label:
            self._choice = None
            self.chosen.emit(None)
