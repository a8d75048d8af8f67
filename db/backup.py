"""Backups: whole encrypted copies, read back before they count, kept by day, week and month."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time
from typing import Literal

from sqlalchemy import Engine, NullPool

from cigdesk.store_errors import BackupDiskFull, BackupFailed, DamagedBackup, DiskFull, StoreError
from db import attachments, keyfile
from db.check import integrity_faults, row_counts
from db.crypto import StoreKey
from db.engine import connect, make_reading_engine
from db.errors import known_failures
from db.files import beside, create_private, private_folder, removed_on_failure, sync_file, sync_folder

Reason = Literal["", "avant-migration"]

DAILY, WEEKLY, MONTHLY = 12, 10, 9
ALL_KEPT_FOR = timedelta(hours=48)
LONGEST_KEPT = timedelta(days=31 * MONTHLY)

_STAMP = "%Y-%m-%dT%H%M%S%fZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{12}Z)(?:-(avant-migration))?\.cigdesk")
_STALE_PART_SECONDS = 3600


@dataclass(frozen=True)
class Backup:
    """One copy: when it was taken (UTC) and, when it was not the usual one at exit, why."""

    path: Path
    taken_at: datetime
    reason: Reason = ""


def folder_for(store: Path) -> Path:
    """Where the backups of a store lie, unless told otherwise."""
    return store.with_name(f"{store.stem}.backups")


def documents_in(folder: Path) -> Path:
    """The documents of all the backups of a folder, each once."""
    return folder / "documents"


def existing(folder: Path) -> list[Backup]:
    """The backups of a folder, newest first; files of other names are left alone."""
    paths = folder.iterdir() if folder.is_dir() else ()
    found = [backup for path in paths if (backup := _named(path)) is not None]
    return sorted(found, key=lambda backup: backup.taken_at, reverse=True)


def is_due(store: Path, folder: Path) -> bool:
    """Whether the store changed since its newest backup, whichever process changed it.

    A backup bears the time of change of the store it was taken from; no clock is compared.
    """
    newest = next(iter(existing(folder)), None)
    log = beside(store, "-wal")
    unfolded = log.exists() and log.stat().st_size > 0
    return newest is None or unfolded or newest.path.stat().st_mtime_ns != store.stat().st_mtime_ns


def back_up(
    store: Path, key: StoreKey, engine: Engine, folder: Path, now: datetime, *, reason: Reason = ""
) -> Backup:
    """Copy the store in one step, read the copy back, give it its name, remove the copies that aged out.

    Raises BackupFailed, BackupDiskFull or another known failure; then no unfinished copy is left.
    """
    name = now.astimezone(UTC).strftime(_STAMP) + (f"-{reason}" if reason else "")
    finished = folder / f"{name}.cigdesk"
    part = beside(finished, ".part")
    try:
        with known_failures(finished), private_folder(folder):
            _remove_stale_parts(folder)
            with removed_on_failure(part, keyfile.path_for(finished)):
                _copy(store, key, engine, part)
                create_private(keyfile.path_for(finished), keyfile.path_for(store).read_bytes())
                part.rename(finished)
            attachments.copy_missing(attachments.folder_for(store), documents_in(folder))
            sync_folder(folder)
            _prune(folder, now)
    except DiskFull as error:
        raise BackupDiskFull(finished) from error
    return Backup(finished, now, reason)


def kept(backups: Iterable[Backup], now: datetime) -> set[Backup]:
    """The backups to keep: the newest of all, every one of the last 48 hours, then the newest of each of the
    last 12 days, 10 weeks and 9 months; those made before a migration for 9 months.

    Nothing older than 9 months is kept, the newest apart: what was erased must leave the backups too.
    """
    newest_first = sorted(backups, key=lambda backup: backup.taken_at, reverse=True)
    return {
        *newest_first[:1],
        *(each for each in newest_first if now - each.taken_at <= ALL_KEPT_FOR),
        *(each for each in newest_first if each.reason and now - each.taken_at <= LONGEST_KEPT),
        *_newest_of_each(newest_first, now - timedelta(days=DAILY), lambda at: at.date()),
        *_newest_of_each(newest_first, now - timedelta(weeks=WEEKLY), lambda at: at.isocalendar()[:2]),
        *_newest_of_each(newest_first, now - LONGEST_KEPT, lambda at: (at.year, at.month)),
    }


def verified_counts(copy: Path, key: StoreKey) -> dict[str, int]:
    """Rows by table of a copy that nobody writes. Raises DamagedBackup when it does not read back whole."""
    engine = make_reading_engine(copy, key, "immutable", NullPool)
    try:
        with engine.connect() as connection:
            if integrity_faults(connection, full=False):
                raise DamagedBackup(copy)
            return row_counts(connection)
    except StoreError as error:
        raise DamagedBackup(copy) from error


def _copy(store: Path, key: StoreKey, engine: Engine, part: Path) -> None:
    changed_at = store.stat().st_mtime_ns
    create_private(part)
    with engine.connect() as connection:
        # Counting opens the transaction, so that the copy is of the very state that was counted.
        counts = row_counts(connection)
        _copy_pages(connection.connection.driver_connection, part, key)
    sync_file(part)
    if _counts_read_back(part, key) != counts:
        raise BackupFailed(store)
    os.utime(part, ns=(changed_at, changed_at))


def _copy_pages(source: object, part: Path, key: StoreKey) -> None:
    target = connect(part, key)
    try:
        # In one step: a copy by steps starts again at each write and may never finish.
        source.backup(target, pages=-1)  # type: ignore[attr-defined]  # the driver ships no types
    finally:
        target.close()


def _counts_read_back(part: Path, key: StoreKey) -> dict[str, int] | None:
    try:
        return verified_counts(part, key)
    except DamagedBackup:
        return None


def _named(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        taken_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, taken_at, "avant-migration" if match[2] else "")


def _newest_of_each(
    newest_first: list[Backup], since: datetime, span: Callable[[datetime], Hashable]
) -> Iterable[Backup]:
    newest: dict[Hashable, Backup] = {}
    for backup in newest_first:
        if backup.taken_at >= since:
            newest.setdefault(span(backup.taken_at), backup)
    return newest.values()


def _prune(folder: Path, now: datetime) -> None:
    found = existing(folder)
    for backup in set(found) - kept(found, now):
        backup.path.unlink()
        keyfile.path_for(backup.path).unlink(missing_ok=True)


def _remove_stale_parts(folder: Path) -> None:
    for part in folder.glob("*.part"):
        if time() - part.stat().st_mtime > _STALE_PART_SECONDS:
            part.unlink()
