"""The yearly declaration: heads, a whole number, one per year; and what a series of them says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from cigdesk.domain.catalogue import Tier
from cigdesk.domain.identifiers import bare
from cigdesk.french import NBSP, number, parse_quantity, plural, quantity

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100
MOST_HEADS: Final = 200_000
"""More than the largest public employer of a territory: a larger figure is a slip of the keyboard."""


def read_heads(text: str) -> int:
    """The headcount that is typed (`1284`, « 1 284 agents »); raises `ValueError` with its sentence."""
    typed = re.sub(r"(?i)agents?$", "", bare(text)).replace("−", "-")
    if not typed:
        raise ValueError("Indiquez le nombre d’agents.")
    if re.fullmatch(r"-[0-9.,]+", typed):
        raise ValueError("Un effectif ne peut pas être négatif.")
    heads = _whole(_read_number(typed))
    if fault := heads_fault(heads):
        raise ValueError(fault)
    return heads


def _read_number(typed: str) -> Decimal:
    try:
        return parse_quantity(typed)
    except ValueError as error:
        raise ValueError(f"L’effectif s’écrit en chiffres, par exemple {number(1284)}.") from error


def _whole(value: Decimal) -> int:
    if value == int(value):
        return int(value)
    below = int(value)
    raise ValueError(
        f"L’effectif est un nombre entier d’agents{NBSP}: {number(below)} ou {number(below + 1)}, "
        f"pas {quantity(value)}."
    )


def heads_fault(heads: int) -> str:
    """Why that cannot be a headcount; "" when it can."""
    if heads < 1:
        return "L’effectif est d’au moins 1 agent."
    if heads > MOST_HEADS:
        return f"L’effectif dépasse {plural(MOST_HEADS, 'agent')}{NBSP}: vérifiez le nombre tapé."
    return ""


def read_year(text: str) -> int:
    """The year that is typed; raises `ValueError` with the sentence to show."""
    typed = "".join(text.split())
    if not re.fullmatch(r"[0-9]{4}", typed):
        raise ValueError("L’année s’écrit en quatre chiffres, par exemple 2026.")
    year = int(typed)
    if fault := year_fault(year):
        raise ValueError(fault)
    return year


def year_fault(year: int) -> str:
    """Why nothing can be declared for that year; "" when it can."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    return f"L’année va de {FIRST_YEAR} à {LAST_YEAR}."


@dataclass(frozen=True)
class Crossing:
    """The year in which an authority came into another tier than the one of its declaration before."""

    year: int
    bound: int
    """The first headcount above the line that was crossed."""
    upward: bool


def last_crossing(heads_by_year: Mapping[int, int], tiers: Iterable[Tier]) -> Crossing | None:
    """The latest change of tier between two declarations that follow each other; none if it never changed."""
    scale = tuple(tiers)
    years = sorted(heads_by_year)
    for before, after in reversed(list(pairwise(years))):
        left, reached = _tier(heads_by_year[before], scale), _tier(heads_by_year[after], scale)
        if left is not None and reached is not None and left != reached:
            upward = reached.first > left.first
            return Crossing(after, reached.first if upward else left.first, upward)
    return None


def _tier(heads: int, scale: tuple[Tier, ...]) -> Tier | None:
    return next((tier for tier in scale if tier.holds(heads)), None)
