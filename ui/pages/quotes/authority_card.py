"""To whom the quote goes: name, headcount, tier, conventions on the day of service."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.services.quote_view import QuoteView
from ui.masking import Masking
from ui.pages.quotes.words import convention_pill, convention_sentence, needed_conventions
from ui.widgets.base import Label, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.header import Figure, Glyph
from ui.widgets.pill import Pill


class AuthorityCard(QWidget):
    """The card above the fields."""

    change_asked = Signal()
    sheet_asked = Signal()

    def __init__(self, masking: Masking) -> None:
        super().__init__()
        self._masking = masking
        self._view: QuoteView | None = None
        masking.changed.connect(self._mask)
        self.name = Label("", "section")
        self.detail = Label("", "body", "text2")
        self.contact = Label("", "secondary", "text2")
        self.sheet_button = Button("Voir la fiche", "link", size="medium")
        self.change_button = Button("Changer")
        self.change_button.setAccessibleName("Changer le destinataire")
        self.headcount = Figure("Effectif déclaré", "")
        self.tier = Figure("Strate", "")
        self._pills = FlowLayout(spacing=6)
        self._build()
        self.change_button.clicked.connect(self.change_asked)
        self.sheet_button.clicked.connect(self.sheet_asked)

    def _build(self) -> None:
        card = surface("card")
        tight(QVBoxLayout(self)).addWidget(card)
        head = tight(QHBoxLayout(), 10)
        head.addWidget(Glyph("building-community", role="accent.solid", side=22))
        head.addWidget(self.name)
        head.addWidget(self.detail)
        head.addStretch(1)
        head.addWidget(self.sheet_button)
        head.addWidget(self.change_button)
        conventions = tight(QVBoxLayout(), 4)
        conventions.addWidget(Label("Conventions", "secondary", "text2"))
        conventions.addLayout(self._pills)
        conventions.addStretch(1)
        facts = tight(QHBoxLayout(), 28)
        facts.addWidget(self.headcount, 0, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.tier, 0, Qt.AlignmentFlag.AlignTop)
        facts.addLayout(conventions, 1)
        layout = tight(QVBoxLayout(card), 11, (16, 11, 16, 12))
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addLayout(facts)
        layout.addWidget(self.contact)

    def show_view(self, view: QuoteView) -> None:
        """Show the authority as it stands on the day of service."""
        self.name.setText(view.authority)
        self.detail.setText(view.authority_detail)
        heads = french.plural(view.headcount, "agent") if view.headcount else "non déclaré"
        self.headcount.set_value(heads)
        self.tier.set_value(view.tier or "–")
        self.change_button.setVisible(view.editable)
        self._view = view
        self._mask()
        self._show_conventions(view)

    def _mask(self) -> None:
        """The name of the contact as it may be shown now, the role as it is."""
        view = self._view
        chosen = view and next((each for each in view.contacts if each.id == view.contact_id), None)
        words = ", ".join(filter(None, (self._masking.name(chosen.name), chosen.role))) if chosen else ""
        self.contact.setText(f"À l’attention de {words}")
        self.contact.setVisible(bool(words))

    def _show_conventions(self, view: QuoteView) -> None:
        needed = needed_conventions(view)
        for place, standing in enumerate(view.conventions):
            pill = self._pill(place)
            pill.set_data(convention_pill(standing, needed=standing.convention.value in needed))
            pill.setToolTip(convention_sentence(standing))
            pill.setAccessibleName(convention_sentence(standing))
            pill.show()
        for place in range(len(view.conventions), self._pills.count()):
            self._pill(place).hide()

    def _pill(self, place: int) -> Pill:
        item = self._pills.itemAt(place)
        widget = item.widget() if item is not None else None
        if isinstance(widget, Pill):
            return widget
        pill = Pill("")
        self._pills.addWidget(pill)
        return pill
