"""What may be written of people, and how a week is typed."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.people import (
    AgentValues,
    Civility,
    Function,
    LeaveValues,
    PractitionerValues,
    check_agent,
    check_leave,
    check_practitioner,
    check_week,
    copied_to_all,
    nir_fault,
    phone_digits,
    read_day_hours,
    same_person,
    write_day_hours,
)

EMPLOYER = uuid4()


def agent(last_name="Haddad", **more):
    return AgentValues(**{"last_name": last_name, "authority_id": EMPLOYER, **more})


def at(text):
    return tuple(
        tuple(time.fromisoformat(end) for end in piece.split("-")) for piece in text.split(", ") if piece
    )


def test_an_agent_needs_a_name_and_an_employer():
    assert check_agent(agent()) == {}
    assert set(check_agent(AgentValues(last_name="  ", authority_id=None))) == {"last_name", "authority_id"}


def test_faults_of_an_agent_are_said_by_field():
    faults = check_agent(agent(phone="01 56 96", mail="a@b"))
    assert faults.keys() == {"phone", "mail"}
    assert "il en manque 4" in faults["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "1 85 05 78 006 084",
        "185057800608436",
        "1.85.05.78.006.084 36",
        "Haddad 2850578006084",
        "2 85 05 2A 006 084 36",
    ],
)
def test_a_social_security_number_is_kept_in_no_field(text):
    assert nir_fault(text)
    for name in ("last_name", "first_name", "phone", "mail"):
        assert "sécurité sociale" in check_agent(agent(**{name: text}))[name]


@pytest.mark.parametrize(
    "text", ["01 56 96 80 80", "+33 1 56 96 80 80", "21940022300012", "2026-11-12", "Haddad"]
)
def test_other_numbers_are_not_taken_for_one(text):
    assert nir_fault(text) == ""


def test_what_is_kept_is_tidy():
    kept = agent(
        " o'brien ", first_name=" Ana  Maria", phone="+33 (0)".replace("(0)", "") + "6.12.34.56.78"
    ).tidied()
    assert (kept.last_name, kept.first_name, kept.phone) == ("o’brien", "Ana Maria", "0612345678")
    assert phone_digits("+596 696 12 34 56") == "0696123456"
    assert phone_digits("+352 12 34 56") == "+352123456"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (agent("Lopès", first_name="Ana"), agent("LOPES", first_name="ana"), True),
        (agent("Ana", first_name="Lopes"), agent("Lopes", first_name="Ana"), True),
        (agent("Lopes", phone="06 12 34 56 78"), agent("Martin", phone="+33612345678"), True),
        (agent("Lopes", first_name="Ana"), agent("Lopes", first_name="Anne"), False),
        (agent("Lopes"), agent("Martin"), False),
    ],
)
def test_doubles_are_the_same_name_in_any_order_or_the_same_phone(one, other, same):
    assert same_person(one, other) is same


def test_civility_stands_before_the_name():
    assert agent("Adam", civility=Civility.MR).name == "M. Adam"


MARCH = LeaveValues(start=date(2026, 3, 3), end=date(2026, 3, 12))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (LeaveValues(start=None), "start"),
        (LeaveValues(start=date(2026, 4, 2), end=date(2026, 4, 1)), "end"),
        (LeaveValues(start=date(1999, 12, 31)), "start"),
        (LeaveValues(start=date(2100, 1, 1), end=date(2101, 1, 1)), "end"),
        (LeaveValues(start=date(2026, 3, 12), end=date(2026, 3, 20)), "start"),
        (LeaveValues(start=date(2026, 1, 1)), "start"),
    ],
)
def test_a_leave_that_cannot_be_is_refused(values, field):
    assert check_leave(values, [MARCH]).keys() == {field}


def test_leaves_that_touch_do_not_overlap():
    assert check_leave(LeaveValues(start=date(2026, 3, 13)), [MARCH]) == {}
    assert check_leave(LeaveValues(start=date(2026, 3, 2), end=date(2026, 3, 2)), [MARCH]) == {}


def test_an_overlap_names_the_other_leave():
    fault = check_leave(LeaveValues(start=date(2026, 3, 10)), [MARCH])["start"]
    assert "mars 2026" in fault.replace("\u00a0", " ")


days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
leaves = st.builds(
    lambda start, length: LeaveValues(start=start, end=None if length is None else start + timedelta(length)),
    days,
    st.none() | st.integers(0, 200),
)


@given(leaves, leaves, days)
def test_two_leaves_overlap_when_they_share_a_day(one, other, day):
    assert one.overlaps(other) is other.overlaps(one)
    if one.covers(day) and other.covers(day):
        assert one.overlaps(other)


def test_a_practitioner_has_a_name_and_one_of_the_colours():
    good = PractitionerValues(last_name="Roussel", function=Function.COACH)
    assert check_practitioner(good) == {}
    bad = PractitionerValues(last_name="", function=Function.COACH, colour="bad", phone="12", mail="x")
    assert check_practitioner(bad).keys() == {"last_name", "colour", "phone", "mail"}


@pytest.mark.parametrize(
    "text",
    [
        "9h-12h, 13h30-17h",
        "9h–12h ; 13h30–17h",
        "9 à 12 et 13:30 à 17",
        "de 9h à 12h puis 13h30 à 17h",
        "13.30-17 / 0900 - 1200",
        "9 h 00 – 12 h 00, 13 h 30 – 17 h 00",
    ],
)
def test_hours_are_read_as_people_type_them(text):
    assert sorted(read_day_hours(text)) == list(at("09:00-12:00, 13:30-17:00"))


@pytest.mark.parametrize("text", ["", "  ", "-", "Non", "repos"])
def test_a_day_may_not_be_worked(text):
    assert read_day_hours(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9h", "Horaires attendus"),
        ("matin", "Horaires attendus"),
        ("9h-25h", "Horaires attendus"),
        ("12h-9h", "sa fin doit venir après"),
        ("9h-9h", "sa fin doit venir après"),
        ("9h-12h, 11h-17h", "se chevauchent"),
        ("8h-9h, 10h-11h, 14h-15h", "deux plages"),
    ],
)
def test_hours_that_cannot_be_are_refused(text, said):
    with pytest.raises(ValueError, match=said):
        read_day_hours(text)


minutes = st.integers(0, 24 * 60 - 1).map(lambda each: time(each // 60, each % 60))
worked = st.lists(minutes, min_size=2, max_size=4, unique=True).map(sorted)


@given(worked)
def test_hours_written_are_read_back(ends):
    stretches = tuple((ends[i], ends[i + 1]) for i in range(0, len(ends) - 1, 2))
    assert read_day_hours(write_day_hours(stretches)) == stretches


def test_a_week_says_which_day_is_wrong():
    week = {0: at("09:00-12:00"), 2: at("09:00-12:00, 11:00-13:00"), 7: at("09:00-10:00")}
    assert check_week(week).keys() == {"day2", "day7"}


def test_a_day_is_copied_to_the_working_days_alone():
    week = {1: at("09:00-12:00"), 5: at("10:00-12:00")}
    copied = copied_to_all(week, 1)
    assert [copied[day] for day in range(6)] == [at("09:00-12:00")] * 5 + [at("10:00-12:00")]
