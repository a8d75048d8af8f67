"""Tables made to harm: refused in a sentence, or read without harm, in a moment."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import monotonic

import corpus
import pytest
from corpus import CSVS, WORKBOOKS, Sample
from texts import FORMULAS

from cigdesk.domain.errors import CigdeskError
from cigdesk.exchange.authorities_table import read_table
from cigdesk.exchange.table_csv import write_csv
from cigdesk.exchange.table_xlsx import write_xlsx
from cigdesk.exchange.tables_in import LARGEST_FILE, UnreadableList
from cigdesk.services.authority_import import Column
from cigdesk.services.tables import Column as TableColumn
from cigdesk.services.tables import Table

SOON = 5.0
"""Seconds: a machine that is busy with other tests reads all of them within a second or two."""


@pytest.mark.parametrize("sample", [*WORKBOOKS, *CSVS], ids=lambda sample: sample.name)
def test_each_is_refused_in_a_sentence_or_read_without_harm(sample: Sample):
    data = sample.make()
    assert len(data) < LARGEST_FILE
    start = monotonic()
    if sample.rows is None:
        with pytest.raises(UnreadableList, match=sample.said):
            read_table(data)
    else:
        table = read_table(data)
        assert len(table.lines) == sample.rows
        assert sample.said in "".join(map(str, table.faults))
    assert monotonic() - start < SOON


class Stopped(CigdeskError):
    """What the window raises once « Annuler » was pressed."""


@pytest.mark.parametrize(
    "content",
    [
        lambda: corpus.workbook(corpus.good_rows() + corpus.loose(30_000, "<row/>")),
        lambda: corpus.workbook(corpus.good_rows() + corpus.loose(3_000, corpus.row(corpus.GOOD))),
        lambda: corpus.workbook(
            corpus.good_rows(),
            parts=[
                (
                    "xl/sharedStrings.xml",
                    f'<sst xmlns="{corpus.MAIN}">{corpus.loose(20_000, "<si><t>mot</t></si>")}</sst>',
                )
            ],
        ),
    ],
    ids=["blank rows", "rows", "texts"],
)
def test_a_reading_stops_within_a_second_wherever_it_is(content: Callable[[], bytes]):
    """Whatever is being read, the person is heard more than once a second."""
    beats = [monotonic()]

    def beat(_done: int, _total: int, _item: str) -> None:
        beats.append(monotonic())

    read_table(content(), beat)
    assert max(after - before for before, after in pairwise(beats)) < 1

    def stop(_done: int, _total: int, _item: str) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_table(content(), stop)


def test_a_formula_is_read_by_the_value_kept_with_it_or_as_nothing():
    lines = read_table(next(each for each in WORKBOOKS if each.name == "formula.xlsx").make()).lines
    assert [line.cells[Column.SIREN] for line in lines] == ["219400223", ""]


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_what_a_spreadsheet_would_compute_goes_out_and_comes_back_as_typed(write, text):
    """« +33 1… » leaves as a text that no spreadsheet computes, and is read again as it was typed."""
    columns = tuple(TableColumn(title) for title in ("siren", "nom", "nature", "téléphone"))
    table = Table("Liste", columns, 1, [("219400223", text, "commune", text)])
    content = write(table)
    (line,) = read_table(content).lines
    assert (line.cells[Column.NAME], line.cells[Column.PHONE]) == (text, text)
    if write is write_csv:
        assert f";{text}" not in content.decode("utf-8-sig")


def test_the_corpus_is_written_by_a_command(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["hostile", str(tmp_path)])
    with pytest.raises(SystemExit):
        runpy.run_path(str(Path(__file__).parent), run_name="__main__")
    assert {path.name for path in tmp_path.iterdir()} == {each.name for each in (*WORKBOOKS, *CSVS)}
    assert max(path.stat().st_size for path in tmp_path.iterdir()) < LARGEST_FILE
    assert len(capsys.readouterr().out.splitlines()) == len(WORKBOOKS) + len(CSVS)
