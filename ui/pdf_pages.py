"""Pages of a PDF as pictures, for the preview and the printer (PySide6-Essentials has no QtPdf)."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
# PDFium keeps global state: two threads in it at once crash the process.
_ONE_AT_A_TIME = threading.Lock()


def page_sizes(pdf: bytes) -> list[QSizeF]:
    """The size of each page in points; raises `ValueError` for what is no PDF."""
    with _opened(pdf) as document:
        return [QSizeF(*document.get_page_size(page)) for page in range(len(document))]


def rendered_pages(pdf: bytes, pages: Iterable[int], scale: float) -> dict[int, QImage]:
    """Those pages (from 0) on white, `scale` pixels for a point; may be called from any thread."""
    with _opened(pdf) as document:
        return {number: _rendered(document[number], scale) for number in pages}


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped] # it ships no types

    with _ONE_AT_A_TIME:
        try:
            document = PdfDocument(pdf)
        except PdfiumError as error:
            raise ValueError("not a PDF") from error
        try:
            yield document
        finally:
            document.close()


def _rendered(page: Any, scale: float) -> QImage:
    """The four bytes of a pixel as Qt lays them; the copy outlives PDFium's buffer."""
    bitmap = page.render(scale=scale, prefer_bgrx=True, fill_color=(255, 255, 255, 255))
    size = bitmap.width, bitmap.height
    picture = QImage(bytes(bitmap.buffer), *size, bitmap.stride, QImage.Format.Format_RGB32).copy()
    bitmap.close()
    page.close()
    return picture
