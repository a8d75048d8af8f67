"""Public holidays, by the texts that found them."""

from __future__ import annotations

from datetime import date

import pytest

from cigdesk.domain.agenda.holidays import holidays_between, public_holidays

FRANCE_2026 = {
    date(2026, 1, 1),
    date(2026, 4, 6),
    date(2026, 5, 1),
    date(2026, 5, 8),
    date(2026, 5, 14),
    date(2026, 5, 25),
    date(2026, 7, 14),
    date(2026, 8, 15),
    date(2026, 11, 1),
    date(2026, 11, 11),
    date(2026, 12, 25),
}


def test_whit_monday_is_worked_where_it_is_the_day_of_solidarity():
    monday = date(2026, 5, 25)
    assert monday in holidays_between("FR", monday, monday)
    assert holidays_between("FR", monday, monday, whit_monday=False) == {}


def test_france_has_the_eleven_days_of_the_labour_code_and_none_of_alsace():
    assert set(public_holidays("FR", 2026)) == FRANCE_2026


def test_martinique_adds_the_abolition_of_slavery():
    added = public_holidays("FR-MQ", 2026)
    assert set(added) >= FRANCE_2026 | {date(2026, 5, 22)}
    assert added[date(2026, 5, 22)] == "Abolition de l’esclavage"
    assert date(2026, 5, 22) not in public_holidays("FR", 2026)


def test_a_centre_without_region_closes_no_day():
    assert public_holidays("", 2026) == {}


def test_an_unknown_region_is_a_mistake():
    with pytest.raises(ValueError, match="XX"):
        public_holidays("XX", 2026)


def test_a_week_over_the_new_year_knows_both_years():
    found = holidays_between("FR", date(2026, 12, 25), date(2027, 1, 1))
    assert list(found) == [date(2026, 12, 25), date(2027, 1, 1)]


@pytest.mark.parametrize("year", [2000, 2100])
def test_the_first_and_the_last_year_are_known(year):
    assert date(year, 7, 14) in public_holidays("FR", year)
