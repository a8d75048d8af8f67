"""Backups and their return: verified copies, which ones are kept, nothing lost on the way."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from cigdesk.domain.backups import Reason
from cigdesk.ports.backups import Backup
from cigdesk.store_errors import (
    BackupDiskFull,
    BackupFailed,
    DamagedBackup,
    DamagedStore,
    ForeignBackup,
    ForeignKeyFile,
    MissingKeyFile,
    NewerStore,
    ReadOnlyPlace,
    StoreBusy,
    StoreLocked,
    WrongPassphrase,
)
from db import backup, opening_check
from db.keyfile import path_for
from db.restore import restore, restore_key_file, set_aside
from db.store import Store

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Taking one


def test_a_backup_opens_like_the_store_and_holds_the_same(new_store, write, words, reopen):
    write(new_store, "avant")
    taken = new_store.back_up()
    write(new_store, "après")
    assert words(reopen(taken.path)) == ["avant"]


def test_a_backup_takes_what_is_still_in_the_log(new_store, write, words, reopen):
    write(new_store, *("x" * 5000 for _ in range(100)))
    assert Path(f"{new_store.path}-wal").stat().st_size > 100 * 5000
    assert len(words(reopen(new_store.back_up().path))) == 100


def test_a_backup_is_a_file_and_its_key_file_and_nothing_else(new_store):
    taken = new_store.back_up()
    assert names(new_store.backup_folder) == [taken.path.name, path_for(taken.path).name]
    assert new_store.backups() == [taken]
    assert taken.path.name == taken.taken_at.strftime("%Y-%m-%dT%H%M%S%fZ.cigdesk")


def test_nothing_changed_nothing_to_back_up(new_store, write, reopen):
    write(new_store, "x")
    assert new_store.backup_if_changed()
    assert new_store.backup_if_changed() is None
    new_store.close()
    again = reopen(new_store.path)
    assert again.backup_if_changed() is None
    write(again, "y")
    assert again.backup_if_changed()


def test_a_change_by_another_process_counts(new_store, write, reopen):
    new_store.backup_if_changed()
    write(reopen(new_store.path), "de la ligne de commande")
    assert new_store.backup_if_changed()


def test_a_backup_runs_beside_a_writer(new_store, write):
    with new_store.engine.execution_options(cigdesk_writing=True).begin() as connection:
        connection.exec_driver_sql("INSERT INTO parents(words) VALUES ('pas encore')")
        taken = new_store.back_up()
    assert backup.verified_counts(taken.path, new_store._key)["parents"] == 0


def test_a_copy_that_does_not_read_back_is_removed(new_store, write, monkeypatch):
    write(new_store, "x" * 20_000)

    def damage(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)

    monkeypatch.setattr("db.backup.sync_file", damage)
    with pytest.raises(BackupFailed):
        new_store.back_up()
    assert not new_store.backup_folder.exists()


def test_a_copy_with_fewer_rows_is_removed(new_store, monkeypatch):
    monkeypatch.setattr("db.backup.verified_counts", lambda *_: {"parents": 0})
    with pytest.raises(BackupFailed):
        new_store.back_up()


@pytest.mark.parametrize(("code", "refusal"), [(errno.ENOSPC, BackupDiskFull), (errno.EROFS, ReadOnlyPlace)])
@pytest.mark.parametrize("failing", ["create_private", "sync_file", "sync_folder"])
def test_a_failed_backup_leaves_the_earlier_ones_alone(new_store, write, monkeypatch, failing, code, refusal):
    earlier = new_store.back_up()

    def fail(*_: object) -> None:
        raise OSError(code, "said by the system")

    monkeypatch.setattr(f"db.backup.{failing}", fail)
    with pytest.raises(refusal):
        new_store.back_up()
    assert earlier in new_store.backups()
    assert not list(new_store.backup_folder.glob("*.part"))


# Which ones stay (the rule itself is in tests/unit/domain)


def renamed(taken: Backup, at: datetime) -> Path:
    """That backup as if it had been taken at another instant."""
    path = taken.path.with_name(at.strftime("%Y-%m-%dT%H%M%S%fZ.cigdesk"))
    taken.path.rename(path)
    path_for(taken.path).rename(path_for(path))
    return path


def test_what_ages_out_leaves_with_its_key_file_and_other_files_stay(new_store):
    folder = new_store.backup_folder
    for age in (400, 2, 1):
        renamed(new_store.back_up(), NOON - timedelta(days=age))
    (folder / "à garder.txt").write_text("x")
    (folder / "2026-13-45T000000000000Z.cigdesk").write_text("x")
    taken = new_store.back_up(now=NOON)
    assert [each.taken_at for each in new_store.backups()] == [NOON - timedelta(days=age) for age in range(3)]
    stay = {taken.path.name, "à garder.txt", "2026-13-45T000000000000Z.cigdesk"}
    assert stay <= set(names(folder))
    assert len(names(folder)) == 2 * 3 + 2


def test_backups_of_another_store_of_the_same_name_are_left_alone(closed, reopen, passphrase, cheap, trial):
    store = reopen(closed)
    other = renamed(store.back_up(), NOON - timedelta(days=400))
    store.close()
    closed.rename(closed.with_name("ailleurs.cigdesk"))
    path_for(closed).rename(closed.with_name("ailleurs.cigdesk.key"))
    with Store.create(closed, passphrase, cost=cheap, migrations=trial) as new:
        for age in range(4):
            new.back_up(now=NOON - timedelta(days=4 - age))
        assert len(new.backups()) == 4
    assert other.exists()


def test_two_backups_of_the_same_instant_are_two(new_store, write, words, reopen):
    write(new_store, "un")
    first = new_store.back_up(now=NOON)
    write(new_store, "deux")
    second = new_store.back_up(now=NOON)
    assert words(reopen(first.path)) == ["un"]
    assert words(reopen(second.path)) == ["un", "deux"]


def test_a_backup_says_what_made_it(new_store):
    taken = new_store.back_up(Reason.IMPORT, NOON)
    assert new_store.backups() == [taken]
    assert taken.path.name == "2026-11-24T120000000000Z-avant-import.cigdesk"


def test_a_backup_without_its_key_file_is_not_made(new_store, tmp_path, passphrase, cheap, trial):
    new_store.back_up()
    path_for(new_store.path).unlink()
    with pytest.raises(MissingKeyFile):
        new_store.back_up()
    Store.create(tmp_path / "autre.cigdesk", passphrase, cost=cheap, migrations=trial).close()
    shutil.copyfile(tmp_path / "autre.cigdesk.key", path_for(new_store.path))
    with pytest.raises(ForeignKeyFile):
        new_store.back_up()
    assert len(new_store.backups()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_nobody_else_reads_a_backup(new_store):
    taken = new_store.back_up()
    modes = [path.stat().st_mode & 0o777 for path in (taken.path, path_for(taken.path))]
    assert (modes, new_store.backup_folder.stat().st_mode & 0o777) == ([0o600, 0o600], 0o700)


def test_what_a_crash_left_half_done_is_removed_later(new_store):
    folder = new_store.back_up().path.parent
    left = [folder / "2026-01-01T000000000000Z.cigdesk.part", folder / "2026-01-01T000000000000Z.cigdesk.key"]
    for path in left:
        path.write_bytes(b"x")
    new_store.back_up()
    assert all(path.exists() for path in left)
    for path in left:
        os.utime(path, (0, 0))
    new_store.back_up()
    assert not any(path.exists() for path in left)


# Coming back


@pytest.fixture
def earlier(closed: Path, reopen: Callable[..., Store], write: Callable[..., None]) -> Path:
    """A backup of three parents; the store has got a fourth since."""
    with reopen(closed) as store:
        taken = store.back_up()
        write(store, "depuis")
    return taken.path


def test_restoring_brings_the_day_back_and_sets_the_present_aside(closed, earlier, passphrase, reopen, words):
    aside = restore(closed, earlier, passphrase, NOON)
    assert words(reopen(closed)) == ["parent 0", "parent 1", "parent 2"]
    assert words(reopen(aside / closed.name))[-1] == "depuis"
    assert earlier.exists()


def test_what_is_only_in_the_log_is_set_aside_too(closed, earlier, passphrase, reopen, words, write):
    store = reopen(closed)
    write(store, "dans le journal")
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{closed}{suffix}", f"{closed}{suffix}.kept")
    store.close()
    for suffix in ("", "-wal"):
        Path(f"{closed}{suffix}.kept").rename(f"{closed}{suffix}")
    aside = restore(closed, earlier, passphrase, NOON)
    assert words(reopen(aside / closed.name))[-1] == "dans le journal"
    assert len(words(reopen(closed))) == 3


@pytest.mark.parametrize("damage", ["missing", "cut", "noise", "no key", "key cut"])
def test_restoring_mends_any_damage_and_keeps_the_damaged_files(
    closed, earlier, passphrase, reopen, words, damage
):
    target = path_for(closed) if "key" in damage else closed
    if damage in ("missing", "no key"):
        target.unlink()
    else:
        target.write_bytes(target.read_bytes()[:5000] if damage == "cut" else b"noise" * 100)
    left = target.read_bytes() if target.exists() else None
    aside = restore(closed, earlier, passphrase, NOON)
    assert words(reopen(closed)) == ["parent 0", "parent 1", "parent 2"]
    assert left is None or (aside / target.name).read_bytes() == left


def test_a_log_left_by_a_damaged_store_is_not_replayed(closed, earlier, passphrase, reopen, words):
    closed.write_bytes(b"noise" * 5000)
    Path(f"{closed}-wal").write_bytes(b"log" * 5000)
    aside = restore(closed, earlier, passphrase, NOON)
    assert (aside / f"{closed.name}-wal").read_bytes() == b"log" * 5000
    assert len(words(reopen(closed))) == 3


def test_the_present_passphrase_goes_on_opening(closed, earlier, passphrase, reopen, words):
    with reopen(closed) as store:
        store.change_passphrase(passphrase, "la nouvelle")
    restore(closed, earlier, passphrase, NOON)
    assert len(words(reopen(closed, "la nouvelle"))) == 3


def test_a_restore_that_is_refused_changes_nothing(closed, earlier, passphrase, reopen, words):
    with pytest.raises(WrongPassphrase):
        restore(closed, earlier, "une autre", NOON)
    content = bytearray(earlier.read_bytes())
    content[len(content) // 2] ^= 1
    earlier.write_bytes(content)
    with pytest.raises(DamagedBackup):
        restore(closed, earlier, passphrase, NOON)
    path_for(earlier).unlink()
    with pytest.raises(MissingKeyFile):
        restore(closed, earlier, passphrase, NOON)
    assert words(reopen(closed))[-1] == "depuis"


def test_an_open_store_is_not_replaced(closed, earlier, passphrase, reopen):
    window = reopen(closed, window=True)
    with pytest.raises(StoreBusy):
        restore(closed, earlier, passphrase, NOON)
    window.close()
    reopen(closed)
    with pytest.raises(StoreLocked):
        restore(closed, earlier, passphrase, NOON)


def test_a_full_disk_while_restoring_leaves_the_store_as_it_is(
    closed, earlier, passphrase, reopen, words, monkeypatch
):
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", fail)
    with pytest.raises(Exception, match="plein"):
        restore(closed, earlier, passphrase, NOON)
    monkeypatch.undo()
    assert words(reopen(closed))[-1] == "depuis"
    assert not closed.with_name(closed.name + ".restoring").exists()


def test_a_restore_is_undone_by_restoring_what_it_set_aside(closed, earlier, passphrase, reopen, words):
    restore(closed, earlier, passphrase, NOON)
    [replaced] = set_aside(closed)
    assert replaced.taken_at == NOON
    restore(closed, replaced.path, passphrase, NOON + timedelta(minutes=5))
    assert words(reopen(closed))[-1] == "depuis"
    assert [each.taken_at for each in set_aside(closed)] == [NOON + timedelta(minutes=5), NOON]


def test_the_backup_of_another_store_does_not_replace_one_that_opens(
    closed, earlier, passphrase, reopen, words, tmp_path, cheap, trial
):
    with Store.create(tmp_path / "autre.cigdesk", passphrase, cost=cheap, migrations=trial) as other:
        write_of_other = other.back_up().path
    with pytest.raises(ForeignBackup):
        restore(closed, write_of_other, passphrase, NOON)
    assert words(reopen(closed))[-1] == "depuis"


def test_a_backup_by_a_later_version_is_refused_before_anything_is_replaced(
    closed, passphrase, reopen, words, add_migration, trial
):
    later = add_migration("op.add_column('parents', sa.Column('more', sa.Text))")
    ahead = closed.with_name("ahead") / closed.name
    ahead.parent.mkdir()
    shutil.copyfile(closed, ahead)
    shutil.copyfile(path_for(closed), path_for(ahead))
    with reopen(ahead, migrations=later) as store:
        taken = store.back_up()
    with pytest.raises(NewerStore):
        restore(closed, taken.path, passphrase, NOON, trial)
    assert len(words(reopen(closed))) == 3


def test_a_lost_key_file_comes_back_from_a_backup_and_no_data_is_lost(
    closed, earlier, passphrase, reopen, words, tmp_path, cheap, trial
):
    path_for(closed).write_bytes(b"noise")
    with pytest.raises(WrongPassphrase):
        restore_key_file(closed, earlier, "une autre", NOON)
    restore_key_file(closed, earlier, passphrase, NOON)
    assert words(reopen(closed))[-1] == "depuis"
    [kept] = closed.with_name("essai.mis-de-cote").glob("*/essai.cigdesk.key")
    assert kept.read_bytes() == b"noise"
    with Store.create(tmp_path / "autre.cigdesk", passphrase, cost=cheap, migrations=trial) as other:
        foreign = other.back_up().path
    with pytest.raises(ForeignBackup):
        restore_key_file(closed, foreign, passphrase, NOON)


_DEADLY = """
import os, shutil, sys
from datetime import UTC, datetime
from pathlib import Path

