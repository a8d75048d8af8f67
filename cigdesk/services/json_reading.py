"""Strict reading of JSON from outside: what is not exactly as described is refused, with one French sentence.

Repeated keys, NaN and Infinity, which Python's reader would accept, are refused everywhere. No reader of
`Fields` takes a float, so that a number with a point or an exponent never becomes a price.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final, NoReturn

from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP

LARGEST_WHOLE: Final = 999_999_999
"""No headcount, quantity or number of participants comes near; longer ones are typing errors or attacks."""
_LONGEST_SHOWN: Final = 40


class Unreadable(CigdeskError):
    """A request that cannot be read; its sentence fits on one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Demande illisible{NBSP}: {reason}.")


def shown(text: str) -> str:
    """Text from outside, quoted in a message: on one line, printable, cut when long."""
    printable = "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[: _LONGEST_SHOWN + 1]
    )
    cut = printable if len(printable) <= _LONGEST_SHOWN else f"{printable[:_LONGEST_SHOWN]}…"
    return f"«{NBSP}{cut}{NBSP}»"


def parse(data: bytes) -> object:
    """The value of UTF-8 JSON, behind a byte order mark or not; raises `Unreadable`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"l’octet {error.start + 1} n’est pas de l’UTF-8") from error
    if not text.strip():
        raise Unreadable("elle est vide")
    return _parsed(text)


def _parsed(text: str) -> object:
    try:
        return json.loads(
            text,
            parse_constant=_no_constant,
            parse_int=_whole,
            object_pairs_hook=_without_repeats,
        )
    except json.JSONDecodeError as error:
        raise Unreadable(f"JSON incorrect, ligne {error.lineno}, colonne {error.colno}") from error
    except RecursionError as error:
        raise Unreadable("trop de niveaux imbriqués") from error


def _no_constant(text: str) -> NoReturn:
    raise Unreadable(f"{text} n’est pas un nombre")


def _whole(text: str) -> int:
    if len(text) > len(f"-{LARGEST_WHOLE}"):
        raise Unreadable(f"nombre trop grand{NBSP}{shown(text)}")
    return int(text)


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise Unreadable(f"clé répétée {shown(key)}")
        found[key] = value
    return found


class Fields:
    """One JSON object; each reader checks presence and type, and names the place in its message."""

    def __init__(
        self, value: object, place: str, allowed: Collection[str], required: Collection[str] = ()
    ) -> None:
        self._place = place
        if not isinstance(value, dict):
            raise Unreadable(f"{place or 'la demande'} doit être un objet")
        self._values: dict[str, object] = value
        for key in value:
            if key not in allowed:
                raise Unreadable(f"clé inconnue {shown(key)}{f' dans {place}' if place else ''}")
        for key in required:
            if key not in value:
                raise Unreadable(f"{self._at(key)} manque")

    def holds(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._values

    def ignore(self, keys: Collection[str]) -> None:
        """Do as if these keys were not there, whatever they hold."""
        self._values = {key: value for key, value in self._values.items() if key not in keys}

    def value(self, key: str) -> object:
        """The value as parsed."""
        return self._values[key]

    def text(self, key: str, default: str = "") -> str:
        """A text that can be written back in UTF-8."""
        value = self._values.get(key, default)
        if not isinstance(value, str):
            self.refuse(key, "doit être un texte")
        return self._encodable(key, value)

    def whole(self, key: str) -> int | None:
        """A whole number, none when absent; true and false are no numbers."""
        if key not in self._values:
            return None
        value = self._values[key]
        if type(value) is not int:
            self.refuse(key, "doit être un nombre entier")
        if abs(value) > LARGEST_WHOLE:
            self.refuse(key, "est un nombre trop grand")
        return value

    def flag(self, key: str) -> bool:
        """True or false, false when absent."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            self.refuse(key, "doit être true ou false")
        return value

    def texts(self, key: str) -> frozenset[str]:
        """A list of texts, empty when absent."""
        value = self.items(key)
        if not all(isinstance(text, str) for text in value):
            self.refuse(key, "doit être une liste de textes")
        return frozenset(self._encodable(key, str(text)) for text in value)

    def items(self, key: str) -> list[object]:
        """A list, empty when absent."""
        value = self._values.get(key, [])
        if not isinstance(value, list):
            self.refuse(key, "doit être une liste")
        return value

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Raise `Unreadable` about one field."""
        raise Unreadable(f"{self._at(key)} {reason}")

    def _at(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key

    def _encodable(self, key: str, text: str) -> str:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            self.refuse(key, "contient un caractère isolé qui n’existe pas en UTF-8")
        return text
