"""The Cercle of the demonstration: its events laid where their hosts are free, who registered, who came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import time, timedelta
from random import Random
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.holidays import holidays_between
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of, instant
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus, CircleKind, PlaceMode
from cigdesk.domain.place import Site
from cigdesk.domain.session import SessionSeats
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import new_id
from cigdesk.services.demonstration.agenda import Moment
from cigdesk.services.demonstration.scenario import CircleItem

_BEGINS: Final = time(9)
_ENDS: Final = {CircleKind.MORNING: time(12), CircleKind.MEETING: time(16, 30)}
_ROUND: Final = timedelta(hours=1)
_WEEKDAYS: Final = (1, 3, 0, 4, 2)
"""Tuesday first; the others where somebody is away."""
_REGISTERED_SHARE: Final = 0.4
"""How many of the authorities register for an event."""
_AWAY_SHARE: Final = 0.15
"""How many of them never do."""
_PEOPLE: Final = (1, 1, 2, 2, 3)
_INVITED_BEFORE: Final = timedelta(days=30)
_NOTED_AFTER: Final = timedelta(days=8)
"""Who came to a more recent event is still to be noted."""


class CircleWriter:
    """Writes events; one whose host is never free in its week is left out."""

    def __init__(
        self,
        uow: UnitOfWork,
        moment: Moment,
        hosts: Mapping[str, UUID],
        sites: Mapping[tuple[str, str], Site],
        random: Random,
    ) -> None:
        self._uow, self._moment, self._hosts, self._random = uow, moment, hosts, random
        self._others: list[UUID] = []
        self._sites: dict[str, Site] = {}
        for (owner, _name), site in sites.items():
            self._sites.setdefault(owner, site)
        self._today = day_of(moment.now, moment.zone)

    def write(self, items: Iterable[CircleItem]) -> None:
        """Write each event with what is registered and noted."""
        written = list(items)
        self._others = list(dict.fromkeys(self._hosts[each.host] for each in written))
        for item in written:
            event = self._event(item)
            if event is not None:
                self._uow.add(event)
                self._uow.flush()
                self._register(event)

    def _event(self, item: CircleItem) -> Appointment | None:
        found = next(self._free(item), None)
        if found is None:
            return None
        host, span = found
        over = span.end <= self._moment.now
        invited = day_of(span.start, self._moment.zone) - _INVITED_BEFORE
        return Appointment(
            id=new_id(),
            practitioner_id=host,
            kind=AppointmentKind.COLLECTIVE,
            mode=PlaceMode.SITE if item.authority else PlaceMode.CENTRE,
            start=span.start,
            end=span.end,
            status=AppointmentStatus.DONE if over else AppointmentStatus.PLANNED,
            site_id=self._sites[item.authority].id,
            title=item.theme,
            seats=item.seats,
            circle=item.kind,
            invited_on=invited if invited <= self._today else None,
        )

    def _free(self, item: CircleItem) -> Iterator[tuple[UUID, Interval]]:
        """Who is free on which day of its week: its host and the usual day first."""
        zone, monday = self._moment.zone, self._today - timedelta(days=self._today.weekday())
        week = monday + timedelta(weeks=item.weeks)
        closed = holidays_between(self._moment.region, week, week + timedelta(days=6))
        days = [day for each in _WEEKDAYS if (day := week + timedelta(days=each)) not in closed]
        for host in dict.fromkeys((self._hosts[item.host], *self._others)):
            for day in days:
                span = Interval(instant(day, _BEGINS, zone), instant(day, _ENDS[item.kind], zone))
                if self._is_free(host, span):
                    yield host, span

    def _is_free(self, host: UUID, span: Interval) -> bool:
        """With the time to come and to leave, for nobody hurries in a demonstration."""
        around = Interval(span.start - _ROUND, span.end + _ROUND)
        agenda = self._uow.agenda
        return not any(read([host], around) for read in (agenda.busy, agenda.on_duty, agenda.absences))

    def _register(self, event: Appointment) -> None:
        year = event.start.astimezone(self._moment.zone).year
        held = event.end <= self._moment.now
        noted = held and event.end + _NOTED_AFTER <= self._moment.now
        left = event.seats or 0
        for place, member in enumerate(self._uow.circle.members(year)):
            people = self._random.choice(_PEOPLE)
            comes = self._random.random() < _REGISTERED_SHARE
            came = sum(self._random.random() < 0.85 for _ in range(people))
            if place % round(1 / _AWAY_SHARE) == 1 or not comes or people > left:
                continue
            left -= people
            self._uow.add(
                SessionSeats(
                    id=new_id(),
                    appointment_id=event.id,
                    authority_id=member.authority_id,
                    seats=people,
                    came=came if noted else None,
                )
            )
