"""The line at the foot of the lines: type a few letters, Entrée adds the prestation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cigdesk import french
from cigdesk.services.quote_offers import OfferChoice, offers_matching
from ui.pages.quotes.presenter import QuotePresenter
from ui.undo_keys import UndoKeys
from ui.widgets.base import tight
from ui.widgets.buttons import Button
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
        self.field = SearchField("Ajouter une prestation", keycap="Ctrl Maj L", icon_name="plus")
        self.field.setAccessibleName("Ajouter une prestation")
        self.section_button = Button("Section", icon_name="list", size="medium")
        self.note_button = Button("Note", icon_name="note", size="medium")
        self.free_button = Button("Ligne libre", icon_name="currency-euro", size="medium")
        self._lay_out()
        UndoKeys(self.field)
        self.popup = CompleterPopup(self.field, self._provide, minimum=0, delay_ms=0)
        self.popup.chosen.connect(self._add)
        self.field.cleared.connect(self.field.setFocus)

    def _lay_out(self) -> None:
        layout = tight(QHBoxLayout(self), 6, (11, 9, 11, 9))
        layout.addWidget(self.field, 1)
        layout.addSpacing(4)
        for button, add, spoken in (
            (self.section_button, self.add_section, "Ajouter une section avec son sous-total"),
            (self.note_button, self.add_note, "Ajouter une note"),
            (self.free_button, self.add_free_line, "Ajouter une ligne au prix libre"),
        ):
            button.setAccessibleName(spoken)
            button.setToolTip(spoken)
            button.clicked.connect(add)
            layout.addWidget(button)

    def add_section(self) -> None:
        """A title over the lines that come next."""
        self._write(self._presenter.add_section)

    def add_note(self) -> None:
        """Words among the lines."""
        self._write(self._presenter.add_note)

    def add_free_line(self) -> None:
        """A line priced by hand."""
        self._write(self._presenter.add_free_line)

    def _write(self, add: Callable[[], None]) -> None:
        view = self._presenter.view
        if view is not None and view.editable:
            add()

    def order_tabs(self) -> None:
        """Tab goes from the search to the other kinds of lines."""
        stops = (self.field, self.section_button, self.note_button, self.free_button)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

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
