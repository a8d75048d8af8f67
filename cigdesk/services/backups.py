"""Backups of the open store: made in time, copied to a second folder, read, compared, tried."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from cigdesk.domain.backups import (
    CHECKED_EVERY,
    REHEARSED_EVERY,
    SECOND_LATE_AFTER,
    Place,
    Reason,
    is_due,
    is_late,
)
from cigdesk.domain.rights import Right
from cigdesk.ports.backups import (
    Backup,
    Counts,
    LocalBackupSettings,
    LocalBackupState,
    Shelf,
    Tell,
    Verdict,
)
from cigdesk.services.context import Context
from cigdesk.store_errors import DamagedBackup, DamagedStore, StoreError

COUNTED: Final = ("authorities", "agents", "appointments", "quotes", "practitioners", "permanences")
"""The tables whose rows people know."""

_EDIT = Right.BACK_UP


def _unheard(_done: int, _total: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True)
class BackupLine:
    """One backup, in one place or both, and what its last reading found."""

    backup: Backup
    places: frozenset[Place]
    verdict: Verdict | None


@dataclass(frozen=True)
class SecondFolder:
    """The second folder: whether it is there now, when it got its last copy, and whether that is long ago."""

    path: Path
    there: bool
    last: datetime | None
    late: bool


@dataclass(frozen=True)
class BackupsView:
    """Everything about the backups but what they hold."""

    folder: Path
    lines: tuple[BackupLine, ...]
    second: SecondFolder | None
    rehearsed_at: datetime | None
    rehearsal_due: bool
    checked_at: datetime | None


@dataclass(frozen=True)
class Outcome:
    """A backup that was made, or was not needed; `second` says why it is not in the second folder, or ""."""

    backup: Backup | None = None
    second: str = ""


@dataclass(frozen=True)
class Difference:
    """Rows of one table in a backup and in the store."""

    table: str
    then: int
    now: int


class BackupService:
    """What the window, the command line and the other services ask about backups.

    Its work reads and writes whole files: never call it on the thread of the window.
    """

    def __init__(self, context: Context, shelf: Shelf, settings: LocalBackupSettings) -> None:
        self._context, self._shelf, self._settings = context, shelf, settings
        self._began = context.now()
        self._noting = threading.Lock()

    # making them

    def keep_up(self) -> Outcome:
        """A backup when half an hour of use has passed and something changed; the second folder follows."""
        newest = self._shelf.newest()
        at = newest.taken_at if newest else None
        if not is_due(at, self._began, self._context.now()):
            return Outcome()
        if not self._shelf.changed():
            return Outcome(second=self.follow())
        return self._make(Reason.PERIOD)

    def back_up_now(self, tell: Tell = _unheard) -> Outcome:
        """A backup because somebody asks, changed or not; `tell` may raise to stop between the folders."""
        tell(0, 2)
        made = self._shelf.back_up(Reason.ASKED, self._context.now())
        tell(1, 2)
        return Outcome(made, self.follow())

    def before(self, reason: Reason) -> Backup | None:
        """A backup of the present before a risky act, unless there is one; what it raises stops the act."""
        changed = self._shelf.changed()
        return self._shelf.back_up(reason, self._context.now()) if changed else None

    def at_exit(self) -> Backup | None:
        """A backup when something changed."""
        return self.before(Reason.EXIT)

    def _make(self, reason: Reason) -> Outcome:
        made = self._shelf.back_up(reason, self._context.now())
        return Outcome(made, self.follow())

    # the second folder

    def follow(self) -> str:
        """Copy the newest backup to the second folder when it has not got it; gives why not, or "".

        Never raises for what ails the second folder: the backup of this computer is there.
        """
        folder, newest = self._settings.read().second_folder, self._shelf.newest()
        if folder is None or newest is None:
            return ""
        try:
            self._shelf.copy_to_second(newest, folder, self._context.now())
        except StoreError as error:
            return str(error)
        self._note(second_at=self._context.now())
        return ""

    def choose_second(self, chosen: Path) -> Outcome:
        """Copy backups there from now on, and one at once. Raises a `StoreError` for an unfit place."""
        self._context.require(_EDIT)
        place = self._shelf.prepare_second(chosen)
        self._note(second_folder=place, second_since=self._context.now(), second_at=None)
        if self._shelf.newest() is None or self._shelf.changed():
            return self._make(Reason.ASKED)
        return Outcome(second=self.follow())

    def forget_second(self) -> None:
        """Copy no longer; the copies that are there stay."""
        self._context.require(_EDIT)
        self._note(second_folder=None, second_since=None, second_at=None)

    # reading them

    def view(self) -> BackupsView:
        """The backups there are, newest first, and what is late."""
        now, state = self._context.now(), self._known()
        second = self._shelf.second_copies(state.second_folder) if state.second_folder else None
        return BackupsView(
            self._shelf.folder,
            _lines([*self._shelf.copies(), *(second or ())], state),
            _second(state, second, now),
            state.rehearsed_at,
            is_late(state.rehearsed_at, state.known_since, REHEARSED_EVERY, now),
            state.checked_at,
        )

    def counts(self, backup: Backup) -> Counts:
        """Rows of each table of `COUNTED`; raises `DamagedBackup`."""
        return self._shelf.counts(backup)

    def verify(self, backup: Backup) -> Verdict:
        """Read a whole backup, and remember what was found."""
        try:
            self._shelf.verify(backup)
        except DamagedBackup:
            return self._judge(backup, sound=False)
        return self._judge(backup, sound=True)

    def verify_all(self, tell: Tell = _unheard) -> int:
        """Read every backup; gives how many are damaged. `tell` may raise to stop."""
        lines = self.view().lines
        damaged = 0
        for done, line in enumerate(lines):
            tell(done, len(lines))
            damaged += not self.verify(line.backup).sound
        tell(len(lines), len(lines))
        return damaged

    def compare(self, backup: Backup) -> tuple[Difference, ...]:
        """What a restore would change, after a reading of the whole backup. Raises `DamagedBackup`."""
        if not self.verify(backup).sound:
            raise DamagedBackup(backup.path)
        then, now = self._shelf.counts(backup), self._shelf.present_counts()
        return tuple(Difference(each, then.get(each, 0), now.get(each, 0)) for each in COUNTED)

    def rehearse(self, tell: Tell = _unheard) -> Backup | None:
        """Restore the newest backup on the side and read all of it; None when there is none yet.

        Raises `DamagedBackup`; the verdict is remembered.
        """
        newest = self._shelf.newest()
        if newest is None:
            return None
        try:
            self._shelf.rehearse(newest, tell)
        except DamagedBackup:
            self._judge(newest, sound=False)
            raise
        self._judge(newest, sound=True)
        self.note_restored()
        return newest

    def note_restored(self) -> None:
        """A restore has just succeeded: backups are known to come back."""
        self._note(rehearsed_at=self._context.now())

    # the store itself

    def require_sound(self) -> None:
        """Wait until the store has been read through once. Raises `DamagedStore`."""
        self._shelf.require_sound()

    def weekly_check(self) -> bool:
        """Read the whole store once a week; gives whether it was time. Raises `DamagedStore`."""
        if not is_late(self._known().checked_at, None, CHECKED_EVERY, self._context.now()):
            return False
        if not self._shelf.check_store():
            raise DamagedStore
        self._shelf.tidy()
        self._note(checked_at=self._context.now())
        return True

    # what this computer remembers

    def _known(self) -> LocalBackupState:
        state = self._settings.read()
        return state if state.known_since else self._note()

    def _judge(self, backup: Backup, *, sound: bool) -> Verdict:
        verdict = Verdict(self._context.now(), sound)
        verdicts = {
            path: each for path, each in self._settings.read().verdicts.items() if Path(path).exists()
        }
        self._note(verdicts={**verdicts, str(backup.path): verdict})
        return verdict

    def _note(self, **known: object) -> LocalBackupState:
        with self._noting:
            before = self._settings.read()
            since = before.known_since or self._context.now()
            state = replace(before, **{"known_since": since, **known})  # type: ignore[arg-type]  # by name
            self._settings.write(state)
        return state


def _lines(backups: list[Backup], state: LocalBackupState) -> tuple[BackupLine, ...]:
    """One line for each state of the store: the copy here stands for that of the second folder."""
    places: dict[tuple[str, datetime], dict[Place, Backup]] = {}
    for backup in sorted(backups, key=lambda each: each.taken_at, reverse=True):
        places.setdefault((backup.path.name, backup.taken_at), {})[backup.place] = backup
    return tuple(_line(found, state) for found in places.values())


def _line(found: dict[Place, Backup], state: LocalBackupState) -> BackupLine:
    backup = found.get(Place.HERE) or next(iter(found.values()))
    return BackupLine(backup, frozenset(found), state.verdicts.get(str(backup.path)))


def _second(state: LocalBackupState, copies: list[Backup] | None, now: datetime) -> SecondFolder | None:
    if state.second_folder is None:
        return None
    late = is_late(state.second_at, state.second_since, SECOND_LATE_AFTER, now)
    return SecondFolder(state.second_folder, copies is not None, state.second_at, late)
