"""Every offer of both catalogues against the printed tariffs: price, unit, step, convention, novelty."""

from __future__ import annotations

import ast
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cigdesk import domain

# code, price of one unit, unit, step, convention, new this year
CIG = [
    ("PSY-IND", "500.00", "half-day", "1", "cadre", False),
    ("COACH", "100.00", "session", "1", "cadre", True),
    ("GAPP", "500.00", "half-day", "1", "cadre", False),
    ("GAPP-INTER", "100.00", "half-day-participant", "1", "cadre", False),
    ("CODEV", "100.00", "session", "1", "cadre", True),
    ("EVT", "500.00", "half-day", "1", "cadre", False),
    ("DEGR", "500.00", "half-day", "1", "cadre", False),
    ("HAND-POL", "6000.00", "package", "1", "cadre", False),
    ("HAND-COM", "800.00", "day", "0.5", "cadre", False),
    ("HAND-SENS", "800.00", "day", "0.5", "cadre", False),
    ("HAND-REF", "200.00", "seat", "1", "cadre", False),
    ("FORUM", "800.00", "intervention", "1", "cadre", True),
    ("ACFI", "8755.00", "year", "1", "cadre", False),
    ("ACFI-SUP", "800.00", "day", "0.5", "cadre", False),
    ("CERCLE", "2060.00", "year", "1", "cadre", True),
    ("CONSEIL", "800.00", "day", "0.5", "cadre", True),
    ("ERGO-CONC", "800.00", "day", "0.5", "cadre", True),
    ("ERGO-AME", "800.00", "day", "0.5", "cadre", False),
    ("ERGO-POSTE", "1000.00", "day", "0.5", "cadre", False),
    ("SANTE", "1000.00", "day", "1", "cadre", True),
    ("AST-DIST", "15000.00", "year", "1", "cadre", True),
    ("QVCT", "800.00", "day", "0.5", "cadre", False),
    ("TRANSF", "800.00", "day", "0.5", "cadre", True),
    ("SENS-PSAS", "800.00", "day", "0.5", "cadre", True),
    ("CYCLE", "800.00", "day", "0.5", "cadre", False),
    ("MED-1", "120.00", "agent-year", "1", "medecine", False),
    ("MED-2", "135.00", "agent-year", "1", "medecine", False),
    ("MED-CAB", "1380.00", "day", "1", "medecine", False),
    ("SST-40", "28000.00", "year", "1", "social", False),
    ("SST-60", "42000.00", "year", "1", "social", False),
    ("SST-80", "56000.00", "year", "1", "social", False),
    ("CESF-80", "56000.00", "year", "1", "social", False),
]
MARTINIQUE = [
    ("MQ-EDL", "0.00", "hour", "1", "accompagnement-social", False),
    ("MQ-ACC", "60.00", "hour", "1", "accompagnement-social", False),
]
ALL = CIG + MARTINIQUE
FACTS = {
    "headcount": 320,
    "has_acfi": True,
    "affiliated": True,
    "optional_contribution": True,
    "earlier_offers": ["HAND-POL", "DEGR"],
}
WHAT_IS_ASKED = {
    "GAPP-INTER": {"participants": 1},
    "ERGO-POSTE": {"prescription": date(2026, 2, 10)},
}
SOLD_BY_STEPS = [row for row in CIG if row[0] not in ("GAPP-INTER", "ACFI", "MED-1", "MED-2")]


def _facts(code):
    others = {"ACFI-SUP": {"active_offers": ["ACFI"]}, "MQ-ACC": {"earlier_offers": ["MQ-EDL"]}}
    return FACTS | others.get(code, {})


def test_table_holds_every_offer_in_printed_order(cig, martinique):
    assert [row[0] for row in CIG] == list(cig.offers)
    assert [row[0] for row in MARTINIQUE] == list(martinique.offers)


@pytest.mark.parametrize(("code", "price", "unit", "step", "convention", "new"), ALL)
def test_offer_is_the_printed_one(cig, martinique, code, price, unit, step, convention, new):
    offer = (dict(cig.offers) | dict(martinique.offers))[code]
    assert (offer.unit.id, offer.step, offer.convention, offer.new) == (unit, Decimal(step), convention, new)
    assert offer.label
    assert offer.description
    assert offer.details


