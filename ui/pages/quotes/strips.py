"""The strips under a line: what refuses it (red), what is to be known (amber), the fields it asks for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from cigdesk.domain.pricing import PriceWarning, Refusal, RepairAct
from ui.icons import paint_icon
from ui.theme import Accent, current, hub
from ui.theme.painting import rounded
from ui.widgets.base import Label, Tone, tight
from ui.widgets.buttons import Button

Found = Refusal | PriceWarning

_LOOKS: dict[str, tuple[Accent, str, Tone]] = {
    "refusal": (Accent.BAD, "alert-circle", "bad"),
    "warning": (Accent.WARN, "alert-triangle", "warn"),
    "hint": (Accent.NEUTRAL, "info-circle", "text2"),
}
_BY_HAND = frozenset({RepairAct.ENTER_PARTICIPANTS, RepairAct.ENTER_PRESCRIPTION})
"""The field stands in the strip itself: a button beside it would only repeat its label."""


class Strip(QFrame):
    """A tinted line: icon, sentence, fields, the button that repairs."""

    repair_asked = Signal(object)
    """(Repair): its button was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None
        self._look = "hint"
        self.message = Label("", "emphasis", wrap=True)
        self.button = Button("", size="medium")
        self.button.clicked.connect(self._pressed)
        self.fields = tight(QHBoxLayout(), 8)
        layout = tight(QHBoxLayout(self), 10, (34, 4, 5, 4))
        layout.addWidget(self.message, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(self.fields)
        layout.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(36)
        hub().changed.connect(self.update)

    def add_field(self, widget: QWidget) -> None:
        """Put a field before the button."""
        self.fields.addWidget(widget)

    def show_found(self, found: Found | None, hint: str = "") -> None:
        """Show a finding, or the hint of the fields."""
        self.found = found
        self._dress("hint" if found is None else "refusal" if isinstance(found, Refusal) else "warning")
        self._say(found.message if found is not None else hint)
        repair = found.repair if found is not None else None
        wanted = repair is not None and repair.act not in _BY_HAND
        self.button.setVisible(wanted)
        if repair is not None and wanted:
            self.button.setText(repair.label)
            self.button.updateGeometry()
            self.button.setAccessibleDescription(found.message if found is not None else "")

    def show_fault(self, sentence: str) -> None:
        """Say that what is typed in the line is not understood."""
        self.found = None
        self._dress("refusal")
        self._say(sentence)
        self.button.hide()

    def stops(self) -> list[QWidget]:
        """What Tab reaches in it, in this order."""
        return [self.button]

    def target(self) -> QWidget:
        """Where the keyboard goes to settle the point."""
        return self.button

    def _dress(self, look: str) -> None:
        self._look = look
        self.message.set_tone(_LOOKS[look][2])
        self.update()

    def _say(self, sentence: str) -> None:
        if self.message.text() != sentence:
            self.message.setText(sentence)
            self.message.updateGeometry()
        self.setAccessibleName(sentence)

    def _pressed(self) -> None:
        if self.found is not None and self.found.repair is not None:
            self.repair_asked.emit(self.found.repair)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        accent, icon, _tone = _LOOKS[self._look]
        family = tokens.family(accent)
        rounded(painter, QRectF(self.rect()), 6, family.tint)
        top = self.message.y() + self.message.fontMetrics().height() / 2 - 6
        paint_icon(painter, QRectF(11, round(max(top, 6)), 16, 16), icon, family.text)
