"""Tables as XLSX: typed amounts and dates, texts that no spreadsheet computes, a head that stays in sight."""

from __future__ import annotations

import io
from typing import Any, Final

from cigdesk.services.tables import Cell, CellKind, Column, Table, Tell, tell_nobody

STEP_EVERY: Final = 50
_LONGEST_CELL: Final = 32_767
_FORMATS: Final = {
    CellKind.AMOUNT: '#,##0.00\\ "€"',
    CellKind.DATE: "dd/mm/yyyy",
    CellKind.NUMBER: "#,##0",
    CellKind.TEXT: "@",
}


def write_xlsx(table: Table, tell: Tell = tell_nobody) -> bytes:
    """The bytes of the file. What `tell` raises stops it: nothing has been written then."""
    # Imported when first needed: the library is slow to load.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.title)
    _lay_out(sheet, table)
    sheet.append([_head(sheet, column) for column in table.columns])
    for place, row in enumerate(table.rows):
        if place % STEP_EVERY == 0:
            _tell(book, sheet, tell, place, table.count)
        sheet.append([_cell(sheet, column, value) for column, value in zip(table.columns, row, strict=True)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _tell(book: Any, sheet: Any, tell: Tell, done: int, total: int) -> None:
    """A file given up midway leaves no part of it on the disk."""
    try:
        tell(done, total, "")
    except BaseException:
        sheet.close()
        sheet._writer.cleanup()
        book.close()
        raise


def _lay_out(sheet: Any, table: Table) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A1:{last}{table.count + 1}"
    for place, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width


def _head(sheet: Any, column: Column) -> Any:
    from openpyxl.styles import Alignment, Font

    cell = _text(sheet, column.title)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet: Any, column: Column, value: Cell) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _text(sheet, value)
    cell: Any = WriteOnlyCell(sheet)
    cell.value = value
    cell.number_format = _FORMATS[column.kind]
    return cell


def _text(sheet: Any, text: str) -> Any:
    """Forced to be a text: openpyxl would make a formula of one that begins with « = »."""
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet, _printable(text)[:_LONGEST_CELL])
    cell.data_type = "s"
    cell.number_format = _FORMATS[CellKind.TEXT]
    return cell


def _printable(text: str) -> str:
    """Without the control characters that XML cannot carry."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", text)
