"""What one agent asked of their data, on their sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cigdesk.services.person_rights import PersonRequestView
from ui.rights.words import title_of
from ui.theme import Accent
from ui.widgets.base import Label, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.pill import Pill


class RightsCard(Card):
    """« Droits de la personne »: each request with its state; the whole opens over the page."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.open_button = Button("Accès, effacement", "link", size="medium")
        super().__init__("Droits de la personne", right=self.open_button, parent=parent)
        self.open_button.clicked.connect(self.asked)
        self._rows: list[QWidget] = []
        self._nothing = Label("Aucune demande sur ses données.", "secondary", "text2", wrap=True)
        self.add(self._nothing)

    def show_requests(self, views: Sequence[PersonRequestView]) -> None:
        """Show these in place of the others."""
        for each in self._rows:
            self.body.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = [_line(view) for view in views]
        for each in self._rows:
            self.add(each)
        self._nothing.setVisible(not views)


def _line(view: PersonRequestView) -> QWidget:
    line = QWidget()
    family = Accent.BAD if view.late else Accent.WARN if view.soon else Accent.NEUTRAL
    pill = Pill(view.state, family, "clock" if view.open else "check")
    line.setLayout(column(Label(title_of(view), "body", wrap=True), row(pill, None), spacing=4))
    return line
