"""A PDF on paper: its pages at 300 dpi, one after the other, the window staying free meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.operations import Operations
from ui.pdf_pages import POINTS_PER_INCH, page_sizes, rendered_pages

DPI = 300


def make_printer(title: str, pages: int) -> QPrinter:
    """The usual printer, set for A4 documents of that many pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    # Our pages have their own margins: those of the driver would shrink them.
    printer.setFullPage(True)
    printer.setFromTo(1, max(pages, 1))
    return printer


def ask_printer(parent: QWidget, title: str, pages: int) -> QPrinter | None:
    """The system's own dialog: the printer that the person chose, or None."""
    printer = make_printer(title, pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(pages, 1))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


class PrintJob:
    """Prints a PDF: each page is made in the background, then painted, so that one is held at a time."""

    def __init__(
        self,
        operations: Operations,
        printer: QPrinter,
        pdf: bytes,
        on_done: Callable[[bool], None],
    ) -> None:
        self._operations, self._printer, self._pdf, self._on_done = operations, printer, pdf, on_done
        self._left = _pages_asked(printer, len(page_sizes(pdf)))
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; `on_done` is told later whether all pages went to the printer."""
        started = bool(self._left) and self._painter.begin(self._printer)
        if started:
            self._next()
        else:
            self._on_done(False)

    def _next(self) -> None:
        page = self._left.pop(0)
        job = partial(rendered_pages, self._pdf, [page], DPI / POINTS_PER_INCH)
        self._operations.query(("print", id(self)), job, lambda made: self._paint(made[page]))

    def _paint(self, picture: QImage) -> None:
        self._painter.drawImage(_fitted(self._painter.viewport(), picture), picture)
        if self._left and self._printer.newPage():
            self._next()
            return
        self._on_done(self._painter.end() and not self._left)


def _pages_asked(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(first - 1, min(last, count)))
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return pages[::-1] if backwards else pages


def _fitted(area: QRect, picture: QImage) -> QRect:
    """The whole picture in the middle of the area, as large as it goes."""
    size = QSizeF(picture.size()).scaled(QSizeF(area.size()), Qt.AspectRatioMode.KeepAspectRatio).toSize()
    place = QRect(0, 0, size.width(), size.height())
    place.moveCenter(area.center())
    return place
