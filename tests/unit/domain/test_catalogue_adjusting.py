"""Prices moved in percent and rounded; what keeps an edited offer from being kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.catalogue import AllowanceTariff, FlatTariff, Tier, TierTariff
from cigdesk.domain.catalogue.adjusting import Rounding, moved, moved_tariff, percent_fault, prices_of
from cigdesk.domain.catalogue.conditions import AdvisedWith, NeedsOffer, Once, Per, QuantityLimit
from cigdesk.domain.catalogue.soundness import code_fault, offer_faults, price_fault, scale_fault
from cigdesk.services.catalogues import shipped_catalogues

CIG = shipped_catalogues()["cig-petite-couronne-2026"]
COACH = CIG.offers["COACH"]


@pytest.mark.parametrize(
    ("price", "percent", "rounding", "after"),
    [
        ("100", "2.5", Rounding.CENT, "102.50"),
        ("0.05", "10", Rounding.CENT, "0.06"),
        ("100", "2.5", Rounding.EURO, "103"),
        ("100", "2.4", Rounding.EURO, "102"),
        ("100", "2.5", Rounding.FIVE, "105"),
        ("100", "2.4", Rounding.FIVE, "100"),
        ("50", "10", Rounding.TEN, "60"),
        ("2060", "-1.5", Rounding.TEN, "2030"),
        ("18540", "2", Rounding.CENT, "18910.80"),
    ],
)
def test_rounding_is_half_up_to_the_multiple(price, percent, rounding, after):
    assert moved(Decimal(price), Decimal(percent), rounding) == Decimal(after)


@given(st.decimals(0, 99_999, places=2), st.decimals(-90, 100, places=2), st.sampled_from(list(Rounding)))
def test_a_moved_price_is_within_half_a_multiple_of_the_exact_one(price, percent, rounding):
    after = moved(price, percent, rounding)
    assert abs(after - price * (1 + percent / 100)) <= rounding.multiple / 2
    assert after % rounding.multiple == 0
    assert after == after.quantize(Decimal("0.01"))


@pytest.mark.parametrize("offer", [*CIG.offers.values()], ids=lambda each: each.code)
def test_a_tariff_keeps_its_shape(offer):
    after = moved_tariff(offer.tariff, Decimal(10), Rounding.CENT)
    assert prices_of(after) == tuple(price * Decimal("1.1") for price in prices_of(offer.tariff))
    assert type(after) is type(offer.tariff)


def test_an_allowance_has_no_price_to_move():
    tariff = shipped_catalogues()["cdg-martinique-social"].offers["MQ-EDL"].tariff
    assert isinstance(tariff, AllowanceTariff)
    assert moved_tariff(tariff, Decimal(50), Rounding.TEN) is tariff


@pytest.mark.parametrize(
    ("percent", "fine"), [(None, False), ("-90", True), ("-91", False), ("100.01", False)]
)
def test_a_percentage_is_within_reason(percent, fine):
    assert (percent_fault(Decimal(percent) if percent else None) == "") is fine


@pytest.mark.parametrize("catalogue", shipped_catalogues().values(), ids=lambda each: each.id)
def test_shipped_offers_are_sound(catalogue):
    assert not [
        offer_faults(offer, catalogue)
        for offer in catalogue.offers.values()
        if offer_faults(offer, catalogue)
    ]


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"label": " "}, "label"),
        ({"description": ""}, "description"),
        ({"tariff": FlatTariff(Decimal("-0.01"))}, "price"),
        ({"tariff": FlatTariff(Decimal("0.001"))}, "price"),
        ({"tariff": TierTariff(())}, "tiers"),
        ({"step": Decimal(0)}, "step"),
        ({"details": ("{inconnu}",)}, "details"),
        ({"details": ("{format",)}, "details"),
        ({"notes": ("",)}, "notes"),
        ({"conditions": (NeedsOffer("NULLE-PART"),)}, "conditions.0"),
        ({"conditions": (NeedsOffer("COACH"),)}, "conditions.0"),
        ({"conditions": (AdvisedWith((), "motif"),)}, "conditions.0"),
        ({"conditions": (AdvisedWith(("GAPP",), ""),)}, "conditions.0"),
        ({"conditions": (QuantityLimit(None, None, "motif"),)}, "conditions.0"),
        ({"conditions": (QuantityLimit(3, 4, "motif"),)}, "conditions.0"),
        ({"conditions": (Once(Per.YEAR), Once(Per.YEAR))}, "conditions.1"),
    ],
)
def test_each_fault_is_told_at_its_field(fields, faulty):
    assert list(offer_faults(replace(COACH, **fields), CIG)) == [faulty]


@pytest.mark.parametrize(
    ("bounds", "sound"),
    [
        ([(1, None)], True),
        ([(1, 49), (50, None)], True),
        ([(1, 49), (51, None)], False),
        ([(1, 49), (49, None)], False),
        ([(2, None)], False),
        ([(1, 49)], False),
        ([(1, 49), (50, 20), (21, None)], False),
    ],
)
def test_a_scale_has_no_hole_nor_overlap(bounds, sound):
    assert (scale_fault([Tier(first, last) for first, last in bounds]) == "") is sound


def test_a_code_is_free_and_plain():
    assert code_fault("MEDIATION", CIG) == ""
    assert "Coaching" in code_fault("COACH", CIG)
    assert code_fault("deux mots", CIG)
    assert price_fault(None)
