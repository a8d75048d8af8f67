"""Texts as calendars and mails can carry them."""

from __future__ import annotations

import re
from typing import Final

_UNSENDABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters but for tabs and line ends (RFC 5545, RFC 5322), and halves of characters."""


def sendable(text: str) -> str:
    """Without what the format forbids."""
    return _UNSENDABLE.sub("", text)
