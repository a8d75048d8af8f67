"""Temporary folders of demonstrations: removed when they are closed, or at the next start after a crash."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Final

from filelock import FileLock

from db.leftovers import is_abandoned, is_own

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
        if is_own(folder) and is_abandoned(folder / _LOCK):
            shutil.rmtree(folder, ignore_errors=True)
