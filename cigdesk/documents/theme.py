"""Colours and paragraph styles of the pages: the light tokens of the window, on paper."""

from __future__ import annotations

from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from cigdesk.documents import fonts

ACCENT: Final = HexColor("#0B5E73")
TEXT: Final = HexColor("#14202A")
TEXT2: Final = HexColor("#42505C")
TEXT3: Final = HexColor("#586672")
WHITE: Final = HexColor("#FFFFFF")
TINT: Final = HexColor("#EDF1F3")
BORDER: Final = HexColor("#DCE2E6")
FIELD: Final = HexColor("#7C8893")
WATERMARK: Final = HexColor("#EEF1F3")
MISSING: Final = "#774300"
MISSING_TINT: Final = "#FDF0D7"


def style(
    font: str, size: float, leading: float, colour: Color = TEXT, *, right: bool = False, after: float = 0
) -> ParagraphStyle:
    """A paragraph style; sizes, leading and space after in points."""
    return ParagraphStyle(
        name=f"{font} {size}",
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour,
        alignment=TA_RIGHT if right else TA_LEFT,
        spaceAfter=after,
        allowWidows=0,
        allowOrphans=0,
    )


LABEL: Final = style(fonts.REGULAR, 9, 12, TEXT3)
VALUE: Final = style(fonts.MEDIUM, 9, 12)
SMALL: Final = style(fonts.REGULAR, 8.5, 12, TEXT3)
FOOT: Final = style(fonts.REGULAR, 7.6, 10.5, TEXT3)
FOOT_RIGHT: Final = style(fonts.REGULAR, 7.6, 10.5, TEXT3, right=True)
