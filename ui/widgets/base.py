"""Small things that every widget here is made of: labels by role, rules, layouts without surprise."""

from __future__ import annotations

from typing import Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Role, font

Tone = Literal["text", "text2", "text3", "accent", "ok", "warn", "bad", "toast", "toast2"]
Surface = Literal[
    "card", "plain", "header", "footer", "left", "side", "rail", "popup", "well", "note"
]  # the grounds of resources/style/cigdesk.qss
_Layout = TypeVar("_Layout", bound=QBoxLayout)


class Label(QLabel):
    """Plain text (a name with `<b>` shows as typed) in a role of type and a tone of the theme."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: Tone = "text",
        *,
        wrap: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(font(role, tabular=tabular))
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour by its role."""
        set_property(self, "tone", tone)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and dress the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def surface(kind: Surface, parent: QWidget | None = None) -> QFrame:
    """A frame with one of the grounds of the window."""
    frame = QFrame(parent)
    frame.setProperty("surface", kind)
    return frame


def rule(direction: Literal["h", "v"] = "h", parent: QWidget | None = None) -> QFrame:
    """A separator of 1 px."""
    line = QFrame(parent)
    line.setProperty("rule", direction)
    return line


def tight(layout: _Layout, spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> _Layout:
    """That layout with exactly this spacing and these margins."""
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def row(*items: QWidget | QLayout | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None is the stretch between them."""
    layout = tight(QHBoxLayout(), spacing)
    _fill(layout, items)
    return layout


def column(*items: QWidget | QLayout | None, spacing: int = 8) -> QVBoxLayout:
    """Widgets one under the other; None is the stretch between them."""
    layout = tight(QVBoxLayout(), spacing)
    _fill(layout, items)
    return layout


def _fill(layout: QBoxLayout, items: tuple[QWidget | QLayout | None, ...]) -> None:
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
