"""Temporary folders of demonstrations: removed when they are closed, or at the next start after a crash."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

PREFIX: Final = "cigdesk-demo-"
_LOCK: Final = "ouverte.lock"
"""Held as long as the demonstration is open; the system frees it when the process dies."""


class DemoFolder:
    """A folder of one demonstration, readable by its owner alone, until `remove`."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        # The thread that closes the window is not the one that made the demonstration.
        self._lock = FileLock(self.path / _LOCK, timeout=0, thread_local=False)
        self._lock.acquire()

    @property
    def store(self) -> Path:
        """Where its store goes."""
        return self.path / "demonstration.cigdesk"

    def remove(self) -> None:
        """Remove it with all it holds; what the system still keeps open goes at a later start."""
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def remove_stale() -> None:
    """Remove the folders that demonstrations left when they died. One that another window has open stays."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _is_own(folder) and _is_abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_own(folder: Path) -> bool:
    """A folder of this user, in a place where others may put theirs: never a link to somewhere else."""
    with suppress(OSError):
        return not folder.is_symlink() and folder.is_dir() and _belongs_to_user(folder)
    return False


def _belongs_to_user(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _is_abandoned(folder: Path) -> bool:
    """Without its lock it is being made, or is of somebody else's making."""
    if not (folder / _LOCK).exists():
        return False
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return False
    lock.release()
    return True
