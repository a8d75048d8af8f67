"""Headcounts are heads: whole, 1 or more, one per year; a series tells when a tier was crossed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.catalogue import Tier
from cigdesk.domain.headcount import MOST_HEADS, Crossing, last_crossing, read_heads, read_year
from cigdesk.french import number

SCALE = (Tier(1, 49), Tier(50, 199), Tier(200, None))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0", "au moins 1 agent"),
        ("-1", "négatif"),
        ("−12", "négatif"),
        ("49.5", "49 ou 50, pas 49,5"),
        ("49,5", "49 ou 50, pas 49,5"),
        ("beaucoup", "en chiffres"),
        ("1e3", "en chiffres"),
        ("NaN", "en chiffres"),
        ("", "Indiquez"),
        ("200001", "200\u202f000\xa0agents"),
        ("9" * 15, "vérifiez"),
        ("9" * 400, "en chiffres"),
    ],
)
def test_what_is_no_headcount_says_why(typed, said):
    with pytest.raises(ValueError, match=said.replace("(", r"\(")):
        read_heads(typed)


@given(st.integers(1, MOST_HEADS))
def test_what_is_written_is_read_back(heads):
    assert read_heads(number(heads)) == read_heads(f" {heads} agents ") == heads


@pytest.mark.parametrize("typed", ["1999", "2101", "26", "deux mille", "", "20 26 1"])
def test_years_outside_the_century_are_refused(typed):
    with pytest.raises(ValueError, match="année"):
        read_year(typed)


def test_the_latest_crossing_is_told_in_its_direction():
    assert last_crossing({2024: 48, 2025: 51, 2026: 60}, SCALE) == Crossing(2025, 50, True)
    assert last_crossing({2024: 210, 2026: 12}, SCALE) == Crossing(2026, 200, False)
    assert last_crossing({2025: 51, 2026: 60}, SCALE) is None
    assert last_crossing({2026: 60}, SCALE) is None
    assert last_crossing({2025: 1, 2026: 60}, ()) is None
