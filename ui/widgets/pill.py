"""A state in one word with its icon: « Brouillon », « En retard ». Shape and word before colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import Status, paint_icon, paint_status
from ui.theme import Accent, Tokens, current, font, hub
from ui.theme.painting import draw_text, rounded

_LEFT, _ICON, _GAP, _RIGHT, _RADIUS = 8, 14, 5, 9, 6


@dataclass(frozen=True)
class PillData:
    """What a pill shows; the widget and the table delegate draw the same."""

    text: str
    family: Accent = Accent.NEUTRAL
    icon: str = ""
    status: Status | None = None

    @property
    def has_glyph(self) -> bool:
        """Whether something stands before the word."""
        return bool(self.icon) or self.status is not None


def pill_font() -> QFont:
    """The type of pills."""
    made = font("secondary")
    made.setWeight(QFont.Weight.Medium)
    return made


def pill_size(data: PillData) -> QSize:
    """Size of that pill in px."""
    metrics = QFontMetricsF(pill_font())
    left = _LEFT + _ICON + _GAP if data.has_glyph else _RIGHT
    return QSize(
        round(left + metrics.horizontalAdvance(data.text) + _RIGHT + 0.49),
        max(22, round(metrics.height()) + 7),
    )


def paint_pill(painter: QPainter, rect: QRectF, data: PillData, tokens: Tokens) -> None:
    """Draw the pill in `rect`, its word elided when the place is short."""
    family = tokens.family(data.family)
    edged = data.family is Accent.NEUTRAL
    rounded(painter, rect, _RADIUS, family.tint, family.mid if edged else None)
    x = rect.left() + _RIGHT
    if data.has_glyph:
        x = rect.left() + _LEFT
        _paint_glyph(painter, QRectF(x, round(rect.center().y() - _ICON / 2), _ICON, _ICON), data, tokens)
        x += _ICON + _GAP
    place = QRectF(x, rect.top(), rect.right() - _RIGHT + 1 - x, rect.height())
    draw_text(painter, place, data.text, pill_font(), family.text)


def _paint_glyph(painter: QPainter, rect: QRectF, data: PillData, tokens: Tokens) -> None:
    if data.status is not None:
        paint_status(painter, rect, data.status, tokens)
    else:
        paint_icon(painter, rect, data.icon, tokens.family(data.family).text)


class Pill(QWidget):
    """A pill in a header or a card."""

    def __init__(
        self,
        text: str,
        family: Accent | str = Accent.NEUTRAL,
        icon_name: str = "",
        *,
        status: Status | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._data = PillData(text, Accent(family), icon_name, status)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    @property
    def data(self) -> PillData:
        """What it shows."""
        return self._data

    def set_data(self, data: PillData) -> None:
        """Show another state."""
        self._data = data
        self.setAccessibleName(data.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._data)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_pill(QPainter(self), QRectF(self.rect()), self._data, current())
