"""The fields of one VAT regime, in its place in the card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.vat import DEFAULT_VAT_MENTION, VatValues, vat_faults
from cigdesk.services.vat import VatLine
from ui.widgets.base import row, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field, show_faults
from ui.widgets.inputs import LineEdit
from ui.widgets.pickers import DateField, PercentField
from ui.widgets.segmented import Segmented

EXEMPT, TAXED = "exempt", "taxed"
_RATE_WIDTH = 110


class VatForm(QWidget):
    """From which day, not subject or at a rate, and what the documents say. Entrée writes, Échap gives up."""

    submitted = Signal(object)
    """(VatValues)."""
    given_up = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: VatLine | None = None
        tr = self.tr
        self.start = DateField(today=today)
        self.regime = Segmented([(EXEMPT, tr("Non assujetti")), (TAXED, tr("Assujetti"))], tr("Régime"))
        self.rate, self.mention = PercentField(), LineEdit()
        self.fields = {
            "start": Field(tr("Premier jour"), self.start),
            "regime": Field(tr("Régime"), self.regime),
            "rate": Field(tr("Taux"), self.rate),
            "mention": Field(tr("Mention imprimée"), self.mention),
        }
        self.save = Button(tr("Enregistrer"), "primary", size="medium")
        self._cancel = Button(tr("Annuler"), size="medium")
        self._build()
        self.regime.chosen.connect(lambda _key: self._show_regime())
        self.save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.given_up)

    def _build(self) -> None:
        fields = self.fields
        fields["rate"].setFixedWidth(_RATE_WIDTH)
        layout = tight(QVBoxLayout(self), 12)
        layout.addWidget(fields["start"])
        layout.addLayout(row(fields["regime"], fields["rate"], None, spacing=12))
        layout.addWidget(fields["mention"])
        layout.addLayout(row(self.save, self._cancel, None))

    def open_on(self, line: VatLine | None) -> None:
        """Show that regime, or an empty one to add."""
        self.line = line
        values = line.values if line else VatValues(start=None)
        self.start.set_value(values.start)
        self.regime.set_value(EXEMPT if values.rate is None else TAXED)
        self.rate.set_value(values.rate)
        self.mention.setText(values.mention)
        for field in self.fields.values():
            field.clear_error()
        self._show_regime()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> VatValues:
        """What is typed."""
        rate = self.rate.value() if self._taxed() else None
        return VatValues(start=self.start.value(), rate=rate, mention=self.mention.text())

    def submit(self) -> None:
        """Give the values when they are sound; else show what is wrong where it is."""
        faults = vat_faults(self.values()) | self._unread()
        self.show_faults(faults)
        if not faults:
            self.submitted.emit(self.values())

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Each fault under its field, the keyboard on the first one."""
        show_faults(self.fields, faults)

    def _unread(self) -> dict[str, str]:
        found = {"start": self.start.fault()}
        if self._taxed():
            missing = (
                "" if self.rate.value() is not None else self.tr("Indiquez le taux, par exemple 20 ou 8,5.")
            )
            found["rate"] = self.rate.fault() or missing
        return {name: fault for name, fault in found.items() if fault}

    def _taxed(self) -> bool:
        return self.regime.value() == TAXED

    def _show_regime(self) -> None:
        """The usual mention says why there is no tax: it goes once there is one, and comes back."""
        taxed = self._taxed()
        self.fields["rate"].setVisible(taxed)
        if taxed and self.mention.text() == DEFAULT_VAT_MENTION:
            self.mention.clear()
        elif not taxed and not self.mention.text().strip():
            self.mention.setText(DEFAULT_VAT_MENTION)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
