"""The photos of an observation: small, in their order, and the place where another one is dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cigdesk.ports.inspections import PhotoRow
from ui.documents_card import dropped_files
from ui.icons import paint_icon
from ui.theme import current, font, hub
from ui.theme.painting import dashed, draw_text, rounded
from ui.widgets.flow import FlowLayout

TILE = QSize(96, 64)
_RADIUS = 5
Load = Callable[[UUID, Callable[[bytes], None]], None]


class PhotoTile(QAbstractButton):
    """One photo. Entrée opens it, Suppr takes it away, Ctrl+← and Ctrl+→ move it."""

    opened = Signal(object)
    """(PhotoRow)."""
    removed = Signal(object)
    """(UUID)."""
    moved = Signal(object, int)
    """(UUID, steps)."""

    def __init__(self, row: PhotoRow, rank: int) -> None:
        super().__init__()
        self.row = row
        self._image = QImage()
        self.setAccessibleName(f"Photo {rank}" + (f", {row.caption}" if row.caption else ""))
        self.setToolTip(row.caption or "Entrée pour ouvrir et légender, Suppr pour retirer")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", _RADIUS)
        self.clicked.connect(lambda: self.opened.emit(self.row))

    def show_content(self, content: bytes) -> None:
        """Show the picture, reduced to the tile at twice its size for sharp screens."""
        image = QImage.fromData(content)
        grown = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        self._image = image.scaled(TILE * 2, grown, Qt.TransformationMode.SmoothTransformation)
        self.update()

    def sizeHint(self) -> QSize:
        return TILE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.row)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.row.id)
        elif control and steps is not None:
            self.moved.emit(self.row.id, steps)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        rounded(painter, area, _RADIUS, tokens.hover, tokens.border)
        if self._image.isNull():
            paint_icon(painter, QRectF(40, 24, 16, 16), "photo", tokens.text3)
            return
        outline = QPainterPath()
        outline.addRoundedRect(area, _RADIUS, _RADIUS)
        painter.setClipPath(outline)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = QRectF(0, 0, TILE.width() * 2, TILE.height() * 2)
        shown.moveCenter(QRectF(self._image.rect()).center())
        painter.drawImage(area, self._image, shown)


class DropTile(QAbstractButton):
    """« Déposer une photo »: dashed, for it is to be done; it opens a choice of files too."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Déposer\nune photo"))
        self.setAccessibleName(self.tr("Ajouter des photos"))
        self.setToolTip(self.tr("Choisir des fichiers, ou les déposer ici"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", _RADIUS)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(112, TILE.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        ground = tokens.hover if self.underMouse() else None
        dashed(painter, QRectF(self.rect()), _RADIUS, tokens.field, ground)
        paint_icon(painter, QRectF(12, self.height() / 2 - 8, 16, 16), "plus", tokens.text2)
        for place, words in enumerate(self.text().split("\n")):
            line = QRectF(36, self.height() / 2 - 16 + 16 * place, self.width() - 40, 16)
            draw_text(painter, line, words, font("secondary"), tokens.text2)


class PhotoStrip(QWidget):
    """It shows what it is given and tells what is wanted; a file may be dropped anywhere on it."""

    chosen = Signal()
    """Files are to be asked for."""
    dropped = Signal(object)
    """(list of Path)."""
    opened = Signal(object)
    """(PhotoRow)."""
    removed = Signal(object)
    """(UUID)."""
    moved = Signal(object, int)
    """(UUID, steps)."""

    def __init__(self, load: Load, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self.tiles: list[PhotoTile] = []
        self._kept: dict[UUID, bytes] = {}
        self._rows: tuple[PhotoRow, ...] | None = None
        self.drop = DropTile()
        self.drop.clicked.connect(self.chosen)
        self._flow = FlowLayout(self, spacing=8)
        self._flow.addWidget(self.drop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAcceptDrops(True)

    def show_photos(self, rows: Sequence[PhotoRow], *, editable: bool) -> None:
        """Show these; the keyboard stays on the photo that had it."""
        self.drop.setVisible(editable)
        self.setAcceptDrops(editable)
        if tuple(rows) == self._rows:
            return
        held = next((tile.row.id for tile in self.tiles if tile.hasFocus()), None)
        place = next((each for each, tile in enumerate(self.tiles) if tile.row.id == held), 0)
        self._rows = tuple(rows)
        self._fill()
        if held is not None:
            self._focus_again(held, place)

    def _fill(self) -> None:
        for tile in self.tiles:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._flow.removeWidget(self.drop)
        self.tiles = [self._tile(row, rank) for rank, row in enumerate(self._rows or (), start=1)]
        for tile in self.tiles:
            self._flow.addWidget(tile)
            tile.show()
        self._flow.addWidget(self.drop)
        self._flow.invalidate()
        self.updateGeometry()

    def _tile(self, row: PhotoRow, rank: int) -> PhotoTile:
        tile = PhotoTile(row, rank)
        tile.setParent(self)
        tile.opened.connect(self.opened)
        tile.removed.connect(self.removed)
        tile.moved.connect(self.moved)
        if row.id in self._kept:
            tile.show_content(self._kept[row.id])
        else:
            self._load(row.id, lambda content: self._arrived(row.id, content))
        return tile

    def _arrived(self, photo_id: UUID, content: bytes) -> None:
        self._kept[photo_id] = content
        for tile in self.tiles:
            if tile.row.id == photo_id:
                tile.show_content(content)

    def content(self, photo_id: UUID) -> bytes:
        """The JPEG, once it is read; nothing before."""
        return self._kept.get(photo_id, b"")

    def forget(self) -> None:
        """Another observation: its photos are read afresh."""
        self._kept.clear()
        self._rows = None

    def _focus_again(self, held: UUID, place: int) -> None:
        same = next((tile for tile in self.tiles if tile.row.id == held), None)
        near = self.tiles[min(place, len(self.tiles) - 1)] if self.tiles else self.drop
        (same or near).setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths: list[Path] = dropped_files(event)
        self.dropped.emit(paths)
