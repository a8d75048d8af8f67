"""The second folder: closed copies on a key, another disk or a share, verified there too.

What is chosen gets a folder for this store alone, named after it. That it is there says that the key is
plugged: an empty mount point is never filled in its place.
"""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cigdesk.domain.backups import Place
from cigdesk.ports.backups import Backup
from cigdesk.store_errors import BackupFailed, DamagedBackup, SecondFolderAway, SecondFolderInside
from db import attachments, keyfile
from db.backup import (
    documents_in,
    existing,
    finish,
    folder_for,
    full_disk_named,
    prune,
    remove_leftovers,
    verified_counts,
)
from db.crypto import StoreKey
from db.errors import known_failures
from db.files import PRIVATE_FOLDER, beside, create_private, removed_on_failure, sync_file, sync_folder
from db.restore import aside_folder

PATIENCE_SECONDS = 5.0
"""How long a share may take to say whether it is there."""


def place_in(chosen: Path, store: Path, key: StoreKey) -> Path:
    """The folder of a store in the one that was chosen; two stores of the same name do not share it."""
    name = f"{store.stem}-{key.store_id.hex()[:8]}.backups"
    return chosen if chosen.name == name else chosen / name


def prepare(chosen: Path, store: Path, key: StoreKey) -> Path:
    """Make that folder. Raises SecondFolderInside, or the failure of the place."""
    place = place_in(chosen.resolve(), store, key)
    own = (folder_for(store), attachments.folder_for(store), aside_folder(store))
    if place.parent == store.parent or any(place.is_relative_to(each) for each in own):
        raise SecondFolderInside(chosen)
    with known_failures(place):
        place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        _require_writable(place)
    return place


def is_there(folder: Path) -> bool:
    """Whether the folder answers in a few seconds; a share that hangs is not there."""
    answer: list[bool] = []
    asking = threading.Thread(target=lambda: answer.append(_is_folder(folder)), daemon=True)
    asking.start()
    asking.join(PATIENCE_SECONDS)
    return answer == [True]


def copies_in(folder: Path, key: StoreKey) -> list[Backup] | None:
    """The copies of this store there, newest first; None while the folder is not there."""
    if not is_there(folder):
        return None
    with known_failures(folder):
        return existing(folder, key.store_id, Place.SECOND)


def copy_to(folder: Path, backup: Backup, key: StoreKey, now: datetime) -> Backup:
    """A verified copy of a backup and of its documents; the copies that aged out leave.

    Raises SecondFolderAway, BackupFailed, BackupDiskFull, or the failure of the place.
    """
    if not is_there(folder):
        raise SecondFolderAway(folder)
    finished = folder / backup.path.name
    if not finished.exists():
        with full_disk_named(finished), known_failures(finished):
            _copy(backup.path, finished, key)
            prune(folder, key, now)
    return Backup(finished, backup.taken_at, backup.reason, Place.SECOND, finished.stat().st_size)


def _copy(source: Path, finished: Path, key: StoreKey) -> None:
    remove_leftovers(finished.parent)
    part = beside(finished, ".part")
    part.unlink(missing_ok=True)
    keyfile.path_for(finished).unlink(missing_ok=True)
    with removed_on_failure(part):
        create_private(part)
        shutil.copyfile(source, part)
        sync_file(part)
        _require_same(source, part, key)
        attachments.copy_missing(documents_in(source.parent), documents_in(finished.parent))
        finish(part, finished, keyfile.path_for(source).read_bytes())
    # Some shares know no such thing for a folder.
    with suppress(OSError):
        sync_folder(finished.parent)


def _require_same(source: Path, part: Path, key: StoreKey) -> None:
    try:
        verified_counts(part, key)
    except DamagedBackup as error:
        raise BackupFailed(source) from error


def _require_writable(folder: Path) -> None:
    probe = folder / f".essai-{os.getpid()}"
    probe.unlink(missing_ok=True)
    create_private(probe)
    probe.unlink()


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
