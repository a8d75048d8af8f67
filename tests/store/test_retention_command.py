"""`cigdesk retention` on a real store."""

from __future__ import annotations

from datetime import date

import pytest

from cigdesk.cli import main
from cigdesk.documents import render_elimination
from tests.store.test_retention import ARCHIVES, WHY, Cases


@pytest.fixture
def command(desk, desk_passphrase, tmp_path, monkeypatch, capsys):
    """Runs the command on the store of `desk`, which stays open beside; gives the code and what was told."""
    secret = tmp_path / "phrase.txt"
    secret.write_text(f"{desk_passphrase}\n", encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))
    monkeypatch.setattr("cigdesk.bootstrap.SystemClock", lambda: desk.services.context.clock)

    def call(*words):
        code = main(["retention", *words, "--store", str(desk.path)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_what_is_due_is_said_by_number_and_the_paper_is_written(command, services, tmp_path):
    cases = Cases(services)
    due, archived = cases.case(closed_on=date(2024, 2, 29)), cases.case()
    services.retention.archive([archived.id], WHY)
    assert command("list") == (0, "SST-0001\t2024-02-29\t2026-02-28\téliminé\n", "")
    assert command("list", "--archived")[1].startswith("SST-0002\t")
    (elimination,) = services.eliminations.propose([due.id], ARCHIVES, render_elimination).ids
    output = tmp_path / "bordereau.pdf"
    assert command("bordereau", "be-2026-0001", "-o", str(output)) == (0, "", "")
    assert output.read_bytes() == services.eliminations.pdf(elimination, render_elimination)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bordereau", "BE-1999-0001", "-o", "rien.pdf"), "BE-1999-0001"),
        (("bordereau", "'; DROP TABLE cases", "-o", "rien.pdf"), "pas de bordereau"),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(command, tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    code, out, error = command(*words)
    assert (code, out, error.count("\n")) == (2, "", 1)
    assert told in error
    assert not (tmp_path / "rien.pdf").exists()
