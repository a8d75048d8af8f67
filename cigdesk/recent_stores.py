"""Which stores were opened on this computer; nothing but their paths, and only for the person themselves."""

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


def remember(store: Path) -> None:
    """Put the store first. A folder that cannot be written is no reason not to open a store."""
    store = store.expanduser().resolve()
    kept = [store, *(path for path in _read() if path != store)][:MOST]
    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        _write("".join(f"{json.dumps(str(path))}\n" for path in kept))


def _write(text: str) -> None:
    """Whole or not at all: another window may be reading."""
    draft = _file().with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="utf-8")
    draft.replace(_file())


def _read() -> list[Path]:
    try:
        lines = _file().read_text(encoding="utf-8").splitlines()
        return [Path(path) for path in map(json.loads, lines) if isinstance(path, str)]
    except (OSError, ValueError):
        return []


def _file() -> Path:
    return paths.settings_file().with_name("recent-stores.jsonl")
