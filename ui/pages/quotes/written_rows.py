"""The lines that a person writes: the title of a section, a note, a price put by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.services.quote_quantities import read_quantity
from cigdesk.services.quote_view import QuoteLineView
from ui.pages.quotes.autosave import Autosave
from ui.pages.quotes.line_base import BaseRow
from ui.pages.quotes.line_parts import GRIP, Columns, QuantityField, ShortField, say
from ui.pages.quotes.presenter import QuotePresenter
from ui.pages.quotes.strips import Strip
from ui.pages.quotes.words import line_name
from ui.theme import current, font, hub
from ui.widgets.base import Label, tight
from ui.widgets.inputs import LineEdit, TextEdit
from ui.widgets.pill import Pill

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WrittenRow(BaseRow):
    """Fields that write themselves; a fault of what is typed stands under the line."""

    def __init__(self, line: QuoteLineView, presenter: QuotePresenter) -> None:
        super().__init__(line, presenter)
        self._savers: dict[str, Autosave] = {}

    def _watch(
        self,
        name: str,
        field: QLineEdit | TextEdit,
        read: Callable[[str], Any] = str.strip,
        write: Callable[[Any], str] = lambda value: value or "",
    ) -> None:
        self._savers[name] = Autosave(
            field,
            read=read,
            write=write,
            save=lambda value: self._presenter.edit_line(self.line.id, {name: value}),
            fault=self._show_fault,
        )

    def _show_values(self, line: QuoteLineView) -> None:
        for name, saver in self._savers.items():
            saver.show(getattr(line, name))
        if not any(saver.dirty for saver in self._savers.values()):
            self._show_fault("")

    def show_faults(self, faults: dict[str, str]) -> None:
        for name, saver in self._savers.items():
            if not faults or name in faults:
                saver.not_kept()
        super().show_faults(faults)

    def flush(self) -> None:
        for saver in self._savers.values():
            saver.flush()

    def _refused(self, line: QuoteLineView) -> None:
        """Say what keeps the line from being issued, unless what is typed has a fault of its own."""
        if self._fault.isHidden() and line.refusals:
            self._show_fault(" ".join(each.message for each in line.refusals))


class SectionRow(WrittenRow):
    """A title over the lines below it, with their subtotal."""

    def __init__(self, line: QuoteLineView, presenter: QuotePresenter) -> None:
        super().__init__(line, presenter)
        self.title = ShortField("Titre de la section")
        self.title.setFont(font("strong"))
        self.fixed_title = Label("", "strong", wrap=True)
        self.subtotal = Label("", "strong", tabular=True)
        self.subtotal.setFixedWidth(Columns.for_font().amount)
        self.subtotal.setAlignment(_RIGHT)
        top = tight(QHBoxLayout(), 0)
        top.addWidget(self.grip)
        top.addSpacing(GRIP - 24 - 5)
        top.addWidget(self.title, 1)
        top.addWidget(self.fixed_title, 1)
        top.addSpacing(16)
        top.addWidget(Label("Sous-total", "body", "text2"))
        top.addSpacing(10)
        top.addWidget(self.subtotal)
        top.addSpacing(6)
        top.addWidget(self.menu_button)
        self._lay_out(top)
        self._watch("text", self.title)
        hub().changed.connect(self.update)

    def show_line(self, line: QuoteLineView, place: int, *, editable: bool) -> None:
        super().show_line(line, place, editable=editable)
        self.title.setVisible(editable)
        self.fixed_title.setVisible(not editable)
        self.title.setAccessibleName(f"{line_name(line, place)}, titre de la section")
        say(self.fixed_title, line.label)
        say(self.subtotal, french.amount(line.subtotal) if line.subtotal is not None else "–")
        self.subtotal.setAccessibleName(f"Sous-total : {self.subtotal.text()}")
        self._show_values(line)
        self._refused(line)

    def stops(self) -> Sequence[QWidget]:
        return (self.title,)

    def focus_first(self) -> None:
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _target(self, _rule_name: str) -> QWidget | None:
        return self.title

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current().canvas)
        super().paintEvent(event)


class NoteRow(WrittenRow):
    """Words among the lines."""

    def __init__(self, line: QuoteLineView, presenter: QuotePresenter) -> None:
        super().__init__(line, presenter)
        self.words = TextEdit(placeholder="Note imprimée à cette place", lines=2)
        self.fixed_words = Label("", "body", "text2", wrap=True)
        top = tight(QHBoxLayout(), 0)
        top.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        top.addSpacing(GRIP - 24 - 5)
        top.addWidget(self.words, 1)
        top.addWidget(self.fixed_words, 1)
        top.addSpacing(6)
        top.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        self._lay_out(top)
        self._watch("text", self.words)

    def show_line(self, line: QuoteLineView, place: int, *, editable: bool) -> None:
        super().show_line(line, place, editable=editable)
        self.words.setVisible(editable)
        self.fixed_words.setVisible(not editable)
        self.words.setAccessibleName(f"{line_name(line, place)}, note")
        say(self.fixed_words, line.label)
        self._show_values(line)
        self._refused(line)

    def stops(self) -> Sequence[QWidget]:
        return (self.words,)

    def focus_first(self) -> None:
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _target(self, _rule_name: str) -> QWidget | None:
        return self.words


class FreeRow(WrittenRow):
    """A line of a draft priced by hand; issued, it looks like any other."""

    def __init__(self, line: QuoteLineView, presenter: QuotePresenter) -> None:
        super().__init__(line, presenter)
        self.label = ShortField("Libellé, ou prix négatif pour une remise")
        self.quantity, self.unit, self.price = QuantityField(), ShortField("unité"), ShortField("0,00")
        self.reason = LineEdit(placeholder="Gardé avec le devis, jamais imprimé")
        self.amount = Label("", "strong", tabular=True)
        self.option = Pill("Option", icon_name="plus")
        self.strip = Strip()
        self._build()
        self._watch("text", self.label)
        self._watch("quantity", self.quantity, _read_quantity, _written_quantity)
        self._watch("free_unit", self.unit)
        self._watch("free_price", self.price, _read_price, _written_price)
        self._watch("free_reason", self.reason)

    def _build(self) -> None:
        widths = Columns.for_font()
        self.unit.setFixedWidth(widths.unit - 12)
        self.price.setFixedWidth(widths.price - 4)
        self.price.setAlignment(_RIGHT)
        self.amount.setFixedWidth(widths.amount)
        self.amount.setAlignment(_RIGHT)
        words = tight(QVBoxLayout(), 4)
        words.addWidget(self.label)
        words.addWidget(self.option, 0, Qt.AlignmentFlag.AlignLeft)
        top = tight(QHBoxLayout(), 0)
        top.addWidget(self.grip)
        top.addSpacing(GRIP - 24 - 5)
        top.addLayout(words, 1)
        top.addSpacing(12)
        top.addWidget(self.quantity)
        top.addSpacing(10)
        top.addWidget(self.unit)
        top.addSpacing(16)
        for widget in (self.price, self.amount):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addSpacing(6)
        top.addWidget(self.menu_button)
        self._lay_out(top)
        caption = Label("Motif", "body", "text2")
        caption.setBuddy(self.reason)
        self.reason.setMinimumWidth(280)
        self.strip.add_field(caption)
        self.strip.add_field(self.reason)
        self._under.addWidget(self.strip)

    def show_line(self, line: QuoteLineView, place: int, *, editable: bool) -> None:
        super().show_line(line, place, editable=editable)
        name = line_name(line, place)
        for words, field in self._named().items():
            field.setAccessibleName(f"{name}, {words}")
        self.quantity.line = line
        self.option.setVisible(line.optional)
        say(self.amount, french.amount(line.amount) if line.amount is not None else "–")
        self.amount.setAccessibleName(f"Total de la ligne : {self.amount.text()}")
        self._show_values(line)
        self.strip.show_found(line.refusals[0] if line.refusals else None, _hint(line.free_price))

    def _named(self) -> dict[str, LineEdit]:
        return {
            "libellé": self.label,
            "quantité": self.quantity,
            "unité": self.unit,
            "prix unitaire": self.price,
            "motif du prix": self.reason,
        }

    def stops(self) -> Sequence[QWidget]:
        return tuple(self._named().values())

    def focus_first(self) -> None:
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)

    def _target(self, rule_name: str) -> QWidget | None:
        places = {
            "free-label-missing": self.label,
            "free-price-missing": self.price,
            "free-quantity": self.quantity,
        }
        return places.get(rule_name, self.reason)


def _hint(price: Decimal | None) -> str:
    return "Remise gracieuse" if price is not None and price < 0 else "Prix libre, hors catalogue"


def _read_quantity(text: str) -> Decimal | None:
    return read_quantity(None, text) if text.strip() else None


def _written_quantity(value: Decimal | None) -> str:
    return "" if value is None else french.quantity(value)


def _read_price(text: str) -> Decimal | None:
    return french.parse_amount(text) if text.strip() else None


def _written_price(value: Decimal | None) -> str:
    return "" if value is None else french.amount(value).removesuffix("€").strip()
