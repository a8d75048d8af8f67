"""When the practitioners of a history are away: weeks of leave, lone days of training or rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.wall import instant
from cigdesk.domain.appointment import Absence
from cigdesk.services.context import new_id
from cigdesk.services.demonstration.history.words import Away, words

_FROM, _TO = time(8), time(18)
_WORKING_WEEK: Final = timedelta(days=4)
_LAST_WEEK: Final = 52


@dataclass
class Absences:
    """The days off of one practitioner, none of them twice."""

    practitioner_id: UUID
    zone: ZoneInfo
    random: Random
    days: set[date] = field(default_factory=set)

    def draw(self, first: date, last: date) -> Iterator[Absence]:
        """The absences of these years, as far as they begin between the two days."""
        for year in range(first.year, last.year + 1):
            for away in words().away:
                for start, end in self._spans(away, year):
                    if first <= start and end <= last and self._take(start, end):
                        yield self._absence(start, end, away.label)

    def _spans(self, away: Away, year: int) -> Iterator[tuple[date, date]]:
        if self.random.random() >= away.share:
            return
        for _ in range(away.days):
            day = date.fromisocalendar(year, self.random.randint(1, _LAST_WEEK), self.random.randint(1, 5))
            yield day, day
        if away.weeks:
            monday = date.fromisocalendar(year, self.random.randint(*away.between), 1)
            yield monday, monday + timedelta(weeks=away.weeks - 1) + _WORKING_WEEK

    def _take(self, start: date, end: date) -> bool:
        wanted = {start + timedelta(days=offset) for offset in range((end - start).days + 1)}
        if wanted & self.days:
            return False
        self.days |= wanted
        return True

    def _absence(self, start: date, end: date, label: str) -> Absence:
        return Absence(
            id=new_id(),
            practitioner_id=self.practitioner_id,
            start=instant(start, _FROM, self.zone),
            end=instant(end, _TO, self.zone),
            label=label,
        )
