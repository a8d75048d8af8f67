"""What a catalogue changes in the one it was copied from, line by line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from cigdesk.domain.catalogue import Catalogue, FlatTariff, Offer, TierTariff
from cigdesk.domain.catalogue.adjusting import with_price
from cigdesk.domain.catalogue.comparison import Kind, differences, percent_between
from cigdesk.domain.catalogue.conditions import Once, Per
from cigdesk.services.catalogues import shipped_catalogues

CIG = shipped_catalogues()["cig-petite-couronne-2026"]


def _with(*offers: Offer) -> Catalogue:
    return replace(CIG, offers={**CIG.offers, **{each.code: each for each in offers}})


def test_a_copy_changes_nothing():
    assert differences(CIG, replace(CIG, id="autre", label="Autre")) == ()


def test_a_price_tells_by_how_much_it_moved():
    (found,) = differences(CIG, _with(with_price(CIG.offers["COACH"], None, Decimal("98.50"))))
    assert (found.kind, found.what, found.percent) == (Kind.PRICE, "Prix", Decimal("-1.50"))


def test_a_tier_is_told_by_its_name():
    (found,) = differences(CIG, _with(with_price(CIG.offers["ACFI"], 1, Decimal(5700))))
    assert (found.what, found.percent) == ("50 à 199\u00a0agents", Decimal("0.62"))


def test_other_brackets_are_told_as_a_whole():
    offer = CIG.offers["ACFI"]
    rows = offer.tariff.tiers
    joined = (rows[0], replace(rows[2], tier=replace(rows[2].tier, first=50)), *rows[3:])
    (found,) = differences(CIG, _with(replace(offer, tariff=TierTariff(joined))))
    assert (found.what, found.percent) == ("Barème", None)
    assert len(found.before.split("\n")) == len(rows)


def test_texts_and_conditions_are_told_apart():
    offer = CIG.offers["HAND-POL"]
    other = replace(offer, label="Politique handicap", conditions=(Once(Per.YEAR),))
    found = differences(CIG, _with(other))
    assert [(each.kind, each.what) for each in found] == [(Kind.TEXT, "Nom"), (Kind.CONDITION, "Condition")]
    assert found[1].before == "Une seule fois par devis."
    assert found[1].after == "Une seule par an et par collectivité."


def test_offers_come_and_go():
    new = replace(CIG.offers["COACH"], code="NEUVE", tariff=FlatTariff(Decimal(0)))
    after = replace(CIG, offers={c: o for c, o in _with(new).offers.items() if c != "FORUM"})
    kinds = {each.offer: each.kind for each in differences(CIG, after)}
    assert kinds == {"NEUVE": Kind.ADDED, "FORUM": Kind.RETIRED}


def test_no_percentage_from_nothing():
    assert percent_between(Decimal(0), Decimal(10)) is None
