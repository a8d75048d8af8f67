"""One line of a quote: grip, label, quantity, prices, menu, and under it what is to be settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.domain.pricing import Repair, RepairAct
from cigdesk.services.quote_quantities import read_quantity, stepped_quantity, written_quantity
from cigdesk.services.quote_view import QuoteLineView
from ui.icons import icon, paint_icon
from ui.pages.quotes.autosave import Autosave
from ui.pages.quotes.line_fields import RULES, FieldsStrip, uses_fields
from ui.pages.quotes.presenter import QuotePresenter
from ui.pages.quotes.strips import Found, Strip
from ui.pages.quotes.words import line_name
from ui.theme import current, font, hub
from ui.widgets.base import Label, rule, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.inputs import LineEdit, field_height
from ui.widgets.pickers import NumberField
from ui.widgets.pill import Pill

GRIP, MENU = 36, 28
_QUANTITY_RULES: Final = frozenset(
    {"step", "duration-missing", "quantity-maximum", "quantity-not-headcount", "allowance-exceeded"}
)
_ON_THE_SHEET: Final = frozenset({"convention-missing"})
"""Rules that a quote cannot settle by itself: a convention that must be signed is written on the sheet."""


@dataclass(frozen=True)
class Columns:
    """Widths in px of what stands right of the label; the head of the table has the same."""

    quantity: int
    unit: int
    price: int
    amount: int

    @classmethod
    def for_font(cls) -> Columns:
        """As wide as the usual contents at the person's text scale."""
        body, strong = QFontMetricsF(font("body", tabular=True)), QFontMetricsF(font("strong", tabular=True))
        return cls(
            quantity=max(56, round(body.horizontalAdvance("000 h 00")) + 4),
            unit=round(body.horizontalAdvance("demi-journées")) + 12,
            price=round(body.horizontalAdvance("000 000,00 €")) + 8,
            amount=round(strong.horizontalAdvance("0 000 000,00 €")) + 4,
        )


class Grip(QWidget):
    """The handle of a line: dragged with the mouse; the keyboard stands on the line here."""

    dragged = Signal(int)
    """(y): where the mouse is, in the coordinates of the window's screen."""
    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", True)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip("Déplacer la ligne (Alt ↑ ou Alt ↓)")
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(24, 28)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit(event.globalPosition().toPoint().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit(event.globalPosition().toPoint().y())

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QRectF(4, 6, 16, 16), "grip-vertical", current().text2)


