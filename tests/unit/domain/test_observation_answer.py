"""How an observation stands on a day, what an answer must hold, how much is done."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.domain.errors import Refused
from cigdesk.domain.inspection import InspectionState
from cigdesk.domain.inspection_report import check_correcting, check_sending, report_number
from cigdesk.domain.observation import FollowUpState, is_late
from cigdesk.domain.observation_answer import (
    SILENCE,
    SOON,
    AnswerValues,
    DoneRate,
    Standing,
    check_answer,
    rate_of,
    standing_of,
)

VISIT, TODAY = date(2026, 4, 14), date(2026, 11, 12)
SENT = date(2026, 4, 20)
OPEN, PLANNED, ONGOING, DONE, REFUSED = FollowUpState
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
MAYBE = st.none() | DAYS


@pytest.mark.parametrize(
    ("state", "due", "planned_for", "sent_on", "stands"),
    [
        (OPEN, date(2026, 11, 11), None, SENT, Standing.OVERDUE),
        (OPEN, TODAY, None, TODAY, Standing.SOON),
        (OPEN, TODAY + SOON, None, TODAY, Standing.SOON),
        (OPEN, TODAY + SOON + timedelta(days=1), None, TODAY, Standing.OPEN),
        (OPEN, None, None, TODAY - SILENCE, Standing.OPEN),
        (OPEN, None, None, TODAY - SILENCE - timedelta(days=1), Standing.SILENT),
        (OPEN, None, None, None, Standing.UNSENT),
        # What was promised stands for what was asked, later or sooner.
        (PLANNED, date(2026, 5, 14), date(2026, 12, 31), SENT, Standing.OPEN),
        (PLANNED, date(2026, 12, 31), date(2026, 10, 1), SENT, Standing.OVERDUE),
        (ONGOING, None, None, SENT, Standing.OPEN),
        (DONE, date(2026, 5, 14), None, SENT, Standing.DONE),
        (REFUSED, date(2026, 5, 14), None, None, Standing.REFUSED),
    ],
)
def test_how_it_stands(state, due, planned_for, sent_on, stands):
    assert standing_of(state, due, planned_for, sent_on, TODAY) is stands


@given(st.sampled_from(FollowUpState), MAYBE, MAYBE, MAYBE, DAYS)
@settings(max_examples=60)
def test_settled_or_late_or_neither(state, due, planned_for, sent_on, today):
    stands = standing_of(state, due, planned_for, sent_on, today)
    assert (stands in (Standing.DONE, Standing.REFUSED)) is not state.is_open
    assert (stands is Standing.OVERDUE) == is_late(state, planned_for or due, today)
    if stands is Standing.SILENT:
        assert (state, sent_on is None) == (OPEN, False)


@given(st.lists(st.sampled_from(FollowUpState), max_size=40))
@settings(max_examples=40)
def test_the_parts_of_a_rate_make_the_whole(states):
    rate = rate_of(states)
    assert rate.done + rate.refused + rate.open == rate.total == len(states)
    assert rate.open == sum(each.is_open for each in states)
    assert (rate.share is None) == (not states)
    assert rate.share is None or 0 <= rate.share <= 100


def test_a_rate_is_rounded_half_up():
    assert DoneRate(1, 0, 8).share == 13
    assert DoneRate(1, 2, 3).share == 33
    assert DoneRate(0, 0, 0).share is None


def _faults(state, **values):
    given_ = {"answered_on": TODAY} | values
    return check_answer(AnswerValues(state=state, **given_).tidied(), VISIT, TODAY)


def test_each_answer_asks_for_what_makes_it_one():
    assert _faults(OPEN).keys() == {"state"}
    assert _faults(PLANNED).keys() == {"planned_for"}
    assert _faults(DONE).keys() == {"done_on"}
    assert _faults(REFUSED, answer="  ").keys() == {"answer"}
    assert _faults(ONGOING) == {}
    assert _faults(ONGOING, answered_on=None).keys() == {"answered_on"}


def test_no_answer_before_the_visit_nor_after_today():
    assert _faults(DONE, done_on=VISIT) == {}
    assert _faults(DONE, done_on=VISIT - timedelta(days=1)).keys() == {"done_on"}
    assert _faults(DONE, done_on=TODAY + timedelta(days=1)).keys() == {"done_on"}
    assert _faults(ONGOING, answered_on=TODAY + timedelta(days=1)).keys() == {"answered_on"}
    assert _faults(PLANNED, planned_for=VISIT - timedelta(days=1)).keys() == {"planned_for"}
    assert _faults(PLANNED, planned_for=date(2036, 1, 1)).keys() == {"planned_for"}


def test_an_answer_keeps_only_the_dates_that_it_has():
    both = AnswerValues(state=DONE, answered_on=TODAY, planned_for=TODAY, done_on=TODAY)
    assert (both.tidied().planned_for, both.tidied().done_on) == (None, TODAY)
    planned = AnswerValues(state=PLANNED, answered_on=TODAY, planned_for=TODAY, done_on=TODAY).tidied()
    assert (planned.planned_for, planned.done_on) == (TODAY, None)


def test_numbers_of_reports():
    assert report_number(None, None) == ""
    assert report_number(2026, 42) == "2026-0042"
    assert report_number(2026, 42, 2) == "2026-0042-R2"


def test_what_may_be_sent_and_corrected():
    check_sending(InspectionState.CLOSED)
    with pytest.raises(Refused):
        check_sending(InspectionState.DRAFT)
    assert check_correcting(TODAY, "  Date  erronée ") == "Date erronée"
    for sent_on, reason in ((None, "Date erronée"), (TODAY, " ")):
        with pytest.raises(Refused):
            check_correcting(sent_on, reason)
