"""The foot of a day: what is missing before it can be closed, and that nothing leaves this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cigdesk.domain.inspection import missing_words
from cigdesk.services.inspections import InspectionSheet
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button
from ui.widgets.header import Glyph

_ROOM_FOR_NOTE = 900


class DayBar(QFrame):
    """Points at the left; « Y aller » puts the keyboard on the next one."""

    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "footer")
        self.setAccessibleName(self.tr("Avant de clore"))
        self._glyph = Glyph("circle-check", role="ok.solid", side=18)
        self.title, self.detail = Label("", "strong"), Label("", "body", "text2")
        self.next_button = Button(self.tr("Y aller"), keycap="F4", size="medium")
        self.next_button.clicked.connect(self.next_asked)
        self._note = Label("", "secondary", "text3")
        layout = tight(QHBoxLayout(self), 10, (20, 9, 20, 9))
        for widget in (self._glyph, self.title, self.detail, self.next_button):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._note)
        self.setMinimumHeight(52)

    def show_sheet(self, sheet: InspectionSheet, *, editable: bool) -> None:
        """Say what is missing, or that nothing is."""
        points = sheet.points if editable else ()
        self.next_button.setVisible(bool(points))
        self.detail.setText(points[0].name if points else "")
        self.detail.setVisible(bool(points))
        self._note.setText(self.tr("Le brouillon reste sur ce poste, même hors réseau") if editable else "")
        if points:
            self._glyph.set_icon("alert-circle", "bad.solid")
            self.title.setText(missing_words(points))
            return
        self._glyph.set_icon("circle-check", "ok.solid")
        ready = self.tr("Tout est renseigné\u00a0: la journée peut être close")
        self.title.setText(ready if editable else self.tr("Journée close, inscrite à l’agenda comme faite"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setVisible(self.width() >= _ROOM_FOR_NOTE)
