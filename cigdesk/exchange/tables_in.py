"""Tables from somebody's file, CSV or workbook: known columns found by their titles; no rule of the field.

Limits (RELIABILITY.md §5): 20 MB, 100 000 rows, 100 columns, 32 767 characters in a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic

from cigdesk.domain.text import fold
from cigdesk.exchange.csv_rows import Row, csv_rows
from cigdesk.exchange.files_in import UnreadableFile, chosen_bytes
from cigdesk.exchange.unreadable import UnreadableList
from cigdesk.exchange.xlsx_rows import is_workbook, xlsx_rows
from cigdesk.french import NBSP, NNBSP, number, plural
from cigdesk.services.table_import import STEP_EVERY, C, LineFault, ReadLine, ReadTable, Step

__all__ = ["LARGEST_FILE", "MOST_ROWS", "TableForm", "UnreadableFile", "UnreadableList", "file_bytes"]

LARGEST_FILE: Final = 20_000_000
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 100
LONGEST_CELL: Final = 32_767


def file_bytes(path: Path) -> bytes:
    """What a file holds, one byte more than is allowed at most; raises `UnreadableFile`."""
    return chosen_bytes(path, LARGEST_FILE)


@dataclass(frozen=True)
class TableForm(Generic[C]):
    """What the columns of a list may be called, whatever their case and accents."""

    titles: Mapping[C, Sequence[str]]
    required: Mapping[C, str]
    """The columns without which nothing can be read, by the name that is asked for."""

    def read(self, data: bytes, step: Step | None = None) -> ReadTable[C]:
        """The records in the bytes of a file; raises `UnreadableList`, keeps faults of single lines apart."""
        if len(data) > LARGEST_FILE:
            raise UnreadableList(f"Ce fichier dépasse 20{NBSP}Mo. Partagez-le en plusieurs fichiers.")
        by_title = {fold(title): column for column, titles in self.titles.items() for title in titles}
        lines: list[ReadLine[C]] = []
        faults: list[LineFault] = []
        rows = _rows(data, by_title, faults, lambda: _beat(step, len(lines)))
        columns = self._columns(next(rows)[1], by_title)
        for place, (number_, cells) in enumerate(rows):
            if place >= MOST_ROWS:
                raise UnreadableList(
                    f"Ce fichier dépasse {number(MOST_ROWS)} lignes. Partagez-le en plusieurs fichiers."
                )
            if step is not None and place % STEP_EVERY == 0:
                step(place, 0, "")
            _take(number_, cells, columns, lines, faults)
        if not lines and not faults:
            raise UnreadableList("Ce fichier n’a que sa ligne de titres.")
        unknown = tuple(name for name, column in columns if column is None and name)
        return ReadTable(tuple(lines), unknown, tuple(faults))

    def _columns(self, titles: Sequence[str], by_title: Mapping[str, C]) -> list[tuple[str, C | None]]:
        """What each column holds; raises when one is missing or comes twice."""
        told = [title.strip() for title in titles]
        while told and not told[-1]:
            told.pop()
        if len(told) > MOST_COLUMNS:
            raise UnreadableList(f"Ce fichier a plus de {MOST_COLUMNS} colonnes.")
        columns = [(title, by_title.get(fold(title))) for title in told]
        found = [column for _, column in columns if column is not None]
        if double := next((title for title, column in columns if column and found.count(column) > 1), ""):
            raise UnreadableList(f"Deux colonnes disent la même chose{NBSP}: «{NBSP}{double}{NBSP}».")
        missing = [name for column, name in self.required.items() if column not in found]
        if missing:
            raise UnreadableList(_missing(missing, [title for title in told if title]))
        return columns


def _beat(step: Step | None, done: int) -> None:
    if step is not None:
        step(done, 0, "")


def _rows(
    data: bytes, by_title: Mapping[str, object], faults: list[LineFault], beat: Callable[[], None]
) -> Iterator[Row]:
    """The rows of either kind of file, the titles first; raises `UnreadableList` for a file without any."""
    if is_workbook(data):
        rows = xlsx_rows(data, MOST_COLUMNS, beat)
    else:
        rows = csv_rows(data, lambda title: fold(title) in by_title, faults)
    titles = next(rows, None)
    if titles is None:
        raise UnreadableList("Ce fichier est vide.")
    yield titles
    yield from rows


def _missing(missing: Sequence[str], titles: Sequence[str]) -> str:
    subject = "Il manque la colonne " if len(missing) == 1 else "Il manque les colonnes "
    read = ", ".join(titles[:12])[:300]
    return f"{subject}{', '.join(missing)}. Première ligne lue{NBSP}: {read}."


def _take(
    line: int,
    cells: Sequence[str],
    columns: Sequence[tuple[str, C | None]],
    lines: list[ReadLine[C]],
    faults: list[LineFault],
) -> None:
    """A short line has empty cells at its end; a long one has lost its columns."""
    if any(cell.strip() for cell in cells[len(columns) :]):
        counts = f"{plural(len(cells), 'valeur')} pour {plural(len(columns), 'colonne')}"
        faults.append(LineFault(line, f"{counts}. Un séparateur de trop{NNBSP}?"))
    elif any(len(cell) > LONGEST_CELL for cell in cells):
        faults.append(LineFault(line, f"une valeur dépasse {number(LONGEST_CELL)} caractères."))
    else:
        known = zip(columns, cells, strict=False)
        lines.append(ReadLine(line, {column: cell for (_, column), cell in known if column is not None}))
