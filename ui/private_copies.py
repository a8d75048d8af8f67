"""Copies of documents for the programs of the system: owner-only, and wiped at exit and at the next start."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from cigdesk.paths import cache_folder


class PrivateCopies:
    """One folder of this process. Names must say nothing of a person: the system may list them for long."""

    def __init__(self) -> None:
        self._parent = cache_folder() / "copies"
        self._folder = self._parent / str(os.getpid())
        self._wipe_left_behind()
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.wipe)

    def write(self, name: str, content: bytes) -> Path:
        """Keep a copy until the program ends; the same name replaces it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / name
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        return path

    def wipe(self) -> None:
        """Remove the copies; one that a program still holds goes at the next start."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wipe_left_behind(self) -> None:
        """Copies of processes that are gone: they crashed, or a viewer held their file."""
        for folder in self._parent.iterdir() if self._parent.is_dir() else ():
            if not _is_running(folder.name):
                shutil.rmtree(folder, ignore_errors=True)


def _is_running(name: str) -> bool:
    if os.name == "nt" or not name.isdigit():
        # Windows ends a process that is sent signal 0; there an open file resists removal by itself.
        return False
    with suppress(ProcessLookupError):
        try:
            os.kill(int(name), 0)
        except PermissionError:
            return True
        return True
    return False
