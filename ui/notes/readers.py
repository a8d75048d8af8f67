"""The sign of who reads a note: a lock and how many; their names on hover, and below when it is pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.services.vaults import Standing
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button

_SHEET = "la fiche de secours, sous enveloppe"


class ReadersSign(QWidget):
    """Reached by Tab; Espace shows the names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button("", "ghost", icon_name="lock", size="small")
        self.names = Label("", "secondary", "text2", wrap=True)
        self.names.hide()
        layout = tight(QVBoxLayout(self), 2)
        layout.addLayout(row(self.button, None))
        layout.addWidget(self.names)
        self.button.clicked.connect(lambda: self.names.setVisible(self.names.isHidden()))

    def show_standing(self, standing: Standing) -> None:
        """Say who reads what is written into that circle."""
        who = [*standing.readers, *([_SHEET] if standing.recovery else [])]
        said = ", ".join(who)
        self.button.setText(standing.line)
        self.button.setToolTip(said)
        self.button.setAccessibleName(standing.line)
        self.button.setAccessibleDescription(said)
        self.names.setText(said)
