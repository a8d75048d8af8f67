"""What can be written of an appointment, and what can become of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    ShownStatus,
    check_absence,
    check_appointment,
    check_movable,
    check_permanence,
    check_status,
    possible_statuses,
)
from cigdesk.domain.errors import Refused

START = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
CALL = AppointmentValues(
    practitioner_id=UUID(int=1),
    kind=AppointmentKind.REMOTE,
    mode=PlaceMode.PHONE,
    start=START,
    end=START + timedelta(minutes=45),
    agent_id=UUID(int=2),
    phone="01 56 96 80 80",
)


def faults(**changes) -> set[str]:
    return set(check_appointment(replace(CALL, **changes)))


def lasting(**length) -> set[str]:
    return faults(end=START + timedelta(**length))


def test_a_call_with_a_number_is_sound():
    assert faults() == set()


@pytest.mark.parametrize("length", [{"minutes": 5}, {"hours": 12}])
def test_the_shortest_and_the_longest_are_kept(length):
    assert lasting(**length) == set()


@pytest.mark.parametrize(
    "length", [{"minutes": 4}, {"minutes": 0}, {"minutes": -15}, {"hours": 12, "minutes": 1}]
)
def test_other_lengths_are_refused(length):
    assert lasting(**length) == {"end"}


@pytest.mark.parametrize("year", [1999, 2101])
def test_dates_go_from_2000_to_2100(year):
    moved = START.replace(year=year)
    assert faults(start=moved, end=moved + timedelta(hours=1)) == {"start"}


@pytest.mark.parametrize(
    "number", ["0156968080", "+596 596 70 08 86", "00 33 1 56 96 80 80", "01.56.96.80.80"]
)
def test_numbers_that_can_be_called(number):
    assert faults(phone=number) == set()


@pytest.mark.parametrize("number", ["", "  ", "156968080", "01 56 96", "appeler le soir", "0056"])
def test_numbers_that_cannot(number):
    assert faults(phone=number) == {"phone"}


@pytest.mark.parametrize(
    ("link", "sound"),
    [
        ("https://webconf.numerique.gouv.fr/abc", True),
        (" https://visio.example.org/x?y=1 ", True),
        ("http://visio.example.org", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://visio", False),
        ("https://[", False),
        ("https://visio.example.org/a b", False),
        ("", False),
    ],
)
def test_a_video_needs_a_secure_link(link, sound):
    assert faults(mode=PlaceMode.VIDEO, video_link=link) == (set() if sound else {"video_link"})


def test_a_visit_at_home_needs_a_sick_leave():
    visit = replace(CALL, kind=AppointmentKind.HOME_VISIT, mode=PlaceMode.HOME)
    assert set(check_appointment(visit)) == {"kind"}
    assert check_appointment(visit, on_sick_leave=True) == {}


def test_the_person_or_the_title_is_asked_for():
    assert faults(agent_id=None) == {"agent"}
    assert faults(kind=AppointmentKind.INTERNAL, agent_id=None) == {"title"}
    assert faults(kind=AppointmentKind.INSPECTION, mode=PlaceMode.SITE, title="Visite") == {"authority"}


def test_a_way_of_meeting_must_suit_the_kind():
    assert faults(kind=AppointmentKind.PERMANENCE) == {"mode"}


def appointment(status=AppointmentStatus.PLANNED) -> Appointment:
    values = {"kind": CALL.kind, "mode": CALL.mode, "start": CALL.start, "end": CALL.end}
    return Appointment(id=UUID(int=9), practitioner_id=CALL.practitioner_id, status=status, **values)


BEFORE, AFTER = START - timedelta(minutes=1), START
DONE, EXCUSED, NO_SHOW, CANCELLED, PLANNED = (
    AppointmentStatus.DONE,
    AppointmentStatus.EXCUSED,
    AppointmentStatus.NO_SHOW,
    AppointmentStatus.CANCELLED,
    AppointmentStatus.PLANNED,
)


def test_before_it_begins_it_can_only_be_given_up():
    assert possible_statuses(PLANNED, START, BEFORE) == {EXCUSED, CANCELLED}
    assert possible_statuses(PLANNED, START, AFTER) == {DONE, EXCUSED, NO_SHOW, CANCELLED}


@pytest.mark.parametrize("status", [DONE, NO_SHOW])
def test_nobody_has_come_before_the_start(status):
    with pytest.raises(Refused, match="pas encore commencé"):
        check_status(appointment(), status, BEFORE)
    check_status(appointment(), status, AFTER)


@pytest.mark.parametrize("recorded", [DONE, EXCUSED, NO_SHOW, CANCELLED])
def test_an_outcome_goes_back_to_planned_first(recorded):
    check_status(appointment(recorded), PLANNED, BEFORE)
    for other in {DONE, EXCUSED, NO_SHOW, CANCELLED}:
        with pytest.raises(Refused):
            check_status(appointment(recorded), other, AFTER)


@pytest.mark.parametrize("recorded", [DONE, EXCUSED, NO_SHOW, CANCELLED])
def test_only_what_is_planned_moves(recorded):
    check_movable(appointment())
    with pytest.raises(Refused):
        check_movable(appointment(recorded))


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (-1, ShownStatus.UPCOMING),
        (0, ShownStatus.ONGOING),
        (59, ShownStatus.ONGOING),
        (60, ShownStatus.TO_FILL_IN),
    ],
)
def test_a_planned_one_is_to_fill_in_a_quarter_after_its_end(minutes, shown):
    assert appointment().shown_status(START + timedelta(minutes=minutes)) is shown


def test_a_permanence_holds_one_slot_at_least():
    assert check_permanence(START, START + timedelta(hours=3), 45) == {}
    assert set(check_permanence(START, START + timedelta(minutes=30), 45)) == {"slot_minutes"}
    assert set(check_permanence(START, START + timedelta(hours=3), 4)) == {"slot_minutes"}
    assert set(check_permanence(START, START, 45)) == {"end"}


def test_an_absence_can_be_long_but_ends():
    assert check_absence(START, START + timedelta(days=400)) == {}
    assert set(check_absence(START, START + timedelta(days=4000))) == {"end"}
