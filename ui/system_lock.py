"""The system goes to sleep, or its session is locked: told by D-Bus on Linux, where there is one.

Nothing is installed for it (QtDBus comes with Qt for Python), nothing is said when no bus answers. Elsewhere
the window locks by its own rule: a computer that slept longer than the limit is idle when it wakes.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIN: Final = "org.freedesktop.login1"
_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class SystemLock(QObject):
    """Listens until it is deleted."""

    locked = Signal()

    def listen(self) -> None:
        """Ask both buses to tell; takes some milliseconds, hence not before the window is in sight."""
        if not sys.platform.startswith("linux"):
            return
        from PySide6.QtDBus import QDBusConnection

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            manager = f"{_LOGIN}.Manager"
            place = "/org/freedesktop/login1"
            system.connect(_LOGIN, place, manager, "PrepareForSleep", self, SLOT("told(bool)").encode())
            name = os.environ.get("XDG_SESSION_ID", "")
            if name:
                place = f"{place}/session/{_escaped(name)}"
                system.connect(_LOGIN, place, f"{_LOGIN}.Session", "Lock", self, SLOT("told()").encode())
        if session.isConnected():
            for saver in _SAVERS:
                session.connect(saver, "", saver, "ActiveChanged", self, SLOT("told(bool)").encode())

    @Slot()
    @Slot(bool)
    def told(self, begins: bool = True) -> None:
        """What the bus calls; it tells the end of sleep too, with False."""
        if begins:
            self.locked.emit()


def _escaped(name: str) -> str:
    """A name as a part of an object's path: `2` is `_32`, `c2` is `c2` (sd_bus_path_encode)."""
    return "".join(
        each if each.isascii() and (each.isalpha() or (each.isdigit() and place)) else f"_{ord(each):02x}"
        for place, each in enumerate(name)
    )
