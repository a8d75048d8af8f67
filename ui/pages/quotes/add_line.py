"""The line at the foot of the lines: type a few letters, Entrée adds the prestation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.services.quote_offers import OfferChoice, offers_matching
from ui.pages.quotes.presenter import QuotePresenter
from ui.undo_keys import UndoKeys
from ui.widgets.base import tight
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.search import SearchField

_ICONS: Final = {
    "psychosocial": "message-2",
    "maintien": "heart-handshake",
    "prevention": "shield-check",
    "sante": "stethoscope",
    "action-sociale": "users",
    "transverse": "adjustments",
    "medecine": "stethoscope",
    "service-social": "users-group",
    "accompagnement": "users",
}
_OTHER_ICON: Final = "tools"


class AddLine(QWidget):
    """A search over the catalogue in memory, at the prices of the authority."""

    def __init__(self, presenter: QuotePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.field = SearchField("Ajouter une prestation", keycap="Ctrl L", icon_name="plus")
        self.field.setAccessibleName("Ajouter une prestation")
        tight(QVBoxLayout(self), 0, (11, 9, 11, 9)).addWidget(self.field)
        UndoKeys(self.field)
        self.popup = CompleterPopup(self.field, self._provide, minimum=0, delay_ms=0)
        self.popup.chosen.connect(self._add)
        self.field.cleared.connect(self.field.setFocus)

    def focus_field(self) -> None:
        """The keyboard here, with the whole catalogue under it."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _provide(self, text: str, deliver: Deliver) -> None:
        view = self._presenter.view
        if view is None or view.catalogue is None:
            deliver([])
            return
        deliver(_suggestions(offers_matching(view.catalogue, text, view.headcount)))

    def _add(self, row: Suggestion) -> None:
        self.field.clear()
        self._presenter.add_line(str(row.key))


def _suggestions(choices: Sequence[OfferChoice]) -> list[Suggestion]:
    return [
        Suggestion(
            choice.offer.code,
            rest=choice.offer.label + (f"{french.NBSP}★" if choice.offer.new else ""),
            detail=f"{choice.detail}, {choice.offer.code}",
            right=french.amount(choice.price) if choice.price is not None else "selon l’effectif",
            icon=_ICONS.get(choice.offer.section, _OTHER_ICON),
        )
        for choice in choices
    ]
