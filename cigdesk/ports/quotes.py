"""Rows and queries about quotes, and what issuing one needs from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from cigdesk.domain.quote import QuoteState


class Files(Protocol):
    """Documents kept beside the store, encrypted, each named by its hash."""

    def keep(self, content: bytes) -> str:
        """Keep the content for good; gives its SHA-256 in hexadecimal. Keeping it twice keeps it once."""

    def read(self, sha256: str) -> bytes:
        """The very bytes; raises `NotFound` when the file is gone or was altered."""


@dataclass(frozen=True)
class QuoteRow:
    """One line of the list of quotes."""

    id: UUID
    number: str
    revision: int
    state: QuoteState
    authority_id: UUID
    authority: str
    object: str
    day: date
    """The day of issue, or of creation for a draft."""
    valid_until: date | None
    total: Decimal | None
    near: bool = False
    """Found by words that hold typing errors."""


@dataclass(frozen=True)
class GrantedOffer:
    """An offer that an accepted quote gave to an authority."""

    offer: str
    service_day: date


class QuoteQueries(Protocol):
    """Reading quotes without loading them."""

    def search(
        self,
        text: str = "",
        *,
        states: frozenset[QuoteState] = frozenset(),
        authority_id: UUID | None = None,
        limit: int = 5000,
    ) -> list[QuoteRow]:
        """Quotes whose number, object or authority match every word, newest first; no state means any."""

    def granted_offers(self, authority_id: UUID) -> list[GrantedOffer]:
        """What the accepted quotes of an authority hold, optional lines apart."""
