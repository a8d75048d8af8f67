"""How long the first window takes, beside the bare imports: `.venv/bin/python tests/bench/start_up.py`.

The floor is a process that imports QtWidgets and sqlalchemy.orm and shows an empty window.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from statistics import median
from time import perf_counter

RUNS = 9

FLOOR = """
import sqlalchemy.orm
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
app.processEvents()
"""

FIRST_WINDOW = """
from pathlib import Path
from cigdesk import paths
from cigdesk.local_stores import LocalStores
from ui.app import Application, Options, make_app
from ui.faults import FaultHook
from ui.pages import pages, providers
from ui.theme import hub
from ui.window_state import WindowState
app = make_app()
hub().set_mode("light")
state = WindowState(paths.settings_file())
program = Application(LocalStores(), pages(), FaultHook(paths.log_folder()), state, providers=providers)
program.start(Options())
app.processEvents()
program.end()
"""


def seconds(code: str) -> float:
    """Median time of a process that runs the code, from its start to its end."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "CIGDESK_HOME": home}
        times = []
        for _ in range(RUNS):
            start = perf_counter()
            subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
            times.append(perf_counter() - start)
    return median(times)


def main() -> None:
    """Print both times and their ratio."""
    floor, first = seconds(FLOOR), seconds(FIRST_WINDOW)
    print(f"bare imports and an empty window: {floor:.2f} s")
    print(f"first window of the program:      {first:.2f} s, {first / floor:.2f} times the floor")


if __name__ == "__main__":
    main()
