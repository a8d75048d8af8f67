"""Catalogues that somebody made by hand: read, or refused at their line, in a moment."""

from __future__ import annotations

from importlib.resources import files
from time import monotonic

import pytest

from cigdesk.services.catalogues import CatalogueFault, read_catalogue

FILE = "cig-petite-couronne-2026.toml"
SOON = 3.0
"""Seconds: a sound one takes hundredths."""


@pytest.fixture(scope="module")
def sound() -> str:
    return (files("resources") / "catalogue" / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "price",
    [
        *("1e999999999", "-1e-999999999", "nan", "-inf", "9" * 4000, "9" * 100_000, "0x" + "f" * 4_500),
        *('"500"', '"\\ud800"', "true", "[500]", "{a = 1}", "1979-05-27T07:32:00Z", "-1", "500 # é", ""),
    ],
    ids=lambda price: price[:16],
)
def test_odd_prices_are_told_at_their_line(sound, price):
    line = next(number for number, text in enumerate(sound.splitlines(), 1) if text == "price = 500")
    forged = sound.replace("price = 500", f"price = {price}", 1)
    if price.startswith("500"):
        assert read_catalogue(forged, FILE) == read_catalogue(sound, FILE)
        return
    with pytest.raises(CatalogueFault) as refusal:
        read_catalogue(forged, FILE)
    # The reader of TOML tells no line of a number that it can't convert.
    assert f"ligne {line}" in str(refusal.value) or len(price) > 4_300


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "[" * 4_000,
        "a = " + "{b=" * 1_600,
        "[a" + ".a" * 100_000 + "]\nb = 1",
        "[a" + ".a" * 2_400 + "]\nb = 1",
        'a = """' + "\n" * 100_000,
        "a = 1\r\0",
        "\ufeffid = 1",
        "[[offer]]\n" * 5_000,
        "",
    ],
    ids=range(10),
)
def test_what_would_be_read_for_minutes_is_refused_in_a_moment(text):
    start = monotonic()
    with pytest.raises(CatalogueFault):
        read_catalogue(text, FILE)
    assert monotonic() - start < SOON
