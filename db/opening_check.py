"""Reading a store through once when it is opened: nothing is written to it before it is known to be sound."""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, event

from cigdesk.store_errors import DamagedStore, StoreError
from db.check import integrity_faults
from db.crypto import StoreKey
from db.engine import WRITING, Access, make_reading_engine
from db.files import beside


class OpeningCheck:
    """A thread that reads the file; writers wait for it, readers do not.

    A large store takes a second, so that its window is there before the check is over.
    """

    def __init__(self, path: Path, key: StoreKey) -> None:
        self._path, self._key = path, key
        self._over = threading.Event()
        self._damaged = False
        self._connection: Connection | None = None
        threading.Thread(target=self._read, name="cigdesk-check", daemon=True).start()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it is over, or that long. Raises DamagedStore once damage is known."""
        self._over.wait(seconds)
        if self._damaged:
            raise DamagedStore(self._path)

    @property
    def damaged(self) -> bool:
        """Whether damage is known."""
        return self._damaged

    def guard(self, engine: Engine) -> None:
        """Have the writers of that engine wait; they get DamagedStore when there is damage."""
        event.listen(engine, "begin", self._before_begin, insert=True)

    def close(self) -> None:
        """Let go of the file."""
        self._over.wait()
        self._let_go()

    def _before_begin(self, connection: Connection) -> None:
        if connection.get_execution_options().get(WRITING, False):
            self.wait()

    def _read(self) -> None:
        try:
            has_log = self._has_log()
            self._read_by("ro" if has_log else "immutable")
            # Opened meanwhile by another, the file is not whole without its log.
            if self._damaged and not has_log and self._has_log():
                self._read_by("ro")
        finally:
            self._over.set()

    def _has_log(self) -> bool:
        return beside(self._path, "-wal").exists()

    def _read_by(self, access: Access) -> None:
        self._let_go()
        try:
            self._connection = make_reading_engine(self._path, self._key, access, NullPool).connect()
            self._damaged = bool(integrity_faults(self._connection, full=False))
        except StoreError as error:
            self._damaged = isinstance(error, DamagedStore)
        # Of a damaged file the reader stays: the last one to close would fold an old log into it.
        if not self._damaged:
            self._let_go()

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
