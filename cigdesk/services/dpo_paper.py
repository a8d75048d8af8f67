"""What the papers for the data protection officer (DPO) are made of: chapters of told facts and of blanks.

They are built from what the store really has, name no agent, and leave blank what the officer decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cigdesk.domain.carry import Side
from cigdesk.domain.rights import Role
from cigdesk.french import NBSP
from cigdesk.services.agenda_sheets import Letterhead

_BOUND: Final = re.compile(r" (?=[:;?!»%])|(?<=[«°]) |(?<=L\.) |(?<=article) (?=\d)")
"""Spaces at which no line ends: before double punctuation, in « n° 3 », « L. 3 », « article 3 »."""


@dataclass(frozen=True)
class Entry:
    """A label and what is told of it; without a text, so many lines to write on by hand."""

    label: str
    text: str = ""
    blanks: int = 1


@dataclass(frozen=True)
class Chapter:
    """Entries under a title."""

    title: str
    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True)
class Part:
    """Chapters that begin on a page of their own."""

    title: str
    lead: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class DpoPaper:
    """A whole paper."""

    head: Letterhead
    day: date
    title: str
    file_name: str
    parts: tuple[Part, ...]


Render = Callable[[DpoPaper], bytes]
"""Draws a paper as a PDF."""


@dataclass(frozen=True)
class PassphraseCost:
    """What one try of a passphrase costs whoever has the file (Argon2id)."""

    memory_mib: int
    passes: int
    lanes: int


@dataclass(frozen=True, kw_only=True)
class Departure:
    """That the store was taken to another computer: when, by whom, and its name."""

    day: date
    by: str
    label: str
    side: Side
    open: bool
    """Whether work still goes on in one of the two files alone; False once it came back or was given up."""
    reason: str = ""
    """Why the other file was given up, or ""."""


@dataclass(frozen=True, kw_only=True)
class Opener:
    """Somebody of the service who opens the store."""

    name: str
    roles: tuple[Role, ...]
    provisional: bool


@dataclass(frozen=True, kw_only=True)
class StoreFacts:
    """What this store has, on the day of the paper."""

    head: Letterhead
    day: date
    siret: str
    signatory: str
    signatory_title: str
    case_months: int
    access_months: int
    lock_minutes: int | None
    """As the window of this computer has it; None where nobody knows, on the command line."""
    openers: tuple[Opener, ...]
    cost: PassphraseCost
    """Of the passphrase that is the cheapest to try."""
    recovery: bool
    backups: int
    set_aside: int
    """States that a restore put aside: nothing removes them."""
    last_backup: date | None
    second_folder: bool
    last_second: date | None
    rehearsed: date | None
    mask_small_counts: bool
    departure: Departure | None
    counts: dict[str, int] = field(default_factory=dict)
    """Rows by table."""

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return self.counts.get(table, 0)

    def holders(self, role: Role) -> int:
        """How many of those who open the store have that role."""
        return sum(role in each.roles for each in self.openers)


def spaced(text: str) -> str:
    """The text with the unbreakable spaces that French asks for."""
    return _BOUND.sub(NBSP, text)


def told(label: str, text: str) -> Entry:
    """An entry that says something."""
    return Entry(spaced(label), spaced(text))


def blank(label: str, lines: int = 1) -> Entry:
    """An entry that the officer fills in."""
    return Entry(spaced(label), "", lines)
