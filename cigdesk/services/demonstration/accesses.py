"""What was opened in the last weeks, by whom: so that the journal of accesses has something to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.accesses import Access, AccessAct
from cigdesk.domain.agenda.wall import instant

DAYS: Final = 21
"""How far back it goes."""
_VIEWED: Final = (("cases", 5), ("agents", 4), ("appointments", 4))
_OUT: Final = ((AccessAct.PRINT, "appointments", 4), (AccessAct.EXPORT, "agenda", 9))


def accesses(
    draws: Random,
    now: datetime,
    zone: ZoneInfo,
    persons: Sequence[UUID],
    records: Mapping[str, Sequence[UUID]],
) -> list[Access]:
    """The acts of those persons on some of those records, by time, all before now."""
    today = now.astimezone(zone).date()
    days = [today - timedelta(days=back) for back in range(DAYS, -1, -1)]
    told = [each for day in days if day.weekday() < 5 for each in _day(draws, day, zone, persons, records)]
    return sorted((each for each in told if each.at < now), key=lambda each: each.at)


def _day(
    draws: Random, day: date, zone: ZoneInfo, persons: Sequence[UUID], records: Mapping[str, Sequence[UUID]]
) -> Iterator[Access]:
    for person in persons:
        begun = instant(day, time(8, draws.randrange(35, 59)), zone)
        if draws.random() < 0.08:
            last = begun - timedelta(minutes=1)
            yield Access(last, None, AccessAct.FAILED_LOGIN, "store", count=draws.randint(1, 3))
        yield Access(begun, person, AccessAct.LOGIN, "store")
        for kind, most in _VIEWED:
            for record_id in draws.sample(records[kind], min(draws.randint(0, most), len(records[kind]))):
                at = begun + timedelta(minutes=draws.randint(5, 480))
                yield Access(at, person, AccessAct.VIEW, kind, record_id)
    for act, kind, count in _OUT:
        if draws.random() < 0.2:
            at = instant(day, time(16, draws.randrange(60)), zone)
            yield Access(at, draws.choice(persons), act, kind, count=count)
