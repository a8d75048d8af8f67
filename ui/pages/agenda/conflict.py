"""What speaks against a time, said where it is decided: reasons, the next free time, a confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cigdesk.domain.free_text import warnings_of
from ui.icons import paint_icon
from ui.theme import Role, current, hub
from ui.theme.painting import rounded
from ui.widgets.base import Label, Tone, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit

_LEFT = 36


class ConflictStrip(QFrame):
    """An amber strip, never a message box. A refusal is red and cannot be confirmed."""

    confirmed = Signal(str)
    """(reason): write it all the same."""
    time_taken = Signal(object)
    """(datetime): take that free time instead."""

    def __init__(self, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family = "warn"
        self._next: datetime | None = None
        self._labels: list[Label] = []
        self._sentences = tight(QVBoxLayout(), 3)
        self.next_button = Button("", icon_name="clock", size="medium")
        self.reason = LineEdit(placeholder="Par exemple\u00a0: urgence, reçus ensemble")
        self._reason_field = Field("&Raison", self.reason).warn_by(warnings_of)
        self.confirm_button = Button(act, size="medium")
        self.next_button.clicked.connect(self._take_next)
        self.confirm_button.clicked.connect(self._confirm)
        self.reason.returnPressed.connect(self._confirm)
        self.reason.edited.connect(self._follow)
        self._build()
        hub().changed.connect(self.update)
        self.hide()

    def _build(self) -> None:
        layout = tight(QVBoxLayout(self), 8, (_LEFT, 10, 12, 12))
        layout.addLayout(self._sentences)
        layout.addWidget(self.next_button)
        layout.addWidget(self._reason_field)
        layout.addWidget(self.confirm_button)

    def set_act(self, act: str) -> None:
        """Name what the confirmation does."""
        self.confirm_button.setText(act)

    def show_reasons(
        self,
        sentences: Sequence[str],
        *,
        lead: str = "",
        next_free: datetime | None = None,
        next_words: str = "",
    ) -> None:
        """Ask for a confirmation; with nothing to say the strip goes away."""
        self._show("warn", [lead, *sentences] if lead else list(sentences), strong=bool(lead))
        self._next = next_free
        self.next_button.setText(f"Prendre {next_words}")
        self.next_button.setVisible(next_free is not None)
        self._reason_field.show()
        self.confirm_button.show()
        self._follow()

    def show_refusal(self, sentence: str) -> None:
        """Say why it cannot be written at all."""
        self._show("bad", [sentence], strong=False)
        for widget in (self.next_button, self._reason_field, self.confirm_button):
            widget.hide()

    def clear(self) -> None:
        """Nothing speaks against it any more."""
        self.reason.clear()
        self.hide()

    def sentences(self) -> list[str]:
        """What is said."""
        return [label.text() for label in self._labels]

    def _show(self, family: str, sentences: list[str], *, strong: bool) -> None:
        self._family = family
        for label in self._labels:
            label.hide()
            label.deleteLater()
        tone: Tone = "bad" if family == "bad" else "warn"
        roles: list[Role] = ["strong" if strong and not place else "body" for place in range(len(sentences))]
        self._labels = [
            Label(sentence, role, tone, wrap=True) for role, sentence in zip(roles, sentences, strict=True)
        ]
        for label in self._labels:
            self._sentences.addWidget(label)
        self.setAccessibleName(" ".join(sentences))
        self.setVisible(bool(sentences))
        self.update()

    def _follow(self) -> None:
        missing = "" if self.reason.text().strip() else "Indiquez la raison pour confirmer."
        self.confirm_button.set_reason(missing)

    def _confirm(self) -> None:
        if self.reason.text().strip():
            self.confirmed.emit(self.reason.text().strip())

    def _take_next(self) -> None:
        if self._next is not None:
            self.time_taken.emit(self._next)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, family = QPainter(self), current().family(self._family)
        rounded(painter, QRectF(self.rect()), 6, family.tint)
        paint_icon(painter, QRectF(12, 11, 16, 16), "alert-triangle", family.text)
