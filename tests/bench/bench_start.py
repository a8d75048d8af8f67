"""Cold start to a usable window, and its memory: whole processes beside one that does the least.

The clock of a start stops while the passphrase is asked: it runs from the launch of the process until the
page that asks is painted, and from the passphrase given until the agenda is painted with what it read. Typing
takes two seconds here, in which the program loads ahead; pasted at once, it has to be waited for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from figures import FLAT, MEBIBYTES, Aim, Figure, Row, figure

from cigdesk.services.demonstration import PASSPHRASE

_IMPORTS = "a process that imports QtWidgets and sqlalchemy.orm and shows an empty window"
ROWS = (
    Row("start", "Cold start to a usable window", _IMPORTS, Aim(ratio=1.5, growth=FLAT)),
    Row("start.plain", "– without the stretching of the passphrase", _IMPORTS, Aim(ratio=1.5, growth=FLAT)),
    Row("start.pasted", "– passphrase pasted at once", _IMPORTS),
    Row("start.asked", "– launch to the page of the passphrase", _IMPORTS),
    Row("start.given", "– passphrase given to the usable window", _IMPORTS),
    Row("memory", "Memory of the open window (resident)", "that empty window", unit=MEBIBYTES),
)
REPEATS = 9
TYPING = 2000
"""Milliseconds in which a passphrase of some words is typed by somebody quick."""
_HERE = Path(__file__).parent


def measure(store: Path) -> Iterator[Figure]:
    """Launch the program and the floor in turns; the first of each only warms the caches of the system."""
    with TemporaryDirectory(prefix="cigdesk-bench-") as home:
        runs = [
            (
                _launch("floor_process.py", home),
                _launch("start_process.py", home, str(store), PASSPHRASE, str(TYPING)),
                _launch("start_process.py", home, str(store), PASSPHRASE, "0"),
            )
            for _ in range(REPEATS + 1)
        ][1:]
    floors = [floor["shown"] for floor, _, _ in runs]
    asked = [run["asked"] for _, run, _ in runs]
    given = [run["usable"] - run["given"] for _, run, _ in runs]
    whole = [first + second for first, second in zip(asked, given, strict=True)]
    pasted = [run["asked"] + run["usable"] - run["given"] for _, _, run in runs]
    stretching = [run["stretching"] for _, run, _ in runs]
    yield figure("start", whole, floors)
    yield figure("start.plain", [all_ - each for all_, each in zip(whole, stretching, strict=True)], floors)
    yield figure("start.pasted", pasted, floors)
    yield figure("start.asked", asked, floors)
    yield figure("start.given", given, floors)
    if sys.platform == "linux":
        yield figure(
            "memory", [run["memory"] for _, run, _ in runs], [floor["memory"] for floor, _, _ in runs]
        )


def _launch(script: str, home: str, *arguments: str) -> dict[str, float]:
    """What the process tells: milliseconds since its launch, and MiB."""
    # As installed: what was compiled once is kept, whatever the caller prefers for itself.
    environment = os.environ | {"CIGDESK_HOME": home}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    launched = monotonic()
    command = [sys.executable, str(_HERE / script), *arguments]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    told = json.loads(done.stdout)
    moments = {"shown", "asked", "given", "usable"}
    return {name: (value - launched) * 1000 if name in moments else value for name, value in told.items()}
