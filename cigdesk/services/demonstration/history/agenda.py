"""The agenda of a history, month by month: half-days first, then as many of their slots as are wanted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.holidays import holidays_between
from cigdesk.domain.agenda.wall import days, instant
from cigdesk.domain.appointment import (
    FOR_AN_AGENT,
    FOR_AN_AUTHORITY,
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
from cigdesk.domain.place import Room, Site
from cigdesk.services.context import new_id
from cigdesk.services.demonstration.history.absences import Absences
from cigdesk.services.demonstration.history.bodies import Body
from cigdesk.services.demonstration.history.words import Activity, Draw, Occupation, words

SECTOR: Final = 6
"""Practitioners who share the same authorities."""
_PAUSE: Final = timedelta(minutes=15)
"""Between two appointments that are not slots of a permanence."""
_NOON: Final = 12
_TRIES: Final = 12
_PAST: Final = Draw(
    {
        AppointmentStatus.DONE: 83,
        AppointmentStatus.EXCUSED: 8,
        AppointmentStatus.NO_SHOW: 5,
        AppointmentStatus.CANCELLED: 4,
    }.items()
)
_TO_COME: Final = Draw(
    {
        AppointmentStatus.PLANNED: 97,
        AppointmentStatus.EXCUSED: 2,
        AppointmentStatus.CANCELLED: 1,
    }.items()
)
_FORGOTTEN_SHARE, _FORGOTTEN = 0.03, timedelta(weeks=4)
"""Of the last weeks, how many appointments still wait for their status."""
_SUBJECTS: Final = Draw(
    {Subject.MONEY: 45, Subject.FAMILY: 25, Subject.HEALTH: 25, Subject.NEUTRAL: 5}.items()
)
_REQUESTERS: Final = Draw({Requester.AGENT: 60, Requester.EMPLOYER: 30, Requester.PARTNER: 10}.items())
_BOOKED_AHEAD: Final = (0.75, 0.45, 0.2)
"""Of a month, how much is booked one, two or more months before it comes."""


@dataclass(frozen=True)
class Span:
    """From the first to the last day of the agenda, both included, as it is seen at an instant."""

    first: date
    last: date
    now: datetime
    zone: ZoneInfo
    region: str


@dataclass
class _Diary:
    """A practitioner with what the days of the agenda need."""

    practitioner: Practitioner
    office: Room
    bodies: Sequence[Body]
    remote: Sequence[Body]
    away: set[date]
    occupation: Occupation
    stretches: dict[int, list[tuple[time, time]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A time at which somebody could be received."""

    diary: _Diary
    activity: Activity
    start: datetime
    day: date
    body: Body
    permanence: Permanence | None


@dataclass(frozen=True)
class Month:
    """What is written together."""

    permanences: list[Permanence]
    appointments: list[Appointment]


