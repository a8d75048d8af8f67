"""Tables as CSV for French spreadsheets: UTF-8 with its mark, semicolons, decimal commas, safe texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from cigdesk.services.tables import Cell, Column, Table, Tell, tell_nobody

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet computes what begins so, even after it was typed as a text by somebody else."""
STEP_EVERY: Final = 50


def write_csv(table: Table, tell: Tell = tell_nobody) -> bytes:
    """The bytes of the file. What `tell` raises stops it: nothing has been written then."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(safe_text(column.title) for column in table.columns)
    for place, row in enumerate(table.rows):
        if place % STEP_EVERY == 0:
            tell(place, table.count, "")
        writer.writerow(_line(table.columns, row))
    return out.getvalue().encode("utf-8-sig")


def safe_text(text: str) -> str:
    """The text behind an apostrophe where a spreadsheet would compute it (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _line(columns: Sequence[Column], row: Sequence[Cell]) -> list[str]:
    return [_written(cell) for _column, cell in zip(columns, row, strict=True)]


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f").replace(".", ",")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    return str(cell) if isinstance(cell, int) else safe_text(cell)
