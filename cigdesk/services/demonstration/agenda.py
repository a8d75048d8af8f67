"""The agenda of the demonstration: one written week, and its rhythm drawn over the weeks around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.holidays import holidays_between
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.repeat import Repeat
from cigdesk.domain.agenda.slots import SLOT_MINUTES, slots
from cigdesk.domain.agenda.wall import day_of, instant
from cigdesk.domain.appointment import (
    FOR_AN_AGENT,
    Absence,
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    Permanence,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.people import Agent, Practitioner
from cigdesk.domain.place import Site
from cigdesk.domain.series import PermanenceSeries
from cigdesk.services.context import new_id
from cigdesk.services.demonstration.scenario import ItemKind, Scenario, WeekItem, WeekMoment

_PAST: Final = {
    AppointmentStatus.DONE: 83,
    AppointmentStatus.EXCUSED: 8,
    AppointmentStatus.NO_SHOW: 5,
    AppointmentStatus.CANCELLED: 4,
}
_FORGOTTEN_SHARE, _FORGOTTEN_WEEKS = 0.03, 4
"""Of the last weeks, how many appointments still wait for their status."""
_TAKEN_SHARE: Final = 0.86
"""Of the slots of a permanence, how many are taken when its day comes."""
_AWAY_SHARE: Final = 0.06
"""Of the days of a practitioner, how many are leave or training."""
_REGULAR_SHARE: Final = 0.4
"""How often the agent whom the week names also comes in another week."""
_REASONS_AWAY: Final = ("Congé annuel", "Formation", "RTT", "Congé annuel")
_MOVED_WEEK, _SKIPPED_WEEK, _MOVED_BY = 2, 3, timedelta(minutes=30)
"""The weeks, after the shown one, in which a permanence of the first series is not as the others."""
_SUBJECTS: Final = {Subject.MONEY: 45, Subject.FAMILY: 25, Subject.HEALTH: 25, Subject.NEUTRAL: 5}
_REQUESTERS: Final = {Requester.AGENT: 60, Requester.EMPLOYER: 30, Requester.PARTNER: 10}


@dataclass(frozen=True)
class Cast:
    """Who and where: everything that the rows of the week name."""

    practitioners: Mapping[str, Practitioner]
    authorities: Mapping[str, UUID]
    sites: Mapping[tuple[str, str], Site]
    """By authority and name; the centre's own under an empty authority."""
    named: Mapping[str, Agent]
    drawn: tuple[Agent, ...]


@dataclass(frozen=True)
class Moment:
    """When the demonstration is made, and which clock and which holidays hold there."""

    now: datetime
    zone: ZoneInfo
    region: str


@dataclass
class Agenda:
    """What is planned: series come before their permanences, those before the appointments in them."""

    series: list[PermanenceSeries] = field(default_factory=list)
    permanences: list[Permanence] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)


