"""The life of a membership, from its dates alone: periods, notice, acts, reminders, amendments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.errors import Refused
from cigdesk.domain.membership import Convention, Membership, MembershipState, Standing, renewal_of
from cigdesk.domain.membership_amending import (
    Stipulations,
    differences,
    hole_fault,
    kept_text,
    read_changes,
)
from cigdesk.domain.membership_life import (
    ACTS,
    Denunciation,
    MembershipAct,
    acts_of,
    denunciation_faults,
    due_for_renewal,
    notice_warnings,
    proposed_denunciation,
    require_act,
)
from cigdesk.domain.membership_periods import (
    following,
    last_notice_day,
    length_text,
    months_of,
    period_end,
)
from cigdesk.domain.membership_reminders import ReminderKind, end_reminder, reminders_of
from cigdesk.domain.membership_terms import Amendment

DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))
MONTHS = st.integers(1, 120)
OWNER = uuid4()


def membership(start=date(2026, 1, 1), end=date(2026, 12, 31), **more):
    given_ = {"convention": Convention.CADRE, "signed_on": date(2025, 12, 1)} | more
    return Membership(id=uuid4(), authority_id=OWNER, start=start, end=end, **given_)


# periods


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 28)),
        (date(2025, 3, 1), 12, date(2026, 2, 28)),
        (date(2027, 3, 1), 12, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2026, 2, 14)),
        (date(2026, 7, 1), 18, date(2027, 12, 31)),
    ],
)
def test_the_last_day_of_so_many_months(start, months, end):
    assert period_end(start, months) == end


@given(DAYS, MONTHS)
def test_what_lasts_whole_months_is_recognised_and_followed_by_as_many(start, months):
    end = period_end(start, months)
    assert months_of(start, end) == months
    begin, last = following(start, end)
    assert begin == end + timedelta(days=1)
    assert months_of(begin, last) == months


@given(DAYS, st.integers(0, 4000))
def test_periods_follow_without_a_day_between_whatever_their_length(start, days):
    end = start + timedelta(days=days)
    begin, last = following(start, end)
    assert begin == end + timedelta(days=1)
    assert last >= begin
    assert length_text(start, end)


@given(DAYS, st.integers(0, 24))
def test_the_last_day_of_notice_leaves_the_months_asked(end, months):
    last = last_notice_day(end, months)
    # Months are shorter than one another by three days at most.
    assert timedelta(0) <= end - (last + relativedelta(months=months)) <= timedelta(3)


@pytest.mark.parametrize(
    ("end", "months", "last"),
    [
        (date(2026, 12, 31), 3, date(2026, 9, 30)),
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2024, 5, 31), 3, date(2024, 2, 29)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_the_last_day_of_notice_at_the_end_of_short_months(end, months, last):
    assert last_notice_day(end, months) == last


@given(DAYS, MONTHS, st.integers(0, 12))
def test_a_tacit_membership_renews_as_signed_and_its_notice_is_that_of_the_new_period(start, months, notice):
    kept = membership(start, period_end(start, months), tacit=True, notice_months=notice)
    values = renewal_of(kept, date(2090, 1, 1))
    assert (values.start, values.state) == (kept.end + timedelta(days=1), MembershipState.SIGNED)
    assert values.signed_on == kept.signed_on
    assert last_notice_day(values.end, notice) > last_notice_day(kept.end, notice)


# acts


def standing_at(standing):
    """A membership and a day on which it stands so."""
    today = date(2026, 6, 15)
    made = {
        Standing.PROPOSED: membership(state=MembershipState.PROPOSED),
        Standing.UPCOMING: membership(date(2027, 1, 1), date(2027, 12, 31)),
        Standing.IN_FORCE: membership(end=date(2028, 12, 31)),
        Standing.TO_RENEW: membership(end=date(2026, 12, 1)),
        Standing.DENOUNCED: membership(denounced_on=today, denounced_effect=date(2026, 12, 31)),
        Standing.ENDED: membership(date(2025, 1, 1), date(2025, 12, 31)),
    }[standing]
    assert made.standing(today) is standing
    return made, today


@pytest.mark.parametrize("act", MembershipAct)
@pytest.mark.parametrize("standing", Standing)
def test_every_act_is_allowed_or_refused_by_the_one_table(standing, act):
    kept, today = standing_at(standing)
    if act in ACTS[standing]:
        require_act(kept, act, [kept], today)
    else:
        with pytest.raises(Refused, match="Une adhésion"):
            require_act(kept, act, [kept], today)
    assert acts_of(kept, [kept], today) == ACTS[standing]


def test_what_is_followed_open_or_still_within_its_notice_is_not_renewed():
    today = date(2026, 6, 15)
    kept = membership(end=date(2026, 12, 1))
    successor = membership(date(2026, 12, 2), date(2027, 12, 1))
    elsewhere = replace(successor, convention=Convention.SOCIAL)
    assert MembershipAct.RENEW not in acts_of(kept, [kept, successor], today)
    assert MembershipAct.RENEW in acts_of(kept, [kept, elsewhere], today)
    assert MembershipAct.RENEW not in acts_of(membership(end=None), [], today)
    assert MembershipAct.RENEW not in acts_of(membership(tacit=True), [], today)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 12))
def test_a_tacit_membership_is_due_from_the_day_after_its_notice_until_it_is_followed(today, notice):
    kept = membership(tacit=True, notice_months=notice)
    assert due_for_renewal(kept, [kept], today) == (today > last_notice_day(kept.end, notice))
    follower = membership(date(2027, 1, 1), date(2027, 12, 31))
    assert not due_for_renewal(kept, [kept, follower], today)
    assert not due_for_renewal(replace(kept, tacit=False), [], today)
    assert not due_for_renewal(replace(kept, state=MembershipState.PROPOSED), [], today)
    assert not due_for_renewal(replace(kept, denounced_on=date(2026, 1, 2)), [], today)


# denunciations

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"denounced_on": None}, "denounced_on"),
        ({"denounced_on": TODAY + timedelta(days=1)}, "denounced_on"),
        ({"denounced_effect": None}, "denounced_effect"),
        ({"denounced_effect": date(2025, 12, 31)}, "denounced_effect"),
        ({"denounced_effect": date(2027, 1, 1)}, "denounced_effect"),
        ({"reason": " "}, "reason"),
        ({"reason": "a\x00b"}, "reason"),
    ],
)
def test_a_denunciation_that_cannot_be_is_named_by_field(changes, field):
    sound = Denunciation(denounced_on=TODAY, denounced_effect=date(2026, 12, 31), reason="Fusion")
    assert denunciation_faults(membership(), sound, TODAY) == {}
    assert set(denunciation_faults(membership(), replace(sound, **changes), TODAY)) == {field}


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), DAYS, st.integers(0, 12))
def test_only_a_denunciation_that_leaves_less_than_the_notice_is_warned_of(received, effect, notice):
    kept = membership(end=None, notice_months=notice)
    typed = Denunciation(denounced_on=received, denounced_effect=effect, reason="x")
    assert bool(notice_warnings(kept, typed)) == (received > effect - relativedelta(months=notice))


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 12))
def test_what_is_proposed_without_end_leaves_the_notice(today, notice):
    kept = membership(end=None, notice_months=notice)
    proposed = replace(proposed_denunciation(kept, today), reason="x")
    assert denunciation_faults(kept, proposed, today) == {}


def test_a_late_denunciation_of_a_tacit_membership_says_that_it_goes_on():
    late = Denunciation(denounced_on=TODAY, denounced_effect=date(2026, 12, 31), reason="x")
    assert len(notice_warnings(membership(tacit=True), late)) == 2
    assert len(notice_warnings(membership(), late)) == 1


# reminders


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        (date(2026, 6, 29), None),
        (date(2026, 6, 30), ReminderKind.SIX_MONTHS),
        (date(2026, 9, 29), ReminderKind.SIX_MONTHS),
        (date(2026, 9, 30), ReminderKind.THREE_MONTHS),
        (date(2026, 11, 29), ReminderKind.THREE_MONTHS),
        (date(2026, 11, 30), ReminderKind.ONE_MONTH),
        (date(2026, 12, 31), ReminderKind.ONE_MONTH),
        (date(2027, 1, 1), None),
    ],
)
def test_an_end_is_recalled_at_six_three_and_one_months(today, kind):
    assert end_reminder(date(2026, 12, 31), today) is kind
    found = reminders_of(membership(), [], today)
    assert [each.kind for each in found] == ([] if kind is None else [kind])


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        (date(2026, 8, 29), [ReminderKind.SIX_MONTHS]),
        (date(2026, 8, 30), [ReminderKind.LAST_NOTICE, ReminderKind.SIX_MONTHS]),
        (date(2026, 9, 30), [ReminderKind.LAST_NOTICE, ReminderKind.THREE_MONTHS]),
        (date(2026, 10, 1), [ReminderKind.DUE]),
        (date(2027, 3, 1), [ReminderKind.DUE]),
    ],
)
def test_a_tacit_membership_is_recalled_before_the_last_day_to_denounce_then_it_is_due(today, kinds):
    assert [each.kind for each in reminders_of(membership(tacit=True), [], today)] == kinds


@pytest.mark.parametrize(
    "quiet",
    [
        {"state": MembershipState.PROPOSED},
        {"end": None},
        {"denounced_on": date(2026, 9, 1), "denounced_effect": date(2026, 12, 31)},
    ],
)
def test_what_is_proposed_open_or_denounced_is_not_recalled(quiet):
    assert reminders_of(membership(**quiet), [], date(2026, 12, 1)) == ()


# amendments

STOOD = Stipulations(end=date(2027, 12, 31), tacit=False, notice_months=3)


def test_an_amendment_says_each_change_and_nothing_else():
    after = replace(STOOD, end=None, notice_months=6, headcount=1284, amount=Decimal("28000.00"))
    said = differences(STOOD, after)
    assert [each.text for each in said] == [
        "Fin\xa0: 31\xa0décembre\xa02027 → sans terme",
        "Préavis\xa0: 3\xa0mois → 6\xa0mois",
        "Effectif\xa0: non déclaré → 1\u202f284\xa0agents",
        "Montant de l’année\xa0: non fixé → 28\u202f000,00\xa0€",
    ]
    assert read_changes(kept_text(said)) == said
    assert differences(STOOD, STOOD) == ()


@given(
    st.sampled_from([True, False]),
    st.integers(0, 24),
    st.one_of(st.none(), DAYS),
    st.one_of(st.none(), st.integers(1, 90_000)),
)
def test_what_is_kept_of_an_amendment_reads_back_as_it_was(tacit, notice, end, heads):
    after = Stipulations(end=end, tacit=tacit, notice_months=notice, headcount=heads, option="AS, 40\xa0%")
    said = differences(STOOD, after)
    assert read_changes(kept_text(said)) == said


@given(st.sets(st.integers(1, 12), max_size=8))
def test_numbers_hold_only_without_hole(numbers):
    kept = [
        Amendment(id=uuid4(), membership_id=OWNER, number=each, effect=TODAY, object="x") for each in numbers
    ]
    assert bool(hole_fault(kept)) == (bool(numbers) and max(numbers) != len(numbers))
