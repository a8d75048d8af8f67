"""The foot of the screen: what will be booked, in one sentence, and the decision."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from ui.theme.painting import draw_text
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button
from ui.widgets.header import Glyph


class _OneLine(Label):
    """A line that ends with … where the window is narrow; its tooltip says it whole."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = self.palette().color(self.foregroundRole())
        draw_text(QPainter(self), QRectF(self.rect()), self.text(), self.font(), ink)


class DecisionBar(QFrame):
    """The sentence at the left, « Réserver ce créneau » at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "footer")
        self.setAccessibleName("Ce qui sera réservé")
        self._glyph = Glyph("calendar-plus", role="indigo.solid", side=18)
        self.title, self.detail = _OneLine("", "section"), _OneLine("", "secondary", "text2")
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
        self.title.set_tone("bad" if wrong else "text")
        self.detail.setText(detail)
