"""What the contents of the panel of details are made of: glyphs, outcomes, facts."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cigdesk.domain.appointment import AppointmentStatus
from ui.icons import Status, paint_status
from ui.pages.agenda.items import CONFIRMED
from ui.theme import current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import Label, column, row
from ui.widgets.buttons import Button
from ui.widgets.header import Glyph
from ui.widgets.keycap import cap_size, paint_cap

STATUS_WORDS = {
    AppointmentStatus.DONE: "Marquer honoré",
    AppointmentStatus.EXCUSED: "Absent excusé",
    AppointmentStatus.NO_SHOW: "Absent non excusé",
    AppointmentStatus.CANCELLED: "Annuler",
    AppointmentStatus.PLANNED: "Remettre à venir",
}
STATUS_KEYS = {
    AppointmentStatus.DONE: "H",
    AppointmentStatus.EXCUSED: "E",
    AppointmentStatus.NO_SHOW: "X",
    AppointmentStatus.CANCELLED: "Suppr",
}


class StatusGlyph(QWidget):
    """The glyph of a status beside its word."""

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_status(QPainter(self), self.rect().toRectF(), self._status, current())


class OutcomeButton(Button):
    """A row of a list of outcomes: glyph, word, and the key at the end."""

    _GLYPHS: ClassVar = {
        AppointmentStatus.EXCUSED: Status.EXCUSED,
        AppointmentStatus.NO_SHOW: Status.NO_SHOW,
    }

    def __init__(self, status: AppointmentStatus, parent: QWidget | None = None) -> None:
        super().__init__(STATUS_WORDS[status], "ghost", parent=parent)
        self._outcome, self._key = self._GLYPHS[status], STATUS_KEYS[status]
        self.setProperty("focusRadius", 5)

    def sizeHint(self) -> QSize:
        return QSize(120, max(35, super().sizeHint().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        if self.isEnabled() and self.underMouse():
            rounded(painter, area, 5, tokens.hover)
        paint_status(painter, QRectF(11, round(area.center().y() - 8), 16, 16), self._outcome, tokens)
        cap = cap_size(self._key)
        place = QRectF(area.right() - 10 - cap.width(), 0, cap.width(), cap.height())
        place.moveTop(round(area.center().y() - cap.height() / 2))
        paint_cap(painter, place, self._key, tokens.text2, tokens.border, ground=tokens.surface)
        ink = tokens.text if self.isEnabled() else tokens.text3
        draw_text(painter, QRectF(37, 0, place.left() - 44, area.height()), self.text(), font("body"), ink)


def fact(icon: str, first: str, second: str = "", *, strong: bool = False) -> QWidget:
    """An icon, a line, and below it a smaller one."""
    whole = QWidget()
    words = column(Label(first, "strong" if strong else "body", wrap=True), spacing=0)
    if second:
        words.addWidget(Label(second, "secondary", "text3", wrap=True))
    glyph = Glyph(icon)
    line = row(glyph, words, spacing=10)
    line.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    whole.setLayout(line)
    return whole


def add_confirmed(layout: QVBoxLayout, reason: str) -> None:
    """Show why it was written over a warning, where it was."""
    if reason:
        layout.addWidget(fact("alert-triangle", CONFIRMED, reason))
