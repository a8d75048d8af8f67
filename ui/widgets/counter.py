"""How many items wait, on a small plate: at a page of the rail, at a part of the settings."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.theme import font
from ui.theme.painting import draw_text, rounded

MOST: Final = 99
_STYLE: Final = "caption_strong"


def counter_text(count: int) -> str:
    """The count, or « 99+ »."""
    return str(count) if count <= MOST else f"{MOST}+"


def counter_size(count: int) -> QSizeF:
    """What the plate takes, in px; a short count is a disc."""
    metrics = QFontMetricsF(font(_STYLE))
    height = metrics.height() + 2
    return QSizeF(max(height, metrics.horizontalAdvance(counter_text(count)) + 8), height)


def paint_counter(painter: QPainter, plate: QRectF, count: int, ground: QColor, ink: QColor) -> None:
    """Draw the count in the middle of its plate."""
    rounded(painter, plate, plate.height() / 2, ground)
    draw_text(painter, plate, counter_text(count), font(_STYLE), ink, align=Qt.AlignmentFlag.AlignHCenter)
