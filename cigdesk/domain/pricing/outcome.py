"""What the pricing engine answers: priced lines, warnings, refusals, and the repairs that would lift them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from cigdesk.domain import money
from cigdesk.domain.catalogue import Tier, Unit


class RepairAct(StrEnum):
    """What a person can do about a finding; the fields of `Repair` that it uses are named here."""

    ADD_OFFER = "add-offer"
    """Add a line of `offer`."""
    MAKE_FIRM = "make-firm"
    """Turn the optional line of `offer` into a firm one."""
    MAKE_OPTIONAL = "make-optional"
    REMOVE_LINE = "remove-line"
    SET_QUANTITY = "set-quantity"
    """Set `quantity`."""
    SPLIT_PARTICIPANTS = "split-participants"
    """Share the participants between as many `lines` of this offer."""
    SPLIT_QUANTITY = "split-quantity"
    """Share the quantity between as many `lines` of this offer."""
    MOVE_BEYOND = "move-beyond"
    """Take `quantity` off this line and put it on a line of `offer`."""
    PROPOSE_CONVENTION = "propose-convention"
    """Propose the membership in `convention` with the quote."""
    ADD_EXPLORATORY = "add-exploratory"
    """Add a line of `offer` marked exploratory."""
    ENTER_QUANTITY = "enter-quantity"
    ENTER_PARTICIPANTS = "enter-participants"
    ENTER_PRESCRIPTION = "enter-prescription"
    CHOOSE_FORMAT = "choose-format"
    """Put the default `format`."""
    DECLARE_HEADCOUNT = "declare-headcount"
    RECORD_ACFI = "record-acfi"
    RECORD_AFFILIATION = "record-affiliation"
    RECORD_CONTRIBUTION = "record-contribution"


@dataclass(frozen=True)
class Repair:
    """One act that lifts a finding; `label` is its French button."""

    act: RepairAct
    label: str
    offer: str = ""
    convention: str = ""
    format: str = ""
    quantity: Decimal | None = None
    lines: int = 1


@dataclass(frozen=True)
class Refusal:
    """Why a line (without `line`: the whole request) cannot be issued: a stable rule, a French sentence."""

    line: int | None
    rule: str
    message: str
    repair: Repair | None = None


@dataclass(frozen=True)
class PriceWarning:
    """What the person should know of a line that can be issued nonetheless."""

    rule: str
    message: str
    repair: Repair | None = None


@dataclass(frozen=True)
class PriceLine:
    """One line of the answer, in the order of the request.

    `label` is empty and `unit` none for an offer that the catalogue does not have; `unit_price` and `amount`
    are none where they cannot be known. `quantity` is in the unit, whole minutes for an hourly one.
    """

    offer: str
    label: str
    detail: str
    unit: Unit | None
    quantity: Decimal | None
    participants: int | None
    unit_price: Decimal | None
    amount: Decimal | None
    optional: bool
    tier: Tier | None
    warnings: tuple[PriceWarning, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def unit_label(self) -> str:
        """The French name of the unit, agreeing with the quantity: « demi-journées »."""
        if self.unit is None:
            return ""
        return self.unit.singular if self.quantity is None else self.unit.named(self.quantity)


class Counted(Protocol):
    """A line that adds to the totals: firm or optional, with its amount in euros once it is known."""

    @property
    def amount(self) -> Decimal | None: ...
    @property
    def optional(self) -> bool: ...


Line = TypeVar("Line", bound=Counted)


@dataclass(frozen=True)
class Totalled(Generic[Line]):
    """Lines with what refuses them. Totals are euros before tax, none as soon as anything is refused.

    The draft totals add what can be priced, for the window to show while a quote is being written.
    """

    lines: tuple[Line, ...]
    refusals: tuple[Refusal, ...]

    @property
    def total(self) -> Decimal | None:
        """The sum of the firm lines."""
        return None if self.refusals else self.draft_total

    @property
    def total_with_options(self) -> Decimal | None:
        """The sum of all lines, "options comprises"."""
        return None if self.refusals else self.draft_total_with_options

    @property
    def draft_total(self) -> Decimal:
        """The firm lines that have an amount."""
        return amount_of(line for line in self.lines if not line.optional)

    @property
    def draft_total_with_options(self) -> Decimal:
        """All lines that have an amount."""
        return amount_of(self.lines)

    @property
    def options_total(self) -> Decimal:
        """The optional lines that have an amount."""
        return amount_of(line for line in self.lines if line.optional)

    def refusals_of(self, line: int | None) -> tuple[Refusal, ...]:
        """The refusals of one line by its position, or of the whole."""
        return tuple(refusal for refusal in self.refusals if refusal.line == line)


@dataclass(frozen=True)
class Pricing(Totalled[PriceLine]):
    """The whole answer, a line for each that was asked."""


def amount_of(lines: Iterable[Counted]) -> Decimal:
    """The sum of those that have an amount."""
    return money.total(line.amount for line in lines if line.amount is not None)
