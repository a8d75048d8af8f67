"""Recurrence rules: what is read of RFC 5545, and the same dates as the library wherever one looks."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.domain.agenda.rule import LONGEST_TEXT, read_rule

PARIS = ZoneInfo("Europe/Paris")
wall = datetime.fromisoformat
START, FIRST = wall("2000-01-01"), wall("2021-05-03T09:00")
END = wall("2101-01-01T00:00")


def starts(text, first=FIRST, since=START, before=END):
    return list(read_rule(text, PARIS).starts(first, since, before))


def days(text, **window):
    return [f"{start:%m-%d}" for start in starts(text, **window)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FREQ=DAILY;COUNT=3", ["05-03", "05-04", "05-05"]),
        ("FREQ=WEEKLY;COUNT=3", ["05-03", "05-10", "05-17"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4", ["05-03", "05-06", "05-17", "05-20"]),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=2", ["05-11", "06-08"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["05-28", "06-25"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["05-31", "06-30"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", ["05-31", "07-31", "08-31"]),
        ("FREQ=YEARLY;COUNT=2", ["05-03", "05-03"]),
        ("FREQ=WEEKLY;UNTIL=20210517T090000", ["05-03", "05-10", "05-17"]),
        ("FREQ=WEEKLY;UNTIL=20210517T085959", ["05-03", "05-10"]),
        ("FREQ=WEEKLY;UNTIL=20210517", ["05-03", "05-10", "05-17"]),
        ("FREQ=WEEKLY;UNTIL=20210517T070000Z", ["05-03", "05-10", "05-17"]),
        ("FREQ=WEEKLY;UNTIL=20210517T065959Z", ["05-03", "05-10"]),
        ("FREQ=WEEKLY;UNTIL=20210502T000000", []),
        ("rrule:freq=weekly;byday=mo;count=1", ["05-03"]),
        ("FREQ=DAILY;BYHOUR=9,14;BYMINUTE=0;BYSECOND=0;COUNT=2", ["05-03", "05-03"]),
        ("COUNT=1;WKST=SU;FREQ=WEEKLY", ["05-03"]),
    ],
)
def test_rules_that_teams_use(text, found):
    assert days(text) == found


def test_first_start_that_does_not_follow_the_rule_is_no_start():
    assert days("FREQ=WEEKLY;BYDAY=TU;COUNT=2") == ["05-04", "05-11"]


def test_window_is_half_open():
    assert days("FREQ=DAILY", since=FIRST, before=FIRST + timedelta(days=2)) == ["05-03", "05-04"]
    assert days("FREQ=DAILY", since=FIRST + timedelta(minutes=1), before=FIRST + timedelta(days=1)) == []


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=5MO;BYMONTH=2;BYMONTHDAY=1",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=9",
        "FREQ=DAILY;INTERVAL=7;BYDAY=WE",
        "FREQ=YEARLY;INTERVAL=999999;BYMONTH=4",
        "FREQ=WEEKLY;INTERVAL=999999;BYMONTH=6",
        "FREQ=DAILY;BYYEARDAY=366;BYMONTH=1;COUNT=999999",
    ],
)
def test_rule_that_never_falls_ends(text):
    assert starts(text, since=wall("2050-01-01T00:00")) == []


PART = st.fixed_dictionaries(
    {},
    optional={
        "INTERVAL": st.integers(1, 9),
        "WKST": st.sampled_from(["MO", "SU", "WE"]),
        "BYSETPOS": st.sampled_from(["1", "-1"]),
        "BYHOUR": st.sampled_from(["9", "9,14"]),
    },
)
DAYS = {
    "DAILY": [{}, {"BYDAY": "MO,TH"}, {"BYMONTHDAY": "1,15"}],
    "WEEKLY": [{}, {"BYDAY": "TU"}, {"BYDAY": "MO,WE,SU"}],
    "MONTHLY": [{}, {"BYDAY": "2TU"}, {"BYDAY": "MO,FR"}, {"BYMONTHDAY": "31,-1"}, {"BYDAY": "-1FR,1MO"}],
    "YEARLY": [
        {},
        {"BYDAY": "20MO"},
        {"BYYEARDAY": "1,-1"},
        {"BYWEEKNO": "1,53", "BYDAY": "MO"},
        {"BYDAY": "TU"},
    ],
}
WALLS = st.datetimes(wall("2000-01-01T00:00"), wall("2040-01-01T00:00")).map(
    lambda at: at.replace(second=0, microsecond=0)
)


@settings(max_examples=60)
@given(st.data(), PART, WALLS, WALLS, st.integers(1, 800))
def test_far_window_gives_what_the_library_counts_from_the_first_start(data, parts, first, since, length):
    frequency = data.draw(st.sampled_from(sorted(DAYS)))
    parts |= {"FREQ": frequency} | data.draw(st.sampled_from(DAYS[frequency]))
    if frequency in ("DAILY", "WEEKLY"):
        parts |= data.draw(st.sampled_from([{}, {"BYMONTH": "1,6"}, {"BYMONTH": "1,3,4,5,7,8,9,10"}]))
    parts |= data.draw(st.sampled_from([{}, {}, {"COUNT": 300}, {"UNTIL": "20300101T120000"}]))
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    before = since + timedelta(days=length)
    plain = takewhile(lambda start: start < before, rrulestr(text, dtstart=first))
    assert starts(text, first, since, before) == [start for start in plain if start >= since]


@pytest.mark.parametrize("first", [wall("2020-02-29T09:00"), wall("2020-01-31T09:00")])
@pytest.mark.parametrize("frequency", ["MONTHLY", "YEARLY"])
def test_days_that_some_months_lack_are_left_out_far_away_too(frequency, first):
    text, since, before = f"FREQ={frequency}", wall("2031-01-01T00:00"), wall("2041-01-01T00:00")
    assert starts(text, first, since, before) == rrulestr(text, dtstart=first).between(since, before)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "RFC 5545"),
        ("FREQ", "FREQ"),
        ("FREQ=", "FREQ"),
        ("FREQ=WEEKLY;", "RFC 5545"),
        ("FREQ=HOURLY", "FREQ inconnu"),
        ("FREQ=MINUTELY;COUNT=2", "FREQ inconnu"),
        ("FREQ=SECONDLY", "FREQ inconnu"),
        ("INTERVAL=2", "n’a pas de FREQ"),
        ("FREQ=WEEKLY;FREQ=DAILY", "deux fois FREQ"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL"),
        ("FREQ=WEEKLY;INTERVAL=-1", "INTERVAL"),
        ("FREQ=WEEKLY;COUNT=0", "COUNT"),
        ("FREQ=WEEKLY;COUNT=" + "9" * 900, "COUNT"),
        ("FREQ=WEEKLY;COUNT=٣", "COUNT"),
        ("FREQ=WEEKLY;COUNT=2;UNTIL=20210601T000000", "COUNT et UNTIL"),
        ("FREQ=WEEKLY;UNTIL=20210230", "UNTIL"),
        ("FREQ=WEEKLY;UNTIL=2021-06-01", "UNTIL"),
        ("FREQ=WEEKLY;UNTIL=20210601T250000", "UNTIL"),
        ("FREQ=WEEKLY;UNTIL=00010101T000000Z", None),
        ("FREQ=WEEKLY;UNTIL=99991231T235959Z", "UNTIL"),
        ("FREQ=WEEKLY;BYDAY=2TU", "numérote"),
        ("FREQ=WEEKLY;BYDAY=LU", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=6MO", "BYDAY"),
        ("FREQ=YEARLY;BYDAY=20MO;BYMONTH=3", "BYDAY"),
        ("FREQ=YEARLY;BYDAY=-54MO", "BYDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH"),
        ("FREQ=YEARLY;BYYEARDAY=367", "BYYEARDAY"),
        ("FREQ=YEARLY;BYWEEKNO=-54", "BYWEEKNO"),
        ("FREQ=YEARLY;BYEASTER=0", "RFC 5545"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR"),
        ("FREQ=DAILY;BYMINUTE=60", "BYMINUTE"),
        ("FREQ=DAILY;BYSECOND=30", "BYSECOND"),
        ("FREQ=DAILY;BYHOUR=8,9,10;BYMINUTE=0,10,20,30,40", "12 fois par jour"),
        ("FREQ=DAILY\nRRULE:FREQ=DAILY", "FREQ inconnu"),
        ("DTSTART:20210101T090000\nRRULE:FREQ=DAILY", "RFC 5545"),
        ("FREQ=DAILY;" + "X" * LONGEST_TEXT, "trop long"),
    ],
)
def test_what_is_no_rule_of_an_agenda_is_refused_in_words(text, said):
    if said is None:
        assert starts(text) == []
        return
    with pytest.raises(ValueError, match=said):
        read_rule(text, PARIS)


NAMES = "FREQ INTERVAL COUNT UNTIL WKST BYDAY BYMONTH BYMONTHDAY BYYEARDAY BYWEEKNO BYSETPOS BYHOUR BYSECOND"
VALUES = st.sampled_from(
    [
        "5MO",
        "-53SU",
        "-366",
        "DAILY",
        "WEEKLY",
        "MONTHLY",
        "YEARLY",
        "1",
        "-1",
        "+2",
        "0",
        "53",
        "MO",
        "2TU,-1FR",
        "20300101",
    ]
)
PAIRS = st.tuples(st.sampled_from(NAMES.split()), VALUES | st.text("0123456789,+-MOTUZ", max_size=6))


@given(st.lists(PAIRS, max_size=5).map(lambda pairs: ";".join("=".join(pair) for pair in pairs)) | st.text())
def test_whatever_is_read_can_be_expanded(text):
    try:
        rule = read_rule(text, PARIS)
    except ValueError:
        return
    found = list(rule.starts(FIRST, wall("2030-01-01"), wall("2030-03-01")))
    assert found == sorted(found)
