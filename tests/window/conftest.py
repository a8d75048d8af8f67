"""What every test of the window needs: no real folder, no thread left behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from ui.main_window import MainWindow
from ui.operations import Operations
from ui.page import PageSpec
from ui.theme import hub
from ui.window_state import WindowState


@dataclass
class FakeDesk:
    """An open store without a store."""

    services: SimpleNamespace = field(default_factory=SimpleNamespace)
    path: Path = Path("essai.cigdesk")
    demo: bool = False
    person_name: str = "Camille Roussel"
    closed: bool = False

    def close(self) -> None:
        self.closed = True


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what the offscreen platform says of itself: it has no window manager to talk to."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


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
        return window

    yield make
    for window in made:
        window.bench.operations.shutdown()
        window.close()
        window.deleteLater()
    hub().set_mode("system")
