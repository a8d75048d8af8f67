"""Backups as the services see them: copies of the store, where they lie, and what makes and reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from cigdesk.domain.backups import Place, Reason
from cigdesk.domain.erasure import ErasedRecord

Counts = Mapping[str, int]
"""Rows by table."""
Tell = Callable[[int, int], None]
"""Told how many of how many steps are done; it may raise to stop."""


@dataclass(frozen=True)
class Backup:
    """One copy: when it was taken (for one set aside, when it was replaced; in UTC), why, and where it is."""

    path: Path
    taken_at: datetime
    reason: Reason = Reason.UNKNOWN
    place: Place = field(default=Place.HERE, compare=False)
    size: int = field(default=0, compare=False)
    """In bytes."""


@dataclass(frozen=True)
class Verdict:
    """What the last reading of a copy found, and when (UTC)."""

    at: datetime
    sound: bool


@dataclass(frozen=True)
class LocalBackupState:
    """What this computer knows of the backups of one store; nothing of it travels with the store."""

    second_folder: Path | None = None
    second_since: datetime | None = None
    second_at: datetime | None = None
    """When a copy last arrived in the second folder."""
    known_since: datetime | None = None
    rehearsed_at: datetime | None = None
    """When a restore was last done, or tried on the side."""
    checked_at: datetime | None = None
    """When the whole store was last read."""
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    """By the path of the copy."""


class LocalBackupSettings(Protocol):
    """Where that is kept."""

    def read(self) -> LocalBackupState:
        """As it is; empty when nothing can be read."""

    def write(self, state: LocalBackupState) -> None:
        """Keep it. What cannot be written is forgotten: no work stops for it."""


class Shelf(Protocol):
    """The copies of one open store. Every method reads or writes files, and may take seconds.

    They raise the classes of `cigdesk.store_errors`.
    """

    @property
    def folder(self) -> Path:
        """Where the backups lie."""

    def require_sound(self) -> None:
        """Wait until the store has been read through. Raises `DamagedStore`."""

    def newest(self) -> Backup | None:
        """The newest backup beside the store."""

    def changed(self) -> bool:
        """Whether the store holds something that no backup has."""

    def back_up(self, reason: Reason, now: datetime) -> Backup:
        """A verified backup of the present state; the ones that aged out leave."""

    def copies(self) -> list[Backup]:
        """The backups beside the store and the states set aside, newest first."""

    def second_copies(self, folder: Path) -> list[Backup] | None:
        """Those of the second folder; None while it is not there."""

    def prepare_second(self, chosen: Path) -> Path:
        """Make the place of this store in a folder that was chosen; gives that place."""

    def copy_to_second(self, backup: Backup, folder: Path, now: datetime) -> Backup:
        """A verified copy there. Raises `SecondFolderAway` while it is not there."""

    def counts(self, backup: Backup) -> Counts:
        """Rows by table, without reading the whole copy; raises `DamagedBackup` when that is not possible."""

    def verify(self, backup: Backup) -> Counts:
        """Read a whole copy with its seals; raises `DamagedBackup`."""

    def rehearse(self, backup: Backup, tell: Tell) -> Counts:
        """Restore on the side, as after a loss, read everything, and remove it; raises `DamagedBackup`."""

    def present_counts(self) -> Counts:
        """Rows by table of the store itself."""

    def still_holding(self, erased: Iterable[ErasedRecord], second: Path | None) -> list[Backup]:
        """The copies, of the second folder too, in which one of these records is as it was."""

    def fold(self) -> None:
        """Fold the log into the store and empty it: what was erased leaves no trace in it."""

    def check_store(self) -> bool:
        """Read the whole store, its indexes and its seals; False when something is wrong."""

    def tidy(self) -> None:
        """Remove the documents that neither the store nor a copy refers to any more."""
