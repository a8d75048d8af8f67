"""Tiers, succession of catalogues, and what a catalogue says of its offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cigdesk.domain.catalogue import Tier, headcount_tier, in_force, in_succession
from cigdesk.services.catalogues import shipped_catalogues


@pytest.fixture(scope="session")
def cig():
    return shipped_catalogues()["cig-petite-couronne-2026"]


@pytest.fixture(scope="session")
def martinique():
    return shipped_catalogues()["cdg-martinique-social"]


@pytest.fixture
def years(cig, martinique):
    """The catalogue of 2026, the one that replaces it in February 2027, and the one without a date."""
    following = replace(cig, id="cig-petite-couronne-2027", effective_from=date(2027, 2, 1))
    return [following, martinique, cig]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), "cig-petite-couronne-2026"),
        (date(2027, 1, 31), "cig-petite-couronne-2026"),
        (date(2027, 2, 1), "cig-petite-couronne-2027"),
        (date(2100, 12, 31), "cig-petite-couronne-2027"),
    ],
)
def test_catalogue_is_in_force_until_its_successor_starts(years, day, found):
    catalogue = in_force(years, "cig-petite-couronne", day)
    assert (catalogue and catalogue.id) == found


def test_catalogue_without_a_date_holds_on_any_day(years):
    assert in_force(years, "cdg-martinique", date(2000, 1, 1)).id == "cdg-martinique-social"
    assert in_force(years, "elsewhere", date(2026, 6, 1)) is None


def test_only_catalogues_of_the_same_centre_succeed_each_other(years):
    ends = {catalogue.id: catalogue.until for catalogue in in_succession(years)}
    assert ends == {
        "cdg-martinique-social": None,
        "cig-petite-couronne-2026": date(2027, 2, 1),
        "cig-petite-couronne-2027": None,
    }


@pytest.mark.parametrize(("heads", "first", "last"), [(49, 1, 49), (1284, 1250, 1749), (1750, 1750, None)])
def test_tier_of_an_authority_of_petite_couronne(cig, heads, first, last):
    tier = headcount_tier(cig, heads)
    assert (tier.first, tier.last) == (first, last)


@pytest.mark.parametrize(
    ("heads", "label"), [(50, "50\u00a0agents et moins"), (51, "plus de 50\u00a0agents")]
)
def test_tier_of_an_authority_of_martinique(martinique, heads, label):
    assert headcount_tier(martinique, heads).label == label


def test_centre_without_scale_has_no_tier(cig):
    assert headcount_tier(replace(cig, tier_reference=""), 100) is None


@pytest.mark.parametrize(
    ("tier", "label"),
    [
        (Tier(1, 49), "moins de 50\u00a0agents"),
        (Tier(1250, 1749), "1\u202f250 à 1\u202f749\u00a0agents"),
        (Tier(1750, None), "1\u202f750\u00a0agents et plus"),
    ],
)
def test_label_of_a_tier(tier, label):
    assert tier.label == label


def test_what_an_offer_asks_for(cig):
    asked = {code for code, offer in cig.offers.items() if offer.uses_participants}
    assert asked == {"GAPP-INTER", "HAND-SENS", "SENS-PSAS"}
    assert [code for code, offer in cig.offers.items() if offer.uses_prescription] == ["ERGO-POSTE"]
    assert [code for code, offer in cig.offers.items() if offer.uses_exploratory] == ["DEGR"]
    assert [code for code, offer in cig.offers.items() if offer.added_as_option] == ["MED-CAB"]


def test_every_section_has_offers_and_readings_are_told(cig):
    assert len(cig.sections) == 8
    assert all(cig.in_section(section.id) for section in cig.sections)
    read = {code for code, offer in cig.offers.items() if offer.readings}
    assert {
        "ACFI",
        "SANTE",
        "MED-CAB",
        "HAND-REF",
        "CODEV",
        "GAPP-INTER",
        "DEGR",
        "CONSEIL",
        "SST-40",
    } <= read
    assert cig.readings
    assert cig.to_the_letter
