"""What a table from somebody's file is once it was read: records by column, and the lines that are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from cigdesk.french import NBSP

C = TypeVar("C", bound=StrEnum)

Step = Callable[[int, int, str], None]
"""Told how many of how many lines are done, and of which work; it may raise to stop."""

STEP_EVERY: Final = 500
SHOWN: Final = 200
"""Lines shown of a preview."""


@dataclass(frozen=True)
class ReadLine(Generic[C]):
    """One record of the file: the number of its line, and its cells by column."""

    number: int
    cells: Mapping[C, str]


@dataclass(frozen=True)
class LineFault:
    """Why a line cannot be imported."""

    line: int
    reason: str

    def __str__(self) -> str:
        """« Ligne 12 : … »."""
        return f"Ligne {self.line}{NBSP}: {self.reason}"


@dataclass(frozen=True)
class ReadTable(Generic[C]):
    """A file as it was read: its records, the columns that nobody knows, the lines that are no records."""

    lines: tuple[ReadLine[C], ...]
    unknown_columns: tuple[str, ...] = ()
    faults: tuple[LineFault, ...] = ()


def printable(text: str) -> str:
    """The beginning of a cell as a preview shows it."""
    return "".join(letter if letter.isprintable() else "·" for letter in text[:80])


def unheard(_done: int, _total: int, _item: str) -> None:
    """Nobody listens."""
