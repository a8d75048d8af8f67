"""What people type, read leniently; each refusal is a French sentence that says what is expected.

Every function raises `ValueError` with that sentence. Spaces of any kind are accepted, and whatever the
formatting side of this package writes is read back to the same value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Final

from cigdesk.french.dates import MONTHS, WEEKDAYS, date_long
from cigdesk.french.folding import fold
from cigdesk.french.numbers import number
from cigdesk.french.spaces import NBSP, NNBSP

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100

_DATE_EXPECTED: Final = "Date attendue, par exemple 17/11/2026, 17 nov ou mar 17."
_TIME_EXPECTED: Final = "Heure attendue, par exemple 14h30, 14:30 ou 9."
_MOMENT_EXPECTED: Final = "Date et heure attendues, par exemple mar 17 14h ou 17/11 9h30."
_DURATION_EXPECTED: Final = "Durée attendue, par exemple 1h30, 45 min ou 90 (minutes)."
_AMOUNT_EXPECTED: Final = "Montant en euros attendu, par exemple 1234,50."
_QUANTITY_EXPECTED: Final = "Quantité attendue, par exemple 3 ou 1,5."
_PERCENT_EXPECTED: Final = "Pourcentage attendu, par exemple 2 ou 8,5."
_CENTS_EXPECTED: Final = "Un montant a deux décimales au plus, par exemple 1234,50."

_RELATIVE_DAYS: Final = {"hier": -1, "aujourd hui": 0, "auj": 0, "demain": 1, "apres demain": 2}
# Pasted text also brings spaces without width, which \s does not know.
_SPACES: Final = re.compile(r"[\s\u200b\u2060\ufeff]+")
_HALF_YEAR: Final = timedelta(days=183)
_FOLDED_MONTHS: Final = tuple(fold(month) for month in MONTHS)
_NUMERIC_DATE: Final = re.compile(r"([0-9]{1,2}) ([0-9]{1,2})(?: ([0-9]{4}|[0-9]{2}))?")
_ISO_DATE: Final = re.compile(r"([0-9]{4}) ([0-9]{1,2}) ([0-9]{1,2})")
_COMPACT_DATE: Final = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_WRITTEN_DATE: Final = re.compile(r"([0-9]{1,2})(?: ?er)? ?([a-z]{3,})(?: ?([0-9]{4}|[0-9]{2}))?")
_DAY_NUMBER: Final = re.compile(r"([0-9]{1,2})(?: ?er)?")
_LEADING_WORD: Final = re.compile(r"([a-z]{3,})(?: |$)")
_TIME: Final = re.compile(r"([0-9]{1,2})(?: ?(?:h|heures?|[:. ]) ?(?:([0-9]{2})(?: ?min)?)?)?")
_COMPACT_TIME: Final = re.compile(r"([0-9]{1,2})([0-9]{2})")
_HOURS_AND_MINUTES: Final = re.compile(r"([0-9]{1,5})(?:h|heures?|:)(?:([0-9]{2})(?:min|mn|m)?)?")
_DECIMAL_HOURS: Final = re.compile(r"([0-9]{1,5}[.,][0-9]{1,4}) ?(?:h|heures?)")
_MOST_HOURS: Final = 12
_MINUTES: Final = re.compile(r"([0-9]{1,6}) ?(?:min|mn|minutes?)?")
_PLAIN_DECIMAL: Final = re.compile(r"[+\-]?[0-9]{1,15}(?:[.,][0-9]{1,15})?")
_GROUPED_DECIMAL: Final = re.compile(
    r"[+\-]?[0-9]{1,3}(?:(\.)(?:[0-9]{3}\.)*[0-9]{3},|(,)(?:[0-9]{3},)*[0-9]{3}\.)[0-9]{1,15}"
)


def parse_date(text: str, today: date) -> date:
    """`17/11`, `17/11/2026`, `17 nov`, `mar 17`, `mardi`, `2026-11-17`, `demain`; from 2000 to 2100.

    Without a year it is the one of today, or the next when the day would lie more than half a year back.
    A weekday and a day number are looked for in the month of today, then the next one, then the last.
    """
    words = _date_words(text)
    if words in _RELATIVE_DAYS:
        return _within_reach(today + timedelta(days=_RELATIVE_DAYS[words]))
    weekday, rest = _split_weekday(words)
    if weekday is None:
        return _calendar_day(rest, today)
    if not rest:
        return _within_reach(today + timedelta(days=(weekday - today.weekday()) % 7))
    return _day_on_weekday(rest, weekday, today)


def parse_time(text: str) -> time:
    """`14h30`, `14:30`, `14.30`, `1430`, `14h`, `9`."""
    words = _tidy(text)
    match = _COMPACT_TIME.fullmatch(words) if len(words) > 2 else None
    match = match or _TIME.fullmatch(words)
    if match is None:
        raise ValueError(_TIME_EXPECTED)
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"L’heure va de 0{NNBSP}h{NNBSP}00 à 23{NNBSP}h{NNBSP}59.")
    return time(hour, minute)


def parse_moment(text: str, today: date) -> tuple[date, time]:
    """A day then an hour, as `mar 17 14h` or `17/11 à 9h30`; see `parse_date` and `parse_time`."""
    words = [word for word in _tidy(text).replace(",", " ").split() if word != "à"]
    if _names_a_day(words):
        raise ValueError(_MOMENT_EXPECTED)
    # The longest hour first: in « 17 nov 12 15 » the last two words are 12 h 15, not the year 2012 and 15 h.
    for length in range(min(3, len(words) - 1), 0, -1):
        moment = _moment(" ".join(words[:-length]), " ".join(words[-length:]), today)
        if moment is not None:
            return moment
    raise ValueError(_MOMENT_EXPECTED)


def parse_duration(text: str) -> int:
    """Minutes of `1h30`, `1:30`, `1,5 h`, `45 min` or `90`; a bare number is minutes."""
    words = _tidy(text)
    if match := _MINUTES.fullmatch(words):
        return int(match[1])
    if match := _DECIMAL_HOURS.fullmatch(words):
        return _whole_minutes(Decimal(match[1].replace(",", ".")) * 60)
    match = _HOURS_AND_MINUTES.fullmatch("".join(words.split()))
    if match is None or int(match[2] or 0) > 59:
        raise ValueError(_DURATION_EXPECTED)
    return int(match[1]) * 60 + int(match[2] or 0)


def parse_worked(text: str) -> int:
    """Minutes as they are typed in a grid of hours: `1h30`, `1,5`, `2`, `90`, `45 min`.

    As `parse_duration`, but a number with decimals, and a whole one up to 12, are hours: no entry is longer.
    """
    bare = _tidy(text)
    if re.fullmatch(r"[0-9]{1,3}[.,][0-9]{1,4}", bare) or (bare.isdigit() and int(bare) <= _MOST_HOURS):
        return _whole_minutes(Decimal(bare.replace(",", ".")) * 60)
    return parse_duration(text)


def parse_amount(text: str) -> Decimal:
    """Euros to the cent, negative ones included; a trailing € is ignored."""
    bare = re.sub(r"(?i)(€|euros?|eur)$", "", _without_spaces(text))
    value = _decimal(bare, _AMOUNT_EXPECTED)
    if value != round(value, 2):
        raise ValueError(_CENTS_EXPECTED)
    return value.quantize(Decimal("0.01"))


def parse_quantity(text: str) -> Decimal:
    """A number that is not negative, with comma or point."""
    value = _decimal(_without_spaces(text), _QUANTITY_EXPECTED)
    if value < 0:
        raise ValueError("Une quantité ne peut pas être négative.")
    return abs(value)


def parse_percent(text: str) -> Decimal:
    """Hundredths, negative ones included: `2`, `-1,5 %`; a trailing % is ignored."""
    return _decimal(_without_spaces(text).removesuffix("%"), _PERCENT_EXPECTED)


def parse_whole(text: str, minimum: int, maximum: int) -> int:
    """A whole number within the bounds, both included."""
    bare = _without_spaces(text)
    value = int(bare) if re.fullmatch(r"[+\-]?[0-9]{1,15}", bare) else None
    if value is None or not minimum <= value <= maximum:
        raise ValueError(f"Nombre entier attendu, de {number(minimum)} à {number(maximum)}.")
    return value


def _date_words(text: str) -> str:
    """Lower-case words and numbers one space apart, whatever stood between them."""
    if re.search(r"(?<![0-9])[-−][0-9]", text):
        raise ValueError(_DATE_EXPECTED)
    return " ".join(re.sub(r"[/.,]", " ", fold(_tidy(text))).split())


def _split_weekday(words: str) -> tuple[int | None, str]:
    match = _LEADING_WORD.match(words)
    if match is None:
        return None, words
    for index, name in enumerate(WEEKDAYS):
        if name.startswith(match[1]):
            return index, words[match.end() :]
    raise ValueError(_DATE_EXPECTED)


def _day_on_weekday(rest: str, weekday: int, today: date) -> date:
    if match := _DAY_NUMBER.fullmatch(rest):
        return _nearby_day(int(match[1]), weekday, today)
    day = _calendar_day(rest, today)
    if day.weekday() != weekday:
        raise ValueError(f"Le {date_long(day)} est un {WEEKDAYS[day.weekday()]}, pas un {WEEKDAYS[weekday]}.")
    return day


def _nearby_day(number_in_month: int, weekday: int, today: date) -> date:
    for year, month in _nearby_months(today):
        try:
            day = date(year, month, number_in_month)
        except ValueError:
            continue
        if day.weekday() == weekday:
            return _within_reach(day)
    raise ValueError(
        f"Le {number_in_month} ne tombe pas un {WEEKDAYS[weekday]} ces mois-ci{NBSP}: "
        "précisez le mois, par exemple 17/11."
    )


def _nearby_months(today: date) -> Iterator[tuple[int, int]]:
    count = today.year * 12 + today.month - 1
    for offset in (0, 1, -1):
        year, month = divmod(count + offset, 12)
        yield year, month + 1


def _calendar_day(words: str, today: date) -> date:
    if match := _ISO_DATE.fullmatch(words):
        return _existing_day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC_DATE.fullmatch(words) or _COMPACT_DATE.fullmatch(words):
        return _dated(int(match[1]), int(match[2]), match[3], today)
    if match := _WRITTEN_DATE.fullmatch(words):
        return _dated(int(match[1]), _month_number(match[2]), match[3], today)
    raise ValueError(_DATE_EXPECTED)


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return _existing_day(int(year) + (FIRST_YEAR if len(year) == 2 else 0), month, day)
    candidate = _existing_day(today.year, month, day)
    return candidate if today - candidate <= _HALF_YEAR else _existing_day(today.year + 1, month, day)


def _month_number(word: str) -> int:
    found = [index for index, month in enumerate(_FOLDED_MONTHS, start=1) if month.startswith(word)]
    if len(found) != 1:
        raise ValueError(_DATE_EXPECTED)
    return found[0]


def _existing_day(year: int, month: int, day: int) -> date:
    try:
        return _within_reach(date(year, month, day))
    except ValueError as error:
        if FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"Le {day:02}/{month:02}/{year} n’existe pas.") from error
        raise ValueError(_out_of_reach()) from error


def _within_reach(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(_out_of_reach())
    return day


def _out_of_reach() -> str:
    return f"Date attendue entre {FIRST_YEAR} et {LAST_YEAR}."


def _names_a_day(words: list[str]) -> bool:
    """« mar 17 » alone is the 17th, never Tuesday at 17 h."""
    if len(words) != 2 or fold(words[0]) in _RELATIVE_DAYS:
        return False
    return words[0].rstrip(".").isalpha() and len(words[1]) <= 2


def _moment(day: str, hour: str, today: date) -> tuple[date, time] | None:
    try:
        return parse_date(day, today), parse_time(hour)
    except ValueError:
        return None


def _whole_minutes(minutes: Decimal) -> int:
    if minutes != int(minutes):
        raise ValueError(_DURATION_EXPECTED)
    return int(minutes)


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()


def _without_spaces(text: str) -> str:
    return _SPACES.sub("", text).replace("−", "-")


def _decimal(bare: str, expected: str) -> Decimal:
    if _PLAIN_DECIMAL.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    match = _GROUPED_DECIMAL.fullmatch(bare)
    if match is None:
        raise ValueError(expected)
    return Decimal(bare.replace(match[1] or match[2], "").replace(",", "."))
