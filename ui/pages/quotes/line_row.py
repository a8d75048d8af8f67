"""A line of an offer: label, quantity, prices, and under it what is to be settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.domain.pricing import Repair, RepairAct
from cigdesk.services.quote_quantities import read_quantity, written_quantity
from cigdesk.services.quote_view import QuoteLineView
from ui.pages.quotes.autosave import Autosave
from ui.pages.quotes.fact_strip import FactStrip
from ui.pages.quotes.line_base import BaseRow
from ui.pages.quotes.line_fields import RULES, FieldsStrip, uses_fields
from ui.pages.quotes.line_parts import GRIP, Columns, QuantityField, say
from ui.pages.quotes.presenter import QuotePresenter
from ui.pages.quotes.strips import Found, Strip
from ui.pages.quotes.words import line_name
from ui.theme import font
from ui.widgets.base import Label, tight
from ui.widgets.pill import Pill

_QUANTITY_RULES: Final = frozenset(
    {"step", "duration-missing", "quantity-maximum", "quantity-not-headcount", "allowance-exceeded"}
)


class LineRow(BaseRow):
    """An offer, or any line with a price once the quote is issued."""

    def __init__(self, line: QuoteLineView, presenter: QuotePresenter) -> None:
        super().__init__(line, presenter)
        self._sent: dict[str, Any] = {}
        self._unsaved: dict[str, Any] = {}
        self.label, self.detail = Label("", "emphasis", wrap=True), Label("", "secondary", "text3", wrap=True)
        self.option = Pill("Option", icon_name="plus")
        self.quantity = QuantityField()
        self.fixed_quantity = Label("", "body", tabular=True)
        self.unit = Label("", "body", "text2", wrap=True)
        self.price = Label("", "body", "text2", tabular=True)
        self.amount = Label("", "strong", tabular=True)
        self.fields: FieldsStrip | None = None
        self.strips: list[Strip] = []
        self._build()
        self._autosave = Autosave(
            self.quantity,
            read=lambda text: read_quantity(self.line.counted_in, text) if text.strip() else None,
            write=lambda value: written_quantity(self.line.counted_in, value),
            save=lambda value: presenter.edit_line(self.line.id, {"quantity": value}),
            fault=self._show_quantity_fault,
        )

    def _build(self) -> None:
        widths = Columns.for_font()
        words = tight(QVBoxLayout(), 0)
        head = tight(QHBoxLayout(), 8)
        head.addWidget(self.label, 1)
        head.addWidget(self.option, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(self.detail)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for label, width in (
            (self.fixed_quantity, widths.quantity),
            (self.unit, widths.unit),
            (self.price, widths.price),
            (self.amount, widths.amount),
        ):
            label.setFixedWidth(width)
            if label is not self.unit:
                label.setAlignment(right)
        top = tight(QHBoxLayout(), 0)
        top.addWidget(self.grip)
        top.addSpacing(GRIP - 24 - 5)
        top.addLayout(words, 1)
        top.addSpacing(12)
        top.addWidget(self.quantity)
        top.addWidget(self.fixed_quantity)
        top.addSpacing(10)
        for widget in (self.unit, self.price, self.amount):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addSpacing(6)
        top.addWidget(self.menu_button)
        self._lay_out(top)

    # what it shows

    def show_line(self, line: QuoteLineView, place: int, *, editable: bool) -> None:
        """Show the line as it stands now."""
        self._retry()
        self._sent = {}
        super().show_line(line, place, editable=editable)
        self.quantity.line = line
        self.quantity.setVisible(editable)
        self.fixed_quantity.setVisible(not editable)
        self._show_words(line, place)
        self._show_prices(line)
        self._autosave.show(line.quantity)
        if not self._autosave.dirty:
            self._show_fault("")
        self._show_findings(line if editable else None)

    def _show_words(self, line: QuoteLineView, place: int) -> None:
        self.quantity.setAccessibleName(f"{line_name(line, place)}, quantité")
        say(self.label, line.label)
        say(self.detail, line.detail)
        self.detail.setVisible(bool(line.detail))
        self.option.setVisible(line.optional)
        if line.offer is not None:
            self.label.setToolTip(line.offer.description)

    def _show_prices(self, line: QuoteLineView) -> None:
        say(self.fixed_quantity, line.quantity_text)
        say(self.unit, line.unit)
        say(self.price, french.amount(line.unit_price) if line.unit_price is not None else "–")
        say(self.amount, french.amount(line.amount) if line.amount is not None else "–")
        self.amount.set_tone("text2" if line.optional else "text")
        self.amount.setFont(font("body" if line.optional else "strong", tabular=True))
        self.amount.setAccessibleName(f"Total de la ligne : {self.amount.text()}")

    def _show_findings(self, line: QuoteLineView | None) -> None:
        found: list[Found] = [*line.refusals, *line.warnings] if line is not None else []
        self._fit_fields(line)
        if self.fields is not None and line is not None:
            mine = next((each for each in found if each.rule in RULES), None)
            self.fields.show_line(line, mine)
            found = [each for each in found if each is not mine]
        for place, each in enumerate(found):
            self._strip(place).show_found(each)
        for place, strip in enumerate(self.strips):
            strip.setVisible(place < len(found))
        wrong = any(each.rule in _QUANTITY_RULES for each in (line.refusals if line is not None else ()))
        self.quantity.set_state("error" if wrong or self._fault.isVisibleTo(self) else "")

    def _fit_fields(self, line: QuoteLineView | None) -> None:
        offer = line.offer if line is not None else None
        if self.fields is not None and offer is not self.fields.offer:
            self.fields.deleteLater()
            self.fields = None
        if self.fields is None and offer is not None and uses_fields(offer):
            self.fields = FieldsStrip(offer, self._presenter.today)
            self.fields.edited.connect(self._edit)
            self.fields.repair_asked.connect(self._repair)
            self._under.insertWidget(1, self.fields)

    def _strip(self, place: int) -> Strip:
        if place == len(self.strips):
            strip = FactStrip(self._presenter)
            strip.repair_asked.connect(self._repair)
            self._under.addWidget(strip)
            self.strips.append(strip)
        return self.strips[place]

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say which values were not kept, and why; what is typed stays."""
        if not faults or "quantity" in faults:
            self._autosave.not_kept()
        if not faults:
            self._unsaved = self._sent
        self._show_fault(" ".join(faults.values()))

    def _show_quantity_fault(self, sentence: str) -> None:
        self._show_fault(sentence)
        self.quantity.set_state("error" if sentence else "")

    def stops(self) -> Sequence[QWidget]:
        return [self.quantity, *(stop for strip in self._all_strips() for stop in strip.stops())]

    # acts

    def _edit(self, changes: dict[str, Any]) -> None:
        self._sent = self._sent | changes
        self._presenter.edit_line(self.line.id, changes)

    def _retry(self) -> None:
        """Send again what the store could not take: the disk was full, another program held the file."""
        again, self._unsaved = self._unsaved, {}
        if again:
            self._presenter.edit_line(self.line.id, again)

    def _repair(self, repair: Repair) -> None:
        if repair.act is RepairAct.ENTER_QUANTITY:
            self.focus_first()
        else:
            self._presenter.repair(self.line.id, repair)

    def flush(self) -> None:
        self._retry()
        self._autosave.flush()
        if self.fields is not None:
            self.fields.flush()

    def focus_first(self) -> None:
        """The keyboard in the quantity, all of it selected."""
        self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)
        self.quantity.selectAll()

    def _target(self, rule_name: str) -> QWidget | None:
        field = self.fields.editor_of(rule_name) if self.fields is not None else None
        if field is not None or rule_name in _QUANTITY_RULES:
            return field or self.quantity
        return next((each.target() for each in self._all_strips() if _is(each, rule_name)), None)

    def _all_strips(self) -> Sequence[Strip]:
        return [*([self.fields] if self.fields is not None else []), *self.strips]


def _is(strip: Strip, rule_name: str) -> bool:
    return strip.isVisible() and strip.found is not None and strip.found.rule == rule_name
