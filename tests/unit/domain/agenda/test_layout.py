"""Overlapping items side by side: all placed, none over another, the width used."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.agenda.layout import Place, side_by_side


@st.composite
def spans(draw):
    start = draw(st.integers(0, 40))
    return start, draw(st.integers(start + 1, 48))


def _meet(one, other):
    return one[0] < other[1] and other[0] < one[1]


@given(st.lists(spans(), max_size=12))
def test_no_two_items_that_overlap_share_any_width(items):
    places = side_by_side(items)
    assert len(places) == len(items)
    for one, other in combinations(range(len(items)), 2):
        if _meet(items[one], items[other]):
            a, b = places[one], places[other]
            assert a.columns == b.columns
            assert a.column + a.width <= b.column or b.column + b.width <= a.column


@given(st.lists(spans(), max_size=12))
def test_every_item_lies_within_the_columns_of_its_group(items):
    for place in side_by_side(items):
        assert 0 <= place.column < place.column + place.width <= place.columns


@given(st.lists(spans(), min_size=1, max_size=12))
def test_no_more_columns_than_items_that_overlap_at_once(items):
    crowd = max(sum(start <= minute < end for start, end in items) for minute in range(48))
    assert max(place.columns for place in side_by_side(items)) <= crowd


def test_touching_items_keep_the_whole_width():
    assert side_by_side([(540, 600), (600, 660)]) == [Place(0, 1), Place(0, 1)]


def test_the_longer_stands_first_and_the_last_spreads_over_free_columns():
    # Three from 9 h; the fourth begins when the two short ones are over.
    places = side_by_side([(540, 570), (540, 660), (540, 570), (570, 600)])
    assert places == [Place(1, 3), Place(0, 3), Place(2, 3), Place(1, 3, 2)]


def test_nothing_has_no_place():
    assert side_by_side([]) == []
