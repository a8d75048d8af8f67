"""What several cards of a sheet are made of: rows that act, lists, a button beside its fields."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import rule, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field


class TwoLineRow(QPushButton):
    """A row that acts as a button: a mark, a first line, a second one in grey."""

    MARK = 26

    def __init__(self, text: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.detail = detail
        self.setAccessibleName(", ".join(part for part in (text, detail) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        body, small = QFontMetricsF(font("emphasis")).height(), QFontMetricsF(font("secondary")).height()
        return QSize(160, round(body + (small if self.detail else 0)) + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paint_mark(self, painter: QPainter, area: QRectF) -> None:
        """Draw what stands before the words, at the left of `area`."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            rounded(painter, area, 6, tokens.hover)
        self.paint_mark(painter, area)
        body, small = font("emphasis"), font("secondary")
        first, second = QFontMetricsF(body).height(), QFontMetricsF(small).height()
        top = (area.height() - first - (second if self.detail else 0)) / 2
        width = area.width() - self.MARK - 4
        draw_text(painter, QRectF(self.MARK, top, width, first), self.text(), body, tokens.text)
        if self.detail:
            place = QRectF(self.MARK, top + first, width, second)
            draw_text(painter, place, self.detail, small, tokens.text2)


def replace_all(body: QVBoxLayout, widgets: Iterable[QWidget], *, ruled: bool = True) -> None:
    """Put these widgets in place of the others, with a line between two unless `ruled` says no."""
    while (item := body.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for place, widget in enumerate(widgets):
        if place and ruled:
            body.addWidget(rule())
        body.addWidget(widget)


def beside_label(button: Button, *fields: Field) -> QHBoxLayout:
    """Fields side by side and, at the height of their editors, the button that takes what they hold."""
    line = tight(QHBoxLayout(), 10)
    for field in fields:
        held = field.maximumWidth() == field.minimumWidth()
        line.addWidget(field, 0 if held else 1, Qt.AlignmentFlag.AlignTop)
    under = tight(QVBoxLayout(), 0, (0, fields[0].label.sizeHint().height() + 5, 0, 0))
    under.addWidget(button)
    under.addStretch(1)
    line.addLayout(under)
    return line
