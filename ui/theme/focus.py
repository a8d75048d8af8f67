"""The focus ring: 2 px of `focus` outside the control, wherever the keyboard is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

RING = 2
FIELD_GAP, BUTTON_GAP = 1, 2
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_TYPED = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_RINGED = (*_TYPED, QAbstractButton, QComboBox)
# Dynamic property of a widget: True asks for a ring, False refuses it, a widget is ringed in its place.
RING_PROPERTY = "focusRing"
RADIUS_PROPERTY = "focusRadius"


class _Frame(QWidget):
    """A ring over the host of a control (its window, or the page that scrolls with it), kept around it.

    Qt's QFocusFrame would do, but above its neighbours it asks its style once more while it is torn down,
    and that crashes when the style is gone first.
    """

    def __init__(self, target: QWidget, color: Callable[[], QColor], gap: int) -> None:
        chain = _up_to_host(target)
        super().__init__(chain[-1])
        self._target, self._host, self._color, self._gap = target, chain[-1], color, gap
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in chain:
            widget.installEventFilter(self)
        self._follow()
        self.raise_()

    def _follow(self) -> None:
        room = RING + self._gap
        self.setVisible(self._target.isVisibleTo(self._host))
        place = QRect(self._target.mapTo(self._host, QPoint(0, 0)), self._target.size())
        self.setGeometry(place.adjusted(-room, -room, room, room))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color(), RING))
        inset = RING / 2
        asked = self._target.property(RADIUS_PROPERTY)
        radius = (asked if isinstance(asked, int) else 6) + self._gap + inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


def _up_to_host(target: QWidget) -> list[QWidget]:
    """The control and its parents, the last being a window or the page of a scroll area."""
    chain = [target]
    while (parent := chain[-1].parentWidget()) is not None and not chain[-1].isWindow():
        if isinstance(parent.parentWidget(), QAbstractScrollArea) and len(chain) > 1:
            break
        chain.append(parent)
    return chain


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
            self._frame = _Frame(target, self._color, gap)
            self._frame.show()

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
