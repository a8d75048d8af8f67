"""Between the clock on the wall of the centre and the instants of the store, changes of hour included."""

from __future__ import annotations

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
    """Like `instant`, but an hour that does not exist gives the instant of the change of hour."""
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


def wall_minutes(moment: datetime, day: date, zone: ZoneInfo) -> int:
    """Minutes that the wall shows since midnight of `day`: 540 at 9 h 00, below 0 or above 1440 elsewhere.

    On screen and on paper a day keeps its 24 hours, so that 9 h 00 stays at its place when the hour changes.
    """
    local = moment.astimezone(zone)
    return (local.date() - day).days * 1440 + local.hour * 60 + local.minute
