"""Backups: why they are made, which ones stay, when the next is due, what is late."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol, TypeVar

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""Days, weeks and months that keep their newest backup, counted over those that have one (Anki's figures)."""

EVERY: Final = timedelta(minutes=30)
"""Between two backups while somebody works."""
ALL_KEPT_FOR: Final = timedelta(hours=4)
HOURLY_KEPT_FOR: Final = timedelta(hours=24)
PRECAUTION_KEPT_FOR: Final = timedelta(days=31)
LONGEST_KEPT: Final = timedelta(days=31 * MONTHLY)
"""What was erased from the store must leave its backups too."""
DAYS_TO_BELIEVE: Final = 3
"""Days that must have a backup before age alone removes one: a clock is sometimes wrong for a day."""

SECOND_LATE_AFTER: Final = timedelta(days=7)
REHEARSED_EVERY: Final = timedelta(days=31)
CHECKED_EVERY: Final = timedelta(days=7)


class Reason(StrEnum):
    """What made a backup; part of its file name."""

    UNKNOWN = ""
    EXIT = "fermeture"
    PERIOD = "demi-heure"
    ASKED = "demandee"
    MIGRATION = "avant-migration"
    IMPORT = "avant-import"
    PURGE = "avant-purge"
    RESTORE = "avant-restauration"
    CARRY = "emport"
    """At a departure to another computer, or at the return."""


class Place(StrEnum):
    """Where a copy lies: beside the store, in the second folder, or set aside by a restore."""

    HERE = "here"
    SECOND = "second"
    ASIDE = "aside"


class Dated(Protocol):
    """What the rule needs to know of a backup."""

    @property
    def taken_at(self) -> datetime:
        """When, in UTC."""

    @property
    def reason(self) -> Reason:
        """Why."""


AnyBackup = TypeVar("AnyBackup", bound=Dated)


def kept(backups: Iterable[AnyBackup], now: datetime) -> set[AnyBackup]:
    """The backups that stay; the others may be removed once a new one has been verified.

    Every one of the last 4 hours, one an hour for a day, then the newest of each of the last 12 days,
    10 weeks and 9 months that have one. Those made before a change of schema stay 9 months, before another
    risky act a month, the newest of each day. The newest of all always stays. Days are those of UTC.

    Nothing leaves for its age alone until three days of the last 9 months have a backup, and nothing dated
    after `now` leaves: a clock set forward or back for a day costs no backup.
    """
    newest_first = sorted(backups, key=lambda backup: backup.taken_at, reverse=True)
    past = [each for each in newest_first if each.taken_at <= now]
    recent = [each for each in past if now - each.taken_at <= LONGEST_KEPT]
    believed = len({each.taken_at.date() for each in recent}) >= DAYS_TO_BELIEVE
    ahead = (each for each in newest_first if each.taken_at > now)
    return {*ahead, *past[:1], *_spread(recent if believed else past, now)}


def _spread(newest_first: Sequence[AnyBackup], now: datetime) -> set[AnyBackup]:
    def younger(than: timedelta) -> list[AnyBackup]:
        return [each for each in newest_first if now - each.taken_at <= than]

    return {
        *younger(ALL_KEPT_FOR),
        *_newest_of_each(younger(HOURLY_KEPT_FOR), lambda each: _hour(each.taken_at)),
        *_newest_of_each(newest_first, lambda each: each.taken_at.date())[:DAILY],
        *_newest_of_each(newest_first, lambda each: each.taken_at.isocalendar()[:2])[:WEEKLY],
        *_newest_of_each(newest_first, lambda each: (each.taken_at.year, each.taken_at.month))[:MONTHLY],
        *_precautions(newest_first, now),
    }


def _precautions(newest_first: Sequence[AnyBackup], now: datetime) -> list[AnyBackup]:
    made = [each for each in newest_first if now - each.taken_at <= _kept_for(each.reason)]
    return _newest_of_each(made, lambda each: (each.reason, each.taken_at.date()))


def _kept_for(reason: Reason) -> timedelta:
    if reason is Reason.MIGRATION:
        return LONGEST_KEPT
    risky = reason in (Reason.IMPORT, Reason.PURGE, Reason.RESTORE, Reason.CARRY)
    return PRECAUTION_KEPT_FOR if risky else ALL_KEPT_FOR


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _newest_of_each(
    newest_first: Iterable[AnyBackup], span: Callable[[AnyBackup], Hashable]
) -> list[AnyBackup]:
    newest: dict[Hashable, AnyBackup] = {}
    for backup in newest_first:
        newest.setdefault(span(backup), backup)
    return list(newest.values())


def is_due(newest: datetime | None, began: datetime, now: datetime) -> bool:
    """Whether half an hour of use has passed since the newest backup, or since work began.

    A date in the future says that a clock was wrong, so that it says nothing of this half hour.
    """
    since = max((at for at in (newest, began) if at is not None and at <= now), default=None)
    return since is None or now - since >= EVERY


def is_late(last: datetime | None, since: datetime | None, patience: timedelta, now: datetime) -> bool:
    """Whether something was last done too long ago; `since` is when it was first asked for."""
    reference = last or since
    return reference is None or now - reference > patience
