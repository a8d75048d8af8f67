"""`cigdesk carry` through the real entry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.cli import main
from cigdesk.domain.authority import AuthorityKind, AuthorityValues


@pytest.fixture
def store(founded_store, tmp_path):
    folder = tmp_path / "bureau"
    shutil.copytree(founded_store.parent, folder)
    return folder / founded_store.name


@pytest.fixture
def carry(capfd, monkeypatch, tmp_path, desk_passphrase):
    """Runs the command on a store; gives code, out, err."""
    secret = tmp_path / "passphrase.txt"
    secret.write_text(f"{desk_passphrase}\n", encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))

    def run(store, *arguments):
        code = main(["carry", *map(str, arguments), "--store", str(store)])
        return (code, *capfd.readouterr())

    return run


@pytest.fixture
def add(desk_passphrase):
    """Write an authority, without a backup."""

    def add(store, name):
        desk = open_store(store, desk_passphrase)
        desk.services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE))
        desk.store.close()

    return add


def test_there_and_back(carry, store, key, add, to_disk):
    assert carry(store, "status")[:2] == (0, "Base jamais emportée.\n")
    code, out, _ = carry(store, "out", key, "--to", "portable")
    assert code == 0
    laptop = to_disk(Path(out.splitlines()[0]), "portable")
    assert "ici, elle se lit et ne s’écrit plus" in carry(store, "status")[1]
    assert carry(store, "out", key, "--to", "autre")[0] == 2

    add(laptop, "Bagnolet")
    code, out, _ = carry(laptop, "send", key)
    assert code == 0
    # The folder is enough: there is one store in it.
    code, out, _ = carry(store, "back", Path(out.splitlines()[0]).parent)
    assert (code, "1\u00a0collectivité" in out) == (0, True)
    assert "revenue le" in carry(store, "status")[1]


def test_work_done_meanwhile_is_told_in_figures_before_it_is_set_aside(carry, store, key, add, to_disk):
    laptop = to_disk(Path(carry(store, "out", key, "--to", "portable")[1].splitlines()[0]), "portable")
    returned = carry(laptop, "send", key)[1].splitlines()[0]
    assert carry(store, "open", "--reason", "court")[0] == 2
    assert carry(store, "open", "--reason", "Le portable est en panne")[0] == 0
    add(store, "Bobigny")
    code, _, err = carry(store, "back", returned)
    assert (code, "1\u00a0collectivité" in err, "--replace" in err) == (2, True, True)
    assert carry(store, "back", returned, "--replace")[0] == 0
