"""Periods of membership: dates within the century, in order, never two at once; what they still ask for."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.follow_up import Act, Facts, points
from cigdesk.domain.membership import (
    Convention,
    Membership,
    MembershipState,
    MembershipValues,
    Standing,
    first_membership,
    membership_faults,
    overlap_fault,
    renewal_of,
)

TODAY = date(2026, 11, 12)
OWNER = uuid4()
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def values(**changes):
    return MembershipValues(
        **{"convention": Convention.CADRE, "start": date(2026, 1, 1), "signed_on": TODAY} | changes
    )


def membership(start=date(2026, 1, 1), end=None, convention=Convention.CADRE, **more):
    return Membership(id=uuid4(), authority_id=OWNER, convention=convention, start=start, end=end, **more)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start": None}, "start"),
        ({"start": date(1999, 12, 31)}, "start"),
        ({"end": date(2101, 1, 1)}, "end"),
        ({"end": date(2025, 12, 31)}, "end"),
        ({"signed_on": date(1900, 1, 1)}, "signed_on"),
        ({"signed_on": None}, "signed_on"),
        ({"authority_deliberation": "a\x00b"}, "authority_deliberation"),
        ({"centre_deliberated_on": date(2101, 1, 1)}, "centre_deliberated_on"),
        ({"notice_months": -1}, "notice_months"),
        ({"notice_months": 25}, "notice_months"),
        ({"tacit": True}, "end"),
        ({"tacit": True, "end": date(2026, 2, 28)}, "notice_months"),
        ({"tacit": True, "notice_months": 0, "end": date(2026, 1, 30)}, "end"),
    ],
)
def test_what_cannot_be_a_period_is_named_by_field(changes, field):
    assert set(membership_faults(values(**changes))) == {field}


def test_what_is_proposed_needs_no_signature():
    assert membership_faults(values(state=MembershipState.PROPOSED, signed_on=None)) == {}


@given(DAYS, DAYS, DAYS, DAYS)
def test_two_periods_overlap_exactly_when_they_share_a_day(a, b, c, d):
    one, other = membership(min(a, b), max(a, b)), membership(min(c, d), max(c, d))
    share = max(one.start, other.start) <= min(one.end, other.end)
    assert bool(overlap_fault(one, [other])) == bool(overlap_fault(other, [one])) == share


def test_the_reason_names_the_other_period_and_other_conventions_do_not_count():
    kept = membership(end=date(2028, 12, 31))
    assert "du 1er\xa0janvier\xa02026 au 31\xa0décembre\xa02028" in overlap_fault(membership(TODAY), [kept])
    assert overlap_fault(membership(TODAY, convention=Convention.MEDECINE), [kept]) == ""
    assert overlap_fault(kept, [kept]) == ""


@given(DAYS, st.integers(0, 2000))
def test_a_renewal_follows_without_a_day_between(start, length):
    kept = membership(start, start + timedelta(days=length))
    proposed = renewal_of(kept, TODAY)
    assert proposed.start == max(kept.end + timedelta(days=1), date(2026, 1, 1))
    assert proposed.end is not None
    assert proposed.end >= proposed.start


def test_a_renewal_lasts_as_long():
    three_years = renewal_of(membership(date(2024, 1, 1), date(2026, 12, 31)), TODAY)
    assert (three_years.start, three_years.end) == (date(2027, 1, 1), date(2029, 12, 31))
    assert three_years.state is MembershipState.PROPOSED


def test_a_first_membership_starts_with_the_civil_year():
    first = first_membership(Convention.SOCIAL, TODAY)
    assert (first.start, first.state) == (date(2026, 1, 1), MembershipState.SIGNED)


def facts(*memberships, **changes):
    known = {
        "today": TODAY,
        "siren": "219400223",
        "siret": "x",
        "declared_years": frozenset({2026}),
        "has_contact": True,
    }
    return Facts(memberships=memberships, **known | changes)


def test_nothing_is_asked_of_a_complete_authority():
    assert points(facts(membership())) == ()


def test_each_missing_fact_is_a_point_with_its_act():
    found = points(facts(siret="", declared_years=frozenset({2025}), has_contact=False))
    assert [point.act for point in found] == [Act.DECLARE, Act.IDENTITY, Act.CONTACT]
    assert found[1].field == "siret"


def test_a_membership_that_expires_within_six_months_is_to_renew_until_it_has_a_successor():
    expiring = membership(date(2024, 1, 1), date(2026, 12, 31))
    (point,) = points(facts(expiring))
    assert (point.act, point.membership_id, point.urgent) == (Act.RENEW, expiring.id, True)
    assert "dans 49\xa0jours" in point.detail
    assert expiring.standing(TODAY) is Standing.TO_RENEW
    successor = membership(date(2027, 1, 1), state=MembershipState.PROPOSED)
    assert [each.act for each in points(facts(expiring, successor))] == [Act.SIGN]


def test_an_ended_membership_is_recalled_for_a_year_unless_it_was_denounced():
    ended = membership(date(2024, 1, 1), date(2026, 6, 30))
    assert [point.act for point in points(facts(ended))] == [Act.RENEW]
    long_ago = membership(date(2020, 1, 1), date(2024, 6, 30))
    assert points(facts(long_ago)) == ()
    left = membership(date(2024, 1, 1), denounced_on=TODAY, denounced_effect=date(2026, 10, 31))
    assert points(facts(left)) == ()
