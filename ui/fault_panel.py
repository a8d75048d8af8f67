"""What the person reads when the program has a fault."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.faults import FaultReport
from ui.icons import icon
from ui.theme import hub
from ui.widgets.base import Label, column, row, tight
from ui.widgets.buttons import Button

WIDTH, DETAILS_HEIGHT, ICON = 560, 180, 28


class FaultPanel(QDialog):
    """What happened, what is kept, what to do; beside the window, which goes on."""

    quit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("CIGDesk a rencontré un défaut"))
        self.setMinimumWidth(WIDTH)
        self._counts: dict[FaultReport, int] = {}
        self._said = [Label(text, wrap=True, tone="text2") for text in (_HAPPENED, _KEPT, _TO_DO)]
        self._picture = Label()
        self._details = QPlainTextEdit(readOnly=True)
        self._details.hide()
        self._details.setAccessibleName(self.tr("Détails du défaut"))
        self._details.setFixedHeight(DETAILS_HEIGHT)
        self._lay_out()
        hub().changed.connect(self._draw_picture)
        self._draw_picture()

    def add(self, report: FaultReport) -> None:
        """Show a fault; one that has been shown already is counted."""
        known = next((one for one in self._counts if one.signature == report.signature), report)
        self._counts[known] = self._counts.get(known, 0) + 1
        self._details.setPlainText(self.details())
        self.show()
        self.raise_()

    def details(self) -> str:
        """What « Copier les détails » copies."""
        return "\n\n".join(
            report.details() + (self.tr("\n({n} fois)").format(n=count) if count > 1 else "")
            for report, count in self._counts.items()
        )

    def text(self) -> str:
        """All that the panel says, details apart."""
        return "\n".join(label.text() for label in self._said)

    def _lay_out(self) -> None:
        title = Label(self.tr("CIGDesk a rencontré un défaut."), "section")
        top = tight(QHBoxLayout(), 16)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(column(title, *self._said), 1)
        whole = tight(QVBoxLayout(self), 16, (24, 24, 24, 20))
        whole.addLayout(top)
        whole.addWidget(self._details)
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        go_on = Button(self.tr("Continuer"), "primary")
        go_on.setDefault(True)
        go_on.setFocus()
        go_on.clicked.connect(self.accept)
        copy = Button(self.tr("Copier les détails"), icon_name="copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.details()))
        see = Button(self.tr("Voir les détails"), "link")
        see.clicked.connect(lambda: self._details.setVisible(self._details.isHidden()))
        leave = Button(self.tr("Fermer CIGDesk"))
        leave.clicked.connect(self._leave)
        return row(copy, see, None, leave, go_on)

    def _leave(self) -> None:
        self.reject()
        self.quit_asked.emit()

    def _draw_picture(self) -> None:
        self._picture.setPixmap(icon("alert-triangle", "bad.solid").pixmap(ICON, ICON))


_HAPPENED = (
    "L’action en cours s’est arrêtée sur un défaut du programme. Ce n’est pas une faute de votre part."
)
_KEPT = (
    "Tout ce qui était enregistré est gardé. La dernière action n’a pas été prise en compte, "
    "ou ne l’a été qu’en entier\u00a0: vérifiez-la."
)
_TO_DO = (
    "Vous pouvez continuer. Si cela se reproduit, fermez CIGDesk, ouvrez-le à nouveau et envoyez les détails "
    "à la personne qui s’en occupe chez vous\u00a0: ils ne contiennent aucune donnée personnelle."
)
