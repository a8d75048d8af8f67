"""The focus ring: 2 px of `focus` outside the control, wherever the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from weakref import ref

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
from shiboken6 import isValid

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

    One frame goes from host to host: deleting it while its window is being torn down crashes PySide, and
    Qt's own QFocusFrame crashes there too. It holds no window: the last reference to one would else be
    dropped in the middle of a change of focus.
    """

    def __init__(self, color: Callable[[], QColor]) -> None:
        super().__init__()
        self._color = color
        self._gap = FIELD_GAP
        self._watched: list[ref[QWidget]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def attach(self, target: QWidget) -> None:
        """Stand around that control from now on."""
        chain = _up_to_host(target)
        self._watched = [ref(widget) for widget in chain]
        self._gap = BUTTON_GAP if isinstance(target, QAbstractButton) else FIELD_GAP
        self.setParent(chain[-1])
        for widget in chain:
            widget.installEventFilter(self)
        self._follow()
        self.raise_()

    def detach(self) -> None:
        """Stand around nothing."""
        for widget in (watched() for watched in self._watched):
            if widget is not None and isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self.hide()
        self.setParent(None)

    def _target(self) -> QWidget | None:
        target = self._watched[0]() if self._watched else None
        return target if target is not None and isValid(target) else None

    def _follow(self) -> None:
        target, host = self._target(), self.parentWidget()
        if target is None or host is None:
            return
        room = RING + self._gap
        self.setVisible(target.isVisibleTo(host))
        place = QRect(target.mapTo(host, QPoint(0, 0)), target.size())
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
        target = self._target()
        asked = target.property(RADIUS_PROPERTY) if target is not None else None
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
        self._frame = _Frame(color)
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._frame):  # it went with the window it was in
            self._frame = _Frame(self._color)
        if new is None:
            # Perhaps from within the end of its window, where taking it out would crash.
            self._frame.hide()
            return
        self._frame.detach()
        target = ring_target(new)
        if target is not None:
            self._frame.attach(target)


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
