"""Which settings of a centre may be kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cigdesk.domain.centre import CentreSettings, check_centre

EMPTY = CentreSettings(name="Centre de gestion", short_name="CDG")


def faults(demo=False, **changed):
    return check_centre(replace(EMPTY, **changed), demo)


def test_what_is_not_filled_in_yet_is_no_fault():
    assert faults() == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("short_name", ""),
        ("short_name", "x" * 41),
        ("siret", "123"),
        ("siret", "12345678901234"),
        ("postcode", "7500"),
        ("phone", "0156"),
        ("mail", "centre"),
        ("website", "pas un site"),
        ("quote_validity_months", 0),
        ("quote_validity_months", 25),
        ("quote_prefix", "dév/"),
        ("quote_prefix", "x" * 13),
        ("holidays", "FR-2A"),
        ("zone", "Europe/Pantin"),
        ("zone", "../etc/passwd"),
        ("deliberation", "x" * 201),
    ],
)
def test_a_wrong_setting_is_said_under_its_field(field, value):
    assert faults(**{field: value}).keys() == {field}


@pytest.mark.parametrize("months", [1, 24])
def test_both_ends_of_the_validity_are_accepted(months):
    assert faults(quote_validity_months=months) == {}


@pytest.mark.parametrize("field", ["siret", "deliberation", "signatory"])
def test_values_marked_demo_are_accepted_in_a_demonstration_alone(field):
    value = "000 000 000 00000 (démo)"
    assert faults(demo=True, **{field: value}) == {}
    assert "démonstration" in faults(demo=False, **{field: value})[field]


def test_a_demonstration_checks_a_real_siret_all_the_same():
    assert faults(demo=True, siret="12345678901234").keys() == {"siret"}


def test_what_is_kept_is_tidy():
    kept = replace(EMPTY, siret="219 400 223 00012", phone="0156968080", name=" Centre  d'ici ").tidied()
    assert (kept.siret, kept.name) == ("21940022300012", "Centre d’ici")
    assert kept.phone == "01\u00a056\u00a096\u00a080\u00a080"
    demo = replace(EMPTY, siret=" 000 000 000 00000  (démo)").tidied()
    assert demo.siret == "000 000 000 00000 (démo)"
