"""From what the driver and the system say to what the person reads."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cigdesk.store_errors import (
    DamagedStore,
    DiskFailure,
    DiskFull,
    ReadOnlyPlace,
    StoreAlreadyThere,
    StoreError,
    StoreLocked,
    StoreNotFound,
    UnusablePlace,
)

_ROOM_TO_OPEN = 128 * 1024  # bytes: the log and its index

_BY_ERRNO: dict[int, type[StoreError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnlyPlace,
    errno.EACCES: ReadOnlyPlace,
    errno.EPERM: ReadOnlyPlace,
    errno.EEXIST: StoreAlreadyThere,
    errno.ENOENT: StoreNotFound,
    errno.ENOTDIR: UnusablePlace,
    errno.EISDIR: UnusablePlace,
    errno.ENAMETOOLONG: UnusablePlace,
    errno.EINVAL: UnusablePlace,
    errno.EIO: DiskFailure,
}
_BY_SQLITE_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreLocked,
    sqlite3.SQLITE_LOCKED: StoreLocked,
    sqlite3.SQLITE_READONLY: ReadOnlyPlace,
    sqlite3.SQLITE_PERM: ReadOnlyPlace,
    sqlite3.SQLITE_CANTOPEN: ReadOnlyPlace,
    sqlite3.SQLITE_IOERR: DiskFailure,
    sqlite3.SQLITE_CORRUPT: DamagedStore,
    sqlite3.SQLITE_NOTADB: DamagedStore,
    sqlite3.SQLITE_FULL: DiskFull,
}
_BY_SQLITE_WORDS: dict[str, type[StoreError]] = {
    "database is locked": StoreLocked,
    "disk I/O error": DiskFailure,
    "database disk image is malformed": DamagedStore,
    "file is not a database": DamagedStore,
    "database or disk is full": DiskFull,
}
"""The driver's copy of whole stores gives no code, only the words of SQLite."""


def store_error(error: BaseException, path: Path) -> StoreError | None:
    """The known failure behind an error of the driver or of the system; None for a fault of the program."""
    # Imported at the first failure: the first window names files and opens none.
    from sqlalchemy.exc import DBAPIError

    if isinstance(error, StoreError):
        return error
    if isinstance(error, DBAPIError):
        return store_error(error.orig, path) if error.orig is not None else None
    kind = _BY_ERRNO.get(error.errno or 0) if isinstance(error, OSError) else _by_sqlite(error)
    # Where SQLite prepares its log, a full disk shows as an error without a name.
    if kind is DiskFailure and _is_full(path.parent):
        kind = DiskFull
    return kind(path) if kind is not None else None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ROOM_TO_OPEN
    except OSError:
        return False


def _by_sqlite(error: BaseException) -> type[StoreError] | None:
    code = getattr(error, "sqlite_errorcode", None)
    return _BY_SQLITE_CODE.get(code & 0xFF) if isinstance(code, int) else _BY_SQLITE_WORDS.get(str(error))


@contextmanager
def known_failures(path: Path) -> Iterator[None]:
    """Raise the known failure, about the file `path`, in place of what the driver or the system raised."""
    try:
        yield
    except Exception as error:
        known = store_error(error, path)
        if known is None or known is error:
            raise
        raise known from error
