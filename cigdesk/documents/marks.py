"""The mark at the head of a page: the centre's logo, or the one of the program."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image as Picture
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Image

from cigdesk.documents import theme

SIDE: Final = 33.0
WIDEST: Final = 90.0
_HALF_WHITE: Final = HexColor("#9DBFC7")
_MOST_PIXELS: Final = 25_000_000


def mark(logo: bytes | None) -> Flowable:
    """The logo in a box of 90 × 33 points, or the program's mark when there is none or it can't be read."""
    return (_logo(logo) if logo else None) or ProgramMark()


class ProgramMark(Flowable):
    """Three bars in a rounded square: a slot taken, a slot planned, a slot free."""

    def __init__(self, side: float = SIDE) -> None:
        super().__init__()
        self.width = self.height = side

    def draw(self) -> None:
        """Drawn on a square of 33 units, whatever its side."""
        canvas = self.canv
        canvas.scale(self.width / 33, self.height / 33)
        canvas.setFillColor(theme.ACCENT)
        canvas.roundRect(0, 0, 33, 33, 7, stroke=0, fill=1)
        canvas.setFillColor(theme.WHITE)
        canvas.roundRect(7.4, 21.2, 18.2, 4.6, 1.6, stroke=0, fill=1)
        canvas.setFillColor(_HALF_WHITE)
        canvas.roundRect(7.4, 14.2, 18.2, 4.6, 1.6, stroke=0, fill=1)
        canvas.setStrokeColor(theme.WHITE)
        canvas.setLineWidth(1.1)
        canvas.setDash([2.2, 1.6])
        canvas.roundRect(8, 7.6, 17, 3.6, 1.6, stroke=1, fill=0)


def _logo(data: bytes) -> Image | None:
    size = _size(data)
    if size is None:
        return None
    scale = min(WIDEST / size[0], SIDE / size[1])
    return Image(BytesIO(data), width=size[0] * scale, height=size[1] * scale, mask="auto")


def _size(data: bytes) -> tuple[int, int] | None:
    try:
        with Picture.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            if width * height > _MOST_PIXELS:
                return None
            picture.load()
    except (OSError, ValueError, SyntaxError):
        return None
    return width, height
