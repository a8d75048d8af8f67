"""What was chosen last in the palette: ids alone, kept per store where the window keeps its sizes."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

from ui.window_state import WindowState

MOST: Final = 12
"""How many choices are remembered."""


class Recents:
    """The latest choices in one store, the newest first."""

    def __init__(self, state: WindowState, store: Path) -> None:
        self._state = state
        # The path could name somebody: a digest tells stores apart as well.
        self._place = f"palette-{sha256(str(store).encode(errors='replace')).hexdigest()[:16]}"

    def keys(self) -> list[str]:
        """The keys of the choices."""
        kept = self._state.page(self._place).get("recent", [])
        return [key for key in kept if isinstance(key, str)] if isinstance(kept, list) else []

    def note(self, key: str) -> None:
        """Remember a choice before the others."""
        kept = [key, *(each for each in self.keys() if each != key)]
        self._state.save_page(self._place, {"recent": kept[:MOST]})
