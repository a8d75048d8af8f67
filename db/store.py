"""The store: one encrypted file, its key file beside it, and whoever opens, creates, checks and closes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from cigdesk.domain.backups import Reason
from cigdesk.domain.passphrases import Tries
from cigdesk.ports.backups import Backup
from cigdesk.store_errors import (
    BackupDiskFull,
    DamagedStore,
    DiskFull,
    ForeignKeyFile,
    KeyFileAlreadyThere,
    NewerStore,
    NotAStore,
    PlainStoreRefused,
    StoreAlreadyThere,
    StoreError,
    StoreNotFound,
    UnusablePlace,
    WrongPassphrase,
    WrongRecovery,
)
from db import backup, keyfile, tries
from db.attachments import Attachments
from db.check import Report, foreign_key_faults, integrity_faults, row_counts, schema_faults
from db.crypto import STORE_ID_BYTES, Cost, StoreKey
from db.disk import check_place, check_writable
from db.engine import BUSY_MILLISECONDS, Access, connect, make_engine, require_current_sqlite
from db.errors import known_failures
from db.files import (
    beside,
    create_private,
    place_new,
    private_folder,
    removed_on_failure,
    sync_file,
    sync_folder,
)
from db.leftovers import draft_folder, sweep
from db.lock import WindowLock
from db.opened_keys import NOBODY, Identity, OpenedKeys
from db.opening_check import OpeningCheck
from db.revision import SHIPPED, Migrations
from db.tables import metadata

APPLICATION_ID = 0x43494744  # "CIGD"
PAGE_BYTES = 4096

# A reader that is not done must not hold up the closing of the window.
_CHECKPOINT_PATIENCE_MILLISECONDS = 500
# A window waits for the reading of a small store, which is over at once, and not for that of a large one:
# its writers do, so that a store of ten years opens as fast as a new one.
_CHECK_PATIENCE_SECONDS = 0.1
_CHECK_AT_ONCE_BYTES = 16 * 1024 * 1024

_PLAIN_HEADER = b"SQLite format 3\x00"


class Store(OpenedKeys):
    """An open store; it may be used from any thread.

    One window holds a store at a time; command lines open it beside the window, and transactions keep them
    apart. Made by `create` or `open`, ended by `close` (or as a context manager).
    """

    def __init__(
        self,
        path: Path,
        key: StoreKey,
        engine: Engine,
        lock: WindowLock | None,
        cost: Cost,
        *,
        check: OpeningCheck | None = None,
        identity: Identity = NOBODY,
    ) -> None:
        super().__init__(path, key, cost, identity)
        self.backup_folder = backup.folder_for(path)
        self._engine = engine
        self._lock = lock
        self._check = check
        self.tries = Tries()
        """The wrong passphrases that came before the right one."""

    @classmethod
    def create(
        cls,
        path: Path,
        passphrase: str,
        *,
        holder: keyfile.Holder | None = None,
        window: bool = False,
        cost: Cost = Cost(),  # noqa: B008  # frozen
        migrations: Migrations = SHIPPED,
        found: Callable[[Engine], None] | None = None,
    ) -> Self:
        """Make a new store and open it. All or nothing; an existing file is never overwritten.

        `holder` is whose the passphrase is; `window` takes the lock of the one window; `cost` is what each
        try of the passphrase will cost; `found` writes the first records, before the store has its name: if
        it raises, there is no store.
        Raises InvalidInput for the passphrase, StoreAlreadyThere, or the known failure of the place.
        """
        path = _resolved(path)
        require_current_sqlite()
        with known_failures(path):
            check_place(path)
            sweep(path)
        key = StoreKey.generate()
        keys = keyfile.create(key, passphrase, cost, holder)
        with known_failures(path), private_folder(path.parent):
            _require_free(path)
            _build(path, key, keys, migrations, found or _nothing)
        lock = WindowLock(path) if window else None
        if lock:
            lock.acquire()
        identity = Identity(holder.person, holder.pair) if holder else NOBODY
        return cls._opened(path, key, lock, cost, identity=identity)

    @classmethod
    def open(
        cls,
        path: Path,
        passphrase: str,
        *,
        name: str = "",
        recovery: bool = False,
        window: bool = False,
        held: WindowLock | None = None,
        now: tries.Now = tries.utc_now,
        cost: Cost = Cost(),  # noqa: B008  # frozen
        migrations: Migrations = SHIPPED,
    ) -> Self:
        """Open a store, taken forward first (with a verified backup) when an older version wrote it.

        The file is read through before anything is written to it: of a large one, a window is given before
        that is over, and only its writers wait (see `require_sound`).

        `name` is whose the passphrase is, to try it at once; without one, each is tried in turn. With
        `recovery` it is the words of the recovery sheet: nobody has come in yet (see `admit`).
        `held` is the lock of a window that `close` kept: it stays held when the opening fails. `now` measures
        the wait after wrong passphrases.

        Raises WrongPassphrase (or WrongRecovery), TooManyTries, StoreBusy when a window has it, NewerStore
        and the other classes of cigdesk.store_errors; in each case the file is left untouched.
        """
        path = _resolved(path)
        require_current_sqlite()
        keys = _checked_keys(path)
        with _window_lock(path, window, held) as lock:
            wrong = tries.kept(path)
            if recovery:
                unlocked = _by_words(path, keys, passphrase)
            else:
                unlocked = tries.unlock(path, keys, passphrase, now, name=name)
            identity = Identity(unlocked.person, unlocked.pair)
            opened = cls._read_and_opened(path, unlocked.key, lock, cost, migrations, identity)
            opened.tries = wrong
            return opened

    @classmethod
    def reopen(
        cls,
        path: Path,
        key: StoreKey,
        *,
        identity: Identity = NOBODY,
        cost: Cost = Cost(),  # noqa: B008  # frozen
        migrations: Migrations = SHIPPED,
    ) -> Self:
        """Open for a window, with the keys of a store that was open a moment ago: after a restore."""
        with _window_lock(path, wanted=True) as lock:
            return cls._read_and_opened(path, key, lock, cost, migrations, identity)

    @classmethod
    def _read_and_opened(  # noqa: PLR0917  # handed on as they came
        cls,
        path: Path,
        key: StoreKey,
        lock: WindowLock | None,
        cost: Cost,
        migrations: Migrations,
        identity: Identity,
    ) -> Self:
        sweep(path)
        revision = revision_of(path, key, migrations)
        check = OpeningCheck(path, key)
        try:
            if revision != migrations.head:
                check.wait()
                _take_forward(path, key, migrations, locked=lock is not None)
            check.wait(_check_patience(path) if lock else None)
            return cls._opened(path, key, lock, cost, check=check, identity=identity)
        except BaseException:
            check.close()
            raise

    @classmethod
    def _opened(
        cls,
        path: Path,
        key: StoreKey,
        lock: WindowLock | None,
        cost: Cost,
        *,
        check: OpeningCheck | None = None,
        identity: Identity = NOBODY,
    ) -> Self:
        engine = make_engine(path, key)
        if check is not None:
            check.guard(engine)
        engine.connect().close()
        return cls(path, key, engine, lock, cost, check=check, identity=identity)

    @property
    def key(self) -> StoreKey:
        """For the copies of this store, and to open it again after a restore."""
        return self._key

    def require_sound(self) -> None:
        """Wait until the file has been read through. Raises DamagedStore; nothing was then written to it."""
        if self._check is not None:
            self._check.wait()

    @property
    def engine(self) -> Engine:
        """For units of work: transactions read, those with the option WRITING take their turn to write.

        A writer waits 10 s at most, then StoreLocked; known failures are raised by their class.
        """
        return self._engine

    @cached_property
    def attachments(self) -> Attachments:
        """The documents kept beside the store."""
        return Attachments(self.path, self._key.secret)

    def check(self, *, full: bool = False) -> Report:
        """Read the whole file and compare it with what the program expects; may run in a thread.

        `full` takes some seconds on a large store and finds what the quick reading cannot.
        """
        if full:
            self.checkpoint()
        with self._engine.connect() as connection:
            return Report(
                integrity=integrity_faults(connection, full=full),
                foreign_keys=foreign_key_faults(connection),
                schema=schema_faults(connection, metadata),
                counts=row_counts(connection),
            )

    def checkpoint(self) -> None:
        """Fold the log into the file and empty it: after an erasure, no trace stays in the log.

        Others at work may keep part of the log in use; it is then folded at a later call.
        """
        self.require_sound()
        with known_failures(self.path), closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {_CHECKPOINT_PATIENCE_MILLISECONDS}")
            try:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")

    def changed(self) -> bool:
        """Whether the store holds something that no backup of it has."""
        try:
            self.checkpoint()
        except DiskFull as error:
            raise BackupDiskFull(self.path) from error
        return backup.is_due(self.path, self.backup_folder)

    def backup_if_changed(self, reason: Reason = Reason.EXIT, now: datetime | None = None) -> Backup | None:
        """A verified backup, unless one is already of the present state."""
        return self.back_up(reason, now) if self.changed() else None

    def back_up(self, reason: Reason = Reason.UNKNOWN, now: datetime | None = None) -> Backup:
        """A verified backup now. Raises BackupFailed, BackupDiskFull or the failure of the place."""
        self.require_sound()
        at = now or datetime.now(UTC)
        return backup.back_up(self.path, self._key, self._engine, self.backup_folder, at, reason=reason)

    def backups(self) -> list[Backup]:
        """The backups there are, newest first."""
        return backup.existing(self.backup_folder, self._key.store_id)

    def close(self) -> None:
        """Fold the log, close every connection, let another window in. Closing twice does nothing."""
        try:
            self._shut()
        finally:
            if self._lock:
                self._lock.release()

    def close_keeping_lock(self) -> WindowLock | None:
        """Close, but let no other window in: gives its lock, for `open` or to be released."""
        self._shut()
        lock, self._lock = self._lock, None
        return lock

    def forget_key(self) -> None:
        """After closing: nothing that still refers to this store gives its key away."""
        self._forget_keys()
        if "attachments" in self.__dict__:
            self.attachments.forget()

    def _shut(self) -> None:
        try:
            # What is in the log is safe there; a disk that is full must not keep the window from closing.
            with suppress(StoreError):
                self.checkpoint()
        finally:
            self._engine.dispose()
            if self._check is not None:
                self._check.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def _window_lock(path: Path, wanted: bool, held: WindowLock | None = None) -> Iterator[WindowLock | None]:
    """The lock of the one window, given back when the opening fails; one that was held before is not."""
    if held is not None:
        yield held
        return
    lock = WindowLock(path) if wanted else None
    if lock:
        lock.acquire()
    try:
        yield lock
    except BaseException:
        if lock:
            lock.release()
        raise


def _by_words(path: Path, keys: keyfile.KeyFile, words: str) -> keyfile.Unlocked:
    try:
        return keyfile.unlock(keys, words, recovery=True)
    except WrongPassphrase:
        raise WrongRecovery(path) from None


def _check_patience(path: Path) -> float:
    """How many seconds a window waits for the reading of that store."""
    return _CHECK_PATIENCE_SECONDS if path.stat().st_size <= _CHECK_AT_ONCE_BYTES else 0


def _resolved(path: Path) -> Path:
    """Raises UnusablePlace for links that turn in circles, and for the home of nobody."""
    try:
        return path.expanduser().resolve()
    except RuntimeError as error:
        raise UnusablePlace(path) from error


def _require_free(path: Path) -> None:
    if path.exists():
        raise StoreAlreadyThere(path)
    if keyfile.path_for(path).exists():
        raise KeyFileAlreadyThere(keyfile.path_for(path))
    # The log of a store that was removed would be replayed into the new one.
    for suffix in ("-wal", "-shm", "-journal"):
        if beside(path, suffix).exists():
            raise StoreAlreadyThere(beside(path, suffix))


def _nothing(_: Engine) -> None:
    """A store may begin empty."""


def _build(
    path: Path,
    key: StoreKey,
    keys: keyfile.KeyFile,
    migrations: Migrations,
    found: Callable[[Engine], None],
) -> None:
    """Make both files aside, then give them their names: a failure leaves neither."""
    with draft_folder(path.parent) as folder:
        draft = folder / path.name
        create_private(draft)
        with closing(connect(draft, key)) as connection:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _upgrade(draft, key, migrations)
        _write_first_records(draft, key, found)
        sync_file(draft)
        keyfile.write_new(keyfile.path_for(draft), keys)
        place_new(keyfile.path_for(draft), keyfile.path_for(path))
        with removed_on_failure(keyfile.path_for(path)):
            place_new(draft, path)
        sync_folder(path.parent)


def _write_first_records(draft: Path, key: StoreKey, found: Callable[[Engine], None]) -> None:
    engine = make_engine(draft, key)
    try:
        found(engine)
    finally:
        engine.dispose()


def _checked_keys(path: Path) -> keyfile.KeyFile:
    """What can be refused before the passphrase is known; nothing is written."""
    with known_failures(path):
        store_id = _read_store_id(path)
        check_place(path)
        keys = keyfile.read(keyfile.path_for(path))
        if keys.store_id != store_id:
            raise ForeignKeyFile(path)
        check_writable(path)
    return keys


def _read_store_id(path: Path) -> bytes:
    """The first bytes of the file, after the tests that need no key."""
    if not path.exists():
        raise StoreNotFound(path)
    # A pipe would make the program wait for ever.
    if not path.is_file():
        raise NotAStore(path)
    with path.open("rb") as file:
        head = file.read(STORE_ID_BYTES)
    if head == _PLAIN_HEADER:
        raise PlainStoreRefused(path)
    size = path.stat().st_size
    if size < PAGE_BYTES:
        raise NotAStore(path)
    # A log that is there may hold the end of the file: SQLite will tell.
    if size % PAGE_BYTES and not beside(path, "-wal").exists():
        raise DamagedStore(path) if keyfile.path_for(path).exists() else NotAStore(path)
    return head


def revision_of(path: Path, key: StoreKey, migrations: Migrations) -> str:
    """The migration that the store is at; raises NewerStore, NotAStore or DamagedStore, touching no byte."""
    access: Access = "ro" if beside(path, "-wal").exists() else "immutable"
    with known_failures(path), closing(connect(path, key, access)) as connection:
        if _pragma(connection, "application_id") != APPLICATION_ID:
            raise NotAStore(path)
        revision = _recorded_revision(connection)
        if not revision.isdecimal():
            raise DamagedStore(path)
        if max(int(revision), _pragma(connection, "user_version")) > migrations.number:
            raise NewerStore(path)
        return revision


def _recorded_revision(connection: sqlite3.Connection) -> str:
    """As Alembic wrote it; "" when the table is gone or empty."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = known and connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _take_forward(path: Path, key: StoreKey, migrations: Migrations, *, locked: bool) -> None:
    """Back up, then migrate, with no window on the store."""
    lock = WindowLock(path)
    if not locked:
        lock.acquire()
    engine = make_engine(path, key)
    try:
        backup.back_up(path, key, engine, backup.folder_for(path), datetime.now(UTC), reason=Reason.MIGRATION)
        engine.dispose()
        _upgrade(path, key, migrations)
    finally:
        engine.dispose()
        lock.release()


def _upgrade(path: Path, key: StoreKey, migrations: Migrations) -> None:
    from db.migrate import upgrade  # Alembic takes 250 ms, which a current store never pays

    upgrade(path, key, migrations)
