"""A disk that fills up during saves, a backup, an import, a document, a restore
and a migration.

As root, a small file system of its own in memory; otherwise a limit on the size of files, which fails by
another error of the system at the same calls.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Protocol

from copies import is_whole, name_in
from migration import next_migrations
from outcome import Outcome
from saves import Saver, missing
from soundness import faults_of
from stage import NOW, PASSPHRASE, base_in, copied, opened

from cigdesk.bootstrap import Desk
from cigdesk.domain.authority import Authority
from cigdesk.exchange.authorities_table import read_table
from cigdesk.store_errors import BackupDiskFull, DiskFailure, DiskFull, StoreError
from db.backup import existing, folder_for
from db.restore import restore
from db.store import Store

_DISK_BYTES = 24 * 1024 * 1024
_MOST_ROOM = 500_000
_DOCUMENT_BYTES = 600_000


class Disk(Protocol):
    """A place where room can be taken away and given back."""

    name: str
    errors: tuple[type[StoreError], ...]

    def squeeze(self, room: int) -> None:
        """Leave so many bytes, about."""

    def release(self) -> None:
        """Make room again."""


class SmallDisk:
    """A file system in memory, and a file that fills it."""

    name = "full disk (tmpfs)"
    errors = (DiskFull, BackupDiskFull)

    def __init__(self, folder: Path) -> None:
        self._filler = folder / "filler"

    def squeeze(self, room: int) -> None:
        """Fill all but the room."""
        free = os.statvfs(self._filler.parent)
        self._filler.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room)))

    def release(self) -> None:
        """Empty it again."""
        self._filler.unlink(missing_ok=True)


class SizeLimit:
    """No file of this process grows beyond a limit."""

    name = "full disk (limit on files)"
    errors = (DiskFull, BackupDiskFull, DiskFailure)

    def squeeze(self, room: int) -> None:
        """Let no file grow beyond the room."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(4096, room), resource.RLIM_INFINITY))

    def release(self) -> None:
        """As before."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def _disk(folder: Path) -> Iterator[Disk]:
    folder.mkdir()
    if not _mounted(folder):
        yield SizeLimit()
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", folder], check=True)


def _mounted(folder: Path) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={_DISK_BYTES},mode=700", "tmpfs", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def run(times: int, folder: Path, random: Random) -> Outcome:
    """Fill the disk so many times before each kind of work."""
    base = base_in(folder)
    with _disk(folder / "disk") as disk:
        outcome = Outcome(disk.name, times * len(_WORKS))
        for number in range(times):
            for work in _WORKS:
                path = copied(base, folder / "disk" / "store")
                outcome.lose(number, _strike(work, path, disk, random, outcome))
    return outcome


Work = Callable[["Struck"], list[str]]


class Struck:
    """A store on a disk that is about to be full."""

    def __init__(self, path: Path, disk: Disk, random: Random, outcome: Outcome) -> None:
        self.path, self.disk, self.random, self.outcome = path, disk, random, outcome

    def refused(self, work: Callable[[], object], room: int) -> list[str]:
        """Do the work with so little room: it must be refused, in words that say why."""
        self.disk.squeeze(room)
        try:
            work()
        except self.disk.errors as error:
            self.outcome.counts["refused in words"] += 1
            return [] if "disque" in str(error) else [f"words: {error}"]
        except Exception as error:  # whatever else is raised is the fault that is looked for
            return [f"{type(error).__name__}: {error}"]
        finally:
            self.disk.release()
        self.outcome.counts["room enough"] += 1
        return []


def _strike(work: Work, path: Path, disk: Disk, random: Random, outcome: Outcome) -> list[str]:
    debris = _files(path.parent)
    faults = work(Struck(path, disk, random, outcome))
    outcome.counts["works again"] += 1
    left = {each for each in _files(path.parent) - debris if each.suffix in (".part", ".restoring")}
    return [f"{work.__name__}: {each}" for each in [*faults, *(f"debris: {each.name}" for each in left)]]


def _files(folder: Path) -> set[Path]:
    return {each for each in folder.rglob("*") if each.is_file()}


def _saves(struck: Struck) -> list[str]:
    """Save until it is full: what was acknowledged is there, then and after."""
    acknowledged = []
    with opened(struck.path) as desk:
        saver = Saver(desk, struck.random)

        def save_on() -> None:
            while True:
                acknowledged.append(saver.save())

        faults = struck.refused(save_on, struck.random.randrange(_MOST_ROOM))
        faults += missing(desk, acknowledged)
        acknowledged.append(saver.save())
    struck.outcome.counts["acknowledged"] += len(acknowledged)
    with opened(struck.path) as desk:
        return [*faults, *missing(desk, acknowledged), *faults_of(desk, full=True)]


def _backup(struck: Struck) -> list[str]:
    before = _files(folder_for(struck.path))
    with opened(struck.path) as desk:
        faults = struck.refused(desk.store.back_up, struck.random.randrange(200_000))
        if not faults and _files(folder_for(struck.path)) != before:
            faults = ["something was left among the backups"]
        made = desk.store.back_up()
        return faults if made in existing(folder_for(struck.path)) else [*faults, "no backup afterwards"]


def _import(struck: Struck) -> list[str]:
    with opened(struck.path) as desk:
        importing = desk.services.authority_import
        preview = importing.preview(read_table(importing.shipped_bytes()))
        before = _towns(desk)
        faults = struck.refused(lambda: importing.apply(preview), struck.random.randrange(60_000))
        if not faults and _towns(desk) != before:
            faults = ["half of a list was imported"]
        importing.apply(preview)
        return [*faults, *faults_of(desk)] if _towns(desk) > before else [*faults, "no import afterwards"]


def _towns(desk: Desk) -> int:
    with desk.services.context.reading() as uow:
        return len(uow.find(Authority))


def _document(struck: Struck) -> list[str]:
    content = struck.random.randbytes(_DOCUMENT_BYTES)
    with opened(struck.path) as desk:
        kept = desk.store.attachments
        before = _files(kept.folder)
        faults = struck.refused(lambda: kept.keep(content), struck.random.randrange(_MOST_ROOM))
        if _files(kept.folder) != before:
            faults.append("a document was left half written")
        return faults if kept.read(kept.keep(content)) == content else [*faults, "another document"]


def _restore(struck: Struck) -> list[str]:
    copy = existing(folder_for(struck.path))[0].path
    room = struck.random.randrange(200_000)
    faults = struck.refused(lambda: restore(struck.path, copy, PASSPHRASE, NOW), room)
    with opened(struck.path) as desk:
        faults += faults_of(desk, full=True)
    restore(struck.path, copy, PASSPHRASE, NOW.replace(year=2027))
    with opened(struck.path) as desk:
        return faults if name_in(desk) == "Ville 00" else [*faults, "another store"]


def _migrate(struck: Struck) -> list[str]:
    """The backup before, or the migration itself, finds no room: the store is as it was."""
    later, copies = struck.path.parent.parent / "later", _files(folder_for(struck.path))
    migrations = next_migrations(later)

    def take_forward() -> None:
        Store.open(struck.path, PASSPHRASE, migrations=migrations).close()

    faults = struck.refused(take_forward, struck.random.randrange(2_000_000))
    made = {each for each in _files(folder_for(struck.path)) - copies if each.suffix == ".cigdesk"}
    faults += [] if all(is_whole(each) for each in made) else ["a backup that is not whole"]
    take_forward()
    shutil.rmtree(later)
    return faults


_WORKS: tuple[Work, ...] = (_saves, _backup, _import, _document, _restore, _migrate)
