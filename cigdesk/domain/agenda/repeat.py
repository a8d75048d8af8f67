"""How a permanence comes back, as a person says it: the choices of the form, the words, the rule.

Sources: RFC 5545 §3.3.10; the choices are those of RDV Service Public (weekly with weekdays and interval,
monthly on the nth weekday, inclusive end).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from cigdesk.french import NBSP, WEEKDAYS, date_short

LARGEST_INTERVAL: Final = 12
"""Weeks or months between two occurrences."""

_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH: Final = {1: "premier", 2: "deuxième", 3: "troisième", 4: "quatrième", 5: "cinquième", -1: "dernier"}


class Every(StrEnum):
    """What passes between two occurrences."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """A way of coming back.

    Attributes:
        interval: of weeks or months, 1 for each.
        weekdays: 0 for Monday; several for weeks, one for months.
        nth: which of the month: 1 to 5, -1 for the last; None for weeks.
        until: the last day, included.
    """

    every: Every = Every.WEEK
    interval: int = 1
    weekdays: tuple[int, ...]
    nth: int | None = None
    until: date

    @classmethod
    def weekly(cls, *weekdays: int, until: date, interval: int = 1) -> Repeat:
        """On those days of the week."""
        return cls(weekdays=tuple(sorted(set(weekdays))), interval=interval, until=until)

    @classmethod
    def monthly(cls, nth: int, weekday: int, *, until: date, interval: int = 1) -> Repeat:
        """On the nth such day of the month, -1 for the last."""
        return cls(every=Every.MONTH, interval=interval, weekdays=(weekday,), nth=nth, until=until)

    @property
    def rule(self) -> str:
        """The rule of RFC 5545, its UNTIL a local day that is included."""
        days = ",".join(f"{self.nth or ''}{_CODES[weekday]}" for weekday in self.weekdays)
        frequency = "MONTHLY" if self.every is Every.MONTH else "WEEKLY"
        pace = f";INTERVAL={self.interval}" if self.interval > 1 else ""
        return f"FREQ={frequency}{pace};BYDAY={days};UNTIL={self.until:%Y%m%d}"


def read_repeat(rule: str) -> Repeat:
    """The choices behind a rule that `Repeat.rule` wrote; raises `ValueError` for any other."""
    form = re.fullmatch(r"FREQ=(\w+)(?:;INTERVAL=(\d+))?;BYDAY=([-\d,A-Z]+);UNTIL=(\d{8})", rule)
    days = re.findall(r"(-?\d)?(MO|TU|WE|TH|FR|SA|SU)", form[3]) if form else []
    if form is None or not days:
        raise ValueError(f"no choices lead to the rule {rule}")
    found = Repeat(
        every=Every.MONTH if form[1] == "MONTHLY" else Every.WEEK,
        interval=int(form[2] or 1),
        weekdays=tuple(_CODES.index(code) for _, code in days),
        nth=int(days[0][0]) if days[0][0] else None,
        until=date.fromisoformat(form[4]),
    )
    if found.rule != rule:
        raise ValueError(f"no choices lead to the rule {rule}")
    return found


def check_repeat(repeat: Repeat, first: date) -> dict[str, str]:
    """What is wrong with a way of coming back from that first day on, by field."""
    if not repeat.weekdays:
        return {"weekdays": "Choisissez un jour de la semaine au moins."}
    if not 1 <= repeat.interval <= LARGEST_INTERVAL:
        return {"interval": f"L’intervalle va de 1 à {LARGEST_INTERVAL}."}
    if repeat.until < first:
        return {"until": "Le dernier jour suit le premier."}
    return {}


def nth_of(day: date) -> int:
    """Which such weekday of its month the day is, from 1."""
    return (day.day - 1) // 7 + 1


def repeat_words(repeat: Repeat) -> str:
    """« chaque mardi et jeudi, jusqu’au ven. 18 déc. 2026 », « le deuxième mardi de chaque mois, … »."""
    return f"{_pace_words(repeat)}, jusqu’au {date_short(repeat.until)}"


def _pace_words(repeat: Repeat) -> str:
    names = [WEEKDAYS[weekday] for weekday in repeat.weekdays]
    if repeat.every is Every.MONTH:
        months = "chaque mois" if repeat.interval == 1 else f"mois, tous les {repeat.interval}{NBSP}mois"
        return f"le {_NTH[repeat.nth or 1]} {names[0]} {'de ' if repeat.interval == 1 else 'du '}{months}"
    if repeat.interval == 1:
        return f"chaque {_listed(names)}"
    return f"toutes les {repeat.interval}{NBSP}semaines, le {_listed(names)}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"
