"""The page as it will be printed: pictures of a PDF in a scroll area, with page number and zoom."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.operations import Operations
from ui.pdf_pages import POINTS_PER_INCH, page_sizes, rendered_pages
from ui.theme import current, hub
from ui.theme.painting import rounded
from ui.widgets.base import Label, surface, tight
from ui.widgets.buttons import Button, IconButton

WIDTH = 512
SCREEN_DPI = 96
MARGIN, LEAST_MARGIN, TOP, GAP = 26, 16, 28, 20
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_SETTLE_MS = 120
PAPER = QColor("white")  # in both themes: it is what the printer will show


class _Pages(QWidget):
    """The sheets one under the other; only those in sight are made."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[QSizeF] = []
        self._zoom = 1.0
        self.pictures: dict[int, QImage] = {}
        self._stale: set[int] = set()
        self.setAccessibleName(self.tr("Aperçu du PDF"))
        hub().changed.connect(self.update)

    def set_pages(self, sizes: list[QSizeF]) -> None:
        """Take another document; the old pictures stay until the new ones are made."""
        self.sizes = sizes
        self.pictures = {page: picture for page, picture in self.pictures.items() if page < len(sizes)}
        self._stale = set(self.pictures)
        self._fit()

    def set_zoom(self, zoom: float) -> None:
        """1.0 is the size on paper of a screen of 96 dpi."""
        self._zoom = zoom
        self._stale = set(self.pictures)
        self._fit()

    def put(self, made: dict[int, QImage]) -> None:
        """Show those pictures, and let go of pages far out of sight."""
        self.pictures |= made
        self._stale -= made.keys()
        near = {page + step for page in self.in_sight() for step in range(-2, 3)}
        self.pictures = {page: picture for page, picture in self.pictures.items() if page in near}
        self.update()

    def missing(self) -> list[int]:
        """The pages in sight that have no picture, or one of another size or text."""
        return [page for page in self.in_sight() if page not in self.pictures or page in self._stale]

    def in_sight(self) -> list[int]:
        """The pages of which something can be seen."""
        seen = QRectF(self.visibleRegion().boundingRect())
        return [page for page, area in enumerate(self.places()) if area.intersects(seen)]

    def places(self) -> list[QRectF]:
        """Where each sheet lies."""
        areas, y = [], float(TOP)
        for size in self.sizes:
            width, height = (round(side * self.pixels_per_point()) for side in (size.width(), size.height()))
            areas.append(QRectF(max((self.width() - width) // 2, LEAST_MARGIN), y, width, height))
            y += height + GAP
        return areas

    def pixels_per_point(self) -> float:
        """Logical pixels for one point of the page."""
        return self._zoom * SCREEN_DPI / POINTS_PER_INCH

    def _fit(self) -> None:
        places = self.places()
        width = max((area.width() for area in places), default=0) + 2 * LEAST_MARGIN
        height = places[-1].bottom() + TOP if places else 0
        self.setMinimumSize(QSize(round(width), round(height)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self.in_sight():
            area = self.places()[page]
            rounded(painter, area.adjusted(-1, -1, 1, 1), 1, PAPER, tokens.border)
            if page in self.pictures:
                painter.drawImage(area, self.pictures[page])
        if self.missing():
            self.wanted.emit()


class PdfPreview(QFrame):
    """A PDF on screen; scroll and zoom stay when another one takes its place."""

    open_asked = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._pdf = b""
        self._count = 0
        self._zoom: float | None = None
        self._fitted = 1.0
        self.setProperty("surface", "side")
        self._page_label = Label("", "body", "text2")
        self._zoom_label = Label("", "body", "text2", tabular=True)
        self.zoom_out = IconButton("zoom-out", self.tr("Réduire l’aperçu"))
        self.zoom_in = IconButton("zoom-in", self.tr("Agrandir l’aperçu"))
        self.open_button = Button(self.tr("Ouvrir"), icon_name="external-link", size="medium")
        self._pages = _Pages()
        self._scroll = QScrollArea()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = surface("header")
        bar = tight(QHBoxLayout(head), 6, (16, 8, 12, 7))
        bar.addWidget(Label(self.tr("Aperçu du PDF"), "section"))
        bar.addStretch(1)
        for widget in (self._page_label, self.zoom_out, self._zoom_label, self.zoom_in, self.open_button):
            bar.addWidget(widget)
        bar.insertSpacing(3, 6)
        bar.insertSpacing(7, 6)
        well = surface("well")
        tight(QVBoxLayout(well)).addWidget(self._scroll)
        self._scroll.setWidget(self._pages)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Pages de l’aperçu"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        layout = tight(QVBoxLayout(self), 0, (1, 0, 0, 0))
        layout.addWidget(head)
        layout.addWidget(well, 1)

    def _connect(self) -> None:
        self.zoom_in.clicked.connect(lambda: self._step(1))
        self.zoom_out.clicked.connect(lambda: self._step(-1))
        self.open_button.clicked.connect(self.open_asked)
        self._settle.timeout.connect(self._make_missing)
        self._pages.wanted.connect(self._ask)
        self._scroll.verticalScrollBar().valueChanged.connect(self._say_page)

    # what it shows

    @property
    def page_count(self) -> int:
        """Pages of the document shown."""
        return self._count

    @property
    def page_text(self) -> str:
        """« Page 1 sur 2 »."""
        return self._page_label.text()

    def picture(self, page: int) -> QImage | None:
        """The picture of a page in sight, once it is made."""
        return self._pages.pictures.get(page)

    def show_pdf(self, pdf: bytes) -> None:
        """Show that document where the reader was in the one before."""
        self._pdf = pdf
        self._operations.query((self, "sizes"), partial(page_sizes, pdf), self._opened)

    def clear(self) -> None:
        """Show nothing, until the next document."""
        self._pdf, self._count = b"", 0
        for key in ("sizes", "pages"):
            self._operations.forget((self, key))
        self._pages.set_pages([])
        self._scroll.verticalScrollBar().setValue(0)
        self._say_page()

    def _opened(self, sizes: list[QSizeF]) -> None:
        self._count = len(sizes)
        self._pages.set_pages(sizes)
        self._apply_zoom()
        self._make_missing()

    def _ask(self) -> None:
        """From a paint event: nothing may be drawn again from within it."""
        if not self._settle.isActive():
            self._settle.start()

    def _make_missing(self) -> None:
        missing = self._pages.missing()
        if not missing or not self._pdf:
            return
        scale = self._pages.pixels_per_point() * self.devicePixelRatioF()
        self._operations.query(
            (self, "pages"), partial(rendered_pages, self._pdf, missing, scale), self._pages.put
        )

    # zoom

    def _step(self, steps: int) -> None:
        now = self._zoom or self._fitted
        if steps > 0:
            self._zoom = next((step for step in _STEPS if step > now + 0.01), _STEPS[-1])
        else:
            self._zoom = next((step for step in reversed(_STEPS) if step < now - 0.01), _STEPS[0])
        self._apply_zoom()
        self._settle.start()

    def _apply_zoom(self) -> None:
        sizes = self._pages.sizes
        widest = max((size.width() for size in sizes), default=595.0)
        # The scroll bar comes and goes with the pages: the width that it leaves never decides of the zoom.
        room = self._scroll.width() - 2 * MARGIN
        self._fitted = max(room, 120) / (widest * SCREEN_DPI / POINTS_PER_INCH)
        zoom = self._zoom or self._fitted
        self._pages.set_zoom(zoom)
        self._zoom_label.setText(f"{round(zoom * 100)}\u00a0%")
        self._say_page()

    def _say_page(self) -> None:
        top = self._scroll.verticalScrollBar().value() + self._scroll.viewport().height() / 2
        passed = [page for page, area in enumerate(self._pages.places()) if area.top() <= top]
        number = len(passed) or 1
        self._page_label.setText(f"Page {number} sur {self._count}" if self._count else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._count and self._zoom is None:
            self._apply_zoom()
            self._settle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._settle.stop()
        super().hideEvent(event)

    def scroll_position(self) -> QPoint:
        """Where the reader is, in pixels from the top left."""
        return QPoint(self._scroll.horizontalScrollBar().value(), self._scroll.verticalScrollBar().value())
