"""The time proposed when the one wanted is not free: nothing speaks against it, and nothing sooner fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.conflicts import Away, Band, Surroundings, Taken, Wish, exact_double, reasons
from cigdesk.domain.agenda.hours import WorkStretch
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.proposals import USUAL_HOURS, propose, receives
from cigdesk.domain.agenda.wall import instant, whole_day
from cigdesk.domain.agenda.whereabouts import Whereabouts
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, Subject

PARIS = ZoneInfo("Europe/Paris")
THURSDAY = date(2026, 11, 12)
ME, OTHER, AGENT, ROOM, TOWN, OTHER_TOWN = (UUID(int=number) for number in range(1, 7))
ORIGIN = instant(THURSDAY, time(0), PARIS)
WHOLE = whole_day(THURSDAY, PARIS)
AT_TOWN = Whereabouts(mode=PlaceMode.SITE, authority_id=TOWN)
AT_CENTRE = Whereabouts(mode=PlaceMode.CENTRE)
PERMANENCE, REMOTE = AppointmentKind.PERMANENCE, AppointmentKind.REMOTE


def at(hour, minute=0):
    return ORIGIN + timedelta(hours=hour, minutes=minute)


def span(start, end):
    return Interval(ORIGIN + timedelta(minutes=start), ORIGIN + timedelta(minutes=end))


def wish(start=14 * 60, end=15 * 60, **values):
    return Wish(**{"practitioner_id": ME, "kind": REMOTE, "agent_id": AGENT} | values, span=span(start, end))


def taken(start, end, **values):
    held = {"id": UUID(int=90), "practitioner_id": ME, "practitioner": "", "kind": AppointmentKind.HOURLY}
    return Taken(**held | values, span=span(start, end))


def band(start, end, minutes=45, **values):
    held = {"id": UUID(int=80), "practitioner_id": ME, "practitioner": "", "where": AT_TOWN}
    return Band(**held | values, span=span(start, end), slot_minutes=minutes)


def around(**values):
    return Surroundings(**{"practitioner": "C. Roussel", "now": at(8), "zone": PARIS} | values)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([(840, 900)], (15, 0)),
        ([(840, 865)], (14, 25)),
        ([(840, 900), (915, 1080)], None),
        ([(900, 960)], (14, 0)),
        ([(800, 850), (910, 960)], (14, 10)),
        ([], (14, 0)),
    ],
)
def test_each_free_piece_of_worked_time_is_cut_from_its_start(held, expected):
    lying = around(
        taken=[taken(*each, id=UUID(int=90 + place)) for place, each in enumerate(held)],
        hours=(WorkStretch(3, time(9), time(18)),),
        now=at(13, 50),
    )
    assert propose(wish(), lying, Interval(at(14), at(23))) == (at(*expected) if expected else None)


def test_an_absence_begins_a_piece_as_an_appointment_does():
    lying = around(absences=[Away(id=UUID(int=70), span=span(800, 850))])
    assert propose(wish(), lying, WHOLE) == at(14, 10)


def test_the_step_of_the_centre_is_kept():
    lying = around(taken=[taken(540, 550)], step=20)
    assert propose(wish(540, 600), lying, WHOLE) == at(9, 10)
    assert propose(wish(555, 615), lying, WHOLE) == at(9, 30)


def test_what_somebody_takes_off_the_grid_of_a_permanence_moves_the_rest():
    slot = wish(540, 585, kind=PERMANENCE)
    lying = around(bands=[band(540, 720)], taken=[taken(540, 600)])
    assert propose(slot, lying, WHOLE) == at(10)
    assert propose(slot, replace(lying, holidays={THURSDAY: "Fête"}), WHOLE) is None
    assert propose(slot, replace(lying, closed={THURSDAY: "Pont"}), WHOLE) is None


def test_a_longer_wish_is_proposed_a_start_from_which_it_fits():
    slot = wish(540, 630, kind=PERMANENCE)
    lying = around(bands=[band(540, 720)], taken=[taken(585, 600)])
    assert propose(slot, lying, WHOLE) == at(10)
    assert propose(wish(540, 700, kind=PERMANENCE), lying, WHOLE) is None


@pytest.mark.parametrize(
    ("subjects", "of_authority", "found"),
    [
        ((), TOWN, True),
        ((), None, True),
        ((), OTHER_TOWN, False),
        ((Subject.MONEY,), TOWN, True),
        ((Subject.HEALTH,), TOWN, False),
    ],
)
def test_a_permanence_is_for_its_subjects_and_its_employer(subjects, of_authority, found):
    assert receives(subjects, of_authority, Subject.MONEY, TOWN) is found
    where = Whereabouts(mode=PlaceMode.SITE if of_authority else PlaceMode.CENTRE, authority_id=of_authority)
    lying = around(bands=[band(540, 720, subjects=subjects, where=where)])
    slot = wish(540, 585, kind=PERMANENCE, subject=Subject.MONEY, where=AT_TOWN)
    assert (propose(slot, lying, WHOLE) is not None) is found


def test_the_journey_is_left():
    other = taken(14 * 60, 15 * 60, where=AT_TOWN)
    met = around(taken=[other], travel=timedelta(minutes=30))
    assert propose(wish(where=AT_CENTRE), met, WHOLE) == at(15, 30)
    assert propose(wish(where=replace(AT_TOWN, site_id=ROOM)), met, WHOLE) == at(15)


MINUTES = st.integers(7 * 60, 20 * 60)
SPANS = st.tuples(MINUTES, st.integers(5, 200)).map(lambda pair: (pair[0], pair[0] + pair[1]))
PLACES = st.sampled_from([None, AT_TOWN, AT_CENTRE, Whereabouts(mode=PlaceMode.PHONE)])


OWNERS = st.sampled_from(
    [{}, {"practitioner_id": OTHER, "agent_id": AGENT}, {"practitioner_id": OTHER, "room_id": ROOM}]
)


@st.composite
def surroundings(draw):
    """Anything on one Thursday: of the practitioner, of the agent with somebody else, in the room."""

    def any_of(*values):
        return draw(st.sampled_from(values))

    met = [
        taken(
            *each,
            id=UUID(int=90 + place),
            subject=Subject.HEALTH,
            buffer=timedelta(minutes=any_of(0, 10)),
            where=draw(PLACES),
            **draw(OWNERS),
        )
        for place, each in enumerate(draw(st.lists(SPANS, max_size=5)))
    ]
    bands = [
        band(*each, any_of(30, 45), id=UUID(int=80 + place), buffer_minutes=any_of(0, 5))
        for place, each in enumerate(draw(st.lists(SPANS, max_size=2)))
    ]
    absences = [Away(id=UUID(int=70), span=span(*each)) for each in draw(st.lists(SPANS, max_size=2))]
    travel, step = timedelta(minutes=any_of(0, 30)), any_of(None, 5, 15)
    return around(taken=met, bands=bands, absences=absences, travel=travel, step=step)


@given(surroundings(), SPANS, st.booleans(), PLACES, st.sampled_from([0, 15]), st.booleans())
def test_nothing_speaks_against_what_is_proposed(lying, wanted, received, where, buffer, in_room):
    kind = PERMANENCE if received else REMOTE
    asked = wish(
        *wanted,
        kind=kind,
        where=AT_TOWN if received else where,
        buffer=timedelta(minutes=0 if received else buffer),
        room_id=ROOM if in_room else None,
    )
    found = propose(asked, lying, WHOLE)
    if found is None:
        return
    assert found >= max(asked.span.start, lying.now)
    there = replace(asked, span=Interval(found, found + asked.span.duration))
    if received:
        own = next((each for each in lying.bands if each.span.covers(there.span)), lying.bands[0])
        there = replace(there, permanence_id=own.id)
    against = {each.key.partition(":")[0] for each in reasons(there, lying)}
    # Two permanences at once, or one that goes on in the other, were told when they were opened.
    assert against <= ({"band", "outside-band"} if received else set())
    assert not exact_double(there, lying)


@given(st.lists(SPANS, max_size=5), SPANS, st.sampled_from([5, 15, 20, 60]))
def test_it_is_the_first_of_the_grid_found_minute_by_minute(held, wanted, step):
    lying = around(
        taken=[taken(*each, id=UUID(int=90 + place)) for place, each in enumerate(held)], step=step
    )
    asked = wish(*wanted)
    found = propose(asked, lying, WHOLE)
    assert found == _walked(held, asked.span.minutes, wanted[0], step)


def _walked(held, minutes, after, step):
    """Minute by minute: usual hours less what is held, each free piece cut from its start."""
    worked = next(each for each in USUAL_HOURS if each.weekday == THURSDAY.weekday())
    opened = range(worked.start.hour * 60, worked.end.hour * 60)
    free = {minute for minute in opened if not any(start <= minute < end for start, end in held)}
    begun = None
    for minute in range(24 * 60):
        if minute not in free:
            begun = None
            continue
        begun = minute if begun is None else begun
        on_grid = (minute - begun) % step == 0
        if on_grid and minute >= max(after, 8 * 60) and free.issuperset(range(minute, minute + minutes)):
            return ORIGIN.astimezone(UTC) + timedelta(minutes=minute)
    return None


def test_worked_time_of_the_other_side_of_a_change_of_hour_is_proposed():
    sunday = date(2026, 10, 25)
    night = (WorkStretch(6, time(1), time(5)),)
    lying = around(hours=night, now=datetime(2026, 10, 24, tzinfo=UTC))
    first = instant(sunday, time(1), PARIS)
    asked = replace(wish(), span=Interval.lasting(first + timedelta(minutes=90), 60))
    # From 2 h to 3 h comes twice: the second time is not proposed.
    assert propose(asked, lying, whole_day(sunday, PARIS)) == first + timedelta(hours=3)
