"""Where a store may lie: on a disk of this computer, out of reach of synchronising programs, writable."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path
from typing import ClassVar

from cigdesk.store_errors import NetworkPlace, ReadOnlyPlace, SyncedPlace, UnusablePlace

_NETWORK_TYPES = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "ceph", "glusterfs"),
        *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.glusterfs"),
        # As macOS calls them.
        *("afpfs", "webdav", "ftp"),
    )
)
_SYNCED_FOLDER = re.compile(
    r"(onedrive|sharepoint)( - .+)?"
    r"|dropbox( \(.+\))?"
    r"|(nextcloud|owncloud|kdrive|pcloud ?drive|pcloud ?sync|google ?drive|mon drive|my drive|seafile)\d*"
    r"|icloud ?drive|iclouddrive|mobile documents|cloudstorage|syncthing",
    re.IGNORECASE,
)
_SYNC_MARKS = (
    *(".stfolder", ".dropbox", ".dropbox.cache", ".nextcloudsync.log", ".owncloudsync.log"),
    *(".tmp.drivedownload", ".tmp.driveupload", ".csync_journal.db"),
)
_SYNC_JOURNAL = ".*sync_*.db"  # of Nextcloud and ownCloud, whose names end otherwise for each account
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_WINDOWS_DRIVE_REMOTE = 4


def check_place(store: Path) -> None:
    """Refuse a place where an open store would be at risk.

    Raises NetworkPlace, SyncedPlace, or UnusablePlace when the folder is a file. The folder need not exist.
    """
    folder = store.resolve().parent
    if any(each.exists() and not each.is_dir() for each in (folder, *folder.parents)):
        raise UnusablePlace(store)
    if is_network(folder):
        raise NetworkPlace(store)
    if is_synced(folder):
        raise SyncedPlace(store)


def check_writable(store: Path) -> None:
    """Raise ReadOnlyPlace when the store, its key file's folder or its log could not be written."""
    if not (os.access(store.parent, os.W_OK | os.X_OK) and os.access(store, os.R_OK | os.W_OK)):
        raise ReadOnlyPlace(store)


def is_network(folder: Path) -> bool:
    """Whether a folder lies on a network drive: a UNC path, a mapped drive, or a mount of a network kind."""
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    if sys.platform == "darwin":
        return _darwin_type(folder) in _NETWORK_TYPES
    return str(folder).startswith("//") or _mount_type(folder, _mounts()) in _NETWORK_TYPES


def is_synced(folder: Path) -> bool:
    """Whether a folder belongs to OneDrive, Nextcloud, Dropbox and their like, by names or marks."""
    named = any(_SYNCED_FOLDER.fullmatch(part) for part in folder.parts)
    marked = any(_is_marked(each) for each in (folder, *folder.parents))
    return named or marked or any(folder.is_relative_to(root) for root in _onedrive_roots())


def _is_marked(folder: Path) -> bool:
    """Whether a synchronising program has left there what it needs; a folder that is closed to us says no."""
    try:
        marked = any((folder / mark).exists() for mark in _SYNC_MARKS)
        return marked or any(folder.glob(_SYNC_JOURNAL))
    except OSError:
        return False


def _onedrive_roots() -> list[Path]:
    return [Path(os.environ[name]) for name in _ONEDRIVE_VARIABLES if os.environ.get(name)]


def _is_remote_drive(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")
    return folder.drive.startswith("\\\\") or kind == _WINDOWS_DRIVE_REMOTE


class _DarwinStatfs(ctypes.Structure):
    """`struct statfs` of macOS with 64-bit inodes, up to the name of the file system (<sys/mount.h>)."""

    _fields_: ClassVar = [
        ("f_bsize", ctypes.c_uint32),
        ("f_iosize", ctypes.c_int32),
        ("f_counts", ctypes.c_uint64 * 5),
        ("f_fsid", ctypes.c_int32 * 2),
        ("f_owner_type_flags_subtype", ctypes.c_uint32 * 4),
        ("f_fstypename", ctypes.c_char * 16),
        ("f_rest", ctypes.c_char * 4096),
    ]


def _darwin_type(folder: Path) -> str:
    """The kind of the file system of the nearest folder that exists; "" when the system does not say."""
    found = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    told, system = _DarwinStatfs(), ctypes.CDLL(None)
    # Intel Macs keep the old layout under the bare name.
    statfs = getattr(system, "statfs$INODE64", None) or system.statfs
    return (
        told.f_fstypename.decode("ascii", "replace")
        if statfs(os.fsencode(found), ctypes.byref(told)) == 0
        else ""
    )


def _mounts() -> list[tuple[Path, str]]:
    """Mount points and kinds of file system; nothing where the system does not tell (macOS)."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [(Path(_unescaped(field[1])), field[2]) for field in fields if len(field) >= 3]


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _mount_type(folder: Path, mounts: list[tuple[Path, str]]) -> str:
    """The kind of the deepest mount that holds a folder; the last one mounted where two share a point."""
    held = enumerate(mounts)
    holding = [(len(at.parts), order, kind) for order, (at, kind) in held if folder.is_relative_to(at)]
    return max(holding, default=(0, 0, ""))[2]
