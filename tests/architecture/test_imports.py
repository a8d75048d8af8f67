"""What each part may import. The layers and the engines are held by import-linter (`make check`)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PURE = ("cigdesk/domain", "cigdesk/french")
PURE_LIBRARIES = {"dateutil", "holidays", "stdnum", "num2words", "rapidfuzz"}
# Of the standard library, what reads or writes outside of the program.
OUTSIDE = {"http", "io", "logging", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess"}
SLOW = {"alembic", "holidays", "icalendar", "openpyxl", "rapidfuzz", "reportlab", "xlsxwriter"}


def _imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def _is_pure(module: str) -> bool:
    top = module.partition(".")[0]
    outside = top in OUTSIDE or module == "urllib.request"
    # Which of our own parts may be imported is the business of the layers.
    return top in PURE_LIBRARIES | {"cigdesk"} or (top in sys.stdlib_module_names and not outside)


@pytest.mark.parametrize("part", PURE)
def test_rules_need_nothing_but_pure_libraries(part):
    modules = sorted((ROOT / part).rglob("*.py"))
    strangers = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in modules
        for module in _imported(path.read_text(encoding="utf-8"))
        if not _is_pure(module)
    }
    assert modules
    assert not strangers


def _loaded_by(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_command_line_starts_without_slow_libraries_or_qt():
    assert not _loaded_by("cigdesk.cli") & (SLOW | {"PySide6"})
