"""A quote: priced lines for one authority, numbered without holes, frozen once issued."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cigdesk.domain.errors import Refused
from cigdesk.domain.letters import Way


class QuoteState(StrEnum):
    """Recorded states; "expired" is computed and never stored."""

    DRAFT = "draft"
    ISSUED = "issued"
    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


TRANSITIONS: dict[QuoteState, frozenset[QuoteState]] = {
    QuoteState.DRAFT: frozenset({QuoteState.ISSUED}),
    QuoteState.ISSUED: frozenset({QuoteState.SENT, QuoteState.CANCELLED, QuoteState.REPLACED}),
    QuoteState.SENT: frozenset(
        {QuoteState.ACCEPTED, QuoteState.REFUSED, QuoteState.CANCELLED, QuoteState.REPLACED}
    ),
    QuoteState.ACCEPTED: frozenset({QuoteState.CANCELLED}),
    QuoteState.REFUSED: frozenset(),
    QuoteState.CANCELLED: frozenset(),
    QuoteState.REPLACED: frozenset(),
}
"""The one table of transitions (DOMAIN.md, States)."""

STATE_NAMES = {
    QuoteState.DRAFT: "brouillon",
    QuoteState.ISSUED: "émis",
    QuoteState.SENT: "envoyé",
    QuoteState.ACCEPTED: "accepté",
    QuoteState.REFUSED: "refusé",
    QuoteState.CANCELLED: "annulé",
    QuoteState.REPLACED: "remplacé",
}


class RefusalReason(StrEnum):
    """Why an authority turned a quote down: a short list, so that it can be counted."""

    PRICE = "price"
    BUDGET = "budget"
    POSTPONED = "postponed"
    OTHER_PROVIDER = "other-provider"
    NO_NEED = "no-need"
    NO_ANSWER = "no-answer"
    OTHER = "other"

    @property
    def label(self) -> str:
        """« budget non voté »."""
        return _REFUSALS[self]


_REFUSALS: Final = {
    RefusalReason.PRICE: "prix jugé trop élevé",
    RefusalReason.BUDGET: "budget non disponible",
    RefusalReason.POSTPONED: "projet reporté",
    RefusalReason.OTHER_PROVIDER: "autre prestataire retenu",
    RefusalReason.NO_NEED: "besoin disparu",
    RefusalReason.NO_ANSWER: "sans réponse",
    RefusalReason.OTHER: "autre motif",
}


class QuoteLineKind(StrEnum):
    """What a line of a quote is."""

    OFFER = "offer"
    SECTION = "section"
    """A title with the subtotal of the lines below it, down to the next one."""
    NOTE = "note"
    FREE = "free"
    """Priced by hand, with its reason; a negative one is a "remise gracieuse"."""


class QuoteStanding(StrEnum):
    """Where a quote stands on a day: its state, or "expired" once its validity is over without an answer."""

    DRAFT = "draft"
    ISSUED = "issued"
    SENT = "sent"
    ACCEPTED = "accepted"
    EXPIRED = "expired"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


def standing_of(state: QuoteState, valid_until: date | None, today: date) -> QuoteStanding:
    """Where a quote of that state and validity stands today."""
    waiting = state in (QuoteState.ISSUED, QuoteState.SENT)
    if waiting and valid_until is not None and valid_until < today:
        return QuoteStanding.EXPIRED
    return QuoteStanding(state.value)


def require_move(origin: QuoteState, target: QuoteState) -> None:
    """Raise `Refused` for a transition that the table does not have."""
    if target not in TRANSITIONS[origin]:
        raise Refused(f"Un devis {STATE_NAMES[origin]} ne peut pas devenir {STATE_NAMES[target]}.")


def last_valid_day(issued_on: date, months: int) -> date:
    """The last day of validity: the same day so many months later, or the last of a shorter month."""
    return issued_on + relativedelta(months=months)


def quote_number(prefix: str, year: int | None, sequence: int | None, revision: int) -> str:
    """`2026-0042`, `2026-0042-R1` for its first revision; nothing while it has no sequence."""
    if sequence is None:
        return ""
    base = f"{prefix}{year}-{sequence:04d}"
    return f"{base}-R{revision}" if revision else base


@dataclass(eq=False, kw_only=True)
class QuoteLine:
    """One line: what was asked, and, once issued, what was priced (which never moves again)."""

    id: UUID
    rev: int = 1
    quote_id: UUID
    position: int
    kind: QuoteLineKind = QuoteLineKind.OFFER
    offer: str = ""
    """The code of its offer; empty for every other kind of line."""
    text: str = ""
    """The title of a section, the words of a note, the label of a line priced by hand."""
    free_price: Decimal | None = None
    """Euros per unit of a line priced by hand, VAT apart; below 0 for a "remise gracieuse"."""
    free_unit: str = ""
    free_reason: str = ""
    """Why it is priced by hand; kept and journaled, never printed."""
    quantity: Decimal | None = None
    """In the unit of the offer; whole minutes for an offer by the hour; none means the offer's default."""
    participants: int | None = None
    format: str = ""
    exploratory: bool = False
    prescription: date | None = None
    optional: bool = False
    label: str = ""
    detail: str = ""
    unit: str = ""
    unit_price: Decimal | None = None
    amount: Decimal | None = None


