"""Creating a store: the centre, the person, the passphrase, the place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput
from ui.notices import in_two
from ui.pages.welcome.choices import CentreButton, hanging
from ui.pages.welcome.passphrase import PassphraseEdit, ShowPassphrase
from ui.pages.welcome.presenter import (
    ADVICE,
    Draft,
    WelcomePresenter,
    faults,
    passphrase_advice,
    waiting_text,
)
from ui.widgets.base import Label, column, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.message_bar import MessageBar

POSTCODE_WIDTH = 110


class CreateForm(QWidget):
    """One form, its faults under their fields. Nothing is written before « Créer la base »."""

    submitted = Signal(object)
    """(Draft): complete."""
    place_asked = Signal(object)
    """(Path): where it is now; the chooser of the system is wanted."""
    back_asked = Signal()

    def __init__(self, presenter: WelcomePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.back = Button(self.tr("Retour"), "ghost", icon_name="chevron-left")
        self.submit = Button(self.tr("Créer la base"), "primary", icon_name="database")
        self.message = MessageBar("")
        self.message.hide()
        self._make_editors()
        self.fields = self._make_fields()
        self.centres = self._make_centres()
        self.other = self._other_centre()
        self._lay_out()
        self._connect()
        self._centre_changed()

    def _make_editors(self) -> None:
        self.name, self.short_name = LineEdit(), LineEdit(placeholder=self.tr("CDG 24"))
        self.address, self.postcode, self.city = LineEdit(), LineEdit(), LineEdit()
        self.region, self.zone, self.catalogue = ComboBox(), ComboBox(), ComboBox()
        for region in self._presenter.regions:
            self.region.addItem(region.name, region.key)
        for zone in self._presenter.zones:
            self.zone.addItem(zone.replace("_", " "), zone)
        self.catalogue.addItem(self.tr("Aucun pour l’instant"), "")
        for centre in self._presenter.centres:
            self.catalogue.addItem(centre.short_name, centre.key)
        self.person = LineEdit(placeholder=self.tr("Prénom et nom"))
        self.passphrase, self.again = PassphraseEdit(), PassphraseEdit()
        self.path = LineEdit(str(self._presenter.proposed_file()))

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        fields = {
            "name": Field(tr("&Nom du centre de gestion"), self.name),
            "short_name": Field(tr("Nom d’&usage"), self.short_name),
            "address": Field(tr("A&dresse"), self.address, optional=True),
            "postcode": Field(tr("&Code postal"), self.postcode, optional=True),
            "city": Field(tr("&Ville"), self.city, optional=True),
            "holidays": Field(tr("&Jours fériés"), self.region),
            "zone": Field(tr("&Fuseau horaire"), self.zone),
            "catalogue": Field(
                tr("Catal&ogue de départ"),
                self.catalogue,
                help_text=tr("Prestations et tarifs des devis. Il se change dans les réglages."),
            ),
            "person": Field(tr("&Votre nom"), self.person, help_text=tr("Il signe vos modifications.")),
            "passphrase": Field(tr("&Phrase de passe"), self.passphrase, help_text=ADVICE),
            "again": Field(tr("&Répétez-la"), self.again),
            "path": Field(tr("&Fichier"), self.path),
        }
        for name, field in fields.items():
            field.set_check(partial(self._fault_of, name))
        return fields

    def _make_centres(self) -> QButtonGroup:
        group = QButtonGroup(self)
        self._keys = [centre.key for centre in self._presenter.centres] + [""]
        for place, centre in enumerate(self._presenter.centres):
            group.addButton(CentreButton(centre.name, centre.detail), place)
        detail = self.tr("À remplir, avec le catalogue de votre choix.")
        group.addButton(CentreButton(self.tr("Autre centre de gestion"), detail), len(self._keys) - 1)
        group.buttons()[0].setChecked(True)
        return group

    def _other_centre(self) -> QWidget:
        fields = self.fields
        fields["postcode"].setFixedWidth(POSTCODE_WIDTH + 60)
        other = QWidget()
        layout = tight(QVBoxLayout(other), 12, (0, 6, 0, 0))
        layout.addWidget(fields["name"])
        layout.addLayout(row(fields["short_name"], fields["address"], spacing=12))
        layout.addLayout(row(fields["postcode"], fields["city"], spacing=12))
        layout.addLayout(row(fields["holidays"], fields["zone"], spacing=12))
        layout.addWidget(fields["catalogue"])
        return other

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(640)
        body = tight(QVBoxLayout(inner), 12, (3, 3, 13, 3))
        body.addWidget(self._card(self.tr("Centre de gestion"), *self.centres.buttons(), self.other))
        body.addWidget(self._card(self.tr("Vous"), self.fields["person"]))
        body.addWidget(self._passphrase_card())
        body.addWidget(self._place_card())
        body.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        layout = tight(QVBoxLayout(self), 12)
        layout.addLayout(hanging(self.back))
        layout.addWidget(Label(self.tr("Créer une base"), "figure"))
        layout.addWidget(self._area, 1)
        layout.addWidget(self.message)
        layout.addLayout(row(None, self.submit))

    def _card(self, title: str, *items: QWidget) -> Card:
        card = Card(title)
        for item in items:
            card.add(item)
        return card

    def _passphrase_card(self) -> Card:
        card = Card(self.tr("Phrase de passe"))
        said = self.tr(
            "Elle chiffre la base. Perdue, elle ne peut pas être retrouvée\u00a0: gardez-en une copie sûre."
        )
        card.add(Label(said, "body", "text2", wrap=True))
        card.add(row(self.fields["passphrase"], self.fields["again"], spacing=12))
        self.show_box = ShowPassphrase([self.passphrase, self.again])
        card.add(self.show_box)
        return card

    def _place_card(self) -> Card:
        self.browse = Button(self.tr("Choisir…"), icon_name="folder")
        card = Card(self.tr("Emplacement"))
        aligned = column(Label(" ", "secondary"), self.browse, None, spacing=5)
        card.add(row(self.fields["path"], aligned, spacing=8))
        return card

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.submit.clicked.connect(self._submit)
        self.browse.clicked.connect(lambda: self.place_asked.emit(self.draft().file))
        self.centres.idToggled.connect(self._centre_changed)
        self.region.currentIndexChanged.connect(self._propose_zone)
        self.passphrase.textChanged.connect(self._advise)
        for edit in self.findChildren(LineEdit):
            edit.returnPressed.connect(self._submit)

    def draft(self) -> Draft:
        """What is filled in."""
        return Draft(
            centre_key=self._keys[self.centres.checkedId()],
            name=self.name.text(),
            short_name=self.short_name.text(),
            address=self.address.text(),
            postcode=self.postcode.text(),
            city=self.city.text(),
            holidays=str(self.region.currentData() or "FR"),
            zone=str(self.zone.currentData() or "Europe/Paris"),
            catalogue=str(self.catalogue.currentData() or ""),
            person=self.person.text().strip(),
            passphrase=self.passphrase.text(),
            again=self.again.text(),
            path=self.path.text(),
        )

    def _fault_of(self, name: str) -> str:
        return faults(self.draft()).get(name, "")

    def focus_first(self) -> None:
        """Put the keyboard on the first question."""
        self.centres.button(self.centres.checkedId()).setFocus()

    def set_place(self, path: Path) -> None:
        """Take the place that the person chose."""
        self.path.setText(str(path))
        self.fields["path"].clear_error()

    def show_error(self, error: CigdeskError) -> None:
        """Say why nothing was created: under the fields concerned, else over the button."""
        named = dict(error.errors) if isinstance(error, InvalidInput) else {}
        shown = {name: fault for name, fault in named.items() if name in self.fields}
        if shown:
            self._show_faults(shown)
        if not named or len(shown) < len(named):
            self._say(str(error))

    def forget(self) -> None:
        """Leave nothing of the passphrase on screen."""
        self.passphrase.clear()
        self.again.clear()

    def _centre_changed(self) -> None:
        self.other.setVisible(not self._keys[self.centres.checkedId()])

    def _propose_zone(self) -> None:
        key = self.region.currentData()
        zone = next((region.zone for region in self._presenter.regions if region.key == key), "")
        self.zone.setCurrentIndex(max(0, self.zone.findData(zone)))

    def _advise(self, passphrase: str) -> None:
        self.fields["passphrase"].set_help(passphrase_advice(passphrase))

    def _submit(self) -> None:
        draft = self.draft()
        found = faults(draft)
        self.message.hide()
        for field in self.fields.values():
            field.clear_error()
        if found:
            self._show_faults(found)
        else:
            self.submitted.emit(draft)

    def _show_faults(self, found: dict[str, str]) -> None:
        for name, fault in found.items():
            self.fields[name].set_error(fault)
        first = next(field for name, field in self.fields.items() if name in found)
        first.setFocus()
        self._area.ensureWidgetVisible(first)
        if len(found) > 1:
            self._say(waiting_text(len(found)))

    def _say(self, sentence: str) -> None:
        self.message.set_message(*in_two(sentence))
        self.message.show()
