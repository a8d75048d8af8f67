"""Putting a backup in the place of the store: checked first, the present files set aside, then one rename."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from cigdesk.store_errors import StoreError
from db import attachments, keyfile
from db.backup import documents_in, verified_counts
from db.crypto import StoreKey
from db.engine import connect
from db.errors import known_failures
from db.files import PRIVATE_FOLDER, beside, create_private, removed_on_failure, sync_file, sync_folder
from db.lock import WindowLock

_BUSY_MILLISECONDS = 1000


def restore(store: Path, copy: Path, passphrase: str, now: datetime) -> Path:
    """Replace `store` by `copy`, which `passphrase` (the one of the copy's day) opens.

    Returns the folder where the former files were set aside: nothing is deleted. A key file that belongs to
    the store stays, so that the present passphrase goes on opening it. Raises WrongPassphrase, DamagedBackup,
    StoreBusy, StoreLocked or another known failure; the present store then stands.
    """
    store = store.resolve()
    copied_keys = keyfile.read(keyfile.path_for(copy))
    key = keyfile.unlock(copied_keys, passphrase).key
    verified_counts(copy, key)
    lock = WindowLock(store)
    lock.acquire()
    try:
        with known_failures(store):
            return _swap(store, copy, copied_keys, key, now)
    finally:
        lock.release()


def _swap(store: Path, copy: Path, copied_keys: keyfile.KeyFile, key: StoreKey, now: datetime) -> Path:
    incoming = beside(store, ".restoring")
    incoming.unlink(missing_ok=True)
    with removed_on_failure(incoming):
        create_private(incoming)
        shutil.copyfile(copy, incoming)
        sync_file(incoming)
        verified_counts(incoming, key)
        _fold_log(store, key)
        aside = _set_aside(store, now)
        if not _keys_belong(store, key):
            keyfile.rewrite(keyfile.path_for(store), copied_keys)
        attachments.copy_missing(documents_in(copy.parent), attachments.folder_for(store))
        incoming.replace(store)
    sync_folder(store.parent)
    return aside


def _fold_log(store: Path, key: StoreKey) -> None:
    """Bring the log into the file, which also proves that no other process has it open.

    A damaged file, or one of another key, is not written to: its log is set aside with it as it is.
    """
    try:
        verified_counts(store, key)
    except StoreError:
        return
    with closing(connect(store, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode = DELETE")


def _set_aside(store: Path, now: datetime) -> Path:
    aside = store.with_name(f"{store.stem}.mis-de-cote") / now.strftime("%Y-%m-%dT%H%M%S%f")
    aside.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    aside.mkdir(mode=PRIVATE_FOLDER)
    for path in (store, keyfile.path_for(store)):
        if path.exists():
            _link_or_copy(path, aside / path.name)
    # A log left beside the restored file would be replayed into it.
    for suffix in ("-wal", "-shm"):
        companion = beside(store, suffix)
        if companion.exists():
            companion.rename(aside / companion.name)
    sync_folder(aside)
    return aside


def _link_or_copy(source: Path, target: Path) -> None:
    """A second name costs nothing and leaves the first in place until the swap; some disks have none."""
    try:
        os.link(source, target)
    except OSError:
        create_private(target)
        shutil.copyfile(source, target)
        sync_file(target)


def _keys_belong(store: Path, key: StoreKey) -> bool:
    try:
        return keyfile.read(keyfile.path_for(store)).store_id == key.store_id
    except StoreError:
        return False
