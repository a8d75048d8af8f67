"""The page of the morning: the day of the person or of the service, what waits, and a few figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.day_plan import Entry, FreeSlot, PlannedMeeting, day_plan
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of, whole_day
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.people import Person
from cigdesk.ports.agenda import AppointmentRow, PermanenceRow, PractitionerRow
from cigdesk.services.agenda import AgendaService, AgendaSpan, OpenPermanence
from cigdesk.services.context import Context

WEEKS: Final = 8
"""Whole weeks of the first plot, the present one left out."""
FILLED_DAYS: Final = 30
"""Days of permanences, up to yesterday, of which the filling is told."""
SHOWN_PLACES: Final = 6


@dataclass(frozen=True)
class HomeDay:
    """One day, read from top to bottom."""

    day: date
    holiday: str
    """Its name, or "" for a day like another."""
    entries: tuple[Entry, ...]
    meetings: int
    """Those that hold their time."""
    free: int


@dataclass(frozen=True)
class HomeAgenda:
    """Today, and the next day on which something is planned."""

    own: UUID | None
    """The practitioner that the person is, if any."""
    today: HomeDay
    next: HomeDay
    appointments: Mapping[UUID, AppointmentRow] = field(default_factory=dict)
    permanences: Mapping[UUID, PermanenceRow] = field(default_factory=dict)
    practitioners: Mapping[UUID, PractitionerRow] = field(default_factory=dict)


@dataclass(frozen=True)
class WeekOutcomes:
    """What became of the appointments of agents of a week that begins on that Monday."""

    monday: date
    done: int
    excused: int
    no_show: int

    @property
    def total(self) -> int:
        """Of which an outcome is known."""
        return self.done + self.excused + self.no_show


@dataclass(frozen=True)
class Filling:
    """How many slots of the permanences at a place were booked."""

    place: str
    booked: int
    slots: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.booked / self.slots if self.slots else 0.0


@dataclass(frozen=True)
class HomeFigures:
    """The small plots."""

    weeks: tuple[WeekOutcomes, ...]
    filling: tuple[Filling, ...]
    """The fullest first."""

    @property
    def kept_share(self) -> float | None:
        """Of the appointments whose outcome is known, the share that took place; None without any."""
        total = sum(week.total for week in self.weeks)
        return sum(week.done for week in self.weeks) / total if total else None


class HomeService:
    """What the page shows; each part is read by itself, so that none waits for the others."""

    def __init__(self, context: Context, agenda: AgendaService) -> None:
        self._context, self._agenda = context, agenda

    def person_name(self) -> str:
        """Who is at the keyboard."""
        with self._context.reading() as uow:
            return uow.get(Person, self._context.actor.person_id).name

    def agenda(self, *, everybody: bool) -> HomeAgenda:
        """The person's own days, or those of the whole service."""
        ids = self._agenda.scope(everybody=everybody)
        today = self._context.today()
        span = self._agenda.span(ids, today, today + timedelta(days=1))
        later = self._next_day(ids, today, span)
        alone = len(ids) == 1
        wide = span if later <= span.last else self._agenda.span(ids, later, later)
        return HomeAgenda(
            self._agenda.own_practitioner(),
            self._day(span, today, pauses=alone),
            self._day(wide, later, pauses=alone),
            {row.id: row for each in (span, wide) for row in each.appointments},
            {each.row.id: each.row for source in (span, wide) for each in source.permanences},
            {row.id: row for row in span.practitioners},
        )

    def figures(self, *, everybody: bool) -> HomeFigures:
        """The plots of the same people."""
        ids = self._agenda.scope(everybody=everybody)
        return HomeFigures(self._weeks(ids), self._filling(ids))

    def _next_day(self, ids: Sequence[UUID], today: date, span: AgendaSpan) -> date:
        """Tomorrow, or the day of the next meeting when nothing is planned tomorrow: a Monday on a Friday."""
        tomorrow = today + timedelta(days=1)
        if any(day_of(row.start, span.zone) == tomorrow for row in span.appointments):
            return tomorrow
        ahead = Interval(
            whole_day(tomorrow, span.zone).start, whole_day(today + timedelta(days=8), span.zone).start
        )
        with self._context.reading() as uow:
            found = uow.agenda.appointments(ids, ahead)
        held = [row.start for row in found if row.status.holds_time and row.start >= ahead.start]
        return day_of(min(held), span.zone) if held else tomorrow

    def _day(self, span: AgendaSpan, day: date, *, pauses: bool) -> HomeDay:
        rows = [row for row in span.appointments if day_of(row.start, span.zone) == day]
        meetings = [PlannedMeeting(row.id, row.span, row.status.holds_time) for row in rows]
        free = [slot for each in span.permanences for slot in _free_of(each) if _is_on(slot, day, span)]
        entries = day_plan(meetings, free, self._context.now(), pauses=pauses)
        return HomeDay(
            day,
            span.holidays.get(day, ""),
            entries,
            sum(each.holds for each in meetings),
            sum(isinstance(each, FreeSlot) for each in entries),
        )

    def _weeks(self, ids: Collection[UUID]) -> tuple[WeekOutcomes, ...]:
        today = self._context.today()
        monday = today - timedelta(days=today.weekday())
        mondays = [monday - timedelta(weeks=back) for back in range(WEEKS, 0, -1)]
        with self._context.reading() as uow:
            return tuple(_outcomes(each, uow.home.outcomes(ids, self._week(each))) for each in mondays)

    def _week(self, monday: date) -> Interval:
        starts = (whole_day(day, self._context.zone).start for day in (monday, monday + timedelta(days=7)))
        return Interval(*starts)

    def _filling(self, ids: Sequence[UUID]) -> tuple[Filling, ...]:
        today = self._context.today()
        span = self._agenda.span(ids, today - timedelta(days=FILLED_DAYS), today - timedelta(days=1))
        taken = Counter(row.permanence_id for row in span.appointments if row.status.holds_time)
        booked, free = Counter[str](), Counter[str]()
        for each in span.permanences:
            if not each.row.cancelled:
                place = each.row.authority or each.row.site
                booked[place] += taken[each.row.id]
                free[place] += len(each.free)
        places = {place for place in (*booked, *free) if place and booked[place] + free[place]}
        found = [Filling(place, booked[place], booked[place] + free[place]) for place in places]
        busiest = sorted(found, key=lambda each: (-each.slots, each.place))[:SHOWN_PLACES]
        return tuple(sorted(busiest, key=lambda each: (-each.share, each.place)))


def _outcomes(monday: date, found: Mapping[AppointmentStatus, int]) -> WeekOutcomes:
    known = (AppointmentStatus.DONE, AppointmentStatus.EXCUSED, AppointmentStatus.NO_SHOW)
    return WeekOutcomes(monday, *(found.get(status, 0) for status in known))


def _free_of(each: OpenPermanence) -> list[FreeSlot]:
    return [FreeSlot(each.row.id, each.row.practitioner_id, slot) for slot in each.free]


def _is_on(slot: FreeSlot, day: date, span: AgendaSpan) -> bool:
    return day_of(slot.span.start, span.zone) == day
