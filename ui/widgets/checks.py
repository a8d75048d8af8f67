"""Boxes, switches and round buttons, painted with edges of at least 3:1."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import Tokens, current, font, hub
from ui.theme.painting import draw_text, rounded

_BOX, _GAP, _ICON = 16, 8, 16


def paint_box(
    painter: QPainter, rect: QRectF, checked: bool, tokens: Tokens, *, enabled: bool = True
) -> None:
    """Draw a check box of 16 px; lists of boxes share this with the widget."""
    if not checked:
        edge = tokens.field if enabled else tokens.border
        rounded(painter, rect, 4, tokens.surface if enabled else tokens.hover, edge)
        return
    rounded(painter, rect, 4, tokens.accent.solid if enabled else tokens.field)
    painter.setPen(
        QPen(tokens.onsolid, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    x, y = rect.left(), rect.top()
    painter.drawPolyline([QPointF(x + 4.2, y + 8.3), QPointF(x + 6.9, y + 11), QPointF(x + 11.8, y + 5.4)])


def _label(button: QAbstractButton) -> str:
    return button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _size(button: QAbstractButton, mark: int, extra: int = 0) -> QSize:
    metrics = QFontMetricsF(font("body"))
    word = _GAP + metrics.horizontalAdvance(_label(button)) if button.text() else 0
    return QSize(round(mark + extra + word + 1.49), max(24, round(metrics.height()) + 6))


class CheckBox(QCheckBox):
    """A check box, with an optional icon of its own colour between box and word."""

    def __init__(
        self, text: str, *, icon_name: str = "", icon_role: str = "text2", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon_name, self._icon_role = icon_name, icon_role
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return _size(self, _BOX, _GAP + _ICON if self._icon_name else 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        top = round(self.height() / 2 - _BOX / 2)
        paint_box(painter, QRectF(0, top, _BOX, _BOX), self.isChecked(), tokens, enabled=self.isEnabled())
        x = _BOX + _GAP
        if self._icon_name:
            paint_icon(painter, QRectF(x, top, _ICON, _ICON), self._icon_name, tokens.color(self._icon_role))
            x += _ICON + _GAP
        ink = tokens.text if self.isEnabled() else tokens.text3
        draw_text(painter, QRectF(x, 0, self.width() - x, self.height()), _label(self), font("body"), ink)


class RadioButton(QRadioButton):
    """A round choice: ring, and a dot when it is taken."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return _size(self, _BOX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        centre = QPointF(_BOX / 2 + 0.5, round(self.height() / 2))
        paint_radio(painter, centre, self.isChecked(), tokens)
        x = _BOX + _GAP
        ink = tokens.text if self.isEnabled() else tokens.text3
        draw_text(painter, QRectF(x, 0, self.width() - x, self.height()), _label(self), font("body"), ink)


def paint_radio(painter: QPainter, centre: QPointF, checked: bool, tokens: Tokens) -> None:
    """Draw a round choice of 16 px around `centre`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge: QColor = tokens.accent.solid if checked else tokens.field
    painter.setPen(QPen(edge, 1.5 if checked else 1.2))
    painter.setBrush(tokens.surface)
    painter.drawEllipse(centre, 7.2, 7.2)
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent.solid)
        painter.drawEllipse(centre, 4, 4)


class Switch(QCheckBox):
    """Something that takes effect at once: « Masquer les noms ». The word, if any, stands before it."""

    _WIDTH, _HEIGHT = 30, 18

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("focusRadius", 9)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._WIDTH, 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        track = QRectF(0, (self.height() - self._HEIGHT) / 2, self._WIDTH, self._HEIGHT)
        on = self.isChecked()
        rounded(
            painter, track, 9, tokens.accent.solid if on else tokens.surface, None if on else tokens.field
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.onsolid if on else tokens.field)
        x = track.right() - 9 if on else track.left() + 9
        painter.drawEllipse(QPointF(x, track.center().y()), 6, 6)
