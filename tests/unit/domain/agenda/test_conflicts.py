"""Two levels of alert: a double is refused, the rest has its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.conflicts import (
    Away,
    Band,
    Confirmation,
    Surroundings,
    Taken,
    Wish,
    exact_double,
    reasons,
)
from cigdesk.domain.agenda.hours import WorkStretch
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import instant, whole_day
from cigdesk.domain.agenda.whereabouts import Whereabouts, apart
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, Subject

PARIS = ZoneInfo("Europe/Paris")
THURSDAY = date(2026, 11, 12)
ME, OTHER, AGENT, ROOM, BAND = (UUID(int=number) for number in range(1, 6))


def at(hour: int, minute: int = 0, day: date = THURSDAY) -> datetime:
    return instant(day, time(hour, minute), PARIS)


def span(start: int, end: int, day: date = THURSDAY) -> Interval:
    return Interval(at(*divmod(start, 60), day), at(*divmod(end, 60), day))


def wish(start: int = 14 * 60, end: int = 15 * 60, **values) -> Wish:
    day = values.pop("day", THURSDAY)
    return Wish(
        **{"practitioner_id": ME, "kind": AppointmentKind.REMOTE, "agent_id": AGENT} | values,
        span=span(start, end, day),
    )


def taken(start: int, end: int, **values) -> Taken:
    return Taken(
        **{
            "id": UUID(int=90),
            "practitioner_id": ME,
            "practitioner": "C. Roussel",
            "kind": AppointmentKind.HOURLY,
            "place": "Stains",
        }
        | values,
        span=span(start, end),
    )


def around(**values) -> Surroundings:
    return Surroundings(**{"practitioner": "C. Roussel", "now": at(8), "zone": PARIS} | values)


def keys(found) -> list[str]:
    return [each.key.partition(":")[0] for each in found]


def test_a_free_time_has_no_reason():
    assert reasons(wish(), around()) == ()


def test_an_overlap_names_practitioner_place_kind_and_hours_but_no_agent():
    [reason] = reasons(wish(), around(taken=[taken(13 * 60 + 30, 15 * 60)]))
    text = reason.sentence.replace("\u202f", " ").replace("\u00a0", " ")
    assert text == "14 h 00 est déjà pris par C. Roussel (Stains, accompagnement horaire, 13 h 30 – 15 h 00)."


@given(st.integers(0, 95), st.integers(1, 48))
def test_an_overlap_is_never_silent_and_touching_is_none(start, length):
    held = taken(9 * 60, 12 * 60)
    wanted = wish(start * 15, min(start * 15 + length * 15, 24 * 60 - 1))
    assert bool(keys(reasons(wanted, around(taken=[held], now=at(0))))) == wanted.span.overlaps(held.span)


def test_nine_to_ten_and_ten_to_eleven_do_not_overlap():
    assert reasons(wish(600, 660), around(taken=[taken(540, 600), taken(660, 720)])) == ()


def test_what_is_moved_is_no_obstacle_to_itself():
    held = taken(14 * 60, 15 * 60)
    assert reasons(wish(14 * 60 + 15, 15 * 60, record_id=held.id), around(taken=[held])) == ()


def test_the_same_appointment_again_is_refused_for_the_same_agent_only():
    held = taken(14 * 60, 15 * 60, agent_id=AGENT)
    assert "existe déjà" in exact_double(wish(), around(taken=[held]))
    other = replace(held, agent_id=UUID(int=77))
    assert exact_double(wish(), around(taken=[other])) == ""
    assert keys(reasons(wish(), around(taken=[other]))) == ["appointment"]


def test_without_agent_the_same_kind_and_title_are_the_same_appointment():
    meeting = wish(agent_id=None, kind=AppointmentKind.INTERNAL, title="Coordination")
    held = taken(14 * 60, 15 * 60, kind=AppointmentKind.INTERNAL, title="Coordination")
    assert exact_double(meeting, around(taken=[held]))
    assert exact_double(meeting, around(taken=[replace(held, title="Autre")])) == ""


def test_a_double_elsewhere_in_time_or_with_another_practitioner_is_none():
    held = taken(14 * 60, 15 * 60 + 15, agent_id=AGENT)
    assert exact_double(wish(), around(taken=[held])) == ""
    assert exact_double(wish(), around(taken=[taken(840, 900, agent_id=AGENT, practitioner_id=OTHER)])) == ""


def test_the_agent_and_the_room_are_told_even_with_another_practitioner():
    elsewhere = taken(
        840, 900, practitioner_id=OTHER, practitioner="N. Belkacem", agent_id=AGENT, room_id=ROOM
    )
    found = reasons(wish(room_id=ROOM), around(taken=[elsewhere]))
    assert keys(found) == ["agent", "room"]
    assert all("N. Belkacem" in each.sentence for each in found)


def test_absence_holiday_hours_and_past_each_have_their_reason():
    wednesday = date(2026, 11, 11)
    away = Away(id=UUID(int=8), span=whole_day(wednesday, PARIS), label="Formation")
    week = (WorkStretch(3, time(9), time(12)),)
    found = reasons(
        wish(day=wednesday),
        around(absences=[away], holidays={wednesday: "Armistice"}, hours=week, now=at(8)),
    )
    assert keys(found) == ["absence", "holiday", "hours", "past"]
    assert "Armistice" in found[1].sentence
    assert "ne travaille pas le mercredi" in found[2].sentence


def band(start: int = 540, end: int = 720, **values) -> Band:
    return Band(
        **{
            "id": BAND,
            "practitioner_id": ME,
            "practitioner": "C. Roussel",
            "slot_minutes": 45,
            "place": "Bondy",
        }
        | values,
        span=span(start, end),
    )


def test_time_on_site_is_kept_for_the_permanence():
    assert keys(reasons(wish(600, 645), around(bands=[band()]))) == ["band"]
    slot = wish(585, 630, kind=AppointmentKind.PERMANENCE, permanence_id=BAND)
    assert reasons(slot, around(bands=[band()])) == ()


def test_a_permanence_appointment_out_of_its_permanence_is_told():
    late = wish(700, 745, kind=AppointmentKind.PERMANENCE, permanence_id=BAND)
    assert keys(reasons(late, around(bands=[band()]))) == ["outside-band"]
    assert keys(reasons(wish(kind=AppointmentKind.PERMANENCE), around())) == ["no-band"]


def test_a_room_held_by_the_permanence_of_another_is_told():
    other = band(practitioner_id=OTHER, practitioner="N. Belkacem", room_id=ROOM)
    assert keys(reasons(wish(600, 645, room_id=ROOM), around(bands=[other]))) == ["room"]


def test_a_confirmation_covers_only_what_was_read():
    found = reasons(wish(), around(taken=[taken(840, 900)]))
    read = frozenset(each.key for each in found)
    assert Confirmation("urgence", read).covers(found)
    assert Confirmation("urgence").covers(found)
    assert not Confirmation("  ", read).covers(found)
    assert not Confirmation("urgence", frozenset()).covers(found)


SITE, OTHER_SITE, TOWN, OTHER_TOWN = (UUID(int=number) for number in range(20, 24))
AT_TOWN = Whereabouts(mode=PlaceMode.SITE, authority_id=TOWN, site_id=SITE)
AT_OTHER = Whereabouts(mode=PlaceMode.SITE, authority_id=OTHER_TOWN)
AT_CENTRE = Whereabouts(mode=PlaceMode.CENTRE)
BY_PHONE = Whereabouts(mode=PlaceMode.PHONE, authority_id=TOWN)
AT_HOME = Whereabouts(mode=PlaceMode.HOME, authority_id=TOWN)
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.mark.parametrize(
    ("one", "other", "journey"),
    [
        (AT_TOWN, AT_TOWN, False),
        (AT_TOWN, AT_OTHER, True),
        (AT_TOWN, Whereabouts(mode=PlaceMode.SITE, authority_id=TOWN), False),
        (AT_TOWN, Whereabouts(mode=PlaceMode.SITE, authority_id=TOWN, site_id=OTHER_SITE), True),
        (AT_TOWN, AT_CENTRE, True),
        (AT_TOWN, Whereabouts(mode=PlaceMode.CENTRE, site_id=SITE), False),
        (AT_CENTRE, AT_CENTRE, False),
        (AT_TOWN, BY_PHONE, False),
        (AT_HOME, AT_HOME, True),
    ],
)
def test_a_journey_lies_between_places_and_never_between_calls(one, other, journey):
    assert apart(one, other) is apart(other, one) is journey


@pytest.mark.parametrize("gap", [0, 29, 30, 45])
@pytest.mark.parametrize("after", [True, False])
def test_less_than_the_journey_from_another_place_wants_a_confirmation(gap, after):
    start = 14 * 60
    other = taken(start - gap - 60, start - gap) if after else taken(start + 60 + gap, start + 120 + gap)
    found = reasons(
        wish(start, start + 60, where=AT_CENTRE),
        around(taken=[replace(other, where=AT_TOWN)], travel=HALF_AN_HOUR),
    )
    assert keys(found) == (["travel"] if gap < 30 else [])


def test_a_permanence_elsewhere_is_a_journey_away_too():
    band = Band(
        id=BAND,
        practitioner_id=ME,
        practitioner="C. Roussel",
        span=span(9 * 60, 12 * 60),
        slot_minutes=45,
        where=AT_TOWN,
    )
    met = around(bands=[band], travel=HALF_AN_HOUR)
    assert keys(reasons(wish(12 * 60 + 15, 13 * 60, where=AT_CENTRE), met)) == ["travel"]
    assert reasons(wish(12 * 60 + 15, 13 * 60, where=AT_TOWN), met) == ()


@pytest.mark.parametrize(("start", "held"), [(15 * 60, True), (15 * 60 + 14, True), (15 * 60 + 15, False)])
def test_time_kept_free_after_an_appointment_is_not_taken_in_silence(start, held):
    before = replace(taken(14 * 60, 15 * 60), buffer=timedelta(minutes=15))
    assert keys(reasons(wish(start, start + 30), around(taken=[before]))) == (["buffer"] if held else [])


def test_the_buffer_of_the_wish_counts_as_much():
    after = taken(15 * 60, 16 * 60)
    assert keys(reasons(wish(buffer=timedelta(minutes=5)), around(taken=[after]))) == ["buffer"]


def test_the_same_person_twice_a_day_for_the_same_subject_is_told():
    morning = replace(taken(9 * 60, 10 * 60), agent_id=AGENT, practitioner_id=OTHER, subject=Subject.MONEY)
    assert keys(reasons(wish(subject=Subject.MONEY), around(taken=[morning]))) == ["same-day"]
    assert reasons(wish(subject=Subject.HEALTH), around(taken=[morning])) == ()
    assert reasons(wish(subject=Subject.MONEY, agent_id=UUID(int=77)), around(taken=[morning])) == ()


def test_a_closure_wants_a_confirmation():
    met = around(closed={THURSDAY: "Pont"})
    [reason] = reasons(wish(), met)
    assert reason.key == f"closed:{THURSDAY}"
    assert "Pont" in reason.sentence


def test_a_permanence_is_held_for_its_subjects():
    band = Band(
        id=BAND,
        practitioner_id=ME,
        practitioner="C. Roussel",
        span=span(14 * 60, 17 * 60),
        slot_minutes=45,
        subjects=(Subject.MONEY,),
    )
    received = {"kind": AppointmentKind.PERMANENCE, "permanence_id": BAND}
    assert keys(reasons(wish(**received, subject=Subject.HEALTH), around(bands=[band]))) == ["subject"]
    assert reasons(wish(**received, subject=Subject.MONEY), around(bands=[band])) == ()


def test_the_way_between_two_permanences_is_not_told_again_at_each_slot():
    here, elsewhere = (
        Band(id=UUID(int=n), practitioner_id=ME, practitioner="", span=between, slot_minutes=45, where=where)
        for n, between, where in ((40, span(540, 720), AT_TOWN), (41, span(730, 900), AT_OTHER))
    )
    met = around(bands=[here, elsewhere], travel=HALF_AN_HOUR)
    last_slot = wish(675, 720, kind=AppointmentKind.PERMANENCE, permanence_id=here.id, where=AT_TOWN)
    assert reasons(last_slot, met) == ()
    assert keys(reasons(wish(675, 720, where=AT_CENTRE), met)).count("travel") == 1


def test_the_next_slot_of_the_same_permanence_is_no_journey_away():
    before = replace(taken(540, 585), where=AT_OTHER, permanence_id=BAND)
    met = around(taken=[before], travel=HALF_AN_HOUR)
    assert "travel" in keys(reasons(wish(585, 630, where=AT_TOWN), met))
    received = wish(585, 630, where=AT_TOWN, permanence_id=BAND, kind=AppointmentKind.PERMANENCE)
    assert "travel" not in keys(reasons(received, met))
