"""Backups and their return: verified copies, which ones are kept, nothing lost on the way."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.store_errors import (
    BackupDiskFull,
    BackupFailed,
    DamagedBackup,
    MissingKeyFile,
    ReadOnlyPlace,
    StoreBusy,
    StoreLocked,
    WrongPassphrase,
)
from db import backup
from db.backup import Backup, kept
from db.keyfile import path_for
from db.restore import restore
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


# Which ones stay


def at(**ago: float) -> Backup:
    return Backup(Path("x"), NOON - timedelta(**ago))


def test_a_year_of_daily_use_keeps_days_weeks_and_months():
    daily = [at(days=day) for day in range(365)]
    ages = sorted((NOON - each.taken_at).days for each in kept(daily, NOON))
    assert ages[:13] == list(range(13))
    assert 20 <= len(ages) <= 12 + 10 + 9 + 1
    assert ages[-1] <= 31 * 9
    assert max(later - earlier for earlier, later in pairwise(ages)) <= 31


def test_two_days_of_work_are_kept_whole():
    hourly = [at(hours=hour) for hour in range(100)]
    assert {each for each in hourly if NOON - each.taken_at <= timedelta(hours=48)} <= kept(hourly, NOON)


def test_the_newest_of_a_day_is_the_one_that_stays():
    morning, evening = at(days=5, hours=3), at(days=5)
    assert kept([morning, evening, at()], NOON) == {evening, at()}


def test_those_before_a_migration_stay_nine_months():
    early = Backup(Path("x"), NOON - timedelta(days=200, hours=3), "avant-migration")
    late = Backup(Path("x"), NOON - timedelta(days=290), "avant-migration")
    assert kept([early, late, at(days=200), at()], NOON) == {early, at(days=200), at()}


def test_the_only_backup_stays_however_old():
    assert kept([at(days=1000), at(days=1001)], NOON) == {at(days=1000)}
    assert kept([], NOON) == set()


@given(st.sets(st.integers(min_value=0, max_value=24 * 500), min_size=1))
def test_pruning_each_day_loses_nothing_that_pruning_once_would_keep(hours):
    backups = {at(hours=hour) for hour in hours}
    gradually: set[Backup] = set()
    for day in range(500, -1, -1):
        today = NOON - timedelta(days=day)
        gradually = kept(gradually | {each for each in backups if each.taken_at <= today}, today)
        backups -= {each for each in backups if each.taken_at <= today}
    assert at(hours=min(hours)) in gradually
    assert all(NOON - each.taken_at <= backup.LONGEST_KEPT for each in gradually - {at(hours=min(hours))})
    assert kept(gradually, NOON) == gradually


def test_what_ages_out_leaves_with_its_key_file_and_other_files_stay(new_store):
    folder = new_store.backup_folder
    old = new_store.back_up()
    aged = folder / "2020-01-01T000000000000Z.cigdesk"
    old.path.rename(aged)
    path_for(old.path).rename(path_for(aged))
    (folder / "à garder.txt").write_text("x")
    (folder / "2026-13-45T000000000000Z.cigdesk").write_text("x")
    taken = new_store.back_up()
    assert names(folder) == sorted(
        [taken.path.name, path_for(taken.path).name, "à garder.txt", "2026-13-45T000000000000Z.cigdesk"]
    )


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
