"""One period of membership on the sheet of its authority, as a frozen value that may cross threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cigdesk.domain.membership import Membership, MembershipValues, Standing, values_of
from cigdesk.domain.membership_life import Denunciation, last_day_to_denounce
from cigdesk.domain.membership_terms import Amendment
from cigdesk.domain.values import read_values
from cigdesk.ports import UnitOfWork


@dataclass(frozen=True)
class AmendmentMark:
    """An amendment on the line of years."""

    number: int
    effect: date
    object: str


@dataclass(frozen=True)
class MembershipLine:
    """One period, and where it stands on the day of the sheet."""

    id: UUID
    rev: int
    values: MembershipValues
    standing: Standing
    last_day: date | None
    denunciation: Denunciation
    last_notice: date | None
    """The last day to denounce it; none where it has no end, or nothing more to denounce."""
    amendments: tuple[AmendmentMark, ...]


def membership_line(uow: UnitOfWork, membership: Membership, today: date) -> MembershipLine:
    """The period, with its amendments by number."""
    return MembershipLine(
        id=membership.id,
        rev=membership.rev,
        values=values_of(membership),
        standing=membership.standing(today),
        last_day=membership.last_day,
        denunciation=read_values(membership, Denunciation),
        last_notice=_last_notice(membership, today),
        amendments=_marks(uow, membership),
    )


_SETTLED = frozenset({Standing.PROPOSED, Standing.DENOUNCED, Standing.ENDED})


def _last_notice(membership: Membership, today: date) -> date | None:
    return None if membership.standing(today) in _SETTLED else last_day_to_denounce(membership)


def _marks(uow: UnitOfWork, membership: Membership) -> tuple[AmendmentMark, ...]:
    kept = sorted(uow.find(Amendment, membership_id=membership.id), key=lambda each: each.number)
    return tuple(AmendmentMark(each.number, each.effect, each.object) for each in kept)
