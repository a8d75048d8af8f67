"""What the program writes: every no-break space counts."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from cigdesk import french

N = "\u202f"
B = "\u00a0"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("13905", f"13{N}905,00{B}€"),
        ("0", f"0,00{B}€"),
        ("60", f"60,00{B}€"),
        ("999.995", f"1{N}000,00{B}€"),
        ("0.005", f"0,01{B}€"),
        ("-0.004", f"0,00{B}€"),
        ("-1234.5", f"\u22121{N}234,50{B}€"),
        ("1234567.89", f"1{N}234{N}567,89{B}€"),
        ("1E+6", f"1{N}000{N}000,00{B}€"),
    ],
)
def test_amounts_have_two_decimals_and_real_signs(value, text):
    assert french.amount(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="fini"):
        french.amount(Decimal(value))


def test_numbers_keep_their_digits_and_quantities_drop_useless_zeros():
    assert french.number(1284) == f"1{N}284"
    assert french.number(-5) == "\u22125"
    assert french.number(Decimal("1234.50")) == f"1{N}234,50"
    assert french.quantity(Decimal("7.50")) == "7,5"
    assert french.quantity(Decimal("10.0")) == "10"
    assert french.quantity(100) == "100"
    assert french.quantity(Decimal("1E+2")) == "100"
    assert french.percent(60) == f"60{B}%"
    assert french.percent(Decimal("8.50")) == f"8,5{B}%"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, f"0{B}agent"),
        (1, f"1{B}agent"),
        (Decimal("1.5"), f"1,5{B}agent"),
        (2, f"2{B}agents"),
        (1284, f"1{N}284{B}agents"),
        (-3, f"\u22123{B}agents"),
    ],
)
def test_the_plural_begins_at_two(count, text):
    assert french.plural(count, "agent") == text


def test_nouns_with_their_own_plural():
    assert french.plural(3, "journal", "journaux") == f"3{B}journaux"
    assert french.plural(3, "mois") == f"3{B}mois"
    assert french.agree(Decimal("0.5"), "demi-journée") == "demi-journée"


def test_dates():
    day = date(2026, 11, 24)
    assert french.date_long(day) == f"24{B}novembre{B}2026"
    assert french.date_medium(day) == f"24{B}nov.{B}2026"
    assert french.date_short(day) == f"mar.{B}24{B}nov.{B}2026"
    assert french.date_short(day, year=False) == f"mar.{B}24{B}nov."
    assert french.date_title(date(2026, 11, 12)) == f"jeudi{B}12{B}novembre{B}2026"
    assert french.month_year(day) == f"novembre{B}2026"


def test_the_first_of_a_month_is_an_ordinal_everywhere():
    first = date(2026, 1, 1)
    assert french.date_long(first) == f"1er{B}janvier{B}2026"
    assert french.date_medium(first) == f"1er{B}janv.{B}2026"
    assert french.date_short(first) == f"jeu.{B}1er{B}janv.{B}2026"
    assert french.date_range(first, date(2026, 1, 9)).startswith(f"1er{B}–")
    assert french.date_long(date(2026, 1, 11)).startswith("11")


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 11, 9), date(2026, 11, 13), f"9{B}–{B}13{B}novembre{B}2026"),
        (date(2026, 11, 9), date(2026, 11, 9), f"9{B}novembre{B}2026"),
        (date(2026, 8, 31), date(2026, 9, 1), f"31{B}août{B}–{B}1er{B}septembre{B}2026"),
        (date(2026, 12, 28), date(2027, 1, 3), f"28{B}décembre{B}2026{B}–{B}3{B}janvier{B}2027"),
    ],
)
def test_date_ranges_say_only_what_differs(first, last, text):
    assert french.date_range(first, last) == text


def test_hours_and_durations():
    assert french.time_of_day(time(14, 30)) == f"14{N}h{N}30"
    assert french.time_of_day(datetime(2026, 11, 12, 9, 0, tzinfo=UTC)) == f"9{N}h{N}00"
    assert french.time_range(time(10, 30), time(11, 15)) == f"10{N}h{N}30{B}–{B}11{N}h{N}15"
    assert french.hours(45) == f"45{B}min"
    assert french.hours(0) == f"0{B}min"
    assert french.hours(120) == f"2{N}h"
    assert french.hours(405) == f"6{N}h{N}45"
    assert french.hours(-90) == f"\u22121{N}h{N}30"
    assert french.hours(60 * 1284) == f"1{N}284{N}h"
    assert french.hours_column(45) == f"0{N}h{N}45"
    assert french.hours_column(60) == f"1{N}h{N}00"


def test_identifiers_are_grouped_or_left_alone():
    assert french.siren("219400223") == f"219{N}400{N}223"
    assert french.siren("219 400 223") == f"219{N}400{N}223"
    assert french.siren("21940022") == "21940022"
    assert french.siret("21940022300012") == f"219{N}400{N}223{N}00012"
    assert french.siret("à compléter") == "à compléter"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("0156968080", "01 56 96 80 80"),
        ("01.56.96.80.80", "01 56 96 80 80"),
        ("+33156968080", "+33 1 56 96 80 80"),
        ("+596596552800", "+596 596 55 28 00"),
        ("poste 4012", "poste 4012"),
        ("+4930123456", "+4930123456"),
    ],
)
def test_phones(typed, text):
    assert french.phone(typed).replace(B, " ") == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Camille Roussel", "CR"),
        ("Jean-Pierre de La Tour", "JPLT"),
        ("Anne d’Arcy", "AA"),
        ("Awa N’Diaye", "AN"),
        ("Élise Œuvrard", "ÉŒ"),
        ("Marc Ollivier (démo)", "MO"),
        ("camille roussel", "CR"),
        ("", ""),
    ],
)
def test_initials(name, text):
    assert french.initials(name) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "zéro euro"),
        ("1", "un euro"),
        ("1.01", "un euro et un centime"),
        ("0.50", "cinquante centimes"),
        ("2", "deux euros"),
        ("21", "vingt et un euros"),
        ("71", "soixante et onze euros"),
        ("80", "quatre-vingts euros"),
        ("81", "quatre-vingt-un euros"),
        ("80000", "quatre-vingt mille euros"),
        ("400", "quatre cents euros"),
        ("401", "quatre cent un euros"),
        ("1100", "mille cent euros"),
        ("200000", "deux cent mille euros"),
        ("48105", "quarante-huit mille cent cinq euros"),
        ("48105.50", "quarante-huit mille cent cinq euros et cinquante centimes"),
        ("1000000", "un million d’euros"),
        ("1000000.20", "un million d’euros et vingt centimes"),
        ("1200000", "un million deux cent mille euros"),
        ("200000000", "deux cents millions d’euros"),
        ("80000000", "quatre-vingts millions d’euros"),
        ("2000000000", "deux milliards d’euros"),
        ("440.005", "quatre cent quarante euros et un centime"),
        ("-3.5", "moins trois euros et cinquante centimes"),
        ("-0.001", "zéro euro"),
    ],
)
def test_amounts_in_words(value, text):
    assert french.amount_in_words(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "1E+12", "Infinity"])
def test_amounts_beyond_words_are_refused(value):
    with pytest.raises(ValueError, match="lettres"):
        french.amount_in_words(Decimal(value))


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest():
    assert french.capitalised("état des lieux à l’EPT") == "État des lieux à l’EPT"
    assert french.capitalised("") == ""
