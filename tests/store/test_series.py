"""Permanences that come back: opened, changed, stopped; their appointments go with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.agenda.repeat import Repeat
from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.closure import ClosureValues
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.domain.series import SeriesValues
from cigdesk.services.context import new_id
from cigdesk.services.permanences import PermanenceValues
from cigdesk.services.series import Scope

PARIS = ZoneInfo("Europe/Paris")
TUESDAY = date(2026, 11, 17)
WEEK = timedelta(days=7)
LAST = date(2026, 12, 15)
"""Five Tuesdays: 17 and 24 November, 1, 8 and 15 December."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), PARIS).astimezone(UTC)


class World:
    def __init__(self, services):
        self.services = services
        services.context.change(Right.MANAGE_PEOPLE, self.found, "Préparation")

    def found(self, uow):
        self.noisy = Authority(id=new_id(), name="Noisy-le-Sec", kind=AuthorityKind.COMMUNE)
        self.hall = Site(id=new_id(), name="Hôtel de ville", authority_id=self.noisy.id)
        self.camille = Practitioner(
            id=new_id(), first_name="Camille", last_name="Roussel", function=Function.SOCIAL_WORKER
        )
        self.lopes = Agent(id=new_id(), civility=Civility.MR, last_name="Lopes", authority_id=self.noisy.id)
        for record in (self.noisy, self.hall, self.camille, self.lopes):
            uow.add(record)
        return ()

    def values(self, day=TUESDAY, begin=9, end=12, **values) -> SeriesValues:
        usual = {
            "practitioner_id": self.camille.id,
            "rule": Repeat.weekly(1, until=LAST).rule,
            "start": at(day, begin),
            "end": at(day, end),
            "authority_id": self.noisy.id,
            "site_id": self.hall.id,
        }
        return SeriesValues(**(usual | values))

    def rows(self, first=date(2026, 11, 1), last=date(2027, 7, 1)):
        found = self.services.agenda.span([self.camille.id], first, last).permanences
        return [each.row for each in found]

    def starts(self):
        return [row.start for row in self.rows() if not row.cancelled]

    def on(self, day):
        return next(row for row in self.rows() if row.start.astimezone(PARIS).date() == day)

    def receive(self, day=TUESDAY + WEEK, hour=9, **values):
        call = AppointmentValues(
            practitioner_id=self.camille.id,
            kind=AppointmentKind.PERMANENCE,
            mode=PlaceMode.SITE,
            agent_id=self.lopes.id,
            start=at(day, hour),
            end=at(day, hour) + timedelta(minutes=45),
            **values,
        )
        return self.services.bookings.book(call).ids[0]


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def series(services):
    return services.series


@pytest.fixture
def opened(world, series):
    series.open(world.values())
    return world


def tuesdays(hour=9, *, count=5, first=TUESDAY):
    return [at(first + n * WEEK, hour) for n in range(count)]


def test_a_weekly_permanence_is_opened_to_its_last_day(opened):
    assert opened.starts() == tuesdays()
    assert {row.place for row in opened.rows()} == {"Noisy-le-Sec"}
    assert len({row.series_id for row in opened.rows()}) == 1


def test_nine_o_clock_stays_nine_o_clock_across_the_change_of_hour(world, series):
    series.open(world.values(date(2027, 3, 23), rule=Repeat.weekly(1, until=date(2027, 4, 6)).rule))
    starts = world.starts()
    assert [each.astimezone(PARIS).hour for each in starts] == [9, 9, 9]
    assert [each.hour for each in starts] == [8, 7, 7]


def test_a_second_block_of_the_day_comes_back_with_the_first(world, series):
    series.open(world.values(second_start=at(TUESDAY, 14), second_end=at(TUESDAY, 17)))
    assert world.starts() == sorted([*tuesdays(9), *tuesdays(14)])


def test_holidays_and_closures_are_left_out_and_told(world, series, services):
    services.closures.add(ClosureValues(start=date(2026, 12, 28), end=date(2026, 12, 31), label="Fêtes"))
    values = world.values(rule=Repeat.weekly(1, 4, until=date(2027, 1, 8)).rule)
    told = series.preview(values)
    assert [day for day, _ in told.closed] == [date(2026, 12, 25), date(2026, 12, 29), date(2027, 1, 1)]
    series.open(values)
    assert {each.astimezone(PARIS).date() for each in world.starts()}.isdisjoint(dict(told.closed))
    assert len(world.starts()) == len(told.spans)


