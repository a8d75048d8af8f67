"""`cigdesk demo` and `cigdesk check` on real stores."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.cli import main
from cigdesk.cli.opening import passphrase_of
from cigdesk.domain.errors import CigdeskError
from cigdesk.services.demonstration import PASSPHRASE


@pytest.fixture
def cigdesk(capfd, monkeypatch, tmp_path):
    """Runs a command with that passphrase in the file that the environment names; gives code, out, err."""

    def run(*arguments, passphrase=""):
        secret = tmp_path / "passphrase.txt"
        secret.write_text(f"{passphrase}\n", encoding="utf-8")
        monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))
        code = main([str(each) for each in arguments])
        return (code, *capfd.readouterr())

    return run


@pytest.fixture
def store(founded_store, tmp_path):
    """A store of the CIG whose settings are not filled in."""
    folder = tmp_path / "store"
    shutil.copytree(founded_store.parent, folder)
    return folder / founded_store.name


def test_a_demonstration_is_made_said_and_found_sound(cigdesk, tmp_path):
    code, out, err = cigdesk("demo", tmp_path / "essai")
    assert (code, err) == (0, "")
    assert PASSPHRASE in out
    assert "Noms fictifs" in out
    made = tmp_path / "essai.cigdesk"
    assert made.exists()
    code, out, err = cigdesk("--store", made, "check", "--full", passphrase=PASSPHRASE)
    assert (code, err) == (0, "")
    assert "133\u00a0collectivités" in out
    before = made.read_bytes()
    code, out, err = cigdesk("demo", tmp_path / "essai")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert made.read_bytes() == before


def test_the_other_centre_has_its_demonstration(cigdesk, tmp_path):
    code, out, _ = cigdesk("demo", "--centre", "cdg-martinique", tmp_path / "mq.cigdesk")
    assert code == 0
    assert "CDG Martinique" in out


def test_a_demonstration_may_be_made_in_a_folder_whatever_its_name(cigdesk, tmp_path):
    folder = tmp_path / os.fsdecode(b"dossier-\xff" if sys.platform == "linux" else b"dossier")
    folder.mkdir()
    code, _, err = cigdesk("demo", "--centre", "cdg-martinique", folder)
    assert (code, err) == (0, "")
    assert (folder / "demonstration.cigdesk").is_file()


def test_missing_settings_are_told_one_by_line(cigdesk, store, desk_passphrase):
    code, out, err = cigdesk("check", "--store", store, passphrase=desk_passphrase)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 3
    assert "SIRET" in err


def test_a_check_writes_nothing_beside_the_store(cigdesk, store, desk_passphrase):
    before = {path: path.read_bytes() for path in store.parent.iterdir()}
    cigdesk("check", "--full", "--store", store, passphrase=desk_passphrase)
    assert {path: path.read_bytes() for path in store.parent.iterdir()} == before


def test_a_broken_link_and_a_missing_column_are_told(cigdesk, store, desk_passphrase):
    desk = open_store(store, desk_passphrase)
    with closing(desk.store.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("PRAGMA query_only = OFF")
        cursor.execute(
            "INSERT INTO headcounts(id, rev, authority_id, year, heads) VALUES (x'01', 1, x'02', 2026, 5)"
        )
        cursor.execute("ALTER TABLE contacts DROP COLUMN role")
    desk.store.close()
    code, _, err = cigdesk("check", "--store", store, passphrase=desk_passphrase)
    assert code == 2
    assert "contacts.role" in err
    assert "Liens\u00a0: headcounts" in err


def test_the_end_of_the_name_may_be_left_out(cigdesk, store, desk_passphrase):
    _, _, err = cigdesk("check", "--store", store.with_suffix(""), passphrase=desk_passphrase)
    assert "SIRET" in err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_passphrase_is_the_first_line_of_its_file(store, monkeypatch, desk_passphrase, encoding):
    secret = store.with_name("phrase.txt")
    secret.write_bytes(f"{desk_passphrase}\r\nla suite".encode(encoding))
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))
    assert passphrase_of(store) == desk_passphrase


@pytest.mark.parametrize(("content", "said"), [(b"", "aucune"), (b"\n", "aucune"), (b"\xe9t\xe9", "UTF-8")])
def test_a_passphrase_file_that_says_none_is_told_apart(store, monkeypatch, content, said):
    secret = store.with_name("phrase.txt")
    secret.write_bytes(content)
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))
    with pytest.raises(CigdeskError, match=said):
        passphrase_of(store)


@pytest.mark.parametrize("kind", ["wrong", "absent", "plain", "folder", "cut"])
def test_what_cannot_be_opened_is_told_in_one_line(cigdesk, store, tmp_path, desk_passphrase, kind):
    path, passphrase = store, desk_passphrase
    if kind == "wrong":
        passphrase = "une tout autre phrase"
    elif kind == "absent":
        path = tmp_path / "nulle-part.cigdesk"
    elif kind == "plain":
        path = tmp_path / "clair.cigdesk"
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE t(x)")
        connection.close()
    elif kind == "folder":
        path = tmp_path
    else:
        store.write_bytes(store.read_bytes()[:5000])
    code, out, err = cigdesk("check", "--store", path, passphrase=passphrase)
    assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_a_computer_without_store_is_told_where_it_would_lie(cigdesk, monkeypatch, tmp_path):
    monkeypatch.setenv("CIGDESK_HOME", str(tmp_path / "vide"))
    code, _, err = cigdesk("check")
    assert (code, str(tmp_path / "vide") in err, "--store" in err) == (2, True, True)


def test_without_terminal_the_passphrase_file_is_asked_for(monkeypatch, capfd, store):
    monkeypatch.delenv("CIGDESK_PASSPHRASE_FILE", raising=False)
    monkeypatch.setattr("sys.stdin", None)
    assert main(["check", "--store", str(store)]) == 2
    assert "CIGDESK_PASSPHRASE_FILE" in capfd.readouterr().err
