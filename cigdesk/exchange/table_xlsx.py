"""Tables as XLSX: typed amounts and dates, texts that no spreadsheet computes, a head that stays in sight."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from cigdesk.services.tables import Cell, CellKind, Table, Tell, tell_nobody

STEP_EVERY: Final = 50
_PART: Final = "part"
_LONGEST_CELL: Final = 32_767
_FORMATS: Final = {
    CellKind.AMOUNT: '#,##0.00\\ "€"',
    CellKind.DATE: "dd/mm/yyyy",
    CellKind.NUMBER: "#,##0",
    _PART: "#,##0.0#",
    CellKind.TEXT: "@",
}
_OPTIONS: Final = {
    # Nothing of the table lies on the disk meanwhile, where a crash would leave it in plain.
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot carry."""


def write_xlsx(table: Table, tell: Tell = tell_nobody) -> bytes:
    """The bytes of the file. What `tell` raises stops it: nothing has been written then."""
    # Imported when first needed: the library is slow to load.
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    sheet = book.add_worksheet(table.title)
    formats = {kind: book.add_format({"num_format": text}) for kind, text in _FORMATS.items()}
    _lay_out(book, sheet, table)
    for place, row in enumerate(table.rows):
        if place % STEP_EVERY == 0:
            tell(place, table.count, "")
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _write(sheet, (place + 1, at), value, column.kind, formats)
    book.close()
    return out.getvalue()


def _lay_out(book: Any, sheet: Any, table: Table) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "num_format": "@"})
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, table.count, len(table.columns) - 1)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, _text(column.title), head)


def _write(
    sheet: Any, where: tuple[int, int], value: Cell, kind: CellKind, formats: Mapping[str, Any]
) -> None:
    """A text stays one, even where it begins with « = »."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(*where, _text(value), formats[CellKind.TEXT])
    elif isinstance(value, date):
        sheet.write_datetime(*where, value, formats[kind])
    else:
        sheet.write_number(*where, value, formats[_precise(kind, value)])


def _precise(kind: CellKind, value: int | Decimal) -> CellKind | str:
    """Halves of a day and hundredths of an hour are not rounded away."""
    return _PART if kind is CellKind.NUMBER and value % 1 else kind


def _text(text: str) -> str:
    return _UNPRINTABLE.sub("", text)[:_LONGEST_CELL]
