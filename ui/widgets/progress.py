"""Long work told in the page: how far, on what, and how to stop. Never a wheel alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current, hub
from ui.theme.painting import pill_path, rounded
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def set_share(self, share: float) -> None:
        """Fill that share of the bar, from 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        rounded(painter, area, 5, tokens.hover, tokens.border)
        painter.setClipPath(pill_path(area, 5))
        painter.fillRect(QRectF(0, 0, round(area.width() * self._share), area.height()), tokens.accent.solid)


class ProgressBar(QFrame):
    """« Export des relevés d’octobre … 7 sur 11 », the current item, and « Arrêter » (Échap)."""

    stopped = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "emphasis")
        self._figures = Label("", "body", "text2", tabular=True)
        self._item = Label("", "secondary", "text3")
        self._bar = _Bar()
        self.stop_button = Button(self.tr("Arrêter"), keycap=self.tr("Échap"), size="medium")
        self.stop_button.clicked.connect(self.stopped)
        layout = tight(QVBoxLayout(self), 6)
        layout.addLayout(row(self._title, None, self._figures))
        layout.addWidget(self._bar)
        layout.addLayout(row(self._item, None, self.stop_button))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int, item: str = "") -> None:
        """Say how many of how many, and what is being done now."""
        self._figures.setText(self.tr("{done} sur {total}").format(done=done, total=total))
        self._item.setText(item)
        self._bar.set_share(done / total if total else 0.0)
        self.setAccessibleName(f"{self._title.text()}, {self._figures.text()}")
        self.setAccessibleDescription(item)

    def set_title(self, title: str) -> None:
        """Name the work."""
        self._title.setText(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stop_button.isEnabled():
            self.stopped.emit()
        else:
            super().keyPressEvent(event)
