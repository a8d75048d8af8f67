"""Tables used as layout: no padding, no lines, unless a command says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.platypus import Flowable, KeepInFrame, Table

from cigdesk.documents import fonts

ALL: Final = ((0, 0), (-1, -1))
_TALLEST: Final = 420.0
"""Points of a block that cannot be parted: half a page."""
_BARE: Final = (
    ("FONTNAME", *ALL, fonts.REGULAR),
    ("LEFTPADDING", *ALL, 0),
    ("RIGHTPADDING", *ALL, 0),
    ("TOPPADDING", *ALL, 0),
    ("BOTTOMPADDING", *ALL, 0),
    ("VALIGN", *ALL, "TOP"),
)


def grid(
    rows: Sequence[list[Any] | tuple[Any, ...]],
    widths: Sequence[float],
    *commands: tuple[Any, ...],
    radius: float = 0,
    repeat: int = 0,
) -> Table:
    """A bare table with columns of these widths in points, then the style commands; flush left."""
    return Table(
        rows,
        colWidths=list(widths),
        style=[*_BARE, *commands],
        cornerRadii=[radius] * 4 if radius else None,
        repeatRows=repeat,
        hAlign="LEFT",
    )


def within(width: float, block: Flowable) -> KeepInFrame:
    """The block, made smaller rather than lost when somebody typed more than a page holds."""
    return KeepInFrame(width, _TALLEST, [block], hAlign="LEFT", vAlign="TOP")
