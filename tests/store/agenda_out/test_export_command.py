"""`cigdesk export agenda` on a real store."""

from __future__ import annotations

import stat
import sys

import pytest
from icalendar import Calendar

from cigdesk.cli import main


@pytest.fixture
def command(desk, desk_passphrase, tmp_path, monkeypatch, capsys):
    """Runs the command on the store of `desk`; gives the code, what was said and what was complained of."""
    secret = tmp_path / "phrase.txt"
    secret.write_text(f"{desk_passphrase}\n", encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))

    def call(output, *more, start="2026-11-01", end="2026-12-01"):
        asked = ["export", "agenda", "--from", start, "--to", end, "-o", str(output), *more]
        try:
            code = main([*asked, "--store", str(desk.path)])
        except SystemExit as left:
            code = left.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def _titles(path):
    return sorted(str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_the_month_is_written_whole_and_private(command, team, tmp_path):
    team.one_of_each()
    output = tmp_path / "novembre.ics"
    assert command(output) == (0, "9\u00a0événements écrits.\n", "")
    assert len(_titles(output)) == 9
    if sys.platform != "win32":
        assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert list(tmp_path.glob("*.part")) == []


def test_names_go_out_only_when_asked_for(command, team, tmp_path):
    team.book()
    plain, named = tmp_path / "sans.ics", tmp_path / "avec.ics"
    command(plain, "--practitioner", "roussel CAMILLE")
    command(named, "--practitioner", "roussel CAMILLE", "--with-names")
    assert _titles(plain) == ["Rendez-vous, permanence"]
    assert _titles(named) == ["M.\u00a0Lopes, permanence"]


def test_hours_are_local_and_the_end_is_excluded(command, team, tmp_path):
    team.book((9, 0))
    team.book((10, 0))
    output = tmp_path / "jour.ics"
    assert command(output, start="2026-11-17T09:00", end="2026-11-17T10:00")[0] == 0
    assert len(_titles(output)) == 1


def test_a_file_is_replaced_only_when_told_so(command, team, tmp_path):
    output = tmp_path / "agenda.ics"
    output.write_text("à garder", encoding="utf-8")
    code, _, told = command(output)
    assert (code, output.read_text(encoding="utf-8")) == (2, "à garder")
    assert "--force" in told
    assert command(output, "--force")[0] == 0
    assert _titles(output) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-12-01", "2026-11-01"),
        ("2026-11-01", "2026-11-01"),
        ("hier", "2026-12-01"),
        ("2026-11-31", "2026-12-01"),
        ("2026-11-01T25:00", "2026-12-01"),
        ("2026-11-01", "20261201"),
        ("1999-12-31", "2026-12-01"),
        ("2026-11-01", "2101-01-01"),
        ("2026-03-29T02:10", "2026-03-29T02:50"),
        ("2026-11-01T00:00+02:00", "2026-12-01"),
    ],
)
def test_dates_that_make_no_period_are_one_line(command, team, tmp_path, start, end):
    code, said, told = command(tmp_path / "agenda.ics", start=start, end=end)
    assert (code, said, len(told.splitlines())) == (2, "", 1)
    assert not (tmp_path / "agenda.ics").exists()


def test_an_unknown_practitioner_is_one_line_with_the_names(command, team, tmp_path):
    code, said, told = command(tmp_path / "agenda.ics", "--practitioner", "Personne")
    assert (code, said, len(told.splitlines())) == (2, "", 1)
    assert "Camille Roussel" in told
    assert not (tmp_path / "agenda.ics").exists()


def test_a_folder_that_is_not_there_is_one_line(command, team, tmp_path):
    code, _, told = command(tmp_path / "absent" / "agenda.ics")
    assert (code, len(told.splitlines())) == (2, 1)
