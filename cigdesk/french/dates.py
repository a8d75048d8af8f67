"""Days, hours and durations as French typography writes them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from cigdesk.french.spaces import EN_DASH, MINUS, NBSP, NNBSP

MONTHS: Final = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
MONTHS_SHORT: Final = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAYS_SHORT: Final = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")

_TO: Final = f"{NBSP}{EN_DASH}{NBSP}"


def date_long(day: date) -> str:
    """« 12 novembre 2026 », « 1er janvier 2026 »."""
    return NBSP.join((_ordinal(day), month_name(day), str(day.year)))


def date_medium(day: date) -> str:
    """« 12 nov. 2026 »."""
    return NBSP.join((_ordinal(day), MONTHS_SHORT[day.month - 1], str(day.year)))


def date_short(day: date, *, year: bool = True) -> str:
    """« mar. 24 nov. 2026 », or « mar. 24 nov. » where the year is said elsewhere."""
    parts = [WEEKDAYS_SHORT[day.weekday()], _ordinal(day), MONTHS_SHORT[day.month - 1]]
    return NBSP.join([*parts, str(day.year)] if year else parts)


def date_title(day: date) -> str:
    """« jeudi 12 novembre 2026 »."""
    return f"{weekday_name(day)}{NBSP}{date_long(day)}"


def date_range(first: date, last: date) -> str:
    """Both days included: « 9 – 13 novembre 2026 », « 28 décembre 2026 – 3 janvier 2027 »."""
    if first == last:
        return date_long(first)
    return f"{_range_start(first, last)}{_TO}{date_long(last)}"


def month_name(day: date) -> str:
    """« novembre »."""
    return MONTHS[day.month - 1]


def month_year(day: date) -> str:
    """« novembre 2026 »."""
    return f"{month_name(day)}{NBSP}{day.year}"


def of_month(day: date) -> str:
    """« d’octobre 2026 », « de mars 2026 »."""
    said = month_year(day)
    return f"d’{said}" if said[0] in "ao" else f"de {said}"


def weekday_name(day: date) -> str:
    """« jeudi »."""
    return WEEKDAYS[day.weekday()]


def time_of_day(moment: time | datetime) -> str:
    """« 14 h 30 », « 9 h 00 »."""
    return f"{moment.hour}{NNBSP}h{NNBSP}{moment.minute:02}"


def time_range(start: time | datetime, end: time | datetime) -> str:
    """« 10 h 30 – 11 h 15 »."""
    return f"{time_of_day(start)}{_TO}{time_of_day(end)}"


def hours(minutes: int) -> str:
    """A duration in running text: « 45 min », « 2 h », « 1 h 30 »."""
    whole, rest = divmod(abs(minutes), 60)
    if not whole:
        return f"{_sign(minutes)}{rest}{NBSP}min"
    tail = f"{NNBSP}{rest:02}" if rest else ""
    return f"{_sign(minutes)}{_grouped(whole)}{NNBSP}h{tail}"


def hours_column(minutes: int) -> str:
    """A duration in a column, minutes always shown: « 0 h 45 », « 2 h 00 »."""
    whole, rest = divmod(abs(minutes), 60)
    return f"{_sign(minutes)}{_grouped(whole)}{NNBSP}h{NNBSP}{rest:02}"


def _range_start(first: date, last: date) -> str:
    if first.year != last.year:
        return date_long(first)
    if first.month != last.month:
        return f"{_ordinal(first)}{NBSP}{month_name(first)}"
    return _ordinal(first)


def _ordinal(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def _sign(minutes: int) -> str:
    return MINUS if minutes < 0 else ""


def _grouped(whole: int) -> str:
    return f"{whole:,}".replace(",", NNBSP)
