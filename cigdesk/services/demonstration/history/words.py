"""What a history is made of, read from resources/demonstration/history.toml: data, no rule."""

from __future__ import annotations

import tomllib
from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Any, Final, Generic, TypeVar

from cigdesk.domain.appointment import AppointmentKind, PlaceMode
from cigdesk.domain.authority import AuthorityKind
from cigdesk.domain.people import Function
from cigdesk.services.demonstration.scenario import Hours

T = TypeVar("T")


class Draw(Generic[T]):
    """Something among several, each as often as its weight says."""

    def __init__(self, weights: Iterable[tuple[T, int]]) -> None:
        self._things, each = zip(*weights, strict=True)
        self._limits = tuple(accumulate(each))

    def by(self, random: Random) -> T:
        """One of them; the same as `Random.choices` gives, three times as fast."""
        found: T = self._things[bisect(self._limits, random.random() * self._limits[-1])]
        return found


@dataclass(frozen=True)
class BodyPattern:
    """A body invented around each commune; `heads` agents for 1 000 of its inhabitants."""

    kind: AuthorityKind
    name: str
    heads: float


@dataclass(frozen=True, kw_only=True)
class Away:
    """What a practitioner takes each year, with a certain likelihood: whole weeks, or lone days."""

    label: str
    share: float
    weeks: int = 0
    between: tuple[int, int] = (1, 52)
    """The weeks of the year in which it begins, both included."""
    days: int = 0


@dataclass(frozen=True)
class Activity:
    """What fills a half-day: appointments of `minutes` each, at most `most` of them."""

    kind: AppointmentKind
    mode: PlaceMode
    minutes: int
    most: int = 12

    @property
    def opens_permanence(self) -> bool:
        """Whether the half-day is a permanence, cut into slots."""
        return self.kind is AppointmentKind.PERMANENCE


Occupation = Draw[Activity | None]
"""The half-days of a function; none is the desk."""


@dataclass(frozen=True)
class Words:
    """The whole file."""

    bodies: tuple[BodyPattern, ...]
    functions: tuple[Function, ...]
    hours: tuple[tuple[Hours, ...], ...]
    away: tuple[Away, ...]
    occupations: Mapping[Function, Occupation]
    titles: Mapping[AppointmentKind, tuple[str, ...]]


_FILE: Final = "history.toml"


@cache
def words() -> Words:
    """Read once."""
    content = tomllib.loads((files("resources") / "demonstration" / _FILE).read_text(encoding="utf-8"))
    team = content["team"]
    return Words(
        bodies=tuple(
            BodyPattern(AuthorityKind(each["kind"]), each["name"], each["heads"])
            for each in content["bodies"]
        ),
        functions=tuple(map(Function, team["functions"])),
        hours=tuple(tuple(map(Hours.read, each)) for each in team["hours"]),
        away=tuple(_away(each) for each in content["away"]),
        occupations={Function(name): _occupation(each) for name, each in content["activities"].items()},
        titles={AppointmentKind(kind): tuple(each) for kind, each in content["titles"].items()},
    )


def _away(content: dict[str, Any]) -> Away:
    between = content.pop("between", Away.between)
    return Away(**content, between=(between[0], between[1]))


def _occupation(rows: list[dict[str, Any]]) -> Occupation:
    weights = [row.pop("weight") for row in rows]
    return Draw(zip(map(_activity, rows), weights, strict=True))


def _activity(row: dict[str, Any]) -> Activity | None:
    if not row:
        return None
    return Activity(**{**row, "kind": AppointmentKind(row["kind"]), "mode": PlaceMode(row["mode"])})
