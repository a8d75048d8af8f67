"""Limits and conditions of offers, as data: the pricing engine checks them, the catalogue page tells them.

Each of them refuses the line, except those that say *warning* (OFFERS.md, "Refusal or warning").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Per(StrEnum):
    """The span in which an offer may stand only once."""

    QUOTE = "quote"
    YEAR = "year"
    CONVENTION = "convention"


@dataclass(frozen=True)
class NeedsOffer:
    """Another offer stands on the same quote (options apart), is active, or was had `earlier`."""

    offer: str
    earlier: bool = False


@dataclass(frozen=True)
class DuplicateOf:
    """Refused where the other offer, which contains this one, is active or on the same quote.

    Beside an optional line of the other, which may never be taken up, it is a warning.
    """

    offer: str
    reason: str


@dataclass(frozen=True)
class AdvisedWith:
    """A warning where none of these offers is active or on the same quote."""

    offers: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class NotWith:
    """Never both in the same year; one of the two lines may be optional, for comparison.

    Where the other is already active there is nothing left to compare: refused, optional or not.
    """

    offer: str


@dataclass(frozen=True)
class Once:
    """At most one per quote, per year and authority, or per convention.

    An optional line counts here: taking it up beside a firm one would make two. Per year, one that is active
    counts as well; per convention, one that is active or was had earlier (the lines of a quote share it).
    """

    per: Per


@dataclass(frozen=True)
class NeedsAcfi:
    """The authority has an inspector (ACFI), the centre's or another's."""


@dataclass(frozen=True)
class NeedsAffiliation:
    """The authority is affiliated to the centre."""


@dataclass(frozen=True)
class NeedsContribution:
    """The authority pays the optional contribution."""


@dataclass(frozen=True)
class NeedsPrescription:
    """The date of the occupational physician's prescription is known."""


@dataclass(frozen=True)
class ExploratoryFirst:
    """An exploratory line of the same offer stands on the quote, or the offer was had earlier."""


@dataclass(frozen=True)
class QuantityLimit:
    """Units in one line: a maximum that refuses, a minimum that only warns."""

    maximum: int | None
    advised_minimum: int | None
    reason: str


@dataclass(frozen=True)
class ParticipantsLimit:
    """Participants of one line, refused above the maximum."""

    maximum: int


Condition = (
    NeedsOffer
    | DuplicateOf
    | AdvisedWith
    | NotWith
    | Once
    | NeedsAcfi
    | NeedsAffiliation
    | NeedsContribution
    | NeedsPrescription
    | ExploratoryFirst
    | QuantityLimit
    | ParticipantsLimit
)


def offers_named(condition: Condition) -> tuple[str, ...]:
    """The codes of other offers that the condition speaks of."""
    match condition:
        case NeedsOffer() | DuplicateOf() | NotWith():
            return (condition.offer,)
        case AdvisedWith():
            return condition.offers
        case _:
            return ()
