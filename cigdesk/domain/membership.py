"""An authority in a convention from a day to a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from cigdesk.domain.identifiers import line_fault, tidy
from cigdesk.domain.membership_periods import day_fault, following, order_fault, period, term_faults
from cigdesk.domain.values import only_faults, read_values
from cigdesk.french import NBSP

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
        return standing_of(self, today)


class Period(Protocol):
    """What the life of a membership is computed from: the membership itself, or a row of a list."""

    @property
    def id(self) -> UUID: ...
    @property
    def authority_id(self) -> UUID: ...
    @property
    def convention(self) -> Convention: ...
    @property
    def state(self) -> MembershipState: ...
    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date | None: ...
    @property
    def last_day(self) -> date | None: ...
    @property
    def denounced_on(self) -> date | None: ...
    @property
    def tacit(self) -> bool: ...
    @property
    def notice_months(self) -> int: ...


def standing_of(each: Period, today: date) -> Standing:
    """Where it stands today; an end that was brought forward by a denunciation is its end."""
    if each.state is MembershipState.PROPOSED:
        return Standing.PROPOSED
    if each.last_day is not None and each.last_day < today:
        return Standing.ENDED
    if each.denounced_on is not None:
        return Standing.DENOUNCED
    if today < each.start:
        return Standing.UPCOMING
    if each.last_day is not None and each.last_day - today <= RENEWAL_NOTICE:
        return Standing.TO_RENEW
    return Standing.IN_FORCE


@dataclass(frozen=True, kw_only=True)
class MembershipValues:
    """What a person may write about a membership; a denunciation is an act of its own."""

    convention: Convention
    start: date | None
    end: date | None = None
    state: MembershipState = MembershipState.SIGNED
    signed_on: date | None = None
    centre_signed_on: date | None = None
    authority_deliberation: str = ""
    authority_deliberated_on: date | None = None
    centre_deliberation: str = ""
    centre_deliberated_on: date | None = None
    tacit: bool = False
    notice_months: int = 3
    pending_recruitment: bool = False
    waiting_list: bool = False

    def tidied(self) -> MembershipValues:
        """As it is kept."""
        return replace(
            self,
            authority_deliberation=tidy(self.authority_deliberation),
            centre_deliberation=tidy(self.centre_deliberation),
        )


_DAYS: Final = (
    "start",
    "end",
    "signed_on",
    "centre_signed_on",
    "authority_deliberated_on",
    "centre_deliberated_on",
)
_LINES: Final = ("authority_deliberation", "centre_deliberation")


def membership_faults(values: MembershipValues) -> dict[str, str]:
    """What keeps these values from being kept, by field name; other periods are `overlap_fault`'s affair."""
    found = {name: day_fault(getattr(values, name)) for name in _DAYS}
    found |= {name: line_fault(getattr(values, name)) for name in _LINES}
    found["start"] = "Indiquez le premier jour de l’adhésion." if values.start is None else found["start"]
    found["end"] = found["end"] or order_fault(values.start, values.end, "Le dernier jour")
    found["signed_on"] = found["signed_on"] or _signature_fault(values)
    faults = only_faults(found)
    if faults or values.start is None:
        return faults
    return term_faults(values.start, values.end, values.notice_months, tacit=values.tacit)


def _signature_fault(values: MembershipValues) -> str:
    if values.state is MembershipState.SIGNED and values.signed_on is None:
        return "Indiquez le jour où la collectivité a signé, ou laissez l’adhésion proposée."
    return ""


def overlap_fault(membership: Membership, others: Iterable[Membership]) -> str:
    """The reason why the period cannot stand beside those of the same convention; "" when it can."""
    for other in others:
        if other.id != membership.id and membership.overlaps(other):
            return (
                f"Cette période chevauche une adhésion à la même convention{NBSP}: "
                f"{period(other.start, other.last_day)}."
            )
    return ""


def values_of(membership: Membership) -> MembershipValues:
    """The values of a kept membership, to edit them."""
    return read_values(membership, MembershipValues)


def renewal_of(membership: Membership, today: date) -> MembershipValues:
    """The next period, a new one: it starts the day after, this year at the earliest, and lasts as long.

    What renews by itself needs no new signature: its own stands, and its period follows without a gap.
    """
    if membership.last_day is None:
        return first_membership(membership.convention, today)
    start, end = following(membership.start, membership.last_day)
    if membership.tacit:
        return replace(values_of(membership), start=start, end=end)
    start, end = following(membership.start, membership.last_day, max(start, date(today.year, 1, 1)))
    return MembershipValues(
        convention=membership.convention,
        start=start,
        end=end,
        state=MembershipState.PROPOSED,
        tacit=membership.tacit,
        notice_months=membership.notice_months,
        pending_recruitment=membership.pending_recruitment,
    )


def first_membership(convention: Convention, today: date) -> MembershipValues:
    """What is proposed to an authority that has no period yet: from this civil year, until further notice."""
    return MembershipValues(convention=convention, start=date(today.year, 1, 1))
