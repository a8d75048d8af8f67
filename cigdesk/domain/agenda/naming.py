"""The name of a person as it is typed while the phone is held: civility, first and last name in one line."""

from __future__ import annotations

from typing import NamedTuple

from cigdesk.domain.people import Civility
from cigdesk.french import fold

_CIVILITIES = {
    "m": Civility.MR,
    "mr": Civility.MR,
    "monsieur": Civility.MR,
    "mme": Civility.MRS,
    "madame": Civility.MRS,
    "mlle": Civility.MRS,
}
_PARTICLES = frozenset({"de", "du", "des", "le", "la", "van", "von", "ben", "el", "al", "da", "dos", "d"})


class TypedName(NamedTuple):
    """What was understood of a typed name."""

    civility: Civility
    first_name: str
    last_name: str


def read_name(text: str) -> TypedName:
    """« Mme Haddad », « Ana Lopes », « LOPES Ana », « Jean de la Tour »; one word is the last name.

    A word in capitals is the last name; otherwise the first word is the first name.
    """
    words = text.split()
    civility = _CIVILITIES.get(fold(words[0]).rstrip("."), Civility.NONE) if words else Civility.NONE
    rest = words[1:] if civility else words
    capitals = [word for word in rest if _is_capitals(word)]
    if capitals and len(capitals) < len(rest):
        first = [word for word in rest if not _is_capitals(word)]
        return TypedName(civility, " ".join(first), " ".join(capitals).title())
    if len(rest) < 2 or fold(rest[0]) in _PARTICLES:
        return TypedName(civility, "", _joined(rest))
    return TypedName(civility, *map(_joined, (rest[:1], rest[1:])))


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _joined(words: list[str]) -> str:
    return " ".join(_begun(words))


def _begun(words: list[str]) -> list[str]:
    """Each word with its capital, particles aside; what already has one is kept as typed."""
    return [word if word != word.lower() or fold(word) in _PARTICLES else word.capitalize() for word in words]
