"""One offer of a draft: its texts, how it is counted, its scale, its conditions; or a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.catalogue import AllowanceTariff, Catalogue, FlatTariff, Offer, TierTariff, Unit
from cigdesk.domain.catalogue.soundness import code_fault, offer_faults, price_fault
from cigdesk.domain.catalogue.templates import PLACEHOLDERS
from cigdesk.domain.membership import Convention
from cigdesk.french import parse_quantity, quantity
from ui.pages.catalogue.act_panel import ActPanel
from ui.pages.catalogue.condition_rows import ConditionRows
from ui.pages.catalogue.format_rows import FormatRows, PrerequisiteRows
from ui.pages.catalogue.tier_rows import TierRows
from ui.widgets.base import row, rule
from ui.widgets.checks import CheckBox
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit, TextEdit
from ui.widgets.pickers import AmountField

WIDTH = 440
_SHORT = 130


class OfferPanel(ActPanel):
    """What is typed becomes an `Offer`; it is checked as a whole, each fault where it was typed."""

    asked = Signal(object, object)
    """(Offer before or None, Offer after)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent, width=WIDTH)
        self._catalogue: Catalogue | None = None
        self._before: Offer | None = None
        self._model: Offer | None = None
        self._units: list[Unit] = []
        self.code, self.label, self.price = LineEdit(), LineEdit(), AmountField()
        self.step = LineEdit()
        self.description = TextEdit(lines=3)
        self.details, self.notes, self.readings = TextEdit(lines=2), TextEdit(lines=3), TextEdit(lines=2)
        self.unit, self.section, self.convention = ComboBox(), ComboBox(), ComboBox()
        self.new = CheckBox(self.tr("Nouveauté (★)"))
        self.option = CheckBox(self.tr("Proposée en option"))
        self.tiers, self.conditions = TierRows(), ConditionRows()
        self.formats, self.before_work = FormatRows(), PrerequisiteRows()
        self._lay_out()

    def _lay_out(self) -> None:
        tr = self.tr
        per_line = tr("Une phrase par ligne.")
        named = ", ".join(f"{{{each}}}" for each in sorted(PLACEHOLDERS - {"exploratory"}))
        self.add_fields(
            {
                "code": Field(tr("Code"), self.code),
                "label": Field(tr("Nom"), self.label),
                "description": Field(tr("Description"), self.description),
                "section": Field(tr("Chapitre"), self.section),
                "convention": Field(tr("Convention demandée"), self.convention),
            }
        )
        counted = {
            "price": Field(tr("Prix"), self.price),
            "unit": Field(tr("Par"), self.unit),
            "step": Field(tr("Plus petite quantité"), self.step),
        }
        self.fields |= counted
        for name in ("price", "step"):
            counted[name].setFixedWidth(_SHORT)
        self.body.addLayout(row(*counted.values(), None, spacing=10))
        self.body.addWidget(self.tiers)
        self.body.addWidget(self.formats)
        self.add_fields(
            {
                "details": Field(
                    tr("Ligne de détail du devis"), self.details, help_text=tr("Peut citer ") + named
                ),
                "notes": Field(tr("Imprimé sur le devis"), self.notes, help_text=per_line),
                "readings": Field(tr("Ce que nous avons compris"), self.readings, help_text=per_line),
            }
        )
        self.body.addLayout(row(self.new, self.option, None, spacing=16))
        self.body.addWidget(rule())
        self.body.addWidget(self.conditions)
        self.body.addWidget(rule())
        self.body.addWidget(self.before_work)
        self.body.addStretch(1)

    def open_on(self, offer: Offer, catalogue: Catalogue, *, new: bool = False) -> None:
        """Show an offer to change it; or, `new`, one like it to be added."""
        self._before = None if new else offer
        self._model, self._catalogue = offer, catalogue
        self.set_title(self.tr("Nouvelle prestation") if new else offer.code)
        self.go.setText(self.tr("Ajouter la prestation") if new else self.tr("Enregistrer"))
        for name in ("code", "unit"):
            self.fields[name].setVisible(new)
        flat = isinstance(offer.tariff, FlatTariff)
        self.fields["price"].setVisible(flat)
        self.tiers.setVisible(not flat)
        self.formats.setVisible(bool(offer.formats) and not new)
        self._fill_choices(catalogue)
        self._fill(offer)
        self.show_faults({})
        self.open_panel(self.code if new else self.label)

    def _fill_choices(self, catalogue: Catalogue) -> None:
        for box in (self.unit, self.section, self.convention):
            box.clear()
        self._units = _units(catalogue)
        for place, unit in enumerate(self._units):
            self.unit.addItem(unit.singular, place)
        for section in catalogue.sections:
            self.section.addItem(section.label, section.id)
        for terms in catalogue.conventions:
            self.convention.addItem(Convention(terms.code).label, terms.code)

    def _fill(self, offer: Offer) -> None:
        new = self._before is None
        self.code.setText("" if new else offer.code)
        self.label.setText("" if new else offer.label)
        self.description.setText("" if new else offer.description)
        self.price.set_value(None if new else offer.flat_price)
        self.step.setText(quantity(offer.step))
        for editor, lines in self._texts(offer):
            editor.setText("" if new else "\n".join(lines))
        for box, value in (
            (self.unit, self._units.index(offer.unit)),
            (self.section, offer.section),
            (self.convention, offer.convention),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.new.setChecked(new or offer.new)
        self.option.setChecked(not new and offer.added_as_option)
        self.tiers.show_tariff(offer.tariff)
        self.formats.show_formats(() if new else offer.formats)
        if self._catalogue is not None:
            self.before_work.show_prerequisites(() if new else offer.prerequisites, self._catalogue)
            self.conditions.show_conditions(() if new else offer.conditions, self._catalogue, offer.code)

    def _texts(self, offer: Offer) -> Sequence[tuple[TextEdit, Sequence[str]]]:
        return (self.details, offer.details), (self.notes, offer.notes), (self.readings, offer.readings)

    def offer(self) -> Offer | None:
        """What is typed."""
        if self._model is None:
            return None
        typed = replace(
            self._model,
            label=" ".join(self.label.text().split(" ")).strip(),
            description=self.description.text().strip(),
            section=self.section.currentData(),
            convention=self.convention.currentData(),
            step=self._step(),
            details=_lines(self.details),
            notes=_lines(self.notes),
            readings=_lines(self.readings),
            new=self.new.isChecked(),
            added_as_option=self.option.isChecked(),
            conditions=self.conditions.conditions(),
            formats=self.formats.formats(),
            prerequisites=self.before_work.prerequisites(),
        )
        return self._counted(typed)

    def _counted(self, offer: Offer) -> Offer:
        """With its price or scale, and for a new one its code and unit."""
        if self._before is None:
            code, unit = self.code.text().strip().upper(), self._units[self.unit.currentIndex()]
            offer = replace(offer, code=code, unit=unit, grants_acfi=False)
        if isinstance(offer.tariff, TierTariff):
            return replace(offer, tariff=TierTariff(self.tiers.tiers()))
        if isinstance(offer.tariff, AllowanceTariff):
            return replace(offer, tariff=replace(offer.tariff, tiers=self.tiers.allowances()))
        if isinstance(offer.tariff, FlatTariff):
            return replace(offer, tariff=FlatTariff(self.price.value() or Decimal(0)))
        return offer

    def _step(self) -> Decimal:
        try:
            return parse_quantity(self.step.text())
        except ValueError:
            return Decimal(0)

    def faults(self) -> Mapping[str, str]:
        offer = self.offer()
        if offer is None or self._catalogue is None:
            return {}
        found = offer_faults(offer, self._catalogue)
        found["formats"] = self.formats.fault()
        if isinstance(offer.tariff, FlatTariff):
            found["price"] = self.price.fault() or price_fault(self.price.value())
        if self._before is None:
            found["code"] = code_fault(offer.code, self._catalogue)
        return found

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Each under its field, in its bracket or in its condition."""
        self.tiers.show_faults(faults)
        self.conditions.show_faults(faults)
        super().show_faults(faults)

    def do(self) -> None:
        self.asked.emit(self._before, self.offer())


def _units(catalogue: Catalogue) -> list[Unit]:
    """Every unit in use, once."""
    return list(dict.fromkeys(each.unit for each in catalogue.offers.values()))


def _lines(editor: TextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in editor.text().split("\n") if line.strip())
