"""One record on cards beside its list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.widgets.base import rule, tight
from ui.widgets.keys import confirms

MOST_WIDTH = 720


class RecordSheet(QWidget):
    """A sheet, written as it is typed; or a new one, written when it is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.creating = False
        self.edited: tuple[QWidget, ...] = ()
        """What holds the fields and the acts."""

    def stack(self, *cards: QWidget, foot: QWidget | None = None) -> None:
        """Set the cards under one another, scrolled when they are too high; `foot` stays in sight."""
        inner = QWidget()
        inner.setMaximumWidth(MOST_WIDTH)
        column = tight(QVBoxLayout(inner), 12, (20, 16, 20, 20))
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edited = (inner,) if foot is None else (inner, foot)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(area, 1)
        if foot is not None:
            layout.addWidget(rule())
            layout.addWidget(foot)

    def begin(self) -> None:
        """Start a new record."""
        raise NotImplementedError

    def create_now(self) -> None:
        """Write the new record, or show what is missing."""
        raise NotImplementedError

    def flush(self) -> None:
        """Write what is typed now: the sheet is left."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.create_now()
        else:
            super().keyPressEvent(event)
