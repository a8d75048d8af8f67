"""A table that leaves the program: typed columns, and rows read as they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Cell = str | int | Decimal | date | None
"""What a cell holds; None leaves it empty."""
Tell = Callable[[int, int, str], None]
"""Told how many are done, of how many, and the present one; may raise a `CigdeskError` to stop."""


def tell_nobody(_done: int, _total: int, _item: str) -> None:
    """For whoever does not watch."""


class CellKind(StrEnum):
    """How a column is written."""

    TEXT = "text"
    """Never a formula, whatever its first letter."""
    NUMBER = "number"
    AMOUNT = "amount"
    """Euros, two decimals."""
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column; its width is in letters of the title's font."""

    title: str
    kind: CellKind = CellKind.TEXT
    width: int = 14


@dataclass(frozen=True)
class Table:
    """`count` rows, as many cells in each as there are columns; `rows` can be walked once."""

    title: str
    columns: Sequence[Column]
    count: int
    rows: Iterable[Sequence[Cell]]
