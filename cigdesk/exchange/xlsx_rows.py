"""The rows of a workbook (XLSX), read without loading it whole.

Limits (RELIABILITY.md §5): 200 MB unpacked, a hundred times smaller packed at most, 200 parts.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from cigdesk.exchange.csv_rows import Row
from cigdesk.exchange.unreadable import UnreadableList
from cigdesk.french import NBSP

SIGNATURE: Final = b"PK\x03\x04"
_LARGEST_UNPACKED: Final = 200_000_000
_HIGHEST_RATIO: Final = 100
_MOST_PARTS: Final = 200
_SMALL: Final = 1_000_000
"""Bytes below which a part may be packed as tightly as it likes."""


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin as those of a workbook; an archive of something else is told by `xlsx_rows`."""
    return data.startswith(SIGNATURE)


def xlsx_rows(data: bytes, most_columns: int) -> Iterator[Row]:
    """Each row of the first sheet that is not blank, the titles first; raises `UnreadableList`.

    One column more than `most_columns` is read, so that too many are noticed.
    """
    _require_reasonable(data)
    # Imported when a first workbook is read: it takes a tenth of a second.
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # What the file says of its size may be wrong.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(max_col=most_columns + 1, values_only=True), start=1):
            texts = [_text(cell) for cell in cells]
            if any(text.strip() for text in texts):
                yield number, texts
    except UnreadableList:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise UnreadableList(_BROKEN) from error


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
    return str(cell)
