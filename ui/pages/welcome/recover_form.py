"""A forgotten passphrase: the words of the recovery sheet, who one is, and a new passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput
from ui.notices import in_two
from ui.pages.welcome.choices import hanging
from ui.pages.welcome.passphrase import PassphraseEdit, ShowPassphrase
from ui.pages.welcome.presenter import ADVICE, passphrase_advice
from ui.ports import KnownPerson, Opening
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, TextEdit
from ui.widgets.message_bar import MessageBar

_HINTS = Qt.InputMethodHint
_LINES = 4


class RecoverForm(QWidget):
    """First the words, then who comes back. Nothing typed stays once the form is left."""

    words_given = Signal(object, str)
    """(path, words): whom do they let back in? `offer` answers."""
    submitted = Signal(object, str, object, str, str)
    """(path, words, KnownPerson, passphrase, again)"""
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self._people: Sequence[KnownPerson] = ()
        self.message = MessageBar("")
        self.back = Button(self.tr("Retour"), "ghost", icon_name="chevron-left")
        self.words = TextEdit(lines=_LINES)
        self.words.setInputMethodHints(_HINTS.ImhSensitiveData | _HINTS.ImhNoPredictiveText)
        self.person = ComboBox()
        self.passphrase, self.again = PassphraseEdit(), PassphraseEdit()
        self.show_box = ShowPassphrase([self.passphrase, self.again])
        self.fields = self._make_fields()
        self.next = Button(self.tr("Continuer"), "primary", icon_name="chevron-right")
        self.submit = Button(
            self.tr("Ouvrir la base"), "primary", icon_name="lock-open", keycap=self.tr("Entrée")
        )
        self._steps = QStackedWidget()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        forgiven = tr(
            "Dans l’ordre de la feuille. Les accents et les majuscules ne comptent pas, les quatre premières "
            "lettres de chaque mot suffisent."
        )
        return {
            "words": Field(tr("Les &douze mots"), self.words, help_text=forgiven),
            "person": Field(tr("&Vous êtes"), self.person),
            "passphrase": Field(tr("&Nouvelle phrase de passe"), self.passphrase, help_text=ADVICE),
            "again": Field(tr("&Répétez-la"), self.again),
        }

    def _lay_out(self) -> None:
        fields = self.fields
        self._known = Label("", "body", "text2", wrap=True)
        for widgets, act in (
            ((self._told(), fields["words"]), self.next),
            (
                (self._known, fields["person"], fields["passphrase"], fields["again"], self.show_box),
                self.submit,
            ),
        ):
            step = QWidget()
            layout = tight(QVBoxLayout(step), 14)
            for widget in widgets:
                layout.addWidget(widget)
            layout.addLayout(row(None, act))
            layout.addStretch(1)
            self._steps.addWidget(step)
        layout = tight(QVBoxLayout(self), 14)
        layout.addLayout(hanging(self.back))
        layout.addWidget(Label(self.tr("Phrase de passe oubliée"), "figure"))
        layout.addWidget(self.message)
        layout.addWidget(self._steps, 1)
        self.message.hide()

    def _told(self) -> QWidget:
        self._without = Label(
            self.tr(
                "La fiche de secours est sous enveloppe, chez la personne responsable du service social. "
                "Sans elle, un administrateur de la base peut donner une nouvelle phrase de passe, mais pas "
                "rendre les notes sociales."
            ),
            "body",
            "text2",
            wrap=True,
        )
        return self._without

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.next.clicked.connect(self._give_words)
        self.submit.clicked.connect(self._submit)
        self.passphrase.textChanged.connect(
            lambda text: self.fields["passphrase"].set_help(passphrase_advice(text))
        )
        for edit in (self.passphrase, self.again):
            edit.returnPressed.connect(self._submit)

    def open(self, path: Path, opening: Opening) -> None:
        """Ask for the words of the sheet of that base, or say that it has none."""
        self.forget()
        self._path = path
        self._steps.setCurrentIndex(0)
        self.message.hide()
        if not opening.recovery:
            self.message.set_message(
                self.tr("Cette base n’a pas de fiche de secours."),
                self.tr("Un administrateur qui l’ouvre peut vous donner une nouvelle phrase de passe."),
            )
            self.message.show()
        self.fields["words"].setVisible(opening.recovery)
        self._without.setVisible(opening.recovery)
        self.next.setVisible(opening.recovery)
        (self.words if opening.recovery else self.back).setFocus()

    def offer(self, people: Sequence[KnownPerson]) -> None:
        """The words are right: ask which of these people comes back."""
        self._people = people
        self.message.hide()
        self.person.offer([(each.name, each.key) for each in people], None)
        self._known.setText(
            self.tr("La fiche est la bonne. Choisissez qui vous êtes et une phrase de passe qui soit à vous.")
        )
        self._steps.setCurrentIndex(1)
        self.person.setFocus()

    def show_error(self, error: CigdeskError) -> None:
        """Say in its place why the base stays closed."""
        for field in self.fields.values():
            field.clear_error()
        if isinstance(error, InvalidInput):
            for name, fault in error.errors.items():
                self.fields[name].set_error(fault)
            first = next(iter(error.errors))
            self._steps.setCurrentIndex(0 if first == "words" else 1)
            self.fields[first].setFocus()
        else:
            self.message.set_message(*in_two(str(error)))
            self.message.show()

    def forget(self) -> None:
        """Leave nothing of what was typed, on screen or to be undone."""
        self.words.clear()
        self.words.document().clearUndoRedoStacks()
        self.passphrase.clear()
        self.again.clear()
        self.show_box.setChecked(False)
        self._people = ()
        for field in self.fields.values():
            field.clear_error()

    def _give_words(self) -> None:
        self.fields["words"].clear_error()
        self.words_given.emit(self._path, self.words.toPlainText())

    def _submit(self) -> None:
        chosen = next((each for each in self._people if each.key == self.person.currentData()), None)
        if chosen is not None:
            words, passphrase = self.words.toPlainText(), self.passphrase.text()
            self.submitted.emit(self._path, words, chosen, passphrase, self.again.text())
