"""A large store opens as fast as a small one: its window does not wait for the reading of the whole file."""

from __future__ import annotations

import threading

import pytest

from db import opening_check
from db import store as store_module
from db.crypto import Cost
from db.store import Store

PASSPHRASE = "cheval agrafe pile juste"
MORE_THAN_A_TEST_LASTS = 600


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "base.cigdesk"
    Store.create(path, PASSPHRASE, cost=Cost(memory_mib=19, passes=1, lanes=1)).close()
    return path


@pytest.fixture
def held_reading(monkeypatch):
    """The reading of the file, which does not end before it is let go; a window would wait long."""
    let_go = threading.Event()
    faults = opening_check.integrity_faults

    def held(*arguments, **options):
        let_go.wait(MORE_THAN_A_TEST_LASTS)
        return faults(*arguments, **options)

    monkeypatch.setattr(opening_check, "integrity_faults", held)
    monkeypatch.setattr(store_module, "_CHECK_PATIENCE_SECONDS", MORE_THAN_A_TEST_LASTS)
    yield let_go
    let_go.set()


def test_the_window_of_a_large_store_is_there_before_it_has_been_read(path, held_reading, monkeypatch):
    monkeypatch.setattr(store_module, "_CHECK_AT_ONCE_BYTES", path.stat().st_size - 1)
    with Store.open(path, PASSPHRASE, window=True) as store:
        assert not held_reading.is_set()
        held_reading.set()
        store.require_sound()


def test_that_of_a_small_store_comes_once_it_has_been_read(path, held_reading):
    threading.Timer(0.1, held_reading.set).start()
    with Store.open(path, PASSPHRASE, window=True):
        assert held_reading.is_set()
