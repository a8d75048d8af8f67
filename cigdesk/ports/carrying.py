"""What taking the store to another computer needs: its records, and the files that leave and come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from cigdesk.domain.carry import CarryState, Side, is_writable
from cigdesk.ports.backups import Counts, Tell

Written = Mapping[str, int]
"""How many records were written, by table."""


@dataclass(frozen=True)
class CarryRow:
    """One departure, with the names of who took it and of who closed it ("" while nobody did)."""

    id: UUID
    taken_at: datetime
    by: str
    label: str
    side: Side
    state: CarryState
    journal_seq: int
    closed_at: datetime | None
    closed_by: str
    reason: str

    @property
    def writable(self) -> bool:
        """Whether the file that holds this as its last departure is written to."""
        return is_writable(self.side, self.state)


@dataclass(frozen=True)
class CarryMark:
    """A departure as it lies in the store, with its line of the journal: both go into the copy."""

    carry: Mapping[str, Any]
    journal: Mapping[str, Any]


class CarryQueries(Protocol):
    """Reading departures, and the journal since."""

    def last(self) -> CarryRow | None:
        """The last departure: it says whether the store is written to. None when there was none."""

    def journal_end(self) -> int:
        """The number of the last line of the journal; 0 when it is empty."""

    def mark(self, carry_id: UUID) -> CarryMark:
        """A departure as it was written in this transaction."""

    def written_since(self, carry: CarryRow) -> Written:
        """How many records were created, changed or deleted since that departure."""


@dataclass(frozen=True)
class Homecoming:
    """What was read of a whole copy that came back: nothing is changed yet.

    Attributes:
        carry: its last departure; None when it has none.
        descends: whether it holds the line of the journal that the departure wrote.
        written: what was written in it since the departure.
        last_at: when something last was.
        counts: rows by table.
        persons: who it knows.
        lacking: documents that its records refer to and that are neither with it nor here.
    """

    copy: Path
    carry: CarryRow | None
    descends: bool
    written: Written
    last_at: datetime | None
    counts: Counts
    persons: frozenset[UUID]
    lacking: int


class WrittenCopy(Protocol):
    """A whole copy that was read back and has not its name yet: until then nobody opens it."""

    @property
    def path(self) -> Path:
        """What it will be called."""

    @property
    def lacking(self) -> int:
        """Documents that were missing here already."""

    def finish(self) -> None:
        """Give it its name."""

    def discard(self) -> None:
        """Remove it with its folder; what resists stays."""


class Carrier(Protocol):
    """The files of one open store that leave and come back. Raises the classes of `cigdesk.store_errors`."""

    def slots(self) -> str:
        """What the key file holds, in short: to tell later on which side it changed."""

    def write_travelling(self, chosen: Path, mark: CarryMark, now: datetime, tell: Tell) -> WrittenCopy:
        """A copy of the store as it was before this transaction, marked as the travelling one."""

    def write_returning(self, chosen: Path, carry_id: UUID, now: datetime, tell: Tell) -> WrittenCopy:
        """A closed copy for the way back."""

    def examine(self, copy: Path, tell: Tell) -> Homecoming:
        """Read a whole copy that came back, its key file and its documents."""
