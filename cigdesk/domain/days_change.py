"""The trace of days agreed for a year that are moved or corrected: who, when, from what to what, why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.identifiers import line_fault

WHY: Final = "Dites pourquoi les jours changent, par exemple «\u00a0à la demande de la collectivité\u00a0»."


@dataclass(eq=False, kw_only=True)
class DaysChange:
    """One part of a package, or one month of presence, whose days became others."""

    id: UUID
    rev: int = 1
    engagement_id: UUID
    at: datetime
    by: str
    """The name of who did it, as it was then."""
    before: Decimal
    after: Decimal
    reason: str = ""


def moves(before: Mapping[UUID, Decimal], after: Mapping[UUID, Decimal]) -> tuple[UUID, ...]:
    """The parts whose days differ, in the order given."""
    return tuple(each for each, count in after.items() if count != before[each])


def wants_reason(before: Mapping[UUID, Decimal], after: Mapping[UUID, Decimal], others: Decimal) -> bool:
    """Whether a reason is due: something was agreed already, and is agreed otherwise.

    `others` is what the parts of the same package hold that are not among these.
    """
    return bool(sum(before.values(), others)) and bool(moves(before, after))


def reason_fault(reason: str, *, wanted: bool) -> str:
    """What keeps that reason from being kept: it is one line, and asked for once days were agreed."""
    if wanted and not reason.strip():
        return WHY
    return line_fault(reason)
