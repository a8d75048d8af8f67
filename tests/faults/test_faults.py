"""A few of every fault at each run of the tests; `make faults` strikes hundreds of times."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
FAULTS = (
    "kill -9 during saves",
    "power cut (synchronous=FULL)",
    "kill -9 during a migration",
    "full disk",
    "one byte flipped",
    "one byte flipped while open",
    "kill -9 during a backup",
    "kill -9 during a restore",
    "two processes on the same slots",
    "two processes issue across the end of a year",
    "kill -9 while issuing",
    "kill -9 during an inspection entry",
    "marks looked for as bytes",
    "kill -9 during a change of passphrase",
)


def _faults(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, FOLDER, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.timeout(300)
def test_nothing_acknowledged_is_lost_by_any_fault():
    done = _faults("--short")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()[2:]
    assert [fault for fault in FAULTS if not any(line.startswith(f"| {fault}") for line in lines)] == []


def test_an_unknown_fault_is_named():
    done = _faults("fire")
    assert done.returncode == 2
    assert "unknown: fire" in done.stderr
