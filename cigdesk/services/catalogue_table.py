"""Strict reading of the tables of a catalogue file: each value has its type, each fault its line.

Reading takes a key away from its table; what is left at the end was never meant to be there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NoReturn

from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP

Path = tuple[str | int, ...]

_HEADER: Final = re.compile(r"^\s*(?P<open>\[\[?)\s*(?P<name>[\w.-]+)\s*\]\]?")
_KEY: Final = re.compile(r"^\s*(?P<key>[\w-]+)\s*=")
_TOML_LINE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_LONGEST_LINE: Final = 5_000
_MOST_DIGITS: Final = 12


class CatalogueFault(CigdeskError):
    """A catalogue file that cannot be used: the file, the line and the reason, in one French sentence."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, ligne {line}{NBSP}: {reason}.")
        self.file, self.line, self.reason = file, line, reason


class SourceLines:
    """Where each table and key of a TOML text stands; TOML readers forget it."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        table: Path = ()
        for number, line in enumerate(text.split("\n"), start=1):
            if header := _HEADER.match(line):
                table = self._enter(header["name"], array=header["open"] == "[[")
                self._lines[table] = number
                self._lines.setdefault(table[:-1], number)
            elif key := _KEY.match(line):
                self._lines[(*table, key["key"])] = number

    def of(self, path: Path) -> int:
        """The line of a path, or of the nearest table around it; the first line at worst."""
        return next((self._lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self._lines), 1)

    def _enter(self, name: str, *, array: bool) -> Path:
        *parents, last = name.split(".")
        path: Path = ()
        for parent in parents:
            path = (*path, parent)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        path = (*path, last)
        if array:
            self._counts[path] = self._counts.get(path, 0) + 1
            path = (*path, self._counts[path] - 1)
        return path


class Table:
    """One table of the file; every reader raises `CatalogueFault` at the line of the key."""

    def __init__(self, values: Mapping[str, object], file: str, lines: SourceLines, path: Path = ()) -> None:
        self._values = dict(values)
        self._file = file
        self._lines = lines
        self._path = path

    def text(self, key: str) -> str:
        """A text that says something."""
        value = self._taken(key)
        if not isinstance(value, str) or not value.strip():
            self.fault("un texte est attendu", key)
        return value

    def text_or(self, key: str, default: str) -> str:
        """The same, when the key is there."""
        return self.text(key) if key in self._values else default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when the key is absent."""
        value = self._taken(key) if key in self._values else []
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            self.fault("une liste de textes est attendue", key)
        return tuple(value)

    def flag(self, key: str) -> bool:
        """True or false, false when absent."""
        value = self._taken(key) if key in self._values else False
        if not isinstance(value, bool):
            self.fault("true ou false est attendu", key)
        return value

    def whole(self, key: str) -> int:
        """A whole number of 1 or more."""
        value = self._taken(key)
        if type(value) is not int or not 1 <= value < 10**_MOST_DIGITS:
            self.fault("un nombre entier d’au moins 1 est attendu", key)
        return value

    def whole_or_none(self, key: str) -> int | None:
        """The same, when the key is there."""
        return self.whole(key) if key in self._values else None

    def decimal(self, key: str) -> Decimal:
        """A number of 0 or more, exact."""
        value = self._taken(key)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.fault("un nombre est attendu", key)
        # By its own way: a whole number of thousands of digits has no text.
        number = Decimal(value)
        if not number.is_finite() or abs(number.adjusted()) >= _MOST_DIGITS:
            self.fault("un nombre est attendu", key)
        if number < 0:
            self.fault(f"un nombre négatif n’a pas de sens ici{NBSP}({value})", key)
        return number

    def day(self, key: str) -> date | None:
        """A day, or none when absent."""
        if key not in self._values:
            return None
        value = self._taken(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fault("une date est attendue (2026-01-01)", key)
        return value

    def tables(self, key: str) -> list[Table]:
        """The tables of an array, none when absent."""
        rows = self._taken(key) if key in self._values else []
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.fault(f"des tables [[{key}]] sont attendues", key)
        return [
            Table(row, self._file, self._lines, (*self._path, key, position))
            for position, row in enumerate(rows)
        ]

    def row(self, key: str, position: int) -> Table:
        """A table of an array already read, to say that something is wrong there."""
        return Table({}, self._file, self._lines, (*self._path, key, position))

    def holds(self, key: str) -> bool:
        """Whether the key is there and not yet read."""
        return key in self._values

    def finish(self) -> None:
        """Refuse what nobody read."""
        for key in self._values:
            self.fault("clé inconnue", key)

    def fault(self, reason: str, key: str = "") -> NoReturn:
        """Raise at the line of the key, or of the table."""
        path = (*self._path, key) if key else self._path
        said = f"«{NBSP}{key}{NBSP}»{NBSP}: {reason}" if key else reason
        raise CatalogueFault(self._file, self._lines.of(path), said)

    def _taken(self, key: str) -> object:
        if key not in self._values:
            self.fault("clé manquante", key)
        return self._values.pop(key)


def parse_toml(text: str, file: str) -> Table:
    """The root table of a TOML text; a syntax fault raises `CatalogueFault` at its line.

    A line of tens of thousands of letters is one too: a key of as many parts takes minutes to read.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > _LONGEST_LINE:
            raise CatalogueFault(file, number, f"ligne de plus de {_LONGEST_LINE} caractères")
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _syntax_fault(text, file, error) from error
    return Table(values, file, SourceLines(text))


def _syntax_fault(text: str, file: str, error: Exception) -> CatalogueFault:
    if found := _TOML_LINE.search(str(error)):
        return CatalogueFault(file, int(found[1]), f"écriture TOML incorrecte, colonne {found[2]}")
    last = max(len(text.splitlines()), 1)
    return CatalogueFault(file, last, "écriture TOML incorrecte ou inachevée")
