"""What every quote of a series says: its prestations, the day of service, the object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.search import find
from cigdesk.services.quote_batch import BatchChoice, BatchLine
from cigdesk.services.quote_quantities import read_quantity, written_quantity
from ui.pages.quotes.batch.presenter import BatchPresenter
from ui.widgets.base import Label, tight
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.pickers import DateField
from ui.widgets.search import SearchField


class OrderForm(Card):
    """Tells the presenter each change at once."""

    def __init__(self, presenter: BatchPresenter) -> None:
        super().__init__("Ce que dit chaque devis")
        self._presenter = presenter
        self._choices: tuple[BatchChoice, ...] = ()
        self.search = SearchField("Ajouter une prestation")
        self.popup = CompleterPopup(self.search, self._provide, minimum=0)
        self.day, self.object = DateField(today=presenter.today), LineEdit()
        self.rows: list[OrderLine] = []
        self._lines = tight(QVBoxLayout(), 6)
        self.lines_field = Field("&Prestations", self.search)
        self.day_field = Field("&Jour de la prestation", self.day, check=self.day.fault)
        self.object_field = Field("&Objet", self.object, optional=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add(self.lines_field)
        self.add(self._lines)
        self.add(self.day_field)
        self.add(self.object_field)
        self.popup.chosen.connect(self._take)
        self.day.value_changed.connect(self._day_changed)
        self.object.edited.connect(lambda: self._presenter.set_object(self.object.text().strip()))
        self._presenter.surveyed.connect(self._surveyed)
        self._presenter.refused.connect(self.show_faults)

    def reset(self) -> None:
        """An empty series."""
        self.object.setText("")
        self.day.set_value(self._presenter.day)
        self._show_lines(())

    def _surveyed(self) -> None:
        if self._presenter.survey is not None:
            self._choices = self._presenter.survey.offers
            self._show_lines(self._presenter.lines)

    def _day_changed(self, day: object) -> None:
        value = self.day.value()
        if value is not None and day is not None:
            self._presenter.set_day(value)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say under its field what cannot be so."""
        for name, field in (
            ("lines", self.lines_field),
            ("service_day", self.day_field),
            ("object", self.object_field),
        ):
            field.set_error(faults[name]) if name in faults else field.clear_error()

    # the prestations

    def _provide(self, text: str, deliver: Deliver) -> None:
        taken = {line.offer for line in self._presenter.lines}
        left = tuple(each for each in self._choices if each.code not in taken)
        found = find(text, left, lambda each: f"{each.code} {each.label}")
        rows = found.exact or found.near
        deliver([Suggestion(each.code, rest=each.label, detail=each.code, icon="tag") for each in rows])

    def _take(self, row: Suggestion) -> None:
        self.search.clear()
        self._presenter.set_lines((*self._presenter.lines, BatchLine(str(row.key))))

    def _show_lines(self, lines: Sequence[BatchLine]) -> None:
        if [row.line for row in self.rows] == list(lines):
            return
        known = {each.code: each for each in self._choices}
        for row in self.rows:
            self._lines.removeWidget(row)
            row.deleteLater()
        self.rows = [
            OrderLine(line, known.get(line.offer, BatchChoice(line.offer, line.offer))) for line in lines
        ]
        for row in self.rows:
            row.removed.connect(self._remove)
            row.counted.connect(self._count)
            self._lines.addWidget(row)

    def _remove(self, offer: str) -> None:
        self._presenter.set_lines([line for line in self._presenter.lines if line.offer != offer])
        self._show_lines(self._presenter.lines)

    def _count(self, offer: str, quantity: Decimal | None) -> None:
        counted = [
            replace(line, values=line.values.changed({"quantity": quantity})) if line.offer == offer else line
            for line in self._presenter.lines
        ]
        for row in self.rows:
            row.line = next(line for line in counted if line.offer == row.line.offer)
        self._presenter.set_lines(counted)


class OrderLine(QWidget):
    """One prestation, its quantity, and the cross that takes it out."""

    removed = Signal(str)
    counted = Signal(str, object)

    def __init__(self, line: BatchLine, offer: BatchChoice) -> None:
        super().__init__()
        self.line, self._unit = line, offer.unit
        self.quantity = LineEdit(placeholder="usuelle")
        self.quantity.setFixedWidth(84)
        self.quantity.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.quantity.setAccessibleName(f"Quantité, {offer.label}")
        self.quantity.setToolTip("Laissée vide, la quantité usuelle de la prestation (l’effectif déclaré…)")
        self.quantity.setText(written_quantity(offer.unit, line.values.quantity))
        self.remove_button = IconButton("x", f"Retirer {offer.label}")
        words = Label(offer.label, "emphasis", wrap=True)
        layout = tight(QHBoxLayout(self), 8)
        layout.addWidget(words, 1)
        layout.addWidget(self.quantity)
        layout.addWidget(self.remove_button)
        self.quantity.editingFinished.connect(self._read)
        self.remove_button.clicked.connect(lambda: self.removed.emit(line.offer))

    def _read(self) -> None:
        text = self.quantity.text().strip()
        try:
            quantity = read_quantity(self._unit, text) if text else None
        except ValueError as fault:
            self.quantity.set_state("error")
            self.quantity.setToolTip(str(fault))
            return
        self.quantity.set_state("")
        if quantity != self.line.values.quantity:
            self.counted.emit(self.line.offer, quantity)
