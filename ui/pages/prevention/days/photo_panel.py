"""One photo, larger: what it shows in words, its place among the others, and the way to take it away."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cigdesk.domain.observation import LONGEST_CAPTION
from cigdesk.ports.inspections import PhotoRow
from ui.theme import current
from ui.theme.painting import rounded
from ui.widgets.base import Label, row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.side_panel import SidePanel

_HEIGHT = 220


class _Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        rounded(painter, area, 6, tokens.hover)
        if self.image.isNull():
            return
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(area.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.image)


class PhotoPanel(SidePanel):
    """It shows and asks; the form does."""

    described = Signal(object, str)
    """(UUID, caption)."""
    moved = Signal(object, int)
    """(UUID, steps)."""
    removed = Signal(object)
    """(UUID)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Photo"), parent)
        self.photo: PhotoRow | None = None
        self.picture = _Picture()
        self.caption = LineEdit()
        self.caption.setMaxLength(LONGEST_CAPTION)
        self._size = Label("", "secondary", "text3", wrap=True)
        self.before_button = Button(self.tr("Avancer"), icon_name="arrow-left")
        self.after_button = Button(self.tr("Reculer"), icon_name="arrow-right")
        self.remove_button = Button(self.tr("Retirer la photo"), icon_name="trash")
        self.field = Field(self.tr("&Légende"), self.caption, optional=True)
        for widget in (self.picture, self.field, self._size):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        both = row(self.before_button, self.after_button)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.foot.addLayout(both)
        self.foot.addWidget(self.remove_button)
        self._connect()

    def _connect(self) -> None:
        self.caption.editingFinished.connect(self.flush)
        self.before_button.clicked.connect(lambda: self._tell_move(-1))
        self.after_button.clicked.connect(lambda: self._tell_move(1))
        self.remove_button.clicked.connect(self._tell_removal)

    def show_photo(self, photo: PhotoRow, content: bytes, *, editable: bool) -> None:
        """Show that photo, the keyboard in its caption."""
        self.photo = photo
        self.picture.image = QImage.fromData(content)
        self.picture.update()
        self.picture.setAccessibleName(photo.caption or self.tr("Photo sans légende"))
        self.caption.setText(photo.caption)
        kept = self.tr("{width} × {height} points, sans position ni heure de prise de vue.")
        self._size.setText(kept.format(width=photo.width, height=photo.height))
        self.field.set_read_only(not editable)
        for button in (self.before_button, self.after_button, self.remove_button):
            button.setVisible(editable)
        self.open_panel(self.caption if editable else self.close_button)

    def flush(self) -> None:
        """Write the caption now, if it is another."""
        photo, typed = self.photo, self.caption.text().strip()
        if photo is not None and self.isVisible() and typed != photo.caption:
            self.described.emit(photo.id, typed)

    def close_panel(self) -> None:
        """Overrides SidePanel: what is typed is written first."""
        self.flush()
        super().close_panel()

    def follow(self, photos: tuple[PhotoRow, ...]) -> None:
        """What is shown may have another caption now, or be gone."""
        if self.photo is None or self.isHidden():
            return
        found: PhotoRow | None = next((each for each in photos if each.id == self.photo.id), None)
        if found is None:
            self.photo = None
            super().close_panel()
        else:
            self.photo = found

    def _tell_move(self, steps: int) -> None:
        if self.photo is not None:
            self.moved.emit(self.photo.id, steps)

    def _tell_removal(self) -> None:
        if self.photo is not None:
            wanted: UUID = self.photo.id
            self.removed.emit(wanted)
