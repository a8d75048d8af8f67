"""Whether what was ordered for a year keeps up with the calendar.

A reading of ours: the days ordered are spread evenly over their period, those of a presence month by month,
for the offer says nothing of a rhythm. What is planned counts as well as what is done, because a day that has
its date is no longer to be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from cigdesk.domain.engagement_balance import ZERO, Balance
from cigdesk.domain.engagement_grants import to_half_days
from cigdesk.domain.engagement_offers import PACKAGE, PRESENCE_RATES
from cigdesk.domain.engagement_units import (
    ADVICE_DAY,
    ERGONOMICS_DAY,
    HALF,
    INSPECTION_DAY,
    sold_by_the_piece,
)

EXTRA_DAYS: Final = "ACFI-SUP"
"""Days ordered beside the package, once it is used up."""
TOLERATED: Final = Decimal("0.05")
"""The part of what was granted that may be missing: eighteen days of the calendar in a year."""


class PreventionKind(StrEnum):
    """What a day of prevention is."""

    INSPECTION = "inspection"
    ADVICE = "advice"
    ERGONOMICS = "ergonomics"
    EXTRA = "extra"
    PRESENCE = "presence"
    """Of a social worker or a CESF: followed apart from the others, by month."""
    PSYCHOSOCIAL = "psychosocial"
    GROUPS = "groups"
    AWARENESS = "awareness"
    SUPPORT = "support"
    HEALTH = "health"
    OTHER = "other"
    """What a catalogue of the centre's own sells by the day, the session or the seat."""


WORKS: Final = (
    PreventionKind.PSYCHOSOCIAL,
    PreventionKind.GROUPS,
    PreventionKind.AWARENESS,
    PreventionKind.SUPPORT,
    PreventionKind.HEALTH,
    PreventionKind.OTHER,
)
"""What is neither of a package, nor beyond it, nor of a presence; counted in the units of each order."""

_UNITS: Final = {
    INSPECTION_DAY: PreventionKind.INSPECTION,
    ADVICE_DAY: PreventionKind.ADVICE,
    ERGONOMICS_DAY: PreventionKind.ERGONOMICS,
}
_OFFERS: Final = {
    EXTRA_DAYS: PreventionKind.EXTRA,
    "CONSEIL": PreventionKind.ADVICE,
    **dict.fromkeys(("ERGO-CONC", "ERGO-AME", "ERGO-POSTE"), PreventionKind.ERGONOMICS),
    **dict.fromkeys(PRESENCE_RATES, PreventionKind.PRESENCE),
    **dict.fromkeys(("PSY-IND", "EVT", "DEGR"), PreventionKind.PSYCHOSOCIAL),
    **dict.fromkeys(("GAPP", "GAPP-INTER", "CODEV", "COACH"), PreventionKind.GROUPS),
    **dict.fromkeys(
        ("HAND-POL", "HAND-COM", "HAND-SENS", "HAND-REF", "FORUM", "SENS-PSAS"), PreventionKind.AWARENESS
    ),
    **dict.fromkeys(("QVCT", "TRANSF", "CYCLE"), PreventionKind.SUPPORT),
    **dict.fromkeys(("SANTE", "MED-CAB"), PreventionKind.HEALTH),
}


class PaceState(StrEnum):
    """Where an order stands, the most pressing first."""

    LATE = "late"
    TO_ENTER = "to-enter"
    """Its days are agreed with the authority and nobody has entered them yet."""
    TO_PLAN = "to-plan"
    PLANNED = "planned"
    """Every day has its date."""
    USED_UP = "used-up"
    """Every day is done."""


@dataclass(frozen=True)
class Stretch:
    """Days to be done between two days, both included."""

    granted: Decimal
    start: date
    end: date


@dataclass(frozen=True)
class Pace:
    """What was granted, what of it is done or planned, and what should be by now, in days."""

    granted: Decimal = ZERO
    used: Decimal = ZERO
    expected: Decimal = ZERO

    @property
    def share(self) -> Decimal:
        """The expected part of the whole, from 0 to 1; 0 where nothing was granted."""
        return self.expected / self.granted if self.granted else ZERO

    @property
    def late(self) -> bool:
        """Whether more is missing than can be tolerated: half a day, or a twentieth where that is more.

        Half a day is the least that can be ordered or planned (OFFERS.md, steps).
        """
        return self.expected - self.used > max(HALF, self.granted * TOLERATED)

    @property
    def behind(self) -> Decimal:
        """What is missing to keep up, in half-days; 0 for what is not late."""
        return max(to_half_days(self.expected - self.used), HALF) if self.late else ZERO


def kind_of(offer: str, unit: str) -> PreventionKind | None:
    """Of which kind the days or sessions of that order are; None for hours, and for years without a count."""
    if offer == PACKAGE:
        return _UNITS.get(unit)
    return _OFFERS.get(offer) or (PreventionKind.OTHER if sold_by_the_piece(unit) else None)


def share_over(start: date, end: date, day: date) -> Decimal:
    """The part of a period that is over at the end of that day, from 0 to 1."""
    length = (end - start).days + 1
    if length <= 0:
        raise ValueError("a period ends before it starts")
    return Decimal(min(max((day - start).days + 1, 0), length)) / length


def pace_of(balance: Balance, stretches: Iterable[Stretch], day: date) -> Pace:
    """The pace on that day of an order whose days lie in these stretches."""
    expected = sum((each.granted * share_over(each.start, each.end, day) for each in stretches), ZERO)
    return Pace(balance.granted, balance.used, expected)


def paces_together(paces: Iterable[Pace]) -> Pace:
    """The pace of several orders that are shown as one."""
    whole = Pace()
    for each in paces:
        whole = Pace(whole.granted + each.granted, whole.used + each.used, whole.expected + each.expected)
    return whole


class AuditState(StrEnum):
    """How far the audit is, to which the first year of a package is given (OFFERS.md, ACFI)."""

    TO_ENTER = "to-enter"
    TO_PLAN = "to-plan"
    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"


def audit_of(inspection: Balance) -> AuditState:
    """Where the audit stands: a reading of ours, it is what the days of inspection of the year do."""
    if not inspection.granted and not inspection.used:
        return AuditState.TO_ENTER
    if inspection.done >= inspection.granted:
        return AuditState.DONE
    if inspection.done:
        return AuditState.ONGOING
    return AuditState.PLANNED if inspection.planned else AuditState.TO_PLAN


def state_of(balances: Sequence[Balance], paces: Iterable[Pace], *, to_enter: bool) -> PaceState:
    """Where an authority stands with these orders: the most pressing of them speaks for it.

    Days beyond what one order granted make up for nothing in another: each kind was agreed on by itself.
    """
    if any(each.late for each in paces):
        return PaceState.LATE
    if to_enter:
        return PaceState.TO_ENTER
    if any(each.left for each in balances):
        return PaceState.TO_PLAN
    return PaceState.PLANNED if any(each.planned for each in balances) else PaceState.USED_UP
