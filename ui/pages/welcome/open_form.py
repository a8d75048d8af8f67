"""Opening a store: which file, and its passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.store_errors import TooManyTries, WrongPassphrase
from ui.notices import in_two
from ui.pages.welcome.choices import hanging
from ui.pages.welcome.countdown import Countdown
from ui.pages.welcome.passphrase import PassphraseEdit, ShowPassphrase
from ui.pages.welcome.presenter import folder_text
from ui.ports import Opening
from ui.widgets.base import Label, column, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.header import Glyph
from ui.widgets.inputs import LineEdit
from ui.widgets.message_bar import MessageBar

ALONE = Opening()


class OpenForm(QWidget):
    """The form to unlock one file. A wrong passphrase says so under its field, and opens nothing."""

    submitted = Signal(object, str, str)
    """(path, name, passphrase); the name is "" where one person opens the store."""
    forgotten_asked = Signal(object)
    """(path): the passphrase is forgotten."""
    other_asked = Signal()
    """Another file is wanted."""
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self.title = Label(self.tr("Ouvrir une base"), "figure")
        self._name, self._folder = Label("", "strong"), Label("", "secondary", "text2")
        self.name, self.passphrase = LineEdit(), PassphraseEdit()
        self.name_field = Field(self.tr("&Votre nom"), self.name)
        self.field = Field(self.tr("&Phrase de passe"), self.passphrase)
        self.show_box = ShowPassphrase([self.passphrase])
        self.other = Button(self.tr("Choisir un autre fichier…"), "link")
        self.forgotten = Button(self.tr("Phrase de passe oubliée ?"), "link", size="medium")
        self.submit = Button(
            self.tr("Ouvrir la base"), "primary", icon_name="lock-open", keycap=self.tr("Entrée")
        )
        self.back = Button(self.tr("Retour"), "ghost", icon_name="chevron-left")
        self.message = MessageBar("")
        self.countdown = Countdown(self)
        self._busy = ""
        self._lay_out()
        self.countdown.ticked.connect(self._tell_wait)
        self.countdown.over.connect(self._wait_over)
        self.name.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.returnPressed.connect(self._submit)
        self.forgotten.clicked.connect(lambda: self.forgotten_asked.emit(self._path))
        self.submit.clicked.connect(self._submit)
        self.other.clicked.connect(self.other_asked)
        self.back.clicked.connect(self.back_asked)

    def _lay_out(self) -> None:
        file = Card()
        words = column(self._name, self._folder, spacing=2)
        file.add(row(Glyph("database", side=20), words, None, self.other, spacing=12))
        layout = tight(QVBoxLayout(self), 16)
        layout.addStretch(1)
        layout.addLayout(hanging(self.back))
        for widget in (self.title, file, self.message, self.name_field, self.field, self.show_box):
            layout.addWidget(widget)
        layout.addLayout(row(self.forgotten, None, self.submit))
        layout.addStretch(2)
        self.message.hide()
        self.name_field.hide()

    def open(self, path: Path, opening: Opening = ALONE, *, locked: bool = False) -> None:
        """Ask for the passphrase of that file; `locked` when the person has just locked it."""
        self._path = path
        self.name_field.setVisible(opening.several)
        self.name.setText(opening.person)
        self.name_field.clear_error()
        self.countdown.stop()
        self._open_button()
        self.title.setText(self.tr("Base verrouillée") if locked else self.tr("Ouvrir une base"))
        self._name.setText(path.name)
        self._folder.setText(folder_text(path))
        self._folder.setToolTip(str(path))
        self.passphrase.clear()
        self.field.clear_error()
        self.message.hide()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard where something is missing: the name, else the passphrase."""
        asked = not self.name_field.isHidden() and self.name.isEnabled() and not self.name.text().strip()
        (self.name if asked else self.passphrase).setFocus()

    def only(self, name: str) -> None:
        """Take the passphrase of that person alone."""
        self.name_field.setVisible(bool(name))
        self.name.setText(name)
        self.name.setEnabled(False)

    def show_error(self, error: CigdeskError) -> None:
        """Say why the file stays closed."""
        if isinstance(error, TooManyTries):
            self.field.set_error(str(error))
            self.countdown.begin(error)
            self.passphrase.selectAll()
        elif isinstance(error, WrongPassphrase):
            self.field.set_error(str(error))
            self.passphrase.selectAll()
        else:
            self.say(str(error))
        self.passphrase.setFocus()

    def say(self, sentence: str) -> None:
        """Show a message over the field."""
        self.message.set_message(*in_two(sentence))
        self.message.show()

    def show_lock(self) -> None:
        """Offer nothing but the passphrase."""
        for button in (self.back, self.other, self.forgotten):
            button.hide()
        self._folder.hide()
        self.submit.setText(self.tr("Déverrouiller"))

    def set_busy(self, reason: str) -> None:
        """Take no passphrase for that reason; "" does again. What is being typed stays."""
        self._busy = reason
        self._open_button()

    def _open_button(self) -> None:
        waiting = self.tr("Le prochain essai doit attendre.") if self.countdown.running else ""
        self.submit.set_reason(self._busy or waiting)

    def _tell_wait(self, error: TooManyTries) -> None:
        self.field.set_error(str(error))
        self._open_button()

    def _wait_over(self) -> None:
        self.field.clear_error()
        self._open_button()

    def forget(self) -> None:
        """Leave nothing of the passphrase on screen."""
        self.passphrase.clear()

    def _submit(self) -> None:
        if not self.submit.isEnabled():
            return
        named = not self.name_field.isHidden()
        if named and not self.name.text().strip():
            self.name_field.set_error(self.tr("Tapez votre nom, tel qu’il est dans cette base."))
            self.name.setFocus()
            return
        self.name_field.clear_error()
        if not self.passphrase.text():
            self.field.set_error(self.tr("Tapez la phrase de passe de cette base."))
            self.passphrase.setFocus()
            return
        self.message.hide()
        self.field.clear_error()
        self.submitted.emit(self._path, self.name.text().strip() if named else "", self.passphrase.text())
