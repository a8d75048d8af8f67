"""What the papers of a membership say, ready to be laid out: every sentence is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cigdesk.domain.membership_amending import Difference
from cigdesk.services.agenda_sheets import Letterhead


@dataclass(frozen=True, kw_only=True)
class Party:
    """The authority, as an envelope names it."""

    name: str
    contact: str
    address_lines: tuple[str, ...]
    siren: str
    siret: str


@dataclass(frozen=True)
class Fact:
    """A label and what is known of it."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class YearRow:
    """The terms of a year; an amount of None is « à compléter » where something is due."""

    year: int
    option: str
    detail: str
    headcount: int | None
    amount: Decimal | None
    due: bool


@dataclass(frozen=True)
class Signing:
    """One side that signs: who it is, and when it signed where that is known."""

    title: str
    lines: tuple[str, ...]
    day: date | None


@dataclass(frozen=True, kw_only=True)
class MembershipPage:
    """What every paper of a membership has; `day` is the one on which it is made."""

    head: Letterhead
    siret: str
    """Of the centre; empty while it is not filled in."""
    day: date
    convention: str
    authority: Party


@dataclass(frozen=True, kw_only=True)
class MembershipForm(MembershipPage):
    """The form of a membership (bulletin d'adhésion)."""

    facts: tuple[Fact, ...]
    years: tuple[YearRow, ...]
    clauses: tuple[str, ...]
    mentions: tuple[tuple[str, str], ...]
    """Their first words, in bold, and the text."""
    signings: tuple[Signing, Signing]


@dataclass(frozen=True, kw_only=True)
class AmendmentPage(MembershipPage):
    """An amendment (avenant)."""

    number: int
    object: str
    effect: date
    facts: tuple[Fact, ...]
    changes: tuple[Difference, ...]
    signings: tuple[Signing, Signing]


@dataclass(frozen=True, kw_only=True)
class Certificate(MembershipPage):
    """A certificate (attestation d'adhésion)."""

    paragraphs: tuple[str, ...]
    years: tuple[YearRow, ...]
    place: str
    signatory: str
    signatory_title: str
