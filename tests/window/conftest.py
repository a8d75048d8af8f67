"""What every test of the window needs: no real folder, no thread left behind."""

from __future__ import annotations

import pytest

from ui.operations import Operations


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
