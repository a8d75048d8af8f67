"""Three ways in, and the stores opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.welcome.choices import WayButton
from ui.pages.welcome.presenter import folder_text
from ui.widgets.base import Label, tight

MOST_RECENT = 3


class Home(QWidget):
    """The first thing that a person sees."""

    create_asked = Signal()
    open_asked = Signal()
    demo_asked = Signal()
    recent_asked = Signal(object)
    """(Path): the store to open."""

    def __init__(self, recent: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.create_way = WayButton(
            "database",
            self.tr("Créer une base"),
            self.tr("Choisir le centre de gestion, puis une phrase de passe."),
        )
        self.open_way = WayButton(
            "folder-open",
            self.tr("Ouvrir une base"),
            self.tr("Un fichier .cigdesk de cet ordinateur, et sa phrase de passe."),
        )
        self.demo_way = WayButton(
            "star",
            self.tr("Essayer la démonstration"),
            self.tr("Des personnes inventées, rien à remplir, rien n’est gardé."),
        )
        self.create_way.clicked.connect(self.create_asked)
        self.open_way.clicked.connect(self.open_asked)
        self.demo_way.clicked.connect(self.demo_asked)
        self.recent = [self._recent(path) for path in recent[:MOST_RECENT]]
        self._lay_out()

    def _recent(self, path: Path) -> WayButton:
        button = WayButton("history", path.name, folder_text(path))
        button.setAccessibleName(self.tr("Ouvrir {name}").format(name=path.name))
        button.clicked.connect(lambda: self.recent_asked.emit(path))
        return button

    def _lay_out(self) -> None:
        layout = tight(QVBoxLayout(self), 12)
        layout.addStretch(1)
        if self.recent:
            layout.addWidget(Label(self.tr("Reprendre"), "section"))
            for button in self.recent:
                layout.addWidget(button)
            layout.addSpacing(12)
            layout.addWidget(Label(self.tr("Ou bien"), "section"))
        else:
            layout.addWidget(Label(self.tr("Bienvenue"), "figure_large"))
            layout.addWidget(Label(self.tr("Par où voulez-vous commencer\u202f?"), "body", "text2"))
            layout.addSpacing(8)
        for button in (self.create_way, self.open_way, self.demo_way):
            layout.addWidget(button)
        layout.addStretch(1)

    def focus_first(self) -> None:
        """Put the keyboard on what is most likely."""
        (self.recent or [self.create_way])[0].setFocus()
