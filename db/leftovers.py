"""What a process that was killed leaves beside a store: the draft of a new one, a copy that was coming in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time
from typing import Final

from filelock import FileLock, Timeout

from db.files import PRIVATE_FILE, beside

_PREFIX: Final = ".cigdesk-"
_LOCK: Final = "en-cours.lock"
_OLD_SECONDS: Final = 3600


@contextmanager
def draft_folder(parent: Path) -> Iterator[Path]:
    """A hidden owner-only folder in which a store is made; its lock says that somebody is at it."""
    with TemporaryDirectory(prefix=_PREFIX, dir=parent) as name:
        folder = Path(name)
        lock = FileLock(folder / _LOCK, timeout=0, mode=PRIVATE_FILE)
        with lock:
            yield folder
        (folder / _LOCK).unlink(missing_ok=True)


def sweep(store: Path) -> None:
    """Remove the drafts of the dead: our own, old enough, and locked by nobody. What resists stays."""
    with suppress(OSError):
        for folder in store.parent.glob(f"{_PREFIX}*"):
            if is_own(folder) and _is_old(folder) and is_abandoned(folder / _LOCK):
                shutil.rmtree(folder, ignore_errors=True)
        incoming = beside(store, ".restoring")
        if incoming.exists() and _is_old(incoming):
            incoming.unlink()
        # What was being written in the place of the key file, or of the count of wrong passphrases.
        for part in store.parent.glob(f"{escape(store.name)}.*.part"):
            if _is_old(part):
                part.unlink()


def is_own(folder: Path) -> bool:
    """A folder of this user, in a place where others may put theirs: never a link to somewhere else."""
    with suppress(OSError):
        mine = not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()
        return mine and folder.is_dir() and not folder.is_symlink()
    return False


def _is_old(path: Path) -> bool:
    return time() - path.stat().st_mtime > _OLD_SECONDS


def is_abandoned(held: Path) -> bool:
    """Whether a lock is there that nobody holds; what has none is being made, or is not ours."""
    if not held.exists():
        return False
    lock = FileLock(held, timeout=0)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return False
    lock.release()
    return True
