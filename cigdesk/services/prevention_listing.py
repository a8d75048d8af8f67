"""What authorities have of days of prevention for a year, as a list: narrowed, sorted, counted. No input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, reduce
from typing import Any, Final
from uuid import UUID

from cigdesk.domain.engagement_balance import ZERO, Balance, together
from cigdesk.domain.engagement_offers import PACKAGE
from cigdesk.domain.engagement_pace import (
    WORKS,
    AuditState,
    Pace,
    PaceState,
    PreventionKind,
    paces_together,
    state_of,
)
from cigdesk.domain.search import find
from cigdesk.domain.text import fold
from cigdesk.services.engagement_reading import EngagementLine, MonthLine
from cigdesk.services.engagements import Orders


class Part(StrEnum):
    """What is listed apart: a day of presence is no day of a package, nor is a session of a group."""

    PACKAGES = "packages"
    PRESENCE = "presence"
    WORKS = "works"


class Shown(StrEnum):
    """Which authorities are listed."""

    ALL = "all"
    LATE = "late"
    UNPLANNED = "unplanned"
    TO_PLAN = "to-plan"
    PLANNED = "planned"
    USED_UP = "used-up"
    TO_ENTER = "to-enter"


class PreventionOrder(StrEnum):
    """By what the list is sorted; equal ones follow by name."""

    NAME = "name"
    HEADCOUNT = "headcount"
    DONE = "done"
    LEFT = "left"
    NEXT = "next"
    STATE = "state"


@dataclass(frozen=True)
class PreventionLine:
    """One order: of which kind its days are, and whether they keep up."""

    order: EngagementLine
    kind: PreventionKind
    pace: Pace
    late_months: tuple[MonthLine, ...] = ()
    """The months of a presence that are over, and whose days are neither done nor planned in them."""

    @property
    def counts(self) -> bool:
        """Whether there is anything to say of it: an authority may take no advice at all."""
        return not self.order.idle


@dataclass(frozen=True)
class PreventionRow:
    """One authority with its orders of a year."""

    id: UUID
    name: str
    heads: int | None
    tier: str
    year: int
    lines: tuple[PreventionLine, ...]
    to_enter: bool = False
    """It has a package whose days nobody has entered yet."""
    audit: AuditState | None = None
    """How far the audit is where the year is the first of its package."""
    near: bool = False
    """Found by words that hold typing errors."""

    @cached_property
    def balance(self) -> Balance:
        """All of its days together."""
        return reduce(together, (each.order.balance for each in self.lines), Balance(ZERO))

    @cached_property
    def left(self) -> Decimal:
        """What can still be planned: days beyond one order make up for nothing in another."""
        return sum((each.order.balance.left for each in self.lines), ZERO)

    @cached_property
    def overspent(self) -> Decimal:
        """What goes beyond its orders, order by order."""
        return sum((each.order.balance.overspent for each in self.lines), ZERO)

    @cached_property
    def pace(self) -> Pace:
        """The rhythm expected of all of them."""
        return paces_together(each.pace for each in self.lines)

    @cached_property
    def behind(self) -> Decimal:
        """The days missing to keep up, order by order."""
        return sum((each.pace.behind for each in self.lines), ZERO)

    @cached_property
    def state(self) -> PaceState:
        """Where it stands, the most pressing first."""
        balances = [each.order.balance for each in self.lines]
        return state_of(balances, (each.pace for each in self.lines), to_enter=self.to_enter)

    @property
    def unplanned(self) -> bool:
        """Whether days are left and none has its date."""
        return bool(self.left) and not self.balance.planned

    @property
    def package_used_up(self) -> bool:
        """Whether every day of its package is done or planned: more are days apart (ACFI-SUP)."""
        package = self._package
        return any(each.balance.granted for each in package) and not any(
            each.balance.left for each in package
        )

    @property
    def _package(self) -> list[EngagementLine]:
        return [each.order for each in self.lines if each.order.offer == PACKAGE]

    @property
    def neediest(self) -> PreventionLine | None:
        """What is to be planned first: what is late, then what has most left; None when nothing is left."""
        open_ones = [each for each in self.lines if each.order.balance.left]
        return max(open_ones, key=lambda each: (each.pace.behind, each.order.balance.left), default=None)

    @property
    def shown(self) -> tuple[PreventionLine, ...]:
        """The lines worth a row: what is used, or a package that is to be entered."""
        kept = {each.id for each in Orders(self.year, tuple(each.order for each in self.lines)).shown}
        return tuple(each for each in self.lines if each.order.id in kept)

    @property
    def entered(self) -> tuple[EngagementLine, ...]:
        """The orders whose days are a person's to enter, those of one source together."""
        first = next((each.order for each in self.lines if each.order.entered), None)
        return () if first is None else self.entered_with(first)

    def entered_with(self, order: EngagementLine) -> tuple[EngagementLine, ...]:
        """The orders whose days are entered with those of that one."""
        mine = (each.order for each in self.lines if each.order.source_id == order.source_id)
        return tuple(each for each in mine if each.entered)

    def of(self, part: Part, kind: PreventionKind | None) -> PreventionRow:
        """The same authority, of whose orders only these are looked at."""
        lines = tuple(each for each in self.lines if _belongs(each, part, kind))
        of_package = any(each.order.offer == PACKAGE for each in lines)
        audit = self.audit if of_package else None
        return replace(self, lines=lines, to_enter=self.to_enter and of_package, audit=audit)


