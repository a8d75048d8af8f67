"""What people type: read leniently, or refused with a sentence that says what is expected."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk import french

TODAY = date(2026, 11, 12)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
TIMES = st.times().map(lambda t: t.replace(second=0, microsecond=0))
CENTS = st.integers(-(10**12), 10**12).map(lambda cents: Decimal(cents) / 100)
ANY_SPACE = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "\t", "\u200b"])


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("17/11", date(2026, 11, 17)),
        ("17/11/2026", date(2026, 11, 17)),
        ("17/11/26", date(2026, 11, 17)),
        ("17.11.2026", date(2026, 11, 17)),
        ("17-11-2026", date(2026, 11, 17)),
        ("17112026", date(2026, 11, 17)),
        ("2026-11-17", date(2026, 11, 17)),
        ("17 nov", date(2026, 11, 17)),
        ("17nov", date(2026, 11, 17)),
        ("17 NOVEMBRE 2027", date(2027, 11, 17)),
        ("1er août 2026", date(2026, 8, 1)),
        ("1 aout 2026", date(2026, 8, 1)),
        ("mar 17", date(2026, 11, 17)),
        ("Mar. 1er", date(2026, 12, 1)),
        ("lun 12", date(2026, 10, 12)),
        ("mardi 17 mars 2026", date(2026, 3, 17)),
        ("mardi", date(2026, 11, 17)),
        ("jeudi", date(2026, 11, 12)),
        ("aujourd'hui", TODAY),
        ("Aujourd’hui", TODAY),
        ("demain", date(2026, 11, 13)),
        ("après-demain", date(2026, 11, 14)),
        ("hier", date(2026, 11, 11)),
        ("05/01", date(2027, 1, 5)),
        ("20/05", date(2026, 5, 20)),
        ("29/02/2028", date(2028, 2, 29)),
    ],
)
def test_dates_are_read(typed, day):
    assert french.parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Date attendue"),
        ("bientôt", "Date attendue"),
        ("17", "Date attendue"),
        ("17 jui", "Date attendue"),
        ("-5/11", "Date attendue"),
        ("17/11/2026 ou 18/11", "Date attendue"),
        ("٠١/٠١/٢٠٢٦", "Date attendue"),
        ("31/02/2026", "n’existe pas"),
        ("00/01/2026", "n’existe pas"),
        ("17/13/2026", "n’existe pas"),
        ("29/02", "n’existe pas"),
        ("31/12/1999", "entre 2000 et 2100"),
        ("01/01/2101", "entre 2000 et 2100"),
        ("0000-01-01", "entre 2000 et 2100"),
        ("jeudi 17 novembre 2026", "est un mardi, pas un jeudi"),
        ("mer 31", "précisez le mois"),
    ],
)
def test_dates_are_refused_in_words(typed, said):
    with pytest.raises(ValueError, match=said):
        french.parse_date(typed, TODAY)


@pytest.mark.parametrize("today", [date(2000, 1, 1), date(2100, 12, 31)])
def test_relative_days_stay_within_the_centuries_kept(today):
    outside = "hier" if today.year == 2000 else "demain"
    with pytest.raises(ValueError, match="entre 2000 et 2100"):
        french.parse_date(outside, today)


@given(DAYS, DAYS)
def test_every_written_date_is_read_back(day, today):
    for write in (french.date_long, french.date_medium, french.date_short, french.date_title, date.isoformat):
        assert french.parse_date(write(day), today) == day


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("14h30", time(14, 30)),
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("14 h 30", time(14, 30)),
        ("14 30", time(14, 30)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("14H", time(14, 0)),
        ("9", time(9, 0)),
        ("9 heures", time(9, 0)),
        ("0h00", time(0, 0)),
    ],
)
def test_hours_are_read(typed, moment):
    assert french.parse_time(typed) == moment


@pytest.mark.parametrize("typed", ["", "9h5", "midi", "-9", "14:30:00", "9h30h", "12345"])
def test_what_is_no_hour_is_refused(typed):
    with pytest.raises(ValueError, match="Heure attendue"):
        french.parse_time(typed)


@pytest.mark.parametrize("typed", ["24h", "9h60", "2400", "99"])
def test_hours_outside_the_day_are_refused(typed):
    with pytest.raises(ValueError, match="L’heure va de"):
        french.parse_time(typed)


@given(TIMES)
def test_every_written_hour_is_read_back(moment):
    assert french.parse_time(french.time_of_day(moment)) == moment


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("mar 17 14h", (date(2026, 11, 17), time(14, 0))),
        ("17/11 à 9h30", (date(2026, 11, 17), time(9, 30))),
        ("17 nov, 12 15", (date(2026, 11, 17), time(12, 15))),
        ("17/11/2026 9", (date(2026, 11, 17), time(9, 0))),
        ("demain 9", (date(2026, 11, 13), time(9, 0))),
        ("mardi 14h", (date(2026, 11, 17), time(14, 0))),
        ("demain 14.30", (date(2026, 11, 13), time(14, 30))),
        ("2026-11-17 14:30", (date(2026, 11, 17), time(14, 30))),
    ],
)
def test_moments_are_read(typed, moment):
    assert french.parse_moment(typed, TODAY) == moment


@pytest.mark.parametrize("typed", ["", "14h", "mar 17", "mar. 9", "17/11 25h", "un jour 9h"])
def test_what_is_no_moment_is_refused(typed):
    with pytest.raises(ValueError, match="Date et heure attendues"):
        french.parse_moment(typed, TODAY)


@given(DAYS, TIMES)
def test_every_written_moment_is_read_back(day, moment):
    typed = f"{french.date_short(day)} {french.time_of_day(moment)}"
    assert french.parse_moment(typed, TODAY) == (day, moment)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("1h30", 90), ("90", 90), ("1,5", 90), ("1.25", 75), ("2", 120), ("12", 720), ("13", 13), ("7 min", 7)],
)
def test_worked_time_is_read_in_hours_up_to_twelve(typed, minutes):
    assert french.parse_worked(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("1h30", 90), ("1:30", 90), ("90", 90), ("45 min", 45), ("2 h", 120), ("1,5 h", 90), ("0h45", 45)],
)
def test_durations_are_read(typed, minutes):
    assert french.parse_duration(typed) == minutes


@pytest.mark.parametrize("typed", ["", "1h75", "1h5", "-30", "0,333 h", "longtemps", "1.30"])
def test_what_is_no_duration_is_refused(typed):
    with pytest.raises(ValueError, match="Durée attendue"):
        french.parse_duration(typed)


@given(st.integers(0, 5_000_000))
def test_every_written_duration_is_read_back(minutes):
    assert french.parse_duration(french.hours(minutes)) == minutes
    assert french.parse_duration(french.hours_column(minutes)) == minutes


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1234,5", "1234.50"),
        ("1234.5", "1234.50"),
        ("13 905,00 €", "13905.00"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1.234.567,8", "1234567.80"),
        ("12 EUR", "12.00"),
        ("60 euros", "60.00"),
        ("−3,2", "-3.20"),
        ("0,500", "0.50"),
    ],
)
def test_amounts_are_read_to_the_cent(typed, value):
    read = french.parse_amount(typed)
    assert (read, read.as_tuple().exponent) == (Decimal(value), -2)


@pytest.mark.parametrize("typed", ["", "abc", "NaN", "1e400", "1,2,3", "--1", "1.23.456,00", "12 $", "٣"])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValueError, match="Montant en euros attendu"):
        french.parse_amount(typed)


def test_more_than_cents_is_refused():
    with pytest.raises(ValueError, match="deux décimales au plus"):
        french.parse_amount("12,345")


@given(CENTS)
def test_every_written_amount_is_read_back(value):
    assert french.parse_amount(french.amount(value)) == value


@given(CENTS, ANY_SPACE)
def test_pasted_spaces_of_any_kind_are_accepted(value, space):
    typed = french.amount(value).replace("\u202f", space).replace("\u00a0", space)
    assert french.parse_amount(f"{space}{typed}{space}") == value


@given(st.decimals(0, 10**9, places=4))
def test_every_written_quantity_is_read_back(value):
    assert french.parse_quantity(french.quantity(value)) == value


@pytest.mark.parametrize("typed", ["", "trois", "1e5", "NaN", "1/2"])
def test_what_is_no_quantity_is_refused(typed):
    with pytest.raises(ValueError, match="Quantité attendue"):
        french.parse_quantity(typed)


def test_negative_quantities_are_refused():
    with pytest.raises(ValueError, match="négative"):
        french.parse_quantity("-1")


@given(st.integers(-(10**9), 10**9))
def test_every_written_whole_number_is_read_back(value):
    assert french.parse_whole(french.number(value), -(10**9), 10**9) == value


@pytest.mark.parametrize("typed", ["0", "-1", "49,5", "49.5", "cent", "", "1000001"])
def test_whole_numbers_out_of_bounds_say_the_bounds(typed):
    with pytest.raises(ValueError, match="Nombre entier attendu, de 1 à 1\u202f000\u202f000"):
        french.parse_whole(typed, 1, 1_000_000)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_in_words(typed):
    readers = (
        lambda: french.parse_date(typed, TODAY),
        lambda: french.parse_time(typed),
        lambda: french.parse_moment(typed, TODAY),
        lambda: french.parse_duration(typed),
        lambda: french.parse_amount(typed),
        lambda: french.parse_quantity(typed),
        lambda: french.parse_whole(typed, 0, 9),
    )
    for read in readers:
        assert _refusal(read) is None or _refusal(read).endswith(".")


def _refusal(read):
    try:
        read()
    except ValueError as refusal:
        return str(refusal)
