"""A catalogue file that cannot be used is refused with its name, its line and the reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.pricing import AuthorityFacts, LineRequest, PriceRequest, price
from cigdesk.services.catalogues import CatalogueFault, gathered, read_catalogue

SOUND = """\
id = "essai-2026"
label = "Essai"
centre = "essai"
effective_from = 2026-01-01
tier_reference = "PACK"

[[conventions]]
code = "cadre"
label = "Convention-cadre"
must_be_signed = true

[[sections]]
id = "tout"
label = "Tout"

[[units]]
id = "day"
singular = "jour"
plural = "jours"

[[units]]
id = "hour"
singular = "heure"
plural = "heures"
counts = "minutes"

[[prerequisites]]
id = "validated-quote"
kind = "validated-quote"
note = "Devis validé."

[[offers]]
code = "DAY"
label = "Jour"
description = "Un jour."
section = "tout"
unit = "day"
price = 99.95
step = 0.5
convention = "cadre"
details = ["{participants}"]
prerequisites = ["validated-quote"]

[[offers.conditions]]
rule = "not-with"
offer = "PACK"

[[offers.conditions]]
rule = "participants"
maximum = 30

[[offers]]
code = "PACK"
label = "Forfait"
description = "Un forfait."
section = "tout"
unit = "day"
step = 1
convention = "cadre"

[[offers.tiers]]
from = 1
to = 49
price = 10

[[offers.tiers]]
from = 50
price = 20

[[offers.conditions]]
rule = "not-with"
offer = "DAY"

[[offers]]
code = "TIME"
label = "Temps"
description = "Du temps."
section = "tout"
unit = "hour"
step = 1
convention = "cadre"
allowance_beyond = "DAY"

