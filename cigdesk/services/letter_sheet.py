"""What a letter to an authority says, ready to be laid out: every sentence is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cigdesk.services.agenda_sheets import Letterhead


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One page: the addressee stands where the window of an envelope shows it."""

    head: Letterhead
    addressee: tuple[str, ...]
    place: str
    """« Pantin »; the day follows it."""
    day: date
    object: str
    paragraphs: tuple[str, ...]
    signatory: str
    """Empty leaves room for a name."""
    signatory_title: str