def test_what_it_meets_is_told_with_its_day_before_anything_is_written(world, series):
    meeting = AppointmentValues(
        practitioner_id=world.camille.id,
        kind=AppointmentKind.INTERNAL,
        mode=PlaceMode.CENTRE,
        title="Coordination",
        start=at(TUESDAY + WEEK, 10),
        end=at(TUESDAY + WEEK, 11),
    )
    world.services.bookings.book(meeting)
    told = series.preview(world.values()).reasons
    assert len(told) == 1
    assert "24" in told[0].sentence
    with pytest.raises(SlotTaken):
        series.open(world.values())
    assert world.rows() == []
    series.open(world.values(), confirmation=Confirmation("Vu avec elle", frozenset({told[0].key})))
    reasons = [row.overlap_reason for row in world.rows()]
    assert sorted(reasons) == ["", "", "", "", "Vu avec elle"]
    assert len(world.rows()) == 5


def test_opening_is_undone_in_one_go(world, series):
    change = series.open(world.values())
    change.undo.run()
    assert world.rows() == []


def test_one_occurrence_is_moved_with_its_appointments_and_stays_so(opened, series, services):
    booked = opened.receive()
    row = opened.on(TUESDAY + WEEK)
    thursday = TUESDAY + WEEK + timedelta(days=2)
    moved = PermanenceValues(
        practitioner_id=row.practitioner_id,
        start=at(thursday, 14),
        end=at(thursday, 17),
        authority_id=row.authority_id,
        site_id=row.site_id,
    )
    services.permanences.change(row.id, moved)
    assert services.agenda.appointment(booked).start == at(thursday, 14)
    assert services.agenda.appointment(booked).moved_from == at(TUESDAY + WEEK, 9)

    first = opened.on(TUESDAY)
    series.change(first.id, opened.values(begin=10), Scope.ALL)
    others = [TUESDAY, *(TUESDAY + n * WEEK for n in (2, 3, 4))]
    assert opened.starts() == sorted([at(thursday, 14), *(at(day, 10) for day in others)])


def test_a_skipped_occurrence_does_not_come_back_with_a_change_of_the_series(opened, series, services):
    services.permanences.cancel(opened.on(TUESDAY + WEEK).id)
    series.change(opened.on(TUESDAY).id, opened.values(begin=10), Scope.ALL)
    assert at(TUESDAY + WEEK, 10) not in opened.starts()
    assert len(opened.starts()) == 4


def test_a_change_from_one_on_leaves_those_before(opened, series):
    later = TUESDAY + 2 * WEEK
    booked = opened.receive(later + WEEK)
    series.change(opened.on(later).id, opened.values(later, begin=14, end=17), Scope.FOLLOWING)
    assert opened.starts() == [*tuesdays(9, count=2), *tuesdays(14, count=3, first=later)]
    assert opened.services.agenda.appointment(booked).start == at(later + WEEK, 14)
    assert len({row.series_id for row in opened.rows()}) == 2


@pytest.mark.parametrize(("weekday", "days"), [(3, 2), (0, -1)])
def test_another_day_of_the_week_takes_the_appointments_along(opened, series, weekday, days):
    booked = opened.receive()
    shifted = TUESDAY + WEEK + timedelta(days=days)
    values = opened.values(TUESDAY + WEEK, rule=Repeat.weekly(weekday, until=date(2026, 12, 18)).rule)
    series.change(opened.on(TUESDAY + WEEK).id, values, Scope.FOLLOWING)
    assert opened.services.agenda.appointment(booked).start == at(shifted, 9)
    assert opened.starts()[1:] == [at(shifted + n * WEEK, 9) for n in range(4)]


