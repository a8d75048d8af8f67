"""The left of the first window: the mark, the name, and the permanence band that signs the program."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cigdesk import __version__
from ui.icons import Status, paint_icon, paint_status
from ui.logo import Logo
from ui.theme import Tokens, current, font, hub
from ui.theme.painting import dashed, draw_text, rounded
from ui.widgets.base import Label, tight

WIDTH = 340
_STRIP, _SLOT, _GAP, _SLOTS = 26, 46, 6, 4
_TAKEN = (Status.DONE, Status.DONE, Status.ONGOING)


class BandPicture(QWidget):
    """A morning of permanence: three slots taken, one free. Decoration: it names nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(240, _STRIP + _SLOTS * (_SLOT + _GAP) + _GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        rounded(painter, area, 7, tokens.accent.tint, tokens.accent.mid)
        painter.setClipRect(QRectF(0, 0, self.width(), _STRIP))
        rounded(painter, area, 7, tokens.accent.solid)
        painter.setClipping(False)
        self._paint_strip(painter, tokens)
        for place in range(_SLOTS):
            top = _STRIP + _GAP + place * (_SLOT + _GAP)
            self._paint_slot(painter, QRectF(_GAP, top, self.width() - 2 * _GAP, _SLOT), place, tokens)

    def _paint_strip(self, painter: QPainter, tokens: Tokens) -> None:
        paint_icon(painter, QRectF(10, 5, 16, 16), "map-pin", tokens.onsolid)
        words = QRectF(32, 0, self.width() - 44, _STRIP)
        draw_text(painter, words, self.tr("Permanence"), font("secondary_strong"), tokens.onsolid)
        count = f"{len(_TAKEN)}/{_SLOTS}"
        right = Qt.AlignmentFlag.AlignRight
        draw_text(painter, words, count, font("secondary_strong"), tokens.onsolid, align=right)

    def _paint_slot(self, painter: QPainter, slot: QRectF, place: int, tokens: Tokens) -> None:
        if place >= len(_TAKEN):
            dashed(painter, slot, 5, tokens.accent.text)
            middle = round(slot.center().y() - 8)
            paint_icon(painter, QRectF(slot.left() + 10, middle, 16, 16), "plus", tokens.accent.text)
            free = slot.adjusted(32, 0, 0, 0)
            draw_text(painter, free, self.tr("Libre"), font("strong"), tokens.accent.text)
            return
        rounded(painter, slot, 5, tokens.surface, tokens.accent.mid)
        for line, width in ((0, 0.34), (1, 0.5)):
            bar = QRectF(slot.left() + 12, slot.top() + 13 + line * 14, slot.width() * width, 7)
            rounded(painter, bar, 3.5, tokens.border if line else tokens.hatch)
        glyph = QRectF(slot.right() - 26, slot.top() + 8, 16, 16)
        paint_status(painter, glyph, _TAKEN[place], tokens)


class Brand(QFrame):
    """What the program is, beside the ways in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "left")
        self.setFixedWidth(max(WIDTH, round(QFontMetricsF(font("body")).averageCharWidth() * 44)))
        layout = tight(QVBoxLayout(self), 0, (40, 48, 40, 28))
        layout.addWidget(Logo(48))
        layout.addSpacing(20)
        layout.addWidget(Label("CIGDesk", "figure_large"))
        layout.addSpacing(6)
        said = self.tr(
            "Prévention, santé et action sociale au travail\u00a0: rendez-vous, conventions et devis."
        )
        layout.addWidget(Label(said, "body", "text2", wrap=True))
        layout.addSpacing(32)
        layout.addWidget(BandPicture())
        layout.addStretch(1)
        kept = self.tr("Vos données restent sur cet ordinateur, chiffrées.")
        layout.addWidget(Label(kept, "secondary", "text3", wrap=True))
        layout.addWidget(Label(self.tr("Version {v}").format(v=__version__), "secondary", "text3"))


def lay_beside_brand(window: QWidget, inner: QWidget) -> None:
    """The brand at the left of a window, its one column in the middle of the rest."""
    right = tight(QHBoxLayout(), 0, (40, 28, 40, 28))
    right.addStretch(1)
    right.addWidget(inner, 1000)
    right.addStretch(1)
    whole = tight(QHBoxLayout(window))
    whole.addWidget(Brand())
    whole.addLayout(right, 1)
