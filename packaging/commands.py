"""run, test, check, screens and package: each sets up what it needs, then does its work."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

import bundle
import python_environment
import system_packages
from console import Failure, complain, environment, run, run_quietly, say

USAGE = "usage: dev.py {run|test|check|bench|faults|screens|package} [arguments of the program behind]"
DEMO = "build/demo"
SCREENS = "build/screens"
# Beyond, the tests of the window slow each other down more than they gain.
MOST_TEST_WORKERS = 4


def main(arguments: Sequence[str]) -> int:
    """Run the command named first; return the exit code for the shell."""
    if not arguments or arguments[0] not in COMMANDS:
        complain(USAGE)
        return 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except (Failure, OSError) as failure:
        complain(str(failure))
        return 1
    except KeyboardInterrupt:
        return 130


def run_program(arguments: Sequence[str]) -> int:
    """Open the program; where there is no display, do its main job headless and keep what it made."""
    if not _asks_for_display():
        return _run_headless("there is no display")
    system_packages.ensure(["program"], wished=["window"])
    python_environment.ensure()
    refusal = _display_refusal()
    if refusal is not None:
        return _run_headless(f"the display does not answer ({refusal})")
    return run([python_environment.script("cigdesk"), *arguments])


def _asks_for_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        return False
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _display_refusal() -> str | None:
    """Why Qt cannot open a window here, or None: only Qt knows (rights, plug-ins, dead sockets)."""
    if sys.platform != "linux":
        return None
    probe = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    code, output = run_quietly([python_environment.PYTHON, "-c", probe])
    return None if code == 0 else next(iter(output.splitlines()), f"exit code {code}")


def _run_headless(reason: str) -> int:
    say(f"{reason}: doing the same work headless, into {DEMO}/")
    system_packages.ensure(["program"])
    python_environment.ensure()
    return run([python_environment.script("cigdesk"), "tour", DEMO], environment(QT_QPA_PLATFORM="offscreen"))


def make_screens(arguments: Sequence[str]) -> int:
    """Draw every page of the window into build/screens."""
    system_packages.ensure(["program"])
    python_environment.ensure()
    command = [str(python_environment.script("cigdesk")), "screens", SCREENS, *arguments]
    return run(command, environment(QT_QPA_PLATFORM="offscreen"))


def test(arguments: Sequence[str]) -> int:
    """Run the tests, in as many processes as there are processors."""
    system_packages.ensure(["program"], wished=["window", "tests"])
    python_environment.ensure()
    workers = min(os.cpu_count() or 1, MOST_TEST_WORKERS)
    command = [
        str(python_environment.PYTHON),
        "-m",
        "pytest",
        f"--numprocesses={workers}",
        "--dist=worksteal",
        *arguments,
    ]
    return run(command, environment(QT_QPA_PLATFORM="offscreen"))


def check(_arguments: Sequence[str]) -> int:
    """Run every check, also after one has failed, and name those that did."""
    python_environment.ensure()
    failed = [name for name, command in _checks().items() if not _passes(name, command)]
    if failed:
        complain(f"failed: {', '.join(failed)}")
        return 1
    say("all checks passed")
    return 0


def bench(arguments: Sequence[str]) -> int:
    """Time the program beside its floors, and write docs/bench.md."""
    system_packages.ensure(["program"])
    python_environment.ensure()
    command = [str(python_environment.PYTHON), "tests/bench", *arguments]
    return run(command, environment(QT_QPA_PLATFORM="offscreen"))


def faults(arguments: Sequence[str]) -> int:
    """Break the store in every way that computers do, and print what was counted; 1 if anything is lost."""
    system_packages.ensure(["program"])
    python_environment.ensure()
    return run([python_environment.PYTHON, "tests/faults", *arguments])


def _checks() -> dict[str, list[str]]:
    python = str(python_environment.PYTHON)
    return {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "import contracts": [str(python_environment.script("lint-imports")), "--no-logo"],
        "migrations up to date": [python, "-m", "db.migrate", "--check"],
    }


def _passes(name: str, command: list[str]) -> bool:
    say(name)
    return run(command) == 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run_program,
    "test": test,
    "check": check,
    "bench": bench,
    "faults": faults,
    "screens": make_screens,
    "package": bundle.make,
}
