"""Initials in a disc: who holds an agenda, who is a contact."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cigdesk.french import initials
from ui.theme import Tokens, current, font, hub, text_scale
from ui.theme.painting import draw_text
from ui.theme.typography import resized


def paint_avatar(
    painter: QPainter, rect: QRectF, letters: str, tokens: Tokens, *, marked: bool = False
) -> None:
    """Draw the disc in `rect`; `marked` gives it the colours of the selection."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    family = tokens.accent if marked else tokens.neutral
    painter.setPen(QPen(family.mid, 1))
    painter.setBrush(family.tint)
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    # 9 px of letters in a disc of 22, 12 in a disc of 34: the proportion of the design.
    type_ = resized(font("caption_strong"), round(3.5 + rect.width() / text_scale() * 0.26))
    ink = tokens.accent.text if marked else tokens.text2
    draw_text(painter, rect, letters, type_, ink, align=Qt.AlignmentFlag.AlignHCenter)


class Avatar(QWidget):
    """The disc of a person; its accessible name is the full name."""

    def __init__(
        self,
        name: str,
        *,
        side: int = 30,
        marked: bool = False,
        letters: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._letters, self._marked = letters or initials(name), marked
        self._side = round(side * text_scale())
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    @property
    def letters(self) -> str:
        """The initials shown."""
        return self._letters

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), QRectF(self.rect()), self._letters, current(), marked=self._marked)
