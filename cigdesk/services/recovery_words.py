"""The twelve French words of a recovery sheet: drawn, printed, and read again as people type them.

The words and their checksum are those of BIP 39 (list « french », 128 bits): no two of them share their first
four letters, accents left aside, so that four letters are enough, and most mistakes are told.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from mnemonic import Mnemonic

from cigdesk.domain.errors import InvalidInput
from cigdesk.french import NBSP, fold

COUNT: Final = 12
_BITS: Final = 128
_TELLING: Final = 4
"""So many letters tell a word from the others."""
_LONGEST_SHOWN: Final = 20
_APART: Final = re.compile(r"[^\w’'-]+|\d+[.)]?|_")


def drawn_words() -> tuple[str, ...]:
    """Twelve words from the system's random source."""
    return tuple(_composed(_list().generate(_BITS)).split())


def read_words(typed: str) -> tuple[str, ...]:
    """The words that were typed, whole and accented; raises `InvalidInput` under `words`.

    Capitals, accents, numbers before the words and what stands between them do not matter.
    """
    given = [word for word in _APART.split(_composed(typed)) if word]
    words = tuple(_known(word, place) for place, word in enumerate(given, 1))
    if len(words) != COUNT:
        raise _refused(f"La fiche porte {COUNT}{NBSP}mots, vous en avez tapé {len(words)}.")
    if not _list().check(unicodedata.normalize("NFKD", " ".join(words))):
        raise _refused(
            f"Chacun de ces mots existe, mais pas ensemble{NBSP}: l’un d’eux est mal recopié, ou leur ordre."
        )
    return words


def same_word(word: str, typed: str) -> bool:
    """Whether that is the word, as forgiving as `read_words`."""
    return _by_beginning().get(_beginning(typed.strip())) == word


def passphrase_of(words: tuple[str, ...]) -> str:
    """What the slot of the sheet takes."""
    return " ".join(words)


def _known(word: str, place: int) -> str:
    known = _by_beginning().get(_beginning(word))
    if known is None or not fold(known).startswith(fold(word)[: len(fold(known))]):
        shown = word if len(word) <= _LONGEST_SHOWN else f"{word[:_LONGEST_SHOWN]}…"
        raise _refused(
            f"Le mot {place}, «{NBSP}{shown}{NBSP}», n’est pas de ceux des fiches{NBSP}: vérifiez-le."
        )
    return known


def _beginning(word: str) -> str:
    return fold(word)[:_TELLING]


@cache
def _by_beginning() -> dict[str, str]:
    return {_beginning(word): word for word in map(_composed, _list().wordlist)}


@cache
def _list() -> Mnemonic:
    return Mnemonic("french")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _refused(sentence: str) -> InvalidInput:
    return InvalidInput({"words": sentence})
