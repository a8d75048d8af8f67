"""What the commands say, and how they run other programs."""

from __future__ import annotations

import codecs
import locale
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Would lead the environment's Python or pip to other places than .venv.
_MISLEADING = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "PYTHONUSERBASE",
    "VIRTUAL_ENV",
    "__PYVENV_LAUNCHER__",
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_TARGET",
    "PIP_USER",
)


class Failure(Exception):
    """A command cannot go on. The message says why and what to do."""


def say(line: str) -> None:
    """Print a line of progress at once, even into a file or a pipe."""
    print(f"cigdesk: {line}", flush=True)


def complain(line: str) -> None:
    print(f"cigdesk: {line}", file=sys.stderr, flush=True)


def environment(**more: str) -> dict[str, str]:
    """The environment for every program started: this machine's, without what would mislead Python.

    Paths and files are UTF-8 everywhere, also in a C locale and on Windows.
    """
    env = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    env["PYTHONNOUSERSITE"] = "1"
    if sys.platform == "win32":
        env["PYTHONUTF8"] = "1"
    elif not _locale_is_utf8():
        env["LC_ALL"] = "C.UTF-8"
    return env | more


def _locale_is_utf8() -> bool:
    """Whether the locale asked for exists and is UTF-8. Leaves the one in force as it was."""
    in_force = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "")
        return codecs.lookup(locale.getencoding()).name == "utf-8"
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_CTYPE, in_force)


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Run a program in the checkout and return its exit code."""
    return subprocess.run(command, cwd=ROOT, env=env or environment(), check=False).returncode


def run_quietly(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a program without a word, and return its exit code and all that it said."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env or environment(),
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout
