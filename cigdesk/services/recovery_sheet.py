"""What a recovery sheet shows, before anybody draws it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cigdesk.services.agenda_sheets import Letterhead


@dataclass(frozen=True, kw_only=True)
class RecoverySheet:
    """One page. Its words appear in no other place, and in nothing that is printed of this object."""

    head: Letterhead
    day: date
    store: str
    """The name of the file that it opens."""
    words: tuple[str, ...] = field(repr=False)
    notes: bool
    """Whether it gives social notes back too."""
