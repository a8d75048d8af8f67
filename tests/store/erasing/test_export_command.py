"""`cigdesk export person` on a real store."""

from __future__ import annotations

import json
import stat
import sys

import pytest

from cigdesk.cli import main


@pytest.fixture
def command(world, desk, desk_passphrase, tmp_path, monkeypatch, capsys):
    """Runs the command on the store of `desk`; gives the code and what was said or complained of."""
    secret = tmp_path / "phrase.txt"
    secret.write_text(f"{desk_passphrase}\n", encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))

    def call(agent, output):
        code = main(["export", "person", "--agent", agent, "-o", str(output), "--store", str(desk.path)])
        told = capsys.readouterr()
        return code, (told.out + told.err).replace("\xa0", " ")

    return call


def test_a_person_is_written_by_name_or_id_for_oneself_alone(command, world, tmp_path):
    pages, data = tmp_path / "remis.pdf", tmp_path / "remis.json"
    assert command("zzyxw qorvex", pages)[0] == 0
    code, said = command(str(world.person), data)
    assert (code, "enregistrements écrits" in said) == (0, True)
    assert pages.read_bytes().startswith(b"%PDF-")
    assert json.loads(data.read_text("utf-8"))["person"]["name"] == "Qorvex Zzyxw"
    if sys.platform != "win32":
        assert stat.S_IMODE(data.stat().st_mode) == 0o600


def test_what_cannot_be_written_is_said(command, world, tmp_path):
    world.agent("Zzyxw", "Anna")
    output = tmp_path / "remis.pdf"
    several = "2 agents répondent à ce nom : donnez l’identifiant de la fiche.\n"
    assert command("Zzyxw", output) == (2, several)
    assert "Aucun agent" in command("Personne de ce nom", output)[1]
    assert ".pdf ou .json" in command("Zzyxw", tmp_path / "remis.txt")[1]
    assert not output.exists()
