"""Under a line: what it is due and why, or why it waits for the next month."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.engagement_units import HOUR, named
from cigdesk.domain.free_text import warnings_of
from cigdesk.french import NBSP, amount, hours, parse_amount, parse_duration, parse_quantity, quantity
from cigdesk.services.statement_view import LineView
from ui.widgets.base import Label, row, set_property, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit


class CorrectionForm(QFrame):
    """Entrée keeps it, Échap gives up."""

    submitted = Signal()
    left = Signal()

    def __init__(
        self,
        line: LineView,
        *,
        putting_off: bool = False,
        closed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_property(self, "surface", "note")
        self._line, self._putting_off = line, putting_off
        self.quantity, self.price, self.reason = LineEdit(), LineEdit(), LineEdit()
        self.price.setPlaceholderText(amount(line.unit_price))
        unit = "Durée" if line.unit == HOUR else (named(line.unit, Decimal(2)) or "Unités").capitalize()
        self.quantity_field = Field(f"{unit}", self.quantity)
        self.price_field = Field("Prix unitaire", self.price)
        self.reason_field = Field("Raison", self.reason, help_text="Sans nom d’agent ni motif.").warn_by(
            warnings_of
        )
        act = "Reporter" if putting_off else "Corriger"
        self.keep_button = Button(act, "primary", size="medium")
        self.leave_button = Button("Renoncer", size="medium")
        self._said = Label(
            _said(line, putting_off=putting_off, closed=closed), "secondary", "text2", wrap=True
        )
        self._build()
        if not line.corrects:
            self.quantity.setText(_written(line))
        self.keep_button.clicked.connect(self.submitted)
        self.leave_button.clicked.connect(self.left)

    def _build(self) -> None:
        fields = tight(QHBoxLayout(), 12)
        for field, width in ((self.quantity_field, 120), (self.price_field, 120)):
            field.setFixedWidth(width)
            if self._putting_off:
                field.hide()
            fields.addWidget(field)
        fields.addWidget(self.reason_field, 1)
        layout = tight(QVBoxLayout(self), 8, (16, 10, 16, 12))
        layout.addWidget(self._said)
        layout.addLayout(fields)
        layout.addLayout(row(None, self.leave_button, self.keep_button))

    def focus_first(self) -> None:
        """The keyboard in what is asked first; Tab goes on from there, once the form stands in its window."""
        for before, after in pairwise(self._stops):
            QWidget.setTabOrder(before, after)
        first = self.reason if self._putting_off else self.quantity
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    @property
    def _stops(self) -> tuple[QWidget, ...]:
        return (self.quantity, self.price, self.reason, self.keep_button, self.leave_button)

    @property
    def typed(self) -> bool:
        """Whether something is written that would be lost."""
        return any(each.isModified() for each in (self.quantity, self.price, self.reason))

    def values(self) -> tuple[Decimal, Decimal | None] | None:
        """Units and price as typed, None for the price that it has; nothing where a fault is shown."""
        faults: dict[str, str] = {}
        units = price = None
        try:
            units = _read(self._line, self.quantity.text())
        except ValueError as fault:
            faults["quantity"] = str(fault)
        try:
            price = parse_amount(self.price.text()) if self.price.text().strip() else None
        except ValueError as fault:
            faults["unit_price"] = str(fault)
        self.show_faults(faults)
        return (units, price) if units is not None and not faults else None

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say under each field what cannot be so, the keyboard in the first."""
        fields = {
            "quantity": self.quantity_field,
            "unit_price": self.price_field,
            "reason": self.reason_field,
        }
        for name, field in fields.items():
            field.set_error(faults[name]) if name in faults else field.clear_error()
        first = next((field for name, field in fields.items() if name in faults), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)


def _read(line: LineView, text: str) -> Decimal:
    """In the unit of the line: minutes of an hour."""
    if line.unit == HOUR:
        return Decimal(0) if text.strip() == "0" else Decimal(parse_duration(text))
    return parse_quantity(text)


def _written(line: LineView) -> str:
    return hours(int(line.quantity)) if line.unit == HOUR else quantity(line.quantity)


def _said(line: LineView, *, putting_off: bool, closed: bool) -> str:
    if putting_off:
        return "La ligne attendra le relevé du mois suivant."
    if closed:
        return f"Ce relevé est validé{NBSP}: la différence ira sur le relevé suivant."
    if line.corrects:
        return f"Indiquez ce que l’intervention vaut en tout{NBSP}: cette ligne en portera la différence."
    return f"Ce que l’intervention vaut{NBSP}: 0 pour ce qui n’est pas dû."
