"""Statements as tables, in the program and by `cigdesk export statements`."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from cigdesk.cli import main
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import InvalidInput

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def export(desk, desk_passphrase, tmp_path, monkeypatch, capsys):
    """Runs the command on the store of the test; gives its code and what it complained of."""
    secret = tmp_path / "phrase"
    secret.write_text(desk_passphrase, encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))

    def run(output, first, last, *more):
        desk.store.close()
        asked = ["export", "statements", "--from", first, "--to", last, "-o", str(output)]
        code = main([*asked, "--store", str(desk.path), *more])
        return code, capsys.readouterr().err

    return run


@pytest.fixture
def october(cig, clock):
    """Choisy-le-Roi closed, with its Chorus fields; Stains still open."""
    cig.month_of_the_cig(clock)
    cig.change(Authority, cig.town.id, chorus_service="DRH", siret="21940022300013", name="=Choisy")
    cig.close()
    return cig


def test_finance_reads_units_and_amounts_with_the_chorus_fields(export, october, tmp_path):
    output = tmp_path / "octobre.csv"
    assert export(output, "2026-10", "2026-10")[0] == 0
    rows = list(csv.DictReader(io.StringIO(output.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert {row["Relevé"] for row in rows} == {"RI-2026-0001"}
    assert {(row["SIRET"], row["Code service"]) for row in rows} == {("21940022300013", "DRH")}
    extra = next(row for row in rows if row["Prestation"].startswith("Jour d’intervention supp"))
    assert (extra["Unités"], extra["Montant"], extra["Total du relevé"]) == ("1,5", "1200,00", "16465,00")
    remote = next(row for row in rows if row["Minutes"])
    assert (remote["Minutes"], remote["Montant"], remote["Précision"]) == ("45", "0,00", "couvert par SST-60")
    assert {row["Collectivité"] for row in rows} == {"'=Choisy"}
    assert "Date" not in rows[0]
    assert "Dossier" not in rows[0]


def test_the_detail_has_a_row_for_each_piece_of_work_and_the_drafts_on_demand(export, october, tmp_path):
    output = tmp_path / "detail.xlsx"
    code, _ = export(output, "2026-10", "2026-11", "--internal", "--drafts")
    assert code == 0
    heads, *rows = load_workbook(output).active.iter_rows(values_only=True)
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [(row["État"], row["Collectivité"]) for row in told[-2:]] == [
        ("validé", "=Choisy"),
        ("à valider", "Stains"),
    ]
    assert len(told) == 10
    assert told[1]["Date"].date() == date(2026, 10, 6)


def test_sums_of_the_table_are_those_of_the_statements(october):
    table = october.services.statement_export.finance(OCTOBER, NOVEMBER, drafts=True)
    place = [column.title for column in table.columns].index("Montant")
    amounts = [row[place] for row in table.rows]
    assert (sum(amounts), len(amounts)) == (Decimal("16765.00"), table.count)
    with pytest.raises(InvalidInput):
        october.services.statement_export.finance(NOVEMBER, OCTOBER)


@pytest.mark.parametrize(
    ("first", "last", "name", "word"),
    [
        ("octobre", "2026-10", "o.csv", "--from"),
        ("2026-10", "2026-13", "o.csv", "--to"),
        ("2026-10", "2026-09", "o.csv", "avant le premier"),
        ("2026-10", "2026-10", "o.pdf", ".xlsx"),
    ],
)
def test_what_is_not_understood_writes_nothing(export, cig, tmp_path, first, last, name, word):
    output = tmp_path / name
    code, said = export(output, first, last)
    assert code == 2
    assert word in said
    assert not output.exists()


def test_the_progress_is_told_by_month(october):
    told = []
    october.services.statement_export.internal(
        OCTOBER, NOVEMBER, tell=lambda done, total, month: told.append((done, total, month))
    )
    assert told == [(0, 2, "octobre\xa02026"), (1, 2, "novembre\xa02026")]
