"""Files that are owner-only from their first byte, and that are whole or absent."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def beside(path: Path, suffix: str) -> Path:
    """The companion of a file: same folder, same name, `suffix` added."""
    return path.with_name(path.name + suffix)


def create_private(path: Path, content: bytes = b"") -> None:
    """A new owner-only file, on the disk when this returns; FileExistsError if there is one."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_whole(path: Path, content: bytes, check: Callable[[Path], None] | None = None) -> None:
    """Write `path` in one step: after a crash it is the old content or the new one, never a mixture.

    `check` is given what was written before it takes the name; when it raises, the old content stays.
    """
    part = beside(path, f".{secrets.token_hex(4)}.part")
    with removed_on_failure(part):
        create_private(part, content)
        if check is not None:
            check(part)
        part.replace(path)
    sync_folder(path.parent)


def place_new(source: Path, target: Path) -> None:
    """Give a finished file its name; FileExistsError rather than overwrite, even against another process."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        _rename_where_links_are_unknown(source, target)
    else:
        source.unlink()


def _rename_where_links_are_unknown(source: Path, target: Path) -> None:
    if target.exists():
        raise FileExistsError(target)
    source.rename(target)


def sync_file(path: Path) -> None:
    """Have the system write to the disk what it still holds of this file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk too; Windows does it by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def removed_on_failure(*paths: Path) -> Iterator[None]:
    """Leave none of these files behind when the block fails."""
    try:
        yield
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise


@contextmanager
def private_folder(folder: Path) -> Iterator[None]:
    """Make a folder (owner-only) and its missing parents; remove those that were made if the block fails.

    The folders that were made are on the disk before anything is put in them: after a power cut, what was
    flushed in a folder that has no name yet would be gone with it.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        for each in reversed(missing):
            each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            sync_folder(each.parent)
        yield
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise
