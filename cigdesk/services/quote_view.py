"""What the editor and the list of quotes show, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from cigdesk import french
from cigdesk.domain.authority import AuthorityKind
from cigdesk.domain.catalogue import Catalogue, Counting, Offer, Unit
from cigdesk.domain.pricing import LaidLine, PriceWarning, QuotePricing, Refusal
from cigdesk.domain.quote import Quote, QuoteLine, QuoteLineKind, QuoteStanding, QuoteState, RefusalReason
from cigdesk.domain.quote_answer import Acceptance, BillingNeeds, Lacking
from cigdesk.services.quote_facts import ConventionStanding
from cigdesk.services.quote_sheet import QuoteSheet


@dataclass(frozen=True)
class MissingSetting:
    """A setting without which no quote is issued: where it is filled in, and the sentence."""

    field: str
    message: str


@dataclass(frozen=True)
class QuoteLineView:
    """One line: what was asked, what it costs, what stands against it."""

    id: UUID
    code: str
    offer: Offer | None
    """None once the quote is issued, or for an offer that the catalogue does not have."""
    label: str
    detail: str
    unit: str
    quantity: Decimal | None
    quantity_text: str
    participants: int | None
    format: str
    exploratory: bool
    prescription: date | None
    optional: bool
    unit_price: Decimal | None
    amount: Decimal | None
    counted_in: Unit | None = None
    """How the quantity of a draft is typed; None once issued."""
    warnings: tuple[PriceWarning, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    kind: QuoteLineKind = QuoteLineKind.OFFER
    text: str = ""
    """As written: the title of a section, the words of a note, the label of a line priced by hand."""
    free_price: Decimal | None = None
    free_unit: str = ""
    free_reason: str = ""
    subtotal: Decimal | None = None
    """Euros before tax of the firm lines of a section."""

    @property
    def priced(self) -> bool:
        """Whether it is a line that has a price."""
        return self.kind in (QuoteLineKind.OFFER, QuoteLineKind.FREE)


@dataclass(frozen=True)
class ContactChoice:
    """Somebody of the authority to whom the quote may be addressed."""

    id: UUID
    name: str
    role: str


@dataclass(frozen=True)
class RevisionLink:
    """The quote that replaces another, or the draft that will: it has no number yet."""

    id: UUID
    number: str


@dataclass(frozen=True)
class QuoteView:
    """A quote as the editor shows it."""

    id: UUID
    number: str
    state: QuoteState
    standing: QuoteStanding
    authority_id: UUID
    authority: str
    authority_kind: AuthorityKind
    authority_detail: str
    siren: str
    headcount: int | None
    headcount_changed: bool
    """The declaration changed since the issue; the quote did not move."""
    tier: str
    conventions: tuple[ConventionStanding, ...]
    object: str
    service_day: date
    issued_on: date | None
    valid_until: date | None
    """None for a draft: see `valid_if_issued_today`."""
    valid_if_issued_today: date
    validity: str
    """« 3 mois »."""
    follower: str
    followers: tuple[str, ...]
    """Who may be named as following the quote: persons and practitioners, the present one first."""
    contact_id: UUID | None
    contacts: tuple[ContactChoice, ...]
    reason: str
    state_on: date | None
    lines: tuple[QuoteLineView, ...]
    general_refusals: tuple[Refusal, ...]
    missing: tuple[MissingSetting, ...]
    total: Decimal
    """The firm lines that have a price, before tax."""
    total_with_options: Decimal
    to_pay: Decimal
    """`total` with the tax of the day, as the page has it."""
    to_pay_with_options: Decimal
    replaces: str
    """Number of the quote that this one replaces, or will replace once issued."""
    replaces_id: UUID | None
    revision: RevisionLink | None
    catalogue: Catalogue | None
    vat: str
    """« non applicable »."""
    acceptance: Acceptance
    """What is known of the authority's agreement; empty but for its sheet before there is one."""
    needs: BillingNeeds
    lacking: tuple[Lacking, ...]
    """What its invoices will ask for and that is not known yet."""
    agreed: bool
    """Whether it was accepted once: an accepted quote is cancelled by common agreement."""
    refusal: RefusalReason | None
    late_confirmation: str
    """What was confirmed to accept it after its validity."""
    may_edit: bool = True
    """Whether the person at the keyboard prepares quotes."""

    @property
    def expired(self) -> bool:
        """Past its validity, and still waiting for an answer."""
        return self.standing is QuoteStanding.EXPIRED

    @property
    def has_options(self) -> bool:
        """Whether a second total stands under the first."""
        return any(line.optional for line in self.lines)

    @property
    def editable(self) -> bool:
        """Only a draft is, by whoever may."""
        return self.may_edit and self.state is QuoteState.DRAFT

    @property
    def refusals(self) -> int:
        """How many points forbid the issue."""
        return sum(len(line.refusals) for line in self.lines) + len(self.general_refusals) + len(self.missing)

    @property
    def warnings(self) -> int:
        """How many points are to be known."""
        return sum(len(line.warnings) for line in self.lines)


