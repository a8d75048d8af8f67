"""« Préparer 2027… »: next year's catalogue as a copy; and the name, code and day of a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.catalogue.adjusting import Rounding, percent_fault
from cigdesk.domain.stored_catalogue import CatalogueValues, catalogue_faults
from cigdesk.services.catalogue_browsing import CatalogueChoice
from cigdesk.services.catalogue_editing import PriceMove
from cigdesk.services.catalogue_states import Proposal
from ui.pages.catalogue.act_panel import ActPanel
from ui.widgets.base import Label
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import DateField, PercentField


class HeadFields:
    """Name, first day and code: those of a new draft as those of one that is renamed."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.label, self.start, self.code = LineEdit(), DateField(today=today), LineEdit()

    def fields(self) -> dict[str, Field]:
        """By the names of `CatalogueValues`."""
        return {
            "label": Field("Nom", self.label),
            "effective_from": Field("En vigueur à partir du", self.start),
            "code": Field("Code", self.code, help_text="Les devis et la ligne de commande le citent."),
        }

    def show(self, values: CatalogueValues) -> None:
        """Show these values."""
        self.label.setText(values.label)
        self.start.set_value(values.effective_from)
        self.code.setText(values.code)

    def values(self) -> CatalogueValues:
        """What is typed."""
        return CatalogueValues(
            code=self.code.text(), label=self.label.text(), effective_from=self.start.value()
        )

    def faults(self) -> dict[str, str]:
        """What is wrong with it."""
        unread = {"effective_from": self.start.fault()} if self.start.fault() else {}
        return catalogue_faults(self.values().tidied()) | unread


def rounding_box() -> ComboBox:
    """The choice of a rounding."""
    box = ComboBox()
    for each in Rounding:
        box.addItem(each.label, each)
    return box


class PreparePanel(ActPanel):
    """A copy of a catalogue, its prices moved or not."""

    asked = Signal(object, str, object)
    """(CatalogueValues, code of the base, PriceMove or None)."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("Préparer un catalogue", "Préparer le brouillon", parent)
        self.head = HeadFields(today)
        self.base, self.percent, self.rounding = ComboBox(), PercentField(), rounding_box()
        said = self.tr("Une copie, que rien n’utilise avant son vote. Tout s’y change, ligne par ligne.")
        self.body.addWidget(Label(said, "body", "text2", wrap=True))
        self.add_fields({"base": Field(self.tr("Copie de"), self.base), **self.head.fields()})
        self.add_fields(
            {
                "percent": Field(self.tr("Changer les prix de"), self.percent, optional=True),
                "rounding": Field(self.tr("Arrondi"), self.rounding),
            }
        )
        self.body.addStretch(1)

    def show_proposal(self, proposal: Proposal, choices: Sequence[CatalogueChoice]) -> None:
        """Show what the draft would be, ready to be changed."""
        self.base.clear()
        for each in choices:
            self.base.addItem(f"{each.label}, {each.standing.label}", each.id)
        self.base.setCurrentIndex(max(0, self.base.findData(proposal.based_on)))
        self.head.show(proposal.values)
        self.percent.set_value(None)
        self.show_faults({})
        self.open_panel(self.head.label)
        self.head.label.selectAll()

    def faults(self) -> Mapping[str, str]:
        return self.head.faults() | self._percent_faults()

    def do(self) -> None:
        percent = self.percent.value()
        move = PriceMove(percent, Rounding(self.rounding.currentData())) if percent else None
        self.asked.emit(self.head.values(), self.base.currentData(), move)

    def _percent_faults(self) -> dict[str, str]:
        percent = self.percent.value()
        return {"percent": self.percent.fault() or percent_fault(percent or Decimal(0))}


class HeadPanel(ActPanel):
    """The name, first day and code of a draft."""

    asked = Signal(object, object)
    """(values before, values after)."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("Nom, date et code", "Enregistrer", parent)
        self.head = HeadFields(today)
        self._before: CatalogueValues | None = None
        self.add_fields(self.head.fields())
        self.body.addStretch(1)

    def open_on(self, values: CatalogueValues) -> None:
        """Show those of the draft."""
        self._before = values
        self.head.show(values)
        self.show_faults({})
        self.open_panel(self.head.label)

    def faults(self) -> Mapping[str, str]:
        return self.head.faults()

    def do(self) -> None:
        self.asked.emit(self._before, self.head.values())
