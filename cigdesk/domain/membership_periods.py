"""Periods of membership, both days included: how long, what follows, the last day to denounce."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from cigdesk.french import date_long, plural
from cigdesk.french.parsing import FIRST_YEAR, LAST_YEAR

_DAY: Final = timedelta(days=1)
MOST_NOTICE: Final = 24
"""Months; longer than any convention of the field asks."""


def period_end(start: date, months: int) -> date:
    """The last day of so many months, 1 or more, from `start`.

    A year from 1 January ends on 31 December; one from 29 February on 28 February, and a month from 31
    January on the last day of February: no period reaches into a month that its count does not hold.
    """
    same_day = start + relativedelta(months=months)
    return same_day if same_day.day < start.day else same_day - _DAY


def months_of(start: date, end: date) -> int | None:
    """How many whole months the period lasts; none when it is not whole."""
    about = (end.year - start.year) * 12 + end.month - start.month
    return next((each for each in (about, about + 1) if each > 0 and period_end(start, each) == end), None)


def following(start: date, end: date, first: date | None = None) -> tuple[date, date]:
    """The period that comes next: from the day after, or from `first`, and as long.

    As many whole months where the period has whole months, else as many days.
    """
    begin = first or end + _DAY
    months = months_of(start, end)
    return begin, begin + (end - start) if months is None else period_end(begin, months)


def length_text(start: date, end: date) -> str:
    """« 3 ans », « 18 mois », « 45 jours »."""
    months = months_of(start, end)
    if months is None:
        return plural((end - start).days + 1, "jour")
    return plural(months, "mois", "mois") if months % 12 else plural(months // 12, "an")


def last_notice_day(end: date, notice_months: int) -> date:
    """The last day on which a denunciation received takes effect at the end of that period.

    Always of the current period: a membership renewed by a new period has a new one.
    """
    return end - relativedelta(months=notice_months)


def period(start: date, last_day: date | None) -> str:
    """« du 1er janvier 2026 au 31 décembre 2028 », « à partir du 1er janvier 2026 »."""
    if last_day is None:
        return f"à partir du {date_long(start)}"
    return f"du {date_long(start)} au {date_long(last_day)}"


def day_fault(day: date | None) -> str:
    """Whether a day is of the century of the program."""
    if day is None or FIRST_YEAR <= day.year <= LAST_YEAR:
        return ""
    return f"Date attendue entre {FIRST_YEAR} et {LAST_YEAR}."


def order_fault(start: date | None, end: date | None, subject: str) -> str:
    """Whether the second day is not before the first; `subject` names it at the head of the sentence."""
    if start is None or end is None or start <= end:
        return ""
    return f"{subject} vient avant le premier, le {date_long(start)}."


def term_faults(start: date, end: date | None, notice_months: int, *, tacit: bool) -> dict[str, str]:
    """What keeps a period from renewing by itself, or its notice from being kept, by field name."""
    if not 0 <= notice_months <= MOST_NOTICE:
        return {"notice_months": f"Préavis attendu entre 0 et {MOST_NOTICE} mois."}
    if not tacit:
        return {}
    if end is None:
        return {"end": "Une adhésion reconduite tacitement a un dernier jour : indiquez-le."}
    if last_notice_day(end, notice_months) < start:
        return {"notice_months": "Le préavis est plus long que la période elle-même."}
    if end < period_end(start, 1):
        return {"end": "Une période reconduite tacitement dure un mois au moins."}
    return {}
