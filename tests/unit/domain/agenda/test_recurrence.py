"""Series on the wall: changes of hour, exceptions, windows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.recurrence import Exceptional, Series, WallSpan, held_time, occurrences
from cigdesk.domain.agenda.rule import read_rule
from cigdesk.domain.agenda.wall import existing_instant, reached_instant, wall_time

PARIS, MARTINIQUE = ZoneInfo("Europe/Paris"), ZoneInfo("America/Martinique")
LORD_HOWE, APIA = ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Apia")
wall = datetime.fromisoformat


def series(start, end, rule=None, exceptions=(), zone=PARIS):
    read = None if rule is None else read_rule(rule, zone)
    return Series(span=WallSpan(wall(start), wall(end)), rule=read, exceptions=tuple(exceptions))


def moved(occurrence, start, end):
    return Exceptional(wall(occurrence), WallSpan(wall(start), wall(end)))


def skipped(occurrence):
    return Exceptional(wall(occurrence))


def within(first, last, zone=PARIS):
    return Interval(reached_instant(wall(first), zone), reached_instant(wall(last), zone))


def utc(text):
    return wall(text).replace(tzinfo=UTC)


def walls(found, zone=PARIS):
    return [
        f"{wall_time(each.span.start, zone):%m-%d %H:%M}–{wall_time(each.span.end, zone):%H:%M}"
        for each in found
    ]


def test_nine_stays_nine_across_both_changes_of_hour():
    weekly = series("2021-01-03T09:00", "2021-01-03T12:00", "FREQ=WEEKLY")
    spring = occurrences(weekly, within("2021-03-21", "2021-04-05"), PARIS)
    assert walls(spring) == ["03-21 09:00–12:00", "03-28 09:00–12:00", "04-04 09:00–12:00"]
    assert [each.span.start.hour for each in spring] == [8, 7, 7]
    autumn = occurrences(weekly, within("2021-10-24", "2021-11-08"), PARIS)
    assert [each.span.start.hour for each in autumn] == [7, 8, 8]


def test_a_night_over_the_change_of_hour_keeps_its_hours_on_the_wall():
    nights = series("2021-03-26T22:00", "2021-03-27T06:00", "FREQ=DAILY")
    found = occurrences(nights, within("2021-03-26T12:00", "2021-03-29T12:00"), PARIS)
    assert walls(found) == ["03-26 22:00–06:00", "03-27 22:00–06:00", "03-28 22:00–06:00"]
    assert [each.span.minutes for each in found] == [480, 420, 480]


def test_an_hour_that_does_not_exist_gives_no_occurrence():
    early = series("2021-03-27T02:30", "2021-03-27T04:00", "FREQ=DAILY")
    assert walls(occurrences(early, within("2021-03-27", "2021-03-30"), PARIS)) == [
        "03-27 02:30–04:00",
        "03-29 02:30–04:00",
    ]
    assert not occurrences(
        series("2021-03-28T02:00", "2021-03-28T09:00"), within("2021-03-28", "2021-03-29"), PARIS
    )


def test_an_hour_that_comes_twice_is_taken_the_first_time():
    [found] = occurrences(
        series("2021-10-31T02:30", "2021-10-31T02:45"), within("2021-10-31", "2021-11-01"), PARIS
    )
    assert found.span == Interval(utc("2021-10-31T00:30"), utc("2021-10-31T00:45"))


def test_an_end_that_does_not_exist_is_the_change_of_hour():
    [found] = occurrences(
        series("2021-03-28T01:00", "2021-03-28T02:30"), within("2021-03-28", "2021-03-29"), PARIS
    )
    assert found.span == Interval(utc("2021-03-28T00:00"), utc("2021-03-28T01:00"))


def test_time_taken_from_an_hour_that_does_not_exist_begins_at_the_change():
    [taken] = held_time(
        series("2021-03-28T02:30", "2021-03-28T09:00"), within("2021-03-28", "2021-03-29"), PARIS
    )
    assert taken == Interval(utc("2021-03-28T01:00"), utc("2021-03-28T07:00"))
    swallowed = series("2021-03-28T02:10", "2021-03-28T02:50")
    assert not list(held_time(swallowed, within("2021-03-28", "2021-03-29"), PARIS))


def test_an_occurrence_is_found_by_any_part_of_it():
    weekly = series("2021-05-03T09:00", "2021-05-03T12:00", "FREQ=WEEKLY")
    assert walls(occurrences(weekly, within("2021-05-10T11:59", "2021-05-17T09:01"), PARIS)) == [
        "05-10 09:00–12:00",
        "05-17 09:00–12:00",
    ]
    assert not occurrences(weekly, within("2021-05-10T12:00", "2021-05-17T09:00"), PARIS)


EXCEPTIONS = [
    skipped("2021-05-10T09:00"),
    moved("2021-05-17T09:00", "2021-05-18T14:00", "2021-05-18T16:00"),
    moved("2021-06-28T09:00", "2021-05-12T10:00", "2021-05-12T11:00"),
    moved("2021-05-25T09:00", "2021-05-13T10:00", "2021-05-13T11:00"),
    skipped("2021-05-24T10:00"),
]


def test_one_occurrence_can_be_skipped_moved_or_lengthened():
    weekly = series("2021-05-03T09:00", "2021-05-03T12:00", "FREQ=WEEKLY", EXCEPTIONS)
    found = occurrences(weekly, within("2021-05-03", "2021-05-31"), PARIS)
    assert walls(found) == [
        "05-03 09:00–12:00",
        "05-12 10:00–11:00",
        "05-18 14:00–16:00",
        "05-24 09:00–12:00",
    ]
    assert [each.original for each in found[1:3]] == [wall("2021-06-28T09:00"), wall("2021-05-17T09:00")]


@pytest.mark.parametrize(
    ("window", "found"),
    [
        (("2021-05-17", "2021-05-18"), []),
        (("2021-05-18", "2021-05-19"), ["05-18 14:00–16:00"]),
        (("2021-06-28", "2021-06-29"), []),
        (("2021-05-13", "2021-05-14"), []),
    ],
)
def test_a_moved_occurrence_counts_where_it_is_moved_to(window, found):
    weekly = series("2021-05-03T09:00", "2021-05-03T12:00", "FREQ=WEEKLY", EXCEPTIONS)
    assert walls(occurrences(weekly, within(*window), PARIS)) == found


def test_what_happens_once_can_be_moved_and_skipped_too():
    once, window = ("2021-05-03T09:00", "2021-05-03T12:00"), within("2021-05-03", "2021-05-09")
    away = moved("2021-05-03T09:00", "2021-05-05T09:00", "2021-05-05T10:00")
    assert walls(occurrences(series(*once, exceptions=[away]), window, PARIS)) == ["05-05 09:00–10:00"]
    assert not occurrences(series(*once, exceptions=[skipped("2021-05-03T09:00")]), window, PARIS)


def test_an_occurrence_whose_hour_does_not_exist_can_be_moved_to_one_that_does():
    away = moved("2021-03-28T02:30", "2021-03-28T09:00", "2021-03-28T10:00")
    daily = series("2021-03-01T02:30", "2021-03-01T03:30", "FREQ=DAILY", [away])
    assert walls(occurrences(daily, within("2021-03-28", "2021-03-29"), PARIS)) == ["03-28 09:00–10:00"]


def test_a_series_that_counts_is_counted_from_its_first_start():
    ten = series("2021-05-03T09:00", "2021-05-03T12:00", "FREQ=WEEKLY;COUNT=3")
    assert walls(occurrences(ten, within("2021-05-11", "2022-01-01"), PARIS)) == ["05-17 09:00–12:00"]


@pytest.mark.parametrize(
    ("start", "end"), [("2021-05-03T09:00", "2021-05-03T09:00"), ("2021-05-03", "2021-05-02")]
)
def test_a_stretch_that_does_not_go_forward_is_refused(start, end):
    with pytest.raises(ValueError, match="ends after"):
        WallSpan(wall(start), wall(end))


def test_a_day_that_does_not_exist_is_the_midnight_between_both():
    assert existing_instant(wall("2011-12-30T12:00"), APIA) is None
    assert reached_instant(wall("2011-12-30T12:00"), APIA) == reached_instant(wall("2011-12-31"), APIA)


@given(
    st.sampled_from([PARIS, MARTINIQUE, LORD_HOWE]),
    st.datetimes(wall("2021-03-27"), wall("2021-04-05"))
    | st.datetimes(wall("2021-10-02"), wall("2021-11-01")),
)
def test_the_instant_reached_is_the_first_that_shows_the_hour_or_a_later_one(zone, at):
    at = at.replace(microsecond=0)
    found = reached_instant(at, zone)
    assert wall_time(found, zone) >= at
    seconds = (found - timedelta(seconds=step) for step in (1, 60, 1800, 3600, 5400))
    assert all(wall_time(before, zone) < at for before in seconds)
    assert existing_instant(at, zone) in (None, found)
