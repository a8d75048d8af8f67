"""The one-line texts of offers that name what is only known on a quote: « {participants} au plus »."""

from __future__ import annotations

from string import Formatter
from typing import Final

PLACEHOLDERS: Final = frozenset(
    {
        "tier",
        "headcount",
        "year",
        "allowance",
        "format",
        "participants",
        "participants_maximum",
        "prescription",
        "exploratory",
    }
)
"""What a template of the catalogue may name; `exploratory` is known on such a line alone."""


def fields_of(template: str) -> frozenset[str]:
    """The placeholders of a template; a malformed one raises `ValueError`."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)
