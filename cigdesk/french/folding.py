"""The key under which French text is searched and sorted."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae"})
_SEPARATORS: Final = re.compile(r"[\s'’‘ʼ´`\-‐‑‒–—−_]+")


def fold(text: str) -> str:
    """Without accents, case, ligatures, apostrophes and hyphens: « L’Haÿ-les-Roses » gives `l hay les roses`.

    Folding twice changes nothing, so a folded key may be folded again without harm.
    """
    plain = "".join(letter for letter in _decomposed(text) if not unicodedata.combining(letter))
    return _SEPARATORS.sub(" ", plain).strip()


def _decomposed(text: str) -> str:
    # Case folding can compose again (ΐ), and compatibility forms can bring capitals (℡): hence both sides.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFKD", folded.translate(_LIGATURES).casefold())
