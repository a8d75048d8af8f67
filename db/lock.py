"""One window for a store: a lock that the system frees when the process dies, however it dies."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from cigdesk.store_errors import StoreBusy
from db.errors import known_failures
from db.files import PRIVATE_FILE, beside


class WindowLock:
    """Held by a window from opening to closing; the command line works beside it without taking it."""

    def __init__(self, store: Path) -> None:
        self._store = store
        # Another thread than the one that opened the store may close it.
        self._lock = FileLock(beside(store, ".lock"), timeout=0, mode=PRIVATE_FILE, thread_local=False)

    def acquire(self) -> None:
        """Take the lock. Raises StoreBusy when a window has it, ReadOnlyPlace when none can be taken here."""
        try:
            with known_failures(self._store):
                self._lock.acquire()
        except Timeout:
            raise StoreBusy(self._store) from None

    def release(self) -> None:
        """Give the lock back; does nothing when it is not held."""
        self._lock.release()
