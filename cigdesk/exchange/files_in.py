"""The one way in for a file that a person chose: a plain file, read to its limit and no further.

What it is called on the disk is never a place to write to: documents are kept under the hash of their
content.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PureWindowsPath
from typing import Final

from cigdesk.domain.errors import CigdeskError

LONGEST_NAME: Final = 255
"""Bytes of a name that every usual disk takes."""
# A pipe would be waited for without end; where there are none, the flag is none either.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class UnreadableFile(CigdeskError):
    """The file can't be read at all; the sentence says why and what to do."""


def chosen_bytes(path: Path, largest: int, refuse_weight: Callable[[int], None] | None = None) -> bytes:
    """What a file holds, one byte more than `largest` at most, so that too many are noticed.

    A folder, a pipe, a device, a link, a hidden stream of a file (`a.pdf:b`) and the names that Windows keeps
    for its devices are refused. `refuse_weight` is told the size before anything is read, and raises its own
    refusal. Raises `UnreadableFile`.
    """
    if fault := _name_fault(path):
        raise UnreadableFile(fault)
    try:
        if fault := _kind_fault(path.lstat()):
            raise UnreadableFile(fault)
        with os.fdopen(os.open(path, _FLAGS), "rb") as source:
            # What stands there may be another file than a moment ago.
            if fault := _kind_fault(os.fstat(source.fileno())):
                raise UnreadableFile(fault)
            if refuse_weight is not None:
                refuse_weight(os.fstat(source.fileno()).st_size)
            return source.read(largest + 1)
    except FileNotFoundError as error:
        raise UnreadableFile("Ce fichier n’existe pas ou n’est plus à sa place.") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(_why_unread(path, error)) from error


def _name_fault(path: Path) -> str:
    name = PureWindowsPath(path.name)
    if name.is_reserved() or ":" in path.name:
        return "Ce nom n’est pas celui d’un fichier. Renommez-le, puis choisissez-le à nouveau."
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        return "Le nom de ce fichier est trop long. Renommez-le, puis choisissez-le à nouveau."
    return ""


def _kind_fault(found: os.stat_result) -> str:
    if stat.S_ISLNK(found.st_mode):
        return "C’est un lien vers un autre fichier. Choisissez le fichier lui-même."
    if stat.S_ISDIR(found.st_mode):
        return "C’est un dossier, il faut un fichier."
    return "" if stat.S_ISREG(found.st_mode) else "Ce n’est pas un fichier ordinaire, il ne peut pas être lu."


def _why_unread(path: Path, error: Exception) -> str:
    # Windows says of a folder that it may not be read.
    with suppress(OSError, ValueError):
        if path.is_dir():
            return "C’est un dossier, il faut un fichier."
    denied = isinstance(error, PermissionError)
    return "Vous n’avez pas le droit de le lire." if denied else "Ce fichier ne peut pas être lu."
