"""Backups: whole encrypted copies, read back before they count, aged out by `cigdesk.domain.backups`."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time

from sqlalchemy import Engine, NullPool

from cigdesk.domain.backups import Place, Reason, kept
from cigdesk.ports.backups import Backup
from cigdesk.store_errors import (
    BackupDiskFull,
    BackupFailed,
    DamagedBackup,
    DiskFull,
    ForeignKeyFile,
    StoreError,
)
from db import attachments, keyfile
from db.check import integrity_faults, row_counts, seal_faults
from db.crypto import STORE_ID_BYTES, StoreKey
from db.engine import connect, make_reading_engine
from db.errors import known_failures
from db.files import beside, create_private, private_folder, removed_on_failure, sync_file, sync_folder

_STAMP = "%Y-%m-%dT%H%M%S%fZ"
_REASONS = "|".join(reason for reason in Reason if reason)
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d{{12}}Z)(?:-({_REASONS}))?\.cigdesk", re.ASCII)
_STALE_SECONDS = 3600


def folder_for(store: Path) -> Path:
    """Where the backups of a store lie."""
    return store.with_name(f"{store.stem}.backups")


def documents_in(folder: Path) -> Path:
    """The documents of all the backups of a folder, each once."""
    return folder / "documents"


def existing(folder: Path, store_id: bytes | None = None, place: Place = Place.HERE) -> list[Backup]:
    """The backups of a folder, newest first; files of other names are left alone.

    Those of another store too, unless `store_id` is not given.
    """
    paths = list(folder.iterdir()) if folder.is_dir() else []
    found = [backup for path in paths if (backup := _named(path, place)) is not None]
    own = [each for each in found if store_id is None or store_id_of(each.path) == store_id]
    return sorted(own, key=lambda backup: backup.taken_at, reverse=True)


def store_id_of(copy: Path) -> bytes:
    """The store that a file belongs to, by its first bytes; b"" when it cannot be read."""
    try:
        with copy.open("rb") as file:
            return file.read(STORE_ID_BYTES)
    except OSError:
        return b""


def is_due(store: Path, folder: Path) -> bool:
    """Whether the store changed since its backups, whichever process changed it.

    A backup bears the time of change of the store it was taken from; no clock is compared. One that opens
    with other passphrases does not count.
    """
    log = beside(store, "-wal")
    unfolded = log.exists() and log.stat().st_size > 0
    changed_at = store.stat().st_mtime_ns
    same = [each.path for each in existing(folder) if each.path.stat().st_mtime_ns == changed_at]
    return unfolded or not any(_same_keys(store, each) for each in same)


def _same_keys(store: Path, copy: Path) -> bool:
    try:
        return keyfile.path_for(copy).read_bytes() == keyfile.path_for(store).read_bytes()
    except OSError:
        return False


def back_up(
    store: Path,
    key: StoreKey,
    engine: Engine,
    folder: Path,
    now: datetime,
    *,
    reason: Reason = Reason.UNKNOWN,
) -> Backup:
    """Copy the store in one step, read the copy back, give it its name, remove the copies that aged out.

    Raises BackupFailed, BackupDiskFull or another known failure; then no unfinished copy is left.
    """
    taken_at, finished = _free_name(folder, now, reason)
    part = beside(finished, ".part")
    with full_disk_named(finished), known_failures(finished), private_folder(folder):
        keys = _own_key_file(store, key)
        remove_leftovers(folder)
        with removed_on_failure(part):
            copy_store(store, key, engine, part)
            attachments.copy_missing(attachments.folder_for(store), documents_in(folder))
            finish(part, finished, keys)
        sync_folder(folder)
        prune(folder, key, now)
    return Backup(finished, taken_at, reason, size=finished.stat().st_size)


def finish(part: Path, finished: Path, keys: bytes) -> None:
    """Give a verified copy its name, its key file beside it first: what is listed can be opened."""
    with removed_on_failure(keyfile.path_for(finished)):
        create_private(keyfile.path_for(finished), keys)
        part.rename(finished)


@contextmanager
def full_disk_named(finished: Path) -> Iterator[None]:
    """Say that it is the disk of the backups that is full, and that the data are safe."""
    try:
        yield
    except DiskFull as error:
        raise BackupDiskFull(finished) from error


def verified_counts(copy: Path, key: StoreKey) -> dict[str, int]:
    """Rows by table of a copy that nobody writes. Raises DamagedBackup when it does not read back whole."""
    return _counts(copy, key, verify=True)


def quick_counts(copy: Path, key: StoreKey) -> dict[str, int]:
    """Rows by table, without reading the rest of the copy. Raises DamagedBackup."""
    return _counts(copy, key, verify=False)


def _counts(copy: Path, key: StoreKey, *, verify: bool) -> dict[str, int]:
    engine = make_reading_engine(copy, key, "immutable", NullPool)
    try:
        with engine.connect() as connection:
            if verify and (integrity_faults(connection, full=False) or seal_faults(connection)):
                raise DamagedBackup(copy)
            return row_counts(connection)
    except StoreError as error:
        raise DamagedBackup(copy) from error


def prune(folder: Path, key: StoreKey, now: datetime) -> None:
    """Remove the backups that aged out; called once a new one has been verified."""
    found = existing(folder, key.store_id)
    gone = set(found) - kept(found, now)
    for backup in gone:
        # The key file goes last: what is listed can be opened, whenever a crash comes.
        backup.path.unlink()
        keyfile.path_for(backup.path).unlink(missing_ok=True)
    if gone:
        attachments.remove_orphans(documents_in(folder), [each.path for each in existing(folder)], key)


def remove_leftovers(folder: Path) -> None:
    """Remove what a crash left half done: unfinished copies, and key files without their copy."""
    for part in folder.glob("*.part"):
        _remove_stale(part)
    for keys in folder.glob("*Z*.cigdesk.key"):
        copy = keys.with_suffix("")
        if _named(copy, Place.HERE) is None and _NAME.fullmatch(copy.name):
            _remove_stale(keys)


def _remove_stale(path: Path) -> None:
    if time() - path.stat().st_mtime > _STALE_SECONDS:
        path.unlink(missing_ok=True)


def _free_name(folder: Path, now: datetime, reason: Reason) -> tuple[datetime, Path]:
    """Two backups of the same instant differ by a microsecond: no clock makes one overwrite another."""
    at = now.astimezone(UTC)
    while True:
        name = at.strftime(_STAMP) + (f"-{reason}" if reason else "")
        path = folder / f"{name}.cigdesk"
        if not (path.exists() or keyfile.path_for(path).exists()):
            return at, path
        at += timedelta(microseconds=1)


def _own_key_file(store: Path, key: StoreKey) -> bytes:
    """A backup without the key file that opens it would be worth nothing."""
    path = keyfile.path_for(store)
    if keyfile.read(path).store_id != key.store_id:
        raise ForeignKeyFile(store)
    return path.read_bytes()


def copy_store(store: Path, key: StoreKey, engine: Engine, part: Path) -> None:
    """A copy of what the store holds now, in one step, read back. Raises BackupFailed."""
    changed_at = store.stat().st_mtime_ns
    create_private(part)
    with engine.connect() as connection:
        # Counting opens the transaction, so that the copy is of the very state that was counted.
        counts = row_counts(connection)
        _copy_pages(connection.connection.driver_connection, part, key)
    sync_file(part)
    if _counts_read_back(part, key) != counts:
        raise BackupFailed(store)
    os.utime(part, ns=(changed_at, changed_at))


def _copy_pages(source: object, part: Path, key: StoreKey) -> None:
    target = connect(part, key)
    try:
        # In one step: a copy by steps starts again at each write and may never finish.
        source.backup(target, pages=-1)  # type: ignore[attr-defined]  # the driver ships no types
    finally:
        target.close()


def _counts_read_back(part: Path, key: StoreKey) -> dict[str, int] | None:
    try:
        return verified_counts(part, key)
    except DamagedBackup:
        return None


def _named(path: Path, place: Place) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        taken_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
        found = path.lstat()
        # A second folder is anybody's: a pipe would be waited for without end, a link leads away.
        if not stat.S_ISREG(found.st_mode):
            return None
        return Backup(path, taken_at, Reason(match[2] or ""), place, found.st_size)
    except (ValueError, OSError):
        return None
