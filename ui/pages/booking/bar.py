"""The foot of the screen: what will be booked, in one sentence, and the decision."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button
from ui.widgets.header import Glyph


class DecisionBar(QFrame):
    """The sentence at the left, « Réserver ce créneau » at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "footer")
        self.setAccessibleName("Ce qui sera réservé")
        self._glyph = Glyph("calendar-plus", role="indigo.solid", side=18)
        self.title, self.detail = Label("", "section"), Label("", "secondary", "text2")
        self.book_button = Button("Réserver ce créneau", "primary", keycap="Ctrl Entrée")
        words = tight(QVBoxLayout(), 1)
        for label in (self.title, self.detail):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.addWidget(label)
        layout = tight(QHBoxLayout(self), 14, (20, 12, 20, 12))
        layout.addWidget(self._glyph)
        layout.addLayout(words, 1)
        layout.addWidget(self.book_button)

    def say(self, icon: str, title: str, detail: str, *, wrong: bool = False) -> None:
        """Show what will be booked; `wrong` when something is missing."""
        self._glyph.set_icon(icon, "bad.solid" if wrong else "indigo.solid")
        self.title.setText(title)
        self.title.setToolTip(title)
        self.title.set_tone("bad" if wrong else "text")
        self.detail.setText(detail)
