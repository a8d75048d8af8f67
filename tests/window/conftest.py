"""What every test of the window needs: no real folder, no thread left behind."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partialmethod
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.rights import Right
from cigdesk.services.backups import Outcome, SecondFolder
from cigdesk.store_errors import DamagedBackup, DamagedStore, NoSoundBackup, WrongPassphrase
from ui.garbage import GuiGarbage
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.page import PageSpec
from ui.ports import CentreChoice, CentreSpec, Opening, RegionChoice, Rescue
from ui.theme import hub
from ui.window_state import WindowState


@dataclass
class FakeBackups:
    """Backups that are never due, of a store that is sound unless told otherwise."""

    damaged: bool = False
    second: SecondFolder | None = None
    outcome: Outcome = field(default_factory=Outcome)
    error: CigdeskError | None = None
    asked: int = 0

    def require_sound(self) -> None:
        if self.damaged:
            raise DamagedStore

    def weekly_check(self) -> bool:
        return False

    def view(self) -> SimpleNamespace:
        return SimpleNamespace(second=self.second)

    def keep_up(self) -> Outcome:
        self.asked += 1
        if self.error is not None:
            raise self.error
        return self.outcome


@dataclass
class FakeLocked:
    """A locked store without a store; a wrong passphrase has « fausse » in it."""

    path: Path
    trouble: str = ""
    left: bool = False

    def unlock(self, passphrase: str, name: str = "") -> FakeDesk:
        if "fausse" in passphrase:
            raise WrongPassphrase
        return FakeDesk(path=self.path, person_name="à nouveau")

    def leave(self) -> None:
        self.left = True


def _fake_services() -> SimpleNamespace:
    """Backups that are never due, of a store that was never taken elsewhere."""
    carrying = SimpleNamespace(status=lambda: SimpleNamespace(carry=None))
    return SimpleNamespace(backups=FakeBackups(), carrying=carrying)


@dataclass
class FakeDesk:
    """An open store without a store."""

    services: SimpleNamespace = field(default_factory=_fake_services)
    path: Path = Path("essai.cigdesk")
    demo: bool = False
    person_name: str = "Camille Roussel"
    person_roles: str = ""
    provisional: bool = False
    told: str = ""
    closed: bool = False

    def note_opened(self) -> None:
        self.noted = True

    def write_accesses_by(self, later: Callable[..., object]) -> None:
        self.later = later

    def may(self, right: Right) -> bool:
        return True

    def close(self) -> None:
        self.closed = True

    def abandon(self) -> None:
        self.closed = True

    def lock(self) -> FakeLocked:
        self.closed = True
        return FakeLocked(self.path)

    def require_passphrase(self, passphrase: str) -> None:
        if "fausse" in passphrase:
            raise WrongPassphrase

    def restored(self, copy: Path) -> FakeDesk:
        self.closed = True
        if copy.name == "abimee.cigdesk":
            raise DamagedBackup(copy)
        return FakeDesk(path=self.path, person_name=f"restaurée de {copy.name}")

    def brought_home(self, preview: object) -> FakeDesk:
        self.closed = True
        return FakeDesk(path=self.path, person_name="rentrée")


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what the offscreen platform says of itself: it has no window manager to talk to."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(autouse=True)
def no_button_left_down(qapp):
    """Qt remembers a held button for every window: the next test would start with it pressed."""
    yield
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture(autouse=True)
def no_widget_left_over(qapp):
    """Windows closed by a test are gone with their timers before the next one begins.

    Cycles are collected as in the program: a worker that did it could destroy a widget or a timer.
    """
    garbage = GuiGarbage()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    garbage.collect()
    garbage.stop()


PATIENCE_MS = 30_000
"""How long what must come may take: far more than it needs, a machine may be doing other work."""


class PatientBot(QtBot):
    """Waits as long everywhere."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)  # noqa: N815  # the names of Qt
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)  # noqa: N815
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE_MS)  # noqa: N815
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE_MS)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE_MS)  # noqa: N815


@pytest.fixture
def qtbot(qapp, request):
    """The hands of the test, in no hurry."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Settings, logs and stores of the test, never the person's own."""
    monkeypatch.setenv("CIGDESK_HOME", str(tmp_path / "home"))


@pytest.fixture
def operations(qapp):
    """The door for background work, closed at the end of the test."""
    operations = Operations()
    yield operations
    operations.shutdown()


@pytest.fixture
def settle(request, qtbot):
    """Waits until the test's `window` neither reads nor writes, and has shown what it read."""
    operations = request.getfixturevalue("window").bench.operations

    def at_rest():
        """Nothing is under way before a turn of the event loop, and that turn asks for nothing more."""
        busy = operations.busy
        QApplication.processEvents()
        return not busy and not operations.busy

    return lambda: qtbot.waitUntil(at_rest)


@pytest.fixture
def make_desk():
    """The class of desks without a store."""
    return FakeDesk


