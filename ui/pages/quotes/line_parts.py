"""The pieces of a line of a quote: its columns, its handle, its fields."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cigdesk.services.quote_quantities import read_quantity, stepped_quantity, written_quantity
from cigdesk.services.quote_view import QuoteLineView
from ui.icons import paint_icon
from ui.theme import current, font, hub
from ui.widgets.base import Label
from ui.widgets.inputs import LineEdit, field_height

GRIP, MENU = 36, 28


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


class ShortField(LineEdit):
    """A field as high as its line allows, in a row of them."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(28, field_height() - 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def trailing(self) -> tuple[str, str] | None:
        return None


def say(label: Label, text: str) -> None:
    """Only what changed is laid out again: sixty lines are shown at each change."""
    if label.text() != text:
        label.setText(text)
