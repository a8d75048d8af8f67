"""When a case falls due, what is decided of it, and what becomes of a list of elimination."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.domain.centre import CentreSettings, check_centre
from cigdesk.domain.elimination import (
    LIVE,
    TRANSITIONS,
    Elimination,
    EliminationState,
    VisaValues,
    check_proposal,
    check_visa,
)
from cigdesk.domain.errors import Refused
from cigdesk.domain.retention import (
    LONGEST_MONTHS,
    SHORTEST_MONTHS,
    Contact,
    Contacts,
    DecisionValues,
    RetentionAct,
    check_decision,
    due_on,
    keeping,
    latest_rest,
    proposed_act,
    waiting_text,
)
from cigdesk.services.context import new_id

TODAY = date(2026, 11, 12)
DAYS = st.dates(date(2005, 1, 1), date(2060, 12, 31))
MONTHS = st.integers(SHORTEST_MONTHS, LONGEST_MONTHS)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("last", "months", "day"),
    [
        (date(2024, 11, 12), 24, date(2026, 11, 12)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2025, 10, 31), 6, date(2026, 4, 30)),
    ],
)
def test_a_delay_in_months_ends_on_the_same_day_or_on_the_last_of_the_month(last, months, day):
    assert due_on(last, months) == day


@given(last=DAYS, months=MONTHS)
@settings(max_examples=60)
def test_the_day_due_is_the_same_of_its_month_unless_the_month_is_too_short(last, months):
    day = due_on(last, months)
    assert (day.year * 12 + day.month) - (last.year * 12 + last.month) == months
    assert day.day == min(last.day, calendar.monthrange(day.year, day.month)[1])


@given(last=DAYS, later=st.integers(0, 4000), months=MONTHS, kept=st.none() | DAYS)
@settings(max_examples=60)
def test_a_later_contact_or_a_decision_never_brings_the_day_forward(last, later, months, kept):
    assert due_on(last + timedelta(later), months, kept) >= due_on(last, months, kept) >= due_on(last, months)


@given(opened=DAYS, months=MONTHS, today=DAYS)
@settings(max_examples=80)
def test_whatever_was_opened_too_lately_to_be_asked_for_is_not_due(opened, months, today):
    if opened > latest_rest(months, today):
        assert not keeping(Contacts(opened_on=opened), months, today).due


def test_the_last_contact_is_the_latest_of_all_and_says_what_it_was():
    opened = Contacts(opened_on=date(2022, 3, 1))
    assert opened.last == (date(2022, 3, 1), Contact.OPENING)
    asked = replace(opened, asked_on=date(2022, 2, 27), worked_on=date(2023, 1, 9))
    assert asked.last == (date(2023, 1, 9), Contact.TIME)
    met = replace(asked, met_on=date(2023, 1, 9), closed_on=date(2023, 1, 9), noted_on=date(2022, 12, 1))
    assert met.last == (date(2023, 1, 9), Contact.MEETING)


def test_a_case_is_due_on_the_day_itself_unless_somebody_is_awaited():
    contacts = Contacts(opened_on=date(2024, 1, 8), met_on=date(2024, 11, 12))
    assert keeping(contacts, 24, TODAY).due
    assert not keeping(contacts, 24, TODAY - timedelta(1)).due
    assert not keeping(contacts, 24, TODAY, date(2026, 11, 13)).due
    awaited = keeping(replace(contacts, awaited_on=date(2026, 12, 1)), 24, TODAY)
    assert (awaited.due, awaited.due_on) == (False, TODAY)


def test_an_open_case_is_first_archived():
    assert proposed_act(case_closed=False) is RetentionAct.ARCHIVE
    assert proposed_act(case_closed=True) is RetentionAct.ELIMINATE


def test_a_decision_has_a_reason_and_those_that_last_a_day_to_come():
    faults = check_decision(RetentionAct.EXTEND, DecisionValues(reason="  "), TODAY)
    assert set(faults) == {"reason", "until"}
    late = DecisionValues(reason="Recours en cours", until=TODAY + relativedelta(years=10, days=1))
    assert plain(check_decision(RetentionAct.ARCHIVE, late, TODAY)["until"]).startswith("Au plus tard le 12 ")
    assert check_decision(RetentionAct.EXTEND, replace(late, until=TODAY), TODAY)
    assert not check_decision(RetentionAct.EXTEND, replace(late, until=TODAY + timedelta(1)), TODAY)
    assert not check_decision(RetentionAct.REOPEN, DecisionValues(reason="Nouvelle demande"), TODAY)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (TODAY, "aujourd’hui"),
        (date(2026, 11, 11), "depuis 1 jour"),
        (date(2026, 10, 12), "depuis 1 mois"),
        (date(2025, 11, 1), "depuis 12 mois"),
        (date(2023, 11, 1), "depuis 3 ans"),
    ],
)
def test_how_long_a_case_has_been_due(due, words):
    assert plain(waiting_text(due, TODAY)) == words


def test_the_months_of_a_centre_have_bounds():
    centre = CentreSettings(name="CDG", short_name="CDG")
    assert not check_centre(centre, demo=False)
    for months in (SHORTEST_MONTHS - 1, LONGEST_MONTHS + 1):
        assert "case_retention_months" in check_centre(
            replace(centre, case_retention_months=months), demo=False
        )


def made(**known):
    usual = {
        "year": 2026,
        "sequence": 1,
        "proposed_on": date(2026, 9, 1),
        "archives_service": "Archives départementales",
        "cases": 3,
        "first_day": date(2019, 1, 1),
        "last_day": date(2023, 1, 1),
        "snapshot": "",
    }
    return Elimination(id=new_id(), person_id=new_id(), **(usual | known))


def test_nothing_is_eliminated_without_the_reference_and_the_date_of_the_visa():
    for known in ({}, {"visa_reference": "AD94-2026-17"}, {"visa_on": TODAY}):
        record = made(state=EliminationState.VISA, **known)
        with pytest.raises(Refused, match="visa"):
            record.carry_out(TODAY, 3)
        assert record.state is EliminationState.VISA
    record = made()
    record.obtain(VisaValues(reference="AD94-2026-17", day=TODAY))
    record.carry_out(TODAY, 2)
    assert (record.state, record.eliminated, record.number) == (
        EliminationState.CARRIED_OUT,
        2,
        "BE-2026-0001",
    )


@pytest.mark.parametrize("state", [each for each in EliminationState if each not in LIVE])
def test_a_list_that_has_ended_stays_as_it_is(state):
    record = made(state=state, visa_reference="AD94", visa_on=TODAY)
    for act in (
        lambda: record.obtain(VisaValues(reference="x", day=TODAY)),
        lambda: record.carry_out(TODAY, 1),
        lambda: record.give_up(TODAY, "erreur"),
    ):
        with pytest.raises(Refused):
            act()
    assert record.state is state
    assert not TRANSITIONS[state]


def test_a_visa_is_neither_before_its_list_nor_to_come():
    check = lambda reference, day: set(check_visa(VisaValues(reference=reference, day=day), TODAY, TODAY))  # noqa: E731
    assert check(" ", TODAY - timedelta(1)) == {"reference", "day"}
    assert check("AD94", TODAY + timedelta(1)) == {"day"}
    assert check("AD94", TODAY) == set()
    assert check_proposal(" ")
    assert not check_proposal("Archives départementales du Val-de-Marne")
