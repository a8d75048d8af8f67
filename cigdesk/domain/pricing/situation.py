"""What the checks of a line look at: the line, its offer, and the rest of the quote counted once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cigdesk.domain.catalogue import (
    AllowanceTariff,
    Catalogue,
    Counting,
    Format,
    Offer,
    TierTariff,
)
from cigdesk.domain.catalogue.tiers import at_headcount
from cigdesk.domain.money import ZERO
from cigdesk.domain.pricing.request import LineRequest, PriceRequest


class Situation:
    """A request in the light of a catalogue.

    "On the quote" means on a firm line: an optional line never meets a condition on another offer (OFFERS.md,
    "Already there").
    """

    def __init__(self, catalogue: Catalogue, request: PriceRequest) -> None:
        self.catalogue = catalogue
        self.day = request.day
        self.authority = request.authority
        self.lines = request.lines
        self._firm = {line.offer for line in request.lines if not line.optional}
        self._optional = {line.offer for line in request.lines if line.optional}
        self._explored = {line.offer for line in request.lines if line.exploratory and not line.optional}
        self._first: dict[str, int] = {}
        self._time_so_far: dict[int, Decimal] = {}
        self._read_lines_in_turn()

    def at(self, position: int) -> LineSituation | None:
        """The line of that position; none when the catalogue does not have its offer."""
        line = self.lines[position]
        offer = self.catalogue.offers.get(line.offer)
        return None if offer is None else LineSituation(self, position, line, offer)

    def active(self, offer: str) -> bool:
        """Whether the authority has the offer this year, outside this quote."""
        return offer in self.authority.active_offers

    def present(self, offer: str) -> bool:
        """Whether the offer is active or on the quote."""
        return self.active(offer) or offer in self._firm

    def earlier(self, offer: str) -> bool:
        """Whether the offer was accepted or done before."""
        return offer in self.authority.earlier_offers

    def granted_under_convention(self, offer: Offer) -> bool:
        """Whether the offer was already given under the period of its convention that covers the day."""
        told = [each for each in self.authority.periods if each.convention == offer.convention]
        if not told:
            return self.active(offer.code) or self.earlier(offer.code)
        given = [each for each in self.authority.granted if each.offer == offer.code]
        return any(period.holds(each) for period in told for each in given)

    def proposed_as_option(self, offer: str) -> bool:
        """Whether the offer stands on an optional line."""
        return offer in self._optional

    def explored(self, offer: str) -> bool:
        """Whether a firm line of the offer is its exploratory session."""
        return offer in self._explored

    @property
    def has_acfi(self) -> bool:
        """The authority says so, or has the package that brings an inspector, active or on the quote."""
        granting = (offer.code for offer in self.catalogue.offers.values() if offer.grants_acfi)
        return self.authority.has_acfi or any(self.present(code) for code in granting)

    def first_position(self, offer: str) -> int | None:
        """The first line of the offer, firm lines before optional ones."""
        return self._first.get(offer)

    def time_so_far(self, position: int) -> Decimal:
        """The quantities of the offer up to and with that line, firm lines before optional ones."""
        return self._time_so_far[position]

    def _read_lines_in_turn(self) -> None:
        sums: dict[str, Decimal] = {}
        for position in sorted(range(len(self.lines)), key=lambda i: (self.lines[i].optional, i)):
            line = self.lines[position]
            self._first.setdefault(line.offer, position)
            sums[line.offer] = sums.get(line.offer, Decimal(0)) + max(line.quantity or Decimal(0), Decimal(0))
            self._time_so_far[position] = sums[line.offer]


@dataclass(frozen=True)
class LineSituation:
    """One line whose offer is known, with what can be worked out of it."""

    quote: Situation
    position: int
    line: LineRequest
    offer: Offer

    @property
    def quantity(self) -> Decimal | None:
        """As asked, or the default: the headcount for agents, none for minutes, 1 otherwise."""
        if self.line.quantity is not None:
            return self.line.quantity
        match self.offer.unit.counts:
            case Counting.MINUTES:
                return None
            case Counting.AGENTS:
                return None if self.headcount is None else Decimal(self.headcount)
            case _:
                return Decimal(1)

    @property
    def quantity_sold(self) -> Decimal | None:
        """The quantity if it can be sold: a positive multiple of the step, the headcount for agents."""
        quantity = self.quantity
        if quantity is None or not is_step(quantity, self.offer.step):
            return None
        if self.offer.unit.counts is Counting.AGENTS and quantity != self.headcount:
            return None
        return quantity

    @property
    def headcount(self) -> int | None:
        """Agents declared for the year."""
        return self.quote.authority.headcount

    @property
    def participants(self) -> int | None:
        """Participants, for an offer that counts or limits them."""
        return self.line.participants if self.offer.uses_participants else None

    @property
    def format(self) -> Format | None:
        """The format asked for, the first of the offer by default; none for a word that it does not have."""
        if not self.line.format:
            return next(iter(self.offer.formats), None)
        return next((form for form in self.offer.formats if form.word == self.line.format), None)

    @property
    def unit_price(self) -> Decimal | None:
        """Euros for one unit; none when the tier is not known."""
        tariff = self.offer.tariff
        if isinstance(tariff, AllowanceTariff):
            return ZERO
        if not isinstance(tariff, TierTariff):
            return tariff.price
        return None if self.headcount is None else at_headcount(tariff.tiers, self.headcount).price

    @property
    def allowance(self) -> int | None:
        """Minutes worked without charge at most; none without headcount or for an offer that is charged."""
        tariff = self.offer.tariff
        if self.headcount is None or not isinstance(tariff, AllowanceTariff):
            return None
        return at_headcount(tariff.tiers, self.headcount).minutes


def is_step(quantity: Decimal, step: Decimal) -> bool:
    """Whether the quantity is a positive multiple of the step, exactly."""
    return quantity > 0 and (Fraction(quantity) / Fraction(step)).denominator == 1
