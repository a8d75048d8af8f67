"""A base that does not open: what happened, what is kept, what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP, date_title, plural, time_of_day
from cigdesk.store_errors import NoSoundBackup
from ui.notices import in_two
from ui.pages.welcome.choices import hanging
from ui.ports import Rescue
from ui.widgets.base import Label, column, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.header import Glyph
from ui.widgets.message_bar import MessageBar

_SHOWN = (
    ("authorities", "collectivité", "collectivités"),
    ("agents", "agent", "agents"),
    ("appointments", "rendez-vous", "rendez-vous"),
    ("quotes", "devis", "devis"),
)


class RescueForm(QWidget):
    """The newest sound backup, read before it is offered."""

    accepted = Signal(object)
    """(Rescue): do it."""
    other_asked = Signal()
    """Another copy is wanted."""
    folder_asked = Signal()
    """Show the folder of the base."""
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rescue: Rescue | None = None
        self.message = MessageBar("")
        self.kept = Label("", "body", "text2", wrap=True)
        self.when, self.holds = Label("", "strong", wrap=True), Label("", "secondary", "text2", wrap=True)
        self.offer = Card()
        self.submit = Button("", "primary", icon_name="restore", keycap=self.tr("Entrée"))
        self.other = Button(self.tr("Autre sauvegarde…"), "link")
        self.folder = Button(self.tr("Ouvrir le dossier"), "link")
        self.back = Button(self.tr("Retour"), "ghost", icon_name="chevron-left")
        self._lay_out()
        self.submit.clicked.connect(self._submit)
        self.other.clicked.connect(self.other_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.back.clicked.connect(self.back_asked)

    def _lay_out(self) -> None:
        words = column(self.when, self.holds, spacing=2)
        self.offer.add(row(Glyph("device-floppy", side=20), words, None, spacing=12))
        layout = tight(QVBoxLayout(self), 12)
        layout.addLayout(hanging(self.back))
        layout.addStretch(1)
        layout.addWidget(Label(self.tr("Cette base ne s’ouvre pas"), "figure"))
        layout.addWidget(self.message)
        layout.addWidget(Label(self.tr("Ce qui est gardé"), "section"))
        layout.addWidget(self.kept)
        layout.addWidget(Label(self.tr("Ce que vous pouvez faire"), "section"))
        layout.addWidget(self.offer)
        layout.addLayout(row(self.other, self.folder, None, self.submit, spacing=16))
        layout.addStretch(2)

    def offer_rescue(self, path: Path, why: CigdeskError, rescue: Rescue) -> None:
        """Offer that backup."""
        self._rescue = rescue
        self.message.set_message(in_two(str(why))[0])
        at = rescue.taken_at
        self.when.setText(
            self.tr("Sauvegarde du {day} à {hour}, {place}").format(
                day=date_title(at.date()), hour=time_of_day(at), place=rescue.place
            )
        )
        held = ", ".join(plural(rescue.counts.get(each, 0), one, many) for each, one, many in _SHOWN)
        self.holds.setText(self.tr("Relue à l’instant et saine\u00a0: {held}.").format(held=held))
        self.kept.setText(_kept(path, rescue))
        self.submit.setText(
            self.tr("Remettre le fichier de clé")
            if rescue.keys_only
            else self.tr("Restaurer cette sauvegarde")
        )
        self.offer.show()
        self.submit.show()
        self.submit.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_nothing(self, path: Path, why: CigdeskError, cannot: CigdeskError) -> None:
        """Say that no backup was found, or why the chosen one does not do."""
        self._rescue = None
        self.message.set_message(in_two(str(why))[0])
        self.kept.setText(
            self.tr("Le fichier {name} reste tel qu’il est.").format(name=f"«{NBSP}{path.name}{NBSP}»")
        )
        self.when.setText(
            self.tr("Aucune sauvegarde saine n’a été trouvée")
            if isinstance(cannot, NoSoundBackup)
            else self.tr("Cette sauvegarde ne peut pas servir")
        )
        self.holds.setText(str(cannot))
        self.submit.hide()
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.submit.hasFocus():
            self._submit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        if self._rescue is not None:
            self.accepted.emit(self._rescue)


def _kept(path: Path, rescue: Rescue) -> str:
    name = f"«{NBSP}{path.name}{NBSP}»"
    if rescue.keys_only:
        return (
            f"Vos données sont intactes dans {name}{NBSP}: seul leur fichier de clé manque ou est abîmé. "
            "La sauvegarde en contient une copie, et rien n’est perdu."
        )
    return (
        f"Le fichier {name} n’a pas été modifié. Il sera mis de côté, jamais effacé. Ce qui a été saisi "
        "après cette sauvegarde n’y est pas."
    )