@pytest.mark.parametrize(("code", "price"), [(row[0], row[1]) for row in ALL])
def test_one_unit_costs_its_price(quote, line, code, price):
    asked = line(code, "60" if code.startswith("MQ") else None, **WHAT_IS_ASKED.get(code, {}))
    pricing = quote(asked, **_facts(code))
    assert not pricing.refusals
    units = 320 if code in ("MED-1", "MED-2") else 1
    assert str(pricing.total) == str(Decimal(price) * units)
    assert str(pricing.lines[0].unit_price) in (price, str(Decimal(price).normalize()), price[:-3])


@pytest.mark.parametrize(("code", "price", "step"), [(row[0], row[1], row[3]) for row in SOLD_BY_STEPS])
def test_one_step_costs_its_share_and_half_a_step_is_refused(quote, line, code, price, step):
    fields = WHAT_IS_ASKED.get(code, {})
    assert quote(line(code, step, **fields), **_facts(code)).total == Decimal(price) * Decimal(step)
    half = quote(line(code, Decimal(step) / 2, **fields), **_facts(code))
    assert [refusal.rule for refusal in half.refusals] == ["step"]
    assert half.refusals[0].repair.quantity == Decimal(step)
    assert half.lines[0].amount is None


TIERS = [
    (1, 2060, "moins de 50 agents"),
    (49, 2060, "moins de 50 agents"),
    (50, 5665, "50 à 199 agents"),
    (199, 5665, "50 à 199 agents"),
    (200, 8755, "200 à 749 agents"),
    (749, 8755, "200 à 749 agents"),
    (750, 11330, "750 à 1 249 agents"),
    (1249, 11330, "750 à 1 249 agents"),
    (1250, 13905, "1 250 à 1 749 agents"),
    (1749, 13905, "1 250 à 1 749 agents"),
    (1750, 18540, "1 750 agents et plus"),
    (1_000_000, 18540, "1 750 agents et plus"),
]


def _plain(text):
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(("headcount", "price", "label"), TIERS)
def test_package_follows_the_headcount(quote, line, headcount, price, label):
    pricing = quote(line("ACFI"), headcount=headcount)
    assert pricing.total == price
    assert _plain(pricing.lines[0].tier.label) == label
    assert _plain(pricing.lines[0].detail) == f"Forfait annuel, strate {label}"


@pytest.mark.parametrize(
    ("code", "fields", "detail"),
    [
        ("SENS-PSAS", {"participants": 24}, "Un groupe de 24 participants (30 au plus)"),
        ("SENS-PSAS", {}, "Un groupe, 30 participants au plus"),
        ("HAND-SENS", {}, "Atelier, 40 participants au plus"),
        ("HAND-SENS", {"format": "conference", "participants": 120}, "Conférence, 120 participants"),
        ("HAND-SENS", {"format": "groupe"}, "Groupe de travail"),
        ("GAPP-INTER", {"participants": 1}, "1 participant de la collectivité"),
        ("DEGR", {"exploratory": True}, "Séance exploratoire"),
        ("DEGR", {}, "Après la séance exploratoire"),
        (
            "ERGO-POSTE",
            {"prescription": date(2026, 1, 1)},
            "Sur prescription du médecin du travail du 1er janvier 2026",
        ),
        ("ERGO-POSTE", {}, "Sur prescription du médecin du travail"),
        ("MED-1", {}, "320 agents déclarés en 2026"),
    ],
)
def test_detail_tells_what_was_asked(quote, line, code, fields, detail):
    assert _plain(quote(line(code, **fields), **FACTS).lines[0].detail) == detail


def test_what_must_come_before_the_work_is_printed_and_refuses_nothing(quote, line):
    pricing = quote(line("MED-1"), line("SST-40"), line("QVCT"), **FACTS)
    assert not pricing.refusals
    notes = [" ".join(priced.notes) for priced in pricing.lines]
    assert ["recrutement" in note for note in notes] == [True, True, False]
    assert "devis validé" in notes[2]


def test_unit_agrees_with_the_quantity(quote, line):
    pricing = quote(line("QVCT", "1.5"), line("QVCT", "2"), line("ACFI"), line("PSY-IND", "6"), headcount=10)
    assert [priced.unit_label for priced in pricing.lines] == ["jour", "jours", "forfait", "demi-journées"]


@pytest.mark.parametrize("part", ["catalogue", "pricing"])
def test_engine_knows_no_offer_by_name(part):
    sources = sorted((Path(domain.__file__).parent / part).glob("*.py"))
    assert sources
    named = {
        (source.name, node.value)
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in {row[0] for row in ALL}
    }
    assert not named
