"""What just changed, and how to take it back: a dark strip at the bottom left of the content."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import Status, paint_icon, paint_status
from ui.theme import current, hub, opposite
from ui.theme.painting import rounded
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button

LIFETIME_MS = 8000
_GLYPH, _LEFT = 19, 16


class Toast(QFrame):
    """One message of 8 s, held while the mouse or the keyboard is on it. Échap closes it."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        icon_name: str = "circle-check",
        status: Status | None = None,
        action: str = "",
        keycap: str = "",
        on_action: Callable[[], object] | None = None,
        lifetime_ms: int = LIFETIME_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._status, self._on_action = icon_name, status, on_action
        self._title, self._detail = Label(title, "strong", "toast"), Label(detail, "secondary", "toast2")
        self._button = Button(action, "toast", keycap=keycap, size="medium") if action else None
        self._left = lifetime_ms
        self._timer = QTimer(self, singleShot=True, interval=lifetime_ms)
        self._timer.timeout.connect(self.close_now)
        self._build(detail)
        self.setAccessibleName(f"{title}. {detail}".strip(". "))
        hub().changed.connect(self.update)

    def _build(self, detail: str) -> None:
        layout = tight(QHBoxLayout(self), 12, (_LEFT + _GLYPH + 8, 9, 12, 9))
        words = tight(QVBoxLayout(), 0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        layout.addLayout(words, 1)
        # Once it has its place: shown before, it would be a window of its own and take the keyboard.
        self._detail.setVisible(bool(detail))
        if self._button is not None:
            self._button.clicked.connect(self._acted)
            self._button.installEventFilter(self)
            layout.addWidget(self._button)

    @property
    def title(self) -> str:
        """What changed."""
        return self._title.text()

    @property
    def button(self) -> Button | None:
        """The button that takes it back, when there is one."""
        return self._button

    def start(self) -> None:
        """Begin to count, and tell screen readers."""
        self._timer.start(self._left)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def close_now(self) -> None:
        """Go away; `closed` follows."""
        self._timer.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _acted(self) -> None:
        if self._on_action is not None:
            self._on_action()
        self.close_now()

    def is_held(self) -> bool:
        """Whether the time stands still."""
        return not self._timer.isActive()

    def _hold(self) -> None:
        if self._timer.isActive():
            self._left = max(self._timer.remainingTime(), 1000)
            self._timer.stop()

    def _release(self) -> None:
        focused = self._button is not None and self._button.hasFocus()
        if self.isVisible() and not focused and not self.underMouse():
            self._timer.start(self._left)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hold()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._release()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._hold()
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._release)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        rounded(painter, QRectF(self.rect()), 6, tokens.text)
        glyph = QRectF(_LEFT - 2, round(self.height() / 2 - 8), 16, 16)
        if self._status is not None:
            paint_status(painter, glyph, self._status, opposite(tokens))
        else:
            paint_icon(painter, glyph, self._icon_name, opposite(tokens).text)


class ToastArea(QObject):
    """Stacks toasts at the bottom left of one widget, the newest below; the oldest of four goes."""

    LIMIT = 3
    MARGIN, GAP, WIDTH = 20, 8, 390
    HIGHEST_BAR = 120

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        self._content = content
        self._toasts: list[Toast] = []
        content.installEventFilter(self)

    def toasts(self) -> tuple[Toast, ...]:
        """Those in sight, the oldest first."""
        return tuple(self._toasts)

    def show_toast(
        self,
        title: str,
        detail: str = "",
        *,
        icon_name: str = "circle-check",
        status: Status | None = None,
        action: str = "",
        keycap: str = "",
        on_action: Callable[[], object] | None = None,
        lifetime_ms: int = LIFETIME_MS,
    ) -> Toast:
        """Show a new toast over the content, without taking the keyboard."""
        toast = Toast(
            title,
            detail,
            icon_name=icon_name,
            status=status,
            action=action,
            keycap=keycap,
            on_action=on_action,
            lifetime_ms=lifetime_ms,
            parent=self._content,
        )
        toast.closed.connect(lambda: self._forget(toast))
        self._toasts.append(toast)
        for old in self._toasts[: -self.LIMIT]:
            old.close_now()
        self._arrange()
        toast.show()
        toast.raise_()
        toast.start()
        return toast

    def clear(self) -> None:
        """Close them all, when the store closes for example."""
        for toast in list(self._toasts):
            toast.close_now()

    def _forget(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
        self._arrange()

    def _arrange(self) -> None:
        bottom = self._floor() - self.MARGIN
        room = self._content.width() - 2 * self.MARGIN
        for toast in reversed(self._toasts):
            width = min(max(self.WIDTH, toast.sizeHint().width()), room)
            height = toast.sizeHint().height()
            toast.setGeometry(self.MARGIN, bottom - height, width, height)
            bottom -= height + self.GAP

    def _floor(self) -> int:
        """The foot of the content, or the top of the bar that stands there: its total stays in sight."""
        end = self._content.height()
        tops = [
            bar.mapTo(self._content, QPoint(0, 0)).y()
            for bar in self._content.findChildren(QFrame)
            if bar.property("surface") == "footer" and bar.isVisible()
        ]
        return min((top for top in tops if end - top <= self.HIGHEST_BAR), default=end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)
