"""`cigdesk person` on a real store: who opens it, let in at the terminal, and leaving."""

from __future__ import annotations

import shutil
import sys
from types import SimpleNamespace

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.cli import main, opening
from cigdesk.store_errors import WrongPassphrase

GIVEN = "cinq poules sur un mur"
OWN = "qui picorent du pain dur"


@pytest.fixture
def store(founded_store, tmp_path):
    return shutil.copytree(founded_store.parent, tmp_path / "desk") / founded_store.name


@pytest.fixture
def run(monkeypatch, store):
    """Runs a command on the store with those answers typed at the terminal."""

    def command(words, *answers, terminal=True):
        typed = iter(answers)
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: terminal))
        monkeypatch.setattr(opening.getpass, "getpass", lambda _prompt: next(typed))
        return main([*words, "--store", str(store)])

    return command


ADD = ("person", "add", "Nadia Belkacem", "--role", "secretariat", "--role", "travailleur-social")


def test_somebody_is_let_in_listed_and_leaves(run, store, capfd, desk_passphrase):
    assert run(ADD, desk_passphrase, GIVEN, GIVEN) == 0
    assert run(("person", "list"), desk_passphrase) == 0
    listed = capfd.readouterr().out
    assert "Nadia Belkacem\tSecrétariat, Travailleur social\tphrase de passe à changer" in listed
    assert run(("person", "leave", "nadia BELKACEM"), desk_passphrase) == 0
    with pytest.raises(WrongPassphrase):
        open_store(store, GIVEN)
    assert run(("person", "list"), desk_passphrase) == 0
    assert "parti le" in capfd.readouterr().out


def test_what_is_wrong_is_said_in_a_line_and_changes_nothing(run, capfd, desk_passphrase):
    assert run(("person", "add", "Nadia Belkacem"), desk_passphrase, GIVEN, GIVEN) == 2
    assert run(ADD, desk_passphrase, "court", "court") == 2
    assert run(ADD, terminal=False) == 2
    assert run(("person", "leave"), desk_passphrase) == 2
    assert run(("person", "leave", "Personne"), desk_passphrase) == 2
    assert run(("person", "leave", "Camille Roussel"), desk_passphrase) == 2
    said = capfd.readouterr().err.splitlines()
    assert len(said) == 6
    assert run(("person", "list"), desk_passphrase) == 0
    assert len(capfd.readouterr().out.splitlines()) == 1


def test_a_given_passphrase_only_changes_itself(run, capfd, desk_passphrase):
    assert run(ADD, desk_passphrase, GIVEN, GIVEN) == 0
    assert run(("check", "--person", "Nadia Belkacem"), GIVEN) == 2
    [told] = capfd.readouterr().err.splitlines()
    assert "cigdesk passphrase" in told
    assert run(("passphrase", "--person", "Nadia Belkacem"), GIVEN, OWN, OWN) == 0
    assert run(("person", "list", "--person", "Nadia Belkacem"), OWN) == 0
    assert run(("person", "add", "Autre", "--role", "secretariat"), OWN, GIVEN, GIVEN) == 2
    assert "droits" in capfd.readouterr().err
