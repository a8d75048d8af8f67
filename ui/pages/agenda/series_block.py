"""The second half-day of a day: « + après-midi »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.errors import InvalidInput
from ui.widgets.base import row, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.pickers import TimeField

USUAL: Final = (time(14), time(17))
Block = tuple[time, time]


class SecondBlock(QWidget):
    """A button that adds it, then its hours and the button that takes it away."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_button = Button("Ajouter un second bloc", icon_name="plus", size="medium")
        self.add_button.setToolTip("L’après-midi, par exemple")
        self.remove_button = Button("Un seul bloc", icon_name="minus", size="medium")
        self.start, self.end = TimeField(), TimeField()
        self.start_field = Field("Second bloc, de", self.start)
        self.end_field = Field("à", self.end)
        self._hours = QWidget()
        self._lay_out()
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        for edit in (self.start, self.end):
            edit.edited.connect(self.changed)
        self.show_block(None)

    def _lay_out(self) -> None:
        both = row(self.start_field, self.end_field)
        for place in (0, 1):
            both.setStretch(place, 1)
        inside = tight(QVBoxLayout(self._hours), 8)
        inside.addLayout(both)
        inside.addLayout(row(self.remove_button, None))
        layout = tight(QVBoxLayout(self), 0)
        layout.addLayout(row(self.add_button, None))
        layout.addWidget(self._hours)

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names of the faults."""
        return {"second_start": self.start_field, "second_end": self.end_field}

    def show_block(self, block: Block | None) -> None:
        """Show its hours, or that there is none."""
        start, end = block or (None, None)
        self.start.set_value(start)
        self.end.set_value(end)
        self._hours.setVisible(block is not None)
        self.add_button.setVisible(block is None)

    def block(self) -> Block | None:
        """Its hours, None when there is none; raises `InvalidInput`."""
        if self._hours.isHidden():
            return None
        start, end = self.start.value(), self.end.value()
        if start is None:
            raise InvalidInput({"second_start": self.start.fault() or "Indiquez le début."})
        if end is None:
            raise InvalidInput({"second_end": self.end.fault() or "Indiquez la fin."})
        return start, end

    def _add(self) -> None:
        self.show_block(USUAL)
        self.start.setFocus()
        self.changed.emit()

    def _remove(self) -> None:
        self.show_block(None)
        self.add_button.setFocus()
        self.changed.emit()