class HistoryPlanner:
    """Draws the agenda of a team over authorities; nobody is in two places at a time, no room taken twice."""

    def __init__(self, span: Span, site: Site, random: Random) -> None:
        self._span, self._site, self._random = span, site, random
        self._diaries: list[_Diary] = []
        self._at_home: dict[int, dict[tuple[int, int], list[Agent]]] = {}
        self._engaged: set[tuple[UUID, date]] = set()
        self._rooms: set[tuple[UUID, date, bool]] = set()

    def engage(self, team: Sequence[Practitioner], bodies: Sequence[Body]) -> Iterator[Absence]:
        """Share the authorities out between the sectors of the team, and give everybody's absences."""
        sectors = min(len(bodies), max(1, len(team) // SECTOR))
        for place, practitioner in enumerate(team):
            sector = bodies[place % sectors :: sectors]
            absences = Absences(practitioner.id, self._span.zone, self._random)
            yield from absences.draw(self._span.first, self._span.last)
            self._diaries.append(_diary(practitioner, self._site.rooms[place], sector, absences.days))

    def months(self, count: int) -> Iterator[Month]:
        """The whole agenda, in order of time, with `count` appointments in all if there is room for them."""
        months = list(_months(self._span))
        weights = [self._weight(first) for first, _ in months]
        given = wanted = 0.0
        for (first, last), weight in zip(months, weights, strict=True):
            wanted += count * weight / sum(weights)
            month = self._month(first, last, round(wanted - given))
            given += len(month.appointments)
            yield month

    def _weight(self, first: date) -> float:
        """A month that has come counts whole, the next ones less and less."""
        today = self._span.now.date()
        ahead = (first.year - today.year) * 12 + first.month - today.month
        return 1.0 if ahead < 1 else _BOOKED_AHEAD[min(ahead, len(_BOOKED_AHEAD)) - 1]

    def _month(self, first: date, last: date, count: int) -> Month:
        self._engaged.clear()
        self._rooms.clear()
        closed = holidays_between(self._span.region, first, last)
        slots, permanences = [], []
        for day in days(first, last):
            if day not in closed:
                for diary in self._diaries:
                    for slot in self._day(diary, day):
                        slots.append(slot)
                        if slot.permanence is not None and slot.start == slot.permanence.start:
                            permanences.append(slot.permanence)
        return Month(permanences, self._booked(slots, count))

    def _booked(self, slots: list[_Slot], count: int) -> list[Appointment]:
        """So many of the slots, in order of time; one that nobody can take leaves its place to another."""
        booked: list[Appointment] = []
        for slot in self._random.sample(slots, len(slots)):
            if len(booked) == count:
                break
            appointment = self._appointment(slot)
            if appointment is not None:
                booked.append(appointment)
        return sorted(booked, key=lambda each: each.start)

    # The half-days

    def _day(self, diary: _Diary, day: date) -> Iterator[_Slot]:
        if day in diary.away:
            return
        for start, end in diary.stretches.get(day.weekday(), ()):
            activity = diary.occupation.by(self._random)
            if activity is not None:
                begins, ends = (instant(day, at, self._span.zone) for at in (start, end))
                yield from self._half_day(diary, activity, day, begins, ends)

    def _half_day(
        self, diary: _Diary, activity: Activity, day: date, start: datetime, end: datetime
    ) -> Iterator[_Slot]:
        body = self._body(diary, activity, start)
        if body is None:
            return
        length = timedelta(minutes=activity.minutes)
        step = length if activity.opens_permanence else length + _PAUSE
        count = min(activity.most, (end - start - length) // step + 1)
        if activity.opens_permanence:
            permanence = self._permanence(diary, activity, body, start, start + count * length)
        else:
            permanence = None
        for place in range(count):
            yield _Slot(diary, activity, start + place * step, day, body, permanence)

    def _body(self, diary: _Diary, activity: Activity, start: datetime) -> Body | None:
        """One of the sector; on site its room is then taken for the half-day."""
        choices = diary.remote if activity.kind is AppointmentKind.REMOTE else diary.bodies
        for _ in range(_TRIES if choices else 0):
            body = self._random.choice(choices)
            local = start.astimezone(self._span.zone)
            room = body.site.id, local.date(), local.hour < _NOON
            if activity.mode is not PlaceMode.SITE:
                return body
            if room not in self._rooms:
                self._rooms.add(room)
                return body
        return None

    def _permanence(
        self, diary: _Diary, activity: Activity, body: Body, start: datetime, end: datetime
    ) -> Permanence:
        visiting = activity.mode is PlaceMode.SITE
        return Permanence(
            id=new_id(),
            practitioner_id=diary.practitioner.id,
            authority_id=body.authority.id if visiting else None,
            site_id=body.site.id if visiting else self._site.id,
            room_id=(body.site.rooms[0] if visiting else diary.office).id,
            start=start,
            end=end,
            slot_minutes=activity.minutes,
        )

    # The appointments

    def _appointment(self, slot: _Slot) -> Appointment | None:
        kind, mode = slot.activity.kind, slot.activity.mode
        agent = self._agent(slot) if kind in FOR_AN_AGENT else None
        if kind in FOR_AN_AGENT and agent is None:
            return None
        site, room = self._place(slot)
        for_authority = slot.body.authority.id if kind in FOR_AN_AUTHORITY else None
        end = slot.start + timedelta(minutes=slot.activity.minutes)
        return Appointment(
            id=new_id(),
            practitioner_id=slot.diary.practitioner.id,
            kind=kind,
            mode=mode,
            start=slot.start,
            end=end,
            status=self._status(slot.start, end),
            agent_id=agent.id if agent else None,
            authority_id=agent.authority_id if agent else for_authority,
            site_id=site,
            room_id=room,
            permanence_id=slot.permanence.id if slot.permanence else None,
            subject=_SUBJECTS.by(self._random) if agent else Subject.NEUTRAL,
            requester=_REQUESTERS.by(self._random) if agent else None,
            phone=agent.phone if agent and mode is PlaceMode.PHONE else "",
            video_link=self._link() if mode is PlaceMode.VIDEO else "",
            title="" if agent else self._random.choice(words().titles[kind]),
        )

    def _agent(self, slot: _Slot) -> Agent | None:
        """Somebody of the authority (of the sector, where all come to the centre), once a day at most."""
        anywhere = slot.permanence is not None and slot.activity.mode is PlaceMode.CENTRE
        at_home = slot.activity.kind is AppointmentKind.HOME_VISIT
        for _ in range(_TRIES):
            body = self._random.choice(slot.diary.bodies) if anywhere else slot.body
            choices = self._on_leave(slot) if at_home else body.agents
            agent = self._random.choice(choices) if choices else None
            if agent is None or (at_home and not agent.on_sick_leave(slot.day)):
                continue
            if (agent.id, slot.day) not in self._engaged:
                self._engaged.add((agent.id, slot.day))
                return agent
        return None

    def _on_leave(self, slot: _Slot) -> list[Agent]:
        """The agents of the sector who are on sick leave some day of the month."""
        sector = id(slot.diary.bodies[0])
        if sector not in self._at_home:
            self._at_home[sector] = self._leaves_by_month(slot.diary.bodies)
        return self._at_home[sector].get((slot.day.year, slot.day.month), [])

    def _leaves_by_month(self, bodies: Sequence[Body]) -> dict[tuple[int, int], list[Agent]]:
        found: dict[tuple[int, int], list[Agent]] = defaultdict(list)
        for agent in (agent for body in bodies for agent in body.agents):
            for leave in agent.leaves:
                day, end = leave.start.replace(day=1), leave.end or self._span.last
                while day <= end:
                    found[day.year, day.month].append(agent)
                    day = (day + timedelta(days=31)).replace(day=1)
        return found

    def _place(self, slot: _Slot) -> tuple[UUID | None, UUID | None]:
        match slot.activity.mode:
            case PlaceMode.SITE:
                return slot.body.site.id, slot.body.site.rooms[0].id
            case PlaceMode.CENTRE:
                return self._site.id, slot.diary.office.id
            case _:
                return None, None

    def _status(self, start: datetime, end: datetime) -> AppointmentStatus:
        now = self._span.now
        if end > now:
            return _TO_COME.by(self._random) if start > now else AppointmentStatus.PLANNED
        if now - end < _FORGOTTEN and self._random.random() < _FORGOTTEN_SHARE:
            return AppointmentStatus.PLANNED
        return _PAST.by(self._random)

    def _link(self) -> str:
        return f"https://visio.example/{self._random.randrange(16**8):08x}"


def _diary(practitioner: Practitioner, office: Room, bodies: Sequence[Body], away: set[date]) -> _Diary:
    remote = [body for body in bodies if body.remote]
    occupation = words().occupations[practitioner.function]
    diary = _Diary(practitioner, office, bodies, remote, away, occupation)
    for hours in practitioner.hours:
        diary.stretches.setdefault(hours.weekday, []).append((hours.start, hours.end))
    return diary


def _months(span: Span) -> Iterator[tuple[date, date]]:
    """The first and the last day of each month, within the span."""
    first = span.first
    while first <= span.last:
        following = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
        yield first, min(span.last, following - timedelta(days=1))
        first = following
