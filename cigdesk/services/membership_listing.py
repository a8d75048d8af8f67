"""The list of memberships: filtered by where they stand, sorted, counted, summed. No input or output."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from cigdesk.domain import money
from cigdesk.domain.membership import Convention, Standing, standing_of
from cigdesk.domain.membership_life import due_for_renewal
from cigdesk.ports.memberships import MembershipFacets, MembershipFilter, MembershipOrder, MembershipRow


@dataclass(frozen=True)
class MembershipItem:
    """One row as it is shown."""

    row: MembershipRow
    standing: Standing
    due: bool
    """It renews by itself and its notice is over: the next period is to be written."""

    @property
    def id(self) -> UUID:
        """The membership."""
        return self.row.id

    @property
    def near(self) -> bool:
        """Found by words that hold typing errors."""
        return self.row.near


@dataclass(frozen=True)
class MembershipListing:
    """The list as asked, what filters it, and what it comes to in a year."""

    rows: tuple[MembershipItem, ...]
    facets: MembershipFacets
    year: int
    """The civil year of the amounts."""
    total: Decimal

    @property
    def ids(self) -> tuple[UUID, ...]:
        """All of them."""
        return tuple(each.id for each in self.rows)


def listed(
    rows: Sequence[MembershipRow],
    everything: Sequence[MembershipRow],
    where: MembershipFilter,
    order: MembershipOrder,
    *,
    descending: bool,
    today: date,
) -> MembershipListing:
    """The rows that the filter leaves, in that order; the facets count everything."""
    due = due_rows(everything, today)
    items = [MembershipItem(row, standing_of(row, today), row.id in due) for row in rows]
    left = [each for each in items if _wanted(each, where)]
    return MembershipListing(
        rows=tuple(_sorted(left, order, descending=descending)),
        facets=_facets(everything, due, today),
        year=where.year or today.year,
        total=money.total(each.row.amount for each in left if each.row.amount is not None),
    )


def beside(rows: Iterable[MembershipRow]) -> Mapping[tuple[UUID, Convention], list[MembershipRow]]:
    """The rows by authority and convention: the periods that follow one another."""
    found: defaultdict[tuple[UUID, Convention], list[MembershipRow]] = defaultdict(list)
    for row in rows:
        found[row.authority_id, row.convention].append(row)
    return found


def due_rows(rows: Sequence[MembershipRow], today: date) -> frozenset[UUID]:
    """Those that renew by themselves and whose notice is over."""
    others = beside(rows)
    return frozenset(
        row.id for row in rows if due_for_renewal(row, others[row.authority_id, row.convention], today)
    )


def _wanted(item: MembershipItem, where: MembershipFilter) -> bool:
    row = item.row
    return (
        where.standing in (None, item.standing)
        and (item.due or not where.due)
        and where.convention in (None, row.convention)
        and (where.year is None or where.year in _years(row))
        and (row.waiting_list or not where.waiting_list)
        and (row.pending_recruitment or not where.pending_recruitment)
    )


def _years(row: MembershipRow) -> range:
    last = row.last_day.year if row.last_day is not None else date.max.year
    return range(row.start.year, last + 1)


_STANDING_ORDER: Final = {standing: place for place, standing in enumerate(Standing)}
_KEYS: Final[Mapping[MembershipOrder, Callable[[MembershipItem], Any]]] = {
    MembershipOrder.AUTHORITY: lambda item: item.row.sort_key,
    MembershipOrder.CONVENTION: lambda item: list(Convention).index(item.row.convention),
    MembershipOrder.START: lambda item: item.row.start,
    MembershipOrder.END: lambda item: item.row.last_day,
    MembershipOrder.STANDING: lambda item: _STANDING_ORDER[item.standing],
    MembershipOrder.AMOUNT: lambda item: item.row.amount,
}


def _sorted(
    items: Iterable[MembershipItem], order: MembershipOrder, *, descending: bool
) -> list[MembershipItem]:
    """Empty cells come last whatever the way; equal ones by name, the latest period first."""
    key = _KEYS[order]
    by_name = sorted(items, key=lambda item: (item.row.sort_key, -item.row.start.toordinal()))
    empty = [each for each in by_name if key(each) is None]
    full = [each for each in by_name if key(each) is not None]
    return sorted(full, key=key, reverse=descending) + empty


def _facets(rows: Sequence[MembershipRow], due: frozenset[UUID], today: date) -> MembershipFacets:
    standings = Counter(standing_of(row, today) for row in rows)
    years = Counter(year for row in rows for year in _shown_years(row, today))
    conventions = Counter(row.convention for row in rows)
    return MembershipFacets(
        standings={each: standings[each] for each in Standing},
        conventions={each: conventions[each] for each in Convention},
        years=dict(sorted(years.items(), reverse=True)),
        waiting_list=sum(row.waiting_list for row in rows),
        pending_recruitment=sum(row.pending_recruitment for row in rows),
        due=len(due),
    )


def _shown_years(row: MembershipRow, today: date) -> Iterable[int]:
    """One without end goes on to the next year, and is not counted for ever."""
    if row.last_day is not None:
        return _years(row)
    return range(row.start.year, max(today.year + 2, row.start.year + 1))
