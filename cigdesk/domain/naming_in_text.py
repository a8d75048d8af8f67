"""Finding and taking out the name of one person in texts that are about something else. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from cigdesk.domain.text import fold

_BETWEEN: Final = r"[\s'’\-‐‑.,]+"
_LETTERS: Final = [chr(code) for code in range(0x41, 0x250)]
_CIVILITIES: Final = r"(?:M|Mr|Mme|Mlle|Madame|Monsieur|Mademoiselle)\.?"
_PAIRS: Final = {"oe": "(?:oe|œ)", "ae": "(?:ae|æ)"}


def name_pattern(first_name: str, last_name: str) -> re.Pattern[str] | None:
    """What finds a person by first and last name in either order, or by civility and last name.

    Accents, case and hyphens do not matter. None where there is no last name: a first name alone is nobody.
    """
    last, first = _loosely(last_name), _loosely(first_name)
    if not last:
        return None
    titled = rf"{_CIVILITIES}\s*{last}"
    both = [rf"{first}{_BETWEEN}{last}", rf"{last}{_BETWEEN}{first}"] if first else []
    either = "|".join([*(f"(?:{_CIVILITIES}\\s*)?{each}" for each in both), titled])
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _loosely(name: str) -> str:
    """The name with every way of writing its letters."""
    words = fold(name).split()
    return _BETWEEN.join(_word(each) for each in words)


def _word(word: str) -> str:
    parts = re.findall("oe|ae|.", word)
    return "".join(_PAIRS.get(part) or _letter(part) for part in parts)


@cache
def _letter(letter: str) -> str:
    alike = "".join(each for each in _LETTERS if fold(each) == letter)
    return f"[{re.escape(letter + alike)}]"
