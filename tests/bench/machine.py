"""On what the figures were taken."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path


def described() -> list[tuple[str, str]]:
    """Names and values, for the head of the report."""
    import PySide6
    import sqlalchemy
    from sqlcipher3 import dbapi2

    return [
        ("Processor", f"{_processor()}, {os.cpu_count()} logical cores"),
        ("Memory", _memory()),
        ("System", f"{_system()}, {platform.machine()}"),
        ("Python", platform.python_version()),
        ("Qt", f"{PySide6.__version__}, platform “{os.environ.get('QT_QPA_PLATFORM', 'native')}”"),
        ("SQLite", f"{dbapi2.sqlite_version} in SQLCipher, SQLAlchemy {sqlalchemy.__version__}"),
    ]


def _processor() -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", _text("/proc/cpuinfo"), re.MULTILINE)
    return found[1] if found else platform.processor() or "unknown"


def _memory() -> str:
    found = re.search(r"^MemTotal:\s*(\d+) kB$", _text("/proc/meminfo"), re.MULTILINE)
    return f"{int(found[1]) / 2**20:.1f} GiB" if found else "unknown"


def _system() -> str:
    if platform.system() != "Linux":
        return platform.platform()
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        name = "Linux"
    return f"{name}, Linux {platform.release()}"


def _text(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""