@dataclass(frozen=True)
class PreventionFilter:
    """Which orders and which authorities are listed."""

    year: int
    part: Part = Part.PACKAGES
    kind: PreventionKind | None = None
    shown: Shown = Shown.ALL

    @property
    def restricts(self) -> bool:
        """Whether it leaves anything out of the part that is looked at."""
        return self.kind is not None or self.shown is not Shown.ALL

    @property
    def archived(self) -> bool:
        """No list of archived ones is kept apart here: their orders are listed with the others."""
        return False


@dataclass(frozen=True)
class PreventionFacets:
    """How many authorities there are to show, by what they may be narrowed to."""

    shown: Mapping[Shown, int]
    archived: int = 0


@dataclass(frozen=True)
class PreventionYear:
    """Every authority that ordered days of prevention for a year, by name."""

    year: int
    today: date
    rows: tuple[PreventionRow, ...]
    ungranted: int = 0
    """Accepted quotes that were not taken up yet."""


@dataclass(frozen=True)
class PreventionListing:
    """The list as asked, what filters it, and what it comes to."""

    where: PreventionFilter
    rows: tuple[PreventionRow, ...]
    facets: PreventionFacets
    year: PreventionYear

    @property
    def ids(self) -> tuple[UUID, ...]:
        """All of them."""
        return tuple(each.id for each in self.rows)

    @property
    def balance(self) -> Balance:
        """The days of all that are listed."""
        return reduce(together, (each.balance for each in self.rows), Balance(ZERO))

    @property
    def left(self) -> Decimal:
        """What can still be planned of them."""
        return sum((each.left for each in self.rows), ZERO)

    @property
    def pace(self) -> Pace:
        """The rhythm expected of all that are listed."""
        return paces_together(each.pace for each in self.rows)


def packages_of(rows: Sequence[PreventionRow]) -> tuple[PreventionRow, ...]:
    """The authorities with days of packages and beyond them, looked at for these days alone."""
    found = (row.of(Part.PACKAGES, None) for row in rows)
    return tuple(row for row in found if row.lines)


def listed(
    year: PreventionYear,
    text: str,
    where: PreventionFilter,
    order: PreventionOrder = PreventionOrder.STATE,
    *,
    descending: bool = False,
) -> PreventionListing:
    """The authorities that match the words and the filter, in that order."""
    everything = [narrowed for row in year.rows if _says(narrowed := row.of(where.part, where.kind))]
    counts = {shown: sum(fits(row) for row in everything) for shown, fits in _FITS.items()}
    rows = [row for row in _found(everything, text) if _FITS[where.shown](row)]
    return PreventionListing(
        where, tuple(_sorted(rows, order, descending=descending)), PreventionFacets(counts), year
    )


def awaits_days(lines: Iterable[PreventionLine]) -> bool:
    """Whether there is a package among these whose days nobody has entered yet."""
    entered: Counter[UUID] = Counter()
    for order in (each.order for each in lines if each.order.offer == PACKAGE):
        entered[order.source_id] += bool(order.balance.granted)
    return 0 in entered.values()


def _belongs(line: PreventionLine, part: Part, kind: PreventionKind | None) -> bool:
    return part_of(line.kind) is part and kind in (None, line.kind)


def part_of(kind: PreventionKind) -> Part:
    """Where orders of that kind are listed."""
    if kind in WORKS:
        return Part.WORKS
    return Part.PRESENCE if kind is PreventionKind.PRESENCE else Part.PACKAGES


def _says(row: PreventionRow) -> bool:
    return row.to_enter or any(each.counts for each in row.lines)


def _found(rows: Sequence[PreventionRow], text: str) -> Sequence[PreventionRow]:
    if not text.strip():
        return rows
    found = find(text, tuple(rows), lambda row: row.name)
    return found.exact or [replace(row, near=True) for row in found.near]


_FITS: Final[Mapping[Shown, Callable[[PreventionRow], bool]]] = {
    Shown.ALL: lambda _row: True,
    Shown.LATE: lambda row: row.state is PaceState.LATE,
    Shown.UNPLANNED: lambda row: row.unplanned,
    Shown.TO_PLAN: lambda row: bool(row.left),
    Shown.PLANNED: lambda row: row.state is PaceState.PLANNED,
    Shown.USED_UP: lambda row: row.state is PaceState.USED_UP,
    Shown.TO_ENTER: lambda row: row.to_enter,
}

_STATES: Final = {state: place for place, state in enumerate(PaceState)}
_KEYS: Final[Mapping[PreventionOrder, Callable[[PreventionRow], Any]]] = {
    PreventionOrder.NAME: lambda row: fold(row.name),
    PreventionOrder.HEADCOUNT: lambda row: row.heads or 0,
    PreventionOrder.DONE: lambda row: row.balance.done,
    PreventionOrder.LEFT: lambda row: row.left,
    PreventionOrder.NEXT: lambda row: row.balance.next_day or date.max,
    PreventionOrder.STATE: lambda row: (_STATES[row.state], -row.behind),
}


def _sorted(
    rows: Iterable[PreventionRow], order: PreventionOrder, *, descending: bool
) -> list[PreventionRow]:
    by_name = sorted(rows, key=_KEYS[PreventionOrder.NAME])
    return sorted(by_name, key=_KEYS[order], reverse=descending)
