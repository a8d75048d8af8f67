"""What is kept of two sheets: fields, statuses, days of sick leave."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agent_merge import (
    check_two,
    completed,
    differing,
    holding,
    joined,
    merged,
    sharing_days,
    to_confirm,
)
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import AgentStatus, AgentValues, Civility, LeaveValues
from cigdesk.domain.values import by_field

PANTIN, LILAS = UUID(int=1), UUID(int=2)


def values(**more):
    return AgentValues(**{"last_name": "Haddad", "authority_id": PANTIN, **more})


def test_what_only_one_sheet_says_is_kept():
    kept, gone = values(phone="0612345678"), values(first_name="Leïla", status=AgentStatus.TRAINEE)
    assert differing(kept, gone) == ()
    assert completed(kept, gone) == ("first_name", "status")
    assert merged(kept, gone, ()) == values(
        phone="0612345678", first_name="Leïla", status=AgentStatus.TRAINEE
    )


def test_where_both_speak_somebody_chooses():
    kept = values(phone="0612345678", mail="a@b.example", civility=Civility.MRS)
    gone = values(phone="0698765432", mail="A@B.example", authority_id=LILAS)
    assert differing(kept, gone) == ("authority_id", "phone")
    one = merged(kept, gone, {"phone"})
    assert (one.phone, one.mail, one.authority_id) == ("0698765432", "a@b.example", PANTIN)


def test_a_number_in_pairs_is_no_other_number():
    assert differing(values(phone="06 12 34 56 78"), values(phone="0612345678")) == ()


@given(
    st.builds(
        values, first_name=st.sampled_from(["", "Léa", "Ana"]), phone=st.sampled_from(["", "01", "02"])
    ),
    st.builds(
        values, first_name=st.sampled_from(["", "Léa", "Ana"]), phone=st.sampled_from(["", "01", "02"])
    ),
    st.sets(st.sampled_from(["first_name", "phone", "mail"])),
)
def test_nothing_that_a_sheet_says_is_emptied_or_invented(kept, gone, taken):
    before, other, after = by_field(kept), by_field(gone), by_field(merged(kept, gone, taken))
    for name, value in after.items():
        assert value in (before[name], other[name])
        assert value or not (before[name] or other[name])


def test_employers_that_differ_are_confirmed_and_a_sheet_is_not_merged_with_itself():
    assert to_confirm("Pantin", "Pantin") == ()
    (reason,) = to_confirm("Pantin", "Les Lilas")
    assert "Pantin" in reason
    assert "Les Lilas" in reason
    with pytest.raises(Refused):
        check_two(PANTIN, PANTIN)


def test_of_two_statuses_the_one_that_holds_wins():
    ranked = ("done", "no-show", "planned", "excused", "cancelled")
    found = [AppointmentStatus(each) for each in ranked]
    for place, one in enumerate(found):
        for other in found[place:]:
            assert holding(one, other) is holding(other, one) is one


DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
LEAVES = st.lists(
    st.builds(
        lambda start, length: LeaveValues(
            start=start, end=None if length is None else start + timedelta(days=length)
        ),
        DAYS,
        st.one_of(st.none(), st.integers(0, 20)),
    ),
    max_size=8,
)


@given(LEAVES)
def test_joined_leaves_cover_the_same_days_and_share_none(leaves):
    spans = [LeaveValues(start=first, end=last) for first, last in map(joined, sharing_days(leaves))]
    days = [date(2026, 1, 1) + timedelta(days=place) for place in range(130)]
    for day in days:
        covering = sum(span.covers(day) for span in spans)
        assert covering == any(leave.covers(day) for leave in leaves)


def test_a_renewal_the_next_day_stays_apart():
    first = LeaveValues(start=date(2026, 3, 1), end=date(2026, 3, 5))
    then = LeaveValues(start=date(2026, 3, 6), end=None)
    assert sharing_days([then, first]) == [[first], [then]]
