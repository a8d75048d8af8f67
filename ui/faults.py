"""A fault of the program ends in a report that can be read and sent, never in silence.

The report holds the version, the platform, the types of the errors and the places in the code: no message,
no value, no variable, since any of them could carry a name.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import platform
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, TextIO

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from cigdesk import __version__

OWNER_ONLY = 0o600
LOG_BYTES, LOG_FILES = 500_000, 3
_QT_ORIGIN = re.compile(r"^[A-Z]\w*(?:::~?\w+)*")
_WORTH_NOTING = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


@dataclass(frozen=True)
class FaultReport:
    """What may be told of a fault: `causes` goes from the first error to the one that surfaced."""

    when: datetime
    causes: tuple[Cause, ...]

    @property
    def signature(self) -> tuple[Cause, ...]:
        """The same for two faults that are the same one again."""
        return self.causes

    def details(self) -> str:
        """The text to copy: nothing in it comes from the data."""
        lines = [
            f"CIGDesk {__version__}",
            f"{platform.system()} {platform.release()}",
            f"Python {platform.python_version()}, Qt {pyside_version}",
            f"{self.when:%Y-%m-%d %H:%M:%S} UTC",
        ]
        for cause in self.causes:
            lines += ["", cause.kind, *(f"  {place}" for place in cause.places)]
        return "\n".join(lines)


@dataclass(frozen=True)
class Cause:
    """The type of one error, and the places it went through, from the outermost."""

    kind: str
    places: tuple[str, ...]


def describe(error: BaseException) -> FaultReport:
    """The report of an error and of those that led to it."""
    causes = tuple(Cause(_kind(one), tuple(_places(one.__traceback__))) for one in _chain(error))
    return FaultReport(datetime.now(UTC), causes)


class FaultHook(QObject):
    """Takes every error that nobody took: of slots, of threads, of finalisers; writes it and tells it."""

    reported = Signal(object)
    """(FaultReport): to be shown; emitted from whatever thread the fault was in."""

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = log_folder
        self._log = logging.Logger("cigdesk.faults")  # not the root's child: nothing else reads it
        self._crash_file: TextIO | None = None
        self._handler: PrivateLog | None = None

    def install(self) -> None:
        """Become the last resort of the process, until `uninstall`."""
        self._open_log()
        sys.excepthook = self._uncaught
        sys.unraisablehook = self._unraisable
        threading.excepthook = self._thread_died
        qInstallMessageHandler(self._qt_said)

    def uninstall(self) -> None:
        """Give the process back as it was found."""
        sys.excepthook = sys.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        self._close_log()

    def report(self, error: BaseException) -> None:
        """Write the fault and tell it; safe from any thread."""
        report = describe(error)
        self._log.error(report.details())
        self.reported.emit(report)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            os._exit(130)
        self.report(error)

    def _unraisable(self, args: Any) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _thread_died(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _qt_said(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind not in _WORTH_NOTING:
            return
        origin = _QT_ORIGIN.match(message)
        frames = traceback.walk_stack(sys._getframe(1))
        places = reversed([_place(frame, line) for frame, line in frames])
        self._log.warning("\n  ".join([f"{kind.name} {origin.group() if origin else '?'}", *places]))

    def _open_log(self) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._crash_file = open_private(self._folder / "arret-brutal.log", "w")
            faulthandler.enable(self._crash_file)
            self._handler = PrivateLog(self._folder / "defauts.log")
            self._log.addHandler(self._handler)
        except OSError:  # no room or no right: the panel still tells the fault
            self._log.addHandler(logging.NullHandler())

    def _close_log(self) -> None:
        if self._handler is not None:
            self._log.removeHandler(self._handler)
            self._handler.close()
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()


class PrivateLog(RotatingFileHandler):
    """A log that its owner alone can read, and whose own trouble never hides the fault it was to keep."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True)

    def _open(self) -> Any:
        return open_private(Path(self.baseFilename), self.mode)

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: logging would print the record's arguments."""


def open_private(path: Path, mode: str) -> TextIO:
    """Open a text file that only its owner may read, from its first byte on."""

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, OWNER_ONLY)

    return open(path, mode, encoding="utf-8", opener=opener)  # type: ignore[return-value]  # text, both callers


def _chain(error: BaseException) -> list[BaseException]:
    """The errors that led to this one, oldest first, as Python prints them."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.insert(0, current)
        context = None if current.__suppress_context__ else current.__context__
        current = current.__cause__ or context
    return chain


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _places(trace: TracebackType | None) -> Iterator[str]:
    return (_place(frame, line) for frame, line in traceback.walk_tb(trace))


def _place(frame: FrameType, line: int) -> str:
    return f"{_file(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"


def _file(name: str) -> str:
    """The file as the program knows it: without the folders above, which hold the person's name."""
    path = Path(name)
    roots = sorted(
        (root for root in map(Path, sys.path) if root.is_absolute()), key=lambda root: -len(root.parts)
    )
    root = next((root for root in roots if path.is_relative_to(root)), None)
    return (path.relative_to(root) if root is not None else Path(path.name)).as_posix()
