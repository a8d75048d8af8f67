"""Quantities as people type them, offers as people look for them, points summed up in one line."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.services.catalogues import shipped_catalogues
from cigdesk.services.quote_offers import offers_matching
from cigdesk.services.quote_points import Point, summary_of
from cigdesk.services.quote_quantities import read_quantity, stepped_quantity, written_quantity

CIG = shipped_catalogues()["cig-petite-couronne-2026"]
HOURLY = shipped_catalogues()["cdg-martinique-social"].offers["MQ-ACC"]
DAILY = CIG.offers["QVCT"]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("7h20", 440), ("7:20", 440), ("7 h 20", 440), ("7", 420), ("1,5", 90), ("45 min", 45), ("0,25", 15)],
)
def test_hours_are_read_as_people_write_them(text, minutes):
    assert read_quantity(HOURLY.unit, text) == minutes


@pytest.mark.parametrize(
    ("text", "quantity"), [("1,5", "1.5"), ("2", "2"), ("0.5", "0.5"), (" 1 000 ", "1000")]
)
def test_units_are_read_with_comma_or_point(text, quantity):
    assert read_quantity(DAILY.unit, text) == Decimal(quantity)


@pytest.mark.parametrize("text", ["beaucoup", "-1", "6:75", "1e400", "NaN", "100000", "999999999999"])
@pytest.mark.parametrize("unit", [DAILY.unit, HOURLY.unit])
def test_what_is_no_quantity_is_refused_in_a_sentence(unit, text):
    with pytest.raises(ValueError, match=r"\.$"):
        read_quantity(unit, text)


@given(st.integers(1, 99_999 * 60))
def test_what_is_written_is_read_back(minutes):
    assert read_quantity(HOURLY.unit, written_quantity(HOURLY.unit, Decimal(minutes))) == minutes


def test_steps_never_go_under_the_first():
    assert stepped_quantity(DAILY, Decimal(1), 1) == Decimal("1.5")
    assert stepped_quantity(DAILY, Decimal("0.5"), -1) == Decimal("0.5")
    assert stepped_quantity(HOURLY, None, 1) == 15
    assert stepped_quantity(CIG.offers["ACFI"], None, 1) == 1


def _codes(text, headcount=1284):
    return [choice.offer.code for choice in offers_matching(CIG, text, headcount)]


def test_offers_are_found_whatever_the_order_and_the_accents():
    assert _codes("etude poste") == _codes("POSTE étude") == ["ERGO-POSTE"]
    assert _codes("acfi sup") == ["ACFI-SUP"]
    assert _codes("ergo") == ["ERGO-CONC", "ERGO-AME", "ERGO-POSTE"]
    assert _codes("psychologue")[0] == "PSY-IND"
    assert _codes("zzz") == []
    assert len(_codes("")) == len(CIG.offers)


@pytest.mark.parametrize(("headcount", "price"), [(49, 2060), (1284, 13905), (1750, 18540), (None, None)])
def test_a_price_by_tier_is_that_of_the_authority(headcount, price):
    assert offers_matching(CIG, "ACFI", headcount)[0].price == price


def test_points_are_counted_by_kind():
    points = [
        Point("convention-missing", ""),
        Point("too-many-participants", ""),
        Point("quantity-maximum", ""),
    ]
    assert summary_of(tuple(points)) == "1\u00a0convention manquante, 2\u00a0plafonds dépassés"
    assert summary_of((Point("a-rule-to-come", ""),)) == "1\u00a0autre point"
