"""The whole program without a person: its application, its windows and a robot that works on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import Application, Options, make_app
from ui.faults import FaultHook, FaultReport
from ui.garbage import GuiGarbage
from ui.main_window import MainWindow
from ui.pages import pages, providers
from ui.pages.welcome.window import WelcomeWindow
from ui.robot import Robot, live
from ui.theme import hub
from ui.window_state import WindowState

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.ports import Bootstrap

USUAL = QSize(1440, 900)


class AnsweringDialogs:
    """Stands where the system would ask the person: gives the answers prepared, remembers what was said."""

    def __init__(self) -> None:
        self.file_to_save: Path | None = None
        self.file_to_open: Path | None = None
        self.told: list[str] = []

    def open_file(
        self, _parent: QWidget, _title: str, _kinds: str, _folder: Path | None = None
    ) -> Path | None:
        """The file prepared."""
        return self.file_to_open

    def open_files(
        self, _parent: QWidget, _title: str, _kinds: str, _folder: Path | None = None
    ) -> list[Path]:
        """The file prepared, if there is one."""
        return [self.file_to_open] if self.file_to_open is not None else []

    def save_file(self, _parent: QWidget, _title: str, _kinds: str, _proposed: Path) -> Path | None:
        """The place prepared."""
        return self.file_to_save

    def folder(self, _parent: QWidget, _title: str, _proposed: Path | None = None) -> Path | None:
        """None: nobody chooses a folder here."""
        return None

    def open_externally(self, _path: Path) -> bool:
        """False: there is no other program here."""
        return False

    def open_address(self, _address: str) -> bool:
        """False: there is no program for mail here."""
        return False

    def printer(self, _parent: QWidget, _title: str, _pages: int) -> QPrinter | None:
        """None: there is no printer here."""
        return None

    def tell(self, _title: str, sentence: str) -> None:
        """Remember what could not be said in a window."""
        self.told.append(sentence)


class Stage:
    """A running program: started, worked on by its robot, ended."""

    def __init__(self, bootstrap: Bootstrap, folder: Path) -> None:
        self.app = make_app()
        self.robot = Robot()
        self.dialogs = AnsweringDialogs()
        self.pages = pages()
        self._hook = FaultHook(folder / "log")
        self._hook.install()
        self._hook.reported.connect(self._faulty)
        self._garbage = GuiGarbage()
        self._state = WindowState(folder / "cigdesk.ini")
        self._program = (bootstrap, self.pages, self._hook, self._state)
        self._running: Application | None = None

    def start(self, options: Options | None = None) -> None:
        """Start the program as a person would."""
        hub().set_mode(self._state.theme)
        self._running = Application(*self._program, providers=providers, dialogs=self.dialogs)
        self._running.start(options or Options())

    @property
    def welcome(self) -> WelcomeWindow:
        """The first window, once it is there."""
        return self.robot.wait(
            lambda: self._running.welcome if self._running else None, "la première fenêtre"
        )

    @property
    def window(self) -> MainWindow:
        """The window of the open store, once it is there."""
        return self.robot.wait(lambda: self._running.window if self._running else None, "la fenêtre")

    @property
    def services(self) -> Any:
        """The services of the open store."""
        return self.window.bench.services

    def act(self, action_id: str) -> None:
        """Do one of the acts of the registry, as its menu would."""
        self.window.actions_registry[action_id].trigger()

    def enlarge(self, size: QSize = USUAL) -> None:
        """Give the window in front that size, and let it settle."""
        front = self.robot.front()
        if front.size() != size:
            front.resize(size)
            self.rest()

    def clear_toasts(self) -> None:
        """Put away what the window said of the last acts, as a person who waits would see it go."""
        if self._running is not None and self._running.window is not None:
            self._running.window.toast_area.clear()

    def rest(self) -> None:
        """Let the program finish what it is at."""
        self.robot.rest(lambda: self._running is not None and self._running.busy)

    def stop(self) -> None:
        """Close the window and end the program; the store is closed."""
        running, self._running = self._running, None
        if running is None:
            return
        if running.window is not None:
            running.window.close()
            self.robot.wait(lambda: running.window is None, "la fermeture de la fenêtre")
        elif running.welcome is not None:
            running.welcome.close()
        running.end()
        running.deleteLater()
        live()

    def end(self) -> None:
        """Leave nothing running, whatever happened."""
        if self._running is not None:
            self._running.end()
        for widget in QApplication.topLevelWidgets():
            widget.hide()
            widget.deleteLater()
        live()
        self._garbage.stop()
        self._hook.uninstall()
        hub().set_mode("system")

    def _faulty(self, report: FaultReport) -> None:
        cause = report.causes[-1]
        self.robot.faults.append(", ".join((cause.kind, *cause.places[-1:])))


@contextmanager
def stage(bootstrap: Bootstrap, folder: Path) -> Iterator[Stage]:
    """A program that is ended at the end of the block; its settings and log go into that folder."""
    playing = Stage(bootstrap, folder)
    try:
        yield playing
    finally:
        playing.end()
