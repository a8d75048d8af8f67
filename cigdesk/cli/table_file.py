"""A table that a command writes: a workbook or a CSV, as the end of the file's name says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from cigdesk.cli.progress import Progress
from cigdesk.domain.errors import CigdeskError

if TYPE_CHECKING:
    from cigdesk.services.tables import Table

_SUFFIXES: Final = (".xlsx", ".csv")


def check_suffix(output: Path) -> None:
    """Raise `CigdeskError` unless the name says which form the file has."""
    if output.suffix.lower() not in _SUFFIXES:
        raise CigdeskError(f"Le fichier doit finir par {' ou '.join(_SUFFIXES)}, qui dit sa forme.")


def table_bytes(table: Table, output: Path, progress: Progress, part: str) -> bytes:
    """The content of the file; `part` names what is counted on the way."""
    from cigdesk.exchange.table_csv import write_csv
    from cigdesk.exchange.table_xlsx import write_xlsx

    write = write_xlsx if output.suffix.lower() == ".xlsx" else write_csv
    return write(table, lambda done, total, _item: progress.tell(part, done, total))
