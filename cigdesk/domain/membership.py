"""An authority in a convention from a day to a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.identifiers import line_fault, tidy
from cigdesk.domain.values import only_faults, read_values
from cigdesk.french import NBSP, date_long
from cigdesk.french.parsing import FIRST_YEAR, LAST_YEAR

RENEWAL_NOTICE = timedelta(days=183)
"""A membership is "to renew" in its last six months (first of the reminders at 6, 3 and 1 months)."""


class Convention(StrEnum):
    """The kinds of contract of both offers."""

    CADRE = "cadre"
    MEDECINE = "medecine"
    SOCIAL = "social"
    ACCOMPAGNEMENT_SOCIAL = "accompagnement-social"

    @property
    def label(self) -> str:
        """« Convention-cadre prévention, santé et action sociale »."""
        return _LABELS[self]

    @property
    def short_label(self) -> str:
        """« Convention-cadre »: where several stand side by side."""
        return _SHORT_LABELS.get(self, self.label)


_LABELS: Final = {
    Convention.CADRE: "Convention-cadre prévention, santé et action sociale",
    Convention.MEDECINE: "Médecine préventive",
    Convention.SOCIAL: "Service social du travail",
    Convention.ACCOMPAGNEMENT_SOCIAL: "Accompagnement social",
}
_SHORT_LABELS: Final = {Convention.CADRE: "Convention-cadre", Convention.SOCIAL: "Service social"}


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
    """The day the authority signed."""
    centre_signed_on: date | None = None
    authority_deliberation: str = ""
    """The number of the authority's own deliberation, `authority_deliberated_on` its day."""
    authority_deliberated_on: date | None = None
    centre_deliberation: str = ""
    centre_deliberated_on: date | None = None
    tacit: bool = False
    """Whether it renews by itself, each time as a new period, unless denounced in time."""
    notice_months: int = 3
    """How long before the end of the current period a denunciation must be received."""
    renews_id: UUID | None = None
    """The period that this one follows by renewal."""
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


@dataclass(frozen=True, kw_only=True)
class MembershipValues:
    """What a person may write about a membership."""

    convention: Convention
    start: date | None
    end: date | None = None
    state: MembershipState = MembershipState.SIGNED
    signed_on: date | None = None
    denounced_on: date | None = None
    denounced_effect: date | None = None
    reason: str = ""
    pending_recruitment: bool = False
    waiting_list: bool = False

    def tidied(self) -> MembershipValues:
        """As it is kept."""
        return replace(self, reason=tidy(self.reason))


_DAYS: Final = ("start", "end", "signed_on", "denounced_on", "denounced_effect")


def membership_faults(values: MembershipValues) -> dict[str, str]:
    """What keeps these values from being kept, by field name; other periods are `overlap_fault`'s affair."""
    found = {name: _day_fault(getattr(values, name)) for name in _DAYS}
    found["start"] = "Indiquez le premier jour de l’adhésion." if values.start is None else found["start"]
    found["end"] = found["end"] or _order_fault(values.start, values.end, "Le dernier jour")
    found["denounced_on"] = found["denounced_on"] or _denounced_fault(values)
    found["denounced_effect"] = found["denounced_effect"] or _effect_fault(values)
    found["reason"] = line_fault(values.reason)
    return only_faults(found)


def _day_fault(day: date | None) -> str:
    if day is None or FIRST_YEAR <= day.year <= LAST_YEAR:
        return ""
    return f"Date attendue entre {FIRST_YEAR} et {LAST_YEAR}."


def _order_fault(start: date | None, end: date | None, subject: str) -> str:
    if start is None or end is None or start <= end:
        return ""
    return f"{subject} vient avant le premier, le {date_long(start)}."


def _denounced_fault(values: MembershipValues) -> str:
    if values.denounced_on is None and values.denounced_effect is not None:
        return "Indiquez le jour où la dénonciation a été reçue."
    if values.denounced_on is not None and values.state is MembershipState.PROPOSED:
        return "Une adhésion proposée se retire, elle ne se dénonce pas."
    return ""


def _effect_fault(values: MembershipValues) -> str:
    if values.denounced_on is not None and values.denounced_effect is None:
        return "Indiquez le dernier jour couvert après la dénonciation."
    return _order_fault(values.start, values.denounced_effect, "Ce jour")


def overlap_fault(membership: Membership, others: Iterable[Membership]) -> str:
    """The reason why the period cannot stand beside those of the same convention; "" when it can."""
    for other in others:
        if other.id != membership.id and membership.overlaps(other):
            return (
                f"Cette période chevauche une adhésion à la même convention{NBSP}: "
                f"{period(other.start, other.last_day)}."
            )
    return ""


def period(start: date, last_day: date | None) -> str:
    """« du 1er janvier 2026 au 31 décembre 2028 », « à partir du 1er janvier 2026 »."""
    if last_day is None:
        return f"à partir du {date_long(start)}"
    return f"du {date_long(start)} au {date_long(last_day)}"


def values_of(membership: Membership) -> MembershipValues:
    """The values of a kept membership, to edit them."""
    return read_values(membership, MembershipValues)


def renewal_of(membership: Membership, today: date) -> MembershipValues:
    """The next period, a new one: it starts the day after, this year at the earliest, and lasts as long."""
    if membership.last_day is None:
        return first_membership(membership.convention, today)
    start = max(membership.last_day + timedelta(days=1), date(today.year, 1, 1))
    length = membership.last_day - membership.start
    end = _year_end(start, round(length / timedelta(days=365.25)) or 1)
    return MembershipValues(
        convention=membership.convention, start=start, end=end, state=MembershipState.PROPOSED
    )


def first_membership(convention: Convention, today: date) -> MembershipValues:
    """What is proposed to an authority that has no period yet: from this civil year, until further notice."""
    return MembershipValues(convention=convention, start=date(today.year, 1, 1))


def _year_end(start: date, years: int) -> date:
    """The last day of so many years from `start`."""
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:  # 29 February
        return date(start.year + years, 2, 28)
