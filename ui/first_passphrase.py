"""What stands before the window of whoever was given a passphrase: they put one of their own in its place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.passphrases import change_faults
from ui.notices import in_two
from ui.operations import Operations
from ui.pages.welcome.brand import lay_beside_brand
from ui.pages.welcome.passphrase import PassphraseEdit, ShowPassphrase
from ui.pages.welcome.presenter import ADVICE, passphrase_advice
from ui.ports import Desk
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.message_bar import MessageBar

USUAL_SIZE, LEAST_SIZE = QSize(1080, 720), QSize(860, 560)
COLUMN = 640


class FirstPassphrase(QWidget):
    """No record is shown before; closing it closes the store."""

    changed = Signal(object)
    """(Desk): the passphrase is theirs now."""
    closed = Signal()

    def __init__(self, desk: Desk, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._operations = desk, operations
        self._done = False
        self.old, self.new, self.again = PassphraseEdit(), PassphraseEdit(), PassphraseEdit()
        self.show_box = ShowPassphrase([self.old, self.new, self.again])
        tr = self.tr
        self.fields = {
            "old": Field(tr("Phrase de passe &reçue"), self.old),
            "new": Field(tr("&Nouvelle phrase de passe"), self.new, help_text=ADVICE),
            "again": Field(tr("R&épétez-la"), self.again),
        }
        self.message = MessageBar("")
        self.submit = Button(tr("Choisir cette phrase de passe"), "primary", icon_name="lock")
        self.quit_button = Button(tr("Quitter CIGDesk"), "ghost", icon_name="logout")
        self.setWindowTitle("CIGDesk")
        self.setMinimumSize(LEAST_SIZE)
        self.resize(USUAL_SIZE)
        self._lay_out()
        self._connect()
        self.old.setFocus()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(COLUMN)
        body = tight(QVBoxLayout(inner), 14)
        body.addStretch(1)
        body.addWidget(Label(self.tr("Bonjour {name}").format(name=self._desk.person_name), "figure"))
        body.addWidget(Label(self._why(), "body", "text2", wrap=True))
        body.addWidget(self.message)
        for field in self.fields.values():
            body.addWidget(field)
        body.addWidget(self.show_box)
        body.addLayout(row(self.quit_button, None, self.submit))
        body.addStretch(2)
        self.message.hide()
        lay_beside_brand(self, inner)

    def _why(self) -> str:
        return self.tr(
            "La phrase de passe qui vous ouvre cette base a été choisie par quelqu’un d’autre. Choisissez-en "
            "une que vous seul connaissez\u00a0: elle ouvre la base à votre nom et signe vos modifications."
        )

    def _connect(self) -> None:
        self.submit.clicked.connect(self.change)
        self.quit_button.clicked.connect(self.close)
        self.new.textChanged.connect(lambda text: self.fields["new"].set_help(passphrase_advice(text)))
        for edit in (self.old, self.new, self.again):
            edit.returnPressed.connect(self.change)

    def change(self) -> None:
        """Put the new one in the place of the one received."""
        if not self.submit.isEnabled():
            return
        typed = (self.old.text(), self.new.text(), self.again.text())
        if faults := change_faults(*typed):
            self._show_faults(faults)
            return
        desk = self._desk
        self._show_faults({})
        self.submit.set_reason(self.tr("Le changement est en cours."))
        self._operations.run(
            lambda: desk.change_passphrase(*typed),
            on_done=lambda _none: self._enter(),
            on_error=self._refused,
            on_settled=lambda: self.submit.set_reason(""),
        )

    def _enter(self) -> None:
        self._done = True
        for edit in (self.old, self.new, self.again):
            edit.clear()
        self.changed.emit(self._desk)

    def _refused(self, error: CigdeskError) -> None:
        if isinstance(error, InvalidInput):
            self._show_faults(error.errors)
        else:
            self.message.set_message(*in_two(str(error)))
            self.message.show()

    def _show_faults(self, faults: Mapping[str, str]) -> None:
        self.message.hide()
        for name, field in self.fields.items():
            fault = faults.get(name, "")
            field.set_error(fault) if fault else field.clear_error()
        if faults:
            self.fields[next(iter(faults))].setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._done:
            self._done = True
            self.closed.emit()