class AgendaPlanner:
    """Lays the weeks out, each around a Monday; nothing falls on a holiday."""

    def __init__(self, scenario: Scenario, cast: Cast, moment: Moment, random: Random) -> None:
        self._scenario, self._cast, self._random = scenario, cast, random
        self._now, self._zone, self._region = moment.now, moment.zone, moment.region
        self._agenda = Agenda()
        self._busy: set[UUID] = set()
        self._monday = self._shown_monday = _monday(day_of(moment.now, moment.zone))
        self._week = 0
        self._closed: frozenset[date] = frozenset()
        self._series: dict[WeekItem, PermanenceSeries] = {}
        self._last = 0

    def plan(self, before: int, after: int) -> Agenda:
        """The shown week, so many weeks before it and so many after."""
        self._last = after
        for week in range(-before, after + 1):
            self._plan_week(week)
        return self._agenda

    def _plan_week(self, week: int) -> None:
        self._week, self._monday = week, self._shown_monday + timedelta(weeks=week)
        self._closed = frozenset(
            holidays_between(self._region, self._monday, self._monday + timedelta(days=6))
        )
        self._busy = {agent.id for agent in self._cast.named.values()}
        away = self._days_away() if week else frozenset()
        for item in self._scenario.week:
            day = self._day(item.start)
            if item.belongs_to(week) and day not in self._closed and (item.practitioner, day) not in away:
                self._plan_item(item)

    def _days_away(self) -> frozenset[tuple[str, date]]:
        """Days off, drawn in the order of the team; each is noted as an absence."""
        away = {
            (key, self._monday + timedelta(days=weekday))
            for key in self._cast.practitioners
            for weekday in range(5)
            if self._random.random() < _AWAY_SHARE
        }
        for key, day in sorted(away):
            if day not in self._closed:
                start = WeekMoment.read("lun 8:00").at
                span = Interval.lasting(instant(day, start, self._zone), 10 * 60)
                self._absent(key, span, self._random.choice(_REASONS_AWAY))
        return frozenset(away)

    def _plan_item(self, item: WeekItem) -> None:
        if item.kind == ItemKind.ABSENCE:
            self._absent(item.practitioner, self._span(item), item.title)
        elif item.kind == ItemKind.BAND:
            self._open(item)
        elif self._week <= 0 or self._random.random() < 0.93**self._week:
            self._book(item)

    def _absent(self, practitioner: str, span: Interval, label: str) -> None:
        who = self._cast.practitioners[practitioner].id
        absence = Absence(id=new_id(), practitioner_id=who, start=span.start, end=span.end, label=label)
        self._agenda.absences.append(absence)

    def _open(self, item: WeekItem) -> None:
        span = self._span(item)
        site, room = self._place(item)
        permanence = Permanence(
            id=new_id(),
            practitioner_id=self._cast.practitioners[item.practitioner].id,
            authority_id=self._cast.authorities[item.authority],
            site_id=site,
            room_id=room,
            start=span.start,
            end=span.end,
            slot_minutes=SLOT_MINUTES,
        )
        if item.weeks == "*":
            self._take_into_series(item, permanence)
        self._agenda.permanences.append(permanence)
        if self._week and not permanence.cancelled:
            self._fill(permanence)

    def _take_into_series(self, item: WeekItem, permanence: Permanence) -> None:
        """What comes back each week is of a series; the first of them shows one moved and one skipped."""
        series = self._series.get(item)
        if series is None:
            series = self._series[item] = self._new_series(permanence)
            self._agenda.series.append(series)
        permanence.series_id, permanence.occurrence = series.id, permanence.start
        if series is not self._agenda.series[0]:
            return
        if self._week == _MOVED_WEEK:
            permanence.start, permanence.end = permanence.start + _MOVED_BY, permanence.end + _MOVED_BY
            permanence.changed = True
        elif self._week == _SKIPPED_WEEK:
            permanence.cancelled = permanence.changed = True

    def _new_series(self, first: Permanence) -> PermanenceSeries:
        day = day_of(first.start, self._zone)
        until = self._shown_monday + timedelta(weeks=self._last, days=6)
        return PermanenceSeries(
            id=new_id(),
            practitioner_id=first.practitioner_id,
            authority_id=first.authority_id,
            site_id=first.site_id,
            room_id=first.room_id,
            rule=Repeat.weekly(day.weekday(), until=until).rule,
            start=first.start,
            end=first.end,
            slot_minutes=first.slot_minutes,
        )

    def _fill(self, permanence: Permanence) -> None:
        """Take slots at random: nearly all in the past, fewer and fewer ahead."""
        share = _TAKEN_SHARE if self._week < 0 else max(0.08, 0.7 - 0.12 * self._week)
        for slot in slots(Interval(permanence.start, permanence.end), permanence.slot_minutes):
            agent = self._anyone(permanence.authority_id) if self._random.random() < share else None
            if agent is not None:
                self._add_slot(permanence, slot, agent, self._draw_status(slot), self._subject())

    def _add_slot(
        self,
        permanence: Permanence,
        slot: Interval,
        agent: Agent,
        status: AppointmentStatus,
        subject: Subject,
    ) -> None:
        self._agenda.appointments.append(
            Appointment(
                id=new_id(),
                practitioner_id=permanence.practitioner_id,
                kind=AppointmentKind.PERMANENCE,
                mode=PlaceMode.SITE,
                start=slot.start,
                end=slot.end,
                status=status,
                agent_id=agent.id,
                authority_id=permanence.authority_id,
                site_id=permanence.site_id,
                room_id=permanence.room_id,
                permanence_id=permanence.id,
                subject=subject,
                requester=self._requester(),
            )
        )

    def _book(self, item: WeekItem) -> None:
        kind, span = AppointmentKind(item.kind), self._span(item)
        agent = self._agent(item, span) if kind in FOR_AN_AGENT else None
        if kind in FOR_AN_AGENT and agent is None:
            return
        status = (
            self._draw_status(span) if self._week and not item.agent else self._written_status(item, span)
        )
        if kind is AppointmentKind.PERMANENCE and agent is not None:
            self._add_slot(self._permanence_at(item, span), span, agent, status, item.subject)
            return
        self._agenda.appointments.append(self._appointment(item, kind, span, agent, status))

    def _appointment(
        self,
        item: WeekItem,
        kind: AppointmentKind,
        span: Interval,
        agent: Agent | None,
        status: AppointmentStatus,
    ) -> Appointment:
        mode = PlaceMode(item.mode)
        site, room = self._place(item)
        employer = agent.authority_id if agent else self._cast.authorities.get(item.authority)
        return Appointment(
            id=new_id(),
            practitioner_id=self._cast.practitioners[item.practitioner].id,
            kind=kind,
            mode=mode,
            start=span.start,
            end=span.end,
            status=status,
            agent_id=agent.id if agent else None,
            authority_id=employer,
            site_id=site,
            room_id=room,
            subject=item.subject,
            requester=self._requester() if agent else None,
            phone=agent.phone if agent and mode is PlaceMode.PHONE else "",
            video_link=self._link() if mode is PlaceMode.VIDEO else "",
            title=item.title,
        )

    def _permanence_at(self, item: WeekItem, span: Interval) -> Permanence:
        who = self._cast.practitioners[item.practitioner].id
        return next(
            each
            for each in reversed(self._agenda.permanences)
            if each.practitioner_id == who and each.start <= span.start and span.end <= each.end
        )

    # Who

    def _agent(self, item: WeekItem, span: Interval) -> Agent | None:
        if item.kind == AppointmentKind.HOME_VISIT:
            return self._somebody_on_leave(day_of(span.start, self._zone))
        regular = item.agent and (
            not self._week or item.weeks != "*" or self._random.random() < _REGULAR_SHARE
        )
        if regular:
            return self._cast.named[item.agent]
        return self._anyone(self._cast.authorities[item.authority])

    def _somebody_on_leave(self, day: date) -> Agent | None:
        at_home = [each for each in self._free() if each.on_sick_leave(day)]
        return self._engage(at_home)

    def _anyone(self, employer: UUID | None) -> Agent | None:
        return self._engage([each for each in self._free() if each.authority_id == employer])

    def _free(self) -> Iterator[Agent]:
        """Those who have no appointment this week yet."""
        return (each for each in self._cast.drawn if each.id not in self._busy)

    def _engage(self, candidates: list[Agent]) -> Agent | None:
        if not candidates:
            return None
        agent = self._random.choice(candidates)
        self._busy.add(agent.id)
        return agent

    # When, where, what became of it

    def _day(self, moment: WeekMoment) -> date:
        return self._monday + timedelta(days=moment.weekday)

    def _span(self, item: WeekItem) -> Interval:
        start, end = (instant(self._day(each), each.at, self._zone) for each in (item.start, item.end))
        return Interval(start, end)

    def _place(self, item: WeekItem) -> tuple[UUID | None, UUID | None]:
        owner = "" if item.mode == PlaceMode.CENTRE or not item.authority else item.authority
        site = self._cast.sites.get((owner, item.site))
        if site is None:
            return None, None
        return site.id, next((room.id for room in site.rooms if room.name == item.room), None)

    def _written_status(self, item: WeekItem, span: Interval) -> AppointmentStatus:
        """What is written, as far as the hour allows; what is over since yesterday has been filled in."""
        if item.status in (AppointmentStatus.CANCELLED, AppointmentStatus.EXCUSED):
            return item.status
        if span.end > self._now:
            return AppointmentStatus.PLANNED
        today = day_of(self._now, self._zone)
        over = item.status is AppointmentStatus.PLANNED and day_of(span.start, self._zone) < today
        return AppointmentStatus.DONE if over else item.status

    def _draw_status(self, span: Interval) -> AppointmentStatus:
        if span.end > self._now:
            return AppointmentStatus.PLANNED
        recent = self._week >= -_FORGOTTEN_WEEKS
        if recent and self._random.random() < _FORGOTTEN_SHARE:
            return AppointmentStatus.PLANNED
        return self._random.choices(list(_PAST), list(_PAST.values()))[0]

    def _subject(self) -> Subject:
        return self._random.choices(list(_SUBJECTS), list(_SUBJECTS.values()))[0]

    def _requester(self) -> Requester:
        return self._random.choices(list(_REQUESTERS), list(_REQUESTERS.values()))[0]

    def _link(self) -> str:
        return f"https://visio.example/{self._random.randrange(16**8):08x}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