def test_a_shorter_series_keeps_the_half_days_that_have_appointments(opened, series):
    booked = opened.receive(TUESDAY + 4 * WEEK)
    values = opened.values(rule=Repeat.weekly(1, until=TUESDAY + WEEK).rule)
    series.change(opened.on(TUESDAY).id, values, Scope.ALL)
    assert opened.starts() == [*tuesdays(count=2), at(TUESDAY + 4 * WEEK, 9)]
    assert opened.services.agenda.appointment(booked).status is AppointmentStatus.PLANNED


def test_what_has_an_outcome_does_not_move(opened, series, services, clock):
    booked = opened.receive()
    clock.move(minutes=12 * 24 * 60)
    services.bookings.set_status(booked, AppointmentStatus.DONE)
    row = opened.on(TUESDAY + WEEK)
    before = opened.starts()
    with pytest.raises(Refused, match="statut"):
        series.change(
            row.id, opened.values(TUESDAY + WEEK, begin=10), Scope.FOLLOWING, confirmation=Confirmation("Vu")
        )
    assert opened.starts() == before


def test_a_change_of_all_leaves_what_is_past(opened, series, clock):
    clock.move(minutes=13 * 24 * 60)
    series.change(opened.on(TUESDAY).id, opened.values(begin=10), Scope.ALL)
    assert opened.starts() == [*tuesdays(9, count=2), *tuesdays(10, count=3, first=TUESDAY + 2 * WEEK)]


def test_a_series_is_stopped_and_its_appointments_cancelled_once_confirmed(opened, series, services):
    booked = opened.receive(TUESDAY + 3 * WEEK)
    row = opened.on(TUESDAY + 2 * WEEK)
    assert series.lost(row.id) == 1
    with pytest.raises(SlotTaken) as caught:
        series.stop(row.id)
    keys = frozenset(each.key for each in caught.value.found)
    change = series.stop(row.id, confirmation=Confirmation("La convention s’arrête", keys))
    assert opened.starts() == tuesdays(count=2)
    assert services.agenda.appointment(booked).status is AppointmentStatus.CANCELLED
    change.undo.run()
    assert opened.starts() == tuesdays()
    assert services.agenda.appointment(booked).status is AppointmentStatus.PLANNED


def test_the_buffer_and_the_subjects_reach_the_slots_and_the_bookings(world, series, services):
    series.open(world.values(buffer_minutes=15, subjects=(Subject.MONEY,)))
    [opened] = services.agenda.span([world.camille.id], TUESDAY, TUESDAY).permanences
    assert [each.start for each in opened.free] == [at(TUESDAY, hour) for hour in (9, 10, 11)]
    booked = world.receive(TUESDAY, 9, subject=Subject.MONEY)
    assert services.agenda.appointment(booked).buffer_minutes == 15
    with pytest.raises(SlotTaken, match="autres sujets"):
        world.receive(TUESDAY, 10, subject=Subject.HEALTH)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"rule": "FREQ=WEEKLY;BYDAY=TU"}, "until"),
        ({"rule": "FREQ=HOURLY"}, "rule"),
        ({"rule": Repeat.weekly(1, until=date(2031, 1, 1)).rule}, "until"),
        ({"rule": Repeat.weekly(*range(7), until=date(2029, 1, 1)).rule}, "until"),
        ({"rule": Repeat.weekly(1, until=date(2026, 1, 1)).rule}, "until"),
        ({"end": at(TUESDAY, 8)}, "end"),
        ({"second_start": at(TUESDAY, 11), "second_end": at(TUESDAY, 14)}, "second_start"),
        ({"second_start": at(TUESDAY, 14)}, "second_end"),
        ({"second_start": at(TUESDAY, 14), "second_end": at(TUESDAY, 13)}, "second_end"),
        ({"buffer_minutes": -1}, "buffer_minutes"),
        ({"authority_id": None, "site_id": None}, "authority"),
        ({"slot_minutes": 500}, "slot_minutes"),
    ],
)
def test_what_is_wrong_is_told_under_its_field(world, series, values, field):
    wrong = replace(world.values(), **values)
    with pytest.raises(InvalidInput) as caught:
        series.open(wrong)
    assert list(caught.value.errors) == [field]
    assert dict(series.preview(wrong).faults) == caught.value.errors
    assert world.rows() == []
