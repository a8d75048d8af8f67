"""What a list of accesses and one of changes are narrowed by alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class JournalFilter:
    """Which rows of a journal are listed; None for all of them."""

    person_id: UUID | None = None
    kind: str | None = None
    """The table."""
    record_ids: Collection[UUID] | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Not of it."""

    archived: ClassVar[bool] = False
    """Nothing is archived in a journal."""

    @property
    def restricts(self) -> bool:
        """Whether anything is left out."""
        return self != type(self)()
