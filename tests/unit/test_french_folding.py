"""Search keys: what a person types without accents, capitals or hyphens finds the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.text import fold


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("Œuvres sociales", "oeuvres sociales"),
        ("ÉCOLE Ægidius", "ecole aegidius"),
        ("Saint\u2011Denis", "saint denis"),
        ("  Le\u00a0\u202fPré   Saint–Gervais ", "le pre saint gervais"),
        ("n° 12", "n° 12"),
        ("Straße", "strasse"),
        ("1ᵉʳ", "1er"),
        ("", ""),
    ],
)
def test_keys(text, key):
    assert fold(text) == key


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_and_outer_spaces_do_not_matter(text):
    assert fold(f" {text} ") == fold(text)
    assert fold(text.casefold()) == fold(text)
