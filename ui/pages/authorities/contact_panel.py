"""The form of somebody to call."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from cigdesk.domain.authority import ContactValues, contact_faults
from cigdesk.services.authority_sheet import ContactLine
from ui.pages.authorities.form_panel import FormPanel
from ui.widgets.checks import CheckBox
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit


class ContactPanel(FormPanel):
    """Name, role, phone, mail, and whether they sign quotes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", deletes=self.tr("Supprimer ce contact"), parent=parent)
        self.line: ContactLine | None = None
        self._lines = {name: LineEdit() for name in ("name", "role", "phone", "mail")}
        labels = {
            "name": self.tr("&Nom"),
            "role": self.tr("&Fonction"),
            "phone": self.tr("&Téléphone"),
            "mail": self.tr("&Courriel"),
        }
        for name, line in self._lines.items():
            self.add(name, Field(labels[name], line, optional=name != "name"))
        self.signs = CheckBox(self.tr("&Signe les devis"))
        self.body.addWidget(self.signs)
        self.body.addStretch(1)

    def start(self, line: ContactLine | None) -> None:
        """Open on that contact, or on a new one."""
        self.line = line
        values = line.values if line is not None else ContactValues(name="")
        self.set_title(self.tr("Contact") if line is not None else self.tr("Nouveau contact"))
        self.save_button.setText(
            self.tr("Enregistrer") if line is not None else self.tr("Ajouter le contact")
        )
        for name, edit in self._lines.items():
            edit.setText(getattr(values, name))
        self.signs.setChecked(values.signs_quotes)
        if self.delete_button is not None:
            self.delete_button.setVisible(line is not None)
        self.begin("name")

    def values(self) -> ContactValues:
        """What is typed."""
        texts = {name: edit.text() for name, edit in self._lines.items()}
        return ContactValues(**texts, signs_quotes=self.signs.isChecked())

    def faults(self) -> Mapping[str, str]:
        """By field name."""
        return contact_faults(self.values())
