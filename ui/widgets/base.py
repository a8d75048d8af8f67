"""Small things that every widget here is made of: labels by role, rules, layouts without surprise."""

from __future__ import annotations

from typing import Literal, TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Role, font
from ui.theme.typography import line_height

Tone = Literal["text", "text2", "text3", "accent", "ok", "warn", "bad", "toast", "toast2"]
Surface = Literal[
    "card", "plain", "header", "footer", "left", "side", "rail", "popup", "well", "note"
]  # the grounds of resources/style/cigdesk.qss
_READABLE = 640  # px of one line at most before a sentence asks for a second
_Layout = TypeVar("_Layout", bound=QBoxLayout)


class Label(QLabel):
    """Plain text (a name with `<b>` shows as typed) in a role of type and a tone of the theme.

    Lines stand as far apart as the role says, which QLabel alone cannot do.
    """

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
        self._line = line_height(role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(font(role, tabular=tabular))
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour by its role."""
        set_property(self, "tone", tone)

    def sizeHint(self) -> QSize:
        if not self.wordWrap():
            hint = super().sizeHint()
            return QSize(hint.width(), max(hint.height(), self._line))
        # What is said in one breath asks for one line, up to the width that it may have.
        metrics = QFontMetricsF(self.font())
        natural = max((metrics.horizontalAdvance(line) for line in self.text().splitlines()), default=0)
        width = min(round(natural) + 2, self.maximumWidth(), _READABLE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
        return QSize(min(80, self.sizeHint().width()), self._line)

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return super().heightForWidth(width)
        # A layout asks for its own width, even where the label may not be that wide.
        return max(len(self._lines(min(width, self.maximumWidth()))), 1) * self._line

    def _lines(self, width: int) -> list[str]:
        lines: list[str] = []
        for paragraph in self.text().splitlines():
            layout = QTextLayout(paragraph, self.font())
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip(" "))
            layout.endLayout()
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        across = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        flags = across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for place, line in enumerate(self._lines(self.width())):
            painter.drawText(QRect(0, place * self._line, self.width(), self._line), flags, line)


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
