"""A place with nothing in it yet: it says which place, and gives the next act."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import current, hub
from ui.theme.painting import dashed
from ui.widgets.base import Label, row, tight


class EmptyState(QFrame):
    """Dashed frame (« à faire »), icon, what is missing, one sentence, one act."""

    def __init__(
        self,
        title: str,
        sentence: str = "",
        *,
        icon_name: str = "calendar-plus",
        action: QPushButton | None = None,
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._framed = icon_name, framed
        self._icon = QLabel()
        self._title = Label(title, "section", wrap=True)
        self._sentence = Label(sentence, "body", "text2", wrap=True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._build(action, sentence)
        hub().changed.connect(self._recolor)
        self._recolor()

    def _build(self, action: QPushButton | None, sentence: str) -> None:
        layout = tight(QVBoxLayout(self), 6, (24, 24, 24, 24))
        layout.addStretch(1)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(300)
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setVisible(bool(sentence))
        if action is not None:
            layout.addSpacing(4)
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def set_text(self, title: str, sentence: str = "") -> None:
        """Name another place or another reason, such as a filter without result."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def _recolor(self) -> None:
        drawn = pixmap(self._icon_name, 36, current().text3, self.devicePixelRatioF())
        self._icon.setPixmap(drawn)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._framed:
            dashed(QPainter(self), QRectF(self.rect()), 8, current().border)


def page_of(state: EmptyState, *acts: QWidget) -> QWidget:
    """A page that holds nothing else; with acts, they stand in a row under the frame."""
    page = QWidget()
    layout = tight(QVBoxLayout(page), 12, (20, 20, 20, 20))
    if not acts:
        layout.addWidget(state)
        return page
    state.setMinimumHeight(190)
    layout.addStretch(1)
    layout.addWidget(state)
    layout.addLayout(row(None, *acts, None))
    layout.addStretch(2)
    return page
