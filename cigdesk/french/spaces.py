"""The characters of French typography that no keyboard types."""

from __future__ import annotations

from typing import Final

NNBSP: Final = "\u202f"
"""Narrow no-break space: thousands, hours, before ; ! ? and after n°."""
NBSP: Final = "\u00a0"
"""No-break space: before € % : », after «, in dates, between a number and its unit."""
MINUS: Final = "\u2212"
EN_DASH: Final = "\u2013"


def plain_spaces(text: str) -> str:
    """The text with ordinary spaces: mail programs are not all kind to no-break ones."""
    return text.replace(NBSP, " ").replace(NNBSP, " ")
