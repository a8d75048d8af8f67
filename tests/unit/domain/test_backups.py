"""Which backups stay, when the next is due, what is late: pure rules, whatever the clock says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.backups import DAILY, LONGEST_KEPT, MONTHLY, WEEKLY, Reason, is_due, is_late, kept

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    taken_at: datetime
    reason: Reason = Reason.UNKNOWN


def at(reason: Reason = Reason.UNKNOWN, **ago: float) -> Made:
    return Made(NOON - timedelta(**ago), reason)


MINUTES = st.integers(min_value=-60 * 24 * 40, max_value=60 * 24 * 500)
SETS = st.sets(
    st.builds(lambda minutes, reason: at(reason, minutes=minutes), MINUTES, st.sampled_from(Reason))
)


def test_a_year_of_daily_use_keeps_days_weeks_and_months():
    ages = sorted((NOON - each.taken_at).days for each in kept([at(days=day) for day in range(365)], NOON))
    assert ages[:DAILY] == list(range(DAILY))
    assert DAILY + WEEKLY < len(ages) <= DAILY + WEEKLY + MONTHLY
    assert 220 < ages[-1] <= LONGEST_KEPT.days
    assert max(later - earlier for earlier, later in pairwise(ages)) <= 31


def test_a_working_day_is_thinned_to_the_hour():
    every_half_hour = [at(minutes=30 * n) for n in range(48)]
    stay = kept(every_half_hour, NOON)
    assert {at(minutes=30 * n) for n in range(9)} <= stay
    assert 9 + 18 <= len(stay) <= 9 + 21


def test_the_newest_of_a_day_is_the_one_that_stays():
    morning, evening = at(days=5, hours=3), at(days=5)
    assert kept([morning, evening, at()], NOON) == {evening, at()}


def test_those_before_a_risky_act_stay_longer():
    schema, before_import = at(Reason.MIGRATION, days=200, hours=3), at(Reason.IMPORT, days=20, hours=1)
    daily = [at(days=day) for day in range(300)]
    assert {schema, before_import} <= kept([schema, before_import, *daily], NOON)
    gone = {at(Reason.MIGRATION, days=285, hours=1), at(Reason.IMPORT, days=40, hours=1)}
    assert not gone & kept([*gone, *daily], NOON)


def test_the_only_backup_stays_however_old():
    assert kept([at(days=1000)], NOON) == {at(days=1000)}
    assert kept([], NOON) == set()


def test_what_was_erased_leaves_the_backups_once_work_has_gone_on_for_three_days():
    old = at(days=400)
    assert old in kept([old, at(), at(days=1)], NOON)
    assert old not in kept([old, at(), at(days=1), at(days=2)], NOON)


@pytest.mark.parametrize("years", [-20, -1, 1, 20])
def test_a_clock_that_is_wrong_for_a_day_costs_no_day_of_work(years):
    year_of_work = kept([at(days=day) for day in range(365)], NOON)
    wrong = NOON + timedelta(days=365 * years)
    meanwhile = year_of_work | {Made(wrong + timedelta(minutes=30 * n)) for n in range(16)}
    for n in range(16):
        meanwhile = kept(meanwhile, wrong + timedelta(minutes=30 * n))
    back = kept(meanwhile | {at(days=-1)}, NOON + timedelta(days=1))
    lost = year_of_work - back
    # One more day has gone by: the oldest of each row may have left for it.
    assert len(lost) <= 3
    assert {at(days=day) for day in range(DAILY - 1)} <= back


@given(SETS)
def test_pruning_keeps_the_newest_of_the_past_and_all_of_the_future_and_is_done_at_once(backups):
    stay = kept(backups, NOON)
    past = {each for each in backups if each.taken_at <= NOON}
    assert stay <= backups
    assert backups - past <= stay
    assert not past or max(each.taken_at for each in past) in {each.taken_at for each in stay}
    assert kept(stay, NOON) == stay
    ordinary = [each for each in stay & past if each.reason in (Reason.UNKNOWN, Reason.EXIT, Reason.PERIOD)]
    far = [each for each in ordinary if NOON - each.taken_at > timedelta(hours=25)]
    assert len(far) <= DAILY + WEEKLY + MONTHLY


@given(SETS)
def test_each_recent_day_keeps_its_newest(backups):
    past = sorted((each for each in backups if each.taken_at <= NOON), key=lambda each: each.taken_at)
    newest = {each.taken_at.date(): each.taken_at for each in past}
    days = [newest[day] for day in sorted(newest, reverse=True)[:DAILY]]
    stay = {each.taken_at for each in kept(backups, NOON)}
    assert {day for day in days if NOON - day <= LONGEST_KEPT} <= stay


@given(st.sets(st.integers(min_value=0, max_value=24 * 400), min_size=1))
def test_pruning_each_day_never_leaves_less_than_the_newest_and_never_grows(hours):
    stay: set[Made] = set()
    for day in range(400, -1, -1):
        today = NOON - timedelta(days=day)
        new = {at(hours=hour) for hour in hours if day * 24 <= hour < (day + 1) * 24}
        stay = kept(stay | new, today) if new else stay
        assert not new or max(each.taken_at for each in new) in {each.taken_at for each in stay}
    assert len(stay) <= DAILY + WEEKLY + MONTHLY + 30


def test_half_an_hour_of_use_passes_between_two_backups():
    began = NOON - timedelta(hours=3)
    assert is_due(None, began, NOON)
    assert not is_due(None, NOON - timedelta(minutes=29), NOON)
    assert not is_due(NOON - timedelta(minutes=29), began, NOON)
    assert is_due(NOON - timedelta(minutes=30), began, NOON)


def test_a_backup_from_the_future_does_not_stop_the_next():
    assert is_due(NOON + timedelta(days=300), NOON - timedelta(minutes=30), NOON)
    assert is_due(NOON + timedelta(days=300), NOON + timedelta(days=300), NOON)


def test_what_was_never_done_is_late_once_it_has_been_asked_for_long_enough():
    week = timedelta(days=7)
    assert is_late(None, None, week, NOON)
    assert not is_late(None, NOON - week, week, NOON)
    assert is_late(NOON - week - timedelta(minutes=1), NOON - timedelta(days=90), week, NOON)
