"""French typography, one place for the window, the documents and the messages of the rules.

Formatting gives text with its no-break spaces (thousands, hours, units, dates); parsing reads leniently what
people type, and raises `ValueError` with a French sentence that says what is expected. Pure: no clock, no
locale, no file. It imports nothing of cigdesk, so that any layer may use it.
"""

from __future__ import annotations

from cigdesk.french.dates import (
    MONTHS,
    MONTHS_SHORT,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    date_long,
    date_medium,
    date_range,
    date_short,
    date_title,
    hours,
    hours_column,
    month_name,
    month_year,
    of_month,
    time_of_day,
    time_range,
    weekday_name,
)
from cigdesk.french.folding import fold
from cigdesk.french.numbers import (
    agree,
    amount,
    initials,
    number,
    percent,
    phone,
    plural,
    quantity,
    siren,
    siret,
)
from cigdesk.french.parsing import (
    parse_amount,
    parse_date,
    parse_duration,
    parse_moment,
    parse_percent,
    parse_quantity,
    parse_time,
    parse_whole,
    parse_worked,
)
from cigdesk.french.spaces import EN_DASH, MINUS, NBSP, NNBSP, plain_spaces
from cigdesk.french.words import amount_in_words, capitalised

__all__ = [
    "EN_DASH",
    "MINUS",
    "MONTHS",
    "MONTHS_SHORT",
    "NBSP",
    "NNBSP",
    "WEEKDAYS",
    "WEEKDAYS_SHORT",
    "agree",
    "amount",
    "amount_in_words",
    "capitalised",
    "date_long",
    "date_medium",
    "date_range",
    "date_short",
    "date_title",
    "fold",
    "hours",
    "hours_column",
    "initials",
    "month_name",
    "month_year",
    "number",
    "of_month",
    "parse_amount",
    "parse_date",
    "parse_duration",
    "parse_moment",
    "parse_percent",
    "parse_quantity",
    "parse_time",
    "parse_whole",
    "parse_worked",
    "percent",
    "phone",
    "plain_spaces",
    "plural",
    "quantity",
    "siren",
    "siret",
    "time_of_day",
    "time_range",
    "weekday_name",
]
