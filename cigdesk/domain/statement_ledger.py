"""The ledger of an authority: what its work is due by now, against what stands on its closed statements.

Every piece of work has one key. What it is worth now, less what stands, is the one open line of that key, and
each open line stands on one open month. So the lines of all statements always sum to the work: nothing twice,
nothing lost, in whatever order work is edited and months are closed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.engagement_units import HOUR
from cigdesk.domain.money import ZERO, for_minutes, times
from cigdesk.domain.statement import DueGroup, Month, WorkKey, month_of, next_month

NOTHING = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Due:
    """What a piece of work is due: `quantity` in its unit (minutes where it is an hour), euros before tax."""

    key: WorkKey
    day: date
    group: DueGroup
    offer: str
    label: str
    unit: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    reason: str = ""
    """Why it is not charged."""
    order: str = ""
    """« Devis 2026-0133 »; nothing for work by the catalogue of its day."""
    case_number: str = ""
    mode: PlaceMode | None = None
    meeting_id: UUID | None = None
    """The appointment of which the time was entered."""
    quote_id: UUID | None = None
    """The quote whose price it has; not kept with what is closed."""
    whole: bool = False
    """Due as one sum, whose amount may change by itself: a year of membership, a package."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the closed statements of an authority say of a piece of work, all their lines together."""

    due: Due
    month: Month
    """Of the last statement on which it stands."""
    number: str


@dataclass(frozen=True, kw_only=True)
class Override:
    """What a person decided that a piece of work is due; without a price, at the one that it has."""

    quantity: Decimal
    unit_price: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class OpenLine:
    """A line of an open month; `due` holds what this line alone comes to."""

    due: Due
    month: Month
    corrects: str = ""
    """The number of the statement that it corrects."""
    why: str = ""
    """The reason of a correction."""

    @property
    def late(self) -> bool:
        """Whether the work is of a month before."""
        return month_of(self.due.day) < self.month


@dataclass(frozen=True, kw_only=True)
class Months:
    """The closed months of an authority; `floor` is the first on which late work is still put."""

    closed: Collection[Month] = frozenset()
    floor: Month = date.min

    def home(self, own: Month) -> Month:
        """The open month on which work stands: its own, or the first after the last closed one."""
        return self.late_home if own in self.closed else own

    @property
    def late_home(self) -> Month:
        """Where late work and corrections stand."""
        return max(next_month(max(self.closed)), self.floor) if self.closed else self.floor


def priced(unit: str, quantity: Decimal, unit_price: Decimal) -> Decimal:
    """Euros of so many units, half up to the cent; minutes of a price per hour."""
    return for_minutes(unit_price, quantity) if unit == HOUR else times(unit_price, quantity)


def worth(due: Due | None, standing: Standing | None, override: Override | None) -> Due | None:
    """What the work comes to now; None where there is none.

    What stands keeps its price: only other units, or a whole sum that is another one, make a difference.
    """
    known = standing.due if standing else due
    if known is None:
        return None
    if override is not None:
        return _overridden(due or known, known, override)
    if due is None or standing is None or due.whole:
        return due
    if due.unit != known.unit:
        return due
    if due.quantity == known.quantity:
        return replace(due, amount=known.amount, unit_price=known.unit_price)
    amount = priced(known.unit, due.quantity, known.unit_price)
    return replace(due, amount=amount, unit_price=known.unit_price)


def _overridden(due: Due, known: Due, override: Override) -> Due:
    price = known.unit_price if override.unit_price is None else override.unit_price
    amount = priced(known.unit, override.quantity, price)
    charged = "" if amount else due.reason
    return replace(
        due, unit=known.unit, quantity=override.quantity, unit_price=price, amount=amount, reason=charged
    )


@dataclass(frozen=True, kw_only=True)
class Account:
    """What is on record of the work of one authority, beside what it is due by now."""

    standing: Mapping[WorkKey, Standing] = field(default_factory=dict)
    overrides: Mapping[WorkKey, Override] = field(default_factory=dict)
    waiting: Mapping[WorkKey, Month] = field(default_factory=dict)
    """The last month from which each piece of work was set aside."""
    months: Months = Months()

    def home_of(self, key: WorkKey, own: Month) -> Month:
        """The open month on which work of a month stands, once set aside or late."""
        waited = max(own, next_month(self.waiting[key])) if key in self.waiting else own
        return self.months.home(waited)


def open_lines(dues: Iterable[Due], account: Account) -> list[OpenLine]:
    """The open lines of one authority, each with the month on which it stands, by group and day.

    Work that stands and is not among the `dues` is gone: it is taken back.
    """
    known = {each.key: each for each in dues}
    keys = dict.fromkeys([*known, *account.standing])
    found = [_line(key, known.get(key), account) for key in keys]
    return sorted((each for each in found if each is not None), key=_order)


def _line(key: WorkKey, due: Due | None, account: Account) -> OpenLine | None:
    override, stands = account.overrides.get(key), account.standing.get(key)
    now, why = worth(due, stands, override), override.reason if override else ""
    if stands is None:
        if now is None:
            return None
        return OpenLine(due=now, month=account.home_of(key, month_of(now.day)), why=why)
    difference = _difference(now, stands.due)
    if difference is None:
        return None
    month = account.home_of(key, stands.month)
    return OpenLine(due=difference, month=month, corrects=stands.number, why=why)


def _difference(now: Due | None, before: Due) -> Due | None:
    """What has to be added to what stands; None where it is the same."""
    units = now.quantity if now and now.unit == before.unit else NOTHING
    amount = now.amount if now else ZERO
    if (units, amount) == (before.quantity, before.amount):
        return None
    price = now.unit_price if now else before.unit_price
    shown = replace(before, unit_price=price, reason="")
    return replace(shown, quantity=units - before.quantity, amount=amount - before.amount)


def _order(line: OpenLine) -> tuple[int, date, str, int]:
    return GROUPS[line.due.group], line.due.day, line.due.label, line.due.key.record_id.int


GROUPS = {group: place for place, group in enumerate(DueGroup)}
