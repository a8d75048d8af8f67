"""What every test of the window needs: no real folder, no thread left behind."""

from __future__ import annotations

import pytest

from ui.operations import Operations


@pytest.fixture
def operations(qapp):
    """The door for background work, closed at the end of the test."""
    operations = Operations()
    yield operations
    operations.shutdown()
