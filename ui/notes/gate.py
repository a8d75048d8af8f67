"""What stands in the place of the editor while nothing can be written: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.vault import LOSS_WORDS, VaultKind
from cigdesk.french import NBSP
from cigdesk.services.vaults import STATES, Standing, State
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit

_WIDTH = 560
_TITLES = {
    State.NO_KEYS: "Les notes ne sont pas encore ouvertes",
    State.GIVEN: "Choisissez d’abord votre phrase de passe",
    State.NOT_YET: "Avant la première note",
    State.WAITING: "L’équipe doit vous donner accès",
    State.LOST: "Les notes d’avant ne s’ouvrent plus",
    State.CHANGED: "La clé des notes a changé sans l’équipe",
}
_ABOUT_LOSS = (
    "Les notes sont chiffrées pour l’équipe sociale seule\u00a0: ni le secrétariat, ni la hiérarchie, ni "
    "l’informatique ne peuvent les ouvrir. Personne ne peut donc les rendre à qui oublie sa phrase de passe, "
    "sauf un membre de l’équipe ou la fiche de secours\u00a0: des mots imprimés une fois, gardés sous "
    "enveloppe cachetée par une personne elle-même tenue au secret."
)


class GateView(QWidget):
    """One reason at a time; two of them are answered here."""

    loss_accepted = Signal(object, str)
    """(VaultKind, what was typed)."""
    sheet_asked = Signal()
    """Make a recovery sheet."""
    back_asked = Signal()
    """To the note that is being written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = VaultKind.TEAM
        self.title = Label("", "section", wrap=True)
        self.why = Label("", "body", "text2", wrap=True)
        self.more = Label(_ABOUT_LOSS, "body", "text2", wrap=True)
        self.fingerprint = Label("", "strong", tabular=True)
        self.sheet_button = Button(self.tr("Créer la fiche de secours…"), "primary", icon_name="printer")
        self.said = LineEdit()
        self.said_field = Field(
            self.tr("Ou, pour y &renoncer, écrivez «{0}{1}{0}»").format(NBSP, LOSS_WORDS), self.said
        )
        self.accept = Button(self.tr("Continuer sans fiche"))
        self.back = Button(self.tr("Revenir à la note"), icon_name="arrow-left")
        self._lay_out()
        self.accept.clicked.connect(self._accept)
        self.said.returnPressed.connect(self._accept)
        self.sheet_button.clicked.connect(self.sheet_asked)
        self.back.clicked.connect(self.back_asked)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        column = tight(QVBoxLayout(inner), 12)
        for label in (self.title, self.why, self.more, self.fingerprint):
            column.addWidget(label)
        column.addLayout(row(self.sheet_button, None))
        column.addWidget(self.said_field)
        column.addLayout(row(self.accept, self.back, None))
        column.addStretch(1)
        layout = tight(QVBoxLayout(self), 0, (0, 12, 0, 0))
        layout.addWidget(inner, 1)

    def show_standing(self, standing: Standing, fingerprint: str, *, writing: bool = False) -> None:
        """Say why nothing is written into that circle; `writing` when a note is begun in another one."""
        self._kind = standing.kind
        self.back.setVisible(writing)
        self.title.setText(_TITLES.get(standing.state, ""))
        self.why.setText(STATES.get(standing.state, ""))
        asks = standing.state in {State.NOT_YET, State.LOST}
        for widget in (self.more, self.sheet_button, self.said_field, self.accept):
            widget.setVisible(asks)
        waits = standing.state is State.WAITING
        said = self.tr("Empreinte de votre clé, à lire à voix haute\u00a0: {0}").format(fingerprint)
        self.fingerprint.setText(said)
        self.fingerprint.setVisible(waits)

    def show_faults(self, faults: dict[str, str]) -> None:
        """What is wrong with what was typed."""
        self.said_field.set_error(faults.get("said", ""))

    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return self.sheet_button if self.sheet_button.isVisibleTo(self) else self

    def _accept(self) -> None:
        self.said_field.set_error("")
        self.loss_accepted.emit(self._kind, self.said.text())
