"""Which sheets are likely to be of one person, and that none is missed by not comparing all pairs."""

from __future__ import annotations

from itertools import combinations
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agent_doubles import MOST_SHARING, Ground, Identity, candidates, grounds, probable_doubles
from cigdesk.domain.people import Civility

PANTIN, LILAS = UUID(int=1), UUID(int=2)
_COUNT = iter(range(1000, 10_000_000))


def sheet(last, first="", *, at=PANTIN, **more):
    return Identity(id=UUID(int=next(_COUNT)), last_name=last, first_name=first, authority_id=at, **more)


ALIKE = [
    (("Haddad", "Leïla"), ("HADDAD", "Leila"), Ground.SAME_NAME),
    (("Haddad", "Leïla"), ("Leïla", "Haddad"), Ground.SAME_NAME),
    (("Haddad", "Leïla"), ("Hadad", "Leïla"), Ground.NEAR_NAME),
    (("Haddad", "Leïla"), ("Haddad", ""), Ground.NEAR_NAME),
    (("Haddad", "Leïla"), ("Haddad", "L."), Ground.NEAR_NAME),
    (("Haddad", "Leïla"), ("Haddad-Martin", "Leïla"), Ground.NEAR_NAME),
    (("Benali", "Marie-Claude"), ("Benali", "Marie"), Ground.NEAR_NAME),
    (("Le Goff", "Yann"), ("Legoff", "Yann"), Ground.NEAR_NAME),
    (("Lefebvre", "Anne"), ("Lefevbre", "Anne"), Ground.NEAR_NAME),
]


@pytest.mark.parametrize(("one", "other", "ground"), ALIKE)
def test_alike_names_of_one_employer_are_a_double(one, other, ground):
    assert grounds(sheet(*one), sheet(*other)) == (ground, Ground.EMPLOYER)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Haddad", "Leïla"), ("Haddad", "Karim")),
        (("Haddad", "Leïla"), ("Adam", "Leïla")),
        (("Roy", "Luc"), ("Roi", "Luc")),
        (("Haddad", "Lea"), ("Hadad", "Leo")),
        (("Haddad", ""), ("Hadad", "Leïla")),
    ],
)
def test_others_of_one_employer_are_none(one, other):
    assert grounds(sheet(*one), sheet(*other)) == ()


def test_the_same_name_with_two_employers_needs_a_number_or_an_address():
    one = sheet("Haddad", "Leïla", phone="06 12 34 56 78", mail="L.Haddad@ville.example")
    assert grounds(one, sheet("Haddad", "Leïla", at=LILAS)) == ()
    called = sheet("Haddad", "Leïla", at=LILAS, phone="+33612345678")
    assert grounds(one, called) == (Ground.SAME_NAME, Ground.PHONE)
    written = sheet("Haddad", "Leïla", at=LILAS, mail="l.haddad@ville.example")
    assert grounds(one, written) == (Ground.SAME_NAME, Ground.MAIL)


def test_a_married_name_is_told_by_the_number_and_the_first_name():
    one, other = sheet("Haddad", "Leïla", phone="0612345678"), sheet("Martin", "Leïla", phone="0612345678")
    assert grounds(one, other) == (Ground.FIRST_NAME, Ground.PHONE, Ground.EMPLOYER)
    assert grounds(one, sheet("Haddad", "Karim", phone="0612345678")) == ()


def test_mrs_and_mr_are_two_unless_a_number_says_otherwise():
    one = sheet("Martin", "Dominique", civility=Civility.MRS, phone="0612345678")
    other = sheet("Martin", "Dominique", civility=Civility.MR)
    assert grounds(one, other) == ()
    same = sheet("Martin", "Dominique", civility=Civility.MR, phone="0612345678")
    assert Ground.PHONE in grounds(one, same)


def test_two_archived_sheets_harm_nobody():
    one, other = (sheet("Haddad", "Leïla", archived=archived) for archived in (True, True))
    assert grounds(one, other) == ()
    assert grounds(one, sheet("Haddad", "Leïla"))


def test_the_number_of_a_service_tells_nothing_and_the_surest_come_first():
    switchboard = [
        sheet(f"Nom{place}", "Marie", at=UUID(int=place), phone="0141000000")
        for place in range(3, 4 + MOST_SHARING)
    ]
    near, same = (sheet("Hadad", "Léa"), sheet("Haddad", "Léa")), (sheet("Adam", "Luc"), sheet("Adam", "Luc"))
    found = probable_doubles([*switchboard, *near, *same])
    assert [{each.one.last_name, each.other.last_name} for each in found] == [{"Adam"}, {"Haddad", "Hadad"}]


NAMES = st.sampled_from(
    [
        "Haddad",
        "Hadad",
        "Hadda",
        "Haddad Martin",
        "Martin",
        "Martine",
        "Le Goff",
        "Legoff",
        "Léa",
        "Adam",
        "A",
    ]
)
PEOPLE = st.lists(
    st.builds(
        sheet,
        NAMES,
        st.sampled_from(["", "Léa", "Lea", "L", "Léna", "Haddad", "Marie-Claude", "Marie", "Claude"]),
        at=st.sampled_from([PANTIN, LILAS]),
        civility=st.sampled_from(Civility),
        phone=st.sampled_from(["", "0612345678", "06 12 34 56 78", "0698765432"]),
        mail=st.sampled_from(["", "lea@a.example", "LEA@a.example"]),
        archived=st.booleans(),
    ),
    max_size=14,
)


@given(PEOPLE)
def test_no_double_is_missed_by_comparing_only_those_that_share_a_key(people):
    compared = {frozenset((one.id, other.id)) for one, other in candidates(people)}
    doubles = {frozenset((one.id, other.id)) for one, other in combinations(people, 2) if grounds(one, other)}
    assert doubles <= compared


@given(PEOPLE)
def test_the_rule_knows_no_order_and_each_pair_is_told_once(people):
    for one, other in combinations(people, 2):
        assert grounds(one, other) == grounds(other, one)
    pairs = [frozenset((each.one.id, each.other.id)) for each in probable_doubles(people)]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)


def test_twenty_thousand_sheets_are_not_all_compared():
    draw = Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    lasts = ["".join(draw.choices(letters, k=draw.randint(5, 10))) for _ in range(3000)]
    firsts = ["".join(draw.choices(letters, k=6)) for _ in range(200)]
    towns = [UUID(int=place) for place in range(100)]
    people = [sheet(draw.choice(lasts), draw.choice(firsts), at=draw.choice(towns)) for _ in range(20_000)]
    assert sum(1 for _ in candidates(people)) < 5 * len(people)
