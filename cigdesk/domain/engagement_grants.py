"""What a line of an accepted quote, or a year of membership, grants: units between two days.

What the offers leave open is read as docs/decisions/0010-readings-of-the-engagements.md says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from dateutil.relativedelta import relativedelta

from cigdesk.domain.appointment import LAST_YEAR
from cigdesk.domain.engagement_offers import ASSESSMENT, NOTHING_TO_PLAN, PACKAGE, PRESENCE_RATES
from cigdesk.domain.engagement_units import HALF, HOUR, PACKAGE_DAYS, PRESENCE_DAY, YEAR

Week = Mapping[int, Decimal]
"""The part of a day that is worked on each weekday (0 is Monday); one that is left out is not worked."""

FULL_WEEK: Final[Week] = {weekday: Decimal(1) for weekday in range(5)}
"""Monday to Friday: what is read until the practitioner of the authority is known."""

OPEN_END: Final = date(LAST_YEAR, 12, 31)
"""The last day of what runs until further notice."""


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Units of an offer, to plan from the first to the last day, both included."""

    offer: str
    label: str
    unit: str
    granted: Decimal
    start: date
    end: date


@dataclass(frozen=True, kw_only=True)
class Ordered:
    """A firm line of an accepted quote, as it was frozen; `quantity` is minutes where the unit is an hour."""

    offer: str
    label: str
    unit: str
    quantity: Decimal
    participants: int | None = None


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What the dates of a grant follow from.

    `validity_months` is that of a quote; `convention_end` the last day of the convention in force, None
    until further notice; `closed` the public holidays of the year of service.
    """

    service_day: date
    accepted_on: date
    validity_months: int
    convention_end: date | None = None
    closed: Collection[date] = ()

    @property
    def year_end(self) -> date:
        """The last day of the year of service."""
        return date(self.service_day.year, 12, 31)


def granted_by_quote(line: Ordered, ground: Ground) -> tuple[Grant, ...]:
    """What a line grants; nothing for what is not planned here."""
    if line.offer in NOTHING_TO_PLAN or line.quantity <= 0:
        return ()
    if line.offer in PRESENCE_RATES:
        days = ground.service_day, ground.year_end
        return tuple(granted_presence(line.offer, line.label, days, ground.closed))
    if line.offer == PACKAGE:
        return granted_package(line.label, ground.service_day.year)
    start, end = _period(line, ground)
    count = line.quantity * (line.participants or 1 if line.unit == "half-day-participant" else 1)
    kept = {"offer": line.offer, "label": line.label, "unit": line.unit}
    return (Grant(**kept, granted=count, start=start, end=end),)


def _period(line: Ordered, ground: Ground) -> tuple[date, date]:
    """A year is the whole civil year; an assessment lasts as long as the convention; else from acceptance.

    The rest runs to the end of the year of service, and never less than a quote is valid.
    """
    first = date(ground.service_day.year, 1, 1)
    if line.unit == YEAR:
        return first, ground.year_end
    start = max(ground.accepted_on, first)
    if line.offer == ASSESSMENT:
        return start, max(start, ground.convention_end or OPEN_END)
    return start, max(ground.year_end, start + relativedelta(months=ground.validity_months))


def granted_package(label: str, year: int) -> tuple[Grant, ...]:
    """The three counts of days of an ACFI package, none of them known before it is entered."""
    days = {"start": date(year, 1, 1), "end": date(year, 12, 31)}
    return tuple(Grant(offer=PACKAGE, label=label, unit=unit, granted=Decimal(0), **days)
                 for unit in PACKAGE_DAYS)  # fmt: skip


def granted_assessment(label: str, minutes: int, start: date, end: date | None) -> Grant:
    """The time of the assessments of a convention, shared by all the cases of the authority."""
    last = end or OPEN_END
    return Grant(offer=ASSESSMENT, label=label, unit=HOUR, granted=Decimal(minutes), start=start, end=last)


def granted_presence(
    offer: str, label: str, days: tuple[date, date], closed: Collection[date], week: Week = FULL_WEEK
) -> Iterator[Grant]:
    """Days of presence, one grant a month, from the first to the last of `days`, both included."""
    counts = presence_days(PRESENCE_RATES[offer], *days, closed, week)
    for (start, end), count in counts.items():
        yield Grant(offer=offer, label=label, unit=PRESENCE_DAY, granted=count, start=start, end=end)


def presence_days(
    rate: Decimal, first: date, last: date, closed: Collection[date], week: Week = FULL_WEEK
) -> dict[tuple[date, date], Decimal]:
    """The days of presence of each month: the rate of its working days, holidays left out.

    Rounded to the half-day so that the months always add up to the rounded whole: what one month gives up
    is not lost, the next one has it.
    """
    shown, worked, told = {}, Decimal(0), Decimal(0)
    for start, end in _months(first, last):
        worked += sum((_worked(day, closed, week) for day in _days(start, end)), Decimal(0))
        reached = to_half_days(rate * worked)
        shown[start, end], told = reached - told, reached
    return shown


def to_half_days(days: Decimal) -> Decimal:
    """Rounded to the nearest half, upwards at the middle: 12.6 gives 12.5."""
    return (days / HALF).to_integral_value(ROUND_HALF_UP) * HALF


def _worked(day: date, closed: Collection[date], week: Week) -> Decimal:
    return Decimal(0) if day in closed else week.get(day.weekday(), Decimal(0))


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    start = first
    while start <= last:
        end = min(last, start + relativedelta(day=31))
        yield start, end
        start = end + timedelta(days=1)


def _days(first: date, last: date) -> Iterator[date]:
    for count in range((last - first).days + 1):
        yield first + timedelta(days=count)
