"""When a version of a note is kept, what is warned of, and how notes are searched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.domain.note import MOST_LETTERS, as_kept, may_delete, nir_warning, note_fault, same_sitting
from cigdesk.domain.note_search import holds, wanted_words
from cigdesk.domain.search import search_words, split_words
from cigdesk.domain.text import fold

NOW = datetime(2026, 11, 12, 10, tzinfo=UTC)
ME, OTHER = UUID(int=1), UUID(int=2)
FRENCH = st.text("abcdeéèêàçôœŒæÉÀÇ’'- .,;!?\u00a0\u202f\n0123«»…–", max_size=60)


@pytest.mark.parametrize(
    ("begun", "changed", "goes_on"),
    [(0, 0, True), (9, 9, True), (20, 10, False), (59, 1, True), (60, 1, False), (5, -1, False)],
)
def test_a_sitting_ends_with_a_pause_or_after_an_hour(begun, changed, goes_on):
    ago = {"begun": NOW - timedelta(minutes=begun), "changed": NOW - timedelta(minutes=changed)}
    assert same_sitting(ME, ME, **ago, now=NOW) == goes_on
    assert not same_sitting(ME, OTHER, **ago, now=NOW)


def test_a_note_has_a_limit_and_says_by_how_much_it_is_passed():
    assert note_fault("a" * MOST_LETTERS) == ""
    assert "3 de trop" in note_fault("a" * (MOST_LETTERS + 3))


@pytest.mark.parametrize(
    "text",
    [
        "son numéro : 1 85 05 78 006 084 91, à rappeler",
        "185057800608491",
        "2 85 05 2A 006 084",
        "né le 3\n1.85.05.78.006.084",
        "NIR 185-05-78-006-084-91.",
        "2\u00a085\u202f05\u00a078\u00a0006\u00a0084",
    ],
)
def test_a_social_security_number_is_warned_of(text):
    assert nir_warning(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0596 70 08 85",
        "rdv le 12/11/2026 à 14 h 30",
        "IBAN FR76 3000 4000 0312 3456 7890 143",
        "12 345 678",
    ],
)
def test_other_numbers_are_not(text):
    assert not nir_warning(text)


def test_a_note_is_kept_composed():
    assert as_kept("e\u0301te\u0301\r\nfin\r") == "été\nfin\n"


def test_whoever_wrote_a_note_deletes_it_or_anybody_after_they_left():
    assert may_delete(ME, ME, author_in_place=True)
    assert not may_delete(OTHER, ME, author_in_place=True)
    assert may_delete(OTHER, ME, author_in_place=False)


@pytest.mark.parametrize(
    "typed", ["dette", "DETTES logement", "logement det", "coeur", "œu", "l'eau", "2026"]
)
def test_words_are_found_in_any_order_without_accents(typed):
    assert holds("Dettes de logement ; l’eau coupée, le cœur lourd, œuf, en 2026 !", wanted_words(typed))


@pytest.mark.parametrize("typed", ["ette", "dette absent", "eaux", "ouvre"])
def test_words_begin_where_they_begin(typed):
    assert not holds("Dettes de logement ; l’eau, cœur", wanted_words(typed))


@settings(max_examples=150)
@given(FRENCH | st.text(max_size=40), st.lists(FRENCH, max_size=2))
def test_the_fast_way_finds_what_the_folding_of_the_program_finds(text, typed):
    kept, query = as_kept(text), " ".join(typed)
    words = search_words(query)
    have = split_words(fold(kept))
    if words and all(word.isascii() for word in (*words, *have)):
        slow = all(any(each.startswith(word) for each in have) for word in words)
        assert holds(kept, wanted_words(query)) == slow
