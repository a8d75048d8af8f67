"""How a permanence comes back: choices, rule, words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.repeat import Repeat, check_repeat, nth_of, read_repeat, repeat_words
from cigdesk.domain.agenda.rule import read_rule

PARIS = ZoneInfo("Europe/Paris")
UNTIL = date(2026, 12, 18)
END = "jusqu’au ven. 18 déc. 2026"

weekly = st.builds(
    lambda days, interval, until: Repeat.weekly(*days, interval=interval, until=until),
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(1, 12),
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
)
monthly = st.builds(
    lambda nth, day, interval, until: Repeat.monthly(nth, day, interval=interval, until=until),
    st.sampled_from([-1, 1, 2, 3, 4, 5]),
    st.integers(0, 6),
    st.integers(1, 12),
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
)


@given(weekly | monthly)
def test_the_choices_come_back_from_the_rule(repeat):
    assert read_repeat(repeat.rule) == repeat


@given(weekly, st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_the_rule_falls_on_the_days_chosen_the_last_included(repeat, first):
    start = datetime.combine(first, time(9))
    found = list(read_rule(repeat.rule, PARIS).starts(start, start, start + timedelta(days=400)))
    assert all(each.weekday() in repeat.weekdays and each.date() <= repeat.until for each in found)
    if first <= repeat.until and first.weekday() in repeat.weekdays:
        assert found[0] == start


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (Repeat.weekly(1, until=UNTIL), f"chaque mardi, {END}"),
        (Repeat.weekly(3, 1, until=UNTIL), f"chaque mardi et jeudi, {END}"),
        (
            Repeat.weekly(0, 2, 4, until=UNTIL),
            f"chaque lundi, mercredi et vendredi, {END}",
        ),
        (
            Repeat.weekly(1, interval=2, until=UNTIL),
            f"toutes les 2 semaines, le mardi, {END}",
        ),
        (Repeat.monthly(2, 1, until=UNTIL), f"le deuxième mardi de chaque mois, {END}"),
        (
            Repeat.monthly(-1, 4, interval=3, until=UNTIL),
            f"le dernier vendredi du mois, tous les 3 mois, {END}",
        ),
    ],
)
def test_the_words(repeat, words):
    assert plain(repeat_words(repeat)) == words


@pytest.mark.parametrize(
    ("repeat", "field"),
    [
        (Repeat.weekly(until=UNTIL), "weekdays"),
        (Repeat.weekly(1, interval=0, until=UNTIL), "interval"),
        (Repeat.weekly(1, until=date(2026, 1, 1)), "until"),
    ],
)
def test_what_is_wrong_is_told_under_its_field(repeat, field):
    assert list(check_repeat(repeat, date(2026, 11, 12))) == [field]


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY;COUNT=3", "FREQ=WEEKLY;BYDAY=MO", "", "FREQ=WEEKLY;BYDAY=;UNTIL=20260101"]
)
def test_a_rule_from_elsewhere_has_no_choices(rule):
    with pytest.raises(ValueError, match="no choices"):
        read_repeat(rule)


def test_which_weekday_of_its_month():
    assert [nth_of(date(2026, 12, day)) for day in (1, 7, 8, 31)] == [1, 1, 2, 5]
