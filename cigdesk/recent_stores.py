"""Which stores were opened on this computer, and by whom last; only for whoever uses this account of it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from cigdesk import paths

MOST: Final = 8


def recent_stores() -> list[Path]:
    """Those that still exist, the last one first; a list that cannot be read is empty."""
    return [path for path in _read() if path.is_file()]


def last_person(store: Path) -> str:
    """Who opened that store last on this computer, or ""."""
    return _read().get(store.expanduser().resolve(), "")


def remember(store: Path, person: str = "") -> None:
    """Put the store first. A folder that cannot be written is no reason not to open a store."""
    store = store.expanduser().resolve()
    others = ((path, name) for path, name in _read().items() if path != store)
    kept = [(store, person), *others][:MOST]
    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        _write("".join(f"{json.dumps([str(path), name])}\n" for path, name in kept))


def _write(text: str) -> None:
    """Whole or not at all: another window may be reading."""
    draft = _file().with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="utf-8")
    draft.replace(_file())


def _read() -> dict[Path, str]:
    """The stores in their order, each with who opened it last; "" where an older version noted none."""
    try:
        lines = [json.loads(line) for line in _file().read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError):
        return {}
    found = (line if isinstance(line, list) else [line, ""] for line in lines)
    return {Path(line[0]): line[1] for line in found if _is_entry(line)}


def _is_entry(line: list[object]) -> bool:
    return len(line) == 2 and all(isinstance(each, str) for each in line)


def _file() -> Path:
    return paths.settings_file().with_name("recent-stores.jsonl")
