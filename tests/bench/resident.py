"""Memory of this process."""

from __future__ import annotations

import re
from pathlib import Path


def resident_mib() -> float:
    """What is resident of this process, in MiB; 0 where the system does not tell."""
    try:
        found = re.search(r"^VmRSS:\s*(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0
