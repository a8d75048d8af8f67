"""The PDF of a report of forty photos: time, size, memory. It asks nothing of the store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from figures import MEBIBYTES, Aim, Figure, Row, alternately, figure
from report_sheets import bare_document, sheet

from cigdesk.documents import render_report

_FLOOR = "the same photos, as they are kept, in a bare platypus document"
ROWS = (
    Row("report", "Report of an inspection with 40 photos", _FLOOR, Aim(most=4000)),
    Row("report-size", "– its file", _FLOOR, Aim(ratio=1), MEBIBYTES),
    Row("report-memory", "– memory while it is drawn", _FLOOR, Aim(ratio=2), MEBIBYTES),
)
REPEATS, PROCESSES = 5, 3


def measure(_store: Path) -> Iterator[Figure]:
    """Drawn in turns with the floor; the memory in processes of their own."""
    whole = sheet()
    yield alternately("report", lambda: render_report(whole), bare_document, REPEATS)
    ours, bare = ([_process(kind) for _ in range(PROCESSES)] for kind in ("ours", "bare"))
    for key, told in (("report-size", "size"), ("report-memory", "memory")):
        yield figure(key, [each[told] for each in ours], [each[told] for each in bare])


def _process(kind: str) -> dict[str, float]:
    script = Path(__file__).with_name("report_process.py")
    environment = {**os.environ, "PYTHONPATH": str(script.parents[2])}
    command = [sys.executable, str(script), kind]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found
