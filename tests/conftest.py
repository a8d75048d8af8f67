"""What every test needs: no screen and one locale before Qt is imported, and nobody's own folders."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path_factory):
    """Stores, settings and reports of a test stay in a folder of its own."""
    monkeypatch.setenv("CIGDESK_HOME", str(tmp_path_factory.mktemp("cigdesk")))
