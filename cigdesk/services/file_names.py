"""Names of files that are proposed: no place, no device, nothing that a system would not take."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 60


def file_word(text: str) -> str:
    """A number or a word as a part of a name: letters, digits, dashes; « CIG/2026 42 » is « CIG-2026-42 »."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in text[:LONGEST])
