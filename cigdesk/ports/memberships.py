"""Rows and queries about memberships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from cigdesk.domain.membership import Convention, MembershipState, Standing


@dataclass(frozen=True, kw_only=True)
class MembershipRow:
    """One period of an authority in a convention; the sums are those of one year."""

    id: UUID
    authority_id: UUID
    authority: str
    sort_key: str
    convention: Convention
    start: date
    end: date | None
    state: MembershipState
    signed_on: date | None
    denounced_on: date | None
    denounced_effect: date | None
    tacit: bool
    notice_months: int
    pending_recruitment: bool
    waiting_list: bool
    options: str
    """The codes of the options of the year asked, separated by spaces."""
    amount: Decimal | None
    """Euros of the year asked; none where nothing is fixed."""
    near: bool = False
    """Found by words that hold typing errors."""

    @property
    def last_day(self) -> date | None:
        """The end, or the day of effect of a denunciation when it comes first."""
        return min(filter(None, (self.end, self.denounced_effect)), default=None)


class MembershipOrder(StrEnum):
    """By what the list is sorted; equal ones follow by name of the authority."""

    AUTHORITY = "authority"
    CONVENTION = "convention"
    START = "start"
    END = "end"
    STANDING = "standing"
    AMOUNT = "amount"


@dataclass(frozen=True)
class MembershipFilter:
    """Which memberships are listed; what is left out does not restrict."""

    standing: Standing | None = None
    due: bool = False
    """Those to renew by themselves, whose notice is over."""
    convention: Convention | None = None
    year: int | None = None
    """Those that cover a day of that year."""
    waiting_list: bool = False
    pending_recruitment: bool = False

    @property
    def restricts(self) -> bool:
        """Whether anything is left out."""
        return self != EVERY_MEMBERSHIP

    @property
    def archived(self) -> bool:
        """A membership ends, which is a standing: none is put aside."""
        return False


EVERY_MEMBERSHIP: Final = MembershipFilter()


@dataclass(frozen=True)
class MembershipFacets:
    """What there is to filter by: how many of each, whatever is filtered."""

    standings: Mapping[Standing, int]
    conventions: Mapping[Convention, int]
    years: Mapping[int, int]
    waiting_list: int = 0
    pending_recruitment: int = 0
    due: int = 0
    archived: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.standings.values())


class MembershipQueries(Protocol):
    """Reading memberships without loading them."""

    def rows(self, text: str, year: int) -> list[MembershipRow]:
        """Those of authorities whose words match, not archived, with the amounts of that year."""

    def to_carry(self, year: int) -> list[UUID]:
        """The signed ones that cover a day of that year and have terms of the year before, none of it."""
