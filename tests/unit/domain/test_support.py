"""Cases, the time worked for them, and who bears it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.appointment import PlaceMode, Requester
from cigdesk.domain.people import AgentStatus, Function
from cigdesk.domain.support import (
    AgreementValues,
    CaseKind,
    CaseScope,
    CaseValues,
    case_number,
    check_agreement,
    check_case,
    check_closing,
)
from cigdesk.domain.support_allowance import (
    Allowance,
    BeyondAllowance,
    Cover,
    Purse,
    Standing,
    covering,
    shared_out,
    why_not_supported,
)
from cigdesk.domain.support_time import (
    CellEdit,
    Charge,
    Kept,
    Task,
    TimeValues,
    WorkKind,
    check_on_case,
    check_time,
    edited_cell,
    work_of,
)

TODAY = date(2026, 11, 12)
AGENT, REFERENT, TOWN = (UUID(int=number) for number in (1, 2, 3))


def values(**known):
    usual = {
        "requester": Requester.AGENT,
        "opened_on": TODAY,
        "agent_id": AGENT,
        "authority_id": TOWN,
        "referent_id": REFERENT,
    }
    return CaseValues(**(usual | known))


def test_a_number_has_four_digits_and_goes_on_beyond():
    assert [case_number(each) for each in (148, 9999, 12345)] == ["SST-0148", "SST-9999", "SST-12345"]


@pytest.mark.parametrize(
    ("known", "field"),
    [
        ({"agent_id": None}, "agent"),
        ({"kind": CaseKind.COLLECTIVE, "authority_id": None, "requester": Requester.EMPLOYER}, "authority"),
        ({"kind": CaseKind.COLLECTIVE}, "requester"),
        ({"requester": Requester.PARTNER}, "partner"),
        ({"referent_id": None}, "referent"),
        ({"opened_on": TODAY + timedelta(days=1)}, "opened_on"),
        ({"employer_consulted_on": TODAY + timedelta(days=1)}, "employer_consulted_on"),
    ],
)
def test_what_is_missing_is_said_under_its_field(known, field):
    assert check_case(values(), TODAY) == {}
    assert list(check_case(values(**known), TODAY)) == [field]


def test_only_what_goes_with_the_kind_of_case_is_kept():
    told = {
        "agent_status": AgentStatus.TENURED,
        "on_sick_leave": True,
        "group_name": "Espaces verts",
        "partner": "Hôpital",
    }
    one = values(scope=CaseScope.ALL, **told).tidied()
    assert (one.scope, one.group_name, one.partner, one.on_sick_leave) == (None, "", "", True)
    many = values(kind=CaseKind.COLLECTIVE, requester=Requester.PARTNER, **told).tidied()
    assert (many.agent_id, many.agent_status, many.on_sick_leave) == (None, None, False)
    assert (many.scope, many.group_name, many.partner) == (CaseScope.PART, "Espaces verts", "Hôpital")


def test_a_case_is_closed_between_its_last_work_and_today():
    opened, worked = TODAY - timedelta(days=30), TODAY - timedelta(days=3)
    assert check_closing(opened, worked, worked, TODAY) == ""
    for day in (TODAY + timedelta(days=1), worked - timedelta(days=1), opened - timedelta(days=1)):
        assert check_closing(opened, worked, day, TODAY)


def test_an_agreement_says_who_and_within_what():
    given = AgreementValues(given_on=TODAY, given_by="La directrice des ressources humaines")
    assert check_agreement(given, TODAY) == {}
    assert list(check_agreement(replace(given, given_by=" ", most_minutes=0), TODAY)) == [
        "given_by",
        "most_minutes",
    ]


# time


def spent(**known):
    usual = {"practitioner_id": REFERENT, "day": TODAY, "minutes": 45, "case_id": UUID(int=9)}
    return TimeValues(**(usual | known))


@pytest.mark.parametrize(
    ("known", "field"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": 721}, "minutes"),
        ({"day": TODAY + timedelta(days=1)}, "day"),
        ({"case_id": None}, "case"),
    ],
)
def test_time_that_cannot_be_kept_says_why(known, field):
    assert check_time(spent(), TODAY) == {}
    assert list(check_time(spent(**known), TODAY)) == [field]


def test_time_with_partners_needs_no_case():
    assert check_time(spent(case_id=None, work=WorkKind.NETWORK), TODAY) == {}


def test_time_stays_within_the_life_of_its_case():
    opened, closed = date(2026, 3, 1), date(2026, 6, 30)
    assert check_on_case(opened, opened, closed, "SST-0001") == {}
    assert check_on_case(closed, opened, closed, "SST-0001") == {}
    assert list(check_on_case(date(2026, 2, 28), opened, closed, "SST-0001")) == ["day"]
    assert list(check_on_case(date(2026, 7, 1), opened, closed, "SST-0001")) == ["case"]


def test_the_kind_of_work_follows_from_the_case_and_the_task():
    assert work_of(None, Task.STEPS) is WorkKind.NETWORK
    assert work_of(CaseKind.INDIVIDUAL, Task.PARTNERS) is WorkKind.NETWORK
    assert work_of(CaseKind.COLLECTIVE, Task.MEETING) is WorkKind.COLLECTIVE
    assert work_of(CaseKind.INDIVIDUAL, Task.WRITING) is WorkKind.INDIVIDUAL


def kept(minutes, *, from_appointment=False, number=1):
    return Kept(UUID(int=number), minutes, from_appointment)


def test_a_cell_changes_the_act_that_was_typed_and_leaves_the_meetings():
    meeting, typed = kept(45, from_appointment=True, number=1), kept(30, number=2)
    assert edited_cell([], 90) == CellEdit(None, 90)
    assert edited_cell([meeting], 60) == CellEdit(meeting.id, 60)
    assert edited_cell([meeting, typed], 60) == CellEdit(typed.id, 15)
    assert edited_cell([meeting, typed], 45) == CellEdit(typed.id, 0)
    assert edited_cell([meeting, typed], 75) == CellEdit()
    with pytest.raises(ValueError, match="comptent déjà 45"):
        edited_cell([meeting, typed], 40)
    with pytest.raises(ValueError, match="une à une"):
        edited_cell([typed, kept(20, number=3)], 10)


@given(
    st.lists(st.tuples(st.integers(1, 300), st.booleans()), max_size=4),
    st.integers(0, 720),
)
def test_a_cell_comes_to_what_was_typed_or_refuses(entries, typed):
    cell = [
        kept(minutes, from_appointment=meeting, number=number)
        for number, (minutes, meeting) in enumerate(entries, 1)
    ]
    try:
        edit = edited_cell(cell, typed)
    except ValueError:
        return
    after = {each.id: each.minutes for each in cell}
    if edit.minutes is not None:
        after[edit.entry_id] = edit.minutes
    assert sum(after.values()) == typed
    assert all(minutes >= 0 for minutes in after.values())


# who bears it


def test_the_support_is_refused_with_what_is_missing():
    whole = Standing(affiliated=True, contributes=True, convention_signed=True)
    assert why_not_supported(whole, "Le Lamentin") == ""
    said = [
        why_not_supported(replace(whole, **{lacking: False}), "Le Lamentin")
        for lacking in ("affiliated", "contributes", "convention_signed")
    ]
    assert all(each.startswith("Le Lamentin n") for each in said)
    assert ["affiliée" in said[0], "cotisation" in said[1], "convention" in said[2]] == [True] * 3


def test_what_goes_beyond_the_allowance_is_billed():
    purses = [Purse(Charge.ASSESSMENT, 60), Purse(Charge.BILLED, None)]
    shares, rest = shared_out(90, purses)
    assert [(each.charge, each.minutes) for each in shares] == [
        (Charge.ASSESSMENT, 60),
        (Charge.BILLED, 30),
    ]
    assert rest == 0


PURSES = st.lists(st.builds(Purse, st.sampled_from(Charge), st.none() | st.integers(0, 300)), max_size=4)


@given(st.integers(1, 720), PURSES)
def test_no_minute_is_lost_or_borne_twice(minutes, purses):
    shares, rest = shared_out(minutes, purses)
    assert sum(each.minutes for each in shares) + rest == minutes
    assert all(each.minutes > 0 for each in shares)
    limits = [each.minutes for each in purses]
    if None not in limits:
        assert rest == max(minutes - sum(limits), 0)
    else:
        assert rest == 0


def test_beyond_the_allowance_the_refusal_says_how_much_and_what_to_do():
    error = BeyondAllowance(Allowance(240, 210), 60)
    assert str(error) == (
        "L’état des lieux est plafonné à 4\u202fh et il en reste 30\xa0min\xa0: 1\u202fh serait facturée. "
        "Notez l’accord de l’employeur pour les saisir."
    )


def test_what_covers_a_social_worker_of_the_centre():
    posted, remote = Cover("SST-60", UUID(int=5)), Cover("AST-DIST")
    social = Function.SOCIAL_WORKER
    assert covering([remote, posted], social, PlaceMode.PHONE) is posted
    assert covering([remote], social, PlaceMode.VIDEO) is remote
    assert covering([remote], social, PlaceMode.SITE) is None
    assert covering([posted, Cover("CESF-80")], Function.CESF, PlaceMode.SITE) == Cover("CESF-80")
