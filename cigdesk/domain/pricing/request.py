"""What is asked of the pricing engine: the facts of an authority and the lines of a quote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class AuthorityFacts:
    """What the rules need to know of an authority on the day of the quote.

    `headcount` is a whole number of 1 or more, or none when it was not declared. `active_offers` are in force
    this year; `earlier_offers` were accepted or done before (for an allowance granted once per convention:
    under the convention of the day). An active inspection package implies `has_acfi`.
    """

    name: str = ""
    headcount: int | None = None
    conventions: frozenset[str] = frozenset()
    conventions_proposed: frozenset[str] = frozenset()
    has_acfi: bool = False
    affiliated: bool = False
    optional_contribution: bool = False
    active_offers: frozenset[str] = frozenset()
    earlier_offers: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.headcount is not None and self.headcount < 1:
            raise ValueError(f"a headcount is 1 or more, not {self.headcount}")


@dataclass(frozen=True)
class LineRequest:
    """One line asked for.

    `quantity` is in the unit of the offer, whole minutes for an hourly one; none means the offer's default.
    Fields that the offer does not use are ignored.
    """

    offer: str
    quantity: Decimal | None = None
    participants: int | None = None
    format: str = ""
    exploratory: bool = False
    prescription: date | None = None
    optional: bool = False


@dataclass(frozen=True)
class PriceRequest:
    """A whole quote to price on its day of service."""

    day: date
    authority: AuthorityFacts
    lines: tuple[LineRequest, ...]
