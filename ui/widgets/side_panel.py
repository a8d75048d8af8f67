"""The panel at the right of a screen: it holds what is selected and never stops the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme import text_scale
from ui.widgets.base import Label, rule, surface, tight
from ui.widgets.buttons import IconButton

WIDTH = 312


class SidePanel(QFrame):
    """312 px, head with a cross, body that scrolls, foot for the decision. Échap closes it.

    When it closes, the keyboard returns to what had it when it opened.
    """

    closed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setFixedWidth(round(WIDTH * text_scale()))
        self._opener: QWidget | None = None
        self._title = Label(title, "caption_strong", "text3")
        self.close_button = IconButton("x", self.tr("Fermer le panneau"))
        self.close_button.clicked.connect(self.close_panel)
        self._body = tight(QVBoxLayout(), 8, (18, 14, 18, 14))
        self._foot = tight(QVBoxLayout(), 8, (18, 0, 18, 14))
        self._build()
        self.setAccessibleName(title)
        self.hide()

    def _build(self) -> None:
        head = tight(QHBoxLayout(), 8, (18, 7, 8, 7))
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        inner = surface("plain")
        inner.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = tight(QVBoxLayout(self), 0, (1, 0, 0, 0))
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(scroll, 1)
        layout.addLayout(self._foot)

    @property
    def body(self) -> QVBoxLayout:
        """Where the content goes; end it with a stretch."""
        return self._body

    @property
    def foot(self) -> QVBoxLayout:
        """What stays in sight: the decision."""
        return self._foot

    def set_title(self, title: str) -> None:
        """Name what the panel holds."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def open_panel(self, first: QWidget | None = None) -> None:
        """Show it, and give the keyboard to `first` when one is named."""
        if not self.isVisible():
            self._opener = QApplication.focusWidget()
        self.show()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Hide it and give the keyboard back."""
        if self.isHidden():
            return
        opener, self._opener = self._opener, None
        self.hide()
        # What opened it may be gone: a card that was drawn again when the panel wrote something.
        if opener is not None and isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
