"""A catalogue written by the program is read back to an equal one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.catalogue import Catalogue, FlatTariff, Tier, TierPrice, TierTariff
from cigdesk.domain.catalogue.conditions import NeedsAcfi, Once, ParticipantsLimit, Per, QuantityLimit
from cigdesk.services.catalogue_reading import read_catalogue
from cigdesk.services.catalogue_writing import write_catalogue
from cigdesk.services.catalogues import shipped_catalogues

SHIPPED = tuple(shipped_catalogues().values())
CIG = shipped_catalogues()["cig-petite-couronne-2026"]

_texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1).filter(str.strip)
_prices = st.decimals(0, 10**9, places=2)


def _back(catalogue: Catalogue) -> Catalogue:
    return read_catalogue(write_catalogue(catalogue), "essai.toml")


@pytest.mark.parametrize("catalogue", SHIPPED, ids=lambda each: each.id)
def test_shipped_catalogues_come_back_equal(catalogue):
    assert _back(catalogue) == replace(catalogue, until=None)
    assert list(_back(catalogue).offers) == list(catalogue.offers)


@given(label=_texts, notes=st.lists(_texts), price=_prices, day=st.dates(date(1900, 1, 1)))
def test_any_text_price_and_day_come_back(label, notes, price, day):
    offer = replace(CIG.offers["COACH"], label=label, notes=tuple(notes), tariff=FlatTariff(price))
    edited = replace(CIG, label=label, effective_from=day, offers=CIG.offers | {"COACH": offer})
    assert _back(edited) == edited


@given(st.lists(st.tuples(st.integers(1, 500), _prices), min_size=1, max_size=8), _prices)
def test_any_sound_scale_comes_back(widths, last):
    rows, first = [], 1
    for width, price in widths:
        rows.append(TierPrice(Tier(first, first + width - 1), price))
        first += width
    tariff = TierTariff((*rows, TierPrice(Tier(first, None, "les plus grandes"), last)))
    edited = replace(CIG, offers=CIG.offers | {"ACFI": replace(CIG.offers["ACFI"], tariff=tariff)})
    assert _back(edited) == edited


def test_a_half_step_and_each_kind_of_condition_come_back():
    conditions = (Once(Per.YEAR), NeedsAcfi(), ParticipantsLimit(12), QuantityLimit(None, 3, "de préférence"))
    offer = replace(CIG.offers["COACH"], step=Decimal("0.25"), conditions=conditions)
    edited = replace(CIG, offers=CIG.offers | {"COACH": offer})
    assert _back(edited) == edited
