"""What is asked of the pricing engine: the facts of an authority and the lines of a quote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Granted:
    """An offer that the authority was given, within two days, both included."""

    offer: str
    first: date
    last: date


@dataclass(frozen=True)
class ConventionPeriod:
    """The period of a convention that covers the day of the quote; no last day means until further notice."""

    convention: str
    first: date
    last: date | None = None

    def holds(self, granted: Granted) -> bool:
        """Whether that was given within the period, if only on one of its days."""
        return self.first <= granted.last and (self.last is None or granted.first <= self.last)


@dataclass(frozen=True)
class AuthorityFacts:
    """What the rules need to know of an authority on the day of the quote.

    `headcount` is a whole number of 1 or more, or none when it was not declared. `active_offers` are in force
    this year; `earlier_offers` were accepted or done before. An active inspection package implies `has_acfi`.
    `periods` and `granted` tell under which period of its convention an offer was given; where no period is
    told, all of `earlier_offers` counts as given under the convention of the day.
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
    periods: tuple[ConventionPeriod, ...] = ()
    granted: tuple[Granted, ...] = ()

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
