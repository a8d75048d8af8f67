"""Tables used as layout: no padding, no lines, unless a command says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.platypus import Table

from cigdesk.documents import fonts

ALL: Final = ((0, 0), (-1, -1))
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