@pytest.fixture
def window_state(tmp_path):
    """The settings file of the test."""
    return WindowState(tmp_path / "cigdesk.ini")


@pytest.fixture
def make_window(qtbot, window_state):
    """Opens the main window on a desk with these pages, and closes it at the end."""
    made = []

    def make(*specs: PageSpec, desk=None, dialogs=None, shown: bool = True) -> MainWindow:
        window = MainWindow(desk or FakeDesk(), specs, Operations(), window_state, dialogs)
        made.append(window)
        if shown:
            with qtbot.waitActive(window):
                window.show()
                window.activateWindow()  # a screen without a window manager gives no keyboard by itself
        return window

    yield make
    for window in made:
        window.bench.operations.shutdown()
        window.close()
        window.deleteLater()
    hub().set_mode("system")


class FakeBootstrap:
    """Opens desks without stores; `error` is raised in their place, `gate` and `loading` hold them back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.recent: list[Path] = []
        self.created: list[tuple] = []
        self.opened: list[tuple[Path, str]] = []
        self.door = Opening()
        self.elsewhere: set[Path] = set()
        self.sound: Path | None = None
        self.keys_only = False
        self.brought_back: list[tuple[Path, Path, str]] = []
        self.error: CigdeskError | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.prepared: list[str] = []
        self.loading = threading.Event()
        self.loading.set()

    def prepare(self) -> None:
        self.loading.wait(10)
        self.prepared.append(threading.current_thread().name)

    def create_store(self, path: Path, centre: CentreSpec, person_name: str, passphrase: str) -> FakeDesk:
        self._fail_if_asked()
        self.created.append((path, centre, person_name, passphrase))
        return FakeDesk(path=path, person_name=person_name)

    def opening(self, path: Path) -> Opening:
        return self.door

    def open_store(self, path: Path, passphrase: str, name: str = "") -> FakeDesk:
        self.opened.append((path, passphrase, name) if name else (path, passphrase))
        self._fail_if_asked()
        return FakeDesk(path=path, person_name=name or "Camille Roussel")

    def rescue(self, path: Path, passphrase: str) -> Rescue:
        return self._rescued(self.sound)

    def rescue_by(self, path: Path, copy: Path, passphrase: str) -> Rescue:
        return self._rescued(copy if "saine" in copy.name else None)

    def _rescued(self, copy: Path | None) -> Rescue:
        if copy is None:
            raise NoSoundBackup(Path("essai.cigdesk"))
        at = datetime(2026, 11, 11, 18, 3, tzinfo=UTC)
        counts = {"authorities": 133, "agents": 377, "appointments": 1172, "quotes": 112}
        return Rescue(copy, at, "sur ce poste", counts, keys_only=self.keys_only)

    def bring_back(self, path: Path, rescue: Rescue, passphrase: str) -> FakeDesk:
        self.brought_back.append((path, rescue.copy, passphrase))
        return FakeDesk(path=path)

    def open_demo(self) -> FakeDesk:
        self._fail_if_asked()
        return FakeDesk(demo=True)

    def default_store(self) -> Path:
        return self._folder / "data" / "donnees.cigdesk"

    def recent_stores(self) -> list[Path]:
        return self.recent

    def centres(self) -> list[CentreChoice]:
        return [
            CentreChoice("cig-petite-couronne", "CIG Petite Couronne", "CIG", "133 collectivités"),
            CentreChoice("cdg-martinique", "CDG Martinique", "CDG 972", "37 collectivités"),
        ]

    def holiday_regions(self) -> list[RegionChoice]:
        return [
            RegionChoice("FR", "Métropole", "Europe/Paris"),
            RegionChoice("FR-MQ", "Martinique", "America/Martinique"),
        ]

    def _fail_if_asked(self) -> None:
        self.gate.wait(10)
        if self.error is not None:
            raise self.error


@pytest.fixture
def bootstrap(tmp_path):
    """A composition root of the test."""
    bootstrap = FakeBootstrap(tmp_path)
    yield bootstrap
    bootstrap.gate.set()
    bootstrap.loading.set()


class FakeDialogs:
    """Answers in the place of the system: `answer` to every chooser; what was told is in `told`."""

    def __init__(self) -> None:
        self.answer: Path | None = None
        self.told: list[str] = []
        self.shown: list[Path] = []

    def open_file(self, parent, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        return self.answer

    def open_files(self, parent, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
        return [self.answer] if self.answer is not None else []

    def save_file(self, parent, title: str, kinds: str, proposed: Path) -> Path | None:
        return self.answer

    def folder(self, parent, title: str, proposed: Path | None = None) -> Path | None:
        return self.answer

    def open_externally(self, path: Path) -> bool:
        self.shown.append(path)
        return True

    def tell(self, title: str, sentence: str) -> None:
        self.told.append(sentence)


@pytest.fixture
def dialogs():
    """What answers in the place of the system's own windows."""
    return FakeDialogs()
