"""Tiers (strates): brackets of headcount that meet without hole or overlap, and what each of them gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from cigdesk import french


@dataclass(frozen=True)
class Tier:
    """Whole numbers of agents, both bounds included; no last bound means without limit."""

    first: int
    last: int | None
    wording: str = ""
    """Said instead of the computed label where the centre words it otherwise."""

    def holds(self, headcount: int) -> bool:
        """Whether an authority of that many agents belongs here."""
        return self.first <= headcount and (self.last is None or headcount <= self.last)

    @property
    def label(self) -> str:
        """« moins de 50 agents », « 50 à 199 agents », « 1 750 agents et plus »."""
        if self.wording:
            return self.wording
        if self.last is None:
            return f"{french.plural(self.first, 'agent')} et plus"
        if self.first <= 1:
            return f"moins de {french.plural(self.last + 1, 'agent')}"
        return f"{french.number(self.first)} à {french.plural(self.last, 'agent')}"


@dataclass(frozen=True)
class TierPrice:
    """The yearly price of one tier."""

    tier: Tier
    price: Decimal


@dataclass(frozen=True)
class TierAllowance:
    """The minutes that one tier may use without being charged."""

    tier: Tier
    minutes: int


class Tiered(Protocol):
    """What is given to one tier."""

    @property
    def tier(self) -> Tier:
        """The bracket of headcount."""


T = TypeVar("T", bound=Tiered)


def at_headcount(rows: Iterable[T], headcount: int) -> T:
    """The row whose tier holds the headcount (1 or more); rows that leave a hole raise `LookupError`."""
    for row in rows:
        if row.tier.holds(headcount):
            return row
    raise LookupError(f"no tier holds {headcount}")


def gap_between(tiers: Iterable[Tier]) -> tuple[int, str] | None:
    """The first fault of a scale: the position of the tier and a French reason; none when it is sound."""
    expected: int | None = 1
    last = 0
    for position, tier in enumerate(tiers):
        if reason := _misplaced(tier, expected):
            return position, reason
        expected = None if tier.last is None else tier.last + 1
        last = position
    return None if expected is None else (last, "la dernière strate doit rester ouverte, sans borne haute")


def _misplaced(tier: Tier, expected: int | None) -> str:
    if expected is None:
        return "une strate suit celle qui n’a pas de borne haute"
    if tier.first > expected:
        return f"trou entre les strates{french.NBSP}: {expected} n’est dans aucune"
    if tier.first < expected:
        return f"les strates se chevauchent à {tier.first}"
    if tier.last is not None and tier.last < tier.first:
        return f"la strate finit à {tier.last}, avant de commencer à {tier.first}"
    return ""
