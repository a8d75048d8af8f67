"""The white card that groups one subject: a title, what stands at its right, a body."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import Role
from ui.widgets.base import Label, Tone, tight


class Card(QFrame):
    """Padding 12 × 16, radius 8. Without a title it has no head."""

    def __init__(
        self,
        title: str = "",
        *,
        right: QWidget | None = None,
        title_role: Role = "section",
        title_tone: Tone = "text",
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._outer = tight(QVBoxLayout(self), spacing, (16, 12, 16, 12))
        self._head = tight(QHBoxLayout(), 8)
        self.title_label = Label(title, title_role, title_tone)
        self._body = tight(QVBoxLayout(), spacing)
        self._build(title, right)

    def _build(self, title: str, right: QWidget | None) -> None:
        self._head.addWidget(self.title_label)
        self._head.addStretch(1)
        if title or right is not None:
            self._outer.addLayout(self._head)
        self.title_label.setVisible(bool(title))
        if title:
            self.setAccessibleName(title)
        if right is not None:
            self._head.addWidget(right)
        self._outer.addLayout(self._body, 1)

    @property
    def body(self) -> QVBoxLayout:
        """Where the content goes, from top to bottom."""
        return self._body

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Add a widget or a layout under the others."""
        if isinstance(item, QWidget):
            self._body.addWidget(item, stretch)
        else:
            self._body.addLayout(item, stretch)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Other paddings than 12 × 16, for cards whose rows run from edge to edge."""
        self._outer.setContentsMargins(left, top, right, bottom)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title_label.setText(title)
        self.title_label.setVisible(bool(title))
        self.setAccessibleName(title)
