"""An authority in a convention from a day to a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

RENEWAL_NOTICE = timedelta(days=183)
"""A membership is "to renew" in its last six months (first of the reminders at 6, 3 and 1 months)."""


class Convention(StrEnum):
    """The kinds of contract of both offers."""

    CADRE = "cadre"
    MEDECINE = "medecine"
    SOCIAL = "social"
    ACCOMPAGNEMENT_SOCIAL = "accompagnement-social"


class MembershipState(StrEnum):
    """What is recorded; the rest is computed from dates by `Membership.standing`."""

    PROPOSED = "proposed"
    SIGNED = "signed"


class Standing(StrEnum):
    """Where a membership stands on a day."""

    PROPOSED = "proposed"
    UPCOMING = "upcoming"
    IN_FORCE = "in-force"
    TO_RENEW = "to-renew"
    DENOUNCED = "denounced"
    ENDED = "ended"


@dataclass(eq=False, kw_only=True)
class Membership:
    """A period of membership; both days included, no last day means until further notice."""

    id: UUID
    rev: int = 1
    authority_id: UUID
    convention: Convention
    start: date
    end: date | None = None
    state: MembershipState = MembershipState.SIGNED
    signed_on: date | None = None
    denounced_on: date | None = None
    denounced_effect: date | None = None
    reason: str = ""
    pending_recruitment: bool = False
    waiting_list: bool = False

    @property
    def last_day(self) -> date | None:
        """The end, or the day of effect of a denunciation when it comes first."""
        days = [day for day in (self.end, self.denounced_effect) if day is not None]
        return min(days) if days else None

    def covers(self, day: date) -> bool:
        """Whether the dates hold the day, signed or not."""
        return self.start <= day and (self.last_day is None or day <= self.last_day)

    def active(self, day: date) -> bool:
        """Whether the convention is in force for pricing and booking: signed, the day within its dates."""
        return self.state is MembershipState.SIGNED and self.covers(day)

    def overlaps(self, other: Membership) -> bool:
        """Whether both are of the same authority and convention and share a day."""
        same = (self.authority_id, self.convention) == (other.authority_id, other.convention)
        return (
            same and self.start <= (other.last_day or date.max) and other.start <= (self.last_day or date.max)
        )

    def standing(self, today: date) -> Standing:
        """Where it stands today, computed and never stored."""
        if self.state is MembershipState.PROPOSED:
            return Standing.PROPOSED
        if self.last_day is not None and self.last_day < today:
            return Standing.ENDED
        if self.denounced_on is not None:
            return Standing.DENOUNCED
        if today < self.start:
            return Standing.UPCOMING
        if self.last_day is not None and self.last_day - today <= RENEWAL_NOTICE:
            return Standing.TO_RENEW
        return Standing.IN_FORCE
