"""Wall-clock time and instants, on both days on which the hour changes and in both shipped zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import days_of, instant, nearest_instant, wall_minutes, whole_day

PARIS, MARTINIQUE = ZoneInfo("Europe/Paris"), ZoneInfo("America/Martinique")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def test_nine_stays_nine_across_the_change_of_hour():
    winter, summer = (instant(day, time(9), PARIS) for day in (date(2026, 3, 28), SPRING))
    assert (winter.hour, summer.hour) == (8, 7)


def test_an_hour_that_does_not_exist_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="2\u202fh\u202f30 n’existe pas le dimanche"):
        instant(SPRING, time(2, 30), PARIS)
    assert nearest_instant(SPRING, time(2, 30), PARIS).astimezone(PARIS).time() == time(3, 30)


def test_an_hour_that_comes_twice_is_the_first():
    assert instant(AUTUMN, time(2, 30), PARIS) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2026, 11, 12), 24)])
def test_a_day_goes_from_midnight_to_midnight(day, hours):
    assert whole_day(day, PARIS).duration == timedelta(hours=hours)
    assert whole_day(day, MARTINIQUE).duration == timedelta(hours=24)


def test_martinique_is_four_hours_behind_utc():
    assert instant(date(2026, 11, 12), time(9), MARTINIQUE) == datetime(2026, 11, 12, 13, tzinfo=UTC)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.times().map(lambda t: t.replace(microsecond=0)))
def test_every_hour_that_exists_reads_back(day, at):
    for zone in (PARIS, MARTINIQUE):
        try:
            moment = instant(day, at, zone)
        except ValueError:
            assert zone is PARIS
            assert day.month == 3
            assert at.hour == 2
            continue
        local = moment.astimezone(zone)
        assert (local.date(), local.time()) == (day, at)
        assert wall_minutes(moment, day, zone) == at.hour * 60 + at.minute


def test_an_interval_that_ends_at_midnight_does_not_touch_the_next_day():
    start = instant(date(2026, 11, 12), time(22), PARIS)
    assert list(days_of(Interval.lasting(start, 120), PARIS)) == [date(2026, 11, 12)]
    assert list(days_of(Interval.lasting(start, 121), PARIS)) == [date(2026, 11, 12), date(2026, 11, 13)]


def test_minutes_of_another_day_go_on_before_and_after():
    day = date(2026, 11, 12)
    assert wall_minutes(instant(day + timedelta(days=1), time(1), PARIS), day, PARIS) == 1500
    assert wall_minutes(instant(day - timedelta(days=1), time(23), PARIS), day, PARIS) == -60
