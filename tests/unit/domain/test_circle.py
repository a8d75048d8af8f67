"""The Cercle: what a year holds, where an event stands, who came, and the trace of days that move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.appointment import AppointmentStatus, CircleKind
from cigdesk.domain.circle import (
    USUAL,
    CircleProgramme,
    EventState,
    Expected,
    Turnout,
    attendance_of,
    check_came,
    check_expected,
    check_may_note,
    check_registration,
    expected_for,
    never_came,
    state_of,
)
from cigdesk.domain.days_change import moves, reason_fault, wants_reason
from cigdesk.domain.engagement_balance import Balance
from cigdesk.domain.engagement_pace import AuditState, audit_of
from cigdesk.domain.errors import Refused

END = datetime(2026, 11, 17, 11, tzinfo=UTC)
LATER = END + timedelta(hours=1)
DONE, PLANNED = AppointmentStatus.DONE, AppointmentStatus.PLANNED
EVENTS = [uuid4() for _ in range(4)]
AUTHORITIES = [uuid4() for _ in range(4)]
TURNOUTS = st.lists(
    st.builds(
        Turnout,
        st.sampled_from(EVENTS),
        st.sampled_from(AUTHORITIES),
        st.integers(0, 9),
        st.none() | st.integers(0, 9),
    ),
    max_size=12,
    unique_by=lambda each: (each.event_id, each.authority_id),
)
DAYS = st.dictionaries(st.sampled_from(AUTHORITIES), st.integers(0, 9).map(Decimal), min_size=4, max_size=4)


def programme(year, mornings, meetings=1):
    return CircleProgramme(id=uuid4(), year=year, mornings=mornings, meetings=meetings)


def test_a_year_holds_what_the_offer_says_until_something_else_is_said():
    assert (USUAL[CircleKind.MORNING], USUAL[CircleKind.MEETING]) == (8, 1)
    said = [programme(2027, 6), programme(2029, 4, 2)]
    assert [expected_for(year, said).mornings for year in (2026, 2027, 2028, 2029, 2030)] == [8, 6, 6, 4, 4]
    assert expected_for(2030, said).of(CircleKind.MEETING) == 2
    assert set(check_expected(Expected(-1, 61))) == {"mornings", "meetings"}
    assert check_expected(Expected(0, 60)) == {}


def turnout(registered, came):
    return Turnout(EVENTS[0], AUTHORITIES[0], registered, came)


@pytest.mark.parametrize(
    ("status", "now", "turnouts", "state"),
    [
        (PLANNED, END, [], EventState.PLANNED),
        (PLANNED, LATER, [], EventState.TO_NOTE),
        (DONE, LATER, [turnout(2, None)], EventState.TO_NOTE),
        (DONE, LATER, [turnout(2, 0), turnout(0, None)], EventState.HELD),
        (AppointmentStatus.NO_SHOW, LATER, [], EventState.HELD),
        (AppointmentStatus.CANCELLED, LATER, [turnout(2, None)], EventState.CANCELLED),
        (AppointmentStatus.EXCUSED, END, [], EventState.CANCELLED),
    ],
)
def test_where_an_event_stands_follows_its_status_and_what_is_noted(status, now, turnouts, state):
    assert state_of(status, END, now, turnouts) is state


def test_registrations_stay_within_the_seats():
    assert check_registration(4, 6, 10) == check_registration(400, 0, None) == ""
    assert check_registration(5, 6, 10) == "Il reste 4\u00a0places."
    assert check_registration(1, 10, 10) == "L’événement est complet."
    assert check_registration(0, 0, None)


def test_who_came_is_noted_of_what_has_begun():
    check_may_note(PLANNED, END, LATER)
    for status, now in ((PLANNED, END - timedelta(minutes=1)), (AppointmentStatus.CANCELLED, LATER)):
        with pytest.raises(Refused):
            check_may_note(status, END, now)
    assert check_came({AUTHORITIES[0]: 0, AUTHORITIES[1]: None}) == {}
    assert list(check_came({AUTHORITIES[0]: 501})) == [str(AUTHORITIES[0])]


@given(TURNOUTS, st.sets(st.sampled_from(EVENTS)))
def test_attendance_sums_what_was_held_and_nothing_else(turnouts, held):
    found = attendance_of(held, turnouts)
    counted = [each for each in turnouts if each.event_id in held]
    assert sum(each.people for each in found.values()) == sum(each.came or 0 for each in counted)
    assert sum(each.registered for each in found.values()) == sum(each.registered for each in counted)
    assert all(0 <= each.events <= len(held) for each in found.values())


@given(TURNOUTS, st.sets(st.sampled_from(EVENTS)))
def test_who_never_came_and_who_did_are_all_the_members(turnouts, held):
    found = attendance_of(held, turnouts)
    away = never_came(AUTHORITIES, found)
    there = [each for each in AUTHORITIES if each in found and found[each].events]
    assert sorted([*away, *there], key=str) == sorted(AUTHORITIES, key=str)
    assert all(
        each.came in (None, 0) for each in turnouts if each.event_id in held and each.authority_id in away
    )


# days that move


@given(DAYS, DAYS)
def test_what_moves_is_what_differs_and_wants_a_reason_once_agreed(before, after):
    changed = moves(before, after)
    assert {key: after[key] for key in changed}.items() <= after.items()
    assert all(before[key] == after[key] for key in after if key not in changed)
    assert wants_reason(before, after, Decimal(0)) is (bool(changed) and any(before.values()))


def test_a_reason_is_asked_for_where_it_is_due():
    assert reason_fault(" ", wanted=True)
    assert reason_fault("", wanted=False) == reason_fault("À sa demande", wanted=True) == ""
    assert reason_fault("à\x00", wanted=False)
    nothing, agreed = {AUTHORITIES[0]: Decimal(0)}, {AUTHORITIES[0]: Decimal(2)}
    assert not wants_reason(nothing, agreed, Decimal(0))
    assert wants_reason(nothing, agreed, Decimal(3))


# the audit of a first year


@pytest.mark.parametrize(
    ("granted", "done", "planned", "state"),
    [
        (0, 0, 0, AuditState.TO_ENTER),
        (4, 0, 0, AuditState.TO_PLAN),
        (4, 0, 2, AuditState.PLANNED),
        (4, 2, 2, AuditState.ONGOING),
        (4, 4, 0, AuditState.DONE),
    ],
)
def test_the_audit_is_what_the_days_of_inspection_do(granted, done, planned, state):
    assert audit_of(Balance(Decimal(granted), Decimal(done), Decimal(planned))) is state
