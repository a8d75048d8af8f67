"""Tests that leak, run by `test_leak_watch.py` alone: the watch must make each of them fail."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from pathlib import Path

import pytest
from leak_watch import WATCH

NAME = "Zérafine Marquée"


@pytest.fixture(autouse=True)
def kept():
    """As if a store had kept it."""
    WATCH.note(NAME)


def test_standard_error():
    sys.stderr.write(f"no such agent: {NAME}\n")


def test_standard_error_read_by_the_test(capsys):
    sys.stderr.write(f"no such agent: {NAME}\n")
    assert capsys.readouterr().err


def test_log():
    logging.getLogger("anything").warning("saved %s", NAME)


def test_files():
    """What is found at the end of the run."""
    home = Path(os.environ["CIGDESK_HOME"])
    (home / "log").mkdir(parents=True)
    (home / "log" / "defauts.log").write_text(f"KeyError: {NAME}", encoding="utf-8")
    (home / f"{NAME}.pdf").touch()
    Path(tempfile.gettempdir(), "x.tmp").write_text(NAME, encoding="utf-8")
