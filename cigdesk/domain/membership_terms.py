"""The terms of one year of a membership, and the amendments that change a membership while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.membership import Membership, MembershipState


@dataclass(eq=False, kw_only=True)
class MembershipTerms:
    """Option, headcount and price of a civil year, as they were agreed: a later declaration moves none."""

    id: UUID
    rev: int = 1
    membership_id: UUID
    year: int
    offer: str = ""
    """The option taken (`MED-1`, `SST-60`, `CESF-80`…); empty where the convention has no price."""
    headcount: int | None = None
    amount: Decimal | None = None
    """Euros of the year, as of the catalogue of its first day; none where nothing is due."""
    note: str = ""
    """The reason of an amount that is not the catalogue's."""

    def holds_under(self, membership: Membership) -> bool:
        """Whether the authority has the option that year: signed, and not ended or denounced before it."""
        lasts = membership.last_day is None or self.year <= membership.last_day.year
        return bool(self.offer) and membership.state is MembershipState.SIGNED and lasts


@dataclass(eq=False, kw_only=True)
class Amendment:
    """A numbered change of a membership (avenant): what changed, from which day, decided and signed when."""

    id: UUID
    rev: int = 1
    membership_id: UUID
    number: int
    """1 for the first of its membership, without hole."""
    effect: date
    object: str
    changes: str = ""
    """What changed, one per line, each as it is printed: « Fin : 31 décembre 2027 → 31 décembre 2028 »."""
    decided_on: date | None = None
    signed_on: date | None = None
