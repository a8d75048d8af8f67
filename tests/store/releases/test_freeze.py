"""A store to be frozen can still be filled by the present program: it is there when a release comes."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from cigdesk.bootstrap import open_store

FOLDER = Path(__file__).parent


@pytest.fixture
def freeze(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("freeze")


def _tables_frozen() -> set[str]:
    """Those of all releases: each held something when it was frozen."""
    scripts = [script.read_text(encoding="utf-8") for script in FOLDER.glob("*.sql")]
    return {name for script in scripts for name in re.findall(r'^INSERT INTO "(\w+)"', script, re.MULTILINE)}


def test_the_filling_still_runs_and_leaves_no_table_empty(freeze, tmp_path):
    """A table that came since the last release may be empty until `freeze.py` asks for it."""
    path = tmp_path / "hier" / "base.cigdesk"
    path.parent.mkdir(mode=0o700)
    freeze.make(path)
    assert not _tables_frozen().intersection(freeze.empty_tables(path))
    desk = open_store(path, freeze.PASSPHRASE)
    try:
        assert desk.store.check(full=True).sound
    finally:
        desk.store.close()
