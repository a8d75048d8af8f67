"""The catalogue in sentences: every offer of both shipped ones, and the cases that read badly if wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cigdesk.domain.catalogue.wording import (
    Force,
    found_by,
    period_text,
    price_text,
    step_sentence,
    terms_of,
    tier_rows,
)
from cigdesk.services.catalogues import shipped_catalogues

CIG = shipped_catalogues()["cig-petite-couronne-2026"]
MARTINIQUE = shipped_catalogues()["cdg-martinique-social"]
TODAY = date(2026, 11, 12)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def terms(code, catalogue=CIG):
    return {plain(term.text): term.force for term in terms_of(catalogue.offers[code], catalogue)}


@pytest.mark.parametrize("catalogue", [CIG, MARTINIQUE], ids=lambda each: each.id)
def test_every_condition_has_a_whole_sentence(catalogue):
    for offer in catalogue.offers.values():
        for term in terms_of(offer, catalogue):
            assert term.text[0].isupper() or term.text[0].isdigit()
            assert term.text.endswith(".")
            assert "{" not in term.text


def test_a_maximum_refuses_and_an_advised_minimum_warns():
    said = terms("HAND-REF")
    assert (
        next(force for text, force in said.items() if text.startswith("15 places au plus")) is Force.REFUSES
    )
    assert next(force for text, force in said.items() if text.startswith("8 places au moins")) is Force.WARNS


def test_conditions_name_other_offers_as_the_catalogue_does():
    said = " ".join(terms("CERCLE"))
    assert "Refusée avec « Inspection et conseil en santé et sécurité au travail » (ACFI)" in said
    assert terms("CONSEIL")[next(text for text in terms("CONSEIL") if "Conseillée" in text)] is Force.WARNS


def test_what_comes_before_the_work_does_not_hold_back_the_price():
    assert Force.PLANNING in terms("MED-1").values()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("PSY-IND", "En nombre entier, 1 demi-journée au moins."),
        ("QVCT", "Par 0,5 jour, qui est aussi le moins que l’on commande."),
        ("MED-1", "La quantité est l’effectif déclaré de l’année, aucune autre."),
    ],
)
def test_the_step_is_said_in_the_words_of_the_unit(code, said):
    assert plain(step_sentence(CIG.offers[code])) == said


def test_prices_and_tiers():
    assert plain(price_text(CIG.offers["ACFI"])) == "2 060,00 € à 18 540,00 €"
    assert [tuple(map(plain, row)) for row in tier_rows(CIG.offers["ACFI"])][1] == (
        "50 à 199 agents",
        "5 665,00 €",
    )
    assert [tuple(map(plain, row)) for row in tier_rows(MARTINIQUE.offers["MQ-EDL"])] == [
        ("50 agents et moins", "4 h au plus"),
        ("plus de 50 agents", "8 h au plus"),
    ]
    assert tier_rows(CIG.offers["COACH"]) == ()


def test_the_days_on_which_a_catalogue_holds():
    assert plain(period_text(CIG, TODAY)) == "En vigueur depuis le 1er janvier 2026"
    assert period_text(MARTINIQUE, TODAY) == "En vigueur à toute date"
    ended = replace(CIG, until=date(2026, 7, 1))
    assert plain(period_text(ended, TODAY)) == "A été en vigueur du 1er janvier 2026 au 30 juin 2026"
    assert plain(period_text(CIG, date(2025, 1, 1))) == "En vigueur à partir du 1er janvier 2026"


def test_offers_are_found_without_accents_in_any_order():
    assert CIG.offers["CERCLE"] in found_by(CIG.offers.values(), "prevention cercle").exact
    assert CIG.offers["ERGO-POSTE"] in found_by(CIG.offers.values(), "POSTE ergo").exact
    assert CIG.offers["COACH"] not in found_by(CIG.offers.values(), "ergonomie").best


def test_a_typing_error_still_finds_an_offer():
    assert CIG.offers["CERCLE"] in found_by(CIG.offers.values(), "cerlce prevention").near
