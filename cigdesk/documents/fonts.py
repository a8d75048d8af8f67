"""The fonts of the pages: Inter, embedded, with the no-break spaces that reportlab would lose."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from typing import Any, Final, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from cigdesk.french import NBSP, NNBSP

REGULAR: Final = "Inter-Regular"
MEDIUM: Final = "Inter-Medium"
SEMIBOLD: Final = "Inter-SemiBold"
DISPLAY_LIGHT: Final = "InterDisplay-Light"
DISPLAY_SEMIBOLD: Final = "InterDisplay-SemiBold"
TABULAR: Final = "InterTabular-Regular"
TABULAR_SEMIBOLD: Final = "InterTabular-SemiBold"
_ALL: Final = (REGULAR, MEDIUM, SEMIBOLD, DISPLAY_LIGHT, DISPLAY_SEMIBOLD, TABULAR, TABULAR_SEMIBOLD)

# A paragraph is cut into words at U+202F, and U+00A0 is drawn and read back as a plain space. Both therefore
# travel as private characters, which no typed text can bring (markup drops them), and become themselves again
# in the table that tells readers which characters the glyphs stand for.
_STAND_INS: Final = {0xF8E0: ord(NBSP), 0xF8E1: ord(NNBSP)}
DRAWN_SPACES: Final = {real: stand_in for stand_in, real in _STAND_INS.items()}


class PaperFont(TTFont):
    """A TrueType font that keeps no-break spaces whole."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name, BytesIO(data))
        for stand_in, real in _STAND_INS.items():
            self.face.charToGlyph[stand_in] = self.face.charToGlyph[real]
            self.face.charWidths[stand_in] = self.face.charWidths[real]

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        """Write the font; each stand-in shares glyph and width with the space it becomes."""
        for subset in self.state[doc].subsets:
            subset[:] = [_STAND_INS.get(code, code) for code in subset]
        super().addObjects(doc)


def register() -> None:
    """Make the fonts known to reportlab, once for the life of the program."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for name in _ALL:
        if name not in known:
            pdfmetrics.registerFont(PaperFont(name, _font_file(name)))


def draws(letter: str) -> bool:
    """Whether the fonts of the pages have this character; `register` comes first."""
    return ord(letter) in cast(TTFont, pdfmetrics.getFont(REGULAR)).face.charToGlyph


def _font_file(name: str) -> bytes:
    return files("resources").joinpath("fonts", f"{name}.ttf").read_bytes()
