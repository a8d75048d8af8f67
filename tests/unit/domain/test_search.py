"""What a typed text may stand for, and how near a word is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.search import (
    MOST_WORDS,
    Term,
    Vocabulary,
    errors_allowed,
    exact_terms,
    find,
    nearest_beginning,
    search_words,
)

TOWNS = ("Villejuif", "Villiers", "Choisy-le-Roi", "Marin", "Martin", "Saint-Martin")


def found(text, items=TOWNS):
    return find(text, items, str)


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_words_hold_letters_and_digits_alone(text):
    words = search_words(text)
    assert len(words) <= MOST_WORDS
    assert all(word.isalnum() for word in words)
    assert search_words(" ".join(words)) == words


@pytest.mark.parametrize(
    ("word", "errors"),
    [("roi", 0), ("ivry", 1), ("villiers", 2), ("choisyl", 1), ("2194", 0), ("r2d2xyzt", 0)],
)
def test_long_words_may_hold_more_errors_and_numbers_none(word, errors):
    assert errors_allowed(word) == errors


@pytest.mark.parametrize(
    "typed",
    ["vilejuif", "villlejuif", "villejuof", "vlilejuif", "pillejuif", "illejuif", "vilej", "villeujif"],
)
def test_an_error_anywhere_is_forgiven(typed):
    assert found(typed).exact == ()
    assert found(typed).near[0] == "Villejuif"


def test_the_word_itself_comes_before_what_begins_so_and_what_is_near():
    towns = ("Martinique", "Saint-Martin", "Marton", "Martin")
    assert found("martin", towns).exact == ("Saint-Martin", "Martin", "Martinique")
    assert found("martin", ("Marton", "Martin")).exact == ("Martin",)
    assert found("martin", ("Marton", "Martin")).near == ("Marton",)


def test_every_word_must_be_there_in_any_order():
    assert found("roi choi").exact == ("Choisy-le-Roi",)
    assert found("roi villejuif").best == ()


def test_nothing_typed_finds_everything_and_signs_alone_nothing():
    assert found(" ").exact == TOWNS
    assert found("*").best == ()


def test_an_error_at_the_first_letter_costs_more_than_elsewhere():
    vocabulary = Vocabulary.of(["marin", "matin", "satin"])
    (term,) = vocabulary.corrected("batin")
    assert term.cost(["satin"]) == term.cost(["matin"])
    (term,) = vocabulary.corrected("martn")
    assert term.cost(["marin"]) < Vocabulary.of(["sartn"]).corrected("martn")[0].cost(["sartn"])


@pytest.mark.parametrize(("typed", "whole"), [("187", ("0187",)), ("2026", ()), ("18", ("18", "0018"))])
def test_a_short_number_is_a_sequence_too(typed, whole):
    (term,) = exact_terms(typed)
    assert term.whole == whole


def test_two_digits_alone_are_a_whole_number():
    assert exact_terms("20")[0].cost(["2026"]) is None
    assert exact_terms("2026 01")[1].cost(["0187"]) == 1


def test_the_letters_that_are_meant_are_counted():
    assert nearest_beginning("vilej", "villejuif") == len("villej")
    assert nearest_beginning("vill", "villejuif") == 4
    assert nearest_beginning("choisy", "villejuif") == 0


@given(st.text("abcdefz", min_size=5, max_size=9), st.integers(0, 8))
def test_a_word_without_one_of_its_letters_is_near_it(word, place):
    typed = word[: place % len(word)] + word[place % len(word) + 1 :]
    assert any(term.cost([word]) is not None for term in _near(typed, word))


def _near(typed: str, word: str) -> tuple[Term, ...]:
    return Vocabulary.of([word]).corrected(typed) or exact_terms(typed)
