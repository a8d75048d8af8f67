"""The sheet of somebody who opens the store: name, roles, passphrase given, departure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.rights import MEANINGS, ROLES, Role
from cigdesk.ports.people import PractitionerLine
from cigdesk.services.persons import PersonLine, PersonValues
from ui.pages.settings.persons_presenter import PersonsPresenter, access_text, leaving_text
from ui.pages.settings.record_sheet import RecordSheet
from ui.pages.welcome.passphrase import PassphraseEdit, ShowPassphrase
from ui.pages.welcome.presenter import ADVICE, passphrase_advice
from ui.theme import Accent
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pill import Pill

_UNDER_BOX = 24
_NOBODY = "Aucun\u00a0: cette personne ne reçoit pas"


class RolesField(QWidget):
    """The roles as boxes, each with what it opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {role: CheckBox(name) for role, name in ROLES.items()}
        self.fault = Label("", "secondary", "bad", wrap=True)
        self.fault.hide()
        layout = tight(QVBoxLayout(self), 4)
        for role, box in self.boxes.items():
            box.setAccessibleDescription(MEANINGS[role])
            meaning = Label(MEANINGS[role], "secondary", "text2", wrap=True)
            under = tight(QVBoxLayout(), 0, (_UNDER_BOX, 0, 0, 0))
            under.addWidget(meaning)
            layout.addWidget(box)
            layout.addLayout(under)
        layout.addWidget(self.fault)

    def value(self) -> tuple[Role, ...]:
        """Those that are ticked."""
        return tuple(role for role, box in self.boxes.items() if box.isChecked())

    def set_value(self, roles: Sequence[Role]) -> None:
        """Tick those alone."""
        for role, box in self.boxes.items():
            box.setChecked(role in roles)

    def set_error(self, fault: str) -> None:
        """Say what is wrong under the boxes; "" takes it away."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))


class PersonSheet(RecordSheet):
    """Nothing of a passphrase stays on screen once another is shown."""

    def __init__(self, presenter: PersonsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._line: PersonLine | None = None
        tr = self.tr
        self.name, self.practitioner, self.roles = LineEdit(), ComboBox(), RolesField()
        self.passphrase, self.again = PassphraseEdit(), PassphraseEdit()
        self.show_box = ShowPassphrase([self.passphrase, self.again])
        self.fields = {
            "name": Field(tr("&Nom, tel qu’on le tape à l’ouverture"), self.name),
            "practitioner": Field(tr("&Intervenant que cette personne est"), self.practitioner),
            "passphrase": Field(tr("&Phrase de passe donnée"), self.passphrase, help_text=ADVICE),
            "again": Field(tr("&Répétez-la"), self.again),
        }
        self.save = Button(tr("Enregistrer"), "primary", icon_name="check", keycap=tr("Ctrl Entrée"))
        self.submit = Button(tr("Donner l’accès"), "primary", icon_name="user-plus", keycap=tr("Ctrl Entrée"))
        self.renew = Button(tr("Nouvelle phrase de passe…"), icon_name="key", size="medium")
        self.give = Button(tr("Donner cette phrase de passe"), icon_name="check", size="medium")
        self.keep = Button(tr("Renoncer"), size="medium")
        self.ask_leave = Button(tr("Retirer l’accès…"), "danger", icon_name="logout", size="medium")
        self.leave = Button("", "danger", icon_name="logout", size="medium")
        self.stay = Button(tr("Renoncer"), size="medium")
        self._build()
        self._connect()

    # building

    def _build(self) -> None:
        self._title = Label("", "title")
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, spacing=6)
        foot = QWidget()
        tight(QVBoxLayout(foot), 0, (20, 10, 20, 10)).addLayout(row(self.save, self.submit, None))
        cards = (self._identity_card(), self._access_card(), self._leave_card())
        self.stack(self._title, self._pills, *cards, foot=foot)

    def _identity_card(self) -> Card:
        card = Card(self.tr("Nom et rôles"), spacing=12)
        card.add(row(self.fields["name"], self.fields["practitioner"], spacing=12))
        card.add(self.roles)
        return card

    def _access_card(self) -> Card:
        card = Card(self.tr("Phrase de passe"), spacing=10)
        self._access = Label("", "body", "text2", wrap=True)
        self._secret = QWidget()
        body = tight(QVBoxLayout(self._secret), 10)
        body.addLayout(row(self.fields["passphrase"], self.fields["again"], spacing=12))
        body.addWidget(self.show_box)
        self._given = Label(
            self.tr("Dites-la de vive voix\u00a0: la personne la change avant toute autre chose."),
            "secondary",
            "text2",
            wrap=True,
        )
        body.addWidget(self._given)
        body.addLayout(row(self.give, self.keep, None))
        card.add(self._access)
        card.add(self._secret)
        self._mine = Label("", "secondary", "text2", wrap=True)
        card.add(row(self.renew, None))
        card.add(self._mine)
        return card

    def _leave_card(self) -> Card:
        self._leaving = Card(self.tr("Départ"), spacing=8)
        self._summary = tight(QVBoxLayout(), 4)
        self._leaving.add(self._summary)
        self._leaving.add(row(self.ask_leave, self.leave, self.stay, None))
        self._own = Label("", "secondary", "text2", wrap=True)
        self._leaving.add(self._own)
        return self._leaving

    def _connect(self) -> None:
        self.save.clicked.connect(self.create_now)
        self.submit.clicked.connect(self.create_now)
        self.renew.clicked.connect(partial(self._ask_secret, asked=True))
        self.keep.clicked.connect(partial(self._ask_secret, asked=False))
        self.give.clicked.connect(self._give)
        self.ask_leave.clicked.connect(partial(self._ask_leaving, asked=True))
        self.stay.clicked.connect(partial(self._ask_leaving, asked=False))
        self.leave.clicked.connect(self._presenter.leave)
        self.passphrase.textChanged.connect(
            lambda text: self.fields["passphrase"].set_help(passphrase_advice(text))
        )
        self._presenter.refused.connect(self._show_faults)
        self._presenter.access_given.connect(partial(self._ask_secret, asked=False))

    # what it shows

    def show_line(self, line: PersonLine, *, other: bool) -> None:
        """Show that person; what is being typed of the same one stays."""
        edited = not other and self._line is not None and self._values() != self._line.values
        self.creating = False
        self._line = line
        self._title.setText(line.name)
        self._show_pills(line)
        if not edited:
            self._fill(line.values)
        self._access.setText(access_text(line))
        if other:
            self._ask_secret(asked=False)
        self._ask_leaving(asked=False)
        self._fit()

    def _fill(self, values: PersonValues) -> None:
        self._show_faults({})
        self.name.setText(values.name)
        self.roles.set_value(values.roles)
        choices: list[tuple[str, object]] = [(_NOBODY, None)]
        choices += [(each.name, each.id) for each in self._practitioners()]
        self.practitioner.offer(choices, values.practitioner_id)

    def _practitioners(self) -> Sequence[PractitionerLine]:
        return self._presenter.practitioners

    def _show_pills(self, line: PersonLine | None) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for role in line.roles if line else ():
            self._flow.addWidget(Pill(ROLES[role], Accent.NEUTRAL))
        if line is not None and line.is_me:
            self._flow.addWidget(Pill(self.tr("Vous"), Accent.ACCENT, "user"))
        self._pills.setVisible(line is not None)

    def begin(self) -> None:
        """Somebody new."""
        self.creating, self._line = True, None
        self._title.setText(self.tr("Nouvelle personne"))
        self._show_pills(None)
        self._fill(PersonValues())
        self._access.setText(self.tr("Choisissez une phrase de passe provisoire, que vous lui direz."))
        self._ask_secret(asked=True)
        self._fit()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """The acts that make sense for who is shown."""
        line, creating = self._line, self.creating
        gone = line is not None and line.left_on is not None
        self.submit.setVisible(creating)
        self.save.setVisible(line is not None and not gone)
        self._leaving.setVisible(line is not None and not gone)
        mine = self.tr("Votre phrase de passe se change dans Sécurité.")
        self.renew.set_reason(mine if line is not None and line.is_me else "")
        own = self.tr("Un autre administrateur retire votre accès.")
        self.ask_leave.set_reason(own if line is not None and line.is_me else "")
        for label, button in ((self._mine, self.renew), (self._own, self.ask_leave)):
            label.setText(button.reason)
            label.setVisible(bool(button.reason))
        self.renew.setText(self.tr("Rendre un accès…") if gone else self.tr("Nouvelle phrase de passe…"))

    def _ask_secret(self, *, asked: bool) -> None:
        self.forget()
        self._secret.setVisible(asked)
        for button in (self.give, self.keep):
            button.setVisible(asked and not self.creating)
        self.renew.setVisible(not asked)
        if asked and not self.creating:
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_leaving(self, *, asked: bool) -> None:
        while (item := self._summary.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        line = self._line
        if asked and line is not None:
            self.leave.setText(self.tr("Retirer l’accès de {name}").format(name=line.name))
            for sentence in leaving_text(line):
                self._summary.addWidget(Label(sentence, "body", "text2", wrap=True))
        self.ask_leave.setVisible(not asked)
        for button in (self.leave, self.stay):
            button.setVisible(asked)
        if asked:
            self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is typed

    def _values(self) -> PersonValues:
        return PersonValues(self.name.text(), self.roles.value(), self.practitioner.currentData())

    def create_now(self) -> None:
        self._show_faults({})
        if self.creating:
            self._presenter.create(self._values(), self.passphrase.text(), self.again.text())
        elif self._line is not None and self._line.left_on is None:
            self._presenter.edit(self._values())

    def _give(self) -> None:
        self._show_faults({})
        self._presenter.give_access(self.passphrase.text(), self.again.text())

    def _show_faults(self, faults: Mapping[str, str]) -> None:
        for name, field in self.fields.items():
            fault = faults.get(name, "")
            field.set_error(fault) if fault else field.clear_error()
        self.roles.set_error(faults.get("roles", ""))
        first = next((name for name in self.fields if name in faults), None)
        if first is not None:
            self.fields[first].setFocus()
        elif "roles" in faults:
            self.roles.boxes[Role.SECRETARIAT].setFocus()

    def flush(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Leave nothing of a passphrase on screen."""
        self.passphrase.clear()
        self.again.clear()
        self.show_box.setChecked(False)
        for name in ("passphrase", "again"):
            self.fields[name].clear_error()
