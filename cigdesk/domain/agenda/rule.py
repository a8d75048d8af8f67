"""A recurrence rule of RFC 5545, in wall-clock time: read strictly, expanded by `dateutil.rrule`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

from cigdesk.domain.agenda.wall import wall_time
from cigdesk.french import NBSP

LONGEST_TEXT: Final = 1000
"""Characters; nobody writes a longer rule."""

TIMES_A_DAY: Final = 12
"""How often a rule may begin in a day, by BYHOUR and BYMINUTE."""

_CYCLE: Final = 7600
"""Years added while a rule is expanded: a multiple of 400, after which dates fall on the same weekdays.

The library looks for a date up to the year 9999; a rule that never falls (30 February) so ends at once.
"""


_ANY_DAY: Final = datetime.combine(date(2000, 1, 1), time.min)


def _list(item: str) -> str:
    return rf"({item})(,({item}))*"


_POSITIVE: Final = r"0*[1-9][0-9]{0,5}"
_SIGNED: Final = r"[+-]?0*[1-9][0-9]{0,2}"
_WEEKDAY: Final = r"MO|TU|WE|TH|FR|SA|SU"
_PARTS: Final = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": _POSITIVE,
    "COUNT": _POSITIVE,
    "UNTIL": r"[0-9]{8}(T[0-9]{6}Z?)?",
    "WKST": _WEEKDAY,
    "BYDAY": _list(rf"([+-]?0*[1-9][0-9]?)?({_WEEKDAY})"),
    "BYMONTH": _list(r"0?[1-9]|1[0-2]"),
    "BYMONTHDAY": _list(_SIGNED),
    "BYYEARDAY": _list(_SIGNED),
    "BYWEEKNO": _list(_SIGNED),
    "BYSETPOS": _list(_SIGNED),
    "BYHOUR": _list(r"[01]?[0-9]|2[0-3]"),
    "BYMINUTE": _list(r"[0-5]?[0-9]"),
    "BYSECOND": r"0+",
}
"""The parts of a rule and what each may hold; nothing of an agenda recurs by the hour or has seconds."""

_LARGEST: Final = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_CHOOSE_A_DAY: Final = frozenset({"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY"})
"""The parts without which a rule takes the day of the first start."""


@dataclass(frozen=True)
class Rule:
    """A rule as `read_rule` reads it.

    Attributes:
        text: the rule of RFC 5545 in capitals, without UNTIL.
        until: the last wall-clock time at which an occurrence may begin, included; None when it goes on.
    """

    text: str
    until: datetime | None = None

    def starts(self, first: datetime, since: datetime, before: datetime) -> Iterator[datetime]:
        """The wall-clock starts from `since`, included, to `before`, excluded, in order.

        `first` begins the series; like the library, and unlike RFC 5545, it is a start only if it follows
        the rule. A start whose hour does not exist that day is among them.
        """
        end = before if self.until is None else min(before, self.until + timedelta(microseconds=1))
        for far in self._from_near(first, since):
            start = far.replace(year=far.year - _CYCLE)
            if start >= end:
                return
            if start >= since:
                yield start

    def _from_near(self, first: datetime, since: datetime) -> rrule:
        """The same series, begun a whole number of its periods later, yet at least one before `since`."""
        rule, parts = _understood(self.text)
        interval = int(parts.get("INTERVAL", 1))
        if "COUNT" in parts or since <= first:
            return _begun(rule, first)
        if parts["FREQ"] in ("DAILY", "WEEKLY"):
            days = interval * (7 if parts["FREQ"] == "WEEKLY" else 1)
            return _begun(rule, first + timedelta(_skipped((since - first).days, days)))
        months = interval * (12 if parts["FREQ"] == "YEARLY" else 1)
        apart = (since.year - first.year) * 12 + since.month - first.month
        skipped = _skipped(apart, months)
        return _begun(rule, first) if not skipped else _months_later(rule, parts, first, skipped)


def read_rule(text: str, zone: ZoneInfo) -> Rule:
    """Read an RRULE of RFC 5545; raises `ValueError` with the rest of a French sentence about it.

    UNTIL is local and included; a day alone is included to its end, and the UTC form, which RFC 5545 wants
    beside a zone, is converted to `zone`.
    """
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"est trop long{NBSP}: plus de {LONGEST_TEXT} caractères")
    parts = _read_parts(text.upper().removeprefix("RRULE:"))
    until = _read_until(parts.pop("UNTIL"), zone) if "UNTIL" in parts else None
    return Rule(";".join(f"{name}={value}" for name, value in parts.items()), until)


def _read_parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for pair in text.split(";"):
        name, _, value = pair.partition("=")
        if name not in _PARTS:
            raise ValueError("n’est pas une règle de récurrence de la RFC 5545 (FREQ=WEEKLY;BYDAY=MO)")
        if name in parts:
            raise ValueError(f"donne deux fois {name}")
        if not re.fullmatch(_PARTS[name], value):
            raise ValueError(_fault(name))
        parts[name] = value
    _check_together(parts)
    return parts


def _fault(name: str) -> str:
    if name == "FREQ":
        return f"a un FREQ inconnu (au choix{NBSP}: DAILY, WEEKLY, MONTHLY, YEARLY)"
    if name in {"INTERVAL", "COUNT"}:
        return f"a un {name} qui n’est pas un nombre entier de 1 à 999{NBSP}999"
    return f"a un {name} incorrect"


def _check_together(parts: dict[str, str]) -> None:
    if "FREQ" not in parts:
        raise ValueError("n’a pas de FREQ")
    if "COUNT" in parts and "UNTIL" in parts:
        raise ValueError("a COUNT et UNTIL, il faut l’un ou l’autre")
    for name, largest in _LARGEST.items():
        if any(abs(int(number)) > largest for number in parts.get(name, "1").split(",")):
            raise ValueError(_fault(name))
    if parts["FREQ"] in ("DAILY", "WEEKLY") and re.search(r"\d", parts.get("BYDAY", "")):
        raise ValueError("numérote un jour de la semaine (2TU), ce qui ne va qu’avec MONTHLY ou YEARLY")
    most = 53 if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts else 5
    if any(int(number) > most for number in re.findall(r"\d+", parts.get("BYDAY", ""))):
        raise ValueError(_fault("BYDAY"))
    if len(parts.get("BYHOUR", "").split(",")) * len(parts.get("BYMINUTE", "").split(",")) > TIMES_A_DAY:
        raise ValueError(f"revient plus de {TIMES_A_DAY} fois par jour")


def _read_until(text: str, zone: ZoneInfo) -> datetime:
    try:
        until = datetime.fromisoformat(text)
        local = until if until.tzinfo is None else wall_time(until, zone)
    except (ValueError, OverflowError) as error:
        raise ValueError("a un UNTIL qui n’est pas une date") from error
    return local if "T" in text else datetime.combine(local, time.max)


@lru_cache(maxsize=1024)
def _understood(text: str) -> tuple[rrule, dict[str, str]]:
    parts = dict(cast(tuple[str, str], pair.split("=")) for pair in text.split(";"))
    return cast(rrule, rrulestr(text, dtstart=_ANY_DAY)), parts


def _skipped(apart: int, period: int) -> int:
    """How far the series can begin later: whole periods, the last of them left for what it holds."""
    return max(apart // period - 1, 0) * period


def _months_later(rule: rrule, parts: dict[str, str], first: datetime, months: int) -> rrule:
    """The series begun on the first day of a later month, its days still those of the first start."""
    taken: dict[str, Any] = {}
    if not _CHOOSE_A_DAY & parts.keys():
        taken["bymonthday"] = first.day
        if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts:
            taken["bymonth"] = first.month
    years, month = divmod(first.month - 1 + months, 12)
    return _begun(rule, first.replace(year=first.year + years, month=month + 1, day=1), **taken)


def _begun(rule: rrule, first: datetime, **taken: Any) -> rrule:
    return rule.replace(dtstart=first.replace(year=first.year + _CYCLE), **taken)
