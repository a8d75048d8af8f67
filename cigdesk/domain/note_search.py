"""Searching notes in memory: no index holds a word of them, so each is folded when it is looked at.

`cigdesk.domain.text.fold` decomposes letter by letter: two seconds for 20 000 notes. What French is written
with fits one byte a letter, and bytes are translated at once; any other text is folded as everywhere else.
"""

from __future__ import annotations

from typing import Final

from cigdesk.domain.search import search_words, split_words
from cigdesk.domain.text import fold

_ENCODING: Final = "cp1252"
_LIGATURES: Final = ((b"\x9c", b"oe"), (b"\x8c", b"oe"), (b"\xe6", b"ae"), (b"\xc6", b"ae"), (b"\xdf", b"ss"))


def _plain(byte: int) -> int:
    """The letter or digit that a byte stands for, without accent or case; a space for all the rest.

    Those that `_LIGATURES` makes two letters of stay as they are.
    """
    one = bytes([byte])
    if any(one == ligature for ligature, _ in _LIGATURES):
        return byte
    folded = fold(one.decode(_ENCODING, "replace"))
    return ord(folded) if len(folded) == 1 and folded.isascii() and folded.isalnum() else ord(" ")


_TABLE: Final = bytes(map(_plain, range(256)))


def wanted_words(text: str) -> tuple[bytes, ...]:
    """The words to look for, in any order, each the beginning of a word; none for what holds no letter."""
    return tuple(b" " + word.encode() for word in search_words(text))


def holds(text: str, words: tuple[bytes, ...]) -> bool:
    """Whether each of the words begins a word of the text, which is composed (NFC)."""
    folded = _folded(text)
    return all(word in folded for word in words)


def _folded(text: str) -> bytes:
    if text.isascii():
        return b" " + text.encode().translate(_TABLE)
    try:
        # A narrow no-break space, which French type puts before « ; ! ? », is not of that alphabet.
        plain = text.replace("\u202f", " ").encode(_ENCODING)
    except UnicodeEncodeError:
        return (" " + " ".join(split_words(fold(text)))).encode()
    found = b" " + plain.translate(_TABLE)
    for ligature, letters in _LIGATURES:
        found = found.replace(ligature, letters)
    return found
