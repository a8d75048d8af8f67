"""A panel that holds one act on a catalogue: its fields, its faults, its button at the foot."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.theme import text_scale
from ui.widgets.buttons import Button
from ui.widgets.field import Field, show_faults
from ui.widgets.side_panel import SidePanel

PANEL_WIDTH = 360


class ActPanel(SidePanel):
    """Entrée does the act when it is sound, Échap gives up; a fault stands under its field."""

    def __init__(
        self, title: str, act: str, parent: QWidget | None = None, *, width: int = PANEL_WIDTH
    ) -> None:
        super().__init__(title, parent)
        self.setFixedWidth(round(width * text_scale()))
        self.fields: dict[str, Field] = {}
        self.go = Button(act, "primary")
        self.foot.setContentsMargins(18, 10, 18, 14)
        self.foot.addWidget(self.go)
        self.go.clicked.connect(self.submit)

    def add_fields(self, fields: Mapping[str, Field]) -> None:
        """Put the fields under one another."""
        self.fields |= fields
        for field in fields.values():
            self.body.addWidget(field)

    def submit(self) -> None:
        """Show the faults of what is typed; do the act when there is none."""
        faults = {name: fault for name, fault in self.faults().items() if fault}
        self.show_faults(faults)
        if not faults:
            self.do()

    def faults(self) -> Mapping[str, str]:
        """What is wrong with what is typed, by field."""
        return {}

    def do(self) -> None:
        """Ask for the act."""
        raise NotImplementedError

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Each under its field, the keyboard on the first."""
        show_faults(self.fields, faults)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and (control or not isinstance(self.focusWidget(), QPlainTextEdit)):
            self.submit()
        else:
            super().keyPressEvent(event)
