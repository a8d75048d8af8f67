"""The form of an authority: a new one with the fewest fields first, or the identity of the one shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from cigdesk.domain.authority import (
    BILLING_REQUIREMENTS,
    LARGEST_POPULATION,
    AuthorityKind,
    AuthorityValues,
    authority_faults,
)
from cigdesk.domain.departments import department_name
from cigdesk.french import capitalised
from cigdesk.french import siren as grouped_siren
from cigdesk.french import siret as grouped_siret
from ui.pages.authorities.form_panel import FormPanel, pair
from ui.widgets.checks import CheckBox
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import NumberField


class IdentityPanel(FormPanel):
    """Every field of `AuthorityValues`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.kind = ComboBox()
        for kind in AuthorityKind:
            self.kind.addItem(kind.label, kind)
        self.population = NumberField(maximum=LARGEST_POPULATION)
        self._lines: dict[str, LineEdit] = {}
        self.other_acfi = CheckBox(self.tr("A un ACFI hors du centre"))
        self.affiliated = CheckBox(self.tr("Affiliée au centre"))
        self.contribution = CheckBox(self.tr("Verse la cotisation additionnelle"))
        self.required = {name: CheckBox(capitalised(words)) for name, words in BILLING_REQUIREMENTS.items()}
        self._build_fields()

    def _build_fields(self) -> None:
        self._line("name", self.tr("&Nom"))
        self.add("kind", Field(self.tr("Na&ture"), self.kind))
        self._line("siren", self.tr("&SIREN"), help_text=self.tr("9 chiffres"))
        self._line("siret", self.tr("SIRET"), help_text=self.tr("14 chiffres, demandé par Chorus Pro"))
        self._line("chorus_service", self.tr("Code service Chorus"), optional=True)
        self.add_section(self.tr("Exigé sur ce qui est facturé"))
        for box in self.required.values():
            self.body.addWidget(box)
        self.add_section(self.tr("Lieu"))
        self._line("address", self.tr("Adresse"), optional=True)
        self._pair(("postcode", self.tr("Code postal")), ("city", self.tr("Ville")))
        self._pair(("department", self.tr("Département")), ("insee", self.tr("Code INSEE")))
        self._line("group_name", self.tr("Groupement"), optional=True)
        self.add("population", Field(self.tr("Habitants"), self.population, optional=True))
        self.add_section(self.tr("Joindre"))
        self._line("phone", self.tr("Téléphone"), optional=True)
        self._line("mail", self.tr("Courriel"), optional=True)
        self.add_section(self.tr("Situation"))
        for box in (self.affiliated, self.contribution, self.other_acfi):
            self.body.addWidget(box)
        self.body.addStretch(1)

    def _line(self, name: str, label: str, *, help_text: str = "", optional: bool = False) -> None:
        self._lines[name] = LineEdit()
        self.add(name, Field(label, self._lines[name], help_text=help_text, optional=optional))

    def _pair(self, *named: tuple[str, str]) -> None:
        made = []
        for name, label in named:
            self._line(name, label)
            made.append(self.fields[name])
        self.body.addWidget(pair(*made))

    def start_new(self, name: str, *, with_contribution: bool) -> None:
        """Open on an empty form, the name filled in when it was typed elsewhere."""
        self.set_title(self.tr("Nouvelle collectivité"))
        self.save_button.setText(self.tr("Créer la collectivité"))
        self._fill(AuthorityValues(name="", kind=AuthorityKind.COMMUNE), with_contribution)
        self.begin("name")
        self._lines["name"].setText(name)

    def start_edit(self, values: AuthorityValues, *, with_contribution: bool, first: str = "name") -> None:
        """Open on the identity of the authority shown."""
        self.set_title(self.tr("Identité"))
        self.save_button.setText(self.tr("Enregistrer"))
        self._fill(values, with_contribution)
        self.begin(first)

    def _fill(self, values: AuthorityValues, with_contribution: bool) -> None:
        for name, line in self._lines.items():
            line.setText(getattr(values, name))
        self._lines["siren"].setText(grouped_siren(values.siren))
        self._lines["siret"].setText(grouped_siret(values.siret))
        self._lines["department"].setText(department_name(values.department))
        self.kind.setCurrentIndex(self.kind.findData(values.kind))
        self.population.set_value(values.population)
        self.other_acfi.setChecked(values.other_acfi)
        self.affiliated.setChecked(values.affiliated)
        self.contribution.setChecked(values.optional_contribution)
        for name, box in self.required.items():
            box.setChecked(getattr(values, name))
        self.contribution.setVisible(with_contribution or values.optional_contribution)

    def values(self) -> AuthorityValues:
        """What is typed."""
        return AuthorityValues(
            kind=AuthorityKind(self.kind.currentData()),
            population=self.population.value(),
            other_acfi=self.other_acfi.isChecked(),
            affiliated=self.affiliated.isChecked(),
            optional_contribution=self.contribution.isChecked(),
            requires_service_code=self.required["requires_service_code"].isChecked(),
            requires_engagement=self.required["requires_engagement"].isChecked(),
            requires_purchase_order=self.required["requires_purchase_order"].isChecked(),
            **{name: line.text() for name, line in self._lines.items()},
        )

    def faults(self) -> Mapping[str, str]:
        """By field name."""
        unread = {"population": self.population.fault()} if self.population.fault() else {}
        return authority_faults(self.values()) | unread
