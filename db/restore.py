"""Putting a backup in the place of the store: checked first, the present files set aside, then one rename."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import NullPool

from cigdesk.domain.backups import Place
from cigdesk.ports.backups import Backup
from cigdesk.store_errors import ForeignBackup, NewerStore, StoreError
from db import attachments, erasure_list, keyfile
from db.backup import documents_in, existing, folder_for, store_id_of, verified_counts
from db.check import integrity_faults
from db.crypto import StoreKey
from db.engine import Access, connect, make_reading_engine
from db.errors import known_failures
from db.files import PRIVATE_FOLDER, beside, create_private, removed_on_failure, sync_file, sync_folder
from db.lock import WindowLock
from db.revision import SHIPPED, Migrations

_BUSY_MILLISECONDS = 1000
_STAMP = "%Y-%m-%dT%H%M%S%fZ"
_STAMPED = re.compile(r"\d{4}-\d\d-\d\dT\d{12}Z?", re.ASCII)
_COMPANIONS = ("-wal", "-shm", "-journal")


def aside_folder(store: Path) -> Path:
    """Where the states that a restore replaced are kept, each in a folder of its own."""
    return store.with_name(f"{store.stem}.mis-de-cote")


def set_aside(store: Path) -> list[Backup]:
    """The states that were replaced, newest first; `taken_at` is when they were."""
    folder = aside_folder(store)
    folders = [each for each in folder.iterdir() if _STAMPED.fullmatch(each.name)] if folder.is_dir() else []
    found = [state for each in folders if (state := _state(each / store.name, store)) is not None]
    return sorted(found, key=lambda state: state.taken_at, reverse=True)


def restore(
    store: Path, copy: Path, passphrase: str, now: datetime, migrations: Migrations = SHIPPED
) -> Path:
    """Replace `store` by `copy`, which `passphrase` (the one of the copy's day) opens.

    See `restore_with_key`. Raises WrongPassphrase too.
    """
    key = keyfile.unlock(keyfile.read(keyfile.path_for(copy)), passphrase).key
    return restore_with_key(store, copy, key, now, migrations)


@dataclass(frozen=True)
class Arrival:
    """How a copy comes in the place of a store.

    Attributes:
        documents: the folder of its documents.
        settle: given the copy once it lies beside the store, verified, and the store folded into one file:
            it may change it, refuse it by raising, and give the key file that goes with it.
    """

    documents: Path
    settle: Callable[[Path], keyfile.KeyFile | None] = lambda _incoming: None


def restore_with_key(
    store: Path,
    copy: Path,
    key: StoreKey,
    now: datetime,
    migrations: Migrations = SHIPPED,
    *,
    arrival: Arrival | None = None,
) -> Path:
    """Replace `store` by `copy`, of which the key is known; a backup unless `arrival` says otherwise.

    Returns the folder where the former files were set aside: nothing is deleted. A key file that belongs to
    the store stays, so that the present passphrase goes on opening it. What was erased since the copy was
    made is on the list beside the store, by which the next opening erases it again. A crash leaves the former
    store or the new one, whole. Raises DamagedBackup, ForeignBackup, NewerStore, StoreBusy, StoreLocked or
    another known failure; the present store then stands.
    """
    store = store.resolve()
    _require_own(store, copy, key)
    lock = WindowLock(store)
    lock.acquire()
    try:
        with known_failures(store):
            arrival = arrival or Arrival(documents_in(copy.parent))
            return _swap(store, copy, key, now, migrations, arrival)
    finally:
        lock.release()


def restore_key_file(store: Path, copy: Path, passphrase: str, now: datetime) -> None:
    """Put the key file of a copy beside a store that has lost its own; the data of the store stay.

    The one that was there is set aside. Raises WrongPassphrase, or ForeignBackup when it is of another store.
    """
    store = store.resolve()
    copied_keys = keyfile.read(keyfile.path_for(copy))
    keyfile.unlock(copied_keys, passphrase)
    if copied_keys.store_id != store_id_of(store):
        raise ForeignBackup(copy)
    present = keyfile.path_for(store)
    with known_failures(store):
        if present.exists():
            _link_or_copy(present, _new_aside(store, now) / present.name)
        keyfile.rewrite(present, copied_keys)


def _require_own(store: Path, copy: Path, key: StoreKey) -> None:
    """Over a store that can be opened, only its own copies: key file and store change in two steps."""
    if store_id_of(copy) not in (key.store_id, b""):
        raise ForeignBackup(copy)
    if store.exists() and store_id_of(store) == _key_file_id(store) != key.store_id:
        raise ForeignBackup(copy)


def _key_file_id(store: Path) -> bytes | None:
    try:
        return keyfile.read(keyfile.path_for(store)).store_id
    except StoreError:
        return None


def _swap(  # noqa: PLR0917  # handed on as they came
    store: Path, copy: Path, key: StoreKey, now: datetime, migrations: Migrations, arrival: Arrival
) -> Path:
    incoming = beside(store, ".restoring")
    incoming.unlink(missing_ok=True)
    with removed_on_failure(incoming):
        _bring(copy, incoming, key, migrations)
        _fold_log(store, key)
        erasure_list.gather(store, key, _copies_beside(store, copy, key))
        keys = arrival.settle(incoming)
        attachments.copy_missing(arrival.documents, attachments.folder_for(store))
        aside = _set_aside(store, now)
        if keys is None and _key_file_id(store) != key.store_id:
            keys = keyfile.read(keyfile.path_for(copy))
        if keys is not None:
            keyfile.rewrite(keyfile.path_for(store), keys)
        _move_companions(store, aside)
        incoming.replace(store)
    sync_folder(store.parent)
    return aside


def _copies_beside(store: Path, copy: Path, key: StoreKey) -> list[Path]:
    """Each may know of an erasure that the others do not."""
    folders = {copy.parent.resolve(), folder_for(store).resolve()}
    return [copy, *(each.path for folder in folders for each in existing(folder, key.store_id))]


def _bring(copy: Path, incoming: Path, key: StoreKey, migrations: Migrations) -> None:
    create_private(incoming)
    shutil.copyfile(copy, incoming)
    sync_file(incoming)
    verified_counts(incoming, key)
    with closing(connect(incoming, key, "immutable")) as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > migrations.number:
        raise NewerStore(copy)


def _fold_log(store: Path, key: StoreKey) -> None:
    """Bring the log into the file, which also proves that no other process has it open.

    A damaged file, or one of another key, is not written to: its log is set aside with it as it is.
    """
    if not reads_whole(store, key):
        return
    with closing(connect(store, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode = DELETE")


def reads_whole(store: Path, key: StoreKey) -> bool:
    """Whether a store reads back whole with its log, nothing being written to it."""
    access: Access = "ro" if beside(store, "-wal").exists() else "immutable"
    engine = make_reading_engine(store, key, access, NullPool)
    try:
        with engine.connect() as connection:
            return not integrity_faults(connection, full=False)
    except StoreError:
        return False


def _set_aside(store: Path, now: datetime) -> Path:
    _forget_unfinished(store)
    aside = _new_aside(store, now)
    for path in (store, keyfile.path_for(store)):
        if path.exists():
            _link_or_copy(path, aside / path.name)
    # The whole way to the former store is on the disk before its name goes to another file.
    for each in (aside, aside.parent, store.parent):
        sync_folder(each)
    return aside


def _new_aside(store: Path, now: datetime) -> Path:
    """Two of the same instant differ by a microsecond, as backups do."""
    folder, at = aside_folder(store), now.astimezone(UTC)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    while (aside := folder / at.strftime(_STAMP)).exists():
        at += timedelta(microseconds=1)
    aside.mkdir(mode=PRIVATE_FOLDER)
    return aside


def _forget_unfinished(store: Path) -> None:
    """Remove what a restore that was cut off had set aside: a second name of the store that went on."""
    folder = aside_folder(store)
    for each in folder.iterdir() if folder.is_dir() else ():
        if each.is_dir() and (_is_same(each / store.name, store) or not any(each.iterdir())):
            shutil.rmtree(each)


def _is_same(path: Path, store: Path) -> bool:
    return path.exists() and store.exists() and path.samefile(store)


def _state(path: Path, store: Path) -> Backup | None:
    if not path.is_file() or _is_same(path, store):
        return None
    stamp = path.parent.name.removesuffix("Z") + "Z"
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, place=Place.ASIDE, size=path.stat().st_size)


def _move_companions(store: Path, aside: Path) -> None:
    """A log left beside the restored file would be replayed into it."""
    for suffix in _COMPANIONS:
        companion = beside(store, suffix)
        if companion.exists():
            companion.rename(aside / companion.name)


def _link_or_copy(source: Path, target: Path) -> None:
    """A second name costs nothing and leaves the first in place until the swap; some disks have none."""
    try:
        os.link(source, target)
    except OSError:
        create_private(target)
        shutil.copyfile(source, target)
        sync_file(target)
