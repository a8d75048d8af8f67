"""Every write and every flush that a store makes, as it makes them: what a power cut may keep or lose.

SQLite's own files are watched from inside the engine: a file system of SQLite's (a VFS) that is the shipped
one but for its writes, truncations, flushes and deletions, which are noted first. It is reached by ctypes
through the functions that the driver's library exports: neither compiler, nor tracer, nor rights of root are
asked for. The files that the program writes itself (documents, key file) are watched by their flushes and
renames, which Linux alone lets us name.
"""

from __future__ import annotations

import ctypes as c
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import _sqlite3 as library

OK = 0
_DESCRIPTORS = Path("/proc/self/fd")
FLUSHES_ARE_SEEN = _DESCRIPTORS.is_dir()
"""Whether the system tells which file a flush is of: without it the documents of a record are not known."""
_FILE, _PATH, _OFFSET = c.c_void_p, c.c_char_p, c.c_int64
_OPEN = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_void_p, c.c_int, c.c_void_p)
_DELETE = c.CFUNCTYPE(c.c_int, c.c_void_p, _PATH, c.c_int)
_CLOSE = c.CFUNCTYPE(c.c_int, _FILE)
_WRITE = c.CFUNCTYPE(c.c_int, _FILE, c.c_void_p, c.c_int, _OFFSET)
_TRUNCATE = c.CFUNCTYPE(c.c_int, _FILE, _OFFSET)
_SYNC = c.CFUNCTYPE(c.c_int, _FILE, c.c_int)


class _Vfs(c.Structure):
    """`sqlite3_vfs` (sqlite3.h)."""

    _fields_ = (
        ("version", c.c_int),
        ("file_bytes", c.c_int),
        ("longest_path", c.c_int),
        ("next", c.c_void_p),
        ("name", c.c_char_p),
        ("data", c.c_void_p),
        ("open", c.c_void_p),
        ("delete", c.c_void_p),
        ("others", c.c_void_p * 14),
    )


class _Methods(c.Structure):
    """`sqlite3_io_methods` (sqlite3.h), of which a file has a pointer as its first field."""

    _fields_ = (
        ("version", c.c_int),
        ("close", c.c_void_p),
        ("read", c.c_void_p),
        ("write", c.c_void_p),
        ("truncate", c.c_void_p),
        ("sync", c.c_void_p),
        ("others", c.c_void_p * 13),
    )


@dataclass(frozen=True)
class Event:
    """One thing that happened to a file, or an acknowledgement.

    Attributes:
        kind: "open", "write", "truncate", "sync", "delete", "rename", "flush" (a whole file of the program),
            "folder" (the names in a folder) or "ack".
        name: of the file, without its folder; of documents, with their folder.
        content: what was written; of a "rename" the new name; of a "folder" the folders in the recorded one;
            of an "ack" what was said.
        offset: of a write; of a truncation the size left.
    """

    kind: str
    name: str = ""
    content: Any = b""
    offset: int = 0


@dataclass
class Recorder:
    """Notes what becomes of the files of one folder, from `start` on, for the life of this process."""

    folder: Path
    events: list[Event] = field(default_factory=list)
    _names: dict[int, str] = field(default_factory=dict)
    _kept: list[Any] = field(default_factory=list)

    def start(self) -> None:
        """Stand between SQLite and the system for every connection opened from now on."""
        self._watch_engine()
        self._watch_program()

    def acknowledge(self, said: Any) -> None:
        """What the person is told to be saved."""
        self.events.append(Event("ack", content=said))

    def _note(self, kind: str, name: str, content: Any = b"", offset: int = 0) -> None:
        self.events.append(Event(kind, name, content, offset))

    def _watch_engine(self) -> None:
        sqlite = c.CDLL(library.__file__)
        sqlite.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
        shipped = sqlite.sqlite3_vfs_find(None)
        watched = _Vfs.from_buffer_copy(shipped.contents)
        watched.name = b"recorded"
        opened = self._opening(_OPEN(shipped.contents.open))
        deleted = self._deleting(_DELETE(shipped.contents.delete))
        watched.open, watched.delete = _address(opened), _address(deleted)
        self._kept += [watched, opened, deleted]
        if sqlite.sqlite3_vfs_register(c.byref(watched), 1) != OK:
            raise RuntimeError("SQLite takes no file system of ours")

    def _opening(self, shipped: Callable[..., int]) -> Any:
        methods: dict[int, _Methods] = {}

        def opened(vfs: int, path: int, file: int, flags: int, told: int) -> int:
            result = shipped(vfs, path, file, flags, told)
            pointer = c.c_void_p.from_address(file)
            if result == OK and path and pointer.value:
                name = self._name(c.string_at(path))
                if name is not None:
                    if pointer.value not in methods:
                        methods[pointer.value] = self._methods(pointer.value)
                    own = methods[pointer.value]
                    self._names[file] = name
                    self._note("open", name)
                    pointer.value = c.addressof(own)
            return result

        self._kept.append(methods)
        return _OPEN(opened)

    def _name(self, path: bytes) -> str | None:
        """Of the store, its log and what else lies with it; drafts and copies in folders below are not."""
        found = Path(os.fsdecode(path))
        return found.name if found.parent == self.folder and not found.name.endswith("-shm") else None

    def _methods(self, address: int) -> _Methods:
        shipped = _Methods.from_address(address)
        own = _Methods.from_buffer_copy(shipped)
        write, cut = _WRITE(shipped.write), _TRUNCATE(shipped.truncate)
        flush, close = _SYNC(shipped.sync), _CLOSE(shipped.close)

        def written(file: int, content: int, size: int, offset: int) -> int:
            self._note("write", self._names[file], c.string_at(content, size), offset)
            return write(file, content, size, offset)

        def truncated(file: int, size: int) -> int:
            self._note("truncate", self._names[file], offset=size)
            return cut(file, size)

        def synced(file: int, flags: int) -> int:
            self._note("sync", self._names[file])
            return flush(file, flags)

        def closed(file: int) -> int:
            self._names.pop(file, None)
            return close(file)

        made = [_WRITE(written), _TRUNCATE(truncated), _SYNC(synced), _CLOSE(closed)]
        own.write, own.truncate, own.sync, own.close = map(_address, made)
        self._kept.append(made)
        return own

    def _deleting(self, shipped: Callable[..., int]) -> Any:
        def deleted(vfs: int, path: bytes, sync_folder: int) -> int:
            name = self._name(path)
            if name is not None:
                self._note("delete", name)
            result = shipped(vfs, path, sync_folder)
            if sync_folder:
                self._note("folder", ".", self._folders())
            return result

        return _DELETE(deleted)

    def _watch_program(self) -> None:
        flush, rename = os.fsync, Path.replace

        def flushed(descriptor: int) -> None:
            path = (_DESCRIPTORS / str(descriptor)).readlink()
            if path.is_relative_to(self.folder):
                if path.is_dir():
                    self._note("folder", self._below(path), self._folders())
                else:
                    self._note("flush", self._below(path), path.read_bytes())
            flush(descriptor)

        def renamed(path: Path, target: Path) -> Path:
            if path.is_relative_to(self.folder):
                self._note("rename", self._below(path), self._below(Path(target)))
            return rename(path, target)

        os.fsync = flushed  # type: ignore[assignment]
        Path.replace = renamed  # type: ignore[assignment,method-assign]

    def _folders(self) -> list[str]:
        return [each.name for each in self.folder.iterdir() if each.is_dir()]

    def _below(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def _address(function: Any) -> int | None:
    return c.cast(function, c.c_void_p).value
