"""What this computer knows of the backups of each store: its second folder, and when what was last done.

Beside the settings of the window, not in the store: a key or a share is another one on another computer.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from cigdesk import paths
from cigdesk.ports.backups import LocalBackupState, Verdict

_DATES = ("second_since", "second_at", "known_since", "rehearsed_at", "checked_at")


class BackupSettings:
    """The settings of one store, known by its id: they follow a store that is moved or renamed."""

    def __init__(self, store_id: bytes) -> None:
        self._id = store_id.hex()

    def read(self) -> LocalBackupState:
        """As they are; empty when they cannot be read."""
        try:
            return _state(_all()[self._id])
        except (KeyError, TypeError, ValueError, AttributeError):
            return LocalBackupState()

    def write(self, state: LocalBackupState) -> None:
        """Whole or not at all. A folder that cannot be written is no reason to stop a backup."""
        with suppress(OSError):
            _file().parent.mkdir(parents=True, exist_ok=True)
            draft = _file().with_suffix(f".{os.getpid()}")
            draft.touch(mode=0o600)
            draft.write_text(json.dumps(_all() | {self._id: _written(state)}, indent=1), encoding="utf-8")
            draft.replace(_file())


def _file() -> Path:
    return paths.settings_file().with_name("backups.json")


def _all() -> dict[str, Any]:
    try:
        known = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _written(state: LocalBackupState) -> dict[str, Any]:
    dates = {name: getattr(state, name) for name in _DATES}
    return {
        "second_folder": str(state.second_folder) if state.second_folder else None,
        **{name: at.isoformat() if at else None for name, at in dates.items()},
        "verdicts": {name: [each.at.isoformat(), each.sound] for name, each in state.verdicts.items()},
    }


def _state(known: dict[str, Any]) -> LocalBackupState:
    folder = known.get("second_folder")
    return LocalBackupState(
        second_folder=Path(folder) if folder else None,
        **{name: _date(known.get(name)) for name in _DATES},
        verdicts={
            str(name): Verdict(datetime.fromisoformat(at), bool(sound))
            for name, (at, sound) in known.get("verdicts", {}).items()
        },
    )


def _date(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
