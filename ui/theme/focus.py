"""The focus ring: 2 px of `focus` outside the control, wherever the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QTextEdit,
    QWidget,
)

RING = 2
FIELD_GAP, BUTTON_GAP = 1, 2
_TYPED = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_RINGED = (*_TYPED, QAbstractButton, QComboBox)
# Dynamic property of a widget: True asks for a ring, False refuses it, a widget is ringed in its place.
RING_PROPERTY = "focusRing"
RADIUS_PROPERTY = "focusRadius"


class _OutsideStyle(QProxyStyle):
    """Asked by the frame alone: leave room around the control, and stay above its neighbours."""

    def __init__(self, room: int) -> None:
        super().__init__("Fusion")
        self._room = room

    def styleHint(
        self, hint: QStyle.StyleHint, option: Any = None, widget: Any = None, data: Any = None
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, data)

    def pixelMetric(self, metric: QStyle.PixelMetric, option: Any = None, widget: Any = None) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return self._room
        return super().pixelMetric(metric, option, widget)


class _Frame(QFocusFrame):
    def __init__(self, color: Callable[[], QColor], gap: int) -> None:
        super().__init__()
        self._color, self._gap = color, gap
        self._style = _OutsideStyle(RING + gap)
        self.setStyle(self._style)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color(), RING))
        inset = RING / 2
        asked = self.widget().property(RADIUS_PROPERTY) if self.widget() else None
        radius = (asked if isinstance(asked, int) else 6) + self._gap + inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


class FocusRing(QObject):
    """Moves one frame to the control that has the keyboard. A click rings only what is typed in."""

    def __init__(self, app: QApplication, color: Callable[[], QColor]) -> None:
        super().__init__(app)
        self._color = color
        self._frame: _Frame | None = None
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        target = ring_target(new) if new is not None else None
        self._drop()
        if target is not None:
            gap = BUTTON_GAP if isinstance(target, QAbstractButton) else FIELD_GAP
            self._frame = _Frame(self._color, gap)
            self._frame.setWidget(target)

    def _drop(self) -> None:
        if self._frame is None:
            return
        frame, self._frame = self._frame, None
        try:
            frame.hide()
            frame.deleteLater()
        except RuntimeError:  # went with the window it was in
            return


def ring_target(widget: QWidget) -> QWidget | None:
    """What to ring when `widget` takes the keyboard: itself, the box it belongs to, or nothing."""
    asked = widget.property(RING_PROPERTY)
    if isinstance(asked, QWidget):
        return asked
    if asked is False:
        return None
    by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    if isinstance(widget, _TYPED):
        return widget
    ringed = asked is True or isinstance(widget, _RINGED)
    return widget if ringed and not by_mouse else None
