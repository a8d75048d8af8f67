"""Wrong passphrases slow down, the passphrase changes in one step, and a locked store stays ours."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import weakref
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.cli import main, opening, passphrase
from cigdesk.domain.errors import InvalidInput
from cigdesk.store_errors import (
    DiskFull,
    ForeignKeyFile,
    StoreBusy,
    TooManyTries,
    WrongPassphrase,
)
from db import backup, keyfile, tries
from db.crypto import StoreKey

NEW = "une phrase toute neuve"


@pytest.fixture
def store(founded_store, tmp_path):
    folder = tmp_path / "store"
    shutil.copytree(founded_store.parent, folder)
    return folder / founded_store.name


@pytest.fixture
def attempt(store, clock):
    """Try a passphrase; gives the refusal."""

    def refused(typed="ce n’est pas elle"):
        with pytest.raises((WrongPassphrase, TooManyTries)) as refusal:
            open_store(store, typed, clock=clock)
        return refusal.value

    return refused


# Wrong passphrases


def test_the_fifth_wrong_passphrase_makes_the_right_one_wait(store, attempt, clock, desk_passphrase):
    assert [type(attempt()) for _ in range(4)] == [WrongPassphrase] * 4
    assert attempt().wait == timedelta(seconds=10)
    clock.move(seconds=9)
    refusal = attempt(desk_passphrase)
    assert refusal.wait == timedelta(seconds=1)
    assert "5\u00a0fois" in str(refusal)
    clock.move(seconds=1)
    assert attempt().wait == timedelta(seconds=20)
    clock.move(seconds=20)
    open_store(store, desk_passphrase, clock=clock).store.close()
    assert not tries.path_for(store).exists()
    assert type(attempt()) is WrongPassphrase


def test_what_is_tried_too_early_is_not_tried_and_not_counted(store, attempt, clock):
    for _ in range(5):
        attempt()
    kept = tries.path_for(store).read_bytes()
    assert attempt().wait == timedelta(seconds=10)
    assert tries.path_for(store).read_bytes() == kept
    if sys.platform != "win32":
        assert tries.path_for(store).stat().st_mode & 0o777 == 0o600


def test_a_clock_set_back_makes_the_wait_begin_again(attempt, clock, store, desk_passphrase):
    for _ in range(5):
        attempt()
    clock.move(days=-400)
    assert attempt(desk_passphrase).wait == timedelta(seconds=10)
    clock.move(seconds=10)
    open_store(store, desk_passphrase, clock=clock).store.close()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"wrong": -3, "since": "x"}', b"\xff" * 5000])
def test_a_count_that_cannot_be_read_locks_nobody_out(store, content, desk_passphrase):
    tries.path_for(store).write_bytes(content)
    open_store(store, desk_passphrase).store.close()
    assert not tries.path_for(store).exists()


def test_the_command_line_waits_too(store, attempt, tmp_path, monkeypatch, capfd, desk_passphrase):
    monkeypatch.setattr("cigdesk.bootstrap.SystemClock.now", lambda _: datetime.now().astimezone())
    secret = tmp_path / "phrase.txt"
    secret.write_text("ce n’est pas elle\n", encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))
    codes = [main(["check", "--store", str(store)]) for _ in range(5)]
    secret.write_text(f"{desk_passphrase}\n", encoding="utf-8")
    codes.append(main(["check", "--store", str(store)]))
    lines = capfd.readouterr().err.splitlines()
    assert codes == [2] * 6
    assert ["prochain essai" in line for line in lines] == [False] * 4 + [True] * 2


# Another passphrase


def test_the_new_passphrase_opens_the_store_and_the_next_backup_and_the_old_one_its_own(
    desk, desk_passphrase
):
    before = desk.store.back_up()
    assert not desk.store.changed()
    desk.services.passphrase.change(desk_passphrase, NEW, NEW)
    assert desk.store.changed()
    after = desk.services.backups.at_exit()
    desk.store.close()
    open_store(desk.path, NEW).store.close()
    for path, right, wrong in ((before.path, desk_passphrase, NEW), (after.path, NEW, desk_passphrase)):
        keys = keyfile.read(keyfile.path_for(path))
        assert keyfile.unlock(keys, right).key == desk.store.key
        with pytest.raises(WrongPassphrase):
            keyfile.unlock(keys, wrong)


@pytest.mark.parametrize(
    ("old", "new", "field"), [("une autre phrase", NEW, "old"), ("", NEW, "old"), (None, "court", "new")]
)
def test_a_change_that_is_refused_changes_nothing(desk, desk_passphrase, old, new, field):
    kept = keyfile.path_for(desk.path).read_bytes()
    with pytest.raises(InvalidInput) as refusal:
        desk.services.passphrase.change(desk_passphrase if old is None else old, new, new)
    assert next(iter(refusal.value.errors)) == field
    assert keyfile.path_for(desk.path).read_bytes() == kept


def test_wrong_old_passphrases_wait_too(desk, clock, desk_passphrase):
    for _ in range(4):
        with pytest.raises(InvalidInput):
            desk.services.passphrase.change("une autre phrase", NEW, NEW)
    for typed in ("une autre phrase", desk_passphrase):
        with pytest.raises(TooManyTries):
            desk.services.passphrase.change(typed, NEW, NEW)
    clock.move(seconds=10)
    desk.services.passphrase.change(desk_passphrase, NEW, NEW)


def test_what_does_not_read_back_never_takes_the_place(desk, desk_passphrase, monkeypatch):
    kept = keyfile.path_for(desk.path).read_bytes()
    other = keyfile.create(StoreKey.generate(), NEW, desk.store._cost)
    monkeypatch.setattr(keyfile, "change_passphrase", lambda *_: other)
    with pytest.raises(ForeignKeyFile):
        desk.services.passphrase.change(desk_passphrase, NEW, NEW)
    assert keyfile.path_for(desk.path).read_bytes() == kept
    assert list(desk.path.parent.glob("*.part")) == []


def test_a_full_disk_leaves_the_old_passphrase(desk, desk_passphrase, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        desk.services.passphrase.change(desk_passphrase, NEW, NEW)
    monkeypatch.undo()
    desk.store.require_passphrase(desk_passphrase)


@pytest.fixture
def terminal(monkeypatch, store):
    """Runs `cigdesk passphrase` with those answers typed at the terminal."""

    def run(*answers, is_terminal=True):
        typed = iter(answers)
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: is_terminal))
        monkeypatch.setattr(opening.getpass, "getpass", lambda _prompt: next(typed))
        return main(["passphrase", str(store)])

    return run


def test_the_command_asks_for_the_old_one_and_twice_the_new_one(terminal, store, capfd, desk_passphrase):
    assert terminal(desk_passphrase, NEW, NEW) == 0
    assert "changée" in capfd.readouterr().out
    open_store(store, NEW).store.close()
    newest = backup.existing(backup.folder_for(store))[0]
    assert keyfile.unlock(keyfile.read(keyfile.path_for(newest.path)), NEW)


def test_the_command_says_what_is_wrong_and_changes_nothing(terminal, store, capfd, desk_passphrase):
    assert terminal("ce n’est pas elle") == 2
    assert terminal(desk_passphrase, "court", "court") == 2
    assert terminal(desk_passphrase, NEW, "une autre phrase") == 2
    assert terminal(is_terminal=False) == 2
    said = capfd.readouterr().err
    assert "il en manque" in said
    assert "diffèrent" in said
    assert "terminal" in said
    assert passphrase.run_command.__module__ == "cigdesk.cli.passphrase"
    open_store(store, desk_passphrase).store.close()


# The lock


def test_a_locked_store_is_closed_kept_from_others_and_its_key_is_gone(
    store, clock, desk_passphrase, monkeypatch
):
    desk = open_store(store, desk_passphrase, window=True, clock=clock)
    key, opened = desk.store.key, weakref.ref(desk.store)
    kept = desk.services.files.keep(b"un document")
    files = desk.services.files
    locked = desk.lock()
    with pytest.raises(RuntimeError):
        files.read(kept)
    del desk
    gc.collect()
    assert opened() is None
    assert key.secret == b""
    with pytest.raises(StoreBusy):
        open_store(store, desk_passphrase, window=True)
    with pytest.raises(WrongPassphrase):
        locked.unlock("ce n’est pas elle")
    with pytest.raises(StoreBusy):
        open_store(store, desk_passphrase, window=True)
    again = locked.unlock(desk_passphrase)
    locked.leave()
    with pytest.raises(StoreBusy):
        open_store(store, desk_passphrase, window=True)
    again.store.close()
    open_store(store, desk_passphrase, window=True).store.close()


def test_leaving_a_locked_store_lets_another_window_in(store, desk_passphrase):
    open_store(store, desk_passphrase, window=True).lock().leave()
    open_store(store, desk_passphrase, window=True).store.close()


def test_a_backup_that_fails_is_told_and_the_store_is_locked_all_the_same(
    store, desk_passphrase, monkeypatch
):
    desk = open_store(store, desk_passphrase, window=True)

    def full(*_):
        raise DiskFull(store)

    monkeypatch.setattr(desk.services.shelf, "back_up", full, raising=False)
    monkeypatch.setattr(type(desk.services.backups), "at_exit", full)
    locked = desk.lock()
    assert "disque" in locked.trouble
    locked.leave()
