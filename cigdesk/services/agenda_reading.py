"""What the requests of the agenda share: zone, wall-clock times, recurring stretches, all read strictly."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.recurrence import Exceptional, Series, WallSpan
from cigdesk.domain.agenda.rule import Rule, read_rule
from cigdesk.domain.agenda.wall import FIRST_DAY, LAST_DAY, reached_instant, wall_time
from cigdesk.french import NBSP
from cigdesk.services.json_reading import Fields, Unreadable, shown

_T = TypeVar("_T")

SERIES_KEYS: Final = ("start", "end", "rrule", "exceptions")
SERIES_REQUIRED: Final = ("start", "end")
LARGEST_ANSWER: Final = 200_000
"""Slots or occurrences; sixty practitioners have fewer in a year."""

_EXCEPTION_KEYS: Final = ("occurrence", "start", "end")
_WALL: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_ZONE: Final = re.compile(r"(?!posix/|right/)[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}")
_OF_THE_COMPUTER: Final = frozenset({"localtime", "posixrules", "Factory"})
"""What some systems keep beside the zones; it would change from a computer to another."""


def read_zone(fields: Fields) -> ZoneInfo:
    """The IANA zone named by `zone`."""
    name = fields.text("zone")
    zone = _zone(name) if _ZONE.fullmatch(name) and name not in _OF_THE_COMPUTER else None
    if zone is None:
        fields.refuse("zone", f"n’est pas un fuseau horaire connu (Europe/Paris){NBSP}: {shown(name)}")
    return zone


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def read_wall(fields: Fields, key: str) -> datetime:
    """A wall-clock time, `YYYY-MM-DDTHH:MM`, in the years that the agenda knows."""
    text = fields.text(key)
    try:
        wall = datetime.fromisoformat(text) if _WALL.fullmatch(text) else None
    except ValueError:
        wall = None
    if wall is None:
        fields.refuse(key, f"n’est pas une date et une heure (2026-03-02T09:00){NBSP}: {shown(text)}")
    if not FIRST_DAY <= wall.date() <= LAST_DAY:
        fields.refuse(key, f"doit être entre {FIRST_DAY.year} et {LAST_DAY.year}")
    return wall


def read_span(fields: Fields) -> WallSpan:
    """From `start` to a later `end`."""
    start, end = read_wall(fields, "start"), read_wall(fields, "end")
    if end <= start:
        fields.refuse("end", "doit être après start")
    return WallSpan(start, end)


def read_window(fields: Fields, zone: ZoneInfo) -> Interval | None:
    """From `from`, included, to `to`, excluded; None when they are one instant."""
    start, end = (reached_instant(read_wall(fields, key), zone) for key in ("from", "to"))
    if end < start:
        fields.refuse("to", "ne peut pas être avant from")
    return Interval(start, end) if start < end else None


def read_series(fields: Fields, place: str, zone: ZoneInfo) -> Series:
    """What lies between `start` and `end`, once or by `rrule`, but for `exceptions`."""
    return Series(
        span=read_span(fields),
        rule=_rule(fields, zone),
        exceptions=tuple(_exceptions(fields, f"{place}.exceptions" if place else "exceptions")),
    )


def _rule(fields: Fields, zone: ZoneInfo) -> Rule | None:
    if is_null(fields, "rrule"):
        return None
    try:
        return read_rule(fields.text("rrule"), zone)
    except ValueError as error:
        fields.refuse("rrule", str(error))


def _exceptions(fields: Fields, place: str) -> list[Exceptional]:
    found: dict[datetime, Exceptional] = {}
    for position, value in enumerate(fields.items("exceptions")):
        each = Fields(value, f"{place}[{position}]", allowed=_EXCEPTION_KEYS, required=("occurrence",))
        occurrence = read_wall(each, "occurrence")
        if occurrence in found:
            each.refuse("occurrence", "a déjà une exception")
        found[occurrence] = Exceptional(occurrence, _moved_to(each))
    return list(found.values())


def _moved_to(fields: Fields) -> WallSpan | None:
    absent = [is_null(fields, key) for key in ("start", "end")]
    if all(absent):
        return None
    if any(absent):
        fields.refuse("start" if absent[0] else "end", "manque (sans start ni end, l’occurrence est sautée)")
    return read_span(fields)


def is_null(fields: Fields, key: str) -> bool:
    """Whether the key is left out, or null where that says the same."""
    return not fields.holds(key) or fields.value(key) is None


def read_minutes(fields: Fields, key: str, default: int, *, least: int) -> int:
    """A whole number of minutes, the default when left out."""
    minutes = fields.whole(key)
    if minutes is not None and minutes < least:
        fields.refuse(key, f"doit être un nombre entier d’au moins {least}")
    return default if minutes is None else minutes


def objects(fields: Fields, place: str, allowed: Collection[str], required: Collection[str]) -> list[Fields]:
    """The objects of a list, which is the last key of the place; empty when left out."""
    key = place.rpartition(".")[2]
    return [
        Fields(value, f"{place}[{position}]", allowed=allowed, required=required)
        for position, value in enumerate(fields.items(key))
    ]


def checked_length(found: list[_T]) -> list[_T]:
    """The same list; raises `Unreadable` when it is longer than what can be answered."""
    if len(found) > LARGEST_ANSWER:
        raise Unreadable(f"la réponse aurait plus de 200{NBSP}000 lignes, il faut une période plus courte")
    return found


def written_wall(moment: datetime, zone: ZoneInfo) -> str:
    """The wall-clock time of an instant."""
    return wall_time(moment, zone).isoformat(timespec="minutes")


def written_utc(moment: datetime) -> str:
    """An instant, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
