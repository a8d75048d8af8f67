"""How far a change of a half-day goes, asked inside the panel."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from cigdesk.services.series import Scope
from ui.widgets.base import Label, surface, tight
from ui.widgets.checks import RadioButton

THIS: Final = "this"
_WORDS: Final = {
    THIS: "Cette permanence seulement",
    Scope.FOLLOWING: "Celle-ci et les suivantes",
    Scope.ALL: "Toute la série à venir",
}


class ScopeBox(QWidget):
    """Three choices; hidden for what belongs to no series."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {key: RadioButton(words) for key, words in _WORDS.items()}
        self._group = QButtonGroup(self)
        box = surface("card")
        inside = tight(QVBoxLayout(box), 4, (12, 10, 12, 10))
        inside.addWidget(Label("La modification concerne", "caption_strong", "text3"))
        for button in self.buttons.values():
            self._group.addButton(button)
            inside.addWidget(button)
        tight(QVBoxLayout(self), 0).addWidget(box)
        self._asked = False
        self._group.buttonToggled.connect(self._toggled)

    def ask(self, chosen: str | None) -> None:
        """Show the choices with that one taken; None asks nothing."""
        self._asked = chosen is not None
        self.setVisible(self._asked)
        if chosen is not None:
            self.buttons[chosen].setChecked(True)

    def scope(self) -> Scope | None:
        """How far, None for the one half-day alone."""
        chosen = next((key for key, button in self.buttons.items() if button.isChecked()), THIS)
        return Scope(chosen) if self._asked and chosen != THIS else None

    def _toggled(self, _button: object, checked: bool) -> None:
        if checked:
            self.changed.emit()
