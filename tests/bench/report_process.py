"""Draws the report, or the bare document, in a process of its own; says how heavy it became and the file."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from report_sheets import bare_document, photos, sheet

from cigdesk.documents import render_report

_BARE = sys.argv[1] == "bare"


def _mebibytes(field: str) -> float:
    found = re.search(rf"^{field}:\s*(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


# The imports of a first document are not what is measured: one without photos comes first.
whole = sheet()
photos()
before = _mebibytes("VmRSS")
# What making the photos took is let go of: the high mark begins here.
Path("/proc/self/clear_refs").write_text("5")
made = bare_document() if _BARE else render_report(whole)
print(json.dumps({"memory": _mebibytes("VmHWM") - before, "size": len(made) / 2**20}))
