"""Whole copies of a store that leave for another computer and come back; the marks that tell them apart.

A copy is made and marked on the disk of the store, since a key or a share is no place for SQLite to write to;
what goes there is a closed file, read back, that has not its name until the store itself is only read.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, NullPool, insert, update

from cigdesk.domain.carry import Side
from cigdesk.ports.backups import Tell
from cigdesk.ports.carrying import CarryMark
from cigdesk.store_errors import (
    BackupFailed,
    CarryDiskFull,
    CarryFailed,
    CarryPlaceInside,
    DamagedBackup,
    DiskFull,
)
from db import attachments, keyfile
from db.attachments import Attachments
from db.backup import copy_store, folder_for, verified_counts
from db.crypto import StoreKey
from db.engine import WRITING, connect, make_engine
from db.errors import known_failures
from db.files import (
    PRIVATE_FOLDER,
    beside,
    create_private,
    replace_whole,
    sync_file,
    sync_folder,
)
from db.key_merge import summary
from db.leftovers import draft_folder
from db.restore import aside_folder
from db.store import Store
from db.tables import carries, journal

_STAMP: Final = "%Y-%m-%d-%H%M%S"
_OF_THE_FILE: Final = 3
"""Steps of a copy before its documents: made, marked, brought to its place."""


@dataclass(frozen=True)
class ClosedCopy:
    """See `cigdesk.ports.carrying.WrittenCopy`."""

    path: Path
    lacking: int

    def finish(self) -> None:
        """Give it its name."""
        with known_failures(self.path):
            beside(self.path, ".part").rename(self.path)
        # Some shares know no such thing for a folder.
        with suppress(OSError):
            sync_folder(self.path.parent)

    def discard(self) -> None:
        """Remove it with its folder, which was made for it."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


class StoreCarrier:
    """See `cigdesk.ports.carrying.Carrier`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def slots(self) -> str:
        """What the key file holds, in short."""
        return summary(keyfile.read(keyfile.path_for(self._store.path)))

    def write_travelling(self, chosen: Path, mark: CarryMark, now: datetime, tell: Tell) -> ClosedCopy:
        """A copy of the store as it was before this transaction, marked as the travelling one."""
        place = self._free_place(chosen, "emportee", now)
        return self._write(place, partial(_depart, mark), tell)

    def write_returning(self, chosen: Path, carry_id: UUID, now: datetime, tell: Tell) -> ClosedCopy:
        """A closed copy for the way back."""
        place = self._free_place(chosen, "retour", now)
        return self._write(place, partial(_turn_back, carry_id), tell)

    def _free_place(self, chosen: Path, word: str, now: datetime) -> Path:
        store = self._store.path
        own = (folder_for(store), attachments.folder_for(store), aside_folder(store))
        with known_failures(chosen):
            if any(chosen.resolve().is_relative_to(each) for each in own):
                raise CarryPlaceInside(chosen)
        name, count = f"{store.stem}-{word}-{now.astimezone(UTC).strftime(_STAMP)}", 1
        while (place := chosen / (name if count == 1 else f"{name}-{count}")).exists():
            count += 1
        return place

    def _write(self, place: Path, put_mark: Callable[[Connection], None], tell: Tell) -> ClosedCopy:
        finished = place / self._store.path.name
        with _told_failures(finished):
            place.mkdir(mode=PRIVATE_FOLDER)
            try:
                lacking = self._write_into(finished, put_mark, tell)
            except BaseException:
                shutil.rmtree(place, ignore_errors=True)
                raise
        return ClosedCopy(finished, lacking)

    def _write_into(self, finished: Path, put_mark: Callable[[Connection], None], tell: Tell) -> int:
        part, store = beside(finished, ".part"), self._store
        with draft_folder(store.path.parent) as aside:
            draft = aside / store.path.name
            documents = self._make_draft(draft, put_mark, tell)
            steps = _OF_THE_FILE + len(documents)
            create_private(part)
            shutil.copyfile(draft, part)
            sync_file(part)
            verified_counts(part, store.key)
        tell(_OF_THE_FILE, steps)
        lacking = self._copy_documents(sorted(documents), finished, partial(_later, tell, steps))
        keys = keyfile.path_for(store.path).read_bytes()
        create_private(keyfile.path_for(finished), keys)
        return lacking

    def _make_draft(self, draft: Path, put_mark: Callable[[Connection], None], tell: Tell) -> frozenset[str]:
        """The marked copy beside the store; gives the names of its documents."""
        store = self._store
        tell(0, _OF_THE_FILE)
        copy_store(store.path, store.key, store.engine, draft)
        tell(1, _OF_THE_FILE)
        mark_copy(draft, store.key, put_mark)
        documents = attachments.referred(draft, store.key)
        tell(2, _OF_THE_FILE + len(documents))
        return documents

    def _copy_documents(self, names: list[str], finished: Path, tell: Callable[[int], None]) -> int:
        """Copy and read back each document; gives how many are missing here already."""
        source, target = attachments.folder_for(self._store.path), attachments.folder_for(finished)
        copied, lacking = Attachments(finished, self._store.key.secret), 0
        target.mkdir(mode=PRIVATE_FOLDER)
        for done, name in enumerate(names):
            if (source / name).is_file():
                replace_whole(target / name, (source / name).read_bytes())
                _require_same(source / name, target / name)
                lacking += not copied.holds(name)
            else:
                lacking += 1
            tell(done + 1)
        return lacking


def mark_copy(copy: Path, key: StoreKey, put_mark: Callable[[Connection], None]) -> None:
    """Write the mark into a closed copy that nobody else has open; closed and read back afterwards."""
    engine = make_engine(copy, key, pool=NullPool)
    try:
        with engine.execution_options(**{WRITING: True}).begin() as connection:
            put_mark(connection)
    finally:
        engine.dispose()
    with closing(connect(copy, key)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    sync_file(copy)
    verified_counts(copy, key)


def _depart(mark: CarryMark, connection: Connection) -> None:
    connection.execute(insert(carries), {**mark.carry, "side": Side.TRAVELLING})
    connection.execute(insert(journal), dict(mark.journal))


def _turn_back(carry_id: UUID, connection: Connection) -> None:
    connection.execute(update(carries).where(carries.c.id == carry_id).values(side=Side.RETURNING))


def _later(tell: Tell, steps: int, done: int) -> None:
    tell(_OF_THE_FILE + done, steps)


def _require_same(source: Path, copied: Path) -> None:
    if source.read_bytes() != copied.read_bytes():
        raise CarryFailed(copied)


@contextmanager
def _told_failures(finished: Path) -> Iterator[None]:
    """Say what fails of the copy, not of the store."""
    try:
        with known_failures(finished):
            yield
    except DiskFull as error:
        raise CarryDiskFull(finished) from error
    except (BackupFailed, DamagedBackup) as error:
        raise CarryFailed(finished) from error
