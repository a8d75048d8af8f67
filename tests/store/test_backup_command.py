"""`cigdesk backup` through the real entry, on a real store."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.cli import main
from cigdesk.domain.authority import AuthorityKind, AuthorityValues


@pytest.fixture
def store(founded_store, tmp_path):
    folder = tmp_path / "store"
    shutil.copytree(founded_store.parent, folder)
    return folder / founded_store.name


@pytest.fixture
def backup(capfd, monkeypatch, tmp_path, store, desk_passphrase):
    """Runs the command on the store; gives code, out, err."""
    secret = tmp_path / "passphrase.txt"
    secret.write_text(f"{desk_passphrase}\n", encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))

    def run(*arguments):
        code = main(["--store", str(store), "backup", *map(str, arguments)])
        return (code, *capfd.readouterr())

    return run


@pytest.fixture
def change(store, desk_passphrase):
    """Write an authority, without a backup."""

    def change(name):
        desk = open_store(store, desk_passphrase)
        desk.services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE))
        desk.store.close()

    return change


def damage(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_backup_is_made_told_listed_read_and_tried(backup):
    code, out, err = backup()
    assert (code, err) == (0, "")
    made = Path(out.strip())
    assert made.is_file()
    assert backup("--list")[1].rstrip("\n").endswith(f"ce poste\t{made}")
    assert backup("--verify")[:2] == (0, "1\u00a0sauvegarde, rien à signaler.\n")
    code, out, err = backup("--try")
    assert (code, made.name in out, err) == (0, True, "")


def test_a_restore_brings_the_day_back_and_keeps_the_present(backup, change, store, desk_passphrase):
    made = backup()[1].strip()
    change("Pantin")
    code, _, err = backup("--restore", made)
    assert (code, err) == (0, "")
    desk = open_store(store, desk_passphrase)
    assert desk.store.check().counts["authorities"] == 0
    desk.store.close()
    listed = backup("--list")[1].splitlines()
    assert len(listed) == 3
    assert any("mise de côté" in line for line in listed)


def test_nothing_to_try_and_nothing_to_restore_are_one_line(backup, tmp_path):
    for arguments in (("--try",), ("--restore", tmp_path / "nulle-part.cigdesk")):
        code, out, err = backup(*arguments)
        assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_a_damaged_backup_is_told_and_not_restored(backup, store):
    made = Path(backup()[1].strip())
    damage(made)
    code, out, err = backup("--verify")
    assert (code, out, str(made) in err) == (2, "", True)
    before = store.read_bytes()
    code, out, err = backup("--restore", made)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert store.read_bytes() == before


def test_the_file_of_another_store_is_not_taken_for_a_backup(backup, tmp_path, founded_store):
    from cigdesk.bootstrap import create_store
    from cigdesk.services.centres import shipped_centres
    from db.crypto import Cost

    values = shipped_centres()[1].values
    path = tmp_path / "autre.cigdesk"
    create_store(path, values, "Line Ozier", "quatre mots à retenir", cost=Cost(19, 1, 1)).store.close()
    code, _, err = backup("--restore", path)
    assert (code, "autre base" in err) == (2, True)


def test_a_damaged_store_is_one_line_and_stays_as_it_is(backup, store):
    damage(store)
    before = {path.name: path.read_bytes() for path in store.parent.iterdir()}
    code, out, err = backup()
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "abîmé" in err
    assert {path.name: path.read_bytes() for path in store.parent.iterdir()} == before


def test_a_window_on_the_store_keeps_it_from_being_replaced(backup, change, store, desk_passphrase):
    made = backup()[1].strip()
    change("Pantin")
    window = open_store(store, desk_passphrase, window=True)
    try:
        code, out, err = backup("--restore", made)
        assert (code, out, len(err.splitlines())) == (2, "", 1)
        assert window.store.check().counts["authorities"] == 1
    finally:
        window.store.close()