@dataclass(eq=False, kw_only=True)
class Quote:
    """A draft has neither number nor frozen prices; both come at issue, in one transaction."""

    id: UUID
    rev: int = 1
    authority_id: UUID
    object: str = ""
    service_day: date
    """The day whose catalogue prices the lines."""
    state: QuoteState = QuoteState.DRAFT
    year: int | None = None
    sequence: int | None = None
    revision: int = 0
    prefix: str = ""
    replaces_id: UUID | None = None
    catalogue: str = ""
    follower: str = ""
    contact_id: UUID | None = None
    created_at: datetime
    issued_on: date | None = None
    valid_until: date | None = None
    state_on: date | None = None
    reason: str = ""
    headcount: int | None = None
    total: Decimal | None = None
    total_with_options: Decimal | None = None
    snapshot: str = ""
    """The printed sheet as JSON, kept at issue: a reprint never reads today's data."""
    pdf_sha256: str = ""
    refusal: RefusalReason | None = None
    late_confirmation: str = ""
    """What was confirmed to accept it after its validity, as it was shown."""
    engagement_number: str = ""
    """The authority's own, as the "bon pour accord" or its order gives it."""
    purchase_order: str = ""
    service_code: str = ""
    """Code of the service to bill, where it is not the authority's usual one."""
    signed_on: date | None = None
    signed_by: str = ""
    signed_as: str = ""
    """The quality of who signed: maire, président, directeur général des services…"""
    by_delegation: bool = False
    lines: list[QuoteLine] = field(default_factory=list)

    @property
    def number(self) -> str:
        """`2026-0042`, `2026-0042-R1`, or nothing for a draft."""
        return quote_number(self.prefix, self.year, self.sequence, self.revision)

    @property
    def editable(self) -> bool:
        """Only a draft is edited; an issued quote is revised."""
        return self.state is QuoteState.DRAFT

    def expired(self, today: date) -> bool:
        """Past its validity, and still waiting for an answer."""
        return standing_of(self.state, self.valid_until, today) is QuoteStanding.EXPIRED

    def move_to(self, state: QuoteState, day: date, reason: str = "") -> None:
        """Change the state by the table; raises `Refused` for any other transition."""
        require_move(self.state, state)
        if state is QuoteState.CANCELLED and not reason.strip():
            raise Refused("Indiquez le motif de l’annulation.")
        self.state, self.state_on, self.reason = state, day, reason.strip() or self.reason


@dataclass(eq=False, kw_only=True)
class QuoteSending:
    """One departure of the quote for its authority, as it was prepared in the person's mail program."""

    id: UUID
    rev: int = 1
    quote_id: UUID
    at: datetime
    way: Way
    recipient: str = ""
    """The address or the name it went to."""


@dataclass(eq=False, kw_only=True)
class QuoteCounter:
    """The last number given in a year; read and raised inside the issuing transaction."""

    id: UUID
    rev: int = 1
    year: int
    last: int = 0
