"""Quotes as tables: typed cells, texts that no spreadsheet computes, French CSV."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from cigdesk.domain.errors import CigdeskError
from cigdesk.exchange.table_csv import write_csv
from cigdesk.exchange.table_xlsx import write_xlsx

HOSTILE = ("=HYPERLINK(1)", "+33", "-1", "@SUM", "\tx")


@pytest.fixture
def ids(places, make_quote):
    """A draft and a sent quote, the newest first."""
    sent = make_quote(until="sent", count=2, object_="=cmd|' /C calc'!A1")
    return [make_quote(places.bagneux, count=3), sent]


def _sheet(content):
    rows = list(load_workbook(io.BytesIO(content)).active.iter_rows())
    titles = [cell.value for cell in rows[0]]
    return [dict(zip(titles, row, strict=True)) for row in rows[1:]]


def test_a_workbook_holds_typed_cells_in_the_order_listed(services, ids):
    draft, sent = _sheet(write_xlsx(services.quote_export.table(ids)))
    assert (draft["Numéro"].value, draft["État"].value) == (None, "brouillon")
    assert (sent["Numéro"].value, sent["État"].value) == ("2026-0001", "envoyé")
    assert (draft["Total"].value, sent["Total"].value) == (300, 200)
    assert sent["Émis le"].value.date() == date(2026, 11, 12)
    assert sent["Émis le"].is_date
    assert sent["SIREN"].value == "219400223"
    assert sent["Objet"].data_type == "s"
    assert sent["Objet"].value.startswith("=cmd")


def test_a_csv_opens_in_a_french_spreadsheet(services, ids):
    content = write_csv(services.quote_export.table(ids))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert [row["Total"] for row in rows] == ["300,00", "200,00"]
    assert rows[1]["Émis le"] == "12/11/2026"
    assert rows[1]["Objet"].startswith("'=cmd")


def test_an_expired_quote_says_so(services, make_quote, clock):
    quote = make_quote(until="sent")
    clock.move(days=120)
    [row] = _sheet(write_xlsx(services.quote_export.table([quote])))
    assert row["État"].value == "expiré"


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_work_that_is_stopped_gives_no_file(services, ids, write, tmp_path, monkeypatch):
    empty = tmp_path / "temp"
    empty.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(empty))

    def stop(_done, total, _item):
        assert total == 2
        raise CigdeskError("Arrêté.")

    with pytest.raises(CigdeskError):
        write(services.quote_export.table(ids), stop)
    assert not list(empty.iterdir())
