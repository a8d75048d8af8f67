"""Between the clock on the wall of the centre and the instants of the store, changes of hour included."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.interval import Interval
from cigdesk.french import NBSP, date_title, time_of_day

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""The days that the agenda knows, both included."""


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which the wall shows that hour; of an hour that comes twice, the first.

    Raises `ValueError` with a French sentence for an hour that does not exist that day.
    """
    moment = _first(day, at, zone)
    if moment.astimezone(zone).time() != at:
        raise ValueError(
            f"{time_of_day(at)} n’existe pas le {date_title(day)}{NBSP}: les montres avancent d’une heure. "
            "Choisissez une autre heure."
        )
    return moment


def nearest_instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Like `instant`, but an hour that does not exist is counted from before the change: 2 h 30 is 3 h 30."""
    return _first(day, at, zone)


def _first(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).replace(fold=0).astimezone(UTC)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The day that the wall calendar shows at that instant."""
    return moment.astimezone(zone).date()


def whole_day(day: date, zone: ZoneInfo) -> Interval:
    """The day from midnight to midnight: 23, 24 or 25 hours."""
    return Interval(_first(day, time(0), zone), _first(day + timedelta(days=1), time(0), zone))


def days(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def days_of(span: Interval, zone: ZoneInfo) -> Iterator[date]:
    """The days that the interval touches; one that ends at midnight does not touch the next day."""
    return days(day_of(span.start, zone), day_of(span.end - timedelta(microseconds=1), zone))


def whole_days(span: Interval, zone: ZoneInfo) -> Iterator[tuple[date, Interval]]:
    """The days that the interval touches, each from midnight to midnight."""
    first, last = day_of(span.start, zone), day_of(span.end - timedelta(microseconds=1), zone)
    start = _first(first, time(0), zone)
    for day in days(first + timedelta(days=1), last + timedelta(days=1)):
        end = _first(day, time(0), zone)
        yield day - timedelta(days=1), Interval(start, end)
        start = end


def wall_minutes(moment: datetime, day: date, zone: ZoneInfo) -> int:
    """Minutes that the wall shows since midnight of `day`: 540 at 9 h 00, below 0 or above 1440 elsewhere.

    On screen and on paper a day keeps its 24 hours, so that 9 h 00 stays at its place when the hour changes.
    """
    local = moment.astimezone(zone)
    return (local.date() - day).days * 1440 + local.hour * 60 + local.minute


def wall_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """The day and the hour that the wall shows at that instant, without zone."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def existing_instant(wall: datetime, zone: ZoneInfo) -> datetime | None:
    """The first instant at which the wall shows that day and hour, or None when it never does."""
    moment = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    return moment if wall_time(moment, zone) == wall else None


def reached_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant, to the second, at which the wall shows that day and hour or has jumped past it.

    Unlike `nearest_instant` it never puts an earlier hour after a later one: the end of a stretch that falls
    in the hour that does not exist is the change of hour.
    """
    exact = existing_instant(wall, zone)
    if exact is not None:
        return exact
    later = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    seconds = range(int((later - early).total_seconds()))
    return early + timedelta(
        seconds=bisect_left(
            seconds, wall, key=lambda second: wall_time(early + timedelta(seconds=second), zone)
        )
    )


def is_repeated(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether the wall shows that hour for the second time that day."""
    return moment.astimezone(zone).fold == 1
