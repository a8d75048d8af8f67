"""Where a store may lie: on a disk of this computer, out of reach of synchronising programs, writable."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path

from cigdesk.store_errors import NetworkPlace, ReadOnlyPlace, SyncedPlace, UnusablePlace

_NETWORK_TYPES = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "davfs",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.rclone",
        "fuse.gvfsd-fuse",
    }
)
_SYNCED_FOLDER = re.compile(
    r"(onedrive|sharepoint)( - .+)?"
    r"|dropbox( \(.+\))?"
    r"|(nextcloud|owncloud|kdrive|pcloud ?drive|google ?drive|mon drive|my drive|seafile)\d*"
    r"|icloud ?drive|iclouddrive|mobile documents|cloudstorage",
    re.IGNORECASE,
)
_SYNC_MARKS = (".stfolder", ".dropbox", ".nextcloudsync.log", ".owncloudsync.log")
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
    return str(folder).startswith("//") or _mount_type(folder, _mounts()) in _NETWORK_TYPES


def is_synced(folder: Path) -> bool:
    """Whether a folder belongs to OneDrive, Nextcloud, Dropbox and their like, by names or marks."""
    named = any(_SYNCED_FOLDER.fullmatch(part) for part in folder.parts)
    marked = any((each / mark).exists() for each in (folder, *folder.parents) for mark in _SYNC_MARKS)
    return named or marked or any(folder.is_relative_to(root) for root in _onedrive_roots())


def _onedrive_roots() -> list[Path]:
    return [Path(os.environ[name]) for name in _ONEDRIVE_VARIABLES if os.environ.get(name)]


def _is_remote_drive(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")
    return folder.drive.startswith("\\\\") or kind == _WINDOWS_DRIVE_REMOTE


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
