"""What the door of a store shows before any passphrase: how many come in, and whether a sheet does.

Read from the key file as it lies: what is wrong with it is told when the store is opened.
"""

from __future__ import annotations

import json
from pathlib import Path

from cigdesk.domain.passphrases import RECOVERY
from cigdesk.recent_stores import last_person
from ui.ports import Opening

_MOST_BYTES = 64 * 1024


def opening_of(store: Path) -> Opening:
    """Of whom the passphrase of that store has to be asked; as for one person when it cannot be told."""
    holders = _holders(store.with_name(f"{store.name}.key"))
    several = len(holders - {RECOVERY}) > 1
    return Opening(several, last_person(store) if several else "", RECOVERY in holders)


def _holders(key_file: Path) -> frozenset[str]:
    try:
        with key_file.open("rb") as file:
            slots = json.loads(file.read(_MOST_BYTES))["slots"]
        return frozenset(str(slot.get("person", "")) for slot in slots)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return frozenset()
