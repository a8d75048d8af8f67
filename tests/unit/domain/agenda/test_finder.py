"""The finder as the services use it: places, travel, the next free slots over several practitioners."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.finder import Calendar, Diary, Held, Opening, Sought, find_slots, next_free
from cigdesk.domain.agenda.interval import Interval, all_without, merged
from cigdesk.domain.agenda.recurrence import Series, WallSpan
from cigdesk.domain.agenda.rule import read_rule
from cigdesk.domain.agenda.wall import reached_instant, wall_time

PARIS = ZoneInfo("Europe/Paris")
wall = datetime.fromisoformat
MONDAY = "2026-11-16"


def at(text):
    return reached_instant(wall(text), PARIS)


def opening(start, end, place=None, rule=None):
    read = None if rule is None else read_rule(rule, PARIS)
    return Opening(Series(span=WallSpan(wall(start), wall(end)), rule=read), place)


def held(start, end, place=None, buffer=0, day=MONDAY):
    return Held(Interval(at(f"{day}T{start}"), at(f"{day}T{end}")), buffer, place)


def calendar(now="2026-11-12T10:42", **more):
    return Calendar(zone=PARIS, now=at(now), **more)


def starts(diaries, sought, first=MONDAY, last="2026-11-21", **more):
    found = find_slots(diaries, sought, Interval(at(first), at(last)), calendar(**more))
    return [f"{slot.practitioner} {wall_time(slot.span.start, PARIS):%d %H:%M}" for slot in found]


MORNING = opening(f"{MONDAY}T09:00", f"{MONDAY}T12:00", "Bourg-la-Reine")


@pytest.mark.parametrize(
    ("appointment", "sought", "found"),
    [
        (held("10:00", "10:30", "Sceaux"), Sought(duration=30, margin=30), ["09:00", "11:00", "11:30"]),
        (held("10:00", "10:30", "Bourg-la-Reine"), Sought(duration=60, margin=30), ["09:00", "10:30"]),
        (held("10:00", "10:30"), Sought(duration=60, margin=30), ["09:00", "10:30"]),
        (held("08:00", "09:00", "Sceaux"), Sought(duration=60, margin=45), ["09:45", "10:45"]),
        (held("12:00", "13:00", "Sceaux"), Sought(duration=60, margin=45), ["09:00", "10:00"]),
        (
            held("12:00", "13:00", "Sceaux"),
            Sought(duration=45, buffer=15, margin=15),
            ["09:00", "10:00", "11:00"],
        ),
        (held("10:00", "10:30", "Sceaux", buffer=60), Sought(duration=30, margin=30), ["09:00", "11:30"]),
    ],
)
def test_travel_between_places_takes_time_the_longer_of_margin_and_buffer(appointment, sought, found):
    diary = Diary(practitioner="A", openings=[MORNING], held=[appointment])
    assert starts([diary], sought) == [f"A 16 {start}" for start in found]


def test_two_places_open_at_once_offer_the_practitioner_once():
    places = [MORNING, opening(f"{MONDAY}T10:00", f"{MONDAY}T13:00", "Sceaux")]
    assert starts([Diary(practitioner="A", openings=places)], Sought(duration=60)) == [
        f"A 16 {hour}:00" for hour in ("09", "10", "11", "12")
    ]


def test_closed_days_are_asked_of_the_calendar():
    daily = Diary(
        practitioner="A", openings=[opening(f"{MONDAY}T09:00", f"{MONDAY}T10:00", rule="FREQ=DAILY")]
    )
    closed = {wall("2026-11-17").date(), wall("2026-11-18").date()}
    assert starts([daily], Sought(duration=60), is_closed=closed.__contains__) == [
        "A 16 09:00",
        "A 19 09:00",
        "A 20 09:00",
    ]


def test_a_permanence_whose_instants_are_known_opens_the_same_time():
    spans = [
        Interval(at(f"{MONDAY}T09:00"), at(f"{MONDAY}T11:00")),
        Interval(at(f"{MONDAY}T11:00"), at(f"{MONDAY}T12:00")),
    ]
    diary = Diary(practitioner="A", openings=[Opening(span, "Bourg-la-Reine") for span in spans])
    sought = Sought(duration=50)
    assert starts([diary], sought) == starts([Diary(practitioner="A", openings=[MORNING])], sought)
    assert starts([diary], Sought(duration=45), f"{MONDAY}T11:00") == ["A 16 11:15"]


WEEKLY = opening("2026-01-05T09:00", "2026-01-05T11:00", rule="FREQ=WEEKLY")
LATE = opening("2027-10-18T14:00", "2027-10-18T16:00")


def test_next_free_slots_come_from_all_and_stop_at_what_is_wanted():
    diaries = [Diary(practitioner=name, openings=[WEEKLY]) for name in "AB"]
    found = next_free(lambda _: diaries, Sought(duration=60), calendar(), wanted=5)
    assert [(slot.practitioner, f"{wall_time(slot.span.start, PARIS):%d %H}") for slot in found] == [
        ("A", "16 09"),
        ("B", "16 09"),
        ("A", "16 10"),
        ("B", "16 10"),
        ("A", "23 09"),
    ]


def test_next_free_slot_is_looked_for_one_year_ahead_and_no_further():
    diary = Diary(practitioner="A", openings=[LATE])
    [found] = next_free(lambda _: [diary], Sought(duration=60), calendar())
    assert found.span.start == at("2027-10-18T14:00")
    assert not next_free(lambda _: [diary], Sought(duration=60), calendar("2026-10-01T08:00"))
    later = next_free(
        lambda _: [diary], Sought(duration=60), calendar("2026-10-01T08:00"), after=at("2027-01-01")
    )
    assert later == [found]


def test_nothing_is_asked_beyond_what_is_needed():
    asked = []

    def load(window):
        asked.append(window)
        return [Diary(practitioner="A", openings=[WEEKLY])]

    next_free(load, Sought(duration=60), calendar())
    assert len(asked) == 1
    assert asked[0].duration < timedelta(days=10)


@given(st.integers(1, 40), st.sampled_from([WEEKLY, LATE, MORNING]), st.integers(15, 90))
def test_next_free_slots_are_the_first_of_all_slots(wanted, opened, duration):
    diaries = [Diary(practitioner=0, openings=[opened]), Diary(practitioner=1, openings=[MORNING])]
    sought, when = Sought(duration=duration), calendar("2026-11-16T09:50")
    year = Interval(when.now, when.now + timedelta(days=366))
    found = next_free(lambda _: diaries, sought, when, wanted=wanted)
    assert found == list(islice(find_slots(diaries, sought, year, when), wanted))


@pytest.mark.parametrize(
    "wrong", [{"duration": 0}, {"buffer": -1}, {"step": 0}, {"step": -5}, {"margin": -1}]
)
def test_durations_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValueError, match=r"duration|step"):
        Sought(**{"duration": 30} | wrong)


MINUTES = st.tuples(st.integers(0, 60), st.integers(1, 15)).map(
    lambda pair: Interval.lasting(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=pair[0]), pair[1])
)


def minutes(spans):
    return {each.start + timedelta(minutes=n) for each in spans for n in range(each.minutes)}


@given(st.lists(MINUTES), st.lists(MINUTES))
def test_what_is_left_of_several_stretches_is_exact_and_in_order(opened, taken):
    spans = merged(opened)
    left = list(all_without(spans, taken))
    assert left == sorted(left)
    assert minutes(left) == minutes(opened) - minutes(taken)
