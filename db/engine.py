"""Connections to the encrypted file: driver, key, settings of each connection, transactions."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

from sqlalchemy import Connection, Engine, ExceptionContext, Pool, QueuePool, create_engine, event
from sqlcipher3 import dbapi2 as driver  # type: ignore[import-untyped]  # the driver ships no types

from cigdesk.store_errors import DamagedStore, OldSqlite, ReadOnlyPlace, StoreError
from db.crypto import StoreKey
from db.errors import known_failures, store_error

if TYPE_CHECKING:
    import sqlite3

MINIMUM_SQLITE: Final = (3, 51, 3)
BUSY_MILLISECONDS: Final = 10_000
WRITING: Final = "cigdesk_writing"

Access = Literal["rw", "ro", "immutable"]

_SETTINGS = (
    f"busy_timeout = {BUSY_MILLISECONDS}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
)


def require_current_sqlite() -> None:
    """Raise OldSqlite below 3.51.3: two connections on one log could corrupt the file ("WAL-reset" race)."""
    if driver.sqlite_version_info < MINIMUM_SQLITE:
        raise OldSqlite


def connect(path: Path, key: StoreKey, access: Access = "rw") -> sqlite3.Connection:
    """A connection of the driver with its key given; it begins no transaction by itself.

    "immutable" reads a file that nobody writes and creates nothing beside it; "rw" never creates the file.
    """
    query = "mode=ro&immutable=1" if access == "immutable" else f"mode={access}"
    connection = driver.connect(
        f"{path.absolute().as_uri()}?{query}", uri=True, check_same_thread=False, isolation_level=None
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(key.pragma())
    except BaseException:
        connection.close()
        raise
    return cast("sqlite3.Connection", connection)


def connect_for_work(path: Path, key: StoreKey, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """A connection with every setting of durability and secrecy that the store relies on."""
    connection = connect(path, key)
    try:
        for setting in (*_SETTINGS, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(
    path: Path, key: StoreKey, *, foreign_keys: bool = True, pool: type[Pool] = QueuePool
) -> Engine:
    """The engine of a store. A transaction reads, unless its connection has the option WRITING."""

    def opened() -> sqlite3.Connection:
        with known_failures(path):
            return connect_for_work(path, key, foreign_keys=foreign_keys)

    return _engine(path, key, opened, pool)


def make_reading_engine(path: Path, key: StoreKey, access: Access, pool: type[Pool]) -> Engine:
    """An engine that cannot write, for checks and for copies."""

    def opened() -> sqlite3.Connection:
        with known_failures(path):
            return connect(path, key, access)

    return _engine(path, key, opened, pool)


def _engine(path: Path, key: StoreKey, opened: Callable[[], sqlite3.Connection], pool: type[Pool]) -> Engine:
    engine = create_engine("sqlite://", module=driver, creator=opened, poolclass=pool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _naming_failures(path, key))
    return engine


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
    # A writer takes its turn at once: a reader that turns writer could be refused after its work.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _naming_failures(path: Path, key: StoreKey) -> Callable[[ExceptionContext], StoreError | None]:
    # Statements compiled once stay in the maps of SQLAlchemy, with the dialect and its listeners, as long as
    # the process: held here, the key would outlive the lock of the window.
    held = weakref.ref(key)

    def name_failure(context: ExceptionContext) -> StoreError | None:
        key = held()
        # SQLCipher claims to lack memory when a page that it needs for a write fails its seal.
        if isinstance(context.original_exception, MemoryError) and key and _is_damaged(path, key):
            return DamagedStore(path)
        known = store_error(context.original_exception, path)
        return None if isinstance(known, ReadOnlyPlace) and _is_reading(context.connection) else known

    return name_failure


def _is_damaged(path: Path, key: StoreKey) -> bool:
    try:
        with closing(connect(path, key, "ro")) as connection:
            return [row[0] for row in connection.execute("PRAGMA quick_check")] != ["ok"]
    except driver.DatabaseError:
        return True


def _is_reading(connection: Connection | None) -> bool:
    """A write refused to a reading transaction is a fault of the program, not of the disk."""
    return connection is not None and not connection.get_execution_options().get(WRITING, False)