class QuantityField(LineEdit):
    """A quantity in the unit of its line; ↑ and ↓ go by half days, heads or quarters of an hour."""

    def __init__(self) -> None:
        super().__init__()
        self.line: QuoteLineView | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(Columns.for_font().quantity, max(28, field_height() - 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def trailing(self) -> tuple[str, str] | None:
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.line is None:
            super().keyPressEvent(event)
            return
        self._step(self.line, steps)

    def _step(self, line: QuoteLineView, steps: int) -> None:
        try:
            now = read_quantity(line.counted_in, self.text()) if self.text().strip() else None
        except ValueError:
            return
        text = written_quantity(line.counted_in, stepped_quantity(line.offer, now, steps))
        self.setText(text)
        self.textEdited.emit(text)


class LineRow(QFrame):
    """Updated in place: a change of one line never makes another row anew."""

    move_asked = Signal(object, int)
    """(UUID, steps): up is negative."""
    dragged = Signal(object, int)
    dropped = Signal(object, int)

    def __init__(self, line: QuoteLineView, presenter: QuotePresenter) -> None:
        super().__init__()
        self.line = line
        self._presenter = presenter
        self._editable = True
        self._sent: dict[str, Any] = {}
        self._unsaved: dict[str, Any] = {}
        self.grip = Grip()
        self.label, self.detail = Label("", "emphasis", wrap=True), Label("", "secondary", "text3", wrap=True)
        self.option = Pill("Option", icon_name="plus")
        self.quantity = QuantityField()
        self.fixed_quantity = Label("", "body", tabular=True)
        self.unit = Label("", "body", "text2", wrap=True)
        self.price = Label("", "body", "text2", tabular=True)
        self.amount = Label("", "strong", tabular=True)
        self.menu_button = IconButton("dots", "Actions de la ligne")
        self.fields: FieldsStrip | None = None
        self.strips: list[Strip] = []
        self._fault = Strip()
        self._build()
        self._autosave = Autosave(
            self.quantity,
            read=lambda text: read_quantity(self.line.counted_in, text) if text.strip() else None,
            write=lambda value: written_quantity(self.line.counted_in, value),
            save=lambda value: presenter.edit_line(self.line.id, {"quantity": value}),
            fault=self._show_quantity_fault,
        )
        self.menu_button.clicked.connect(self.open_menu)
        self.grip.dragged.connect(lambda y: self.dragged.emit(self.line.id, y))
        self.grip.dropped.connect(lambda y: self.dropped.emit(self.line.id, y))

    @property
    def line_id(self) -> UUID:
        """Which line this row shows."""
        return self.line.id

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
        for end in (self.grip, self.menu_button):
            # The columns stay under their heads once the quote is issued.
            policy = end.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            end.setSizePolicy(policy)
        self._under = tight(QVBoxLayout(), 6, (GRIP - 5, 0, 6, 0))
        self._under.addWidget(self._fault)
        self._fault.hide()
        body = tight(QVBoxLayout(), 6, (5, 7, 6, 7))
        body.addLayout(top)
        body.addLayout(self._under)
        outer = tight(QVBoxLayout(self), 0)
        outer.addLayout(body)
        outer.addWidget(rule())

    # what it shows

    def show_line(self, line: QuoteLineView, place: int, *, editable: bool) -> None:
        """Show the line as it stands now."""
        self._retry()
        self._sent = {}
        self.line, self.quantity.line = line, line
        self._set_editable(editable)
        self._show_words(line, place)
        self._show_prices(line)
        self._autosave.show(line.quantity)
        if not self._autosave.dirty:
            self._show_fault("")
        self._show_findings(line if editable else None)

    def _set_editable(self, editable: bool) -> None:
        self._editable = editable
        for widget in (self.quantity, self.menu_button):
            widget.setVisible(editable)
        self.grip.setVisible(editable)
        self.fixed_quantity.setVisible(not editable)

    def _show_words(self, line: QuoteLineView, place: int) -> None:
        name = line_name(line, place)
        self.setAccessibleName(name)
        self.grip.setAccessibleName(f"{name}, déplacer")
        self.menu_button.setAccessibleName(f"{name}, actions")
        self.quantity.setAccessibleName(f"{name}, quantité")
        _say(self.label, line.label)
        _say(self.detail, line.detail)
        self.detail.setVisible(bool(line.detail))
        self.option.setVisible(line.optional)
        if line.offer is not None:
            self.label.setToolTip(line.offer.description)

    def _show_prices(self, line: QuoteLineView) -> None:
        _say(self.fixed_quantity, line.quantity_text)
        _say(self.unit, line.unit)
        _say(self.price, french.amount(line.unit_price) if line.unit_price is not None else "–")
        _say(self.amount, french.amount(line.amount) if line.amount is not None else "–")
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

    def _show_fault(self, sentence: str) -> None:
        self._fault.setVisible(bool(sentence))
        if sentence:
            self._fault.show_fault(sentence)

    def order_tabs(self) -> None:
        """Tab goes along the line, then to what stands under it, then to its menu."""
        stops: list[QWidget] = [self.grip, self.quantity]
        for strip in self._all_strips():
            stops += strip.stops()
        stops.append(self.menu_button)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

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
            self.focus_quantity()
        else:
            self._presenter.repair(self.line.id, repair)

    def flush(self) -> None:
        """Save now what is typed."""
        self._retry()
        self._autosave.flush()
        if self.fields is not None:
            self.fields.flush()

    def focus_quantity(self) -> None:
        """The keyboard in the quantity, all of it selected."""
        self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)
        self.quantity.selectAll()

    def focus_rule(self, rule_name: str) -> None:
        """The keyboard where that point is settled: its field, else its button."""
        target: QWidget | None = self.fields.editor_of(rule_name) if self.fields is not None else None
        if target is None and rule_name in _QUANTITY_RULES:
            target = self.quantity
        if target is None:
            target = next((each.target() for each in self._all_strips() if _is(each, rule_name)), None)
        target = target or self.menu_button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(target, LineEdit):
            target.selectAll()

    def _all_strips(self) -> Sequence[Strip]:
        return [*([self.fields] if self.fields is not None else []), *self.strips]

    def open_menu(self) -> None:
        """What can be done with the line."""
        menu = QMenu(self)
        line, presenter = self.line, self._presenter
        option = "Retenir la ligne ferme" if line.optional else "Mettre la ligne en option"
        menu.addAction(
            icon("tag", "text2"),
            option,
            lambda: presenter.edit_line(line.id, {"optional": not line.optional}),
        )
        menu.addSeparator()
        menu.addAction(icon("arrow-up", "text2"), "Monter\tAlt ↑", lambda: self.move_asked.emit(line.id, -1))
        menu.addAction(
            icon("arrow-down", "text2"), "Descendre\tAlt ↓", lambda: self.move_asked.emit(line.id, 1)
        )
        menu.addAction(icon("copy", "text2"), "Dupliquer", lambda: presenter.copy_line(line.id))
        menu.addAction(
            icon("book-2", "text2"), "Voir dans le catalogue", lambda: presenter.show_offer(line.code)
        )
        menu.addSeparator()
        menu.addAction(icon("trash", "bad.text"), "Retirer\tSuppr", lambda: presenter.remove_line(line.id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))


class FactStrip(Strip):
    """A strip that also asks for the headcount, or leads to the sheet where a membership is written."""

    def __init__(self, presenter: QuotePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.heads = NumberField(minimum=1, maximum=999_999)
        self.heads.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.heads.setFixedWidth(96)
        self.heads.setMaximumHeight(28)
        self.heads.returnPressed.connect(self._declare)
        self._declare_button = Button("Déclarer", size="medium")
        self._declare_button.clicked.connect(self._declare)
        self._sheet_button = Button("Ouvrir la fiche", icon_name="building-community", size="medium")
        self._sheet_button.clicked.connect(presenter.show_sheet)
        for widget in (self.heads, self._declare_button, self._sheet_button):
            self.add_field(widget)

    def show_found(self, found: Found | None, hint: str = "") -> None:
        super().show_found(found, hint)
        repair = found.repair if found is not None else None
        asked = repair is not None and repair.act is RepairAct.DECLARE_HEADCOUNT
        self.heads.setVisible(asked)
        self._declare_button.setVisible(asked)
        self._sheet_button.setVisible(found is not None and repair is None and found.rule in _ON_THE_SHEET)
        if asked:
            self.button.hide()
            self.heads.setAccessibleName(f"Effectif {self._presenter.service_year}")
            self.heads.setPlaceholderText(f"Effectif {self._presenter.service_year}")

    def stops(self) -> list[QWidget]:
        return [self.heads, self._declare_button, self._sheet_button, self.button]

    def target(self) -> QWidget:
        """Where the keyboard goes."""
        asked = (each for each in (self.heads, self._sheet_button) if each.isVisibleTo(self))
        return next(asked, super().target())

    def _declare(self) -> None:
        heads = self.heads.value()
        if heads is None:
            self.heads.set_state("error")
            self.heads.setFocus()
        else:
            self._presenter.declare(heads)


def _is(strip: Strip, rule_name: str) -> bool:
    return strip.isVisible() and strip.found is not None and strip.found.rule == rule_name


def _say(label: Label, text: str) -> None:
    """Only what changed is laid out again: sixty lines are shown at each change."""
    if label.text() != text:
        label.setText(text)
