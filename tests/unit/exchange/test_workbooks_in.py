"""Workbooks read as tables: what offices put in cells, archives that are none or would fill the memory."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from cigdesk.exchange.tables_in import UnreadableList
from cigdesk.exchange.xlsx_rows import xlsx_rows


def workbook(*rows) -> bytes:
    book = Workbook()
    for cells in rows:
        book.active.append(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def archive(*parts: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts:
            target.writestr(name, content)
    return out.getvalue()


def test_cells_read_as_they_would_stand_in_a_csv():
    data = workbook(
        ["titre"],
        [1284, 12.0, 1.5, True, date(2026, 3, 1), datetime.fromisoformat("2026-03-01T09:00"), "  Été ", None],
    )
    _titles, (number, cells) = xlsx_rows(data, 8)
    assert number == 2
    assert cells[:8] == ["1284", "12", "1,5", "oui", "01/03/2026", "01/03/2026", "  Été ", ""]


def test_blank_rows_count_in_the_numbers_but_are_no_rows():
    data = workbook(["titre"], [None], [""], ["Bondy"])
    assert [number for number, _ in xlsx_rows(data, 3)] == [1, 4]


def test_a_formula_is_read_by_the_value_that_was_kept_with_it():
    data = workbook(["titre"], ["=1+1"])
    rows = [cells for _, cells in xlsx_rows(data, 1)]
    assert all("=" not in cell for cells in rows for cell in cells)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        archive(("notes.txt", b"rien")),
        archive(("[Content_Types].xml", b"<Types/>")),
        archive(
            ("[Content_Types].xml", b"<Types/>"),
            ("xl/workbook.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        ),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_way_out(data):
    with pytest.raises(UnreadableList, match="XLSX"):
        list(xlsx_rows(data, 3))


def test_an_archive_that_would_fill_the_memory_is_refused_unopened():
    bomb = archive(("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", b"0" * 30_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableList, match="200"):
        list(xlsx_rows(bomb, 3))


def test_too_many_parts_are_refused():
    parts = [("[Content_Types].xml", b"<Types/>"), *((f"xl/{place}.xml", b"") for place in range(300))]
    with pytest.raises(UnreadableList):
        list(xlsx_rows(archive(*parts), 3))
