"""The colour of a practitioner: a disc with initials, and the choice among the families of the theme."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cigdesk.domain.people import COLOURS
from cigdesk.french import initials
from ui.pages.settings.words import COLOURS as NAMES
from ui.theme import current, font, hub, text_scale
from ui.theme.painting import draw_text
from ui.theme.typography import resized
from ui.widgets.base import tight

_SWATCH = 36


def paint_face(painter: QPainter, rect: QRectF, letters: str, colour: str, *, chosen: bool = False) -> None:
    """Draw the disc of a practitioner; a chosen swatch is filled."""
    tokens = current()
    family = tokens.family(colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(family.solid if chosen else family.mid, 1))
    painter.setBrush(family.solid if chosen else family.tint)
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    type_ = resized(font("caption_strong"), round(3.5 + rect.width() / text_scale() * 0.26))
    ink = tokens.onsolid if chosen else family.text
    draw_text(painter, rect, letters, type_, ink, align=Qt.AlignmentFlag.AlignHCenter)


class Face(QWidget):
    """The disc alone, beside a name."""

    def __init__(self, side: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._letters, self._colour = round(side * text_scale()), "", "accent"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def show_person(self, name: str, colour: str) -> None:
        """Show those initials in that colour."""
        self._letters, self._colour = initials(name), colour
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_face(QPainter(self), QRectF(self.rect()), self._letters, self._colour)


class _Swatch(QPushButton):
    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour, self.letters = colour, ""
        self.setCheckable(True)
        self.setAccessibleName(NAMES[colour])
        self.setToolTip(NAMES[colour])
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        side = round(_SWATCH * text_scale())
        self.setFixedSize(side, side)
        self.setProperty("focusRadius", side // 2)
        hub().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        paint_face(QPainter(self), area, self.letters, self._colour, chosen=self.isChecked())


class ColourPicker(QWidget):
    """Six discs with the initials of the person; arrows move the choice."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._swatches = {colour: _Swatch(colour) for colour in COLOURS}
        layout = tight(QHBoxLayout(self), 6)
        for colour, swatch in self._swatches.items():
            self._group.addButton(swatch)
            layout.addWidget(swatch)
            swatch.toggled.connect(partial(self._toggled, colour))
        layout.addStretch(1)

    def value(self) -> str:
        """The colour chosen."""
        return next((colour for colour, swatch in self._swatches.items() if swatch.isChecked()), "")

    def set_value(self, colour: str | None) -> None:
        """Choose that colour."""
        if colour in self._swatches:
            self._swatches[colour].setChecked(True)

    def set_name(self, name: str) -> None:
        """Draw these initials."""
        for swatch in self._swatches.values():
            swatch.letters = initials(name)
            swatch.update()

    def _toggled(self, _colour: str, checked: bool) -> None:
        if checked:
            self.edited.emit()
