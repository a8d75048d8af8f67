"""What a list holds, known before its rows are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

PAGE: Final = 100
"""How many rows are read at once: more than a screen shows."""


@dataclass(frozen=True)
class Found:
    """Every record of a list in its order, however many: their rows are read a page at a time."""

    ids: Sequence[UUID]
    near: bool = False
    """Found by words that hold typing errors."""

    def first(self, most: int) -> Found:
        """The beginning of it."""
        return Found(self.ids[:most], self.near)
