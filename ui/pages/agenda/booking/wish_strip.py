"""What the typed hour meets: another time, a colleague, or the same all the same with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.agenda.conflict import ConflictStrip
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout

_MARGINS = (36, 10, 12, 12)


class WishStrip(ConflictStrip):
    """The strip of a conflict with its ways out side by side; the reason is asked for only when wanted."""

    elsewhere_taken = Signal()
    """The same hour with the colleague who is free."""

    def _build(self) -> None:
        self.next_button.set_icon_name("")
        self.elsewhere_button = Button("", size="medium")
        self.elsewhere_button.clicked.connect(self.elsewhere_taken)
        self.force_button = Button("Réserver quand même…", size="medium")
        self.force_button.clicked.connect(self._ask_reason)
        ways_out = FlowLayout(spacing=8)
        for button in (self.next_button, self.elsewhere_button, self.force_button):
            ways_out.addWidget(button)
        self._forced = QWidget()
        inner = tight(QVBoxLayout(self._forced), 8)
        inner.addWidget(self._reason_field)
        inner.addWidget(self.confirm_button)
        layout = tight(QVBoxLayout(self), 8, _MARGINS)
        layout.addLayout(self._sentences)
        layout.addLayout(ways_out)
        layout.addWidget(self._forced)
        self._forced.hide()

    def show_ways_out(
        self,
        sentences: Sequence[str],
        *,
        next_free: datetime | None,
        next_words: str,
        elsewhere: str = "",
        forcible: bool = True,
    ) -> None:
        """Say what speaks against it; `elsewhere` names the colleague who is free at that hour."""
        first, *rest = (*sentences[:-1], f"{sentences[-1]} Rien n’a été réservé.")
        self.show_reasons(rest, lead=first, next_free=next_free, next_words=next_words)
        self.elsewhere_button.setText(elsewhere)
        self.elsewhere_button.setVisible(bool(elsewhere))
        self.force_button.setVisible(forcible and not self._forced.isVisibleTo(self))

    def show_refusal(self, sentence: str) -> None:
        super().show_refusal(sentence)
        for widget in (self.elsewhere_button, self.force_button, self._forced):
            widget.hide()

    def clear(self) -> None:
        super().clear()
        self._forced.hide()

    def _ask_reason(self) -> None:
        self.force_button.hide()
        self._forced.show()
        self.reason.setFocus()
