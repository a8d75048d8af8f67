"""Photos on paper: reduced to what the print shows, two a row, their captions under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

from PIL import Image as Picture
from reportlab.platypus import Flowable, Image, Paragraph, Spacer, Table

from cigdesk.documents import fonts, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed
from cigdesk.services.report_sheet import ReportPhoto

GUTTER: Final = 12.0
TALLEST: Final = 165.0
"""Points: two observations with a row of photos each stand on a page."""
_DOTS_PER_POINT: Final = 300 / 72
"""300 dots an inch: what paper shows of a photo, and small enough that forty of them go by mail."""
_QUALITY: Final = 80
_MOST_PIXELS: Final = 25_000_000
_CAPTION: Final = theme.style(fonts.REGULAR, 8.4, 11.4, theme.TEXT2)
_LOST: Final = theme.style(fonts.REGULAR, 8.8, 12, theme.TEXT3)


def photo_rows(photos: Sequence[ReportPhoto], width: float) -> Iterator[Table]:
    """Rows of two photos on that width in points; each row stays whole."""
    half = (width - GUTTER) / 2
    for first in range(0, len(photos), 2):
        pair = photos[first : first + 2]
        cells: list[object] = [_cell(each, half) for each in pair]
        cells += [""] * (2 - len(pair))
        yield grid(
            [[cells[0], "", cells[1]]],
            (half, GUTTER, half),
            ("VALIGN", *ALL, "TOP"),
            ("TOPPADDING", *ALL, 7),
            ("NOSPLIT", *ALL),
        )


def _cell(photo: ReportPhoto, width: float) -> list[Flowable]:
    shown = _shown(photo, width)
    if not photo.caption:
        return [shown]
    return [shown, Spacer(0, 3), Paragraph(printed(photo.caption, 200), _CAPTION)]


def _shown(photo: ReportPhoto, width: float) -> Flowable:
    """As wide as its cell, or as tall as allowed; a file that can't be read says so."""
    try:
        content, size = reduced(photo.content, width)
    except (OSError, ValueError, SyntaxError, Picture.DecompressionBombError):
        return Paragraph("Cette photo ne peut pas être lue.", _LOST)
    scale = min(width / size[0], TALLEST / size[1])
    return Image(BytesIO(content), width=size[0] * scale, height=size[1] * scale, hAlign="LEFT")


def reduced(content: bytes, width: float) -> tuple[bytes, tuple[int, int]]:
    """A JPEG of no more dots than a print of that width in points shows, and its size.

    It is drawn anew from its pixels: nothing that a camera wrote beside them can come along. Raises what
    Pillow raises for what is no picture.
    """
    with Picture.open(BytesIO(content), formats=("JPEG", "PNG")) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise ValueError("too many pixels")
        scale = min(width / opened.width, TALLEST / opened.height) * _DOTS_PER_POINT
        wanted = (max(round(opened.width * scale), 1), max(round(opened.height * scale), 1))
        # A JPEG is unfolded at a fraction of its size where that is enough.
        opened.draft("RGB", wanted)
        pixels = opened.convert("RGB")
    if scale < 1:
        pixels = pixels.resize(wanted, Picture.Resampling.LANCZOS, reducing_gap=2.0)
    bare = Picture.new("RGB", pixels.size)
    bare.paste(pixels)
    made = BytesIO()
    bare.save(made, "JPEG", quality=_QUALITY)
    return made.getvalue(), bare.size
