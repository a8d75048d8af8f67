"""The rows of a workbook (XLSX), read without loading it whole.

Limits (RELIABILITY.md §5): 200 MB unpacked, a hundred times smaller packed at most, 200 parts; no row
beyond the last one that a spreadsheet has.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Final

from cigdesk.domain.errors import CigdeskError
from cigdesk.exchange.csv_rows import Row
from cigdesk.exchange.unreadable import UnreadableList
from cigdesk.french import NBSP

SIGNATURE: Final = b"PK\x03\x04"
_LARGEST_UNPACKED: Final = 200_000_000
_HIGHEST_RATIO: Final = 100
_MOST_PARTS: Final = 200
_LAST_ROW: Final = 1_048_576
"""A row that says to be further down has all that are missing before it read as blank ones."""
_BEAT_EVERY: Final = 5_000
_RETURN: Final = "_x000D_"
"""How a workbook writes a carriage return in a text (ECMA-376, ST_Xstring)."""
_SMALL: Final = 1_000_000
"""Bytes below which a part may be packed as tightly as it likes."""


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin as those of a workbook; an archive of something else is told by `xlsx_rows`."""
    return data.startswith(SIGNATURE)


def xlsx_rows(data: bytes, most_columns: int, beat: Callable[[], None] = lambda: None) -> Iterator[Row]:
    """Each row of the first sheet that is not blank, the titles first; raises `UnreadableList`.

    One column more than `most_columns` is read, so that too many are noticed. `beat` is called now and then,
    also while nothing is found: a `CigdeskError` that it raises stops the reading.
    """
    _require_reasonable(data)
    # Imported when a first workbook is read: it takes a tenth of a second.
    from openpyxl import DEFUSEDXML, load_workbook

    if not DEFUSEDXML:
        raise RuntimeError("without defusedxml a workbook of some bytes could fill the memory")
    # What it would say on the standard error (no default style, extensions) is nobody's concern.
    warnings.filterwarnings("ignore", module="openpyxl")
    try:
        book = load_workbook(_Beating(data, beat), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # What the file says of its size may be wrong.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(max_col=most_columns + 1, values_only=True), start=1):
            if number > _LAST_ROW:
                raise UnreadableList(_BROKEN)
            if number % _BEAT_EVERY == 0:
                beat()
            if cells.count(None) == len(cells):
                continue
            texts = [_text(cell) for cell in cells]
            if any(text.strip() for text in texts):
                yield number, texts
    except CigdeskError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise UnreadableList(_BROKEN) from error


class _Beating(io.BytesIO):
    """The bytes of a file, with a beat at each reading: the texts of a workbook are read all at once."""

    def __init__(self, data: bytes, beat: Callable[[], None]) -> None:
        super().__init__(data)
        self._beat = beat

    def read(self, size: int | None = -1, /) -> bytes:
        self._beat()
        return super().read(size)


_BROKEN: Final = "Ce classeur ne peut pas être lu. Enregistrez-le à nouveau, au format XLSX ou CSV."


def _require_reasonable(data: bytes) -> None:
    """Refuse an archive that would fill the memory, before anything of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise UnreadableList(_BROKEN) from error
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise UnreadableList("C’est une archive, pas un classeur. Enregistrez votre tableau au format XLSX.")
    unpacked = sum(part.file_size for part in parts)
    tight = any(
        part.file_size > _SMALL and part.file_size > _HIGHEST_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if unpacked > _LARGEST_UNPACKED or len(parts) > _MOST_PARTS or tight:
        raise UnreadableList(
            f"Ce classeur dépasse 200{NBSP}Mo une fois ouvert. Gardez-en une feuille, ou passez par un CSV."
        )


def _text(cell: Any) -> str:
    """As it would stand in a CSV: whole numbers without decimals, days as JJ/MM/AAAA."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    if isinstance(cell, datetime | date):
        return cell.strftime("%d/%m/%Y")
    return str(cell).replace(_RETURN, "\r")