import db.restore
from db.backup import back_up, folder_for
from db.revision import Migrations
from db.store import Store

store, copy, passphrase, into, versions = map(Path, sys.argv[1:6])
passphrase = str(passphrase)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
left = 0

def deadly(name):
    real = getattr(os, name)
    def step(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
        return real(*arguments, **options)
    setattr(os, name, step)

def killed(step):
    global left
    folder = into / f"{step:03}"
    shutil.copytree(store.parent, folder)
    child = os.fork()
    if not child:
        ready = begin(folder)
        for name in ("replace", "rename", "link", "open", "unlink", "mkdir", "fsync"):
            deadly(name)
        left = step
        ready()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -9

def restoring(folder):
    there = folder / copy.relative_to(store.parent)
    return lambda: db.restore.restore(folder / store.name, there, passphrase, NOON)

def backing_up(folder):
    opened = Store.open(folder / store.name, passphrase, migrations=Migrations(versions, "0001"))
    return lambda: opened.back_up(now=NOON)

begin = globals()[sys.argv[6]]
step = 1
while killed(step):
    step += 1
"""


@pytest.fixture
def killed_at_each_step(closed, earlier, passphrase, trial, tmp_path):
    """Does the work in copies of the folder, each killed one step later than the one before; gives them."""

    def run(work: str) -> list[Path]:
        into = tmp_path / "steps"
        into.mkdir()
        arguments = (closed, earlier, passphrase, into, trial.versions, work)
        subprocess.run([sys.executable, "-c", _DEADLY, *map(str, arguments)], check=True)
        return sorted(into.iterdir())

    return run


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kill -9")
def test_killed_at_any_step_of_a_restore_one_whole_store_is_left(
    closed, earlier, passphrase, reopen, words, killed_at_each_step
):
    outcomes = []
    for folder in killed_at_each_step("restoring"):
        with reopen(folder / closed.name) as store:
            outcomes.append(words(store)[-1])
            assert store.check(full=True).integrity == ()
        restore(folder / closed.name, folder / earlier.relative_to(closed.parent), passphrase, NOON)
    # Each kill came a step later than the one before: the old store, then the new one.
    assert len(outcomes) > 15
    assert set(outcomes) == {"depuis", "parent 2"}
    assert outcomes == sorted(outcomes)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kill -9")
def test_killed_at_any_step_of_a_backup_what_is_listed_opens(closed, reopen, words, killed_at_each_step):
    made = []
    for folder in killed_at_each_step("backing_up"):
        with reopen(folder / closed.name) as store:
            listed = store.backups()
            made.append(len(listed))
            for each in listed:
                reopen(each.path).close()
                assert backup.verified_counts(each.path, store.key)
            assert words(store)[-1] == "depuis"
    assert len(made) > 8
    assert made == sorted(made)
    assert set(made) == {1, 2}


# Damage


@pytest.fixture
def flipped(closed: Path) -> Path:
    """A store with one byte altered in the middle."""
    content = bytearray(closed.read_bytes())
    content[len(content) // 2] ^= 1
    closed.write_bytes(content)
    return closed


@pytest.mark.parametrize("window", [True, False])
def test_a_damaged_store_is_found_at_opening_and_not_one_byte_is_written(flipped, reopen, window):
    before = {path: path.read_bytes() for path in flipped.parent.iterdir()}
    with pytest.raises(DamagedStore):
        reopen(flipped, window=window)
    after = {path: path.read_bytes() for path in flipped.parent.iterdir() if path.suffix != ".lock"}
    assert after == before
    with pytest.raises(DamagedStore):
        reopen(flipped, window=window)


def test_one_byte_altered_anywhere_is_found_and_nothing_is_written(closed, reopen, trial):
    with reopen(closed) as store:
        key = store.key
    content = closed.read_bytes()
    places = range(16, len(content), len(content) // 50)
    assert len(places) >= 50
    for place in places:
        altered = bytearray(content)
        altered[place] ^= 0x40
        closed.write_bytes(altered)
        with pytest.raises(DamagedStore), Store.reopen(closed, key, migrations=trial) as store:
            store.require_sound()
        assert closed.read_bytes() == altered


def test_while_a_large_store_is_read_through_writers_wait_and_readers_do_not(
    flipped, reopen, write, words, monkeypatch
):
    go = threading.Event()
    faults = opening_check.integrity_faults

    def slowly(*arguments: object, **options: object) -> object:
        go.wait(20)
        return faults(*arguments, **options)

    monkeypatch.setattr(opening_check, "integrity_faults", slowly)
    before = flipped.read_bytes()
    store = reopen(flipped, window=True)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1").all()
    threading.Timer(0.2, go.set).start()
    with pytest.raises(DamagedStore):
        write(store, "rien ne doit s’écrire")
    with pytest.raises(DamagedStore):
        store.back_up()
    with pytest.raises(DamagedStore):
        store.require_sound()
    store.close()
    assert flipped.read_bytes() == before


# What a crash leaves


def test_the_draft_of_a_store_whose_creation_was_killed_is_swept_at_the_next_start(closed, reopen):
    draft = closed.parent / ".cigdesk-abc"
    foreign = closed.parent / ".cigdesk-autre"
    held = closed.parent / ".cigdesk-tenu"
    for folder in (draft, foreign, held):
        folder.mkdir()
    for folder in (draft, held):
        (folder / "en-cours.lock").touch()
    lock = FileLock(held / "en-cours.lock")
    with lock:
        reopen(closed).close()
        assert draft.exists()
        for folder in (draft, foreign, held):
            os.utime(folder, (0, 0))
        reopen(closed).close()
        assert (draft.exists(), foreign.exists(), held.exists()) == (False, True, True)


_CREATING = """
import os, sys
from pathlib import Path
from db.crypto import Cost
from db.store import Store
Store.create(Path(sys.argv[1]), "les hirondelles de l’été", cost=Cost(19, 1, 1),
             found=lambda engine: os.kill(os.getpid(), 9))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kill -9")
def test_a_creation_that_is_killed_leaves_what_the_next_one_sweeps(tmp_path, passphrase, cheap):
    path = tmp_path / "neuf.cigdesk"
    subprocess.run([sys.executable, "-c", _CREATING, path], check=False)
    [draft] = tmp_path.iterdir()
    assert draft.name.startswith(".cigdesk-")
    hour_ago = time.time() - 3700
    os.utime(draft, (hour_ago, hour_ago))
    Store.create(path, passphrase, cost=cheap).close()
    assert names(tmp_path) == ["neuf.cigdesk", "neuf.cigdesk.key"]