def draft_lines(
    quote: Quote, pricing: QuotePricing, catalogue: Catalogue | None
) -> tuple[QuoteLineView, ...]:
    """The lines of a draft at today's reading of the rules."""
    return tuple(
        _draft_line(line, laid, pricing.refusals_of(place), catalogue)
        for place, (line, laid) in enumerate(zip(quote.lines, pricing.lines, strict=True))
    )


def _draft_line(
    line: QuoteLine, laid: LaidLine, refusals: tuple[Refusal, ...], catalogue: Catalogue | None
) -> QuoteLineView:
    return QuoteLineView(
        id=line.id,
        code=line.offer,
        offer=catalogue.offers.get(line.offer) if catalogue else None,
        label=laid.label,
        detail=laid.detail,
        unit=laid.unit_label,
        quantity=laid.quantity,
        quantity_text=quantity_text(laid.unit, laid.quantity, laid.participants),
        participants=line.participants,
        format=line.format,
        exploratory=line.exploratory,
        prescription=line.prescription,
        optional=line.optional,
        unit_price=laid.unit_price,
        amount=laid.amount,
        counted_in=laid.unit,
        warnings=laid.warnings,
        refusals=refusals,
        notes=laid.notes,
        kind=line.kind,
        text=line.text,
        free_price=line.free_price,
        free_unit=line.free_unit,
        free_reason=line.free_reason,
        subtotal=laid.subtotal,
    )


def issued_lines(quote: Quote, sheet: QuoteSheet) -> tuple[QuoteLineView, ...]:
    """The lines of an issued quote, as they were frozen."""
    return tuple(
        QuoteLineView(
            id=line.id,
            code=line.offer,
            offer=None,
            label=line.label,
            detail=line.detail,
            unit=printed.unit,
            quantity=line.quantity,
            quantity_text=printed.quantity,
            participants=line.participants,
            format=line.format,
            exploratory=line.exploratory,
            prescription=line.prescription,
            optional=line.optional,
            unit_price=line.unit_price,
            amount=line.amount,
            notes=printed.notes,
            kind=line.kind,
            text=line.text,
            free_price=line.free_price,
            free_unit=line.free_unit,
            free_reason=line.free_reason,
            subtotal=printed.subtotal,
        )
        for line, printed in zip(quote.lines, sheet.lines, strict=True)
    )


def quantity_text(unit: Unit | None, quantity: Decimal | None, participants: int | None) -> str:
    """« 1,5 », « 7 h 20 », « 4 × 6 » for an offer counted by half-day and participant."""
    if quantity is None:
        return ""
    if unit is None:
        return french.quantity(quantity)
    if unit.counts is Counting.MINUTES:
        return french.hours(int(quantity))
    text = french.quantity(quantity)
    by_head = unit.counts is Counting.PARTICIPANTS and participants is not None
    return f"{text} × {participants}" if by_head else text
