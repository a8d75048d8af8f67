"""`cigdesk export quotes` on a real store."""

from __future__ import annotations

import csv
import io
import sys

import pytest
from openpyxl import load_workbook

from cigdesk.cli import main


@pytest.fixture
def export(desk, desk_passphrase, tmp_path, monkeypatch, capsys):
    """Runs the command on the store of the test; gives its code and what it complained of."""
    secret = tmp_path / "phrase"
    secret.write_text(desk_passphrase, encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))

    def run(output, *more):
        desk.store.close()
        try:
            code = main(["export", "quotes", "-o", str(output), "--store", str(desk.path), *more])
        except SystemExit as stopped:
            code = stopped.code
        return code, capsys.readouterr().err

    return run


def test_a_workbook_holds_what_the_filters_leave(export, places, make_quote, tmp_path):
    make_quote(places.bagneux, until="accepted", count=3)
    make_quote(places.choisy, until="sent")
    output = tmp_path / "devis.xlsx"
    assert export(output, "--state", "Accepte", "--year", "2026", "--authority", "bagneux")[0] == 0
    rows = list(load_workbook(output).active.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["2026-0001"]
    assert sys.platform == "win32" or output.stat().st_mode & 0o077 == 0


def test_a_csv_holds_what_is_followed_and_amounts_are_read_as_typed(export, make_quote, tmp_path):
    make_quote(until="accepted", count=2)
    make_quote(until="accepted", count=30)
    output = tmp_path / "devis.csv"
    code, _ = export(output, "--follow-up", "sans-engagement", "--from-total", "1 000,50 €")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(output.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert [row["Total"] for row in rows] == ["3000,00"]


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (("--state", "perdu"), "perdu"),
        (("--year", "26"), "2000"),
        (("--from-total", "beaucoup"), "from-total"),
        (("--authority", "Atlantide"), "Atlantide"),
        (("--state", "émis", "--follow-up", "expirent"), "ne va pas avec"),
    ],
)
def test_what_is_not_understood_writes_nothing(export, places, tmp_path, more, word):
    output = tmp_path / "devis.csv"
    code, said = export(output, *more)
    assert code == 2
    assert word in said
    assert not output.exists()


def test_the_form_is_said_by_the_name_and_no_file_is_replaced_unasked(export, places, tmp_path):
    assert export(tmp_path / "devis.txt")[0] == 2
    output = tmp_path / "devis.csv"
    output.write_text("à garder", encoding="utf-8")
    assert export(output)[0] == 2
    assert output.read_text(encoding="utf-8") == "à garder"
    assert export(output, "--force")[0] == 0
