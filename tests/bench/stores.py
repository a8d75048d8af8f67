"""The stores that are measured: demonstrations of two sizes, made once and kept under build/bench."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "bench"
NAME = "store.cigdesk"
KEPT_DAYS = 7
"""The agenda of a demonstration lies around the day it was made: an older one has no present week."""
_GENERATOR = ("cigdesk/services/demonstration", "cigdesk/cli/demo.py", "db/migrations/versions")


@dataclass(frozen=True)
class Scale:
    """A size of demonstration: its word on the command line, and what the table calls it."""

    word: str
    title: str


TENTH = Scale("tenth", "a tenth")
WHOLE = Scale("ten-years", "ten years")


def ready(scale: Scale) -> Path:
    """The store of that size, made now unless one is kept that the same program would make today."""
    place = FOLDER / scale.word
    stamp = place / "made.json"
    if not _is_current(stamp):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        print(f"making the store of {scale.title}", flush=True)
        _make(place / NAME, scale)
        stamp.write_text(json.dumps({"of": _fingerprint(), "day": _today().isoformat()}))
    return place / NAME


@contextmanager
def working_copy(store: Path) -> Iterator[Path]:
    """A copy that may be written to, gone at the end."""
    place = store.parent.with_name(f"{store.parent.name}-work")
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(store.parent, place)
    try:
        yield place / store.name
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _make(path: Path, scale: Scale) -> None:
    command = [sys.executable, "-m", "cigdesk", "demo", str(path), "--scale", scale.word]
    environment = os.environ | {"CIGDESK_HOME": str(path.parent / "home")}
    subprocess.run(command, env=environment, check=True, cwd=ROOT)


def _is_current(stamp: Path) -> bool:
    try:
        made = json.loads(stamp.read_text())
        age = _today() - date.fromisoformat(made["day"])
        return made["of"] == _fingerprint() and 0 <= age.days < KEPT_DAYS
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _today() -> date:
    return datetime.now().astimezone().date()


def _fingerprint() -> str:
    """Of everything that decides what a demonstration holds and how it is kept."""
    found = hashlib.sha256()
    for place in map(ROOT.joinpath, _GENERATOR):
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            found.update(file.read_bytes())
    return found.hexdigest()
