"""A message in three parts, in this order: what happened, what is kept, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import Accent, current, hub
from ui.theme.painting import rounded
from ui.widgets.base import Label, Tone, tight

_ICONS = {
    Accent.BAD: "alert-circle",
    Accent.WARN: "alert-triangle",
    Accent.OK: "circle-check",
    Accent.ACCENT: "info-circle",
    Accent.NEUTRAL: "info-circle",
}
_TONES: dict[Accent, Tone] = {
    Accent.BAD: "bad",
    Accent.WARN: "warn",
    Accent.OK: "ok",
    Accent.ACCENT: "accent",
}


class MessageBar(QFrame):
    """White with a coloured edge for a fault of the machine; tinted strip for what concerns one line.

    Args:
        happened: one sentence, bold, without any code.
        kept: what is safe.
        buttons: what to do, the first one first.
        family: bad, warn, ok, accent or neutral.
        strip: the tinted form, one line high when there is room, with its buttons at the right.
    """

    def __init__(
        self,
        happened: str,
        kept: str = "",
        buttons: Sequence[QPushButton] = (),
        *,
        family: Accent | str = Accent.BAD,
        icon_name: str = "",
        strip: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._family, self._strip = Accent(family), strip
        self._icon_name = icon_name or _ICONS.get(self._family, "info-circle")
        tone: Tone = _TONES.get(self._family, "text2") if strip else "text"
        self._happened = Label(happened, "strong" if not strip or kept else "emphasis", tone, wrap=True)
        self._kept = Label(kept, "secondary" if strip else "body", tone if strip else "text2", wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._build(list(buttons))
        self.set_message(happened, kept)
        hub().changed.connect(self.update)

    def _build(self, buttons: list[QPushButton]) -> None:
        words = tight(QVBoxLayout(), 0)
        words.addWidget(self._happened)
        words.addWidget(self._kept)
        outer = tight(QHBoxLayout(self), 12, (40, 8, 12, 8) if self._strip else (50, 12, 16, 12))
        outer.addLayout(words, 1)
        acts = tight(QHBoxLayout(), 8)
        for button in buttons:
            acts.addWidget(button)
        if self._strip:
            outer.addLayout(acts)
            return
        acts.addStretch(1)
        if buttons:
            words.addSpacing(9)
            words.addLayout(acts)

    def set_message(self, happened: str, kept: str = "") -> None:
        """Say something else in the same place."""
        self._happened.setText(happened)
        self._kept.setText(kept)
        self._kept.setVisible(bool(kept))
        self.setAccessibleName(f"{happened} {kept}".strip())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        family = tokens.family(self._family)
        area = QRectF(self.rect())
        if self._strip:
            rounded(painter, area, 6, family.tint)
            top = round(self._happened.y() + self._happened.fontMetrics().height() / 2 - 8)
            paint_icon(painter, QRectF(12, max(top, 6), 16, 16), self._icon_name, family.text)
            return
        rounded(painter, area, 7, family.solid)
        # The edge is 4 px at the left and 1 px elsewhere, inner corners following the outer ones.
        rounded(painter, area.adjusted(4, 1, -1, -1), 6, tokens.surface)
        paint_icon(painter, QRectF(18, 12, 20, 20), self._icon_name, family.solid)