[[offers.allowances]]
from = 1
minutes = 240
"""


def _line_of(text, sign, nth=1):
    lines = [number for number, line in enumerate(text.splitlines(), 1) if sign in line]
    return lines[nth - 1]


def _changed(old, new, nth=1):
    parts = SOUND.split(old)
    assert len(parts) > nth, old
    return old.join(parts[:nth]) + new + old.join(parts[nth:])


# What is replaced, its occurrence, by what; a sign of the line blamed, its occurrence, a word of the reason
FAULTS = [
    ('label = "Essai"', 1, "label = 3", "label = 3", 1, "texte"),
    ('label = "Essai"', 1, 'label = " "', 'label = " "', 1, "texte"),
    ('label = "Essai"', 1, 'label = "Essai"\nowner = "x"', "owner", 1, "inconnue"),
    ('label = "Essai"\n', 1, "", "id =", 1, "manquante"),
    ('id = "essai-2026"', 1, 'id = "Essai 2026"', "Essai 2026", 1, "identifiant"),
    ("2026-01-01", 1, '"2026-01-01"', "effective_from", 1, "date"),
    ("2026-01-01", 1, "2026-01-01T10:00:00", "effective_from", 1, "date"),
    ('tier_reference = "PACK"', 1, 'tier_reference = "DAY"', "tier_reference", 1, "strates"),
    ('code = "cadre"', 1, 'code = "autre"', 'code = "autre"', 1, "convention inconnue"),
    ('convention = "cadre"', 2, 'convention = "social"', '"social"', 1, "défini"),
    ('section = "tout"', 1, 'section = "rien"', '"rien"', 1, "défini"),
    ('unit = "day"', 2, 'unit = "week"', '"week"', 1, "défini"),
    ('prerequisites = ["validated-quote"]', 1, 'prerequisites = ["x"]', '["x"]', 1, "défini"),
    ('kind = "validated-quote"', 1, 'kind = "rain"', '"rain"', 1, "choix"),
    ('counts = "minutes"', 1, 'counts = "sheep"', '"sheep"', 1, "choix"),
    ('code = "PACK"', 1, 'code = "DAY"', 'code = "DAY"', 2, "déjà"),
    ('code = "PACK"', 1, 'code = "pack"', '"pack"', 1, "identifiant"),
    ("price = 99.95", 1, "price = -1", "price = -1", 1, "négatif"),
    ("price = 99.95", 1, "price = 0.125", "0.125", 1, "deux décimales"),
    ("price = 99.95", 1, "price = nan", "nan", 1, "nombre"),
    ("price = 99.95", 1, "price = inf", "inf", 1, "nombre"),
    ("price = 99.95", 1, "price = 1e400", "1e400", 1, "nombre"),
    ("price = 99.95", 1, "price = true", "price = true", 1, "nombre"),
    ("price = 99.95", 1, 'price = "99.95"', '"99.95"', 1, "nombre"),
    ("price = 99.95\n", 1, "", "[[offers]]", 1, "un seul"),
    ("step = 1\n", 1, "step = 1\nprice = 3\n", "[[offers.tiers]]", 1, "un seul"),
    ("step = 0.5", 1, "step = 0", "step = 0", 1, "plus grand que 0"),
    ("step = 1\n", 2, "step = 0.5\n", "step = 0.5", 2, "entier"),
    ('unit = "hour"', 1, 'unit = "day"', 'unit = "day"', 3, "minutes"),
    ("from = 50", 1, "from = 51", "[[offers.tiers]]", 2, "trou"),
    ("from = 50", 1, "from = 49", "[[offers.tiers]]", 2, "chevauchent"),
    ("from = 1\n", 1, "from = 2\n", "[[offers.tiers]]", 1, "trou"),
    ("from = 50\n", 1, "from = 50\nto = 60\n", "[[offers.tiers]]", 2, "ouverte"),
    ("to = 49\n", 1, "", "[[offers.tiers]]", 2, "borne"),
    ("to = 49", 1, "to = 0", "to = 0", 1, "entier"),
    ("to = 49", 1, "to = 49.0", "to = 49.0", 1, "entier"),
    ("minutes = 240", 1, "minutes = 240\nhours = 4", "hours", 1, "inconnue"),
    ('allowance_beyond = "DAY"', 1, 'allowance_beyond = "NO"', '"NO"', 1, "prestation inconnue"),
    ('offer = "PACK"', 1, 'offer = "NO"', '"NO"', 1, "prestation inconnue"),
    ('offer = "PACK"', 1, 'offer = "DAY"', 'offer = "DAY"', 1, "prestation inconnue"),
    ('offer = "DAY"', 1, 'offer = "TIME"', '"PACK"', 2, "en retour"),
    ('rule = "not-with"', 1, 'rule = "maybe"', '"maybe"', 1, "règle inconnue"),
    ("must_be_signed = true", 1, "must_be_signed = 1", "must_be_signed", 1, "true ou false"),
    ("maximum = 30", 1, "maximum = 30\nminimum = 3", "minimum = 3", 1, "inconnue"),
    ("maximum = 30\n", 1, "", "[[offers.conditions]]", 2, "manquante"),
    ('"{participants}"', 1, '"{heads}"', "{heads}", 1, "champ"),
    ('"{participants}"', 1, '"{participants"', '"{participants"', 1, "accolades"),
    ('details = ["{participants}"]', 1, 'details = "x"', 'details = "x"', 1, "liste"),
    ("[[sections]]", 1, "[sections]", "[sections]", 1, "tables"),
    ("step = 0.5", 1, "step = ", "step = ", 1, "TOML"),
    ("step = 0.5", 1, "step = 0.5\nstep = 1", "step = 1", 1, "TOML"),
]


@pytest.mark.parametrize(("old", "nth", "new", "sign", "occurrence", "reason"), FAULTS)
def test_fault_names_file_line_and_reason(old, nth, new, sign, occurrence, reason):
    text = _changed(old, new, nth)
    with pytest.raises(CatalogueFault) as caught:
        read_catalogue(text, "essai-2026.toml")
    fault = caught.value
    assert reason in fault.reason
    assert (fault.file, fault.line) == ("essai-2026.toml", _line_of(text, sign, occurrence))
    assert str(fault).startswith(f"essai-2026.toml, ligne {fault.line}\u00a0: ")


def test_sound_file_is_read_and_priced():
    catalogue = read_catalogue(SOUND, "essai-2026.toml")
    facts = AuthorityFacts(headcount=12, conventions=frozenset({"cadre"}))
    lines = (LineRequest("DAY", participants=3), LineRequest("PACK", optional=True))
    pricing = price(catalogue, PriceRequest(date(2026, 1, 1), facts, lines))
    assert [str(amount) for amount in (pricing.total, pricing.total_with_options)] == ["99.95", "109.95"]


def test_file_bears_the_name_of_its_catalogue():
    with pytest.raises(CatalogueFault, match="essai-2026"):
        gathered({"autre.toml": SOUND})


def test_two_catalogues_of_a_centre_do_not_start_together():
    other = SOUND.replace("essai-2026", "essai-bis")
    with pytest.raises(CatalogueFault, match="même jour"):
        gathered({"essai-2026.toml": SOUND, "essai-bis.toml": other})
    later = other.replace("2026-01-01", "2027-01-01")
    catalogues = gathered({"essai-bis.toml": later, "essai-2026.toml": SOUND})
    assert catalogues["essai-2026"].until == date(2027, 1, 1)


def test_replaced_catalogue_prices_nothing_more():
    later = SOUND.replace("essai-2026", "essai-bis").replace("2026-01-01", "2027-01-01")
    first = gathered({"essai-2026.toml": SOUND, "essai-bis.toml": later})["essai-2026"]
    facts = AuthorityFacts(headcount=1, conventions=frozenset({"cadre"}))
    for day, rules in [(date(2026, 12, 31), []), (date(2027, 1, 1), ["catalogue-replaced"])]:
        pricing = price(first, PriceRequest(day, facts, (LineRequest("PACK"),)))
        assert [refusal.rule for refusal in pricing.refusals] == rules


def _line_blamed(text):
    try:
        read_catalogue(text, "essai-2026.toml")
    except CatalogueFault as fault:
        return fault.line
    return None


@given(st.integers(0, len(SOUND)), st.integers(0, 30), st.text(max_size=8))
def test_damaged_file_is_read_or_refused_in_words(start, length, inserted):
    text = SOUND[:start] + inserted + SOUND[start + length :]
    assert _line_blamed(text) in (None, *range(1, len(text.splitlines()) + 2))
