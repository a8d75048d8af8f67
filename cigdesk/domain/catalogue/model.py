"""The offers and prices of one centre from a day on, as frozen values read from data.

A catalogue never holds code: what an offer costs, how it is counted and what it demands are values here, so
that a new year, or another centre, is a new file. Sentences are French, ready to be shown or printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cigdesk import french
from cigdesk.domain.catalogue.conditions import (
    Condition,
    ExploratoryFirst,
    NeedsPrescription,
    ParticipantsLimit,
)
from cigdesk.domain.catalogue.tiers import Tier, TierAllowance, TierPrice


class Counting(StrEnum):
    """What a quantity counts, hence its default and how the price is multiplied."""

    UNITS = "units"
    MINUTES = "minutes"
    """Whole minutes of a price per hour; no default."""
    AGENTS = "agents"
    """The declared headcount, which is the default and the only quantity accepted."""
    PARTICIPANTS = "participants"
    """Units, each multiplied by the participants of the line."""


class PrerequisiteKind(StrEnum):
    """What must be there before the work is planned; it is printed and refuses nothing at pricing."""

    VALIDATED_QUOTE = "validated-quote"
    RECRUITMENT = "recruitment"


@dataclass(frozen=True)
class Unit:
    """A unit of sale: its stable id (`half-day`) and its French name."""

    id: str
    singular: str
    plural: str
    counts: Counting

    def named(self, count: Decimal) -> str:
        """The name that agrees with the count, which is minutes for an hourly unit."""
        units = count / 60 if self.counts is Counting.MINUTES else count
        return french.agree(units, self.singular, self.plural)

    def counted(self, count: Decimal) -> str:
        """« 1,5 jour », « 2 demi-journées », « 7 h 20 »."""
        if self.counts is Counting.MINUTES:
            return french.hours(int(count))
        return french.plural(count, self.singular, self.plural)


@dataclass(frozen=True)
class Section:
    """A chapter of the printed offer."""

    id: str
    label: str


@dataclass(frozen=True)
class ConventionTerms:
    """A convention of this centre, by its code of DOMAIN.md."""

    code: str
    label: str
    must_be_signed: bool = False
    """Whether a membership that is only proposed with the quote refuses its offers, instead of a warning."""


@dataclass(frozen=True)
class Prerequisite:
    """See `PrerequisiteKind`; the note is printed with the line."""

    id: str
    kind: PrerequisiteKind
    note: str


@dataclass(frozen=True)
class Format:
    """A form that an intervention takes: the word asked for, and the participants that it holds at most."""

    word: str
    label: str
    maximum: int | None


@dataclass(frozen=True)
class FlatTariff:
    """One price per unit, whatever the authority."""

    price: Decimal


@dataclass(frozen=True)
class TierTariff:
    """A price by headcount."""

    tiers: tuple[TierPrice, ...]


@dataclass(frozen=True)
class AllowanceTariff:
    """Time worked and counted but charged 0, up to a ceiling by headcount; the offer `beyond` takes over."""

    tiers: tuple[TierAllowance, ...]
    beyond: str


Tariff = FlatTariff | TierTariff | AllowanceTariff


@dataclass(frozen=True)
class Offer:
    """A line of the catalogue.

    `step` is the smallest quantity, in what the unit counts (minutes for an hourly one). `details` are the
    one-line texts printed under the label: the first whose `{placeholders}` are all known is used.
    `readings` are our own readings of what the printed offer leaves open.
    """

    code: str
    label: str
    description: str
    section: str
    unit: Unit
    tariff: Tariff
    step: Decimal
    convention: str
    new: bool = False
    details: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    formats: tuple[Format, ...] = ()
    """The first is the default."""
    conditions: tuple[Condition, ...] = ()
    grants_acfi: bool = False
    added_as_option: bool = False
    """Whether the window proposes it as an optional line; a firm line is priced alike."""

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The scale of headcounts that the price or the allowance follows; empty for a flat price."""
        if isinstance(self.tariff, FlatTariff):
            return ()
        return tuple(row.tier for row in self.tariff.tiers)

    @property
    def flat_price(self) -> Decimal | None:
        """The price per unit where it depends on nothing."""
        return self.tariff.price if isinstance(self.tariff, FlatTariff) else None

    @property
    def hourly(self) -> bool:
        """Whether quantities are whole minutes."""
        return self.unit.counts is Counting.MINUTES

    @property
    def uses_participants(self) -> bool:
        """Whether the number of participants is asked for; others ignore it."""
        counted = self.unit.counts is Counting.PARTICIPANTS
        return counted or bool(self.formats) or self.has(ParticipantsLimit)

    @property
    def uses_prescription(self) -> bool:
        """Whether the date of a prescription is asked for."""
        return self.has(NeedsPrescription)

    @property
    def uses_exploratory(self) -> bool:
        """Whether a line may be marked as the exploratory session."""
        return self.has(ExploratoryFirst)

    @property
    def all_notes(self) -> tuple[str, ...]:
        """What is printed with each line of this offer, prerequisites first."""
        return tuple(prerequisite.note for prerequisite in self.prerequisites) + self.notes

    def has(self, kind: type[object]) -> bool:
        """Whether a condition of that class is among its conditions."""
        return any(isinstance(condition, kind) for condition in self.conditions)


@dataclass(frozen=True)
class Catalogue:
    """One centre's offers, in the order of the printed offer.

    In force from `effective_from` (none: any day) until the day `until`, excluded, when its successor starts.
    """

    id: str
    label: str
    centre: str
    effective_from: date | None
    offers: Mapping[str, Offer]
    sections: tuple[Section, ...] = ()
    conventions: tuple[ConventionTerms, ...] = ()
    tier_reference: str = ""
    """The offer whose scale says the tier of an authority."""
    to_the_letter: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    until: date | None = None

    def in_force_on(self, day: date) -> bool:
        """Whether its prices hold on that day."""
        started = self.effective_from is None or self.effective_from <= day
        return started and (self.until is None or day < self.until)

    def convention_label(self, code: str) -> str:
        """The French name of a convention; its code where this centre does not have it."""
        return next((terms.label for terms in self.conventions if terms.code == code), code)

    def convention_must_be_signed(self, code: str) -> bool:
        """Whether proposing the membership with the quote is not enough."""
        return any(terms.must_be_signed for terms in self.conventions if terms.code == code)

    def offer_label(self, code: str) -> str:
        """The French name of an offer; its code where the catalogue no longer has it."""
        return self.offers[code].label if code in self.offers else code

    def in_section(self, section: str) -> tuple[Offer, ...]:
        """The offers of a chapter, in printed order."""
        return tuple(offer for offer in self.offers.values() if offer.section == section)

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The scale of headcounts of this centre; empty when no price follows one."""
        return self.offers[self.tier_reference].tiers if self.tier_reference else ()


def headcount_tier(catalogue: Catalogue, headcount: int) -> Tier | None:
    """The tier of an authority of that many agents (1 or more); none where the centre has no scale."""
    return next((tier for tier in catalogue.tiers if tier.holds(headcount)), None)
